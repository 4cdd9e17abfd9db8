import { bindAddress, bindingsOf, findBinding, moveBinding, noteIdentityChange } from '../db/bindings.ts'
import { channelsBeyond } from '../db/channels.ts'
import type { BotTx } from '../db/client.ts'
import { lockWithin } from '../db/lock.ts'
import { wake } from '../db/wake.ts'
import { moveConversations } from '../flows/conversation-store.ts'
import { moveOutbox } from '../outbox/outbox-store.ts'
import { moveCases } from '../requests/case-store.ts'
import { conversationsAtWork } from '../requests/platform-task-store.ts'
import { moveAwaiting, moveRequestsUnderWay } from '../requests/request-store.ts'
import { moveInbox } from '../webhook/waiting-event-store.ts'
import type { Bot } from './bot.ts'
import { endReviews } from './join-persons.ts'
import type { Turn } from './turn.ts'

/** How long whoever is at work for the former person is waited for. */
const WAIT_MS = 5_000

/**
 * The number that WhatsApp attached for the person, on dedicated channels. Where it was known from another chat it moves here, and with it
 * its requests under way, its open cases, and the chats that it alone reaches: their news goes to whoever holds the number now. Where another
 * id stood beside it, it may have changed hands. Nobody is at work for the former person meanwhile.
 */
export async function bindPhone(bot: Bot, { tx, row, channel, now }: Turn, phone: string): Promise<undefined> {
  if (channel.mode !== 'dedicated') return
  const address = { kind: 'phone' as const, phone }
  const to = row.personId
  if (await bindAddress(tx, bot.keys, to, address, now)) return
  const former = (await findBinding(tx, bot.keys, address))?.personId
  if (former === undefined) return
  for (const space of ['person', 'outbox']) await lockWithin(tx, space, former, WAIT_MS)
  if ((await moveBinding(tx, bot.keys, to, address, now)) !== former)
    throw new Error('A number was moved while it was waited for.')
  const ids = (await bindingsOf(tx, former)).filter(({ kind }) => kind === 'user_id')
  const portfolios = ids.map(({ portfolioId }) => portfolioId)
  const suspect = portfolios.includes(channel.portfolioId)
  // Requests and cases first: whoever tells of one at this moment has its row, and what it has told is among the events then.
  await moveRequestsUnderWay(tx, { from: former, to, suspect }, now)
  await moveCases(tx, { from: former, to })
  await moveChats(bot, tx, { from: former, to, channelIds: await channelsBeyond(tx, portfolios) }, now)
  const moved = suspect ? await findBinding(tx, bot.keys, address) : undefined
  if (moved) await noteIdentityChange(tx, moved.id, now)
}

interface Move {
  from: string
  to: string
  channelIds: readonly string[]
}

/** Where an id of their own is left to the former person, their chat is theirs; everywhere else only the number led to them. */
async function moveChats(bot: Bot, tx: BotTx, move: Move, now: Date): Promise<void> {
  const { from, to } = move
  const chats = await moveConversations(tx, { ...move, except: await conversationsAtWork(tx, from) })
  const reviewed = await moveAwaiting(tx, { from, to, channelIds: chats }, now)
  await moveInbox(tx, move)
  await endReviews(bot, tx, { from, to, channelIds: reviewed }, now)
  await moveOutbox(tx, move)
  await wake(tx, 'deliver-message', [to])
  await wake(tx, 'handle-event', [to])
}

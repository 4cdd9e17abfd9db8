import { bindingsOf, endBindings, findBinding, hasLeftNumber, keepFormerId, moveBinding, noteMoved } from '../db/bindings.ts'
import { channelsOfPortfolio } from '../db/channels.ts'
import type { BotTx } from '../db/client.ts'
import { lockWithin } from '../db/lock.ts'
import { wake } from '../db/wake.ts'
import { conversationsOf, leaveConversations, moveConversations } from '../flows/conversation-store.ts'
import { moveOutbox } from '../outbox/outbox-store.ts'
import { moveCases } from '../requests/case-store.ts'
import { dropAwaiting } from '../requests/confirmation-store.ts'
import { conversationsAtWork } from '../requests/platform-task-store.ts'
import { moveAwaiting, moveRequestsUnderWay } from '../requests/request-store.ts'
import type { IdJoined } from '../webhook/event.ts'
import { addOwnEvent, moveInbox, nextWaitingEvent, type WaitingEvent } from '../webhook/waiting-event-store.ts'
import type { Bot } from './bot.ts'
import { takeNumber } from './take-number.ts'

/** How long whoever is at work for the other person is waited for. */
const WAIT_MS = 5_000

/**
 * An id came beside this person's number whose person had none, or took the place of theirs: one human. The id moves here, and with it, in one
 * transaction, what was open in the chats that it alone reaches: what was asked for there, cases, what waits to be heard or said, and the chats
 * themselves; where both have one, this person's goes on. Nobody else is at work for the other meanwhile. Where the id has moved on, or either is not
 * as it was found, nothing is done.
 */
export async function joinPersons(
  { db, keys, clock }: Pick<Bot, 'db' | 'keys' | 'clock'>,
  event: WaitingEvent,
  { from, portfolioId, userId, phone, replaced }: IdJoined,
): Promise<void> {
  const to = event.personId
  const now = clock.now()
  const address = { kind: 'user_id' as const, portfolioId, userId }
  await db.transaction(async (tx) => {
    for (const space of ['person', 'outbox']) await lockWithin(tx, space, from, WAIT_MS)
    const binding = await findBinding(tx, keys, address)
    if (binding?.personId !== from || (await hasNumber(tx, from))) return
    // Two without a number are one by WhatsApp's own word alone.
    if (replaced === undefined && !(await hasNumber(tx, to))) return
    if (phone !== undefined && (await hasLeftNumber(tx, from))) {
      // The number that they moved to shows at last: they stay who they are, with all that their former number asked for.
      await takeNumber({ keys }, tx, { personId: from, portfolioId, userId }, phone, event, now)
      const own = (await conversationsOf(tx, from)).map(({ channelId }) => channelId)
      await endReviews({ keys }, tx, { from, to: from, channelIds: own }, now)
      return noteMoved(tx, from, now)
    }
    await moveBinding(tx, keys, to, address, now)
    if (replaced === 'former') {
      await endBindings(tx, [binding.id], now)
      await keepFormerId(tx, keys, to, address, now)
    }
    const moved = { from, to, channelIds: await channelsOfPortfolio(tx, portfolioId) }
    // Requests and cases first: whoever tells of one at this moment has its row, and what it has told is among the events then.
    // Who has left their number is reached here alone: what it asked for goes along as well.
    const left = await hasLeftNumber(tx, from)
    await moveRequestsUnderWay(tx, { from, to, suspect: false, ...(left ? {} : { channelIds: moved.channelIds }) }, now)
    await moveCases(tx, moved)
    const atWork = await conversationsAtWork(tx, from)
    const chats = await moveConversations(tx, { ...moved, except: atWork })
    for (const channelId of await leaveConversations(tx, { ...moved, except: atWork }))
      await dropAwaiting(tx, from, channelId, 'cancelled', now)
    const reviewed = await moveAwaiting(tx, { from, to, channelIds: chats }, now)
    await moveInbox(tx, moved)
    await endReviews({ keys }, tx, { from, to, channelIds: reviewed }, now)
    await moveOutbox(tx, moved)
    await wake(tx, 'deliver-message', [to])
  })
}

/** A yes would be about the number as well, of which its review did not speak: ahead of whatever waits, the review ends. */
export async function endReviews(
  { keys }: Pick<Bot, 'keys'>,
  tx: BotTx,
  { from, to, channelIds }: { from: string; to: string; channelIds: readonly string[] },
  now: Date,
): Promise<void> {
  const first = await nextWaitingEvent(tx, to)
  const eventAt = new Date((first?.eventAt ?? now).getTime() - 1)
  for (const channelId of channelIds) {
    const body = { type: 'identity.changed' }
    const about = { dedupKey: `joined:${from}:${channelId}`, kind: 'system', personId: to, channelId } as const
    await addOwnEvent(tx, keys, { ...about, contentType: body.type, body, eventAt, now })
  }
}

async function hasNumber(tx: BotTx, personId: string): Promise<boolean> {
  return (await bindingsOf(tx, personId)).some(({ kind }) => kind === 'phone')
}

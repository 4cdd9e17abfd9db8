import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import type { ConversationEvent, RequestKind } from '../flows/conversation-event.ts'
import { requestToReport, undoRequests } from '../requests/chat-request-store.ts'
import { type RequestRow, requestByReference } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'
import { fresh } from './fresh.ts'
import { accountReport } from './open-accounts.ts'
import { openData } from './open-data.ts'
import { statusReport } from './status-report.ts'
import { closedBeside, takeBackAccount } from './take-back-account.ts'
import { tellConversation } from './tell-conversation.ts'
import { askedOn, type Turn } from './turn.ts'

/** An undo: the conditional write that the start of the erasure loses against, or wins. */
export async function takeBack(
  bot: Bot,
  turn: Turn,
  { kind, reference }: { kind: RequestKind; reference: string | null },
): Promise<ConversationEvent> {
  const { tx, row, now } = turn
  if (kind !== 'data') return takeBackOwn(bot, turn, reference ?? '')
  const before = await requestToReport(tx, row.personId, askedOn(turn))
  const undone = await undoRequests(tx, row.personId, askedOn(turn), reference, now)
  await wake(
    tx,
    'run-request',
    undone.map(({ id }) => id),
  )
  for (const request of undone)
    if (request.channelId !== row.channelId || request.source !== null) await tellOtherChat(bot, tx, request, now)
  if (undone.length === 0) return { type: 'undo.late', now: now.getTime(), status: statusReport(before, now) }
  return { type: 'undo.done', now: now.getTime(), ...(await goingOn(turn)) }
}

/** This person's account or profile, and no other of their requests: of data that is open beside it, how it stands is told. */
async function takeBackOwn(bot: Bot, turn: Turn, reference: string): Promise<ConversationEvent> {
  const { tx, row, now } = turn
  const known = await requestByReference(tx, reference)
  const own = known?.personId === row.personId ? known : undefined
  if (own && (await takeBackAccount(bot, tx, own.id, now, { channelId: row.channelId })))
    return { type: 'undo.done', now: now.getTime(), ...(await goingOn(turn)), ...(await closedBeside(tx, own, now)) }
  return { type: 'undo.late', now: now.getTime(), status: own ? await accountReport(bot, tx, own, now) : { is: 'none' } }
}

/** Data of the same person whose erasure goes on: asked for in another chat, by letter, or begun already. That it stays was not said of it. */
async function goingOn(turn: Turn): Promise<{ goesOn?: string }> {
  const open = await openData(turn.tx, turn.row.personId, askedOn(turn))
  return open === undefined ? {} : { goesOn: open.reference }
}

/** The chat that asked for what another one took back: it comes to rest, and a shared channel's floor goes back. */
async function tellOtherChat(bot: Bot, tx: BotTx, request: RequestRow, now: Date): Promise<void> {
  const status = statusReport(request, now)
  await tellConversation(bot, tx, request, 'taken-back', { type: 'status.ready', status, aside: true, fresh: fresh() })
}

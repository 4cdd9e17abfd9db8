import type { StatusReport } from '../flows/conversation-event.ts'
import { awaitingIn } from '../requests/awaiting-store.ts'
import { requestToReport } from '../requests/chat-request-store.ts'
import { isOccupying, type RequestRow } from '../requests/request-store.ts'
import { unfinishedBeside } from '../requests/unfinished-store.ts'
import type { Bot } from './bot.ts'
import { businessOfRequest } from './business-of-request.ts'
import { statusReport } from './status-report.ts'
import { mayHaveChangedHands } from './still-held.ts'
import { askedOn, type Turn } from './turn.ts'

/**
 * What is under way; else what waits here for a yes; else what was last, beside what was asked for before it and goes on. Of whoever had
 * the number before it is not told what a law keeps, nor of which business.
 */
export async function statusInTalk(bot: Bot, turn: Turn): Promise<{ status: StatusReport; earlier?: StatusReport }> {
  const { tx, row, now } = turn
  const found = await requestToReport(tx, row.personId, askedOn(turn))
  if (found && isOccupying(found)) return { status: statusReport(found, now) }
  const awaiting = await awaitingIn(tx, row.personId, row.channelId)
  if (awaiting || !found) return { status: statusReport(awaiting, now) }
  const status = await pastReport(bot, row.personId, found, now)
  if (status.is === 'none' || status.is === 'partial') return { status }
  const before = await unfinishedBeside(tx, row.personId, askedOn(turn), found.id)
  return before ? { status, earlier: await pastReport(bot, row.personId, before, now) } : { status }
}

/** How a request stands that is over, or was and goes on. */
export async function pastReport(bot: Bot, personId: string, request: RequestRow, now: Date): Promise<StatusReport> {
  const report = statusReport(request, now)
  if (report.is === 'none') return report
  const business = report.is === 'partial' ? businessOfRequest(bot, request) : undefined
  if (report.kept.length === 0 && business === undefined) return report
  const isDoubtful = await mayHaveChangedHands(bot, personId, request.confirmedAt ?? request.createdAt, now)
  if (isDoubtful) return { ...report, kept: [] }
  return business === undefined ? report : { ...report, business }
}

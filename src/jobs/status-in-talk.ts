import type { StatusReport } from '../flows/conversation-event.ts'
import { awaitingIn } from '../requests/awaiting-store.ts'
import { isOccupying, requestToReport } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'
import { statusReport } from './status-report.ts'
import { mayHaveChangedHands } from './still-held.ts'
import { askedOn, type Turn } from './turn.ts'

/** What is under way; else what waits here for a yes; else what was last, and of whoever had the number before not what a law keeps. */
export async function statusInTalk(bot: Bot, turn: Turn): Promise<StatusReport> {
  const { tx, row, now } = turn
  const found = await requestToReport(tx, row.personId, askedOn(turn))
  if (found && isOccupying(found.state)) return statusReport(found, now)
  const awaiting = await awaitingIn(tx, row.personId, row.channelId)
  const report = statusReport(awaiting ?? found, now)
  if (awaiting || !found || report.is === 'none' || report.kept.length === 0) return report
  const isDoubtful = await mayHaveChangedHands(bot, row.personId, found.confirmedAt ?? found.createdAt, now)
  return isDoubtful ? { ...report, kept: [] } : report
}

import type { BotTx } from '../db/client.ts'
import type { Reported } from '../flows/conversation-event.ts'
import { contactsOf } from '../requests/account-contact-store.ts'
import { isTooLate } from '../requests/account-request-store.ts'
import { type AskedOn, seenFrom } from '../requests/chat-request-store.ts'
import { isOccupying, type RequestRow } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'
import { kindOf, statusReport } from './status-report.ts'
import { mayHaveChangedHands } from './still-held.ts'

/** The accounts and profiles of this person that are closed and not yet erased, as far as they may be seen from there; newest first. */
export async function openAccounts(tx: BotTx, personId: string, asked: AskedOn): Promise<RequestRow[]> {
  const seen = await seenFrom(tx, personId, asked)
  return seen.filter((row) => kindOf(row) !== 'data' && isOccupying(row))
}

/** How an account's request stands, by the name that its mails give the business; without one where the chat may be somebody else's by now. */
export async function accountReport(bot: Bot, tx: BotTx, request: RequestRow, now: Date): Promise<Reported> {
  const told = statusReport(request, now)
  if (told.is === 'none') throw new Error('A request has no report.')
  const report = isTooLate(request, now) ? { ...told, tooLate: true as const } : told
  const [contact] = await contactsOf(tx, bot.keys, request.id)
  const { personId, confirmedAt, createdAt } = request
  if (!contact || personId === null) return report
  if (await mayHaveChangedHands(bot, personId, confirmedAt ?? createdAt, now)) return report
  return { ...report, business: contact.business }
}

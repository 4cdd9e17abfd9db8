import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import { type AccountMail, renderMail, type StaffStep } from '../flows/copy/render-mail.ts'
import { type Language, languages } from '../flows/language.ts'
import { queueMail } from '../mail/mail-store.ts'
import { type Contact, contactsOf } from '../requests/account-contact-store.ts'
import { boardFrom } from '../requests/grievance.ts'
import type { RequestRow } from '../requests/request-store.ts'
import { newId } from '../runtime/ids.ts'
import type { Bot } from './bot.ts'
import { stoppingOf } from './status-report.ts'

type Sent<S = StaffStep> = S extends StaffStep ? Omit<S, 'wayBack'> : never
/** What makes it take longer: the hold, or the time at which it was parked; or the day that has passed; or that a part was never proved. */
type Delay = { what: 'delayed' | 'late' | 'unproven'; once: string }

export type AccountNews =
  | { what: 'closed' | 'sooner' | 'near' }
  /** `closedUntil`: of a profile, the day of its whole account, which stays closed. */
  | { what: 'back'; closedUntil?: number }
  /** `once`: the proposal that was carried out, so that no second one is taken for it. */
  | (Sent & { once: string })
  /** By one of the staff; `once`: this one of several. */
  | { what: 'written'; text: string; once: string }
  | Delay
  | { what: 'erased'; partial: boolean; backupsUntil: string }

/** Queues word of a step for everybody who is told of this account's deletion, in the transaction that makes it true. */
export async function mailAccount(
  bot: Pick<Bot, 'keys' | 'config'>,
  tx: BotTx,
  request: RequestRow,
  news: AccountNews,
  now: Date,
): Promise<void> {
  const ids: string[] = []
  for (const contact of await contactsOf(tx, bot.keys, request.id)) {
    const id = newId()
    const language = languageOf(contact.language)
    const told = contact.wayBack === 'team' ? toldInTeam(request, news) : news
    // What staff write is for whoever can take it back.
    if (!told || (news.what === 'written' && contact.wayBack !== 'undo')) continue
    const { subject, text } = renderMail(mailOf(bot, request, contact, told, now), language)
    // A day that was brought forward is news again.
    const step = news.what === 'erased' && news.partial ? 'erased-partly' : news.what
    const dedupKey = `account:${contact.id}:${step}:${'once' in news ? news.once : (request.eraseAt?.getTime() ?? 0)}`
    const what = `account-${told.what}`
    const mail = { id, to: contact.email, what, language, subject, text, requestId: request.id, dedupKey }
    if (await queueMail(tx, bot.keys, mail, now)) ids.push(id)
  }
  if (ids.length > 0) await wake(tx, 'send-mail', ids)
}

/** The team hears that it is closed, of every other day and of the end, in the words for all; what staff write and why is its owners' matter. */
function toldInTeam({ eraseAt }: RequestRow, news: AccountNews): AccountNews | undefined {
  switch (news.what) {
    case 'closed':
    case 'sooner':
    case 'back':
    case 'erased':
    case 'unproven':
      return news
    case 'extended':
      return { what: 'near' }
    case 'held':
      return eraseAt?.getTime() === news.until ? { what: 'near' } : undefined
    case 'stopped':
      return { what: 'back' }
    case 'near':
    case 'delayed':
    case 'late':
    case 'written':
      return undefined
  }
}

function mailOf(
  { config }: Pick<Bot, 'config'>,
  row: RequestRow,
  { business, wayBack, token }: Contact,
  news: AccountNews,
  now: Date,
): AccountMail {
  const { reference, scope, eraseAt, deadlineAt } = row
  const kind = scope === 'profile' ? ('profile' as const) : ('account' as const)
  const back = wayBack === 'undo' ? { url: `${config.publicUrl}/account/undo/${token}` } : wayBack
  const about = { kind, business, reference, deadlineAt: deadlineAt.getTime() }
  switch (news.what) {
    case 'back':
      return { ...news, ...about }
    case 'erased':
      return { ...news, ...about }
    case 'delayed':
    case 'late':
    case 'unproven':
      return { what: news.what, ...about, boardFrom: boardFrom(now.getTime()), ...stoppingOf(row) }
    case 'held':
      return { ...news, ...about, boardFrom: boardFrom(now.getTime()), ...stoppingOf(row) }
    case 'stopped':
    case 'written':
      return { ...news, ...about, boardFrom: boardFrom(now.getTime()) }
    case 'extended':
      return { ...news, ...about, boardFrom: boardFrom(now.getTime()), wayBack: back }
    default: {
      return { what: news.what, ...about, eraseAt: (eraseAt ?? deadlineAt).getTime(), wayBack: back }
    }
  }
}

/** As stored by `scheduleAccount`; English where it is no language of ours any more. */
export function languageOf(stored: string): Language {
  return languages.find((known) => known === stored) ?? 'en'
}

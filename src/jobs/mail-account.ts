import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import { type AccountMail, renderMail } from '../flows/copy/render-mail.ts'
import { type Language, languages } from '../flows/language.ts'
import { queueMail } from '../mail/mail-store.ts'
import { type Contact, contactsOf } from '../requests/account-contact-store.ts'
import type { RequestRow } from '../requests/request-store.ts'
import { newId } from '../runtime/ids.ts'
import type { Bot } from './bot.ts'

export type AccountNews =
  | { what: 'closed' | 'sooner' | 'near' | 'back' }
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
    const { subject, text } = renderMail(mailOf(bot, request, contact, news), language)
    // A day that was brought forward is news again.
    const step = news.what === 'erased' && news.partial ? 'erased-partly' : news.what
    const dedupKey = `account:${contact.id}:${step}:${request.eraseAt?.getTime() ?? 0}`
    const what = `account-${news.what}`
    await queueMail(tx, bot.keys, { id, to: contact.email, what, language, subject, text, requestId: request.id, dedupKey }, now)
    ids.push(id)
  }
  if (ids.length > 0) await wake(tx, 'send-mail', ids)
}

function mailOf(
  { config }: Pick<Bot, 'config'>,
  { reference, scope, eraseAt, deadlineAt }: RequestRow,
  { business, token }: Contact,
  news: AccountNews,
): AccountMail {
  const kind = scope === 'profile' ? ('profile' as const) : ('account' as const)
  const about = { kind, business, reference, deadlineAt: deadlineAt.getTime() }
  switch (news.what) {
    case 'back':
      return { what: 'back', ...about }
    case 'erased':
      return { ...news, ...about }
    default: {
      const undoUrl = `${config.publicUrl}/account/undo/${token}`
      return { what: news.what, ...about, eraseAt: (eraseAt ?? deadlineAt).getTime(), undoUrl }
    }
  }
}

/** As stored by `scheduleAccount`; English where it is no language of ours any more. */
export function languageOf(stored: string): Language {
  return languages.find((known) => known === stored) ?? 'en'
}

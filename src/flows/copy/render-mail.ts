import type { Language } from '../language.ts'
import { lines, name } from './phrases.ts'
import { type Translate, translator } from './translate.ts'
import { day, dayAndTime } from './when.ts'

type Kind = 'account' | 'profile'

/** Every e-mail on the way of an account. Times in milliseconds since 1970. */
export type AccountMail =
  | { what: 'code'; code: string }
  | {
      what: 'closed' | 'sooner' | 'near'
      kind: Kind
      business: string
      reference: string
      eraseAt: number
      deadlineAt: number
      /** The recipient's own way back. */
      undoUrl: string
    }
  | { what: 'back'; kind: Kind; business: string; reference: string; deadlineAt: number }
  | {
      what: 'erased'
      kind: Kind
      business: string
      reference: string
      deadlineAt: number
      partial: boolean
      /** yyyy-mm-dd */
      backupsUntil: string
    }

export interface MailText {
  subject: string
  text: string
}

/** One e-mail as plain text; below another language the same in English, because whoever else is in the account may read only that. */
export function renderMail(mail: AccountMail, language: Language): MailText {
  const own = inLanguage(mail, translator(language), language)
  if (language === 'en') return own
  return { subject: own.subject, text: `${own.text}\n\n— — —\n\n${inLanguage(mail, translator('en'), 'en').text}` }
}

function inLanguage(mail: AccountMail, t: Translate, language: Language): MailText {
  if (mail.what === 'code') return { subject: t('mail.code.subject'), text: t('mail.code', { code: mail.code }) }
  const deadline = day(mail.deadlineAt, language)
  const about = { kind: mail.kind, business: name(mail.business) }
  const closing = t('mail.case', { reference: mail.reference, deadline })
  switch (mail.what) {
    case 'closed':
    case 'sooner':
    case 'near': {
      const dated = { ...about, day: dayAndTime(mail.eraseAt, t, language) }
      const subject = t(`mail.${mail.what}.subject`, { ...about, day: day(mail.eraseAt, language) })
      return { subject, text: paragraphs(t(`mail.${mail.what}`, dated), t('mail.undo', { link: mail.undoUrl }), closing) }
    }
    case 'back':
      return { subject: t('mail.back.subject', about), text: paragraphs(t('mail.back', about), closing) }
    case 'erased': {
      const told = { ...about, deadline, partial: mail.partial ? 'yes' : 'no', backups: day(mail.backupsUntil, language) }
      return { subject: t('mail.erased.subject', about), text: paragraphs(t('mail.erased', told), closing) }
    }
  }
}

const paragraphs = (...parts: string[]) => lines(parts.join('\n\n'))

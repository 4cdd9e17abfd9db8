import type { StaffReason } from '../../requests/staff-reasons.ts'
import type { Language } from '../language.ts'
import { boardLine } from './ended.ts'
import { freezing, lines, name } from './phrases.ts'
import { type Translate, translator } from './translate.ts'
import { day, dayAndTime } from './when.ts'

type Kind = 'account' | 'profile'

/** How the recipient can have it taken back: by a link, through the officer who was switched off, or not at all, in the team alone. */
export type AccountWayBack = { url: string } | 'officer' | 'team'

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
      /** The recipient's own way back; else through the officer, for who was switched off, and none for who is only in the team. */
      wayBack: AccountWayBack
    }
  /** It takes longer than the day that was named, and a person looks at it. */
  | {
      what: 'delayed' | 'late' | 'unproven'
      /** It is not closed yet. */
      stopping?: boolean | undefined
      kind: Kind
      business: string
      reference: string
      deadlineAt: number
      boardFrom: string | null
    }
  | (StaffStep & { kind: Kind; business: string; reference: string; deadlineAt: number; boardFrom: string | null })
  | {
      what: 'written'
      text: string
      kind: Kind
      business: string
      reference: string
      deadlineAt: number
      boardFrom: string | null
    }
  | { what: 'back'; kind: Kind; business: string; reference: string; deadlineAt: number; closedUntil?: number }
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

/** What two of the staff did with it, and why. */
export type StaffStep =
  | { what: 'held'; why: StaffReason<'hold'>; until: number; stopping?: boolean | undefined }
  | { what: 'extended'; why: StaffReason<'extend'>; eraseAt: number; wayBack: AccountWayBack }
  /** Refused or cancelled: it stays. */
  | { what: 'stopped'; why: StaffReason<'cancel'> }

export interface MailText {
  subject: string
  text: string
}

/** One e-mail as plain text; below another language the same in English, because whoever else is in the account may read only that. */
export function renderMail(mail: AccountMail, language: Language): MailText {
  const own = inLanguage(mail, translator(language), language)
  // What one of the staff wrote stands there once, in the language in which they wrote it.
  if (language === 'en' || mail.what === 'written') return own
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
      return { subject, text: paragraphs(t(`mail.${mail.what}`, dated), backWords(mail.wayBack, t), closing) }
    }
    case 'delayed':
    case 'late':
    case 'unproven': {
      const { what, reference, stopping = false } = mail
      const delayed = stopping ? 'account-closing' : 'account-delayed'
      const told = t(what === 'delayed' ? delayed : what, { ...about, reference, deadline })
      return { subject: t('mail.closed.subject', about), text: paragraphs(told, rights(mail.boardFrom, t, language)) }
    }
    case 'held':
    case 'extended':
    case 'stopped':
      return stepped(mail, t, language)
    case 'written': {
      const { reference, boardFrom } = mail
      const told = t('staff-reply', { text: mail.text, reference })
      return { subject: t('letter.subject', { reference }), text: paragraphs(told, rights(boardFrom, t, language)) }
    }
    case 'back':
      if (mail.closedUntil !== undefined) {
        const told = t('account-undone.closed', { day: day(mail.closedUntil, language) })
        return { subject: t('mail.closed.subject', { ...about, kind: 'account' }), text: paragraphs(told, closing) }
      }
      return { subject: t('mail.back.subject', about), text: paragraphs(t('mail.back', about), closing) }
    case 'erased': {
      const told = { ...about, deadline, partial: mail.partial ? 'yes' : 'no', backups: day(mail.backupsUntil, language) }
      return { subject: t('mail.erased.subject', told), text: paragraphs(t('mail.erased', told), closing) }
    }
  }
}

function backWords(back: AccountWayBack, t: Translate): string {
  if (back === 'team') return t('mail.team')
  return back === 'officer' ? t('mail.ask') : t('mail.undo', { link: back.url })
}

/** Whom to complain to, and where to go after that. */
const rights = (from: string | null, t: Translate, language: Language) =>
  lines(t('letter.complain'), boardLine(from, t, language), t('footer'))

/** Each with its reason, whom to complain to, and where to go after that. */
function stepped(mail: Extract<AccountMail, StaffStep>, t: Translate, language: Language): MailText {
  const { reference } = mail
  const about = { kind: mail.kind, business: name(mail.business) }
  const deadline = day(mail.deadlineAt, language)
  const why = t(`staff-why.${mail.why}`)
  const where = rights(mail.boardFrom, t, language)
  switch (mail.what) {
    case 'held': {
      const told = t('staff-held', { why, until: day(mail.until, language), reference, ...freezing(mail) })
      return { subject: t('mail.closed.subject', about), text: paragraphs(told, where) }
    }
    case 'extended': {
      const erased = { ...about, day: dayAndTime(mail.eraseAt, t, language) }
      const told = t('staff-extended', { why, at: day(mail.eraseAt, language), deadline, reference })
      const subject = t('mail.near.subject', { ...about, day: day(mail.eraseAt, language) })
      return { subject, text: paragraphs(t('mail.near', erased), told, backWords(mail.wayBack, t), where) }
    }
    case 'stopped':
      return { subject: t('mail.back.subject', about), text: paragraphs(t('staff-cancelled', { why, reference }), where) }
  }
}

const paragraphs = (...parts: string[]) => lines(parts.join('\n\n'))

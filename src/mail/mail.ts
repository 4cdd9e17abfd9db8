import type { Language } from '../flows/language.ts'

/** One mail as its writer hands it over. */
export interface NewMail {
  id: string
  /** One address. */
  to: string
  /** The copy's key, for statistics and support. */
  what: string
  language: Language
  subject: string
  text: string
  /** Markup beside the text: whatever came from a person is escaped in it by then. */
  html?: string
  requestId: string | null
  /** Two mails with the same one are one mail; it is stored as a keyed hash, so that it may name whom it is about. */
  dedupKey?: string
  /** The Message-ID that it answers, with its angle brackets. */
  inReplyTo?: string
}

/** What lies sealed in a row. */
export type MailBody = Pick<NewMail, 'to' | 'subject' | 'text' | 'html' | 'inReplyTo'>

/** What became of an attempt. `unknown`: the server had begun to take the mail, and nobody knows whether it did. */
export type MailResult =
  | { is: 'taken' }
  | { is: 'deferred'; code: string }
  | { is: 'refused'; code: string }
  /** No server, no TLS or no login: the mail is not to blame. */
  | { is: 'unavailable'; code: string }
  | { is: 'unknown'; code: string }

import { domainOf } from '../../subject/email.ts'
import { readAuthResults } from './auth-results.ts'
import { type IncomingMail, valuesOf } from './read-mime.ts'

/** Why nobody is answered. */
export type Unanswered = 'not-vouched' | 'automatic' | 'own'

/**
 * `address`: who they say they are, where nobody may be answered there. Without one there is nothing to read: nobody wrote, or a machine that only
 * answers a mail, or reports that one did not arrive.
 */
export type SenderVerdict =
  | { is: 'person'; address: string }
  | { is: 'not-vouched' | 'automatic'; address: string }
  | { is: Unanswered; address?: undefined }

export interface Receiver {
  /** The name under which the receiving server writes Authentication-Results; undefined: nobody is believed. */
  authservId: string | undefined
  /** Where our own mails come from. */
  ownAddress: string
}

const MACHINES =
  /^(mailer-daemon|postmaster|mail-daemon|no-?_?reply|do-?_?not-?_?reply|bounces?|notifications?|newsletter)([+=._-].*)?$/i
const MARKS = [
  'list-id',
  'list-post',
  'list-unsubscribe',
  'x-auto-response-suppress',
  'x-autoreply',
  'x-autorespond',
  'x-loop',
  'feedback-id',
]
/** Of a machine's mails those that only answer one, or say that it did not arrive. */
const REPORTERS = /^(mailer-daemon|postmaster|mail-daemon|bounces?)([+=._-].*)?$/i
const REPLY_MARKS = ['x-autoreply', 'x-autorespond', 'x-loop', 'x-failed-recipients']
const REPLY_SUBJECT =
  /^\s*(?:(?:re|aw)\s*:\s*)*(?:auto(?:matic|mated)?[ -]?(?:reply|response)|auto\s*:|out of (?:the )?office|on leave|vacation|undeliver|delivery (?:status|failure|has failed|incomplete)|mail delivery|returned mail|failure notice|automatische antwort|abwesenheit|réponse automatique|respuesta automática)/iu

/**
 * Who may be answered: one human sender whose own domain vouches for them, as the receiving server's topmost Authentication-Results says.
 * Machines, lists, bounces and our own mails never are, so that no two machines ever talk to each other.
 */
export function judgeSender(mail: IncomingMail, receiver: Receiver): SenderVerdict {
  if (isOwn(mail, receiver)) return { is: 'own' }
  const { from } = mail
  const machine = isAutomatic(mail)
  if (machine && (from === undefined || isOnlyReply(mail, receiver))) return { is: 'automatic' }
  if (from === undefined) return { is: 'not-vouched' }
  if (machine) return { is: 'automatic', address: from }
  if (receiver.authservId === undefined) return { is: 'not-vouched', address: from }
  const [topmost] = valuesOf(mail, 'authentication-results')
  const results = topmost === undefined ? undefined : readAuthResults(topmost)
  const isVouched = results?.authservId === receiver.authservId.toLowerCase() && results.dmarcPass === domainOf(from)
  return { is: isVouched ? 'person' : 'not-vouched', address: from }
}

function isOwn(mail: IncomingMail, { ownAddress }: Receiver): boolean {
  const own = domainOf(ownAddress)
  const isOurs = (id: string) => id.trim().toLowerCase().endsWith(`@${own}>`)
  return (mail.from !== undefined && domainOf(mail.from) === own) || valuesOf(mail, 'message-id').some(isOurs)
}

function isAutomatic(mail: IncomingMail): boolean {
  return (
    isAutoSubmitted(mail) ||
    MARKS.some((name) => valuesOf(mail, name).length > 0) ||
    says(mail, 'precedence', /^(bulk|list|junk|auto_reply)/i) ||
    says(mail, 'return-path', /^<?\s*>?$/) ||
    says(mail, 'content-type', /^multipart\/report/i) ||
    MACHINES.test(localOf(mail))
  )
}

/** Of a list's members who answer us one is a person: what a list adds to a mail is no sign of a machine's reply. */
function isOnlyReply(mail: IncomingMail, { ownAddress }: Receiver): boolean {
  const ours = new RegExp(`@${domainOf(ownAddress).replace(/\./g, '\\.')}>`, 'i')
  const answersUs = says(mail, 'in-reply-to', ours) || says(mail, 'references', ours)
  const speaksByItself =
    isAutoSubmitted(mail) || valuesOf(mail, 'x-auto-response-suppress').length > 0 || MACHINES.test(localOf(mail))
  return (
    says(mail, 'auto-submitted', /^auto-replied/i) ||
    (answersUs && speaksByItself) ||
    REPLY_MARKS.some((name) => valuesOf(mail, name).length > 0) ||
    says(mail, 'precedence', /^auto_reply/i) ||
    says(mail, 'return-path', /^<?\s*>?$/) ||
    says(mail, 'content-type', /^multipart\/report/i) ||
    REPORTERS.test(localOf(mail)) ||
    REPLY_SUBJECT.test(mail.subject)
  )
}

function says(mail: IncomingMail, name: string, pattern: RegExp): boolean {
  return valuesOf(mail, name).some((value) => pattern.test(value.trim()))
}

const isAutoSubmitted = (mail: IncomingMail) => says(mail, 'auto-submitted', /^(?!no\s*(?:;|\(|$))/i)
const localOf = ({ from = '' }: IncomingMail) => from.slice(0, from.lastIndexOf('@'))

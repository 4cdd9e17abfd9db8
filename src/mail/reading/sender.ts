import { domainOf } from '../../subject/email.ts'
import { readAuthResults } from './auth-results.ts'
import { type IncomingMail, valuesOf } from './read-mime.ts'

/** Why nobody is answered. */
export type Unanswered = 'not-vouched' | 'automatic' | 'own'

/** `address`: who they say they are, where nothing shows that it is true. */
export type SenderVerdict =
  | { is: 'person'; address: string }
  | { is: 'not-vouched'; address?: string }
  | { is: 'automatic' | 'own' }

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

/**
 * Who may be answered: one human sender whose own domain vouches for them, as the receiving server's topmost Authentication-Results says.
 * Machines, lists, bounces and our own mails never are, so that no two machines ever talk to each other.
 */
export function judgeSender(mail: IncomingMail, receiver: Receiver): SenderVerdict {
  if (isOwn(mail, receiver)) return { is: 'own' }
  if (isAutomatic(mail)) return { is: 'automatic' }
  const { from } = mail
  if (from === undefined) return { is: 'not-vouched' }
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
  const says = (name: string, pattern: RegExp) => valuesOf(mail, name).some((value) => pattern.test(value.trim()))
  return (
    valuesOf(mail, 'auto-submitted').some((value) => !/^no\s*(;|\(|$)/i.test(value.trim())) ||
    MARKS.some((name) => valuesOf(mail, name).length > 0) ||
    says('precedence', /^(bulk|list|junk|auto_reply)/i) ||
    says('return-path', /^<?\s*>?$/) ||
    says('content-type', /^multipart\/report/i) ||
    (mail.from !== undefined && MACHINES.test(mail.from.slice(0, mail.from.lastIndexOf('@'))))
  )
}

import type { MailResult } from './mail.ts'

/** What nodemailer says of a failure; its message quotes the server and is never looked at. */
export interface SmtpFailure {
  code?: string
  responseCode?: number
  originalCode?: string
  command?: string
}

/** Replies about us and not about the mail: log in first, use TLS, too many connections (RFC 4954, RFC 5321). */
const ABOUT_US = [421, 454, 530, 534, 535, 538]
const ABOUT_THE_MAIL = ['MAIL FROM', 'RCPT TO', 'DATA']

/** Names a failure. `begun`: the server had said that it takes the mail; without its reply nobody knows then whether it has it. */
export function resultOf(failure: SmtpFailure, begun: boolean): MailResult {
  const { code = '', responseCode, originalCode = '', command = '' } = failure
  if (responseCode !== undefined && responseCode >= 400) {
    const reply = String(responseCode)
    if (!begun && (ABOUT_US.includes(responseCode) || !ABOUT_THE_MAIL.includes(command)))
      return { is: 'unavailable', code: reply }
    return responseCode >= 500 && responseCode !== 503 ? { is: 'refused', code: reply } : { is: 'deferred', code: reply }
  }
  const word = [originalCode, code].find((each) => WORD.test(each)) ?? 'ESMTP'
  if (begun) return { is: 'unknown', code: word }
  // Larger than the server announced that it takes.
  return code === 'EMESSAGE' ? { is: 'refused', code: word } : { is: 'unavailable', code: word }
}

const WORD = /^E[A-Z0-9_]{2,30}$/

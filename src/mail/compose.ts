import MailComposer from 'nodemailer/lib/mail-composer'
import { domainOf } from '../subject/email.ts'
import type { MailBody } from './mail.ts'

/** Who writes: the address of the settings. */
export interface Sender {
  name: string
  address: string
}

export interface ComposedMail {
  from: string
  to: string
  bytes: Buffer
}

/**
 * A mail as it goes over the wire. Its Message-ID is its row's: a repetition is recognised by whoever gets it. The headers say that no
 * human wrote it, so that no holiday notice answers (RFC 3834).
 */
export async function composeMail(id: string, body: MailBody, from: Sender, now: Date): Promise<ComposedMail> {
  const { to, text, html, inReplyTo } = body
  const message = new MailComposer({
    from,
    to: { name: '', address: to },
    subject: oneLine(body.subject),
    text,
    ...(html === undefined ? {} : { html }),
    ...(inReplyTo === undefined ? {} : { inReplyTo: oneLine(inReplyTo), references: [oneLine(inReplyTo)] }),
    messageId: `<${id}@${domainOf(from.address)}>`,
    date: now,
    headers: {
      'Auto-Submitted': inReplyTo === undefined ? 'auto-generated' : 'auto-replied',
      'X-Auto-Response-Suppress': 'All',
    },
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile()
  return { from: from.address, to, bytes: await message.build() }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get into a header
const oneLine = (text: string) => text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim()

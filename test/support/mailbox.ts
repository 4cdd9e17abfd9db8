import PostalMime from 'postal-mime'
import { type StartedSmtp, startSmtp } from '../mail/support/smtp.ts'

export interface ReadMail {
  to: string
  subject: string
  text: string
}

export interface Mailbox {
  smtp: StartedSmtp
  /** For the test bot: every mail goes to this server. */
  config: { mail: { smtpUrl: string; from: { name: string; address: string }; folder: string } }
  /** What was taken since the last call, in the order of its recipients. */
  read(): Promise<ReadMail[]>
  /** The six digits of the newest code, whoever got it. */
  code(): Promise<string>
  close(): Promise<void>
}

/** A real SMTP server, and a reader of what it takes. */
export async function openMailbox(): Promise<Mailbox> {
  const smtp = await startSmtp()
  const mailbox: Mailbox = {
    smtp,
    config: {
      mail: { smtpUrl: smtp.url, from: { name: 'CallMissed', address: 'support@callmissed.com' }, folder: '/dev/null/none' },
    },
    async read() {
      const taken = await Promise.all(smtp.mails.splice(0).map((mail) => PostalMime.parse(mail)))
      return taken
        .map(({ to, subject, text }) => ({ to: to?.[0]?.address ?? '', subject: subject ?? '', text: text ?? '' }))
        .sort((a, b) => a.to.localeCompare(b.to))
    },
    async code() {
      const [mail] = (await mailbox.read()).slice(-1)
      const code = /^\s*(\d{6})\s*$/m.exec(mail?.text ?? '')?.[1]
      if (code === undefined) throw new Error('No code was sent.')
      return code
    },
    close: () => smtp.close(),
  }
  return mailbox
}

/** The link in a mail that takes a deletion back, on the bot of this test. */
export function undoLinkIn({ text }: ReadMail, url: string): string {
  const path = /https:\/\/bot\.example(\/account\/undo\/\S+)/.exec(text)?.[1]
  if (path === undefined) throw new Error('The mail has no link.')
  return `${url}${path}`
}

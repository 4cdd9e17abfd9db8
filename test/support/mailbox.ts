import PostalMime from 'postal-mime'
import { demoEmail } from '../../src/platform/demo-accounts.ts'
import { demoBusinesses } from '../../src/platform/demo-businesses.ts'
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
  /** What was taken since the last call, in the order of its recipients; but for what the teams of the demo's businesses only hear along. */
  read(): Promise<ReadMail[]>
  /** What those teams have heard since the last call. */
  readTeam(): Promise<ReadMail[]>
  /** The six digits of the newest code, whoever got it. */
  code(): Promise<string>
  close(): Promise<void>
}

/** Who is neither owner nor admin of a demo business. */
const TEAM = new Set(demoBusinesses.flatMap((business) => business.agents.slice(1).map((name) => demoEmail(name, business))))

const inOrder = (mails: readonly ReadMail[]) => mails.toSorted((a, b) => a.to.localeCompare(b.to))

/** A real SMTP server, and a reader of what it takes. */
export async function openMailbox(): Promise<Mailbox> {
  const smtp = await startSmtp()
  const ofTeam: ReadMail[] = []
  const take = async () => {
    const taken = await Promise.all(smtp.mails.splice(0).map((mail) => PostalMime.parse(mail)))
    const mails = taken.map(({ to, subject, text }) => ({ to: to?.[0]?.address ?? '', subject: subject ?? '', text: text ?? '' }))
    ofTeam.push(...mails.filter(({ to }) => TEAM.has(to)))
    return mails.filter(({ to }) => !TEAM.has(to))
  }
  const mailbox: Mailbox = {
    smtp,
    config: {
      mail: { smtpUrl: smtp.url, from: { name: 'CallMissed', address: 'support@callmissed.com' }, folder: '/dev/null/none' },
    },
    async read() {
      return inOrder(await take())
    },
    async readTeam() {
      const others = await take()
      if (others.length > 0) throw new Error('These mails would be lost: read them first.')
      return inOrder(ofTeam.splice(0))
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

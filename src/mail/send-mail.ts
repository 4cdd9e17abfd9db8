import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { domainOf } from '../subject/email.ts'
import type { ComposedMail } from './compose.ts'
import type { MailResult } from './mail.ts'
import { resultOf, type SmtpFailure } from './smtp-failure.ts'
import { type SmtpServer, smtpServerOf } from './smtp-server.ts'

const CONNECT_MS = 10_000
const SILENCE_MS = 30_000
/** For the whole exchange, however slowly the server drips. */
const SENDING_MS_MAX = 60_000

/** Hands one mail to the server of `SMTP_URL`. Never throws; its answer holds codes alone, no words of the server and no address. */
export async function sendMail(smtpUrl: string, mail: ComposedMail, timeoutMs = SENDING_MS_MAX): Promise<MailResult> {
  let begun = false
  try {
    await inSession({ ...smtpServerOf(smtpUrl), name: domainOf(mail.from) }, timeoutMs, (connection) => {
      const body = new Readable({
        // Read from the moment on when the server said that it takes the mail.
        read() {
          begun = true
          this.push(mail.bytes)
          this.push(null)
        },
      })
      return callback((done) => connection.send({ from: mail.from, to: [mail.to], size: mail.bytes.length }, body, done))
    })
    return { is: 'taken' }
  } catch (error) {
    return resultOf(error as SmtpFailure, begun)
  }
}

/** Whether the server of `SMTP_URL` can be reached, offers TLS where it must, and accepts the login. Nothing is sent. */
export async function verifySmtp(
  smtpUrl: string,
  timeoutMs = SENDING_MS_MAX,
): Promise<{ ok: true } | { ok: false; code: string }> {
  try {
    await inSession(smtpServerOf(smtpUrl), timeoutMs, async () => {})
    return { ok: true }
  } catch (error) {
    const { is, ...rest } = resultOf(error as SmtpFailure, false)
    return { ok: false, code: 'code' in rest ? rest.code : is }
  }
}

async function inSession(
  server: SmtpServer & { name?: string },
  timeoutMs: number,
  work: (connection: SMTPConnection) => Promise<unknown>,
): Promise<void> {
  const connection = new SMTPConnection({
    ...server.options,
    // Without one this machine's own name would be told.
    name: server.name ?? 'localhost',
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    dnsTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    logger: false,
  })
  let timer: NodeJS.Timeout | undefined
  const broken = new Promise<never>((_, reject) => {
    connection.once('error', reject)
    timer = setTimeout(() => reject(Object.assign(new Error('Too slow.'), { code: 'ETIMEDOUT' })), timeoutMs)
  })
  try {
    await Promise.race([broken, talk(connection, server, work)])
  } finally {
    clearTimeout(timer)
    connection.on('error', () => {})
    connection.close()
  }
}

async function talk(
  connection: SMTPConnection,
  { login }: SmtpServer,
  work: (connection: SMTPConnection) => Promise<unknown>,
): Promise<void> {
  await callback((done) => connection.connect(done))
  if (login) await callback((done) => connection.login({ credentials: login }, done))
  await work(connection)
}

function callback(start: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    start((error) => (error ? reject(error) : resolve()))
  })
}

import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** What the server does with the next mail: takes it, answers a command with this code, or hangs up. */
export type Fate =
  | 'take'
  | { at: 'mail-from' | 'rcpt-to' | 'data'; code: number }
  | { at: 'rcpt-to' | 'after-data'; hangUp: true; taken?: boolean }
  | { at: 'data'; hold: Promise<void> }

export interface StartedSmtp {
  url: string
  port: number
  /** The mails that were taken, as they came over the wire. */
  mails: string[]
  /** How many sessions asked to hand over a mail. */
  asked(): number
  /** What becomes of the next mails, in order; after them every one is taken. */
  fates: Fate[]
  close(): Promise<void>
}

const REFUSAL = 'for reasons that name <somebody@example.com>'

/** A real SMTP server on this machine. */
export async function startSmtp(options: SMTPServerOptions = {}): Promise<StartedSmtp> {
  const mails: string[] = []
  const fates: Fate[] = []
  let asked = 0
  let fate: Fate = 'take'
  const refuse = (at: string) => {
    if (fate !== 'take' && fate.at === at && 'code' in fate) return Object.assign(new Error(REFUSAL), { responseCode: fate.code })
    return undefined
  }
  const server: SMTPServer = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    disableReverseLookup: true,
    closeTimeout: 100,
    onMailFrom(_address, _session, done) {
      asked += 1
      fate = fates.shift() ?? 'take'
      done(refuse('mail-from'))
    },
    onRcptTo(_address, _session, done) {
      if (fate !== 'take' && fate.at === 'rcpt-to' && 'hangUp' in fate) return hangUp(server)
      done(refuse('rcpt-to'))
    },
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const mail = Buffer.concat(chunks).toString()
        if (fate !== 'take' && 'hold' in fate) await fate.hold
        if (fate !== 'take' && 'hangUp' in fate) {
          if (fate.taken) mails.push(mail)
          return hangUp(server)
        }
        const refused = refuse('data')
        if (!refused) mails.push(mail)
        done(refused)
      })
    },
    ...options,
  })
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    url: `${options.secure ? 'smtps' : 'smtp'}://127.0.0.1:${port}`,
    port,
    mails,
    asked: () => asked,
    fates,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

// The server's own set of open connections: what a broken network does to them all.
function hangUp(server: SMTPServer): void {
  const { connections } = server as unknown as { connections: Set<{ _socket: { destroy(): void } }> }
  for (const { _socket } of connections) _socket.destroy()
}

import { afterEach, describe, expect, test } from 'vitest'
import { composeMail } from '../../src/mail/compose.ts'
import type { MailResult } from '../../src/mail/mail.ts'
import { sendMail, verifySmtp } from '../../src/mail/send-mail.ts'
import { smtpServerOf } from '../../src/mail/smtp-server.ts'
import { type Fate, type StartedSmtp, startSmtp } from './support/smtp.ts'

const FROM = { name: 'CallMissed', address: 'privacy@callmissed.example' }
const NOW = new Date('2026-11-23T11:00:00Z')
const ID = '8b0f6c1e-3a52-4d0e-9d57-0c1c3a2b4d5e'
const mail = (body = {}) => composeMail(ID, { to: 'meera@example.com', subject: 'Your data', text: 'Hello.', ...body }, FROM, NOW)

let smtp: StartedSmtp | undefined
afterEach(async () => {
  await smtp?.close()
  smtp = undefined
})

describe('a mail that the server', () => {
  test.each<[string, Fate, MailResult]>([
    ['takes', 'take', { is: 'taken' }],
    ['does not take from us for now', { at: 'mail-from', code: 451 }, { is: 'deferred', code: '451' }],
    ['greylists', { at: 'rcpt-to', code: 450 }, { is: 'deferred', code: '450' }],
    ['has no room for after it was read', { at: 'data', code: 452 }, { is: 'deferred', code: '452' }],
    ['refuses because nobody has that address', { at: 'rcpt-to', code: 550 }, { is: 'refused', code: '550' }],
    ['refuses because of its words', { at: 'data', code: 554 }, { is: 'refused', code: '554' }],
    ['wants us to log in for', { at: 'mail-from', code: 530 }, { is: 'unavailable', code: '530' }],
    ['drops before it began to take it', { at: 'rcpt-to', hangUp: true }, { is: 'unavailable', code: 'ECONNECTION' }],
    ['drops after it was read', { at: 'after-data', hangUp: true }, { is: 'unknown', code: 'ECONNECTION' }],
  ])('%s', async (_what, fate, result) => {
    smtp = await startSmtp()
    smtp.fates.push(fate)
    expect(await sendMail(smtp.url, await mail())).toEqual(result)
  })

  test('keeps silent on has an unknown outcome once it was read, and none before', async () => {
    smtp = await startSmtp()
    let letGo = () => {}
    smtp.fates.push({ at: 'data', hold: new Promise<void>((resolve) => (letGo = resolve)) })
    expect(await sendMail(smtp.url, await mail(), 500)).toEqual({ is: 'unknown', code: 'ETIMEDOUT' })
    letGo()
  })
})

describe('a server', () => {
  test('that is not there is no mail’s fault', async () => {
    const gone = await startSmtp()
    await gone.close()
    expect(await sendMail(gone.url, await mail())).toEqual({ is: 'unavailable', code: 'ECONNREFUSED' })
    expect(await verifySmtp(gone.url)).toEqual({ ok: false, code: 'ECONNREFUSED' })
  })

  test('elsewhere than on this machine that offers no TLS gets nothing', async () => {
    smtp = await startSmtp()
    // Another spelling of 127.0.0.1, which is not taken for this machine.
    const elsewhere = `smtp://2130706433:${smtp.port}`
    expect(await sendMail(elsewhere, await mail())).toMatchObject({ is: 'unavailable' })
    expect(await verifySmtp(elsewhere)).toMatchObject({ ok: false })
    expect(smtp.asked()).toBe(0)
  })

  test.each([
    ['smtps', true],
    ['smtp', false],
  ])('with a certificate that nobody vouches for gets nothing over %s', async (protocol, secure) => {
    smtp = await startSmtp({ secure, hideSTARTTLS: false })
    const result = await sendMail(`${protocol}://2130706433:${smtp.port}`, await mail())
    expect(result).toMatchObject({ is: 'unavailable', code: expect.stringMatching(/^E(TLS|SOCKET)$|CERT/) })
    expect(smtp.asked()).toBe(0)
  })

  test.each([
    ['the right password', 'p%40ss', { ok: true }],
    ['a wrong one', 'wrong', { ok: false, code: '535' }],
  ])('is told %s', async (_what, password, verified) => {
    smtp = await startSmtp({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth({ username, password }, _session, done) {
        if (username === 'bot' && password === 'p@ss') return done(null, { user: 'bot' })
        done(Object.assign(new Error('No.'), { responseCode: 535 }))
      },
    })
    const url = `smtp://bot:${password}@127.0.0.1:${smtp.port}`
    expect(await verifySmtp(url)).toEqual(verified)
    expect(await sendMail(url, await mail())).toEqual(verified.ok ? { is: 'taken' } : { is: 'unavailable', code: '535' })
    expect(smtp.mails).toHaveLength(verified.ok ? 1 : 0)
  })
})

test.each([
  ['smtp://127.0.0.1:25', { port: 25, secure: false, requireTLS: false }],
  ['smtp://localhost', { port: 587, secure: false, requireTLS: false }],
  ['smtp://[::1]', { host: '::1', requireTLS: false }],
  ['smtp://mail.example.com', { port: 587, secure: false, requireTLS: true, ignoreTLS: false }],
  ['smtp://localhost.example.com', { requireTLS: true }],
  ['smtps://mail.example.com', { port: 465, secure: true }],
])('%s is spoken to as it must be', (url, options) => {
  expect(smtpServerOf(url).options).toMatchObject(options)
})

describe('what a mail says', () => {
  const text = async (body = {}) => (await mail(body)).bytes.toString()

  test('is plain text with an id of our own domain, and asks no machine to answer', async () => {
    const said = await text()
    expect(said).toContain(`Message-ID: <${ID}@callmissed.example>`)
    expect(said).toContain('From: CallMissed <privacy@callmissed.example>')
    expect(said).toContain('To: meera@example.com')
    expect(said).toContain('Auto-Submitted: auto-generated')
    expect(said).toContain('Content-Type: text/plain; charset=utf-8')
    expect(said).toContain('Date: Mon, 23 Nov 2026 11:00:00 +0000')
    expect(said).not.toContain('nodemailer')
  })

  test('stands in plain text before its markup', async () => {
    const said = await text({ html: '<p>Hello.</p>' })
    expect(said.indexOf('text/plain')).toBeLessThan(said.indexOf('text/html'))
    expect(said.indexOf('text/plain')).toBeGreaterThan(said.indexOf('multipart/alternative'))
  })

  test('names the mail it answers', async () => {
    const said = await text({ inReplyTo: '<a@b.example>' })
    expect(said).toContain('In-Reply-To: <a@b.example>')
    expect(said).toContain('Auto-Submitted: auto-replied')
  })

  test.each(['\r\n', '\n', '\r', '\u2028', '\u0000'])('gets no header of somebody else’s by a %j', async (end) => {
    const evil = `Hello${end}Bcc: everybody@example.com`
    const said = await text({ subject: evil, inReplyTo: `<a@b.example>${end}Bcc: everybody@example.com`, text: evil })
    const [head = ''] = said.split('\r\n\r\n')
    expect(head.split('\r\n').filter((line) => /^bcc/i.test(line))).toEqual([])
    expect(head.match(/^Subject: .*(\r\n\s.*)*/m)?.[0]).toContain('Hello Bcc: everybody@example.com')
  })
})

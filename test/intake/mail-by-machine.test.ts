import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { answerMailCase, closeMailCaseUnanswered } from '../../src/jobs/answer-mail-case.ts'
import { unspokenADay } from '../../src/jobs/keep-unanswered.ts'
import { refuseMailCase } from '../../src/jobs/refuse-case.ts'
import { type MailOutcome, takeMail } from '../../src/jobs/take-mail.ts'
import { openMailCases } from '../../src/mail/intake-store.ts'
import { createMetrics } from '../../src/runtime/metrics.ts'
import { DAY, openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'

const databases = testDatabases()
const fixture = (name: string) => readFileSync(join(import.meta.dirname, `../../fixtures/mail/${name}.eml`), 'utf8')
let test_: TestBot

beforeAll(async () => {
  test_ = await openTestBot(databases)
  const from = { name: 'CallMissed', address: 'privacy@callmissed.example' }
  test_.bot.config.mail = { smtpUrl: undefined, from, folder: join(test_.dataDir, 'mail') }
  test_.bot.config.intake = { token: 'a-token-for-the-mailbox', authservId: 'mx.callmissed.example' }
})
beforeEach(async () => {
  test_.bot.metrics = createMetrics(false)
  await test_.pass(2 * DAY)
  for (const table of ['intake_mail', 'mail_case', 'mail_message']) await test_.bot.db.execute(`delete from ${table}`)
})
afterAll(() => test_.close())

interface Sent {
  id?: string
  from?: string
  subject?: string
  headers?: readonly string[]
}

let counter = 0
/** One of the fixtures, as a machine would have sent it. */
function sent(name: string, { id, from, subject, headers = [] }: Sent): Buffer {
  counter += 1
  let mail = fixture(name)
    .replace(`<${name}@`, `<${id ?? `m${counter}`}@`)
    .replace(/^In-Reply-To: .*\n/m, '')
  if (from !== undefined) mail = mail.replace(/^From: .*$/m, `From: ${from}`)
  if (subject !== undefined) mail = mail.replace(/^Subject: .*$/m, `Subject: ${subject}`)
  return Buffer.from(mail.replace(/^To: /m, [...headers, 'To: '].join('\n')))
}
const take = (name: string, how: Sent): Promise<MailOutcome> => takeMail(test_.bot, sent(name, how))
const cases = async () =>
  (await test_.bot.lockPool.query('select about, vouched, by_machine as machine, sealed is not null as kept from mail_case')).rows
const mails = async () => (await test_.bot.lockPool.query('select what from mail_message')).rows
const alarms = async () =>
  (await test_.bot.metrics.text()).match(/^alarms_total\{reason="(machine|unvouched)-mails"\} [1-9]\d*/gm) ?? []

describe('a machine that passes on what staff must see', () => {
  const ways: [string, Sent][] = [
    ['a helpline’s no-reply address', { from: 'Consumer Helpline <no-reply@helpline.example>' }],
    ['a portal’s notifications', { from: 'notifications@portal.example', headers: ['Auto-Submitted: auto-generated'] }],
    ['an authority’s with unsubscribe headers', { headers: ['List-Unsubscribe: <https://board.example/u>', 'Precedence: bulk'] }],
    ['a group of people', { headers: ['List-Id: <members.mail.example>', 'List-Post: <mailto:members@mail.example>'] }],
    [
      'a group of people, in answer to ours',
      { headers: ['List-Id: <members.mail.example>', 'In-Reply-To: <1@callmissed.example>'] },
    ],
    ['a form with a feedback id', { headers: ['Feedback-Id: 1:forms', 'X-Auto-Response-Suppress: All'] }],
  ]
  const matters: [string, string][] = [
    ['complaint', 'complain'],
    ['father-died', 'somebody-else'],
    ['talk-to-a-person', 'person'],
  ]
  test.each(ways.flatMap(([way, how]) => matters.map((matter) => [way, ...matter, how] as const)))(
    'reaches staff from %s with a %s, sealed and marked, and nobody is answered',
    async (_way, name, about, how) => {
      expect(await take(name, { ...how, id: 'first' })).toBe('case-by-machine')
      expect(await cases()).toEqual([{ about, vouched: false, machine: true, kept: true }])
      expect(await take(name, { ...how, id: 'first' })).toBe('repeated')
      expect(await take(name, { ...how, id: 'second' })).toBe('case-by-machine')
      expect(await cases()).toHaveLength(1)
      expect(await mails()).toEqual([])
    },
  )

  test('reaches them with the papers of a case, whatever it says', async () => {
    const head = sent('complaint', { subject: 'CM-7K3F-9QXD', headers: ['List-Id: <members.mail.example>'] })
      .toString()
      .split('MIME-Version')[0]
    const mail = `${head}MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\nHere.\n--b\nContent-Type: application/pdf; name="a.pdf"\nContent-Disposition: attachment; filename="a.pdf"\n\n%PDF-1.7 a certificate\n--b--\n`
    expect(await takeMail(test_.bot, Buffer.from(mail))).toBe('case-by-machine')
    expect((await test_.bot.lockPool.query('select type from mail_document')).rows).toEqual([{ type: 'pdf' }])
  })

  test('is forgotten with anything else, an advertisement’s friends and customer care included', async () => {
    const headers = ['List-Unsubscribe: <https://shop.example/u>']
    for (const name of ['plain-english', 'account', 'stop-ads', 'unclear', 'what-do-you-hold'])
      expect(await take(name, { headers })).toBe('automatic')
    const advertised = (text: string) =>
      takeMail(
        test_.bot,
        Buffer.from(
          sent('unclear', { headers })
            .toString()
            .replace(/\n\n[\s\S]*$/, `\n\n${text}\n`),
        ),
      )
    expect(await advertised('Tell your friends and family about all our messages.')).toBe('automatic')
    expect(await advertised('Talk to our customer care, day and night.')).toBe('automatic')
    expect(await cases()).toEqual([])
    expect(await test_.bot.lockPool.query('select 1 from intake_mail')).toMatchObject({ rowCount: 0 })
  })

  test('adds nothing to what its address wrote as a person, or as nobody who is vouched for', async () => {
    await take('complaint', { id: 'as-a-person' })
    await takeMail(
      test_.bot,
      Buffer.from(
        sent('complaint', {})
          .toString()
          .replace(/dmarc=pass/g, 'dmarc=none'),
      ),
    )
    await take('complaint', { headers: ['List-Id: <members.mail.example>'] })
    expect((await cases()).map(({ vouched, machine }) => [vouched, machine])).toEqual([
      [true, false],
      [false, false],
      [false, true],
    ])
  })

  test('fills no disk, takes nobody else’s place, and staff hear of it', async () => {
    const many = unspokenADay('automatic')
    for (let at = 0; at < many; at += 1)
      expect(await take('complaint', { from: `no-reply@m${at}.example` })).toBe('case-by-machine')
    expect(await take('complaint', { from: 'no-reply@one-more.example' })).toBe('automatic')
    expect(await alarms()).toEqual(['alarms_total{reason="machine-mails"} 1'])
    const unvouched = sent('complaint', {})
      .toString()
      .replace(/dmarc=pass/g, 'dmarc=none')
    expect(await takeMail(test_.bot, Buffer.from(unvouched))).toBe('case-not-vouched')
    expect(await take('complaint', {})).toBe('case')
    await test_.pass(DAY)
    expect(await take('complaint', { from: 'no-reply@one-more.example' })).toBe('case-by-machine')
  })

  test('is written to by nobody, and the case can be closed', async () => {
    await take('father-died', { from: 'no-reply@helpline.example' })
    const [row] = await openMailCases(test_.bot.db)
    if (!row) throw new Error('No case was opened.')
    const now = test_.bot.clock.now()
    expect(await answerMailCase(test_.bot, row, 'Hello.', now)).toBe('by-machine')
    expect(await refuseMailCase(test_.bot, row, 'no_match', now)).toBe('by-machine')
    expect(await mails()).toEqual([])
    expect(await closeMailCaseUnanswered(test_.bot, row, now)).toBe('case-closed')
  })
})

describe('what only answers a mail, or says that it did not arrive, opens nothing', () => {
  test.each<[string, Sent]>([
    ['an answer by itself', { headers: ['Auto-Submitted: auto-replied'] }],
    ['an answer to ours by Exchange', { headers: ['Auto-Submitted: auto-generated', 'In-Reply-To: <1@callmissed.example>'] }],
    ['a ticket desk’s thanks for ours', { from: 'no-reply@desk.example', headers: ['References: <1@callmissed.example>'] }],
    ['a form’s thanks for ours', { headers: ['X-Auto-Response-Suppress: All', 'In-Reply-To: <1@callmissed.example>'] }],
    ['a holiday notice', { subject: 'Automatic reply: Complaint', headers: ['X-Auto-Response-Suppress: All'] }],
    ['a holiday notice to a list', { subject: 'Out of office', headers: ['Precedence: bulk'] }],
    ['an old autoresponder', { headers: ['X-Autoreply: yes'] }],
    ['a loop', { headers: ['X-Loop: support@mail.example'] }],
    ['an answer that calls itself one', { headers: ['Precedence: auto_reply'] }],
    ['a bounce', { from: 'MAILER-DAEMON@mail.example' }],
    ['a bounce of a list', { from: 'bounces+1@list.example' }],
    ['a bounce without a sender', { headers: ['Return-Path: <>'] }],
    ['a bounce by its subject', { subject: 'Undelivered Mail Returned to Sender', from: 'no-reply@mail.example' }],
    ['a bounce that names whom it failed', { headers: ['Auto-Submitted: auto-generated', 'X-Failed-Recipients: a@b.example'] }],
  ])('%s', async (_what, how) => {
    for (const name of ['complaint', 'father-died', 'talk-to-a-person']) expect(await take(name, how)).toBe('automatic')
    expect([await cases(), await mails()]).toEqual([[], []])
  })

  test('nor do our own, whichever way they come back', async () => {
    for (const how of [
      { from: 'privacy@callmissed.example' },
      { from: 'privacy@callmissed.example', headers: ['List-Id: <members.mail.example>'] },
    ])
      expect(await take('complaint', how)).toBe('own')
    const ours = sent('complaint', { id: 'x' }).toString().replace('<x@mail.example>', '<x@callmissed.example>')
    expect(await takeMail(test_.bot, Buffer.from(ours))).toBe('own')
    expect([await cases(), await mails()]).toEqual([[], []])
  })
})

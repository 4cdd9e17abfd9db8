import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { checkMailIn } from '../../src/cli/doctor/check-mail-in.ts'
import { answerMailCase, closeMailCaseUnanswered } from '../../src/jobs/answer-mail-case.ts'
import { expire } from '../../src/jobs/expire.ts'
import { unspokenADay } from '../../src/jobs/keep-unanswered.ts'
import { refuseMailCase } from '../../src/jobs/refuse-case.ts'
import { type MailOutcome, takeMail } from '../../src/jobs/take-mail.ts'
import { openMailCases } from '../../src/mail/intake-store.ts'
import { mailsInFolder } from '../../src/mail/mail-folder.ts'
import { createMetrics } from '../../src/runtime/metrics.ts'
import { DAY, openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'

const databases = testDatabases()
const TOKEN = 'a-token-for-the-mailbox'
const FIXTURES = join(import.meta.dirname, '../../fixtures/mail')
const fixture = (name: string) => readFileSync(join(FIXTURES, `${name}.eml`))
let test_: TestBot
let folder: string

beforeAll(async () => {
  test_ = await openTestBot(databases)
  folder = join(test_.dataDir, 'mail')
  const from = { name: 'CallMissed', address: 'privacy@callmissed.example' }
  test_.bot.config.mail = { smtpUrl: undefined, from, folder }
})
beforeEach(async () => {
  test_.bot.config.intake = { token: TOKEN, authservId: 'mx.callmissed.example' }
  test_.bot.metrics = createMetrics(false)
  await test_.pass(2 * DAY)
  for (const table of ['intake_mail', 'mail_case', 'mail_message']) await test_.bot.db.execute(`delete from ${table}`)
  test_.lines.length = 0
})
afterAll(() => test_.close())

const post = (body: Buffer | string, headers: Record<string, string> = {}) =>
  fetch(`${test_.url}/intake/email`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'message/rfc822', ...headers },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  })

async function outcomes(): Promise<Record<string, number>> {
  const text = await test_.bot.metrics.text()
  return Object.fromEntries(
    [...text.matchAll(/^mails_received_total\{outcome="(.+)"\} (\d+)/gm)].map(([, is, times]) => [is, Number(times)]),
  )
}

async function answers() {
  const { rows } = await test_.bot.lockPool.query<{ id: string; what: string; language: string }>(
    'select id, what, language from mail_message',
  )
  const before = new Set(rows.map(({ id }) => id))
  await test_.settle()
  const files = (await mailsInFolder(folder)).filter(({ id }) => before.has(id))
  return Promise.all(
    files.map(async ({ id, bytes }) => ({
      ...rows.find((row) => row.id === id),
      mail: await PostalMime.parse(bytes),
      raw: bytes.toString(),
    })),
  )
}

/** What a mail meets, and the key and language of its answer, if there is one. */
const table: Record<string, [MailOutcome, string?, string?]> = {
  'plain-english': ['answered', 'answer.delete', 'en'],
  'plain-hindi': ['answered', 'answer.delete', 'hi'],
  'plain-marathi': ['answered', 'answer.delete', 'mr'],
  'quoted-printable': ['answered', 'answer.delete', 'en'],
  'no-number': ['answered', 'answer.delete', 'en'],
  'two-numbers': ['answered', 'answer.delete', 'en'],
  account: ['answered', 'answer.account', 'en'],
  'account-email-only': ['answered', 'answer.account', 'en'],
  'stop-ads': ['answered', 'answer.stop-ads', 'en'],
  'what-do-you-hold': ['answered', 'answer.show', 'en'],
  'talk-to-a-person': ['case', 'answer.person', 'en'],
  'keep-after-letter': ['case', 'answer.keep', 'en'],
  'person-under-published-subject': ['case', 'answer.person', 'en'],
  'delete-and-a-person': ['case', 'answer.person', 'en'],
  'reply-with-everything': ['case', 'answer.person', 'ta'],
  complaint: ['case', 'answer.complain', 'en'],
  'father-died': ['case', 'answer.somebody-else', 'en'],
  'legal-heir': ['case', 'answer.somebody-else', 'en'],
  guardian: ['case', 'answer.somebody-else', 'en'],
  nominee: ['case', 'answer.somebody-else', 'hi'],
  unclear: ['answered', 'answer.unclear', 'en'],
  'html-only': ['answered', 'answer.delete', 'en'],
  'html-shouting': ['answered', 'answer.delete', 'en'],
  'html-hostile': ['answered', 'answer.delete', 'en'],
  'html-never-closed': ['answered', 'answer.unclear', 'en'],
  attachment: ['answered', 'answer.delete', 'en'],
  'attached-mail': ['answered', 'answer.unclear', 'en'],
  forwarded: ['answered', 'answer.unclear', 'en'],
  'quoted-reply': ['answered', 'answer.unclear', 'en'],
  'no-message-id': ['answered', 'answer.delete', 'en'],
  'bad-charset': ['answered', 'answer.delete', 'en'],
  'said-not-automatic': ['answered', 'answer.delete', 'en'],
  'sender-with-a-false-name': ['answered', 'answer.delete', 'en'],
  'header-injection': ['answered', 'answer.delete', 'en'],
  'spoofed-dmarc-fail': ['not-vouched'],
  'no-dmarc-policy': ['not-vouched'],
  'no-verdict': ['not-vouched'],
  'own-verdict-below': ['not-vouched'],
  'verdict-of-another-server': ['not-vouched'],
  'verdict-in-a-comment': ['not-vouched'],
  'verdict-in-a-string': ['not-vouched'],
  'two-verdicts': ['not-vouched'],
  'verdict-for-another-domain': ['not-vouched'],
  'two-senders': ['not-vouched'],
  'two-from-headers': ['not-vouched'],
  'sender-in-a-group': ['not-vouched'],
  'mailer-daemon': ['automatic'],
  'holiday-notice': ['automatic'],
  bulk: ['automatic'],
  'mailing-list': ['automatic'],
  suppressed: ['automatic'],
  'empty-return-path': ['automatic'],
  report: ['automatic'],
  'no-reply-sender': ['automatic'],
  'our-own-mail': ['own'],
  'from-ourselves': ['own'],
  'not-a-mail': ['unreadable'],
  'binary-rubbish': ['not-vouched'],
}

describe('a mail is taken, and whoever posts it learns no more', () => {
  test('and each fixture is in the table', () => {
    expect(
      readdirSync(FIXTURES)
        .map((name) => name.replace('.eml', ''))
        .sort(),
    ).toEqual(Object.keys(table).sort())
  })

  test.each(Object.entries(table))('%s', async (name, [outcome, what, language]) => {
    const posted = await post(fixture(name))
    expect([posted.status, await posted.json()]).toEqual([202, { taken: true }])
    expect(await outcomes()).toEqual({ [outcome]: 1 })
    const answered = await answers()
    expect(answered.map((each) => [each.what, each.language])).toEqual(what === undefined ? [] : [[what, language]])
    for (const { mail } of answered) {
      expect(mail.to).toEqual([{ name: '', address: 'meera@mail.example' }])
      expect([mail.cc, mail.bcc]).toEqual([undefined, undefined])
      expect(mail.headers.find(({ key }) => key === 'auto-submitted')?.value).toMatch(/^auto-/)
      expect(mail.html).toBeUndefined()
      // Nothing of theirs comes back.
      expect(mail.text).not.toMatch(/14821|26350|owner@shop|meera|evil\.example|script/)
    }
  })

  test('and posted again, as it stands or under another spelling of line ends, changes nothing', async () => {
    const mail = fixture('complaint')
    for (const body of [mail, mail, Buffer.from(mail.toString().replace(/\n/g, '\r\n'))])
      expect((await post(body)).status).toBe(202)
    expect(await outcomes()).toEqual({ case: 1, repeated: 2 })
    expect(await answers()).toHaveLength(1)
  })

  test('and is taken when it comes again with a better verdict: nobody keeps out another’s mail by sending its id first', async () => {
    await post(fixture('spoofed-dmarc-fail'))
    await post(fixture('spoofed-dmarc-fail').toString().replace('dmarc=fail', 'dmarc=pass'))
    expect(await outcomes()).toEqual({ 'not-vouched': 1, answered: 1 })
    expect(await answers()).toHaveLength(1)
  })

  test('and twenty times at once, is answered once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => post(fixture('plain-english'))))
    expect(await outcomes()).toEqual({ answered: 1, repeated: 19 })
    expect(await answers()).toHaveLength(1)
  })
})

describe('one answer a day', () => {
  const again = (id: number, from = 'meera@mail.example') =>
    post(
      fixture('plain-english')
        .toString()
        .replace('<plain-english@', `<again-${id}@`)
        .replace('<meera@mail.example>', `<${from}>`),
    )

  test('is all that a mailbox gets, however it writes itself', async () => {
    for (const [id, from] of [
      'meera@mail.example',
      'Meera@mail.example',
      'meera+1@mail.example',
      'meera+2@MAIL.example',
    ].entries())
      await again(id, from)
    expect(await outcomes()).toEqual({ answered: 1, 'answered-today': 3 })
    await again(9, 'rohan@mail.example')
    expect(await outcomes()).toMatchObject({ answered: 2 })
    await test_.pass(DAY)
    await again(10)
    expect(await outcomes()).toMatchObject({ answered: 3 })
  })

  test('keeps no complaint from staff', async () => {
    await again(1)
    await post(fixture('complaint'))
    const { rows } = await test_.bot.lockPool.query('select about from mail_case')
    expect(rows).toEqual([{ about: 'complain' }])
    expect(await answers()).toHaveLength(1)
  })
})

describe('whoever asked by letter and writes by mail that their data shall stay', () => {
  const alarmed = async () => /alarms_total\{reason="keep-by-mail"\} 1/.test(await test_.bot.metrics.text())
  const cases = async () => (await test_.bot.lockPool.query('select about, answer_by from mail_case')).rows

  test('is with staff at once, by tomorrow at the latest, and hears so beside the way that is quicker', async () => {
    await post(fixture('keep-after-letter'))
    expect(await cases()).toEqual([{ about: 'person', answer_by: new Date(test_.bot.clock.now().getTime() + DAY) }])
    expect(await alarmed()).toBe(true)
    const [answer, ...more] = await answers()
    expect(more).toEqual([])
    expect(answer?.mail.text).toMatch(/You would like your data to stay\. Our team will look at it and answer this e-mail by/)
    expect(answer?.mail.text).toContain('https://wa.me/')
    expect((await test_.bot.lockPool.query('select 1 from erasure_request')).rows).toEqual([])
  })

  test('is looked at by then also where a case of theirs was to wait longer, and the same mail again rings once', async () => {
    await post(fixture('talk-to-a-person'))
    for (let time = 0; time < 2; time += 1) await post(fixture('keep-after-letter'))
    expect(await cases()).toEqual([{ about: 'person', answer_by: new Date(test_.bot.clock.now().getTime() + DAY) }])
    expect(await alarmed()).toBe(true)
  })
})

describe('who is not vouched for', () => {
  const take = (name: string, edit: (mail: string) => string = (mail) => mail) =>
    takeMail(test_.bot, Buffer.from(edit(fixture(name).toString())))
  const unvouched = (name: string, id: string, from = 'meera@mail.example') =>
    take(name, (mail) =>
      mail
        .replace(/dmarc=pass/g, 'dmarc=none')
        .replace(`<${name}@`, `<${id}@`)
        .replace('<meera@mail.example>', `<${from}>`),
    )
  const cases = async () =>
    (
      await test_.bot.lockPool.query(
        'select about, vouched, sealed is not null as kept from mail_case order by opened_at, vouched',
      )
    ).rows

  test.each([
    ['complaint', 'complain'],
    ['father-died', 'somebody-else'],
    ['talk-to-a-person', 'person'],
    ['keep-after-letter', 'person'],
  ])('reaches staff with a %s, sealed and marked, and nobody is answered', async (name, about) => {
    await unvouched(name, 'first')
    expect(await outcomes()).toEqual({ 'case-not-vouched': 1 })
    expect(await cases()).toEqual([{ about, vouched: false, kept: true }])
    expect(await answers()).toEqual([])
    await unvouched(name, 'first')
    expect(await outcomes()).toEqual({ 'case-not-vouched': 1, repeated: 1 })
    // The same mail, vouched for, is taken and answered.
    await take(name, (mail) => mail.replace(`<${name}@`, '<first@'))
    expect(await outcomes()).toMatchObject({ case: 1 })
    expect(await answers()).toHaveLength(1)
  })

  test('leaves nothing behind with anything else', async () => {
    for (const name of ['plain-english', 'account', 'stop-ads', 'unclear', 'attachment']) await unvouched(name, name)
    expect(await outcomes()).toEqual({ 'not-vouched': 5 })
    expect(await cases()).toEqual([])
    expect(await test_.bot.lockPool.query('select 1 from intake_mail')).toMatchObject({ rowCount: 0 })
  })

  test('adds nothing to what the same address wrote when it was vouched for', async () => {
    await take('complaint')
    const { rows: before } = await test_.bot.lockPool.query('select sealed from mail_case')
    await unvouched('complaint', 'of-somebody-else')
    await unvouched('complaint', 'and-again')
    expect(await cases()).toEqual([
      { about: 'complain', vouched: false, kept: true },
      { about: 'complain', vouched: true, kept: true },
    ])
    expect((await test_.bot.lockPool.query('select sealed from mail_case where vouched')).rows).toEqual(before)
  })

  test('fills no disk: so many a day are kept, whatever they call themselves, and staff hear of it', async () => {
    for (let at = 0; at < unspokenADay('not-vouched') + 5; at += 1) await unvouched('complaint', `m${at}`, `m${at}@mail.example`)
    expect(await outcomes()).toEqual({ 'case-not-vouched': unspokenADay('not-vouched'), 'not-vouched': 5 })
    expect(await test_.bot.metrics.text()).toContain('alarms_total{reason="unvouched-mails"} 5')
    await test_.pass(DAY)
    await unvouched('complaint', 'next-day')
    expect(await outcomes()).toMatchObject({ 'case-not-vouched': unspokenADay('not-vouched') + 1 })
    // Whoever is vouched for is taken meanwhile.
    await take('complaint')
    expect(await outcomes()).toMatchObject({ case: 1 })
  })

  test('is written to by nobody: neither answer nor refusal leaves, and the case can be closed', async () => {
    await unvouched('father-died', 'father')
    const [row] = await openMailCases(test_.bot.db)
    if (!row) throw new Error('No case was opened.')
    expect(await answerMailCase(test_.bot, row, 'Hello.', test_.bot.clock.now())).toBe('not-vouched')
    expect(await refuseMailCase(test_.bot, row, 'no_match', test_.bot.clock.now())).toBe('not-vouched')
    expect(await answers()).toEqual([])
    expect(await closeMailCaseUnanswered(test_.bot, row, test_.bot.clock.now())).toBe('case-closed')
    expect(await closeMailCaseUnanswered(test_.bot, row, test_.bot.clock.now())).toBe('closed-before')
  })

  test('is counted by the day, so that doctor sees a server that vouches for nobody', async () => {
    await test_.bot.db.execute('delete from intake_day')
    const line = () => checkMailIn(test_.bot.db, test_.bot.config, test_.bot.clock.now())
    expect(await line()).toMatchObject({ is: 'ok' })
    for (const id of ['a', 'b', 'c', 'd']) await unvouched('plain-english', id)
    expect(await line()).toMatchObject({ is: 'ok' })
    await unvouched('complaint', 'e')
    expect(await line()).toMatchObject({
      is: 'warn',
      says: expect.stringContaining('none of the 5'),
      whatToDo: expect.stringMatching(/MAIL_AUTHSERV_ID.*mx\.callmissed\.example/),
    })
    await take('plain-english')
    expect(await line()).toMatchObject({ is: 'ok', says: '1 of 6 from people in 7 days were vouched for' })
    test_.bot.config.intake = { token: undefined, authservId: undefined }
    expect(await line()).toMatchObject({ is: 'ok', says: expect.stringContaining('INTAKE_TOKEN is not set') })
  })
})

describe('the answer', () => {
  const answerTo = async (name: string) => {
    await post(fixture(name))
    const [answered] = await answers()
    return answered?.mail.text ?? ''
  }

  test('shows the way to prove a number: a message from it', async () => {
    const text = await answerTo('plain-english')
    const dedicated = test_.bot.channels.all().find(({ mode }) => mode === 'dedicated')
    expect(text).toContain(`https://wa.me/${dedicated?.displayNumber.replace('+', '')}?text=Delete%20my%20data`)
    expect(text).toContain('Nothing has been deleted yet')
    expect(text).not.toMatch(/CM-|more than one number/)
  })

  test('says until when a person answers whoever wants one, and how to prove a number meanwhile', async () => {
    const text = await answerTo('person-under-published-subject')
    expect(text).toMatch(/A person will answer this e-mail by \d{1,2} \w+ 20\d\d\..*Nothing has been deleted yet.*wa\.me/s)
    expect((await test_.bot.lockPool.query('select about from mail_case')).rows).toEqual([{ about: 'person' }])
  })

  test('asks for each number where several are named', async () => {
    expect(await answerTo('two-numbers')).toContain('please write from each of them')
  })

  test('asks for no papers where something was attached', async () => {
    const text = await answerTo('attachment')
    expect(text).toContain('Please send us no ID papers')
    expect(await test_.bot.lockPool.query('select 1 from mail_case')).toMatchObject({ rowCount: 0 })
  })

  test('says until when a person answers, and names the Board for a complaint', async () => {
    expect(await answerTo('complaint')).toMatch(/by \d{1,2} \w+ 20\d\d\. .*Data Protection Board/s)
  })

  test('is the same to the letter for a number that CallMissed knows and for one that it does not', async () => {
    const ask = (number: string, id: string) =>
      post(
        fixture('no-number')
          .toString()
          .replace('please.', `of ${number}.`)
          .replace('<no-number@', `<${id}@`)
          .replace('<meera@', `<${id}@`),
      )
    await ask('+91 70000 14821', 'known')
    await ask('+91 70000 55555', 'stranger')
    const texts = (await answers()).map(({ mail }) => mail.text)
    expect(texts).toHaveLength(2)
    expect(texts[0]).toBe(texts[1])
  })

  test('threads, and takes no header from the mail', async () => {
    await post(fixture('header-injection'))
    const [answered] = await answers()
    expect(answered?.raw).not.toMatch(/^bcc/im)
    expect(answered?.mail.inReplyTo).toBeUndefined()
    await test_.pass(DAY)
    await post(fixture('plain-hindi'))
    expect((await answers()).at(0)?.mail.inReplyTo).toBe('<plain-hindi@mail.example>')
  })
})

describe('nothing of a mail', () => {
  test('opens a request, writes to a number or stands anywhere in clear', async () => {
    for (const name of ['plain-english', 'account', 'father-died', 'complaint', 'two-numbers']) await post(fixture(name))
    await test_.settle()
    const { rows } = await test_.bot.lockPool.query<{ dump: string }>(
      `select json_build_array((select json_agg(t) from intake_mail t), (select json_agg(t) from mail_case t), (select json_agg(t) from mail_message t),
       (select json_agg(t) from graphile_worker._private_jobs t))::text as dump`,
    )
    const seen = `${rows[0]?.dump}\n${test_.lines.join('\n')}\n${await test_.bot.metrics.text()}`
    for (const word of ['meera', '14821', '26350', 'owner@shop', 'father', 'complain: my', 'Message-ID', '@mail.example'])
      expect(seen).not.toContain(word)
    for (const made of ['erasure_request', 'person', 'outbox_message', 'inbox_event'])
      expect(await test_.bot.lockPool.query(`select 1 from ${made}`), made).toMatchObject({ rowCount: 0 })
  })

  test('outlives ninety days, and its trace a month', async () => {
    await post(fixture('complaint'))
    await test_.pass(89 * DAY)
    await expire(test_.bot)
    const kept = async () =>
      (await test_.bot.lockPool.query('select sealed is not null as kept, closed_at is not null as closed from mail_case')).rows
    expect(await kept()).toEqual([{ kept: true, closed: false }])
    expect(await test_.bot.lockPool.query('select 1 from intake_mail')).toMatchObject({ rowCount: 0 })
    await test_.pass(2 * DAY)
    await expire(test_.bot)
    expect(await kept()).toEqual([{ kept: false, closed: true }])
  })
})

describe('the door', () => {
  test.each([
    ['no token', ''],
    ['another token', 'Bearer another-token-of-16'],
    ['the token in another form', TOKEN],
    ['the token and more', `Bearer ${TOKEN}x`],
  ])('is shut for %s', async (_what, authorization) => {
    const refused = await post(fixture('plain-english'), { authorization })
    expect(refused.status).toBe(401)
    expect(await refused.json()).toMatchObject({ error: { code: 'authentication_failed' } })
    expect(await outcomes()).toEqual({})
  })

  test('is not there without INTAKE_TOKEN', async () => {
    test_.bot.config.intake = { token: undefined, authservId: 'mx.callmissed.example' }
    for (const authorization of ['', 'Bearer undefined', 'Bearer '])
      expect((await post(fixture('plain-english'), { authorization })).status).toBe(404)
  })

  test('answers nobody without MAIL_AUTHSERV_ID', async () => {
    test_.bot.config.intake = { token: TOKEN, authservId: undefined }
    await post(fixture('plain-english'))
    expect(await outcomes()).toEqual({ 'not-vouched': 1 })
  })

  test.each(['application/json', 'text/plain', 'multipart/form-data; boundary=x'])('takes no %s', async (type) => {
    expect((await post('Delete my data', { 'content-type': type })).status).toBe(415)
  })

  test('takes ten megabytes and not a byte more', async () => {
    const mail = fixture('plain-english')
    const padded = (bytes: number) => Buffer.concat([mail, Buffer.alloc(bytes - mail.length, 'x')])
    expect((await post(padded(10 * 1024 * 1024))).status).toBe(202)
    expect((await post(padded(10 * 1024 * 1024 + 1))).status).toBe(413)
  })

  test('asks the poster to come again when a mail could not be noted', async () => {
    await test_.bot.db.execute('alter table intake_mail rename to intake_mail_away')
    expect((await post(fixture('complaint'))).status).toBe(500)
    await test_.bot.db.execute('alter table intake_mail_away rename to intake_mail')
    expect(await test_.bot.lockPool.query('select 1 from mail_case')).toMatchObject({ rowCount: 0 })
    expect((await post(fixture('complaint'))).status).toBe(202)
    expect(await answers()).toHaveLength(1)
  })
})

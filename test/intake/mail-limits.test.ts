import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { BYTES_A_DAY, CASES_A_DAY } from '../../src/jobs/case-of-mail.ts'
import { takeMail } from '../../src/jobs/take-mail.ts'
import { openMailCaseBody, openMailCases } from '../../src/mail/intake-store.ts'
import { mailsInFolder } from '../../src/mail/mail-folder.ts'
import { createMetrics } from '../../src/runtime/metrics.ts'
import { DAY, openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'

const databases = testDatabases()
const fixture = (name: string) => readFileSync(join(import.meta.dirname, `../../fixtures/mail/${name}.eml`), 'utf8')
const FILE_MAX = 5_242_880
let test_: TestBot
let folder: string

beforeAll(async () => {
  test_ = await openTestBot(databases)
  folder = join(test_.dataDir, 'mail')
  test_.bot.config.mail = { smtpUrl: undefined, from: { name: 'CallMissed', address: 'privacy@callmissed.example' }, folder }
  test_.bot.config.intake = { token: 'a-token-for-the-mailbox', authservId: 'mx.callmissed.example' }
})
beforeEach(async () => {
  test_.bot.metrics = createMetrics(false)
  await test_.pass(2 * DAY)
  for (const table of ['intake_mail', 'mail_case', 'mail_message']) await test_.bot.db.execute(`delete from ${table}`)
})
afterAll(() => test_.close())

let counter = 0
const take = (name: string, from: string, text?: string) => {
  counter += 1
  const mail = fixture(name).replace(`<${name}@`, `<n${counter}@`).replace('<meera@mail.example>', `<${from}>`)
  return remembered(Buffer.from(text === undefined ? mail : mail.replace(/\n\n[\s\S]*$/, `\n\n${text}\n`)))
}
/** The newest mail once more, as many a mail program sends it again. */
let newest: () => ReturnType<typeof takeMail>
const remembered = (bytes: Buffer) => {
  newest = () => takeMail(test_.bot, bytes)
  return newest()
}
const withPdf = (from: string) => {
  counter += 1
  const part = 'Content-Type: application/pdf; name="a.pdf"\nContent-Disposition: attachment; filename="a.pdf"'
  return remembered(
    Buffer.from(
      `Authentication-Results: mx.callmissed.example; dmarc=pass header.from=mail.example\nFrom: <${from}>\nSubject: CM-7K3F-9QXD\nMessage-ID: <n${counter}@mail.example>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\nHere.\n--b\n${part}\n\n%PDF-1.7 a certificate\n--b--\n`,
    ),
  )
}
const alarmed = async (reason: string) => !(await test_.bot.metrics.text()).includes(`alarms_total{reason="${reason}"} 0`)
/** What the mailbox of this address has got by now. */
async function answersTo(address: string) {
  await test_.settle()
  const read = await Promise.all((await mailsInFolder(folder)).map(({ bytes }) => PostalMime.parse(bytes)))
  return read.filter(({ to }) => to?.[0]?.address === address).map(({ text = '' }) => text)
}
/** As if so many had been opened just now by other mailboxes. */
const openedByOthers = (cases: number) =>
  test_.bot.lockPool.query(
    `insert into mail_case (id, about, language, sender, vouched, sealed, answer_by, opened_at)
     select gen_random_uuid(), 'complain', 'en', md5(n::text) || md5(n::text), true, null, $2::timestamptz, $2::timestamptz from generate_series(1, $1) n`,
    [cases, test_.bot.clock.now()],
  )

test('one mailbox has one case of a kind, however it writes itself, and is answered where it wrote last', async () => {
  for (const from of ['meera@mail.example', 'meera+1@mail.example', 'Meera+2@MAIL.example']) await take('complaint', from)
  await take('father-died', 'meera+3@mail.example')
  const open = await openMailCases(test_.bot.db)
  expect(open.map(({ about }) => about).sort()).toEqual(['complain', 'somebody-else'])
  const complaint = open.find(({ about }) => about === 'complain')
  const body = openMailCaseBody(test_.bot.keys, complaint?.sealed ?? '')
  expect(body.from).toBe('Meera+2@mail.example')
  expect(body.text.match(/I want to complain/g)).toHaveLength(3)
})

describe('more complaints than staff can take in a day', () => {
  test('fill neither their queue nor the disk: whoever comes after is told to write again, once, and staff hear of it', async () => {
    await openedByOthers(CASES_A_DAY - 1)
    expect(await take('complaint', 'meera@mail.example')).toBe('case')
    expect(await alarmed('mail-cases-full')).toBe(false)
    expect(await take('complaint', 'rohan@mail.example')).toBe('no-room')
    expect(await take('talk-to-a-person', 'rohan@mail.example')).toBe('no-room')
    expect(await alarmed('mail-cases-full')).toBe(true)
    const [said = '', ...more] = await answersTo('rohan@mail.example')
    expect(more).toEqual([])
    expect(said).toMatch(/was not kept\. Please send it again tomorrow.*Grievance Officer: karan@callmissed\.com/s)
    expect(said).not.toMatch(/answer this e-mail by|For this we keep|one a day/)
    expect(await test_.bot.lockPool.query('select 1 from mail_case')).toMatchObject({ rowCount: CASES_A_DAY })
    await test_.pass(DAY)
    expect(await take('complaint', 'rohan@mail.example')).toBe('case')
  })

  test('are heard when the very same mail is sent again, as its sender was told to', async () => {
    await openedByOthers(CASES_A_DAY)
    expect(await take('complaint', 'tomorrow@mail.example')).toBe('no-room')
    expect(await newest()).toBe('no-room')
    await test_.pass(DAY)
    expect(await newest()).toBe('case')
    expect(await answersTo('tomorrow@mail.example')).toHaveLength(2)
    expect(await newest()).toBe('repeated')
    const [kept, ...more] = (await openMailCases(test_.bot.db)).filter(({ sealed }) => sealed !== null)
    expect(more).toEqual([])
    expect(openMailCaseBody(test_.bot.keys, kept?.sealed ?? '').text.match(/I want to complain/g)).toHaveLength(1)
  })

  test('are told also to whom another answer went on the same day', async () => {
    await openedByOthers(CASES_A_DAY)
    expect(await take('plain-english', 'sana@mail.example')).toBe('answered')
    expect(await take('complaint', 'sana@mail.example')).toBe('no-room')
    expect((await answersTo('sana@mail.example')).filter((text) => text.includes('was not kept'))).toHaveLength(1)
  })

  test('keep nobody from adding to a case, nor whoever asks for a way to prove a number', async () => {
    await take('complaint', 'meera@mail.example')
    await openedByOthers(CASES_A_DAY)
    expect(await take('complaint', 'meera+more@mail.example', 'I want to complain again.')).toBe('answered-today')
    const [row] = (await openMailCases(test_.bot.db)).filter(({ sealed }) => sealed !== null)
    expect(openMailCaseBody(test_.bot.keys, row?.sealed ?? '').text).toContain('I want to complain again.')
    expect(await take('plain-english', 'rohan@mail.example')).toBe('answered')
  })

  test('keep nobody from saying that data is to stay, and that is heard even where no room is left', async () => {
    const keeps = (from: string) => take('plain-english', from, 'Keep my data, do not delete it.')
    await openedByOthers(CASES_A_DAY)
    expect(await keeps('meera@mail.example')).toBe('case')
    await test_.bot.lockPool.query('truncate mail_case cascade')
    await openedByOthers(CASES_A_DAY + 50)
    const rung = async () => Number(/reason="keep-by-mail"} (\d+)/.exec(await test_.bot.metrics.text())?.[1] ?? 0)
    const before = await rung()
    expect(await keeps('rohan@mail.example')).toBe('no-room')
    expect(await rung()).toBe(before + 1)
  })

  test('pass the limit in no burst', async () => {
    await openedByOthers(CASES_A_DAY - 3)
    const burst = Array.from({ length: 12 }, (_, at) => take('complaint', `burst${at}@mail.example`))
    const outcomes = await Promise.all(burst)
    expect(outcomes.filter((outcome) => outcome === 'case')).toHaveLength(3)
    expect(outcomes.filter((outcome) => outcome === 'no-room')).toHaveLength(9)
  })

  test('of senders whom nobody vouches for take no place of theirs', async () => {
    await openedByOthers(CASES_A_DAY)
    await test_.bot.lockPool.query('update mail_case set vouched = false')
    expect(await take('complaint', 'meera@mail.example')).toBe('case')
  })
})

describe('more papers than are kept in a day', () => {
  test('are left out, their sender is asked to send them again, and the words are kept', async () => {
    await take('father-died', 'others@mail.example')
    await test_.bot.lockPool.query(
      `insert into mail_document (id, case_id, type, bytes, sealed, added_at)
       select gen_random_uuid(), (select id from mail_case), 'pdf', $1, 'x', $2 from generate_series(1, $3)`,
      [FILE_MAX, test_.bot.clock.now(), Math.floor(BYTES_A_DAY / FILE_MAX)],
    )
    expect(await withPdf('papers@mail.example')).toBe('case')
    expect(await alarmed('mail-papers-full')).toBe(true)
    expect(await answersTo('papers@mail.example')).toEqual([expect.stringContaining('We did not keep what you attached')])
    expect(await take('plain-english', 'papers+too@mail.example')).toBe('answered')
    const held = () => test_.bot.lockPool.query('select 1 from mail_document where bytes < 1000')
    expect(await held()).toMatchObject({ rowCount: 0 })
    await test_.pass(DAY + 1)
    expect(await withPdf('papers@mail.example')).toBe('case')
    expect(await held()).toMatchObject({ rowCount: 1 })
  })

  test('are kept when the very same mail is sent again, and its words are not added twice', async () => {
    await take('father-died', 'others@mail.example')
    await test_.bot.lockPool.query(
      `insert into mail_document (id, case_id, type, bytes, sealed, added_at)
       select gen_random_uuid(), (select id from mail_case), 'pdf', $1, 'x', $2 from generate_series(1, $3)`,
      [FILE_MAX, test_.bot.clock.now(), Math.floor(BYTES_A_DAY / FILE_MAX)],
    )
    expect(await withPdf('papers@mail.example')).toBe('case')
    expect(await newest()).toBe('answered-today')
    await test_.pass(DAY + 1)
    expect(await newest()).toBe('case')
    expect(await newest()).toBe('repeated')
    expect(await test_.bot.lockPool.query('select 1 from mail_document where bytes < 1000')).toMatchObject({ rowCount: 1 })
    const texts = (await openMailCases(test_.bot.db)).map(({ sealed }) => openMailCaseBody(test_.bot.keys, sealed ?? '').text)
    expect(texts.join().match(/Here\./g)).toHaveLength(1)
  })
})

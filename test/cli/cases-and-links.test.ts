import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { DAY, openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'
import { spellingsToFind } from '../support/find-person.ts'
import { as } from './support/propose.ts'
import { cli, namedByItself, parsed, productionSettings, type Said } from './support/run-cli.ts'

const IMRAN = '+917000075532'
const WORDS = 'I complain: my recording was played to others'
const ANSWER = 'We are sorry.\nThe recording is gone since this morning.'
const instant = z.iso.datetime()
const matter = z.looseObject({
  reference: z.string().regex(/^CM-[0-9A-Z]{4}-[0-9A-Z]{4}$/),
  about: z.string(),
  opened: instant,
  answerBy: instant,
  daysLeft: z.number().int().nullable(),
  answered: instant.nullable(),
  closed: instant.nullable(),
  outcome: z.string().nullable(),
})
const link = z.object({
  code: z.string().regex(/^[2-9A-HJKMNP-Z]{6}$/),
  tenantId: z.uuid(),
  business: z.string(),
  language: z.string(),
  created: instant,
  retired: instant.nullable(),
  link: z.url().nullable(),
  poster: z.url().nullable(),
})
const proposed = z.looseObject({ proposal: z.uuid(), lapses: instant })
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10)

describe('cases, refusals and links, from the command line', { timeout: 240_000 }, () => {
  const databases = testDatabases({ demo: true })
  let test: TestBot
  let client: Client
  let reference: string
  const said: Said[] = []
  let proposal: string
  const run = async (args: string[], input = '', name = 'priya') => {
    const answer = await cli(as(productionSettings(databases, test.dataDir, test.bot.keys), name), args, input)
    said.push(answer)
    return answer
  }
  const looks = async () =>
    (
      await client.query<{ look: string }>(
        `select action || ' ' || reason as look from access_log l where exists (select 1 from person_binding b where b.pseudonym = l.pseudonym) order by at`,
      )
    ).rows.map(({ look }) => look)

  beforeAll(async () => {
    test = await openTestBot(databases)
    Object.assign(test.bot.keys, namedByItself(test.bot.keys))
    client = new Client({ connectionString: databases.botUrl })
    await client.connect()
  })
  afterAll(async () => {
    await client.end()
    await test.close()
  })

  it('no case is open at first', async () => {
    expect((await run(['case', 'list'])).stdout).toBe('No case is open.\n')
    expect(parsed(await run(['case', 'list', '--all', '--json']), z.array(matter))).toEqual([])
    expect(await run(['case', 'show', 'CM-2222-2222'])).toMatchObject({ code: 1, stdout: '' })
  })

  it('a case is listed and shown without anybody’s words; the words want a reason, which is written down', async () => {
    const phone = test.phone('imran')
    await phone.say('delete my data')
    await test.settle()
    await test.tapTitle(phone, 'Delete my data')
    await test.tapTitle(phone, 'Yes, delete it')
    await phone.say(WORDS)
    await test.settle()
    const [only] = parsed(await run(['case', 'list', '--json']), z.array(matter))
    expect(only).toMatchObject({ about: 'complaint', answered: null, closed: null })
    reference = only?.reference ?? ''
    const shown = await run(['case', 'show', reference.toLowerCase().replaceAll('-', '')])
    expect(shown.stdout).toMatch(/^CM-\S+: complaint, open\n/)
    expect(shown.stdout).toMatch(/Timeline of CM-\S+ \(scheduled\)[\s\S]*confirmed[\s\S]*frozen/)
    expect(shown.stdout).not.toContain(WORDS)
    expect(await looks()).toEqual([])
    expect(await run(['case', 'show', reference, '--words'])).toMatchObject({ code: 2, stdout: '' })
    expect((await run(['case', 'show', reference, '--words', '--reason', 'to-answer-it'])).stdout).toContain(WORDS)
    said.pop()
    expect(await looks()).toEqual(['case-words to-answer-it'])
  })

  it('an answer is read from standard input, goes out in the chat and closes the case when told to', async () => {
    expect(await run(['case', 'answer', reference, '--reason', 'looked-into-it'])).toMatchObject({ code: 2, stdout: '' })
    expect(await run(['case', 'answer', reference], ANSWER)).toMatchObject({ code: 2, stdout: '' })
    expect(await run(['case', 'answer', reference, '--reason', 'x-y-z', '--outcome', 'withdrawn'], ANSWER)).toMatchObject({
      code: 2,
    })
    // The command line's clock is the machine's, the chat's is the test's: the person has just written.
    await client.query('update conversation set last_inbound_at = now()')
    const answered = await run(
      ['case', 'answer', reference, '--reason', 'looked-into-it', '--outcome', 'upheld', '--json'],
      ANSWER,
    )
    expect(parsed(answered, matter)).toMatchObject({ reference, outcome: 'upheld', daysLeft: null })
    expect(await looks()).toEqual(['case-words to-answer-it', 'case-answer looked-into-it'])
    await client.query("update inbox_event set event_at = $1, received_at = $1 where kind = 'staff'", [test.bot.clock.now()])
    await test.settle()
    const heard = test.heard(test.phone('imran')).at(-1) ?? ''
    expect(heard).toContain(`About your case ${reference}:\n${ANSWER}\nWith this your case is closed.`)
    expect(heard).toContain('Data Protection Board of India')
    expect((await run(['case', 'show', reference])).stdout).toMatch(/Our answers\n +\S.* (sent|delivered|read)/)
    const again = await run(['case', 'answer', reference, '--reason', 'looked-into-it'], ANSWER)
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('is closed: nothing was sent') })
    // What came too late was no answer, and is none in the log.
    expect(await looks()).toEqual(['case-words to-answer-it', 'case-answer looked-into-it'])
    expect((await run(['case', 'list'])).stdout).toBe('No case is open.\n')
  })

  it('a case that needs no answer is closed with the reason why', async () => {
    const phone = test.phone('imran')
    await phone.say('talk to a person')
    await test.settle()
    const [only] = parsed(await run(['case', 'list', '--json']), z.array(matter))
    expect(await run(['case', 'close', only?.reference ?? '', '--outcome', 'upheld', '--reason', 'a-b-c'])).toMatchObject({
      code: 2,
    })
    const closed = await run([
      'case',
      'close',
      only?.reference ?? '',
      '--outcome',
      'withdrawn',
      '--reason',
      'asked-by-the-person',
    ])
    expect(closed.stdout).toMatch(/is closed: withdrawn\.\n$/)
    const again = await run(['case', 'close', only?.reference ?? '', '--outcome', 'duplicate', '--reason', 'asked-by-the-person'])
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('was closed before') })
  })

  it('a refusal takes one of the protocol’s reasons and a day, and is only proposed', async () => {
    const { rows } = await client.query<{ reference: string }>('select reference from erasure_request')
    const request = rows[0]?.reference ?? ''
    const refuse = (because: string, until: string) =>
      run(['request', 'refuse', request, '--because', because, '--until', until, '--reason', 'sim-was-stolen'], '', 'asha')
    expect(await refuse('because', inDays(2))).toMatchObject({ code: 2 })
    expect(await run(['request', 'refuse', request, '--because', 'other', '--reason', 'sim-was-stolen'])).toMatchObject({
      code: 2,
    })
    expect((await refuse('suspected_fraud', 'soon')).stderr).toContain('yyyy-mm-dd')
    expect((await refuse('suspected_fraud', inDays(20))).stderr).toContain('within eight days')
    expect(await refuse('suspected_fraud', inDays(2))).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('nothing is done'),
    })
    expect((await refuse('other', inDays(2))).stdout).toContain('The same (suspected-fraud) was proposed by cli:asha')
    expect((await client.query('select state from erasure_request')).rows).toEqual([{ state: 'scheduled' }])
    const listed = await run(['request', 'proposals'])
    expect(listed.stdout).toMatch(new RegExp(`refuse ${request} +suspected-fraud .*cli:asha +\\d`))
    const [waiting] = parsed(await run(['request', 'proposals', '--json']), z.array(proposed))
    expect(waiting).toMatchObject({ what: 'refuse', request, reason: 'suspected-fraud', proposedBy: 'cli:asha' })
    proposal = waiting?.proposal ?? ''
    expect(waiting?.lapses).toBe(new Date(Date.parse(`${inDays(2)}T00:00:00+05:30`) + DAY).toISOString())
  })

  it('a second person approves the refusal, not the one who proposed it; then he hears of it, and it is too late for another', async () => {
    const own = await run(['request', 'approve', proposal], '', 'asha')
    expect(own).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('a colleague decides it') })
    const approved = await run(['request', 'approve', proposal], '', 'dev')
    expect(approved).toMatchObject({ code: 0, stdout: expect.stringContaining('is refused') })
    await client.query("update inbox_event set event_at = $1, received_at = $1 where kind = 'erasure' and handled_at is null", [
      test.bot.clock.now(),
    ])
    await test.settle()
    expect(test.heard(test.phone('imran')).at(-1)).toContain('there are signs that it does not come from the person')
    expect(await looks()).toEqual(
      expect.arrayContaining([
        'request-refuse sim-was-stolen',
        'propose-refuse suspected-fraud',
        'approve-refuse suspected-fraud',
      ]),
    )
    const { rows } = await client.query<{ reference: string }>('select reference from erasure_request')
    const again = ['request', 'refuse', rows[0]?.reference ?? '', '--because', 'other', '--until', inDays(2), '--reason', 'x-y-z']
    expect(await run(again)).toMatchObject({ code: 1, stderr: expect.stringContaining('is refused: only a confirmed request') })
  })

  it('a refusal that comes after the request was taken back is overtaken, and changes nothing', async () => {
    const phone = test.phone('imran')
    await phone.say('delete my data')
    await test.settle()
    await test.tapTitle(phone, 'Delete my data')
    await test.tapTitle(phone, 'Yes, delete it')
    const { rows } = await client.query<{ reference: string }>(`select reference from erasure_request where state = 'scheduled'`)
    const because = ['--because', 'no_match', '--until', inDays(1), '--reason', 'looked-into-it', '--json']
    const made = await run(['request', 'refuse', rows[0]?.reference ?? '', ...because], '', 'asha')
    await client.query(`update erasure_request set state = 'cancelled', thaw_wanted = true where state = 'scheduled'`)
    const late = await run(['request', 'approve', parsed(made, proposed).proposal], '', 'dev')
    expect(late).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('it is cancelled by now') })
  })

  it('a link is made for a business and a language, listed, and retired for good', async () => {
    expect((await run(['link', 'list'])).stdout).toContain('There is no link yet')
    expect(await run(['link', 'create', '--tenant', 'Nobody & Sons', '--lang', 'en'])).toMatchObject({ code: 1, stdout: '' })
    expect(await run(['link', 'create', '--tenant', 'Akshara Coaching Centre', '--lang', 'xx'])).toMatchObject({ code: 2 })
    const made = parsed(await run(['link', 'create', '--tenant', 'akshara coaching centre', '--lang', 'hi', '--json']), link)
    expect(made).toMatchObject({ business: 'Akshara Coaching Centre', language: 'hi', retired: null })
    expect(made.poster).toBe(`https://bot.example/links/${made.code}`)
    const address = new URL(made.link ?? '')
    expect([address.origin, address.pathname]).toEqual(['https://wa.me', '/917000090001'])
    expect(address.searchParams.get('text')).toBe(`मेरा डेटा डिलीट करें · कोड ${made.code}`)
    const poster = await (await fetch(`${test.url}/links/${made.code}`)).text()
    expect(poster).toContain('<html lang="hi"')
    expect((await run(['link', 'retire', made.code.toLowerCase()])).stdout).toContain('is retired')
    expect(await run(['link', 'retire', made.code])).toMatchObject({ code: 1 })
    expect(parsed(await run(['link', 'list', '--json']), z.array(link))).toMatchObject([
      { code: made.code, link: null, poster: null },
    ])
    expect((await fetch(`${test.url}/links/${made.code}`)).status).toBe(404)
  })

  it('says nobody’s number or words anywhere', () => {
    const everything = said.map(({ stdout, stderr }) => stdout + stderr).join('\n')
    for (const spelling of [...spellingsToFind(IMRAN), 'Imran Qureshi', WORDS, 'since this morning'])
      expect(everything).not.toContain(spelling)
  })
})

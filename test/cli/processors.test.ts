import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Receiver, startReceiver } from '../processors/support/receiver.ts'
import { MINUTE, openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'
import { spellingsToFind } from '../support/find-person.ts'
import { cli, namedByItself, parsed, productionSettings, type Said } from './support/run-cli.ts'

const ROHAN = '+917000026350'
const SECRET = 'a-secret-of-forty-characters-and-no-less'
const PUBLIC = 'https://93.184.216.34/callmissed'
const GIVEN = ['--categories', 'messaging,billing', '--knows-by', 'phone,email']
const WHY = ['--reason', 'letter-of-the-processor']
const listed = z.array(
  z.strictObject({
    id: z.uuid(),
    name: z.string(),
    kind: z.string(),
    endpoint: z.string().nullable(),
    categories: z.array(z.string()),
    verbs: z.array(z.string()),
    knowsBy: z.array(z.string()),
    answerHours: z.number(),
    removedAt: z.iso.datetime().nullable(),
    waiting: z.number(),
    overdue: z.number(),
    refused: z.number(),
  }),
)
const shown = z.looseObject({
  reference: z.string(),
  state: z.string(),
  processors: z.array(z.looseObject({ processor: z.string(), standing: z.string(), settledBy: z.string().nullable() })),
  receipts: z.array(z.looseObject({ result: z.string() })),
})

describe('processors, from the command line', { timeout: 240_000 }, () => {
  const databases = testDatabases({ demo: true })
  let test: TestBot
  let client: Client
  let receiver: Receiver
  const said: Said[] = []
  const run = async (args: string[], input = '') => {
    const answer = await cli(productionSettings(databases, test.dataDir, test.bot.keys), args, input)
    said.push(answer)
    return answer
  }
  const add = (name: string, endpoint = PUBLIC, ...more: string[]) =>
    run(['processor', 'add', name, '--endpoint', endpoint, ...GIVEN, ...more], SECRET)
  const list = async () => parsed(await run(['processor', 'list', '--json']), listed)
  const reference = async () =>
    (await client.query('select reference from erasure_request order by created_at desc')).rows[0]?.reference
  const show = async () => parsed(await run(['request', 'show', await reference(), '--json']), shown)
  const retry = async (...args: string[]) => run(['request', 'retry-processor', await reference(), ...args])
  const settle = async (...args: string[]) => run(['request', 'settle-processor', await reference(), ...args])

  beforeAll(async () => {
    test = await openTestBot(databases)
    Object.assign(test.bot.keys, namedByItself(test.bot.keys))
    client = new Client({ connectionString: databases.botUrl })
    await client.connect()
    receiver = await startReceiver()
  })
  afterAll(async () => {
    await client.end()
    await test.close()
    await receiver.close()
  })

  it('are added with a secret from standard input, which is shown nowhere', async () => {
    expect((await run(['processor', 'list'])).stdout).toMatch(/^There is no processor yet/)
    const added = await add('brevo', PUBLIC, '--json')
    expect(JSON.parse(added.stdout)).toEqual({ name: 'brevo', renewed: false })
    expect(await list()).toMatchObject([
      {
        name: 'brevo',
        kind: 'webhook',
        endpoint: PUBLIC,
        categories: ['billing', 'messaging'],
        verbs: ['erase-now', 'erase-after'],
      },
    ])
    expect(await list()).toMatchObject([{ knowsBy: ['phone', 'email'], answerHours: 72, waiting: 0, removedAt: null }])
    const all = said.map(({ stdout, stderr }) => stdout + stderr).join('\n')
    expect(all).not.toContain(SECRET)
    expect((await client.query('select secret_sealed from processor')).rows[0].secret_sealed).not.toContain(SECRET)
  })

  it('or with one that is made and shown once', async () => {
    const made = await run(['processor', 'add', 'sarvam', '--endpoint', PUBLIC, ...GIVEN, '--generate-secret', '--json'])
    const { secret } = JSON.parse(made.stdout)
    expect(secret).toMatch(/^[\w-]{44}$/)
    expect((await run(['processor', 'list', '--json'])).stdout).not.toContain(secret)
    expect((await run(['processor', 'list'])).stdout).not.toContain(secret)
  })

  it('are renewed under their name, and removed', async () => {
    const renewed = await add('sarvam', PUBLIC, '--verbs', 'erase-now', '--answer-hours', '24')
    expect(renewed.stdout).toMatch(/was renewed/)
    expect(await list()).toMatchObject([{ name: 'brevo' }, { name: 'sarvam', verbs: ['erase-now'], answerHours: 24 }])
    expect((await run(['processor', 'remove', 'sarvam'])).code).toBe(0)
    expect(await run(['processor', 'remove', 'sarvam'])).toMatchObject({ code: 1, stdout: '' })
    expect((await list())[1]?.removedAt).not.toBeNull()
    expect((await run(['processor', 'list'])).stdout).toMatch(/sarvam .*removed/)
  })

  it.each([
    ['http://93.184.216.34/', 'not https'],
    ['https://user:pass@93.184.216.34/', 'user and password'],
    ['https://169.254.169.254/latest/meta-data', 'private network'],
    ['https://2130706433/', 'private network'],
  ])('are not told at %s', async (endpoint, why) => {
    const answer = await add('evil', endpoint)
    expect(answer).toMatchObject({ code: 2, stdout: '' })
    expect(answer.stderr).toContain(why)
    expect((await list()).map(({ name }) => name)).not.toContain('evil')
  })

  it.each([
    [['Brevo', '--endpoint', PUBLIC, ...GIVEN], 'small letters'],
    [['p-7000026350', '--endpoint', PUBLIC, ...GIVEN], 'somebody’s number'],
    [['meta-contact-book', '--endpoint', PUBLIC, ...GIVEN], 'Meta’s'],
    [['evil', '--endpoint', PUBLIC, '--categories', 'everything', '--knows-by', 'phone'], '--categories wants'],
    [['evil', '--endpoint', PUBLIC, ...GIVEN, '--answer-hours', '900'], '1 to 720'],
    [['evil', '--endpoint', PUBLIC, ...GIVEN], 'wants the secret'],
  ])('are refused as %s', async (args, why) => {
    const answer = await run(['processor', 'add', ...args], why === 'wants the secret' ? 'short' : SECRET)
    expect(answer).toMatchObject({ code: 2, stdout: '' })
    expect(answer.stderr).toContain(why)
  })

  it('stand in request show with what became of them', async () => {
    const phone = test.phone('rohan')
    await client.query(`update processor set endpoint = '${receiver.url}/brevo' where name = 'brevo'`)
    receiver.answer(() => 500)
    await phone.say('delete my data')
    await test.settle()
    await test.tapTitle(phone, 'Delete my data')
    await test.tapTitle(phone, 'Yes, delete it')
    await test.pass(15 * MINUTE)
    await test.pass(3 * MINUTE)
    expect(await show()).toMatchObject({
      state: 'partial',
      processors: [
        { processor: 'brevo', asked: 'erase-now', standing: 'pending', lastStatus: 500, settledBy: null },
        { processor: 'meta-contact-book', standing: 'done', settledBy: 'call' },
        { processor: 'meta-contact-book', asked: 'erase-after', standing: 'scheduled', settledBy: 'call' },
      ],
      receipts: [{ result: 'partial', rest: ['processor:brevo'] }],
    })
    expect((await run(['request', 'show', await reference()])).stdout).toMatch(
      /Processors\n\s+brevo\s+erase-now\s+pending\s+since .* calls?, last answer 500/,
    )
    expect((await list())[0]).toMatchObject({ name: 'brevo', waiting: 1, refused: 0 })
  })

  it('are asked again when they have refused, for a reason that is written down', async () => {
    expect(await settle('--processor', 'brevo', '--as', 'refused', ...WHY)).toMatchObject({ code: 0, stderr: '' })
    expect((await show()).processors[0]).toMatchObject({ standing: 'refused', settledBy: 'staff' })
    const before = receiver.received.length
    receiver.answer(() => 200)
    await test.pass(MINUTE)
    expect(receiver.received).toHaveLength(before)
    expect(await retry('--processor', 'brevo')).toMatchObject({ code: 2, stdout: '' })
    expect(await retry('--processor', 'nobody', '--reason', 'asked-by-mail')).toMatchObject({ code: 1, stdout: '' })
    expect((await retry('--processor', 'brevo', '--reason', 'asked-by-mail')).stdout).toMatch(/brevo is asked again/)
    // The command line's clock is the machine's, the jobs' is the test's.
    await client.query('update processor_task set next_attempt_at = null where sealed is not null')
    await test.pass(MINUTE)
    expect(receiver.received).toHaveLength(before + 1)
    const [first, again] = [receiver.received[0], receiver.received.at(-1)]
    expect(again?.headers['x-callmissed-delivery']).toBe(first?.headers['x-callmissed-delivery'])
    const dataOf = (post: typeof first) => ({ ...JSON.parse(post?.raw.toString() ?? '{}').data, answer_by: '' })
    expect(dataOf(again)).toEqual(dataOf(first))
  })

  it('that have answered by letter are noted by staff, and the receipt goes on', async () => {
    expect(await settle('--processor', 'brevo', '--as', 'scheduled', ...WHY)).toMatchObject({ code: 1, stdout: '' })
    expect((await settle('--processor', 'brevo', '--as', 'done', ...WHY)).stdout).toMatch(/brevo is noted as done/)
    await client.query('update erasure_request set next_attempt_at = erase_at')
    await test.pass(MINUTE)
    const after = await show()
    expect(after).toMatchObject({ state: 'completed', processors: [{ standing: 'done', settledBy: 'staff' }, {}, {}] })
    expect(after.receipts.at(-1)).toMatchObject({ result: 'completed' })
    expect(await retry('--processor', 'brevo', '--reason', 'asked-by-mail')).toMatchObject({ code: 1, stdout: '' })
    expect((await client.query('select action, reason from access_log order by at')).rows).toEqual([
      { action: 'request-settle-processor', reason: 'letter-of-the-processor' },
      { action: 'request-retry-processor', reason: 'asked-by-mail' },
      { action: 'request-settle-processor', reason: 'letter-of-the-processor' },
    ])
  })

  it('asked for two days are settled one by one, by the day that staff name', async () => {
    await client.query(
      `insert into processor_task (id, request_id, processor_id, verb, categories, erase_on, state, due_at, overdue_at, created_at, settled_at, settled_by)
       select gen_random_uuid(), r.id, p.id, 'erase-after', '{billing}', day::date, 'scheduled', now(), overdue, now(), now(), 'answer'
       from erasure_request r, processor p, (values ('2027-03-31', now()), ('2032-12-31', null::timestamptz)) as asked (day, overdue)
       where p.name = 'brevo' and r.reference = $1`,
      [await reference()],
    )
    const states = async () =>
      (await client.query('select state from processor_task where erase_on > $1 order by erase_on', ['2027-01-01'])).rows.map(
        ({ state }) => state,
      )
    const given = ['--processor', 'brevo', '--as', 'done', ...WHY]
    const unclear = await settle(...given)
    expect(unclear).toMatchObject({ code: 2, stdout: '' })
    expect(unclear.stderr).toContain('--on, one of 2027-03-31, 2032-12-31')
    expect(await settle(...given, '--on', '2027-04-01')).toMatchObject({ code: 1, stdout: '' })
    expect(await states()).toEqual(['scheduled', 'scheduled'])
    expect((await settle(...given, '--on', '2027-03-31')).stdout).toMatch(/brevo is noted as done/)
    expect(await states()).toEqual(['done', 'scheduled'])
    expect((await settle(...given)).code).toBe(0)
    expect(await states()).toEqual(['done', 'done'])
  })

  it('have been told of nobody on the screen', () => {
    const all = said.map(({ stdout, stderr }) => stdout + stderr).join('\n')
    for (const spelling of [...spellingsToFind(ROHAN), 'Rohan']) expect(all).not.toContain(spelling)
  })
})

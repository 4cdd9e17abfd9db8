import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { MINUTE, openTestBot, type TestBot, testKeys } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'
import { spellingsToFind } from '../support/find-person.ts'
import { cli, namedByItself, parsed, productionSettings, type Said } from './support/run-cli.ts'

const IMRAN = { phone: '+917000075532', name: 'Imran Qureshi' }
const instant = z.iso.datetime()

const line = z.object({
  reference: z.string().regex(/^CM-[0-9A-Z]{4}-[0-9A-Z]{4}$/),
  state: z.string(),
  scope: z.enum(['number', 'business']),
  deadline: instant,
  daysLeft: z.number().int().nullable(),
  reason: z.string().nullable(),
  created: instant,
  confirmed: instant.nullable(),
  eraseAt: instant.nullable(),
  finished: instant.nullable(),
})
const receiptShape = z.looseObject({
  id: z.uuid(),
  reference: z.string(),
  number: z.number(),
  result: z.enum(['completed', 'partial']),
  verification: z.looseObject({ verified: z.boolean(), seq: z.number().nullable() }),
})
const shown = line.extend({
  timeline: z.array(
    z.strictObject({ at: instant, what: z.string(), detail: z.string().nullable(), count: z.number().nullable() }),
  ),
  progress: z.array(
    z.strictObject({
      pass: z.number(),
      table: z.string(),
      action: z.string(),
      rows: z.number(),
      batches: z.number(),
      done: z.boolean(),
    }),
  ),
  kept: z.array(
    z.strictObject({ table: z.string(), basis: z.string(), statute: z.string(), rows: z.number(), until: z.iso.date() }),
  ),
  failedSends: z.array(
    z.strictObject({ at: instant, what: z.string(), code: z.number().nullable(), meaning: z.string(), whatToDo: z.string() }),
  ),
  receipt: receiptShape.nullable(),
  receipts: z.array(receiptShape),
})
const verified = z.strictObject({ entries: z.number(), heads: z.number(), findings: z.array(z.looseObject({ is: z.string() })) })

describe('requests and their receipts, from the command line', { timeout: 180_000 }, () => {
  const databases = testDatabases({ demo: true })
  let test: TestBot
  let client: Client
  let reference: string
  const said: Said[] = []
  const run = async (args: string[], input = '') => {
    const answer = await cli(productionSettings(databases, test.dataDir, test.bot.keys), args, input)
    said.push(answer)
    return answer
  }

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

  it('says kindly that nobody has asked yet, and [] to programs', async () => {
    expect((await run(['request', 'list'])).stdout).toBe('Nobody has asked for a deletion yet.\n')
    expect(parsed(await run(['request', 'list', '--json']), z.array(line))).toEqual([])
    expect((await run(['request', 'list', '--state', 'parked'])).stdout).toBe('No request is parked now.\n')
    expect((await run(['ledger', 'verify'])).stdout).toContain('empty')
  })

  it('lists a request that waits, and shows no receipt yet', async () => {
    const phone = test.phone('imran')
    await phone.say('mera data delete karo')
    await test.settle()
    await test.tapTitle(phone, 'डेटा डिलीट करें')
    await test.tapTitle(phone, 'हाँ, डिलीट करें')
    const [only] = parsed(await run(['request', 'list', '--json', '--state', 'scheduled']), z.array(line))
    expect(only).toMatchObject({ state: 'scheduled', scope: 'number', finished: null })
    expect(only?.daysLeft).not.toBeNull()
    reference = only?.reference ?? ''
    const request = parsed(await run(['request', 'show', reference, '--json']), shown)
    expect(request).toMatchObject({ reference, receipt: null, receipts: [], progress: [], failedSends: [] })
    expect(request.timeline.map(({ what }) => what)).toEqual(expect.arrayContaining(['confirmed', 'frozen']))
  })

  it('lets a parked request go on, for a reason that is written down', async () => {
    await client.query(`update erasure_request set state = 'parked', reason = 'too-large-share'`)
    const [parked] = parsed(await run(['request', 'list', '--json', '--state', 'parked']), z.array(line))
    expect(parked).toMatchObject({ reference, reason: 'too-large-share' })
    expect(await run(['request', 'release', reference])).toMatchObject({ code: 2, stdout: '' })
    expect(await run(['request', 'release', reference, '--reason', 'looked at it 70000'])).toMatchObject({ code: 2, stdout: '' })
    const typed = reference.toLowerCase().replaceAll('-', ' ')
    expect((await run(['request', 'release', typed, '--reason', 'share-is-right'])).code).toBe(0)
    const { timeline, ...request } = parsed(await run(['request', 'show', reference, '--json']), shown)
    expect(request).toMatchObject({ state: 'scheduled', reason: null })
    expect(timeline.at(-1)).toMatchObject({ what: 'released', detail: 'share-is-right' })
    const looks = await client.query(
      'select action, reason, (select count(*)::int from person_binding b where b.pseudonym = l.pseudonym) as bound from access_log l',
    )
    expect(looks.rows).toEqual([{ action: 'request-release', reason: 'share-is-right', bound: 1 }])
    const again = await run(['request', 'release', reference, '--reason', 'share-is-right'])
    expect(again).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('is scheduled') })
  })

  it('shows progress, what the law keeps and a receipt that verifies, once the erasure is done', async () => {
    // The command line's clock is the machine's, the jobs' is the test's.
    await client.query('update erasure_request set next_attempt_at = null')
    await test.pass(15 * MINUTE)
    const request = parsed(await run(['request', 'show', reference, '--json']), shown)
    expect(request).toMatchObject({ state: 'completed', daysLeft: null })
    expect(request.progress).toContainEqual({
      ...{ pass: 0, table: 'message', action: 'erase', rows: 10, done: true },
      // A slow machine makes the batches smaller.
      batches: expect.any(Number),
    })
    expect(request.receipts).toEqual([request.receipt])
    expect(request.receipt).toMatchObject({
      reference,
      number: 0,
      result: 'completed',
      verification: { verified: true, seq: 1 },
    })
    const text = (await run(['request', 'show', reference])).stdout
    expect(text).toMatch(/message\s+erase\s+10\s+done/)
    expect(text).toMatch(/number 0\s+completed\s+verified, entry 1 of the ledger/)
  })

  it('shows which message did not arrive, what Meta’s code means and what to do', async () => {
    await client.query(
      `update outbox_message set state = 'failed', error_code = 131026 where seq = (select max(seq) from outbox_message)`,
    )
    const { failedSends } = parsed(await run(['request', 'show', reference, '--json']), shown)
    expect(failedSends).toHaveLength(1)
    expect(failedSends[0]).toMatchObject({ code: 131026, whatToDo: expect.stringMatching(/\.$/) })
    await client.query(`update outbox_message set error_code = -2 where state = 'failed'`)
    expect((await run(['request', 'show', reference])).stdout).toContain('No address of the person is left')
  })

  it('verifies the ledger, also after the signing key was replaced', async () => {
    expect(parsed(await run(['ledger', 'verify', '--json']), verified)).toEqual({ entries: 1, heads: 1, findings: [] })
    expect((await run(['ledger', 'verify'])).stdout).toContain('1 entry, each signed and chained')
    const former = join(test.dataDir, 'former.pem')
    writeFileSync(former, test.bot.keys.signing.publicKey.export({ type: 'spki', format: 'pem' }))
    const settings = productionSettings(databases, test.dataDir, { ...test.bot.keys, signing: testKeys().signing })
    const unknown = await cli(settings, ['ledger', 'verify'])
    expect(unknown.code).toBe(1)
    expect(unknown.stdout).toMatch(/entry 1\s+unknown-key/)
    expect((await cli(settings, ['ledger', 'verify', '--public-key', former])).code).toBe(0)
    expect(await run(['ledger', 'verify', '--public-key', '/no/such/file'])).toMatchObject({ code: 2, stdout: '' })
  })

  it('finds a receipt that somebody changed, and a chain that was cut short', async () => {
    await client.query(`update receipt set body = replace(body, '"completed"', '"partial"')`)
    const changed = await run(['ledger', 'verify', '--json'])
    expect(changed.code).toBe(1)
    expect(verified.parse(JSON.parse(changed.stdout)).findings).toEqual([
      expect.objectContaining({ seq: 1, is: 'receipt-changed' }),
    ])
    const { receipt } = parsed(await run(['request', 'show', reference, '--json']), shown)
    expect(receipt?.verification).toMatchObject({ verified: false, wrong: 'receipt-changed' })
    expect((await run(['request', 'show', reference])).stdout).toContain('NOT VERIFIED: receipt-changed')
    await client.query('delete from ledger_entry')
    const cut = await run(['ledger', 'verify'])
    expect(cut.code).toBe(1)
    expect(cut.stdout).toMatch(/entry 1\s+behind-head/)
    // Of a host that has lost its disk as well the platform still knows.
    const elsewhere = { ...productionSettings(databases, test.dataDir, test.bot.keys), DATA_DIR: join(test.dataDir, 'elsewhere') }
    const alone = await cli(elsewhere, ['ledger', 'verify'])
    expect(alone.code).toBe(1)
    expect(alone.stdout).toMatch(/entry 1\s+behind-head/)
  })

  it.each(['CM-2222-2222', '+917000075532', 'Imran Qureshi'])('knows no request %s, and does not repeat it', async (unknown) => {
    const answer = await run(['request', 'show', unknown])
    expect(answer).toMatchObject({ code: 1, stdout: '' })
    expect(answer.stderr).toMatch(/^There is no request with this reference/)
    expect(answer.stderr).not.toContain(unknown)
  })

  it('has said nobody’s number, name or words anywhere', () => {
    const all = said.map(({ stdout, stderr }) => stdout + stderr).join('\n')
    expect(said.length).toBeGreaterThanOrEqual(20)
    for (const needle of [...spellingsToFind(IMRAN.phone), 'Imran', 'mera data', 'secret-of', 'token-of'])
      expect(all).not.toContain(needle)
  })
})

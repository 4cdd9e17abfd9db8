import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { retentionBases } from '../../src/erasure/retention-bases.ts'
import { MINUTE, openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'
import { spellingsToFind } from '../support/find-person.ts'
import { cli, namedByItself, parsed, productionSettings, type Said } from './support/run-cli.ts'

const MEERA = '+917000014821'
const COACHING = 'Akshara Coaching Centre'
/** Known by this id alone. */
const KAVYA = 'IN.7Kq2vZ8mWc4Tn9XbR5yLd3'
const WHY = ['--reason', 'asked-by-the-person']
const heldShape = z.strictObject({
  held: z.array(
    z.strictObject({
      table: z.string(),
      basis: z.string(),
      statute: z.string(),
      law: z.string(),
      rows: z.number(),
      first: z.iso.date(),
      until: z.iso.date(),
      lost: z.literal(false),
    }),
  ),
})
const placed = z.looseObject({ id: z.uuid(), scope: z.string(), until: z.iso.datetime().nullable() })
const listed = z.array(z.looseObject({ id: z.uuid(), scope: z.string(), stands: z.boolean(), reason: z.string() }))

describe('holds and what the law keeps, from the command line', { timeout: 180_000 }, () => {
  const databases = testDatabases({ demo: true })
  let test: TestBot
  let client: Client
  const said: Said[] = []
  const run = async (args: string[], input = '') => {
    const answer = await cli(productionSettings(databases, test.dataDir, test.bot.keys), args, input)
    said.push(answer)
    return answer
  }
  const states = async () => (await client.query('select state from erasure_request order by created_at')).rows
  // The command line's clock is the machine's, the jobs' is the test's.
  const sinceEver = () => test.bot.platform.query(`update deletion_bot.legal_hold set held_from = '2020-01-01'`)

  beforeAll(async () => {
    test = await openTestBot(databases)
    Object.assign(test.bot.keys, namedByItself(test.bot.keys))
    client = new Client({ connectionString: databases.botUrl })
    await client.connect()
    const phone = test.phone('meera')
    for (const words of ['delete my data', 'english']) {
      await phone.say(words)
      await test.settle()
    }
    await test.tapTitle(phone, 'Delete my data')
    await test.tapTitle(phone, 'Yes, delete it')
  })
  afterAll(async () => {
    await client.end()
    await test.close()
  })

  it('places a hold on a person, whose number comes from standard input and stands nowhere', async () => {
    expect((await run(['hold', 'list'])).stdout).toBe('There is no legal hold.\n')
    const refused = await run(['hold', 'add', '--scope', 'subject', '--ground', 'court_order', '--phone', MEERA])
    expect(refused).toMatchObject({ code: 2, stdout: '' })
    const hold = parsed(await run(['hold', 'add', '--scope', 'subject', '--ground', 'court_order', '--json'], MEERA), placed)
    expect(parsed(await run(['hold', 'list', '--json']), listed)).toMatchObject([{ id: hold.id, scope: 'subject', stands: true }])
    await sinceEver()
    await test.pass(15 * MINUTE)
    expect(await states()).toEqual([{ state: 'on_hold' }])
    expect((await client.query('select action, reason, target from access_log')).rows).toEqual([
      { action: 'hold-add', reason: 'court-order', target: hold.id },
    ])
  })

  it('ends it for a reason, a day later, so that another can be placed before anything is erased', async () => {
    const [hold] = parsed(await run(['hold', 'list', '--json']), listed)
    expect(await run(['hold', 'end', hold?.id ?? '', '--reason', 'No Such 12345'])).toMatchObject({ code: 2, stdout: '' })
    const ended = await run(['hold', 'end', hold?.id ?? '', '--reason', 'order-was-lifted', '--json'])
    const { ends, requests } = JSON.parse(ended.stdout)
    expect(requests).toBe(1)
    expect(Math.round((Date.parse(ends) - Date.now()) / MINUTE / 60)).toBe(24)
    expect(parsed(await run(['hold', 'list', '--json']), listed)).toMatchObject([{ stands: true, until: ends }])
    // Found under the hold, under the person on whom it was placed, and under the request that goes on by its end.
    const { rows } = await client.query(
      `select l.target = $1 as of_hold, l.pseudonym = a.pseudonym as of_person, l.request_id is not null as of_request
       from access_log l join access_log a on a.action = 'hold-add' where l.action = 'hold-end' order by l.request_id nulls first`,
      [hold?.id],
    )
    expect(rows).toEqual([
      { of_hold: true, of_person: true, of_request: false },
      { of_hold: true, of_person: true, of_request: true },
    ])
    await client.query('update erasure_request set next_attempt_at = erase_at')
    await test.pass(MINUTE)
    expect(await states()).toEqual([{ state: 'on_hold' }])
    const again = await run(['hold', 'end', hold?.id ?? '', '--reason', 'order-was-lifted'])
    expect(again).toMatchObject({ code: 1, stdout: '' })
    expect(again.stderr).toContain('by itself')
    await test.bot.platform.query(`update deletion_bot.legal_hold set held_until = '2020-01-02'`)
    await client.query('update erasure_request set next_attempt_at = erase_at')
    await test.pass(MINUTE)
    expect(await states()).toEqual([{ state: 'completed' }])
  })

  it.each([
    [['--scope', 'table'], 'go together'],
    [['--scope', 'table', '--table', 'no_such_table'], 'does not know'],
    [['--scope', 'tenant'], 'wants --tenant'],
    [['--scope', 'tenant', '--tenant', 'Rangoli Sarees', '--phone', MEERA], 'subject alone'],
    [['--scope', 'tenant', '--tenant', 'Rangoli Sarees', '--request', 'CM-7K3F-9QXD'], 'subject alone'],
    [['--scope', 'subject', '--user-id', '--request', 'CM-7K3F-9QXD'], 'on one person'],
    [['--scope', 'subject', '--user-id', KAVYA], 'standard input'],
    [['--scope', 'table', '--table', 'invoice', '--until', '2020-01-01'], 'not over'],
    [['--scope', 'table', '--table', 'invoice', '--until', '2099-02-30'], 'not over'],
  ])('refuses %s', async (args, why) => {
    const answer = await run(['hold', 'add', '--ground', 'tax_assessment', ...args])
    expect(answer).toMatchObject({ code: 2, stdout: '' })
    expect(answer.stderr).toContain(why)
  })

  it('holds a business’s table until the end of an Indian day', async () => {
    const args = [
      'hold',
      'add',
      '--scope',
      'table',
      '--table',
      'invoice',
      '--tenant',
      'Rangoli Sarees',
      '--ground',
      'tax_assessment',
    ]
    expect(parsed(await run([...args, '--until', '2099-03-31', '--json']), placed).until).toBe('2099-03-31T18:30:00.000Z')
    expect((await run(['hold', 'list'])).stdout).toMatch(/the table invoice at [0-9a-f-]{36}\s+tax_assessment.*stands/)
  })

  it('holds somebody without a number by the id, or by the request that is about them', async () => {
    const kavya = test.phone('kavya', COACHING)
    await kavya.say('delete my data')
    await test.settle()
    await test.tapTitle(kavya, 'Delete this chat')
    await test.tapTitle(kavya, 'Yes, delete it')
    const [row] = (
      await client.query<{ reference: string }>('select reference from erasure_request order by created_at desc limit 1')
    ).rows
    const add = ['hold', 'add', '--scope', 'subject', '--ground', 'court_order', '--json']
    expect(await run([...add, '--user-id'], 'no id')).toMatchObject({ code: 2, stdout: '' })
    expect(await run([...add, '--request', 'CM-2222-2222'])).toMatchObject({ code: 1, stdout: '' })
    for (const [args, input] of [
      [['--user-id'], KAVYA],
      [['--request', row?.reference ?? ''], ''],
    ] as const) {
      const hold = parsed(await run([...add, ...args], input), placed)
      await sinceEver()
      await test.pass(15 * MINUTE)
      expect((await states()).at(-1)).toEqual({ state: 'on_hold' })
      expect(await run(['hold', 'end', hold.id, '--reason', 'order-was-lifted'])).toMatchObject({ code: 0 })
      await test.bot.platform.query(`update deletion_bot.legal_hold set held_until = '2020-01-02' where id = $1`, [hold.id])
      await client.query(`update erasure_request set next_attempt_at = erase_at where state = 'on_hold'`)
    }
    await test.pass(MINUTE)
    expect((await states()).at(-1)).toEqual({ state: 'completed' })
    const { rows } = await client.query<{ action: string; n: number }>(
      `select l.action, count(*)::int as n from access_log l join erasure_request r on r.id = l.request_id
       join person_binding b on b.person_id = r.person_id and b.pseudonym = l.pseudonym where r.reference = $1 group by 1 order by 1`,
      [row?.reference],
    )
    expect(rows).toEqual([
      { action: 'hold-add', n: 1 },
      { action: 'hold-end', n: 2 },
    ])
  })

  const held = async () => parsed(await run(['held', '--json', ...WHY], MEERA), heldShape).held

  it('says what the law keeps of a number, per law and with its days, also when nobody knows the person any more', async () => {
    expect(await run(['held', '--phone', MEERA, ...WHY])).toMatchObject({ code: 2, stdout: '' })
    expect(await run(['held'], MEERA)).toMatchObject({ code: 2, stdout: '' })
    const before = await held()
    expect(before).toContainEqual({
      table: 'invoice',
      basis: 'cgst-s36',
      statute: 'CGST Act 2017, s. 36',
      law: 'tax law',
      rows: 1,
      first: '2032-12-31',
      until: '2032-12-31',
      lost: false,
    })
    await client.query(`update person_binding set ended_at = now(), address_sealed = null`)
    expect(await held()).toEqual(before)
    expect((await run(['held', ...WHY], MEERA)).stdout).toMatch(/invoice\s+1\s+CGST Act 2017, s\. 36\s+2032-12-31/)
  })

  it('lists the laws with what each keeps, and takes them from a file', async () => {
    const shape = z.array(z.looseObject({ id: z.string(), rows: z.number(), inForce: z.boolean(), inForceFrom: z.iso.date() }))
    const bases = parsed(await run(['retention', 'list', '--json']), shape)
    expect(bases).toContainEqual(expect.objectContaining({ id: 'cgst-s36', inForce: true, rows: 2 }))
    const file = join(test.dataDir, 'bases.json')
    const settings = { ...productionSettings(databases, test.dataDir, test.bot.keys), RETENTION_BASES: file }
    expect(await cli(settings, ['retention', 'list'])).toMatchObject({ code: 2, stderr: expect.stringContaining('is not there') })
    writeFileSync(
      file,
      JSON.stringify(bases.map((basis) => (basis.id === 'cgst-s36' ? { ...basis, period: { months: 60 } } : basis))),
    )
    expect((await cli(settings, ['retention', 'list'])).stdout).toMatch(/cgst-s36.*60 months/)
    const applied = await cli(settings, ['retention', 'apply', '--reason', 'law-was-changed', '--json'])
    expect(JSON.parse(applied.stdout)).toEqual({ longer: 0, shorter: 2 })
    expect((await held()).find(({ table }) => table === 'invoice')?.until).toBe('2031-12-31')
    expect(await run(['retention', 'apply'])).toMatchObject({ code: 2, stdout: '' })
  })

  it('names each decision about a floor with its opinion, and what no floor reaches; without an opinion nothing starts', async () => {
    const [file, law] = [join(test.dataDir, 'floors.json'), retentionBases.find(({ id }) => id === 'dpdp-r8-3')]
    const settings = { ...productionSettings(databases, test.dataDir, test.bot.keys), RETENTION_BASES: file }
    const floor = { tenants: 'all', category: 'messaging', decided: 'keep', from: '2027-05-13', opinion: 'Opinion 7 of counsel' }
    writeFileSync(file, JSON.stringify([{ ...law, floors: [floor] }]))
    const { stdout } = await cli(settings, ['retention', 'list'])
    expect(stdout).toMatch(/dpdp-r8-3 +messaging +keep +all businesses +2027-05-13 +Opinion 7 of counsel/)
    expect(stdout).toMatch(/Not reached by a floor.*usage_log/)
    writeFileSync(file, JSON.stringify([{ ...law, floors: [{ ...floor, opinion: '' }] }]))
    expect(await cli(settings, ['retention', 'list'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('legal opinion'),
    })
  })

  it('keeps nothing of a number that never asked', async () => {
    const answer = await run(['held', ...WHY], '+917000075532')
    expect(answer.stdout).toMatch(/^Of this number’s deletions the law keeps nothing/)
  })

  it('has said nobody’s number anywhere', () => {
    const all = said.map(({ stdout, stderr }) => stdout + stderr).join('\n')
    for (const spelling of [...spellingsToFind(MEERA), KAVYA]) expect(all).not.toContain(spelling)
  })
})

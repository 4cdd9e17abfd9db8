import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { countPlan } from '../../src/erasure/count-store.ts'
import { completed } from '../../src/erasure/evidence.ts'
import { retainedOf } from '../../src/erasure/kept-store.ts'
import { searchResidue } from '../../src/erasure/residue.ts'
import { insideBase64 } from '../../src/erasure/text-pattern.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase } from '../support/databases.ts'
import { fillBusyShop } from './support/busy-shop.ts'
import { carryOut } from './support/carry-out.ts'
import { execute, memoryBlobs, OTHER_REQUEST, planFor, REQUEST, subjectOf } from './support/run.ts'
import { shopMap, shopSchema } from './support/shop.ts'
import { CUT_OFF, NOW, people, snapshot, TABLES, tenantIds } from './support/world.ts'

const database = testDatabase()
const [first, second] = people
if (!first || !second) throw new Error('nobody')
const whose = subjectOf(first)
const statementMs = 10_000
const afterCutOff = new Date(CUT_OFF.getTime() + 60_000)
let pool: pg.Pool

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 4 })
  await pool.query(shopSchema)
  await installOwnSchema(pool)
})
afterAll(() => pool.end())
beforeEach(() => fillBusyShop(pool, 0))

const count = async (text: string, values: unknown[] = []) =>
  Number((await pool.query<{ n: string }>(`select count(*) as n from ${text}`, values)).rows[0]?.n)
const search = async (plan: Awaited<ReturnType<typeof planFor>>) =>
  searchResidue(pool, { plan, subject: whose, requestId: REQUEST }, { statementMs })

describe('what is found afterwards', () => {
  test('a number in somebody else’s words is counted as a mention and left alone', async () => {
    const plan = await planFor(pool, shopMap, whose)
    const before = await snapshot(pool, TABLES)
    await execute(pool, plan, whose)
    const found = await search(plan)
    const mentions = await count(`note where body ~ '70000 00010'`)
    expect(mentions).toBeGreaterThan(0)
    expect(found.mentions).toEqual([{ table: 'note', rows: mentions }])
    const after = await snapshot(pool, TABLES)
    for (const [id, row] of Object.entries(after.note ?? {})) expect(row).toBe(before.note?.[id])
  })

  test('a longer number that contains this one is nobody’s mention', async () => {
    await pool.query(`update note set body = 'order 1917000000010 and 70000000105' where thread_id = 3`)
    const plan = await planFor(pool, shopMap, whose)
    await execute(pool, plan, whose)
    const { rows } = await pool.query(`select 1 from note where body ~ '70000 00010'`)
    expect((await search(plan)).mentions).toEqual([{ table: 'note', rows: rows.length }])
  })

  test('a wamid that holds the number in base64 is found in whatever row it stands', async () => {
    const wamid = `wamid.HBgM${Buffer.from(first.phone.slice(1)).toString('base64')}FQIAERgS`
    const note = await pool.query<{ id: string }>('select id from note where thread_id = 4 limit 1')
    await pool.query('insert into mark values (900, $1, $2, $3)', [note.rows[0]?.id, wamid, CUT_OFF])
    const plan = await planFor(pool, shopMap, whose)
    await execute(pool, plan, whose)
    expect((await search(plan)).mentions).toContainEqual({ table: 'mark', rows: 1 })
  })

  test('base64 keeps the same characters of a text at every offset, whatever stands around it', () => {
    for (const before of ['', 'x', 'xy', 'xyz', 'wxyz']) {
      for (const after of ['', '!', '!?', '...']) {
        const whole = Buffer.from(`${before}917000000010${after}`).toString('base64')
        expect(insideBase64('917000000010').some((part) => whole.includes(part))).toBe(true)
      }
    }
    for (const part of insideBase64('917000000010')) expect(part.length).toBeGreaterThanOrEqual(14)
  })

  test('an identifier that an anonymised row still shows through another way is residue, and the erasure partial', async () => {
    const usage = shopMap.usage
    if (!usage) throw new Error('no usage')
    const leaky = { ...shopMap, usage: { ...usage, disposition: { do: 'anonymise', set: { tokens: { to: 0 } } } as const } }
    await pool.query('update usage set ip = $1', [first.phone])
    const plan = await planFor(pool, leaky, whose)
    await execute(pool, plan, whose)
    const found = await search(plan)
    expect(found.residue).toEqual([{ table: 'usage', column: 'ip', rows: await count('usage where thread_id in (0, 1)') }])
    expect(completed(plan, found)).toEqual({ is: 'partial', rest: expect.arrayContaining(['usage.ip']) })
  })
})

describe('what the law keeps', () => {
  test('stays without the number, is recorded with its day, and holds the contact it names for as long', async () => {
    const plan = await planFor(pool, shopMap, whose)
    await execute(pool, plan, whose)
    const { rows } = await pool.query(
      `select phone, total from bill where contact_id in (select id from contact where phone = $1)`,
      [first.phone],
    )
    expect(rows).toEqual([{ phone: null, total: 100 }])
    expect(await retainedOf(pool, [REQUEST])).toEqual([
      { requestId: REQUEST, table: 'bill', basis: 'cgst-s36', rows: 1, until: '2032-12-31' },
      { requestId: REQUEST, table: 'contact', basis: 'cgst-s36', rows: 1, until: '2032-12-31' },
    ])
    const found = await search(plan)
    expect(found.held).toEqual([{ table: 'contact', because: 'kept-by-law', rows: 1 }])
    expect(completed(plan, found)).toEqual({ is: 'completed' })
  })

  test('goes like any other row once its time is over', async () => {
    const other = subjectOf(second)
    const bills = await count('bill where phone = $1', [second.phone])
    expect(bills).toBe(1)
    await execute(pool, await planFor(pool, shopMap, other), other)
    expect(await count('bill where due < $1', ['2016-01-01'])).toBe(people.length / 2 - 1)
    expect(await count('contact where phone = $1', [second.phone])).toBe(0)
  })
})

describe('while it runs', () => {
  test('a message that arrives after the cut-off keeps itself and its thread, and the old messages go', async () => {
    const plan = await planFor(pool, shopMap, whose)
    let arrived = false
    await execute(pool, plan, whose, {
      async checkpoint(name) {
        if (arrived || !name.startsWith('begin')) return
        arrived = true
        await pool.query(`insert into note (id, thread_id, body, created_at) values (800, 1, 'hello again', $1)`, [afterCutOff])
      },
    })
    expect(await count('note where thread_id in (0, 1)')).toBe(1)
    expect(await count('thread where id in (0, 1)')).toBe(1)
    const found = await search(plan)
    expect(found.evidence.every(({ remaining }) => remaining === 0)).toBe(true)
    expect(
      found.held
        .filter(({ because }) => because === 'newer')
        .map(({ table }) => table)
        .sort(),
    ).toEqual(['contact', 'thread'])
  })

  test('a message that arrives between the look and the delete is not taken along by the cascade', async () => {
    const plan = await planFor(pool, shopMap, whose)
    const writer = new pg.Client({ connectionString: database.url })
    await writer.connect()
    await writer.query('begin')
    await writer.query(`insert into note (id, thread_id, body, created_at) values (801, 1, 'just now', $1)`, [afterCutOff])
    const running = execute(pool, plan, whose)
    const settled = running.then(
      () => 'done',
      (error: { code?: string }) => error.code,
    )
    await new Promise((resolve) => setTimeout(resolve, 300))
    await writer.query('commit')
    await writer.end()
    expect(await settled).toBe('done')
    expect(await count('note where id = 801')).toBe(1)
    expect(await count('thread where id = 1')).toBe(1)
  })

  const given: [string, string, string][] = [
    ['one of two ways leads to', 'contact', `phone = '${second.phone}', email = '${second.email}' where name = 'moves'`],
    ['the law keeps', 'bill', `phone = '${second.phone}', contact_id = (select contact_id from bill where id = 1) where id = 0`],
    ['others of its table reply to', 'note', 'thread_id = 3, reply_to = null where id = 13'],
    ['a parent alone leads to', 'usage', 'thread_id = 3 where id = 0'],
    ['hides the number in json', 'delivery', `payload = '{"contacts":[{"wa_id":"${second.phone.slice(1)}"}]}' where id = 0`],
  ]
  test.each(given)('a row that %s is theirs to whom it is given between the look and the lock', async (_which, table, change) => {
    await pool.query(`insert into contact values (gen_random_uuid(), $1, $2, null, 'moves', 'yes', $3)`, [
      tenantIds[0],
      first.phone,
      CUT_OFF,
    ])
    const plan = await planFor(pool, shopMap, whose)
    const writer = new pg.Client({ connectionString: database.url })
    await writer.connect()
    await writer.query('begin')
    const { rows } = await writer.query(`update ${table} set ${change} returning *`)
    const running = execute(pool, plan, whose)
    await new Promise((resolve) => setTimeout(resolve, 300))
    await writer.query('commit')
    await writer.end()
    await running
    expect((await pool.query(`select * from ${table} where id = $1`, [rows[0].id])).rows).toEqual(rows)
  })

  test('a second sweep takes what a redelivery wrote with an old date, and counts it on its own', async () => {
    const plan = await planFor(pool, shopMap, whose)
    await execute(pool, plan, whose)
    await pool.query(
      `insert into contact values (gen_random_uuid(), $1, $2, null, 'again', 'yes', $3), (gen_random_uuid(), $1, $2, null, 'back', 'yes', $4)`,
      [tenantIds[1], first.phone, CUT_OFF, afterCutOff],
    )
    const swept = await execute(pool, plan, whose, { run: 1 })
    expect(swept.steps.filter(({ rows }) => rows > 0).map(({ step, rows }) => [step.key, rows])).toEqual([['contact:erase', 1]])
    expect(await count(`contact where name = 'back'`)).toBe(1)
    expect(await count(`contact where name = 'again'`)).toBe(0)
  })
})

describe('a hold', () => {
  const hold = (values: string) =>
    pool.query(`insert into deletion_bot.legal_hold (id, scope, tenant_id, table_name, key_id, pseudonym, reason, held_from, held_until)
      values (gen_random_uuid(), ${values})`)
  const pseudonyms = [{ keyId: 'k1', value: 'a'.repeat(64) }]
  const run = async (checkpoint?: (name: string) => Promise<void>) =>
    carryOut(pool, memoryBlobs(), {
      requestId: REQUEST,
      run: 0,
      plan: await planFor(pool, shopMap, whose),
      subject: whose,
      pseudonyms,
      now: () => NOW,
      ...(checkpoint ? { checkpoint } : {}),
    })

  const holds: [string, string, 'held' | 'done'][] = [
    ['on the subject stops it', `'subject', null, null, 'k1', '${'a'.repeat(64)}', 'court_order', '2026-01-01', null`, 'held'],
    ['on somebody else does not', `'subject', null, null, 'k1', '${'b'.repeat(64)}', 'court_order', '2026-01-01', null`, 'done'],
    [
      'on a business that holds the person stops it',
      `'tenant', '${tenantIds[0]}', null, null, null, 'court_order', '2026-01-01', null`,
      'held',
    ],
    ['on another business does not', `'tenant', '${REQUEST}', null, null, null, 'court_order', '2026-01-01', null`, 'done'],
    [
      'on a table with the person’s rows stops it',
      `'table', null, 'delivery', null, null, 'court_order', '2026-01-01', null`,
      'held',
    ],
    [
      'on a table that has another name today stops it',
      `'table', null, 'post', null, null, 'court_order', '2026-01-01', null`,
      'held',
    ],
    [
      'on such a table of one business stops it, too',
      `'table', '${tenantIds[1]}', 'post', null, null, 'court_order', '2026-01-01', null`,
      'held',
    ],
    [
      'on such a table that has ended does not',
      `'table', null, 'post', null, null, 'court_order', '2026-01-01', '2026-11-01'`,
      'done',
    ],
    ['that has ended does not', `'table', null, 'delivery', null, null, 'court_order', '2026-01-01', '2026-11-01'`, 'done'],
    ['that has not begun does not', `'table', null, 'delivery', null, null, 'court_order', '2027-01-01', null`, 'done'],
  ]
  test.each(holds)('%s', async (_what, values, is) => {
    await hold(values)
    const before = await snapshot(pool, TABLES)
    expect((await run()).is).toBe(is)
    if (is === 'held') expect(await snapshot(pool, TABLES)).toEqual(before)
  })

  test('placed half-way stops the next batch, and what is gone is counted', async () => {
    await fillBusyShop(pool, 3_500)
    let placed = false
    const halted = await run(async (name) => {
      if (placed || !name.startsWith('committed')) return
      placed = true
      await hold(`'subject', null, null, 'k1', '${'a'.repeat(64)}', 'court_order', '2026-01-01', null`)
    })
    expect(halted.is).toBe('held')
    const notes = halted.steps.find(({ step }) => step.key === 'note:erase')?.rows ?? 0
    expect(notes).toBeGreaterThan(0)
    const left = await count('note where thread_id in (0, 1)')
    expect(left).toBeGreaterThan(0)
    await pool.query('truncate deletion_bot.legal_hold')
    const done = await run()
    expect(done.steps.find(({ step }) => step.key === 'note:erase')?.rows).toBe(notes + left)
  })
})

describe('recordings', () => {
  test('go before their rows; one that cannot be removed keeps its row, all else goes, and the next run finishes', async () => {
    const plan = await planFor(pool, shopMap, whose)
    const { rows } = await pool.query<{ id: string; media_key: string }>(
      `select id, media_key from note n where thread_id in (0, 1) and media_key is not null
       and not exists (select 1 from note r where r.reply_to = n.id) limit 1`,
    )
    const stuck = rows[0]
    if (!stuck) throw new Error('no recording')
    const first = await execute(pool, plan, whose, { broken: [stuck.media_key] })
    expect(first).toMatchObject({ is: 'done', blobs: { reasons: ['leased'], shared: 0 } })
    const ids = (await pool.query<{ id: string }>('select id from note where thread_id in (0, 1) order by id')).rows.map(
      ({ id }) => id,
    )
    expect(ids).toContain(stuck.id)
    expect(await count('thread where id in (0, 1)')).toBe(1)
    expect(completed(plan, await search(plan)).is).toBe('partial')
    await execute(pool, plan, whose, { run: 0 })
    expect(await count('note where thread_id in (0, 1)')).toBe(0)
    expect(completed(plan, await search(plan)).is).toBe('completed')
  })

  test('of other people are never asked for', async () => {
    const { rows } = await pool.query<{ media_key: string }>(
      'select media_key from note where thread_id not in (0, 1) and media_key is not null',
    )
    const blobs = memoryBlobs()
    const plan = await planFor(pool, shopMap, whose)
    await carryOut(pool, blobs, { requestId: OTHER_REQUEST, run: 0, plan, subject: whose, pseudonyms: [], now: () => NOW })
    expect(blobs.removed.length).toBeGreaterThan(0)
    expect(blobs.removed.filter((key) => rows.some(({ media_key }) => media_key === key))).toEqual([])
  })
})

describe('a count', () => {
  test('stops at its limit and says so', async () => {
    await fillBusyShop(pool, 300)
    const counts = await countPlan(pool, await planFor(pool, shopMap, whose), whose, { atMost: 100, statementMs })
    expect(counts.find(({ step }) => step.key === 'note:erase')).toMatchObject({
      rows: 100,
      more: true,
      noun: { noun: 'message', rows: 100 },
    })
    expect(counts.find(({ step }) => step.key === 'contact:erase')).toMatchObject({ more: false })
  })

  test('names the law and the day for what is kept', async () => {
    const counts = await countPlan(pool, await planFor(pool, shopMap, whose), whose, { atMost: 100, statementMs })
    expect(counts.find(({ step }) => step.key === 'bill:retain')?.kept).toEqual([
      { basis: 'cgst-s36', rows: 1, until: '2032-12-31' },
    ])
  })

  test('that takes too long is given up', async () => {
    const locked = await pool.connect()
    await locked.query('begin; lock table delivery in access exclusive mode')
    const counting = countPlan(pool, await planFor(pool, shopMap, whose), whose, { atMost: 100, statementMs: 200 })
    await expect(counting).rejects.toMatchObject({ code: '57014' })
    await locked.query('rollback')
    locked.release()
  })
})

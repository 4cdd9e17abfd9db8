import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import type { DataMap } from '../../src/erasure/data-map.ts'
import { keptFrame } from '../../src/erasure/kept-row-store.ts'
import { retainedOf } from '../../src/erasure/kept-store.ts'
import { type ReleaseBatch, releaseBatch, tablesDue } from '../../src/erasure/release-store.ts'
import { restrictHeldParents } from '../../src/erasure/restrict-store.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase } from '../support/databases.ts'
import { fillBusyShop } from './support/busy-shop.ts'
import { carryOut } from './support/carry-out.ts'
import { memoryBlobs, OTHER_REQUEST, planFor, REQUEST, subjectOf } from './support/run.ts'
import { shopMap, shopSchema } from './support/shop.ts'
import { CUT_OFF, fillShop, NOW, people, type Snapshot, shopWorld, snapshot, TABLES, tenantIds } from './support/world.ts'

const database = testDatabase()
const [first, , third] = people
if (!first || !third) throw new Error('nobody')
/** The bills' last day is 31 Dec 2032. */
const DAY_AFTER = new Date('2033-01-01T03:00:00Z')
const LAST_DAY = new Date('2032-12-31T03:00:00Z')
const PSEUDONYM = { keyId: 'k1', value: 'ab'.repeat(32) }
let pool: pg.Pool

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 4 })
  await pool.query(shopSchema)
  await installOwnSchema(pool)
})
afterAll(() => pool.end())
beforeEach(async () => {
  await fillBusyShop(pool, 0)
  await pool.query('truncate deletion_bot.kept_subject')
})

const rowsOf = async (text: string, values: unknown[] = []) => (await pool.query(text, values)).rows
const count = async (from: string, values: unknown[] = []) =>
  Number((await rowsOf(`select count(*) as n from ${from}`, values))[0]?.n)

/** Erases a person as a request does, held parents blanked at the end. */
async function erase(person: (typeof people)[number], requestId = REQUEST, map: DataMap = shopMap): Promise<void> {
  const subject = subjectOf(person)
  const plan = await planFor(pool, map, subject)
  const run = { requestId, run: 0, plan, subject, pseudonyms: [PSEUDONYM], now: () => NOW }
  expect((await carryOut(pool, memoryBlobs(), run)).is).toBe('done')
  await restrictHeldParents(pool, memoryBlobs(), { plan, requestId, now: NOW })
}

/** Every table that is due, once, in the order bill, contact. */
async function release(now: Date, more: { map?: DataMap; limit?: number; broken?: string[] } = {}): Promise<ReleaseBatch[]> {
  const { map = shopMap, limit = 100, broken = [] } = more
  const plan = keptFrame(map, await readCatalogue(pool), now)
  const batches: ReleaseBatch[] = []
  for (const table of await tablesDue(pool, plan.today)) {
    let after: string | undefined
    do {
      const batch = await releaseBatch(pool, { plan, now, blobs: memoryBlobs(broken) }, table, { after, limit })
      batches.push(batch)
      after = batch.last
    } while (after !== undefined)
  }
  return batches
}
const erased = (batches: readonly ReleaseBatch[]) => batches.reduce((sum, batch) => sum + batch.erased, 0)
const outcomes = () =>
  rowsOf(`select table_name as table, outcome, count(*)::int as rows from deletion_bot.retained group by 1, 2 order by 1, 2`)

describe('a contact that stays because its bill stays', () => {
  test('says nothing about the person any more, and nobody else’s contact is changed', async () => {
    const before = await snapshot(pool, TABLES)
    await erase(first)
    const kept = await rowsOf(
      `select phone, email, name, offers from contact where id in (select contact_id from bill where id = 0)`,
    )
    expect(kept).toEqual([{ phone: null, email: null, name: null, offers: 'yes' }])
    const after = await snapshot(pool, TABLES)
    const changed = Object.keys(after.contact ?? {}).filter((id) => after.contact?.[id] !== before.contact?.[id])
    expect(changed).toHaveLength(1)
  })

  test('keeps its name when the customer has come back: a newer conversation needs it', async () => {
    const [bill] = await rowsOf('select contact_id from bill where id = 0')
    await pool.query('insert into thread values (900, $1, $2, true, $3)', [
      tenantIds[0],
      bill?.contact_id,
      new Date(CUT_OFF.getTime() + 60_000),
    ])
    await erase(first)
    expect(await count('contact where id = $1 and phone is not null', [bill?.contact_id])).toBe(1)
    await release(DAY_AFTER)
    expect(await count('contact where id = $1 and phone is not null', [bill?.contact_id])).toBe(1)
  })

  test('is not blanked while a hold keeps it', async () => {
    const hold = `insert into deletion_bot.legal_hold (id, scope, table_name, reason, held_from) values (gen_random_uuid(), 'table', 'contact', 'court_order', $1)`
    const subject = subjectOf(first)
    const plan = await planFor(pool, shopMap, subject)
    await carryOut(pool, memoryBlobs(), { requestId: REQUEST, run: 0, plan, subject, pseudonyms: [], now: () => NOW })
    await pool.query(hold, [NOW])
    expect(await restrictHeldParents(pool, memoryBlobs(), { plan, requestId: REQUEST, now: NOW })).toEqual({
      changed: 0,
      waits: [],
    })
    await pool.query('delete from deletion_bot.legal_hold')
    expect(await restrictHeldParents(pool, memoryBlobs(), { plan, requestId: REQUEST, now: NOW })).toEqual({
      changed: 1,
      waits: [],
    })
    expect(await restrictHeldParents(pool, memoryBlobs(), { plan, requestId: REQUEST, now: NOW })).toEqual({
      changed: 0,
      waits: [],
    })
  })
})

describe('a kept row', () => {
  test('stays on its last day and goes the day after, its parent behind it, and nobody else’s row changes', async () => {
    await erase(first)
    const before = await snapshot(pool, TABLES)
    expect(await tablesDue(pool, '2032-12-31')).toEqual([])
    expect(erased(await release(LAST_DAY))).toBe(0)
    expect(erased(await release(DAY_AFTER))).toBe(2)
    const after = await snapshot(pool, TABLES)
    expect(before.bill?.['0']).toBeDefined()
    expect(after.bill?.['0']).toBeUndefined()
    for (const table of TABLES) {
      const gone = Object.keys(before[table] ?? {}).filter((id) => after[table]?.[id] !== before[table]?.[id])
      expect(gone).toHaveLength(table === 'bill' || table === 'contact' ? 1 : 0)
    }
    expect(await retainedOf(pool, [REQUEST])).toEqual([])
    expect(erased(await release(DAY_AFTER))).toBe(0)
    expect(await snapshot(pool, TABLES)).toEqual(after)
  })

  test('whose primary key was given to a new row is not that row', async () => {
    await erase(first)
    await pool.query('delete from bill where id = 0')
    await pool.query(
      `insert into bill (id, tenant_id, phone, total, due, created_at) values (0, $1, null, 7, '2015-12-31', $2)`,
      [tenantIds[0], new Date('2031-05-05T05:05:05Z')],
    )
    await release(DAY_AFTER)
    expect(await count('bill where id = 0 and total = 7')).toBe(1)
    expect(await outcomes()).toContainEqual({ table: 'bill', outcome: 'taken-over', rows: 1 })
  })

  test('into which somebody has written a number since is that somebody’s', async () => {
    await erase(first)
    await pool.query('update bill set phone = $1 where id = 0', [third.phone])
    await release(DAY_AFTER)
    expect(await count('bill where id = 0 and phone = $1', [third.phone])).toBe(1)
    expect(await outcomes()).toContainEqual({ table: 'bill', outcome: 'taken-over', rows: 1 })
  })

  test('that somebody has removed already is gone, not erased', async () => {
    await erase(first)
    await pool.query('delete from bill where id = 0')
    expect(erased(await release(DAY_AFTER))).toBe(1)
    expect(await outcomes()).toEqual([
      { table: 'bill', outcome: 'gone', rows: 1 },
      { table: 'contact', outcome: 'erased', rows: 1 },
    ])
  })

  test('whose date was put off on the books stays until its new day', async () => {
    await erase(first)
    await pool.query(`update bill set due = '2027-12-31' where id = 0`)
    const [batch] = await release(DAY_AFTER)
    expect(batch?.waiting.moved).toBe(1)
    expect(await count('bill where id = 0')).toBe(1)
    expect((await retainedOf(pool, [REQUEST]))[0]).toMatchObject({ table: 'bill', until: '2033-12-31' })
  })

  test('that another row references is not taken from under it', async () => {
    await erase(first)
    const [{ contact_id } = {}] = await rowsOf('select contact_id from bill where id = 0')
    await pool.query(
      `insert into bill (id, tenant_id, contact_id, total, due, created_at) values (901, $1, $2, 1, '2030-12-31', $3)`,
      [tenantIds[0], contact_id, new Date('2030-01-01T00:00:00Z')],
    )
    const batches = await release(DAY_AFTER)
    expect(batches.reduce((sum, { waiting }) => sum + waiting.referenced, 0)).toBe(1)
    expect(await count('bill where id = 901 and contact_id = $1', [contact_id])).toBe(1)
    await pool.query('delete from bill where id = 901')
    expect(erased(await release(DAY_AFTER))).toBe(1)
  })

  test('that two requests recorded goes on the later of their days', async () => {
    await erase(first)
    await pool.query(
      `insert into deletion_bot.retained select $1, table_name, primary_key, basis, '2034-01-01', row_mark from deletion_bot.retained where table_name = 'bill'`,
      [OTHER_REQUEST],
    )
    expect(erased(await release(DAY_AFTER))).toBe(0)
    expect(erased(await release(new Date('2034-01-02T03:00:00Z')))).toBe(2)
    expect(await outcomes()).toContainEqual({ table: 'bill', outcome: 'erased', rows: 2 })
  })

  test('goes in batches of any size alike', async () => {
    for (const [i, person] of people.entries()) await erase(person, REQUEST.replace(/^1/, String(i + 2)))
    const bills = await count('bill')
    expect(erased(await release(DAY_AFTER, { limit: 1 }))).toBe(2 * bills)
    expect(await count('bill')).toBe(0)
  })
})

describe('a legal hold', () => {
  const place = (columns: Record<string, unknown>) =>
    pool.query(
      `insert into deletion_bot.legal_hold (id, reason, held_from, ${Object.keys(columns).join(', ')})
       values ('33333333-3333-4333-8333-333333333333', 'court_order', $1, ${Object.keys(columns).map((_, i) => `$${i + 2}`)})`,
      [NOW, ...Object.values(columns)],
    )
  const holds = [
    ['on the table', { scope: 'table', table_name: 'bill' }],
    ['on a table that has another name today', { scope: 'table', table_name: 'invoice' }],
    ['on the business', { scope: 'tenant', tenant_id: tenantIds[0] }],
    ['on the person, known by pseudonym alone', { scope: 'subject', key_id: PSEUDONYM.keyId, pseudonym: PSEUDONYM.value }],
  ] as const
  test.each(holds)('%s keeps what is due, and its end lets it go', async (_whose, columns) => {
    await erase(first)
    await place(columns)
    const batches = await release(DAY_AFTER)
    expect(erased(batches)).toBe(0)
    expect(batches.flatMap(({ held }) => held)).toContainEqual({
      requestId: REQUEST,
      holdId: '33333333-3333-4333-8333-333333333333',
    })
    await pool.query('update deletion_bot.legal_hold set held_until = $1', [DAY_AFTER])
    expect(erased(await release(DAY_AFTER))).toBe(2)
  })

  test('on somebody else, or on another business, keeps nothing here', async () => {
    await erase(first)
    await place({ scope: 'subject', key_id: 'k1', pseudonym: 'cd'.repeat(32) })
    expect(erased(await release(DAY_AFTER))).toBe(2)
    await pool.query(`update deletion_bot.legal_hold set id = gen_random_uuid()`)
    await erase(third, OTHER_REQUEST)
    await place({ scope: 'tenant', tenant_id: tenantIds[1] })
    expect(erased(await release(DAY_AFTER))).toBe(2)
  })
})

test('over random shops: what goes is all that was kept and nothing refers to, every other row is byte for byte the same, and the next night does nothing', async () => {
  let seen = 0
  await fc.assert(
    fc.asyncProperty(shopWorld, fc.nat(5), fc.constantFrom(LAST_DAY, DAY_AFTER), async (world, who, night) => {
      await fillShop(pool, world)
      const person = people[who]
      if (!person) throw new Error('nobody')
      await erase(person)
      const lines = await rowsOf(`select table_name || ' ' || (primary_key ->> 'id') as row from deletion_bot.retained`)
      const kept = new Set(lines.map(({ row }) => row))
      const before = await snapshot(pool, TABLES)
      const gone = erased(await release(night))
      const after = await snapshot(pool, TABLES)
      const changed = TABLES.flatMap((table) =>
        Object.entries(before[table] ?? {}).flatMap(([id, text]) => (after[table]?.[id] === text ? [] : [`${table} ${id}`])),
      )
      expect(changed).toHaveLength(gone)
      // All that is due goes, but for what some other row refers to.
      const stayed = [...kept].filter((row) => night === DAY_AFTER && !changed.includes(row))
      expect(stayed.filter((row) => !isReferred(after, row))).toEqual([])
      seen += gone
      expect(changed.filter((row) => !kept.has(row))).toEqual([])
      if (night === LAST_DAY) expect(gone).toBe(0)
      for (const table of TABLES) expect(Object.keys(after[table] ?? {}).every((id) => before[table]?.[id])).toBe(true)
      expect(erased(await release(night))).toBe(0)
      expect(await snapshot(pool, TABLES)).toEqual(after)
    }),
    { numRuns: 40 },
  )
  expect(seen).toBeGreaterThan(0)
})

/** By one of the shop's references: those to contacts. */
function isReferred(taken: Snapshot, row: string): boolean {
  const [table, id] = row.split(' ')
  const referring = ['thread', 'bill'].flatMap((name) => Object.values(taken[name] ?? {}))
  return table === 'contact' && referring.some((text) => JSON.parse(text).contact_id === id)
}

test('a recording that somebody else’s row names as well stays, and goes with the last row that names it', async () => {
  await pool.query('alter table bill add column if not exists scan text')
  const { bill, contact } = shopMap
  if (!bill || !contact) throw new Error('no bill')
  const map = {
    ...shopMap,
    bill: { ...bill, columns: { ...bill.columns, scan: 'blob key' as const } },
    contact: { ...contact, columns: { ...contact.columns, name: 'blob key' as const } },
  }
  const kept = `(select contact_id from bill where id = 0)`
  await pool.query(`update contact set name = 'faces/shared' where id = ${kept} or phone = $1`, [third.phone])
  await pool.query(`update bill set scan = 'scans/shared' where id in (0, 2)`)
  const blobs = memoryBlobs()
  const subject = subjectOf(first)
  const plan = await planFor(pool, map, subject)
  await carryOut(pool, blobs, { requestId: REQUEST, run: 0, plan, subject, pseudonyms: [PSEUDONYM], now: () => NOW })
  await restrictHeldParents(pool, blobs, { plan, requestId: REQUEST, now: NOW })
  expect(await count(`contact where id = ${kept} and name is null`)).toBe(1)
  const night = { plan: keptFrame(map, await readCatalogue(pool), DAY_AFTER), now: DAY_AFTER, blobs }
  expect(await releaseBatch(pool, night, 'bill', { after: undefined, limit: 100 })).toMatchObject({ erased: 1 })
  expect(blobs.removed).not.toContain('faces/shared')
  expect(blobs.removed).not.toContain('scans/shared')
  await erase(third, OTHER_REQUEST, map)
  await releaseBatch(pool, night, 'bill', { after: undefined, limit: 100 })
  expect(blobs.removed).toContain('scans/shared')
  await pool.query('alter table bill drop column scan')
})

test('a recording that will not go keeps its row until it does', async () => {
  await pool.query('alter table bill add column if not exists scan text')
  const bill = shopMap.bill
  if (!bill) throw new Error('no bill')
  const map = { ...shopMap, bill: { ...bill, columns: { ...bill.columns, scan: 'blob key' as const } } }
  await erase(first, REQUEST, map)
  await pool.query(`update bill set scan = 'scans/0' where id = 0`)
  const [batch] = await release(DAY_AFTER, { map, broken: ['scans/0'] })
  expect(batch?.waiting.stuck).toBe(1)
  expect(await count('bill where id = 0')).toBe(1)
  expect(erased(await release(DAY_AFTER, { map }))).toBe(2)
  await pool.query('alter table bill drop column scan')
})

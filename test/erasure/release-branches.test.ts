import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import type { DataMap } from '../../src/erasure/data-map.ts'
import { keptFrame } from '../../src/erasure/kept-row-store.ts'
import { eraseRows } from '../../src/erasure/release-branch-store.ts'
import { type ReleaseBatch, releaseBatch } from '../../src/erasure/release-store.ts'
import { erasing } from '../../src/erasure/session-store.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase } from '../support/databases.ts'
import { execute, memoryBlobs, planFor, subjectOf } from './support/run.ts'
import { people } from './support/world.ts'

const database = testDatabase()
const [person, other] = people
if (!person || !other) throw new Error('nobody')
const subject = subjectOf(person)
const DAY_AFTER = new Date('2033-01-01T03:00:00Z')
let pool: pg.Pool
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 3 })
  await installOwnSchema(pool)
})
afterAll(() => pool.end())
const map: DataMap = {
  bill: {
    ...{ category: 'billing', tenant: { column: 'shop' }, primaryKey: ['id'], scopes: ['number', 'business'], datedBy: 'at' },
    reach: [{ by: 'column', column: 'phone', holds: 'phone' }],
    disposition: { do: 'retain', keptBy: [{ basis: 'cgst-s36', from: 'due' }], blank: { phone: { to: null } } },
    columns: {
      ...{ id: 'key', shop: 'reference', phone: 'identifier', replaces: 'reference', replaced_by: 'reference' },
      ...{ scan: 'blob key', due: 'time', at: 'time' },
    },
  },
}

/** Bills of the person's, each with what it replaces and what it is replaced by, erased and kept until their day. */
async function keep(bills: [id: number, replaces: number | null, by: number | null][], rule = 'no action'): Promise<void> {
  await pool.query(`truncate deletion_bot.retained, deletion_bot.progress, deletion_bot.legal_hold; drop table if exists bill; create table bill (id int primary key, shop text not null default 's1', phone text,
      replaces int references bill on delete ${rule}, replaced_by int references bill on delete ${rule}, scan text,
      due date not null default '2026-12-31', at timestamptz not null default '2026-02-01');
    create index on bill (replaces); create index on bill (replaced_by); create index on bill (phone);
    insert into bill (id, phone) values ${bills.map(([id]) => `(${id}, '${person?.phone}')`).join()}`)
  for (const link of bills) await pool.query('update bill set replaces = $2, replaced_by = $3 where id = $1', link)
  await execute(pool, await planFor(pool, map, subject), subject)
}
async function release(limit = 100, blobs = memoryBlobs()): Promise<ReleaseBatch[]> {
  const night = { plan: keptFrame(map, await readCatalogue(pool), DAY_AFTER), now: DAY_AFTER, blobs }
  const batches: ReleaseBatch[] = []
  let after: string | undefined
  do {
    const batch = await releaseBatch(pool, night, 'bill', { after, limit })
    batches.push(batch)
    after = batch.last
  } while (after !== undefined)
  return batches
}
const erased = (batches: readonly ReleaseBatch[]) => batches.reduce((sum, batch) => sum + batch.erased, 0)
const referenced = (batches: readonly ReleaseBatch[]) => batches.reduce((sum, { waiting }) => sum + waiting.referenced, 0)
const left = async () => (await pool.query('select id from bill order by id')).rows.map(({ id }) => id)
const open = async () => (await pool.query('select 1 from deletion_bot.retained where settled_at is null')).rows.length

test.each([
  [
    'two that name each other',
    [
      [1, null, 2],
      [2, 1, null],
    ],
  ],
  [
    'three in a ring',
    [
      [1, 3, null],
      [2, 1, null],
      [3, 2, null],
    ],
  ],
  ['one that names itself', [[1, 1, null]]],
  ['a row of ten', Array.from({ length: 10 }, (_, i) => [i + 1, i === 0 ? null : i, null])],
] as [string, [number, number | null, number | null][]][])(
  '%s go in one night, whatever the size of its batches',
  async (_what, bills) => {
    for (const limit of [100, 2, 1]) {
      await keep(bills)
      const batches = await release(limit)
      expect([erased(batches), await left(), await open()]).toEqual([bills.length, [], 0])
    }
  },
)

test('two that name each other wait for whoever else names one of them', async () => {
  await keep([
    [1, null, 2],
    [2, 1, null],
  ])
  await pool.query(`insert into bill (id, phone, replaces) values (9, '${other.phone}', 2)`)
  const batches = await release()
  expect([erased(batches), referenced(batches), await left()]).toEqual([0, 2, [1, 2, 9]])
  expect(batches.flatMap((batch) => batch.referenced)).toHaveLength(2)
  await pool.query('delete from bill where id = 9')
  expect(erased(await release())).toBe(2)
})

test('where a hold, a later day or a new name keeps one of them, the other waits as well', async () => {
  await keep([
    [1, null, 2],
    [2, 1, null],
    [3, null, null],
  ])
  await pool.query(`update bill set shop = 's2' where id = 2;
    insert into deletion_bot.legal_hold (id, scope, reason, held_from, tenant_id) values (gen_random_uuid(), 'tenant', 'court_order', '2026-01-01', 's2')`)
  expect(erased(await release())).toBe(1)
  expect(await left()).toEqual([1, 2])
  await pool.query(`delete from deletion_bot.legal_hold; update bill set due = '2028-12-31' where id = 2`)
  expect(erased(await release(1))).toBe(0)
  await pool.query(`update bill set due = '2026-12-31', phone = '${other.phone}' where id = 2;
    update deletion_bot.retained set release_on = '2032-12-31'`)
  expect(erased(await release())).toBe(0)
  expect(await left()).toEqual([1, 2])
})

test('where the scan of one will not go, the other waits as well', async () => {
  await keep([
    [1, null, 2],
    [2, 1, null],
  ])
  await pool.query(`update bill set scan = 'scans/' || id`)
  const [batch] = await release(100, memoryBlobs(['scans/1']))
  expect(batch).toMatchObject({ erased: 0, waiting: { stuck: 1, referenced: 1 } })
  expect(erased(await release())).toBe(2)
})

test('where the database restricts the removal of what is named, the last goes first, night by night', async () => {
  await keep(
    [
      [1, null, null],
      [2, 1, null],
      [3, 2, null],
    ],
    'restrict',
  )
  for (const rest of [[1, 2], [1], []]) {
    expect(erased(await release())).toBe(1)
    expect(await left()).toEqual(rest)
  }
})

test.each(['no action', 'cascade', 'set null'])(
  'whoever names one of a branch after it was looked at keeps all that it hangs on, where the rule says %s',
  async (rule) => {
    await keep(
      [
        [1, null, null],
        [2, 1, null],
        [3, 2, null],
        [4, 3, null],
        [5, null, 6],
        [6, 5, null],
      ],
      rule,
    )
    await pool.query(`insert into bill (id, phone, replaces) values (9, '${other.phone}', 3)`)
    const plan = keptFrame(map, await readCatalogue(pool), DAY_AFTER)
    const keys = [1, 2, 3, 4, 5, 6].map((id) => JSON.stringify({ id }))
    const gone = await erasing(pool, { lockMs: 1_000, statementMs: 5_000 }, (session) => eraseRows(session, plan, 'bill', keys))
    expect(gone.map((key) => JSON.parse(key).id).sort()).toEqual([4, 5, 6])
    expect((await pool.query('select id, replaces from bill order by id')).rows).toEqual([
      { id: 1, replaces: null },
      { id: 2, replaces: 1 },
      { id: 3, replaces: 2 },
      { id: 9, replaces: 3 },
    ])
  },
)

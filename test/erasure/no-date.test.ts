import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import { countPlan } from '../../src/erasure/count-store.ts'
import type { DataMap, KeptBy, TableMap } from '../../src/erasure/data-map.ts'
import { mayBeUnkept } from '../../src/erasure/dated-by-day.ts'
import { keptFrame } from '../../src/erasure/kept-row-store.ts'
import { recomputeReleases } from '../../src/erasure/recompute-store.ts'
import { releaseBatch } from '../../src/erasure/release-store.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase } from '../support/databases.ts'
import { execute, memoryBlobs, planFor, subjectOf } from './support/run.ts'
import { people } from './support/world.ts'

const database = testDatabase()
const [person] = people
if (!person) throw new Error('nobody')
const subject = subjectOf(person)
const DAY_AFTER = new Date('2033-01-01T03:00:00Z')
let pool: pg.Pool
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 3 })
  await installOwnSchema(pool)
})
afterAll(() => pool.end())
beforeEach(() => pool.query('truncate deletion_bot.retained, deletion_bot.progress, deletion_bot.kept_subject'))

const map: DataMap = {
  bill: {
    ...{ category: 'billing', tenant: 'none', primaryKey: ['id'], scopes: ['number'], datedBy: 'at' },
    reach: [{ by: 'column', column: 'phone', holds: 'phone' }],
    disposition: { do: 'retain', keptBy: [{ basis: 'cgst-s36', from: 'due' }], blank: { phone: { to: null } } },
    columns: { id: 'key', phone: 'identifier', due: 'time', at: 'time' },
  },
}
const lines = async () =>
  (await pool.query(`select primary_key ->> 'id' as id, release_on::text as day, outcome from deletion_bot.retained order by 1`))
    .rows

test.each(['date', 'timestamptz', 'timestamp'])(
  'a %s column that says “never” or “long ago” stops nobody’s erasure',
  async (type) => {
    await pool.query(`drop table if exists bill;
    create table bill (id int primary key, phone text, due ${type}, at timestamptz not null);
    create index on bill (phone);
    insert into bill select id, '${person.phone}', due::${type}, '2026-02-01' from (values (1, 'infinity'), (2, '9999-12-31'),
      (3, '2026-12-31'), (4, '-infinity'), (5, '0044-03-15 BC'), (6, '0026-12-31'), (7, '2026-12-31')) v(id, due)`)
    const plan = await planFor(pool, map, subject)
    const counts = await countPlan(pool, plan, subject, { atMost: 100, statementMs: 5_000 })
    const done = await execute(pool, plan, subject)
    expect(done.steps.map(({ step, rows }) => [step.action, rows]).sort()).toEqual([
      ['erase', 3],
      ['retain', 4],
    ])
    expect(done.steps.map(({ rows }) => rows)).toEqual(counts.map(({ rows }) => rows))
    const kept = (id: string, day: string, outcome: string | null = null) => ({ id, day, outcome })
    const noted = [kept('1', '9999-12-31'), kept('2', '9999-12-31'), kept('3', '2032-12-31'), kept('7', '2032-12-31')]
    expect(await lines()).toEqual(noted)

    // Somebody says “never” of a row that is kept already.
    await pool.query(`update bill set due = 'infinity' where id = 7`)
    const night = { plan: keptFrame(map, await readCatalogue(pool), DAY_AFTER), now: DAY_AFTER, blobs: memoryBlobs() }
    const released = await releaseBatch(pool, night, 'bill', { after: undefined, limit: 100 })
    expect(released).toMatchObject({ erased: 1, waiting: { moved: 1 } })
    expect(await recomputeReleases(pool, night.plan, false)).toEqual([])
    expect(await lines()).toEqual([...noted.slice(0, 2), kept('3', '2032-12-31', 'erased'), kept('7', '9999-12-31')])
  },
)

test('the check says that rows without their day are kept by no law, unless another day keeps them', async () => {
  await pool.query(`drop table if exists bill;
    create table bill (id int primary key, phone text, due date, at timestamptz not null); create index on bill (phone)`)
  const catalogue = await readCatalogue(pool)
  const bill = map.bill as TableMap
  const claims = (...keptBy: KeptBy[]) => ({ bill: { ...bill, disposition: { do: 'retain', keptBy, blank: {} } } }) as DataMap
  const due = { basis: 'cgst-s36', from: 'due' }
  const found = [{ table: 'bill', column: 'due', is: 'may-be-unkept', about: 'cgst-s36' }]
  expect(mayBeUnkept(map, catalogue)).toEqual(found)
  expect(mayBeUnkept(claims(due, { basis: 'cgst-s36', from: 'at', when: { column: 'id', in: ['1'] } }), catalogue)).toEqual(found)
  expect(mayBeUnkept(claims(due, { basis: 'cgst-s36', from: 'at' }), catalogue)).toEqual([])
})

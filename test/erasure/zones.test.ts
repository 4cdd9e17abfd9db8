import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import { countPlan } from '../../src/erasure/count-store.ts'
import type { DataMap, TableMap } from '../../src/erasure/data-map.ts'
import { parseMapFile } from '../../src/erasure/data-map-file.ts'
import { datedByDay, mayBeUndated } from '../../src/erasure/dated-by-day.ts'
import { completed } from '../../src/erasure/evidence.ts'
import { inspectMap } from '../../src/erasure/map-check-store.ts'
import { searchResidue } from '../../src/erasure/residue.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import type { SubjectIdentifiers } from '../../src/subject/subject.ts'
import { testDatabase } from '../support/databases.ts'
import { execute, planFor, REQUEST } from './support/run.ts'

/** A shop whose clocks show Indian time, in columns that do not say so. */
const schema = `
create table visit (id int primary key, phone text, at timestamp not null);
create table booking (id int primary key, phone text, day date not null);
create table bill (id int primary key, phone text, issued timestamp not null, at timestamptz not null);
`
const common = { category: 'messaging', scopes: ['number'], tenant: 'none', primaryKey: ['id'] } as const
const reach = [{ by: 'column', column: 'phone', holds: 'phone' }] as const
const inZone = (zone?: string): DataMap => {
  const base = { ...common, reach, ...(zone === undefined ? {} : { zone }) }
  const erase = { do: 'erase' } as const
  const visit: TableMap = { ...base, datedBy: 'at', disposition: erase, columns: { id: 'key', phone: 'identifier', at: 'time' } }
  const booking: TableMap = {
    ...base,
    datedBy: 'day',
    disposition: erase,
    columns: { id: 'key', phone: 'identifier', day: 'time' },
  }
  const bill: TableMap = {
    ...{ ...base, datedBy: 'at' },
    disposition: { do: 'retain', keptBy: [{ basis: 'cgst-s36', from: 'issued' }], blank: { phone: { to: null } } },
    columns: { id: 'key', phone: 'identifier', issued: 'time', at: 'time' },
  }
  return { visit, booking, bill }
}
const mine = '+917000000010'
const who: SubjectIdentifiers = { phones: [mine], userIds: [], emails: [] }
const database = testDatabase()
let pool: pg.Pool
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 2 })
  await pool.query(schema)
  await installOwnSchema(pool)
})
afterAll(() => pool.end())
beforeEach(() => pool.query('truncate visit, booking, bill; truncate deletion_bot.progress, deletion_bot.retained'))

/** Half past midnight of 21 November in India. */
const CUT_OFF = new Date('2026-11-20T19:00:00Z')
async function erase(zone: string) {
  await execute(pool, await planFor(pool, inZone(zone), who, { kind: 'number' }, CUT_OFF), who)
}
const left = async (table: string) =>
  (await pool.query<{ id: number }>(`select id from ${table} order by id`)).rows.map(({ id }) => id)

describe('a column without a zone', () => {
  test('is compared with the cut-off as the clocks of its zone showed it', async () => {
    await pool.query(`insert into visit values (1, '${mine}', '2026-11-21 00:30'), (2, '${mine}', '2026-11-21 00:31'),
      (3, '${mine}', '2026-11-20 19:01')`)
    await erase('Asia/Kolkata')
    expect(await left('visit')).toEqual([2])
  })

  describe('with days alone', () => {
    beforeEach(() =>
      pool.query(
        `insert into booking values (1, '${mine}', '2026-11-20'), (2, '${mine}', '2026-11-21'), (3, '${mine}', '2026-11-22')`,
      ),
    )

    test('leaves what bears the day of the cut-off in its zone, for it may be newer, and says so', async () => {
      await erase('Asia/Kolkata')
      expect(await left('booking')).toEqual([2, 3])
      const plan = await planFor(pool, inZone('Asia/Kolkata'), who, { kind: 'number' }, CUT_OFF)
      const found = await searchResidue(pool, { plan, subject: who, requestId: REQUEST }, { statementMs: 10_000 })
      expect(found).toMatchObject({ residue: [], held: [{ table: 'booking', because: 'newer', rows: 1 }] })
      expect(completed(plan, found).is).toBe('completed')
      const counts = await countPlan(pool, plan, who, { atMost: 100, statementMs: 10_000 })
      expect(counts.map(({ rows }) => rows)).toEqual([0, 0, 0, 0])
    })

    test('is told beforehand, and not of a table that no customer is in', async () => {
      const catalogue = await readCatalogue(pool)
      const map = inZone('Asia/Kolkata')
      expect(datedByDay(map, catalogue)).toEqual([{ table: 'booking', column: 'day', is: 'dated-by-day' }])
      const booking = { ...(map.booking as TableMap), scopes: ['account'] as const }
      expect(datedByDay({ ...map, booking }, catalogue)).toEqual([])
    })

    test('and so is a date that may be null', async () => {
      const map = inZone('Asia/Kolkata')
      expect(mayBeUndated(map, await readCatalogue(pool))).toEqual([])
      await pool.query('alter table visit alter at drop not null')
      const catalogue = await readCatalogue(pool)
      await pool.query('alter table visit alter at set not null')
      expect(mayBeUndated(map, catalogue)).toEqual([{ table: 'visit', column: 'at', is: 'may-be-undated' }])
    })

    test('goes whole with an account: nobody else ever gets its tenant', async () => {
      await pool.query('alter table booking add column tenant text')
      await pool.query(`update booking set tenant = 'a'`)
      const { booking } = inZone('Asia/Kolkata')
      const own: TableMap = { ...(booking as TableMap), tenant: { column: 'tenant' }, scopes: ['account'] }
      const scope = { kind: 'account', tenantId: 'a' } as const
      await execute(pool, await planFor(pool, { booking: own }, who, scope, CUT_OFF), who)
      const rows = await left('booking')
      await pool.query('alter table booking drop column tenant')
      expect(rows).toEqual([3])
    })
  })

  test.each([
    ['Asia/Kolkata', '2032-12-31'],
    ['UTC', '2033-01-01'],
  ])('begins a basis on the Indian day that it means in %s', async (zone, until) => {
    await pool.query(`insert into bill values (1, '${mine}', '2026-12-31 23:00', '2026-11-01')`)
    await erase(zone)
    const { rows } = await pool.query('select release_on::text as until from deletion_bot.retained where request_id = $1', [
      REQUEST,
    ])
    expect(rows).toEqual([{ until }])
  })

  test('is a finding while nobody has said which', async () => {
    const find = async (zone?: string) => (await inspectMap(pool, { schema: 'public', tables: inZone(zone) })).findings
    expect(await find()).toEqual([
      { table: 'visit', column: 'at', is: 'zone-unstated' },
      { table: 'booking', column: 'day', is: 'zone-unstated' },
      { table: 'bill', column: 'issued', is: 'zone-unstated' },
    ])
    expect(await find('Asia/Kolkata')).toEqual([])
  })

  test('has a zone that there is', () => {
    expect(() => parseMapFile(JSON.stringify(inZone('India')))).toThrow(/zone.*Asia\/Kolkata/)
    expect(parseMapFile(JSON.stringify(inZone('Asia/Kolkata'))).tables.visit?.zone).toBe('Asia/Kolkata')
  })
})

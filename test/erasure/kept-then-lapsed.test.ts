import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import type { DataMap } from '../../src/erasure/data-map.ts'
import { keptFrame } from '../../src/erasure/kept-row-store.ts'
import { recomputeReleases } from '../../src/erasure/recompute-store.ts'
import { restrictHeldParents } from '../../src/erasure/restrict-store.ts'
import { basisOf, useRetentionBases } from '../../src/erasure/retention-bases.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase } from '../support/databases.ts'
import { execute, memoryBlobs, OTHER_REQUEST, planFor, REQUEST, subjectOf } from './support/run.ts'
import { NOW, people } from './support/world.ts'

const database = testDatabase()
const [person] = people
if (!person) throw new Error('nobody')
const subject = subjectOf(person)
const law = basisOf('companies-act-s128')
let pool: pg.Pool
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 4 })
  await installOwnSchema(pool)
  await pool.query(`
    create table bill (id int primary key, phone text, name text, due date not null, at timestamptz not null);
    create index on bill (phone);
    create table payment (id int primary key, bill_id int not null references bill, due date not null, at timestamptz not null);
    create index on payment (bill_id)`)
})
afterAll(() => pool.end())
afterEach(() => useRetentionBases([law]))

/** Of the first nothing hangs; of the others a payment, for a shorter time than the bill's own law says, and for a longer one. */
beforeEach(() =>
  pool.query(`truncate bill, payment, deletion_bot.retained, deletion_bot.progress, deletion_bot.kept_subject;
    insert into bill select id, '${person.phone}', 'Asha Rao', due::date, '2022-05-01'
      from (values (1, '2024-12-31'), (2, '2025-12-31'), (3, '2022-12-31')) v(id, due);
    insert into payment values (2, 2, '2024-12-31', '2022-05-02'), (3, 3, '2025-12-31', '2022-05-02')`),
)

const common = { category: 'billing', tenant: 'none', primaryKey: ['id'], scopes: ['number'], datedBy: 'at' } as const
const map = {
  bill: {
    ...{ ...common, reach: [{ by: 'column', column: 'phone', holds: 'phone' }] },
    disposition: { do: 'retain', keptBy: [{ basis: law.id, from: 'due' }], blank: { phone: { to: null } } },
    columns: { id: 'key', phone: 'identifier', name: 'personal', due: 'time', at: 'time' },
  },
  payment: {
    ...{ ...common, reach: [{ by: 'parent', column: 'bill_id', table: 'bill' }] },
    disposition: { do: 'retain', keptBy: [{ basis: 'cgst-s36', from: 'due' }], blank: {} },
    columns: { id: 'key', bill_id: 'reference', due: 'time', at: 'time' },
  },
} satisfies DataMap
const ERASED: DataMap = { ...map, bill: { ...map.bill, disposition: { do: 'erase' } } }

const restrict = async (known: DataMap, requestId = REQUEST) => {
  const plan = await planFor(pool, known, subject)
  return (await restrictHeldParents(pool, memoryBlobs(), { plan, requestId, now: NOW })).changed
}
const names = async () => (await pool.query('select name from bill order by id')).rows.map(({ name }) => name)
const count = async (known: DataMap, shorten: boolean) =>
  recomputeReleases(pool, keptFrame(known, await readCatalogue(pool), NOW), shorten)

describe('a bill that its own law kept at the erasure', () => {
  test.each([
    ['the law asks for less', map, async () => useRetentionBases([{ ...law, period: { days: 1 } }])],
    ['its due date is another', map, () => pool.query(`update bill set due = '2010-12-31'`)],
    ['the map names no law for it any more', ERASED, async () => {}],
  ] as [string, DataMap, () => Promise<unknown>][])(
    'says what the law asked for, though %s, until staff say that days are to be shorter',
    async (_what, known, change) => {
      await execute(pool, await planFor(pool, map, subject), subject)
      await change()
      expect(await restrict(known)).toBe(0)
      await count(known, false)
      expect(await restrict(known)).toBe(0)
      expect(await names()).toEqual(['Asha Rao', 'Asha Rao', 'Asha Rao'])
      await count(known, true)
      await restrict(known)
      expect((await names()).slice(1)).toEqual([null, null])
    },
  )

  test('is not blanked by an erasure that found it after the law had changed, unless it names somebody again', async () => {
    await execute(pool, await planFor(pool, map, subject), subject)
    useRetentionBases([{ ...law, period: { days: 1 } }])
    await pool.query(`
      insert into deletion_bot.retained (request_id, table_name, primary_key, basis, release_on, own_until)
      select '${OTHER_REQUEST}', table_name, primary_key, basis, release_on, '-infinity' from deletion_bot.retained where table_name = 'bill'`)
    expect(await restrict(map, OTHER_REQUEST)).toBe(0)
    await pool.query(`update bill set phone = '${person.phone}' where id = 2`)
    expect(await restrict(map, OTHER_REQUEST)).toBe(1)
    expect(await names()).toEqual(['Asha Rao', null, 'Asha Rao'])
  })

  test('is blanked once the day has passed that was its own, and stays for its payment’s sake', async () => {
    await pool.query(`update bill set due = '2018-11-30' where id = 3`)
    await execute(pool, await planFor(pool, map, subject), subject)
    expect(await restrict(map)).toBe(0)
    const plan = { ...(await planFor(pool, map, subject)), today: '2027-04-05' }
    expect((await restrictHeldParents(pool, memoryBlobs(), { plan, requestId: REQUEST, now: NOW })).changed).toBe(1)
    expect(await names()).toEqual(['Asha Rao', 'Asha Rao', null])
  })

  test('is blanked, when an older version noted it, where it still names somebody, and else says what its law asked for', async () => {
    await execute(pool, await planFor(pool, map, subject), subject)
    useRetentionBases([{ ...law, period: { days: 1 } }])
    await pool.query(`update deletion_bot.retained set own_until = null;
      update bill set phone = '${person.phone}' where id = 3`)
    expect(await restrict(map)).toBe(1)
    expect(await names()).toEqual(['Asha Rao', 'Asha Rao', null])
  })

  test('is blanked as one that stays for others’ sake once its law asks for it again no more', async () => {
    useRetentionBases([{ ...law, period: { days: 1 } }])
    await execute(pool, await planFor(pool, map, subject), subject)
    useRetentionBases([law])
    await count(map, false)
    useRetentionBases([{ ...law, period: { days: 1 } }])
    expect(await restrict(map)).toBe(0)
    await count(map, true)
    expect(await restrict(map)).toBe(2)
  })
})

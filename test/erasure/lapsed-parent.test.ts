import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import type { DataMap, TableMap } from '../../src/erasure/data-map.ts'
import { completed } from '../../src/erasure/evidence.ts'
import { keptFrame } from '../../src/erasure/kept-row-store.ts'
import { inspectMap } from '../../src/erasure/map-check-store.ts'
import { releaseBatch } from '../../src/erasure/release-store.ts'
import { searchResidue } from '../../src/erasure/residue.ts'
import { restrictHeldParents } from '../../src/erasure/restrict-store.ts'
import { claimSettled } from '../../src/erasure/settled-store.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase } from '../support/databases.ts'
import { carryOut } from './support/carry-out.ts'
import { memoryBlobs, OTHER_REQUEST, planFor, REQUEST, subjectOf } from './support/run.ts'
import { NOW, people } from './support/world.ts'

const database = testDatabase()
const [person, other] = people
if (!person || !other) throw new Error('nobody')
const subject = subjectOf(person)
/** The payment's last day is 31 Dec 2030. */
const DAY_AFTER = new Date('2031-01-01T03:00:00Z')
let pool: pg.Pool
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 4 })
  await installOwnSchema(pool)
  await pool.query(`
    create table bill (id int primary key, phone text, name text, total int not null, due date not null, at timestamptz not null);
    create index on bill (phone);
    create table payment (id int primary key, bill_id int not null references bill, payer text, due date not null, at timestamptz not null);
    create index on payment (bill_id)`)
})
afterAll(() => pool.end())

const bill = (id: number, due: string, whose = person) => `(${id}, '${whose.phone}', 'Asha Rao', 7, '${due}', '2019-05-01')`
beforeEach(() =>
  pool.query(`truncate bill, payment, deletion_bot.retained, deletion_bot.progress, deletion_bot.kept_subject;
    insert into bill values ${bill(1, '2019-12-31')}, ${bill(2, '2024-12-31')}, ${bill(3, '2019-12-31')}, ${bill(4, '2019-12-31', other)};
    insert into payment values (1, 1, 'Asha Rao', '2024-12-31', '2019-05-02'), (2, 2, 'Asha Rao', '2024-12-31', '2019-05-02'),
      (4, 4, 'Ravi', '2024-12-31', '2019-05-02')`),
)

const common = { category: 'billing', tenant: 'none', primaryKey: ['id'], scopes: ['number'], datedBy: 'at' } as const
const keptBy = (blank: Extract<TableMap['disposition'], { do: 'retain' }>['blank']) =>
  ({ do: 'retain', keptBy: [{ basis: 'cgst-s36', from: 'due' }], blank }) as const
/** The law asks for the name on a bill. */
const map: DataMap = {
  bill: {
    ...{ ...common, disposition: keptBy({ phone: { to: null } }), reach: [{ by: 'column', column: 'phone', holds: 'phone' }] },
    columns: { id: 'key', phone: 'identifier', name: 'personal', total: 'not personal: a sum', due: 'time', at: 'time' },
  },
  payment: {
    ...{ ...common, disposition: keptBy({ payer: { to: null } }), reach: [{ by: 'parent', column: 'bill_id', table: 'bill' }] },
    columns: { id: 'key', bill_id: 'reference', payer: 'personal', due: 'time', at: 'time' },
  },
}
const rowsOf = async (text: string) => (await pool.query(text)).rows
const bills = () => rowsOf('select id, phone, name, total from bill order by id')
const restrict = async () => {
  const plan = await planFor(pool, map, subject)
  return restrictHeldParents(pool, memoryBlobs(), { plan, requestId: REQUEST, now: NOW })
}
async function erase() {
  const plan = await planFor(pool, map, subject)
  const run = { requestId: REQUEST, run: 0, plan, subject, pseudonyms: [], now: () => NOW }
  expect((await carryOut(pool, memoryBlobs(), run)).is).toBe('done')
  const found = await searchResidue(pool, { plan, subject, requestId: REQUEST }, { statementMs: 10_000 })
  expect(completed(plan, found).is).toBe('completed')
  expect(await restrict()).toEqual({ changed: 1, waits: [] })
}
async function release() {
  const night = { plan: keptFrame(map, await readCatalogue(pool), DAY_AFTER), now: DAY_AFTER, blobs: memoryBlobs() }
  let erased = 0
  for (const table of ['payment', 'bill'])
    erased += (await releaseBatch(pool, night, table, { after: undefined, limit: 100 })).erased
  return erased
}
const others = { id: 4, phone: other.phone, name: 'Asha Rao', total: 7 }
const lapsed = { id: 1, phone: null, name: null, total: 7 }

describe('a bill whose own law has lapsed, and which a kept payment refers to', () => {
  test('says nothing about the person any more, while a bill that the law keeps says what it must', async () => {
    expect((await inspectMap(pool, { schema: 'public', tables: map })).findings).toEqual([])
    await erase()
    expect(await bills()).toEqual([lapsed, { id: 2, phone: null, name: 'Asha Rao', total: 7 }, others])
    expect(await restrict()).toEqual({ changed: 0, waits: [] })
  })

  test('goes with the payment, and the receipt says that it was erased', async () => {
    await erase()
    expect(await release()).toBe(4)
    expect(await bills()).toEqual([others])
    const claimed = await claimSettled(pool, REQUEST, OTHER_REQUEST)
    const line = { basis: 'cgst-s36', outcome: 'erased', rows: 2 }
    expect(claimed?.settled).toEqual([
      { table: 'bill', ...line },
      { table: 'payment', ...line },
    ])
  })

  test('is left to a customer who has come back to it', async () => {
    const plan = await planFor(pool, map, subject)
    await carryOut(pool, memoryBlobs(), { requestId: REQUEST, run: 0, plan, subject, pseudonyms: [], now: () => NOW })
    await pool.query(`insert into payment values (9, 1, 'Asha Rao', '2027-12-31', '2027-05-02')`)
    expect(await restrict()).toEqual({ changed: 0, waits: [] })
    expect((await bills())[0]).toMatchObject({ id: 1, phone: person.phone })
  })

  test('of whose columns one would take no value is found before anybody relies on it', async () => {
    await pool.query(`alter table bill alter name set not null, add constraint named check (name ~ '^[A-Z]')`)
    expect((await inspectMap(pool, { schema: 'public', tables: map })).findings).toEqual([
      { table: 'bill', column: 'name', is: 'stays-with-the-person' },
    ])
    await pool.query('alter table bill drop constraint named, alter name drop not null')
  })
})

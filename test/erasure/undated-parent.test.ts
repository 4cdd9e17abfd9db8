import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DataMap } from '../../src/erasure/data-map.ts'
import type { ErasurePlan } from '../../src/erasure/plan.ts'
import { restrictHeldParents } from '../../src/erasure/restrict-store.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase } from '../support/databases.ts'
import { execute, memoryBlobs, planFor, REQUEST, subjectOf } from './support/run.ts'
import { NOW, people } from './support/world.ts'

const database = testDatabase()
const [person] = people
if (!person) throw new Error('nobody')
const subject = subjectOf(person)
let pool: pg.Pool
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 3 })
  await installOwnSchema(pool)
  await pool.query(`
    create table contact (id int primary key, phone text, name text, at timestamptz);
    create index on contact (phone);
    create table bill (id int primary key, contact_id int not null references contact, due date not null, at timestamptz not null);
    create index on bill (contact_id);
    insert into contact values (1, '${person.phone}', 'Asha Rao', null);
    insert into bill values (1, 1, '2024-12-31', '2024-05-01')`)
})
afterAll(() => pool.end())

const common = { category: 'identifiers', tenant: 'none', primaryKey: ['id'], scopes: ['number'], datedBy: 'at' } as const
const map: DataMap = {
  contact: {
    ...{ ...common, disposition: { do: 'erase' }, reach: [{ by: 'column', column: 'phone', holds: 'phone' }] },
    columns: { id: 'key', phone: 'identifier', name: 'personal', at: 'time' },
  },
  bill: {
    ...{ ...common, category: 'billing', reach: [{ by: 'parent', column: 'contact_id', table: 'contact' }] },
    disposition: { do: 'retain', keptBy: [{ basis: 'cgst-s36', from: 'due' }], blank: {} },
    columns: { id: 'key', contact_id: 'reference', due: 'time', at: 'time' },
  },
}
const contacts = async () => (await pool.query('select phone, name from contact order by id')).rows

test('a contact without a date that a kept bill holds is blanked by the last sweep, and one written since is left', async () => {
  const first = await planFor(pool, map, subject)
  await execute(pool, first, subject)
  await pool.query(`insert into contact values (2, '${person.phone}', 'Asha', null)`)
  const sweep: ErasurePlan = { ...first, undatedIsNewer: true }
  await execute(pool, sweep, subject, { run: 1 })
  const changed = await restrictHeldParents(pool, memoryBlobs(), { plan: sweep, requestId: REQUEST, now: NOW })
  expect(changed).toEqual({ changed: 1, waits: [] })
  expect(await contacts()).toEqual([
    { phone: null, name: null },
    { phone: person.phone, name: 'Asha' },
  ])
})

import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import type { DataMap } from '../../src/erasure/data-map.ts'
import { keptFrame } from '../../src/erasure/kept-row-store.ts'
import { inspectMap } from '../../src/erasure/map-check-store.ts'
import { releaseBatch } from '../../src/erasure/release-store.ts'
import { restrictHeldParents } from '../../src/erasure/restrict-store.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase } from '../support/databases.ts'
import { execute, memoryBlobs, planFor, REQUEST, subjectOf } from './support/run.ts'
import { NOW, people } from './support/world.ts'

const database = testDatabase()
const [person] = people
if (!person) throw new Error('nobody')
const subject = subjectOf(person)
const DAY_AFTER = new Date('2033-01-01T03:00:00Z')
let pool: pg.Pool
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 3 })
  await installOwnSchema(pool)
  await pool.query(`
    create table contact (id int primary key, phone text, updated_at timestamptz not null);
    create index on contact (phone);
    create table bill (id int primary key, contact_id int not null references contact, phone text, due date not null, updated_at timestamptz not null);
    create index on bill (phone); create index on bill (contact_id);
    insert into contact values (1, '${person.phone}', '2026-02-01');
    insert into bill values (1, 1, '${person.phone}', '2026-12-31', '2026-02-01');
    create function touch() returns trigger language plpgsql as $$ begin new.updated_at = now(); return new; end $$;
    create trigger touch before update on contact for each row execute function touch();
    create trigger touch before update on bill for each row execute function touch()`)
})
afterAll(() => pool.end())

const common = { tenant: 'none', primaryKey: ['id'], scopes: ['number'], datedBy: 'updated_at' } as const
const reach = [{ by: 'column', column: 'phone', holds: 'phone' }] as const
const map: DataMap = {
  contact: {
    ...{ ...common, category: 'identifiers', reach: [...reach], disposition: { do: 'erase' } },
    columns: { id: 'key', phone: 'identifier', updated_at: 'time' },
  },
  bill: {
    ...{ ...common, category: 'billing', reach: [...reach] },
    disposition: { do: 'retain', keptBy: [{ basis: 'cgst-s36', from: 'due' }], blank: { phone: { to: null } } },
    columns: { id: 'key', contact_id: 'reference', phone: 'identifier', due: 'time', updated_at: 'time' },
  },
}

test('rows that a trigger dates anew whenever they are written are still known on their day', async () => {
  expect((await inspectMap(pool, { schema: 'public', tables: map })).findings).toEqual([])
  const plan = await planFor(pool, map, subject)
  await execute(pool, plan, subject)
  expect(await restrictHeldParents(pool, memoryBlobs(), { plan, requestId: REQUEST, now: NOW })).toMatchObject({ changed: 1 })
  const night = { plan: keptFrame(map, await readCatalogue(pool), DAY_AFTER), now: DAY_AFTER, blobs: memoryBlobs() }
  for (const table of ['bill', 'contact'])
    expect(await releaseBatch(pool, night, table, { after: undefined, limit: 100 })).toMatchObject({ erased: 1 })
})

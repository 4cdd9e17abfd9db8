import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { completed } from '../../src/erasure/evidence.ts'
import { searchResidue } from '../../src/erasure/residue.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase } from '../support/databases.ts'
import { fillBusyShop } from './support/busy-shop.ts'
import { execute, planFor, REQUEST, subjectOf } from './support/run.ts'
import { shopMap, shopSchema } from './support/shop.ts'
import { CUT_OFF, people, tenantIds } from './support/world.ts'

const database = testDatabase()
const [person, other] = people
if (!person || !other) throw new Error('nobody')
const subject = subjectOf(person)
const [here, there] = tenantIds
const old = new Date(CUT_OFF.getTime() - 60_000)
let pool: pg.Pool

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 3 })
  await pool.query(shopSchema)
  await installOwnSchema(pool)
})
afterAll(() => pool.end())
beforeEach(async () => {
  await fillBusyShop(pool, 0)
  await pool.query(`update note set body = 'hello'`)
})

async function erased() {
  const plan = await planFor(pool, shopMap, subject)
  await execute(pool, plan, subject)
  return plan
}
const search = async (plan: Awaited<ReturnType<typeof erased>>, tenants?: readonly string[], rowsMax = 1_000) =>
  searchResidue(
    pool,
    { plan, subject, requestId: REQUEST, ...(tenants ? { tenants } : {}) },
    { statementMs: 10_000, others: { rowsMax, statementMs: 5_000 } },
  )

/** Somebody else's words at one of the businesses. */
const mentionAt = (tenant: string) =>
  pool.query(
    `update note set body = 'she is 70000 00010' where id = (select n.id from note n join thread t on t.id = n.thread_id
       join contact c on c.id = t.contact_id where t.tenant_id = $1 and c.phone like $2 order by n.id limit 1)`,
    [tenant, `%${other.phone.slice(-10)}`],
  )

describe('a request’s own search', () => {
  test('counts what others wrote with the businesses that held something, and leaves the other businesses to the night', async () => {
    const plan = await erased()
    await mentionAt(here)
    await mentionAt(there)
    const rowsOf = async (tenants?: readonly string[]) => (await search(plan, tenants)).mentions
    expect(await rowsOf([here])).toEqual([{ table: 'note', rows: 1 }])
    expect(await rowsOf([there])).toEqual([{ table: 'note', rows: 1 }])
    expect(await rowsOf([here, there])).toEqual([{ table: 'note', rows: 2 }])
    expect(await rowsOf(Array.from({ length: 30 }, () => here))).toEqual([{ table: 'note', rows: 1 }])
    expect(await rowsOf()).toEqual([{ table: 'note', rows: 2 }])
  })

  test('leaves tables with too many rows of others to the night, names them, and is complete about the person’s own all the same', async () => {
    const plan = await erased()
    await mentionAt(here)
    const found = await search(plan, [here], 1)
    expect(found.tonight).toEqual(expect.arrayContaining(['note', 'contact', 'target']))
    expect(found.mentions.filter(({ table }) => found.tonight?.includes(table))).toEqual([])
    expect(found.unreachable).toEqual([])
    expect(completed(plan, found)).toEqual({ is: 'completed' })
  })

  test('finds the person’s stray row among however many rows of others', async () => {
    const plan = await erased()
    await pool.query(
      `insert into contact values ('00000000-0000-4000-8000-0000000000ff', $1, 'tel 70.000 00-010', null, 'late', 'yes', $2)`,
      [here, old],
    )
    const found = await search(plan, [here], 0)
    expect(found.residue).toEqual([{ table: 'contact', column: 'phone', rows: 1 }])
    expect(completed(plan, found)).toMatchObject({ is: 'partial', rest: ['contact.phone'] })
  })

  test('does not take a table for read whose parents are too many', async () => {
    const plan = await erased()
    const { rows } = await pool.query<{ n: number }>('select count(*)::int as n from thread where tenant_id = $1', [here])
    await pool.query('delete from mark')
    const threads = rows[0]?.n ?? 0
    expect((await search(plan, [here], threads - 1)).tonight).toContain('mark')
    expect((await search(plan, [here], 1_000)).tonight).toEqual([])
  })

  test('takes a row whose parent is missing for everybody’s, where no foreign key forbids it', async () => {
    await pool.query('alter table note drop constraint note_thread_id_fkey')
    try {
      const plan = await erased()
      await pool.query(`insert into note (id, thread_id, body, created_at) values (77777, 424242, 'ask +91 70000 00010', $1)`, [
        old,
      ])
      expect((await search(plan, [there])).mentions).toEqual([{ table: 'note', rows: 1 }])
    } finally {
      await pool.query('delete from note where id = 77777')
      await pool.query('alter table note add foreign key (thread_id) references thread on delete cascade')
    }
  })

  test('looks with the business alone whose customer asked', async () => {
    const plan = await planFor(pool, shopMap, subject, { kind: 'business', tenantId: here })
    await execute(pool, plan, subject)
    await mentionAt(here)
    await mentionAt(there)
    expect((await search(plan)).mentions).toEqual([{ table: 'note', rows: 1 }])
  })
})

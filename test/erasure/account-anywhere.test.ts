import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import { countPlan } from '../../src/erasure/count-store.ts'
import type { DataMap, TableMap } from '../../src/erasure/data-map.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase } from '../support/databases.ts'
import { execute, planFor } from './support/run.ts'
import { shopMap, shopSchema } from './support/shop.ts'
import { CUT_OFF, fillShop, type Snapshot, shopWorld, snapshot, TABLES, tenantIds } from './support/world.ts'

const NOBODY = { phones: [], userIds: [], emails: [] }
const [GOING] = tenantIds
const scope = { kind: 'account', tenantId: GOING } as const
/** Later than anything in the shop: an account's cut-off is the moment of its erasure. */
const LATER = new Date(CUT_OFF.getTime() + 10 * 86_400_000)

/** The shop's map with an account's scope everywhere; only its two tables of accounts say what happens to their rows otherwise. */
const erased = { disposition: { do: 'erase' } } as const
const accountMap: DataMap = Object.fromEntries(
  Object.entries(shopMap).map(([table, mapped]): [string, TableMap] => [
    table,
    { ...mapped, scopes: [...new Set([...mapped.scopes, 'account' as const])], ...(mapped.category === 'account' ? erased : {}) },
  ]),
)

const database = testDatabase()
let pool: pg.Pool
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 3 })
  await pool.query(shopSchema)
  await installOwnSchema(pool)
})
afterAll(() => pool.end())

type Row = Record<string, unknown>
const rowsIn = (taken: Snapshot, table: string): Row[] => Object.values(taken[table] ?? {}).map((row) => JSON.parse(row) as Row)

/** Whose a row is, by hand: a note's is its thread's, a mark's its note's. */
function tenantOf(taken: Snapshot, table: string, row: Row): unknown {
  const parent = (name: string, id: unknown) => rowsIn(taken, name).find((each) => each.id === id) ?? {}
  if (table === 'tenant') return row.id
  if (table === 'mark') return tenantOf(taken, 'note', parent('note', row.note_id))
  return table === 'note' ? parent('thread', row.thread_id).tenant_id : row.tenant_id
}

describe('whatever a platform holds, an account’s erasure', () => {
  test('changes no row of another tenant, counts what it does, and leaves only what is kept or still referenced', async () => {
    const { foreignKeys } = await readCatalogue(pool)
    await fc.assert(
      fc.asyncProperty(shopWorld, async (world) => {
        await fillShop(pool, world)
        const before = await snapshot(pool, TABLES)
        const plan = await planFor(pool, accountMap, NOBODY, scope, LATER)
        const counts = await countPlan(pool, plan, NOBODY, { atMost: 10_000, statementMs: 10_000 })

        const executed = await execute(pool, plan, NOBODY)

        const after = await snapshot(pool, TABLES)
        expect(executed.steps.map(({ rows }) => rows)).toEqual(counts.map(({ rows }) => rows))
        const isReferenced = (table: string, row: Row) =>
          foreignKeys.some(
            (key) =>
              key.references.table === table &&
              rowsIn(after, key.table).some((child) =>
                key.columns.every((column, i) => child[column] === row[key.references.columns[i] ?? '']),
              ),
          )
        for (const table of TABLES) {
          for (const [key, text] of Object.entries(before[table] ?? {})) {
            const row = JSON.parse(text) as Row
            if (tenantOf(before, table, row) !== GOING) expect(after[table]?.[key]).toBe(text)
            else if (after[table]?.[key] !== undefined)
              expect({
                table,
                row,
                stays: (table === 'bill' && String(row.due) >= '2020-11-20') || isReferenced(table, row),
              }).toMatchObject({ stays: true })
          }
        }
        const again = await execute(pool, plan, NOBODY, { run: 1 })
        expect(again.steps.reduce((sum, { rows }) => sum + rows, 0)).toBe(0)
        expect(await snapshot(pool, TABLES)).toEqual(after)
      }),
      { numRuns: 40 },
    )
  })

  test('is never called whole when the map keeps one of its tables out', async () => {
    const { usage } = accountMap
    if (!usage) throw new Error('the shop has lost a table')
    const plan = await planFor(pool, { ...accountMap, usage: { ...usage, scopes: ['number', 'business'] } }, NOBODY, scope, LATER)
    expect(plan.unreachable).toEqual(['usage'])
    expect(plan.steps.some(({ table }) => table === 'usage')).toBe(false)
  })
})

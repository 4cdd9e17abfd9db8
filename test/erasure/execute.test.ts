import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countPlan } from '../../src/erasure/count-store.ts'
import { completed } from '../../src/erasure/evidence.ts'
import { searchResidue } from '../../src/erasure/residue.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase } from '../support/databases.ts'
import { whatShouldLeave } from './support/oracle.ts'
import { cuts, execute, planFor, REQUEST, subjectOf } from './support/run.ts'
import { shopMap, shopSchema } from './support/shop.ts'
import { fillShop, people, shopWorld, snapshot, TABLES, tenantIds } from './support/world.ts'

const database = testDatabase()
let pool: pg.Pool

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 3 })
  await pool.query(shopSchema)
  await installOwnSchema(pool)
})
afterAll(() => pool.end())

const scope = fc.constantFrom({ kind: 'number' } as const, { kind: 'business', tenantId: tenantIds[0] } as const)
const subject = fc.constantFrom(...people.slice(0, 3)).map(subjectOf)

describe('over random shops', { timeout: 180_000 }, () => {
  test('an erasure takes the rows that should go, empties those that stay, and leaves every other row byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(shopWorld, scope, subject, cuts, async (world, within, whose, cut) => {
        await fillShop(pool, world)
        const before = await snapshot(pool, TABLES)
        const plan = await planFor(pool, shopMap, whose, within)
        const should = whatShouldLeave(before, whose, within)
        const counts = await countPlan(pool, plan, whose, { atMost: 10_000, statementMs: 10_000 })

        const executed = await execute(pool, plan, whose, cut)

        const after = await snapshot(pool, TABLES)
        for (const table of TABLES) {
          const left = Object.keys(before[table] ?? {}).filter((id) => !(id in (after[table] ?? {})))
          expect({ table, left: left.sort() }).toEqual({ table, left: [...(should.erased[table] ?? [])].sort() })
          const changed = Object.keys(after[table] ?? {}).filter((id) => after[table]?.[id] !== before[table]?.[id])
          expect({ table, changed: changed.sort() }).toEqual({ table, changed: [...(should.changed[table] ?? [])].sort() })
        }
        expect(executed.is).toBe('done')
        expect(executed.steps.map(({ step, rows }) => [step.key, rows])).toEqual(counts.map(({ step, rows }) => [step.key, rows]))
        const residue = await searchResidue(pool, { plan, subject: whose, requestId: REQUEST }, { statementMs: 10_000 })
        expect(residue.evidence.filter(({ remaining }) => remaining > 0)).toEqual([])
        expect(residue.residue).toEqual([])
        const verdict = completed(plan, residue)
        expect(verdict.is === 'completed' || residue.held.some(({ because }) => because === 'somebody-else')).toBe(true)

        await execute(pool, plan, whose, { run: 1 })
        expect(await snapshot(pool, TABLES)).toEqual(after)
      }),
      { numRuns: 60 },
    )
  })
})

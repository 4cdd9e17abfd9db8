import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import { countPlan } from '../../src/erasure/count-store.ts'
import { completed } from '../../src/erasure/evidence.ts'
import { inspectMap } from '../../src/erasure/map-check-store.ts'
import { planErasure } from '../../src/erasure/plan.ts'
import { searchResidue } from '../../src/erasure/residue.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import type { SubjectIdentifiers } from '../../src/subject/subject.ts'
import { testDatabase } from '../support/databases.ts'
import { cuts, execute, planFor, REQUEST } from './support/run.ts'
import { WARD, wardMap, wardSchema } from './support/ward.ts'
import { whatStaysInWard } from './support/ward-oracle.ts'
import { fillWard, patients, readWard, rowsOf, WARD_TABLES, type WardWorld, wardWorld } from './support/ward-world.ts'
import { CUT_OFF, NOW } from './support/world.ts'

const database = testDatabase()
let pool: pg.Pool
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 3 })
  await pool.query(wardSchema)
  await installOwnSchema(pool)
})
afterAll(() => pool.end())

const scopes = [{ kind: 'number' }, { kind: 'business', tenantId: '1' }] as const
const plan = (subject: SubjectIdentifiers, scope: (typeof scopes)[number] = scopes[0]) =>
  planFor(pool, wardMap, subject, scope, CUT_OFF, WARD)

test('the ward’s map answers for everything in its schema', async () => {
  expect((await inspectMap(pool, { schema: WARD, tables: wardMap })).findings).toEqual([])
})

test('without a key to empty first the circle is refused, and named', async () => {
  const { detachFirst: _, ...person } = wardMap.Person ?? {}
  const map = { ...wardMap, Person: person } as typeof wardMap
  const catalogue = await readCatalogue(pool, WARD)
  const [subject] = patients
  if (!subject) throw new Error('nobody')
  const planned = planErasure({ map, catalogue, subject, scope: scopes[0], cutOff: CUT_OFF, now: NOW })
  expect(planned).toMatchObject({ refused: 'cycle' })
  const { findings } = await inspectMap(pool, { schema: WARD, tables: map })
  expect(findings).toEqual([
    { table: expect.any(String), is: 'foreign-key-circle', about: expect.stringMatching(/Person.*card|card.*Person/) },
  ])
})

describe('over random wards', { timeout: 180_000 }, () => {
  test('what should go is gone, shared rows lose the person alone, and every other row is byte for byte the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        wardWorld,
        fc.constantFrom(...scopes),
        fc.constantFrom(...patients),
        cuts,
        async (world: WardWorld, scope, subject, cut) => {
          await fillWard(pool, rowsOf(world))
          const before = await readWard(pool)
          const frozen = await plan(subject, scope)
          const counts = await countPlan(pool, frozen, subject, { atMost: 1_000, statementMs: 20_000 })
          const done = await execute(pool, frozen, subject, cut)
          const after = await readWard(pool)

          const expected = whatStaysInWard(before, subject, scope)
          for (const table of WARD_TABLES) expect({ table, rows: after[table] }).toEqual({ table, rows: expected[table] })
          expect(done.steps.map(({ step, rows }) => [step.key, rows])).toEqual(counts.map(({ step, rows }) => [step.key, rows]))

          const found = await searchResidue(pool, { plan: frozen, subject, requestId: REQUEST }, { statementMs: 20_000 })
          expect(found.evidence.filter(({ remaining }) => remaining > 0)).toEqual([])
          expect(found.residue).toEqual([])
          if (found.held.every(({ because }) => because !== 'somebody-else'))
            expect(completed(frozen, found).is).toBe('completed')

          const again = await execute(pool, frozen, subject, { run: 1 })
          expect(again.steps.filter(({ rows }) => rows > 0)).toEqual([])
          expect(await readWard(pool)).toEqual(after)
        },
      ),
      { numRuns: 60 },
    )
  })
})

test('a row of another part of the table that lies at the same place is not hit', async () => {
  const [subject] = patients
  if (!subject) throw new Error('nobody')
  const event = (id: number, phone: string, at: string) => ({ id, person: null, payload: { callers: [phone] }, at })
  const empty = rowsOf({ persons: [], cards: [], gifts: [], circles: [], posts: [], pings: [], events: [], stays: [] })
  const mine = subject.phones[0] ?? ''
  await fillWard(pool, {
    ...empty,
    event: [event(1, mine, '2026-10-01T00:00:00Z'), event(2, '+917000009999', '2026-11-02T00:00:00Z')],
  })
  const places = await pool.query<{ ctid: string }>(`select distinct ctid::text from "${WARD}".event`)
  expect(places.rows.length).toBe(1)
  await execute(pool, await plan(subject), subject)
  const left = await pool.query<{ id: number }>(`select id from "${WARD}".event`)
  expect(left.rows).toEqual([{ id: 2 }])
})

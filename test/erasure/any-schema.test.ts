import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import { countPlan } from '../../src/erasure/count-store.ts'
import { checkMap } from '../../src/erasure/map-check.ts'
import { searchResidue } from '../../src/erasure/residue.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase } from '../support/databases.ts'
import { anySchema, type Built, build, type Known } from './support/any-schema.ts'
import { cuts, execute, planFor, REQUEST, subjectOf } from './support/run.ts'
import { CUT_OFF, people, type Snapshot, snapshot } from './support/world.ts'

const database = testDatabase()
let pool: pg.Pool
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 2 })
  await installOwnSchema(pool)
})
afterAll(() => pool.end())

async function make({ schema, statements }: Built): Promise<string> {
  const name = pg.escapeIdentifier(schema)
  await pool.query('truncate deletion_bot.progress, deletion_bot.retained, deletion_bot.kept_subject')
  await pool.query(`drop schema if exists ${name} cascade; create schema ${name}; ${statements.join('; ')}`)
  return name
}

const isOf = (row: Known, who: number): boolean => row.people.includes(who) || row.ways.some((way) => isOf(way, who))

test('over random schemas, maps and rows: nothing of the person is left but what others hold, and theirs is byte for byte the same', {
  timeout: 600_000,
}, async () => {
  const seen = { gone: 0, changed: 0, held: 0, newer: 0 }
  await fc.assert(
    fc.asyncProperty(anySchema, fc.nat(2), cuts, async (random, who, cut) => {
      const built = build(random)
      const { schema, map, rows } = built
      const name = await make(built)
      expect(checkMap(map, await readCatalogue(pool, schema))).toEqual([])
      const subject = { ...subjectOf(people[who] ?? { phone: '', email: '' }), emails: [] }
      const look = (): Promise<Snapshot> =>
        snapshot(
          pool,
          Object.keys(map).map((table) => table.replaceAll('"', '""')),
          name,
        )
      const rowIn = (taken: Snapshot, { table, id }: Known) => taken[table.replaceAll('"', '""')]?.[id]
      const before = await look()
      const plan = await planFor(pool, map, subject, { kind: 'number' }, CUT_OFF, schema)
      const counts = await countPlan(pool, plan, subject, { atMost: 1_000, statementMs: 10_000 })

      const done = await execute(pool, plan, subject, cut)

      const after = await look()
      expect(done.steps.map(({ rows: count }) => count)).toEqual(counts.map(({ rows: count }) => count))
      for (const row of rows) {
        const text = rowIn(after, row)
        if (!isOf(row, who) || row.at > CUT_OFF) {
          expect(text).toBe(rowIn(before, row))
          if (isOf(row, who)) seen.newer += 1
          continue
        }
        if (map[row.table]?.disposition.do !== 'erase') {
          expect(text).not.toContain(subject.phones[0]?.slice(3))
          expect(text).not.toBe(rowIn(before, row))
          seen.changed += 1
        } else if (text === undefined) seen.gone += 1
        else {
          // It stays as it was, and only below a row that stays as well.
          expect(text).toBe(rowIn(before, row))
          expect(rows.some((other) => other.targets.includes(row) && rowIn(after, other) !== undefined)).toBe(true)
          seen.held += 1
        }
      }
      const found = await searchResidue(pool, { plan, subject, requestId: REQUEST }, { statementMs: 10_000 })
      expect(found.residue).toEqual([])
      const again = await execute(pool, plan, subject, { run: 1 })
      expect(again.steps.every(({ rows: count }) => count === 0)).toBe(true)
      expect(await look()).toEqual(after)
    }),
    { numRuns: 60, endOnFailure: true },
  )
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0)
})

import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import { countPlan } from '../../src/erasure/count-store.ts'
import type { DataMap } from '../../src/erasure/data-map.ts'
import type { Watch } from '../../src/erasure/execute.ts'
import { keptFrame } from '../../src/erasure/kept-row-store.ts'
import { checkMap } from '../../src/erasure/map-check.ts'
import { releaseBatch, tablesDue } from '../../src/erasure/release-store.ts'
import { searchResidue } from '../../src/erasure/residue.ts'
import { restrictHeldParents } from '../../src/erasure/restrict-store.ts'
import type { Sizes } from '../../src/erasure/scout-store.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase } from '../support/databases.ts'
import {
  type AnySchema,
  anySchema,
  type Built,
  build,
  hangingSchema,
  type Known,
  lapsingSchema,
  TENANTS,
} from './support/any-schema.ts'
import { cuts, execute, memoryBlobs, planFor, REQUEST, subjectOf } from './support/run.ts'
import { CUT_OFF, NOW, people, type Snapshot, snapshot } from './support/world.ts'

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

/** Whose a row is, as the map tells it and without asking the database. */
function oracle(map: DataMap, who: number, tenant: string | undefined) {
  const isShared = ({ table }: Known) => map[table]?.shared === 'last owner' && map[table]?.disposition.do === 'erase'
  const isMine = (row: Known): boolean =>
    (tenant === undefined || row.tenant === tenant) && (row.people.includes(who) || row.ways.some(leads))
  // What stays with others leads to nobody.
  const leads = (row: Known): boolean => isMine(row) && !(isShared(row) && isOthersToo(row))
  const isOthersToo = (row: Known): boolean => row.people.some((one) => one !== who) || row.ways.some((way) => !leads(way))
  return { isMine, isLeft: (row: Known) => isShared(row) && isOthersToo(row) }
}

const LATER = new Date('2040-01-01T03:00:00Z')
/** Many by hand, to look further: ANY_SCHEMAS=2000. */
const SCHEMAS = Number(process.env.ANY_SCHEMAS ?? 60)
const SEED = process.env.ANY_SEED === undefined ? {} : { seed: Number(process.env.ANY_SEED) }

const nothingSeen = () => ({ gone: 0, changed: 0, held: 0, newer: 0, kept: 0, left: 0, along: 0, bare: 0 })
type Seen = ReturnType<typeof nothingSeen>

/** One person's erasure in such a schema, and all that must be true of it. */
async function eraseIn(
  random: AnySchema,
  who: number,
  isOneBusiness: boolean,
  cut: { sizes?: Sizes },
  seen: Seen,
): Promise<void> {
  const built = build(random)
  const { schema, map, rows } = built
  const name = await make(built)
  expect(checkMap(map, await readCatalogue(pool, schema))).toEqual([])
  const subject = { ...subjectOf(people[who] ?? { phone: '', email: '' }), emails: [] }
  const digits = subject.phones[0]?.slice(3)
  const look = (): Promise<Snapshot> =>
    snapshot(
      pool,
      Object.keys(map).map((table) => table.replaceAll('"', '""')),
      name,
    )
  const rowIn = (taken: Snapshot, { table, id }: Known) => taken[table.replaceAll('"', '""')]?.[id]
  const before = await look()
  const tenant = random.hasTenants && isOneBusiness ? TENANTS[0] : undefined
  const scope = tenant === undefined ? ({ kind: 'number' } as const) : ({ kind: 'business', tenantId: tenant } as const)
  const plan = await planFor(pool, map, subject, scope, CUT_OFF, schema)
  const counts = await countPlan(pool, plan, subject, { atMost: 1_000, statementMs: 10_000 })
  const { isMine, isLeft } = oracle(map, who, tenant)

  const done = await execute(pool, plan, subject, { ...cut, ...listening(seen) })

  const after = await look()
  expect(done.steps.map(({ rows: count }) => count)).toEqual(counts.map(({ rows: count }) => count))
  for (const row of rows) {
    const text = rowIn(after, row)
    if (!isMine(row) || row.at > CUT_OFF) {
      expect(text).toBe(rowIn(before, row))
      if (isMine(row)) seen.newer += 1
      continue
    }
    const staysBare = row.isKept || isLeft(row)
    if (staysBare || ['anonymise', 'detach'].includes(map[row.table]?.disposition.do ?? '')) {
      expect(text).toBeDefined()
      expect(text).not.toContain(digits)
      if (!staysBare) expect(text).not.toBe(rowIn(before, row))
      seen[row.isKept ? 'kept' : isLeft(row) ? 'left' : 'changed'] += 1
    } else if (text === undefined) seen.gone += 1
    else {
      // It stays as it was, and only below a row that stays as well.
      expect(text).toBe(rowIn(before, row))
      expect(rows.some((other) => other.targets.includes(row) && rowIn(after, other) !== undefined)).toBe(true)
      seen.held += 1
    }
  }
  await expectNoted(rows.filter((row) => row.isKept && isMine(row) && row.at <= CUT_OFF))
  const found = await searchResidue(pool, { plan, subject, requestId: REQUEST }, { statementMs: 10_000 })
  expect(found.residue).toEqual([])
  const again = await execute(pool, plan, subject, { run: 1 })
  expect(again.steps.every(({ rows: count }) => count === 0)).toBe(true)
  expect(await look()).toEqual(after)

  await restrictHeldParents(pool, memoryBlobs(), { plan, requestId: REQUEST, now: NOW })
  const bare = await look()
  const noted = await notedRows()
  const isNoted = ({ table, id }: Known) => noted.has(`${table} ${id}`)
  const referrers = (row: Known, taken: Snapshot) =>
    rows.filter((other) => other !== row && other.targets.includes(row) && rowIn(taken, other) !== undefined)
  for (const row of rows) {
    const text = rowIn(bare, row)
    if (!isNoted(row) || row.isKept) expect(text).toBe(rowIn(after, row))
    else if (referrers(row, bare).every(isNoted)) {
      expect(text).not.toContain(digits)
      seen.bare += 1
    }
  }
  await releaseAll(map, schema)
  const last = await look()
  for (const row of rows) {
    const text = rowIn(last, row)
    if (text !== undefined) expect(isNoted(row) && referrers(row, last).length === 0).toBe(false)
    else if (rowIn(bare, row) !== undefined) expect(isNoted(row)).toBe(true)
  }
}

/** All that is due on the last of all days, night by night until nothing more goes. */
async function releaseAll(map: DataMap, schema: string): Promise<void> {
  const night = { plan: keptFrame(map, await readCatalogue(pool, schema), LATER), now: LATER, blobs: memoryBlobs() }
  for (let erased = -1; erased !== 0; ) {
    erased = 0
    for (const table of await tablesDue(pool, night.plan.today))
      erased += (await releaseBatch(pool, night, table, { after: undefined, limit: 100 })).erased
  }
}

async function notedRows(): Promise<Set<string>> {
  const noted = await pool.query(`select table_name || ' ' || (primary_key ->> 'id') as row from deletion_bot.retained`)
  return new Set(noted.rows.map(({ row }) => row))
}

/** Counts what went along: rows of steps that had no batch of their own in a transaction. */
function listening(seen: Seen) {
  const own = new Set<string>()
  const checkpoint = (name: string) => {
    if (name.startsWith('begin ')) own.clear()
    if (name.startsWith('changed ')) own.add(name.slice('changed '.length))
  }
  const committed: Watch['committed'] = (changed) => {
    for (const { step, rows } of changed) if (!own.has(step.key)) seen.along += rows
  }
  return { checkpoint, watch: { committed, rested() {} } }
}

test('over random schemas, maps and rows: nothing of the person is left but what others hold or a law keeps, and theirs is byte for byte the same', {
  timeout: 10_000 * SCHEMAS,
}, async () => {
  const seen = nothingSeen()
  await fc.assert(
    fc.asyncProperty(anySchema, fc.nat(2), fc.boolean(), cuts, (random, who, isOneBusiness, cut) =>
      eraseIn(random, who, isOneBusiness, cut, seen),
    ),
    { numRuns: SCHEMAS, endOnFailure: true, ...SEED },
  )
  const { along: _along, bare: _bare, ...others } = seen
  for (const count of Object.values(others)) expect(count).toBeGreaterThan(0)
})

test('the same where rows hang on many of the person’s, and go along with those', { timeout: 10_000 * SCHEMAS }, async () => {
  const seen = nothingSeen()
  await fc.assert(
    fc.asyncProperty(hangingSchema, fc.boolean(), cuts, (random, isOneBusiness, cut) =>
      eraseIn(random, 0, isOneBusiness, cut, seen),
    ),
    { numRuns: Math.ceil(SCHEMAS / 2), endOnFailure: true, ...SEED },
  )
  expect(seen.along).toBeGreaterThan(0)
})

test('the same where a law keeps rows that hang on others, of which its time is over for some: those say nothing any more', {
  timeout: 10_000 * SCHEMAS,
}, async () => {
  const seen = nothingSeen()
  await fc.assert(
    fc.asyncProperty(lapsingSchema, fc.boolean(), cuts, (random, isOneBusiness, cut) =>
      eraseIn(random, 0, isOneBusiness, cut, seen),
    ),
    { numRuns: Math.ceil(SCHEMAS / 2), endOnFailure: true, ...SEED },
  )
  expect(seen.bare).toBeGreaterThan(0)
})

/** Every row that a law keeps is remembered by its key; others are for its sake alone. */
async function expectNoted(kept: readonly Known[]): Promise<void> {
  const { rows } = await pool.query<{ table: string; id: string }>(
    `select table_name as "table", primary_key ->> 'id' as id from deletion_bot.retained`,
  )
  for (const { table, id } of kept) expect(rows).toContainEqual({ table, id })
}

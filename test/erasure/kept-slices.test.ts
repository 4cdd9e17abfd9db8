import { sql } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import type { DataMap } from '../../src/erasure/data-map.ts'
import { keptFrame } from '../../src/erasure/kept-row-store.ts'
import { added, overKept } from '../../src/erasure/kept-slices-store.ts'
import { pseudonymKeysOf } from '../../src/erasure/pseudonym-keys-store.ts'
import { recomputeReleases } from '../../src/erasure/recompute-store.ts'
import { reading } from '../../src/erasure/session-store.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase } from '../support/databases.ts'
import { REQUEST } from './support/run.ts'

const OTHER = '00000000-0000-4000-8000-0000000000ff'
/** JavaScript's numbers know no odd one from here on. */
const BIG = 9_007_199_254_740_992n
const ROWS = 25
const NOW = new Date('2026-11-28T06:00:00Z')
const database = testDatabase()
let pool: pg.Pool
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 3 })
  await installOwnSchema(pool)
  await pool.query(`create table bill (id bigint primary key, due date not null, note text);
    insert into bill select ${BIG} + i, '2026-04-01', null from generate_series(1, ${ROWS}) i;
    insert into deletion_bot.retained (request_id, table_name, primary_key, basis, release_on)
      select r.id, 'bill', jsonb_build_object('id', ${BIG} + i), 'cgst-s36', '2030-01-01'::date + i
      from generate_series(1, ${ROWS}) i, (values ('${REQUEST}'::uuid, 1), ('${OTHER}'::uuid, 2)) r (id, nth) where i % r.nth = 0`)
})
afterAll(() => pool.end())

const map: DataMap = {
  bill: {
    ...{ category: 'billing', tenant: 'none', primaryKey: ['id'], scopes: ['number'], datedBy: 'due', reach: [] },
    disposition: { do: 'retain', keptBy: [{ basis: 'cgst-s36', from: 'due' }], blank: {} },
    columns: { id: 'key', due: 'time', note: 'content' },
  },
}

test.each([1, 2, 3, 7, 24, 25, 26, 1000])(
  'kept rows are read %i lines at a time, each line once and all lines of a row together',
  async (lines) => {
    const rows: string[] = []
    const slices: { rows: number; until: string }[] = []
    await reading(pool, { lockMs: 1_000, statementMs: 10_000 }, (session) =>
      overKept(session, { table: 'bill', requestIds: [REQUEST, OTHER], lines }, async (within) => {
        const found = await session.run<{ id: string; lines: number; until: string }>(
          sql`select r.primary_key ->> 'id' as id, count(*)::int as lines, max(r.release_on)::text as until
            from deletion_bot.retained r where ${within} group by 1`,
        )
        rows.push(...found.map(({ id }) => id))
        if (found.length > 0)
          slices.push({
            rows: found.reduce((sum, each) => sum + each.lines, 0),
            until:
              found
                .map(({ until }) => until)
                .toSorted()
                .at(-1) ?? '',
          })
      }),
    )
    expect(new Set(rows).size).toBe(ROWS)
    expect(rows).toHaveLength(ROWS)
    expect(added(slices, () => '')).toEqual([{ rows: ROWS + Math.floor(ROWS / 2), until: '2030-01-26' }])
  },
)

test('days of rows with keys longer than JavaScript’s numbers are counted anew, each its own', async () => {
  const plan = keptFrame(map, await readCatalogue(pool), NOW)
  await recomputeReleases(pool, plan, false)
  const { rows } = await pool.query('select distinct release_on::text as day from deletion_bot.retained')
  expect(rows).toHaveLength(1)
  expect(rows[0].day > '2030-01-26').toBe(true)
})

test('pseudonym keys of kept rows, blocks and holds are known to be needed', async () => {
  const hex = 'a'.repeat(64)
  await pool.query(`insert into deletion_bot.kept_subject values ('${REQUEST}', 'k-kept', '${hex}');
    insert into deletion_bot.suppression (tenant_id, key_id, pseudonym, blocks, cut_off, expires_at, request_id)
      values ('t1', 'k-block', '${hex}', 'campaigns', now(), now() + interval '1 day', '${REQUEST}');
    insert into deletion_bot.legal_hold (id, scope, key_id, pseudonym, reason, held_from, also)
      values ('${OTHER}', 'subject', 'k-hold', '${hex}', 'court_order', now(), '[{"keyId": "k-also", "value": "${hex}"}]')`)
  expect([...(await pseudonymKeysOf(pool))].toSorted()).toEqual(['k-also', 'k-block', 'k-hold', 'k-kept'])
})

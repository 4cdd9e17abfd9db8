import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import { searchAll } from '../../src/erasure/nightly-search-store.ts'
import type { NightlyLimits } from '../../src/erasure/nightly-table-store.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase } from '../support/databases.ts'
import { planFor, REQUEST, subjectOf } from './support/run.ts'
import { shopMap, shopSchema } from './support/shop.ts'
import { people } from './support/world.ts'

const database = testDatabase()
const [person] = people
if (!person) throw new Error('nobody')
const WORDS = `ring ${person.phone} please `
/** Every block by itself, so that any writer comes between two of them. */
const ONE_BY_ONE = { statementMs: 20_000, blocksFirst: 1, blocksMax: 1 }
let pool: pg.Pool

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 4 })
  await pool.query(shopSchema)
  await installOwnSchema(pool)
  // Nobody but the test moves rows.
  await pool.query(`
    create table page (id int primary key, words text not null) with (autovacuum_enabled = false);
    alter table page alter words set storage plain;
    create table daily (at date not null, words text not null) partition by range (at);
    create table daily_1 partition of daily for values from ('2026-01-01') to ('2026-02-01');
    create table daily_2 partition of daily for values from ('2026-02-01') to ('2026-03-01')`)
})
afterAll(() => pool.end())
beforeEach(async () => {
  await pool.query('truncate page; truncate daily')
})

/** So many rows, of which seven fill a block; these of them name the person. */
const fill = (rows: number, naming: readonly number[] = []) =>
  pool.query(
    `insert into page select i, case when i = any($2) then $3 else 'nothing to see here' end || repeat('x', 1000) from generate_series(1, $1::int) i`,
    [rows, naming, WORDS],
  )
const say = (id: number, words = `${WORDS} ${'x'.repeat(990)}`) =>
  pool.query(`update page set words = $2 where id = $1`, [id, words])
/** It no longer fits its block, and lies in another one then. */
const grow = (id: number) => pool.query(`update page set words = words || repeat('y', 5000) where id = $1`, [id])
const blockOf = async (id: number): Promise<number> =>
  Number((await pool.query('select (ctid::text::point)[0]::int as block from page where id = $1', [id])).rows[0]?.block)

async function search(limits: Partial<NightlyLimits> & { statementMs: number }) {
  const subject = subjectOf(person as NonNullable<typeof person>)
  const one = { requestId: REQUEST, subject, plan: await planFor(pool, shopMap, subject) }
  const { found, unreachable } = await searchAll(pool, await readCatalogue(pool), [one], limits)
  const mentions = Object.fromEntries((found[0]?.mentions ?? []).map(({ table, rows }) => [table, rows]))
  return { mentions, residue: found[0]?.residue ?? [], unreachable }
}

/** Does this once, before the search reads a block. */
function onceAt(
  block: number | 'since',
  act: () => Promise<unknown>,
): { checkpoint: (name: string) => Promise<void>; done: () => boolean } {
  let done = false
  return {
    done: () => done,
    async checkpoint(name) {
      if (done || name !== (block === 'since' ? 'since' : `slice ${block}`)) return
      done = true
      await act()
    },
  }
}

test('a table that no one statement can read in time is read all the same, to its last row', async () => {
  await pool.query(`insert into page select i, repeat(md5(i::text) || ' 98450 ' || i || ' ', 40) from generate_series(1, 2500) i`)
  await say(2_500, `${'2026-11-20 '.repeat(50)}${WORDS}`)
  expect(await search({ statementMs: 1_500, blocksFirst: 100_000, blocksMax: 100_000 })).toEqual({
    mentions: { page: 1 },
    residue: [],
    unreachable: [],
  })
})

describe('a table that is read slice by slice', () => {
  test.each([1, 2, 3, 5, 64])('says the same whatever the slices: %i blocks', async (blocks) => {
    await fill(70)
    for (const id of [1, 33, 70]) await say(id)
    expect(await search({ statementMs: 20_000, blocksFirst: blocks, blocksMax: blocks })).toEqual({
      mentions: { page: 3 },
      residue: [],
      unreachable: [],
    })
  })

  test('misses no row that an update moves to a block which has been read', async () => {
    await fill(70, [70])
    await pool.query('delete from page where id <= 14')
    await pool.query('vacuum page')
    const from = await blockOf(70)
    const moving = onceAt(5, () => grow(70))
    const found = await search({ ...ONE_BY_ONE, checkpoint: moving.checkpoint })
    expect(moving.done()).toBe(true)
    expect(await blockOf(70)).toBeLessThan(Math.min(5, from))
    expect(found).toEqual({ mentions: { page: 1 }, residue: [], unreachable: [] })
  })

  test('counts a row once that was read and then moved ahead', async () => {
    await fill(70, [1])
    await pool.query('delete from page where id between 57 and 70')
    await pool.query('vacuum page')
    const moving = onceAt(5, () => grow(1))
    const found = await search({ ...ONE_BY_ONE, checkpoint: moving.checkpoint })
    expect(await blockOf(1)).toBeGreaterThan(5)
    expect(found.mentions).toEqual({ page: 1 })
  })

  test('finds what is written while it is read, and leaves out what goes', async () => {
    await fill(70)
    await say(2)
    await say(3)
    const writing = onceAt('since', async () => {
      await pool.query('delete from page where id = 2')
      await pool.query(`insert into page values (900, $1), (901, $1)`, [WORDS])
    })
    const found = await search({ ...ONE_BY_ONE, checkpoint: writing.checkpoint })
    expect(found.mentions).toEqual({ page: 3 })
  })

  test('is read anew when its rows are put elsewhere meanwhile', async () => {
    await fill(70)
    await pool.query('delete from page where id between 8 and 40')
    await say(70)
    const packing = onceAt(6, () => pool.query('vacuum full page'))
    const found = await search({ ...ONE_BY_ONE, checkpoint: packing.checkpoint })
    expect(packing.done()).toBe(true)
    expect(found).toEqual({ mentions: { page: 1 }, residue: [], unreachable: [] })
  })

  test('is named when its rows never stay where they are', async () => {
    await fill(70)
    await say(70)
    const found = await search({
      ...ONE_BY_ONE,
      checkpoint: async (name) => void (name === 'since' && (await pool.query('vacuum full page'))),
    })
    expect(found.unreachable).toEqual(['page'])
  })

  test('is read in all its partitions, and a row that changes its partition is counted once', async () => {
    await pool.query(
      `insert into daily select date '2026-01-01' + i % 59, case when i in (1, 50) then $1 else repeat('x', 900) end from generate_series(0, 99) i`,
      [WORDS],
    )
    const moving = onceAt(1, () =>
      pool.query(`update daily set at = '2026-01-03' where at = '2026-02-20' and words = $1`, [WORDS]),
    )
    const found = await search({ ...ONE_BY_ONE, checkpoint: moving.checkpoint })
    expect(moving.done()).toBe(true)
    expect(found).toEqual({ mentions: { daily: 2 }, residue: [], unreachable: [] })
  })

  test('counts at once what would be too much to remember', async () => {
    await fill(70)
    for (const id of [1, 20, 40, 70]) await say(id)
    expect((await search({ ...ONE_BY_ONE, placesMax: 1 })).mentions).toEqual({ page: 4 })
  })
})

test('a table that somebody has locked is named, and the night goes on', async () => {
  await fill(7)
  await say(7)
  await pool.query(`insert into daily values ('2026-01-05', $1)`, [WORDS])
  const other = await pool.connect()
  try {
    await other.query('begin; lock table page in access exclusive mode')
    expect(await search({ statementMs: 20_000 })).toEqual({ mentions: { daily: 1 }, residue: [], unreachable: ['page'] })
  } finally {
    await other.query('rollback')
    other.release()
  }
})

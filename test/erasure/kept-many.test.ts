import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import type { DataMap, TableMap } from '../../src/erasure/data-map.ts'
import { executePlan } from '../../src/erasure/execute.ts'
import { keptFrame } from '../../src/erasure/kept-row-store.ts'
import { recomputeReleases } from '../../src/erasure/recompute-store.ts'
import { releaseBatch } from '../../src/erasure/release-store.ts'
import { searchResidue } from '../../src/erasure/residue.ts'
import { restrictHeldParents } from '../../src/erasure/restrict-store.ts'
import type { Sizes } from '../../src/erasure/scout-store.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase } from '../support/databases.ts'
import { expectNobodyInOwnSchema } from './support/nobody-in.ts'
import { memoryBlobs, planFor, REQUEST, subjectOf } from './support/run.ts'
import { NOW, people } from './support/world.ts'

const database = testDatabase()
const [person, other] = people
if (!person || !other) throw new Error('nobody')
const subject = subjectOf(person)
/** A few rows make many transactions, walks and slices. */
const SIZES: Sizes = { first: 5, least: 5, most: 10, slice: 5, ahead: 20 }
const DAY_AFTER = new Date('2033-01-01T03:00:00Z')
let pool: pg.Pool
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 3 })
  await installOwnSchema(pool)
  await pool.query(`
    create table chat (id int primary key, phone text, at timestamptz not null);
    create index on chat (phone);
    create table said (id int primary key, chat_id int not null references chat, reply_to int references said, kind text not null,
      due date not null, at timestamptz not null);
    create index on said (chat_id); create index on said (reply_to);
    create table mark (id int primary key, said_id int not null references said, at timestamptz not null);
    create index on mark (said_id)`)
})
afterAll(() => pool.end())

const common = { category: 'messaging', tenant: 'none', primaryKey: ['id'], scopes: ['number'], datedBy: 'at' } as const
const erase = { do: 'erase' } as const
const said: TableMap = {
  ...{ ...common, reach: [{ by: 'parent', column: 'chat_id', table: 'chat' }] },
  disposition: { do: 'retain', keptBy: [{ basis: 'cgst-s36', from: 'due', when: { column: 'kind', in: ['order'] } }], blank: {} },
  columns: { id: 'key', chat_id: 'reference', reply_to: 'reference', kind: 'not personal: what it is', due: 'time', at: 'time' },
}
const map: DataMap = {
  chat: {
    ...{ ...common, disposition: erase, reach: [{ by: 'column', column: 'phone', holds: 'phone' }] },
    columns: { id: 'key', phone: 'identifier', at: 'time' },
  },
  said,
  mark: {
    ...{ ...common, disposition: erase, reach: [{ by: 'parent', column: 'said_id', table: 'said' }] },
    columns: { id: 'key', said_id: 'reference', at: 'time' },
  },
}

/** So many orders of the person's, which a law keeps, each with a mark; every tenth answers a chain of three words that no law keeps. */
async function fill(orders: number): Promise<void> {
  await pool.query(`truncate chat, said, mark; truncate deletion_bot.retained, deletion_bot.progress, deletion_bot.kept_subject;
    insert into chat values (1, '${person?.phone}', '2026-01-01'), (2, '${other?.phone}', '2026-01-01');
    insert into said select i, 1 + i % 2, null, 'order', '2026-12-31', '2026-02-01' from generate_series(1, ${2 * orders}) i;
    insert into said select 100000 + i, 1, case when i % 3 > 0 then 99999 + i end, 'word', '2026-12-31', '2026-02-01'
      from generate_series(0, ${3 * Math.floor(orders / 10) - 1}) i;
    update said set reply_to = 100002 + 3 * (id / 20 - 1) where chat_id = 1 and kind = 'order' and id % 20 = 0;
    insert into mark select i, i, '2026-02-01' from generate_series(1, ${2 * orders}) i;
    analyze chat, said, mark, deletion_bot.retained`)
}
const count = async (from: string) => (await pool.query(`select 1 from ${from}`)).rows.length
const lines = async (table: string, and = 'true') =>
  count(`deletion_bot.retained where table_name = '${table}' and row_mark is not null and ${and}`)
const erasing = async (on: pg.Pool, run = 0) => {
  const plan = await planFor(pool, map, subject)
  const execution = { requestId: REQUEST, run, plan, subject, pseudonyms: [], sizes: SIZES, now: () => NOW }
  const done = await executePlan(on, memoryBlobs(), execution)
  if (done.is !== 'done') throw new Error('held')
  await expectNobodyInOwnSchema(pool, subject)
  return done.steps.filter(({ rows }) => rows > 0).map(({ step, rows }) => [step.key, rows])
}

describe('a person of whom the law keeps more rows than a batch takes', () => {
  const ORDERS = 60
  beforeEach(() => fill(ORDERS))

  test('has each noted once, with all that they refer to, in their own table too, and nobody else’s row is touched', async () => {
    const changed = await erasing(pool)
    expect(changed).toEqual(expect.arrayContaining([['mark:erase', 60]]))
    expect(changed.filter(([key]) => key === 'said:retain')).toEqual([['said:retain', 60]])
    expect(await lines('said')).toBe(60 + 18)
    expect(await lines('said', `(primary_key ->> 'id')::int >= 100000`)).toBe(18)
    expect(await lines('chat')).toBe(1)
    expect(await count('said where chat_id = 1')).toBe(60 + 18)
    expect([await count('said where chat_id = 2'), await count('mark')]).toEqual([60, 60])
    const plan = await planFor(pool, map, subject)
    const found = await searchResidue(pool, { plan, subject, requestId: REQUEST }, { statementMs: 20_000 })
    expect(found.evidence.filter(({ remaining }) => remaining > 0)).toEqual([])
    expect(found.held.filter(({ because }) => because !== 'kept-by-law')).toEqual([])
  })

  test('has nothing changed by another run, and all of it gone on its day, chains and chat behind it', async () => {
    await erasing(pool)
    const erased = await planFor(pool, map, subject)
    expect((await restrictHeldParents(pool, memoryBlobs(), { plan: erased, requestId: REQUEST, now: NOW })).changed).toBe(1)
    const before = await pool.query('select * from deletion_bot.retained order by table_name, primary_key')
    expect(await erasing(pool, 1)).toEqual([])
    expect((await pool.query('select * from deletion_bot.retained order by table_name, primary_key')).rows).toEqual(before.rows)
    const plan = keptFrame(map, await readCatalogue(pool), DAY_AFTER)
    const night = { plan, now: DAY_AFTER, blobs: memoryBlobs() }
    for (const table of ['said', 'said', 'said', 'said', 'chat'])
      await releaseBatch(pool, night, table, { after: undefined, limit: 500 })
    expect([await count('said where chat_id = 1'), await count('chat where id = 1')]).toEqual([0, 0])
    expect([await count('said'), await count('chat')]).toEqual([60, 1])
  })

  test('has the rest noted by the next run when a process died in the middle of it', async () => {
    for (let fatal = 1; fatal <= 9; fatal += 2) {
      await fill(ORDERS)
      await expect(erasing(dyingAt(pool, 'with parents as', fatal))).rejects.toThrow('died')
      await erasing(pool, 1)
      expect([await lines('said'), await lines('chat')]).toEqual([78, 1])
    }
  })

  test('has rows noted that were written while it was gone through', async () => {
    let seen = 0
    const plan = await planFor(pool, map, subject)
    const checkpoint = async (name: string) => {
      if (name !== 'committed said:retain' || ++seen !== 3) return
      await pool.query(`insert into said select i, 1, null, 'order', '2026-12-31', '2026-02-01' from generate_series(5001, 5012) i;
        update said set due = '2027-12-31' where chat_id = 1 and kind = 'order' and id % 4 = 0`)
    }
    const execution = { requestId: REQUEST, run: 0, plan, subject, pseudonyms: [], sizes: SIZES, now: () => NOW, checkpoint }
    await executePlan(pool, memoryBlobs(), execution)
    expect(seen).toBeGreaterThan(3)
    expect(await lines('said', `(primary_key ->> 'id')::int < 100000`)).toBe(72)
  })
})

/** The pool, as a process sees it that dies at the nth statement with these words. */
function dyingAt(real: pg.Pool, words: string, nth: number): pg.Pool {
  let seen = 0
  return Object.create(real, {
    connect: {
      value: async () => {
        const client = await real.connect()
        return new Proxy(client, {
          get(target, name) {
            if (name !== 'query') return Reflect.get(target, name, target)
            return (query: { text?: string }, ...more: unknown[]) => {
              if (query.text?.includes(words) && ++seen === nth) throw new Error('died')
              return (target.query as (...all: unknown[]) => unknown).call(target, query, ...more)
            }
          },
        })
      },
    },
  }) as pg.Pool
}

test('of twice as many kept rows twice as many are read, and no statement hands out more than a slice of them', async () => {
  const work = async (orders: number) => {
    await fill(orders)
    await pool.query('delete from mark')
    // What a connection has read is told when it ends.
    const read = async () => {
      await pool.end()
      pool = new pg.Pool({ connectionString: database.url, max: 3 })
      const others = 'pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()'
      await expect.poll(() => count(others), { timeout: 10_000 }).toBe(0)
      const readings = `select sum(idx_tup_fetch + seq_tup_read)::int as rows from pg_stat_all_tables where relname in ('said', 'retained')`
      return (await pool.query<{ rows: number }>(readings)).rows[0]?.rows ?? 0
    }
    const before = await read()
    // Tables as small as these would be read whole, or hashed whole once an autovacuum has counted them.
    const options = '-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off'
    const counted = new pg.Pool({ connectionString: database.url, max: 2, options })
    let statements = 0
    counted.on('connect', (client) => {
      const query = client.query.bind(client) as (...all: unknown[]) => Promise<pg.QueryResult>
      Object.assign(client, {
        async query(...all: unknown[]) {
          const result = await query(...all)
          statements += 1
          if (!result) return result
          expect(result.rows?.length ?? 0).toBeLessThanOrEqual(SIZES.most)
          return result
        },
      })
    })
    await erasing(counted)
    await counted.end()
    return { statements, rows: (await read()) - before }
  }
  await work(100)
  const [once, twice] = [await work(200), await work(400)]
  expect(twice.statements / once.statements).toBeLessThan(2.4)
  expect(twice.rows / once.rows).toBeLessThan(2.7)
})

describe('days counted anew', () => {
  const frame = async () => keptFrame(map, await readCatalogue(pool), NOW)
  const days = async () =>
    (await pool.query(`select table_name, primary_key, release_on::text from deletion_bot.retained order by 1, 2`)).rows

  test('a row that a later one refers to could not go earlier, and is not told to staff as kept too long', async () => {
    await fill(20)
    await pool.query(`update said set due = '2028-12-31' where id = 20; update said set kind = 'order' where id = 100002`)
    await erasing(pool)
    const before = await days()
    for (const shorten of [false, true]) {
      expect(await recomputeReleases(pool, await frame(), shorten, 3)).toEqual([])
      expect(await days()).toEqual(before)
    }
  })

  test('go up through every row that is referred to, some lines at a time, and down again when staff say so', async () => {
    await fill(40)
    await erasing(pool)
    const before = await days()
    await pool.query(`update said set due = '2030-12-31' where id = 40`)
    expect(await recomputeReleases(pool, await frame(), false, 3)).toMatchObject([{ table: 'said', longer: 1, shorter: 0 }])
    const longer = (await days()).filter(({ release_on }) => release_on === '2036-12-31')
    expect(longer.map(({ table_name, primary_key }) => [table_name, primary_key.id])).toEqual([
      ['chat', 1],
      ['said', 40],
      ['said', 100003],
      ['said', 100004],
      ['said', 100005],
    ])
    await pool.query(`update said set due = '2026-12-31' where id = 40`)
    expect(await recomputeReleases(pool, await frame(), false, 3)).toMatchObject([{ longer: 0, shorter: 1 }])
    expect(await recomputeReleases(pool, await frame(), true, 3)).toMatchObject([{ longer: 0, shorter: 4 }])
    expect(await days()).toEqual(before)
  })
})

import { sql } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isHeldUp } from '../../src/db/is-held-up.ts'
import { openDrizzle } from '../../src/db/open-drizzle.ts'
import { testDatabases } from '../support/databases.ts'

const databases = testDatabases()
let pool: pg.Pool

beforeAll(() => {
  pool = new pg.Pool({ connectionString: databases.botUrl, max: 4 })
})
afterAll(() => pool.end())

/** What a statement threw, on connections of its own. */
async function thrownBy(config: pg.PoolConfig, statement: string): Promise<unknown> {
  const own = new pg.Pool({ connectionString: databases.botUrl, max: 1, ...config })
  own.on('error', () => {})
  try {
    return await openDrizzle(own, {})
      .execute(sql.raw(statement))
      .catch((error: unknown) => error)
  } finally {
    await own.end()
  }
}

test('a statement that ran out of its time, here or on the server, was held up', async () => {
  expect(isHeldUp(await thrownBy({ statement_timeout: 50 }, 'select pg_sleep(5)'))).toBe(true)
  expect(isHeldUp(await thrownBy({ query_timeout: 50 }, 'select pg_sleep(1)'))).toBe(true)
})

test('two at the same rows hold each other up', async () => {
  const db = openDrizzle(pool, {})
  await db.execute(sql`create table twice (id int primary key, n int not null)`)
  await db.execute(sql`insert into twice values (1, 0), (2, 0)`)
  let isFirstThere = () => {}
  const first = new Promise<void>((resolve) => {
    isFirstThere = resolve
  })
  const crossing = (ids: readonly number[], ready: () => Promise<void> | void) =>
    db.transaction(async (tx) => {
      for (const [place, id] of ids.entries()) {
        await tx.execute(sql`update twice set n = n + 1 where id = ${id}`)
        if (place === 0) await ready()
      }
    })
  let isSecondThere = () => {}
  const second = new Promise<void>((resolve) => {
    isSecondThere = resolve
  })
  const outcomes = await Promise.allSettled([
    crossing([1, 2], async () => {
      isFirstThere()
      await second
    }),
    crossing([2, 1], async () => {
      isSecondThere()
      await first
    }),
  ])
  const failed = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
  expect(failed.map(isHeldUp)).toEqual([true])
})

test('what the statement itself is to blame for was not, nor what Drizzle had no part in', async () => {
  expect(isHeldUp(await thrownBy({}, 'select 1/0'))).toBe(false)
  expect(isHeldUp(new Error('Query read timeout'))).toBe(false)
  expect(isHeldUp(undefined)).toBe(false)
})

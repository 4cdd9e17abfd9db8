import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { withAdvisoryLock } from '../../src/db/lock.ts'
import { testDatabases } from '../support/databases.ts'

const databases = testDatabases()
let pool: pg.Pool

beforeEach(() => {
  pool = new pg.Pool({ connectionString: databases.botUrl, max: 4 })
  pool.on('error', () => {})
})
afterEach(() => pool.end())

async function heldLocks(): Promise<number> {
  const { rows } = await pool.query<{ held: number }>(
    `select count(*)::int as held from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`,
  )
  return rows[0]?.held ?? 0
}

describe('the lock of one person', () => {
  test('lets the second worker go at once and runs it when the first is through', async () => {
    const second = await withAdvisoryLock(pool, 'person', 'a', () => withAdvisoryLock(pool, 'person', 'a', async () => 'inside'))
    expect(second).toEqual({ ran: true, value: { ran: false } })
    expect(await withAdvisoryLock(pool, 'person', 'a', async () => 'after')).toEqual({ ran: true, value: 'after' })
  })

  test('does not keep anybody else waiting', async () => {
    const others = await withAdvisoryLock(pool, 'person', 'a', async () => [
      await withAdvisoryLock(pool, 'person', 'b', async () => 'another person'),
      await withAdvisoryLock(pool, 'request', 'a', async () => 'another space'),
    ])
    expect(others).toEqual({
      ran: true,
      value: [
        { ran: true, value: 'another person' },
        { ran: true, value: 'another space' },
      ],
    })
  })

  test('is free again after work that threw', async () => {
    const failing = withAdvisoryLock(pool, 'person', 'a', async () => {
      throw new Error('the work failed')
    })
    await expect(failing).rejects.toThrow('the work failed')
    expect(await heldLocks()).toBe(0)
    expect((await withAdvisoryLock(pool, 'person', 'a', async () => 1)).ran).toBe(true)
  })

  test('tells the work when the connection that holds it is cut, and leaves no broken connection in the pool', async () => {
    const outcome = await withAdvisoryLock(pool, 'person', 'a', async (lost) => {
      const cut = new Promise<boolean>((resolve) => lost.addEventListener('abort', () => resolve(true)))
      await pool.query(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted
        and database = (select oid from pg_database where datname = current_database())`)
      return cut
    })
    expect(outcome).toEqual({ ran: true, value: true })
    await expect.poll(heldLocks).toBe(0)
    expect((await withAdvisoryLock(pool, 'person', 'a', async () => 1)).ran).toBe(true)
  })
})

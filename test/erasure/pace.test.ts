import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Pace, paceAfter } from '../../src/erasure/pace.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase } from '../support/databases.ts'
import { fillBusyShop } from './support/busy-shop.ts'
import { execute, planFor, subjectOf } from './support/run.ts'
import { shopMap, shopSchema } from './support/shop.ts'
import { people } from './support/world.ts'

describe('the pace of a long erasure', () => {
  const calm: Pace = { calmMs: 2, restMs: 0 }

  test('is not held up while others get their answers as in calm, or too fast to notice', () => {
    const ms = (max: number) => fc.double({ min: 0.1, max, noNaN: true })
    fc.assert(
      fc.property(ms(20), ms(500), (seen, took) => {
        expect(paceAfter(calm, seen, took).restMs).toBe(0)
      }),
    )
    expect(paceAfter({ calmMs: 100, restMs: 0 }, 150, 100).restMs).toBe(0)
  })

  test('rests as long as the batch took when they wait longer, and longer while that does not help, up to a limit', () => {
    let pace = paceAfter(calm, 60, 150)
    expect(pace).toEqual({ calmMs: 2, restMs: 150 })
    const rests = [pace.restMs]
    for (let i = 0; i < 6; i += 1) {
      pace = paceAfter(pace, 60, 150)
      rests.push(pace.restMs)
    }
    expect(rests).toEqual([150, 300, 600, 1200, 2000, 2000, 2000])
    expect(paceAfter(pace, 3, 150).restMs).toBe(0)
  })
})

describe('an erasure of many rows beside somebody whose answers are late', () => {
  const database = testDatabase()
  const whose = subjectOf(people[0] as (typeof people)[number])
  let pool: pg.Pool

  beforeAll(async () => {
    pool = new pg.Pool({ connectionString: database.url, max: 4 })
    await pool.query(shopSchema)
    await installOwnSchema(pool)
  })
  afterAll(() => pool.end())

  const run = async (checkpoint: (name: string) => Promise<void>) => {
    await fillBusyShop(pool)
    const rests: number[] = []
    const committed: number[] = []
    const done = await execute(pool, await planFor(pool, shopMap, whose), whose, {
      checkpoint,
      watch: {
        committed: (changed) => void committed.push(changed.reduce((sum, { rows }) => sum + rows, 0)),
        rested: (ms) => void rests.push(ms),
      },
    })
    expect(committed.reduce((a, b) => a + b, 0)).toBe(done.steps.reduce((sum, { rows }) => sum + rows, 0))
    return { rests, transactions: committed.length }
  }

  test('rests between its batches, and takes every row all the same', async () => {
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    let transactions = 0
    // Whoever reads what the look reads has to wait for this lock.
    const { rests } = await run(async (name) => {
      if (name.startsWith('begin')) {
        transactions += 1
        if (transactions === 2) await client.query('begin; lock table deletion_bot.restore_marker')
      }
      if (name === 'counted' && transactions === 2) {
        await client.query('select pg_sleep(0.3)')
        await client.query('commit')
      }
    })
    await client.end()
    expect(rests.length).toBeGreaterThan(0)
  })
})

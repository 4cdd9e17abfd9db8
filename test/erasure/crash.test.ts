import { spawn } from 'node:child_process'
import { once } from 'node:events'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { StepResult } from '../../src/erasure/evidence.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase } from '../support/databases.ts'
import { fillBusyShop } from './support/busy-shop.ts'
import { execute, planFor, subjectOf } from './support/run.ts'
import { shopMap, shopSchema } from './support/shop.ts'
import { people, type Snapshot, snapshot, TABLES } from './support/world.ts'

const database = testDatabase()
const whose = subjectOf(people[0] as (typeof people)[number])
let pool: pg.Pool
let undisturbed: { after: Snapshot; rows: [string, number][]; checkpoints: string[] }

/** Anonymous values are drawn anew each time: everything else must come out the same. */
const settled = (taken: Snapshot): Snapshot =>
  Object.fromEntries(
    Object.entries(taken).map(([table, rows]) => [
      table,
      Object.fromEntries(Object.entries(rows).map(([key, row]) => [key, row.replace(/"erased-[0-9a-f]{32}"/, '"erased"')])),
    ]),
  )
const rowsOf = (steps: StepResult[]): [string, number][] => steps.map(({ step, rows }) => [step.key, rows])

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 3 })
  await pool.query(shopSchema)
  await installOwnSchema(pool)
  await fillBusyShop(pool)
  const checkpoints: string[] = []
  const done = await execute(pool, await planFor(pool, shopMap, whose), whose, {
    checkpoint: (name) => void checkpoints.push(name),
  })
  undisturbed = { after: settled(await snapshot(pool, TABLES)), rows: rowsOf(done.steps), checkpoints }
})
afterAll(() => pool.end())

async function goOn(): Promise<void> {
  const done = await execute(pool, await planFor(pool, shopMap, whose), whose)
  expect(rowsOf(done.steps)).toEqual(undisturbed.rows)
  expect(settled(await snapshot(pool, TABLES))).toEqual(undisturbed.after)
}

test('the undisturbed erasure takes several transactions and counts every row that left', async () => {
  expect(undisturbed.checkpoints.filter((name) => name.startsWith('committed')).length).toBeGreaterThan(2)
  expect(new Map(undisturbed.rows).get('note:erase')).toBeGreaterThan(3_500)
})

test('an erasure broken off at any checkpoint ends, started again, in the same rows and the same counts', async () => {
  // How many checkpoints there are depends on how fast the batches were: go on until one run is through before it is broken off.
  for (let stopAt = 0, through = false; !through; stopAt += 1) {
    await fillBusyShop(pool)
    let passed = 0
    const run = execute(pool, await planFor(pool, shopMap, whose), whose, {
      checkpoint() {
        if (passed++ === stopAt) throw new Error('broken off')
      },
    })
    through = await run.then(
      () => true,
      (error: Error) => {
        expect(error.message).toBe('broken off')
        return false
      },
    )
    await goOn()
    if (through) expect(stopAt).toBeGreaterThan(10)
  }
})

describe('a process killed with -9', () => {
  test.each([1, 3, 5, 7, 10])('at checkpoint %i loses no row and counts none twice', async (stopAt) => {
    await fillBusyShop(pool)
    const child = spawn(process.execPath, [inject('programs').eraseChild, database.url, String(stopAt)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const exited = once(child, 'exit')
    const [line] = await once(child.stdout, 'data')
    expect(String(line)).toContain('stopped')
    child.kill('SIGKILL')
    await exited
    await goOn()
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DAY } from '../support/bot.ts'
import { swept } from '../support/sweep.ts'
import { expectSameEnd, expectSameEndNextDay, onCopy } from './support/case.ts'
import { type Child, startChild } from './support/child.ts'
import { blobsLeft, type FinalState } from './support/final-state.ts'
import { demoPerson } from './support/outside.ts'
import { prepareStages, removeStored, type Stage, type Stages } from './support/stages.ts'

/** Two businesses, 212 messages, eight recordings and pictures, one bill that the law keeps. */
const MEERA = demoPerson('meera')
const TIME_ENOUGH = 1_200_000
/** Cases at the same time. */
const LANES = 2

let stages: Stages

beforeAll(async () => {
  stages = await prepareStages(MEERA)
}, TIME_ENOUGH)
afterAll(async () => {
  for (const { start } of Object.values(stages)) await removeStored(start)
})

describe('a request that nothing disturbs', () => {
  it('ends with one receipt, which counts the rows that left, and one notice', () => {
    const { confirmation, erasure, secondSweep } = stages
    const left = rowsIn(confirmation.end) - rowsIn(erasure.end)
    expect(left).toBeGreaterThan(200)
    expect(erasure.end.receipts).toMatchObject([{ number: 0, result: 'completed', continues: false }])
    expect(deletedBy(erasure.end.receipts[0])).toBe(left)
    expect(erasure.heard).toEqual([expect.stringMatching(/^Your data is erased: 212 messages.*proof: /is)])
    expect(erasure.end.ledger).toEqual({ entries: 1, findings: [] })
    expect(confirmation.end.blobs.length - erasure.end.blobs.length).toBe(8)
    // One of the keys holds nothing: of it the store says at once that it is gone.
    expect(removalsIn(erasure.checkpoints)).toBe(8 + 1)
    expect(secondSweep.end.receipts).toHaveLength(2)
    expect(secondSweep.heard).toEqual([])
  })
})

describe('a worker killed with -9, and a process that starts afterwards, end in the same rows, receipts and messages', () => {
  it('at every checkpoint of the freeze', () => killAtEach(stages.confirmation), TIME_ENOUGH)
  it('at every checkpoint of the erasure, now and then a day later', () => killAtEach(stages.erasure, 4), TIME_ENOUGH)
  it('at every checkpoint of the second sweep, now and then a day later', () => killAtEach(stages.secondSweep, 4), TIME_ENOUGH)
})

async function killAtEach(stage: Stage, laterEvery = Number.POSITIVE_INFINITY): Promise<void> {
  expect(stage.checkpoints.length).toBeGreaterThan(1)
  const numbers = swept(stage.checkpoints.map((_, index) => index + 1))
  await Promise.all(Array.from({ length: LANES }, () => lane(stage, numbers, laterEvery)))
}

function rowsIn({ platform }: FinalState): number {
  const tables = [...platform].filter(([name]) => name.startsWith('public.'))
  return tables.reduce((sum, [, counted]) => sum + Number.parseInt(counted, 10), 0)
}

function deletedBy(receipt: unknown): number {
  const { categories } = receipt as { categories: Record<string, { deleted: number }> }
  return Object.values(categories).reduce((sum, { deleted }) => sum + deleted, 0)
}

/** Takes cases until none is left; the next worker processes are starting up while one case is under way. */
async function lane(stage: Stage, numbers: number[], laterEvery: number): Promise<void> {
  const both = (): [Child, Child] => [startChild(), startChild()]
  let next = both()
  for (let killAt = numbers.shift(); killAt !== undefined; killAt = numbers.shift()) {
    const [first, second] = next
    next = both()
    await dieAndGoOn(stage, killAt, { first, second, afterMs: killAt % laterEvery === 0 ? DAY : 0 })
  }
  for (const child of next) child.kill()
  await Promise.all(next.map(({ ended }) => ended))
}

interface Processes {
  first: Child
  second: Child
  /** How long nobody worked in between. */
  afterMs: number
}

async function dieAndGoOn(stage: Stage, killAt: number, { first, second, afterMs }: Processes): Promise<void> {
  const where = `killed at "${stage.checkpoints[killAt - 1]}", gone on ${afterMs} ms later`
  await onCopy(stage, MEERA, async (outside) => {
    const blobsBefore = (await blobsLeft(outside.stored)).length
    first.begin({ ...outside.job, killAt })
    expect(await first.ended, `${where}\n${first.log()}`).toBe('SIGKILL')
    expect(first.passed).toEqual(stage.checkpoints.slice(0, killAt))
    // Between two blobs some are gone while all their rows stand.
    const gone = blobsBefore - (await blobsLeft(outside.stored)).length
    expect([gone, gone + 1], where).toContain(removalsIn(first.passed))
    await outside.takeOver(second, afterMs)
    expect([await second.ended, second.passed[0]], `${where}\n${second.log()}`).toEqual([null, 'ready'])
    await (afterMs === 0 ? expectSameEnd : expectSameEndNextDay)(outside, stage, where)
  })
}

function removalsIn(checkpoints: readonly string[]): number {
  return checkpoints.filter((name) => name === 'blob removed').length
}

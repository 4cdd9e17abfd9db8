import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectSameEnd, onCopy } from './support/case.ts'
import { type Child, startChild } from './support/child.ts'
import type { FinalState } from './support/final-state.ts'
import { demoPerson } from './support/outside.ts'
import { prepareStages, removeStored, type Stage, type Stages } from './support/stages.ts'

/** Two businesses, 212 messages, three recordings, one bill that the law keeps. */
const MEERA = demoPerson('meera')
const TIME_ENOUGH = 600_000
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
    expect(erasure.end.blobs.length).toBeLessThanOrEqual(confirmation.end.blobs.length - 3)
    expect(secondSweep.end.receipts).toHaveLength(2)
    expect(secondSweep.heard).toEqual([])
  })
})

describe('a worker killed with -9 and started again ends in the same rows, receipts and messages', () => {
  it('at every checkpoint of the freeze', () => killAtEach(stages.confirmation, 1), TIME_ENOUGH)
  it('at every checkpoint of the erasure', () => killAtEach(stages.erasure, 1), TIME_ENOUGH)
  it('at every checkpoint of the second sweep', () => killAtEach(stages.secondSweep, 1), TIME_ENOUGH)
})

async function killAtEach(stage: Stage, stride: number): Promise<void> {
  const numbers = stage.checkpoints.map((_, index) => index + 1).filter((number) => number % stride === 0)
  expect(numbers.length).toBeGreaterThan(1)
  await Promise.all(Array.from({ length: LANES }, () => lane(stage, numbers)))
}

function rowsIn({ platform }: FinalState): number {
  const tables = [...platform].filter(([name]) => name.startsWith('public.'))
  return tables.reduce((sum, [, counted]) => sum + Number.parseInt(counted, 10), 0)
}

function deletedBy(receipt: unknown): number {
  const { categories } = receipt as { categories: Record<string, { deleted: number }> }
  return Object.values(categories).reduce((sum, { deleted }) => sum + deleted, 0)
}

/** Takes cases until none is left; the next worker process is starting up while one case is under way. */
async function lane(stage: Stage, numbers: number[]): Promise<void> {
  let next: Child | undefined
  for (let killAt = numbers.shift(); killAt !== undefined; killAt = numbers.shift()) {
    const child = next ?? startChild()
    next = numbers.length > 0 ? startChild() : undefined
    await dieAndGoOn(stage, killAt, child)
  }
  next?.kill()
  await next?.ended
}

async function dieAndGoOn(stage: Stage, killAt: number, child: Child): Promise<void> {
  const where = `killed at "${stage.checkpoints[killAt - 1]}"`
  await onCopy(stage, MEERA, async (outside) => {
    child.begin({ ...outside.job, killAt })
    expect(await child.ended, `${where}\n${child.log()}`).toBe('SIGKILL')
    expect(child.passed).toEqual(stage.checkpoints.slice(0, killAt))
    await outside.goOn()
    await expectSameEnd(outside, stage, where)
  })
}

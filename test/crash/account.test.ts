import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { DAY } from '../support/bot.ts'
import { enterAccount } from '../support/enter-account.ts'
import { expectSameEnd, onCopy } from './support/case.ts'
import { startChild } from './support/child.ts'
import { copyPair, untilLeft, untilLetGo } from './support/copies.ts'
import { demoPerson, openOutside, seedStored } from './support/outside.ts'
import { removeStored, type Stage, walk } from './support/stages.ts'

/** The account has no chat; somebody must hold the phone of the harness. */
const BYSTANDER = demoPerson('meera')
const CASES = 8
const TIME_ENOUGH = 600_000

let closing: Stage
let erasure: Stage

beforeAll(async () => {
  const { bot, demo } = inject('postgres')
  const stored = await seedStored(await copyPair({ bot, platform: demo }))
  const outside = await openOutside(stored, BYSTANDER)
  const now = new Date(stored.at)
  await enterAccount(outside.bot, {
    tenantId: demoBusiness('sarees').tenantId,
    sooner: false,
    now,
  })
  await outside.close()
  await untilLeft(stored)
  const closed = await walk(stored, BYSTANDER)
  const erased = await walk({ ...closed.after, at: stored.at + 27 * DAY }, BYSTANDER)
  await removeStored(erased.after)
  closing = closed.stage
  erasure = erased.stage
}, TIME_ENOUGH)
afterAll(async () => {
  for (const { start } of [closing, erasure]) await removeStored(start)
})

describe('an account’s worker killed with -9 and started again ends in the same rows and the same receipt', () => {
  it('undisturbed, with one receipt and whole', () => {
    expect(erasure.end.receipts).toMatchObject([{ number: 0, result: 'completed', scope: { kind: 'account' } }])
    expect(erasure.end.ledger).toEqual({ entries: 1, findings: [] })
  })
  it('while it is closed', () => dieAtSome(closing), TIME_ENOUGH)
  it('while it is erased', () => dieAtSome(erasure), TIME_ENOUGH)
})

/** At the first checkpoint, the last, and some between. */
async function dieAtSome(stage: Stage): Promise<void> {
  const { length } = stage.checkpoints
  expect(length).toBeGreaterThan(1)
  const numbers = Array.from({ length: CASES }, (_, i) => 1 + Math.round((i * (length - 1)) / (CASES - 1)))
  for (const killAt of new Set(numbers)) {
    await onCopy(stage, BYSTANDER, async (outside) => {
      const where = `killed at "${stage.checkpoints[killAt - 1]}"`
      const child = startChild()
      child.begin({ ...outside.job, killAt })
      // How many rows a batch takes depends on the time that it takes: with larger ones it may end before the last checkpoint, and no other.
      const ended = await child.ended
      const isThrough = killAt === length && child.passed.at(-1) === 'done' && child.passed.length <= killAt
      expect(ended === 'SIGKILL' || isThrough, `${where}, ended by ${ended}\n${child.log()}`).toBe(true)
      await untilLetGo(outside.stored)
      await outside.goOn()
      await expectSameEnd(outside, stage, where)
    })
  }
}

import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { expectSameEnd, expectSameEndLater, onCopy } from './support/case.ts'
import { startChild } from './support/child.ts'
import { demoPerson, type Outside } from './support/outside.ts'
import { prepareStages, removeStored, type Stages } from './support/stages.ts'

const ROHAN = demoPerson('rohan')
const TIME_ENOUGH = 600_000

let stages: Stages
beforeAll(async () => {
  stages = await prepareStages(ROHAN)
}, TIME_ENOUGH)
afterAll(async () => {
  for (const { start } of Object.values(stages)) await removeStored(start)
})

describe('a worker killed with -9 while the Graph API has not answered yet', () => {
  test('tells the person once when the message had arrived: its status says so', { timeout: TIME_ENOUGH }, () =>
    onCopy(stages.erasure, ROHAN, async (outside) => {
      await dieWhileSending(outside, true)
      await outside.goOn()
      await expectSameEnd(outside, stages.erasure, 'the message had arrived')
    }),
  )

  test(
    'tells the person once when the message had not arrived: without a status it is sent again',
    { timeout: TIME_ENOUGH },
    () =>
      onCopy(stages.erasure, ROHAN, async (outside) => {
        await dieWhileSending(outside, false)
        await outside.later()
        await expectSameEndLater(outside, stages.erasure, 'the message had not arrived')
      }),
  )
})

/** A worker erases, hands the notice to a Graph API that keeps silent, and is killed. */
async function dieWhileSending(outside: Outside, sent: boolean): Promise<void> {
  outside.graph.failNext({ kind: 'timeout', sent })
  const child = startChild()
  child.begin(outside.job)
  // The fault is used up when the call has come in; the row was `sending` before it went out.
  while (outside.graph.faults.waiting() > 0) await sleep(20)
  child.kill()
  await child.ended
}

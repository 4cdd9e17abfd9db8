import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { expectSameEnd, expectSameEndLater, onCopy } from './support/case.ts'
import { startChild } from './support/child.ts'
import { admin } from './support/copies.ts'
import { demoPerson, type Outside } from './support/outside.ts'
import { prepareStages, removeStored, type Stage, type Stages } from './support/stages.ts'

const MEERA = demoPerson('meera')
const TIME_ENOUGH = 600_000

let stages: Stages
let erasure: Stage
beforeAll(async () => {
  stages = await prepareStages(MEERA)
  erasure = stages.erasure
}, TIME_ENOUGH)
afterAll(async () => {
  for (const { start } of Object.values(stages)) await removeStored(start)
})

const numberOf = (checkpoint: string) => erasure.checkpoints.indexOf(checkpoint) + 1

describe('two workers on one request', () => {
  it('do not work on it at the same time, and the second ends what the killed first began', { timeout: TIME_ENOUGH }, () =>
    onCopy(erasure, MEERA, async (outside) => {
      const [first, second, third] = [startChild(), startChild(), startChild()]
      first.begin({ ...outside.job, waitAt: numberOf('changed message:erase') })
      await first.says('changed message:erase')
      second.begin(outside.job)
      expect(await second.ended).toBeNull()
      expect(second.passed).toEqual(['done'])
      first.kill()
      expect(await first.ended).toBe('SIGKILL')
      third.begin(outside.job)
      expect(await third.ended).toBeNull()
      expect(third.passed).toContain('finished')
      await outside.goOn()
      await expectSameEnd(outside, erasure, 'killed while another looked on')
    }),
  )

  it.each(['planned', 'counted message:erase', 'receipt written'])(
    'begun at the same moment, one of them killed at "%s" if it gets there, end it once',
    { timeout: TIME_ENOUGH },
    (checkpoint) =>
      onCopy(erasure, MEERA, async (outside) => {
        const [one, other] = [startChild(), startChild()]
        one.begin({ ...outside.job, killAt: numberOf(checkpoint) })
        other.begin(outside.job)
        await Promise.all([one.ended, other.ended])
        await outside.goOn()
        await expectSameEnd(outside, erasure, checkpoint)
      }),
  )
})

describe('a worker that lost its lock while it worked', () => {
  test.each([
    // The second waits for the first one's rows and gives up.
    ['changed message:erase', 'done'],
    // The second finds the rows gone and writes the receipt itself.
    ['executed', 'done'],
    // The second waits for the first one's entry in the ledger.
    ['receipt written', 'freeze forgotten'],
  ])('at "%s" and another one that took over leave one receipt and one notice', { timeout: TIME_ENOUGH }, (checkpoint, until) =>
    onCopy(erasure, MEERA, async (outside) => {
      const [first, second] = [startChild(), startChild()]
      first.begin({ ...outside.job, waitAt: numberOf(checkpoint) })
      await first.says(checkpoint)
      await cutLocks(outside)
      await outside.wake()
      second.begin(outside.job)
      await second.says(until)
      first.goOn()
      expect(await first.ended, first.log()).toBeNull()
      expect(await second.ended, second.log()).toBeNull()
      expect(second.passed.length).toBeGreaterThan(1)
      await outside.later()
      await expectSameEndLater(outside, erasure, checkpoint)
    }),
  )
})

/** Ends every session that holds a person's or a request's lock, as a broken network would. */
async function cutLocks({ stored }: Outside): Promise<void> {
  await admin((client) =>
    client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and application_name = 'deletion-bot-locks'`,
      [stored.bot],
    ),
  )
}

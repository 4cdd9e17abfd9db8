import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { startWorker } from '../../src/jobs/worker.ts'
import { expectSameEndLater, onCopy } from './support/case.ts'
import { admin } from './support/copies.ts'
import { demoPerson, type Outside } from './support/outside.ts'
import { prepareStages, removeStored, type Stages } from './support/stages.ts'

const MEERA = demoPerson('meera')
const TIME_ENOUGH = 600_000

let stages: Stages
beforeAll(async () => {
  stages = await prepareStages(MEERA)
}, TIME_ENOUGH)
afterAll(async () => {
  for (const { start } of Object.values(stages)) await removeStored(start)
})

describe('PostgreSQL ends every session of the bot in the middle of an erasure', () => {
  test.each(['running', 'changed message:erase', 'executed', 'receipt written', 'finished'])(
    'at "%s": the same process goes on, and nothing is done twice',
    { timeout: TIME_ENOUGH },
    async (where) => {
      let cut: (() => Promise<void>) | undefined
      const checkpoint = async (name: string) => {
        if (name !== where || cut === undefined) return
        const once = cut
        cut = undefined
        await once()
      }
      const work = async (outside: Outside) => {
        cut = () => endSessions(outside)
        await workUntilDone(outside, () => cut === undefined)
        await outside.later()
        await expectSameEndLater(outside, stages.erasure, where)
      }
      await onCopy(stages.erasure, MEERA, work, checkpoint)
    },
  )
})

async function endSessions({ stored }: Outside): Promise<void> {
  await admin((client) =>
    client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = any($1)', [
      [stored.bot, stored.platform],
    ]),
  )
}

/** A worker like the one in production, until the receipt is there. Time passes as it waits, so that what is put off is tried again. */
async function workUntilDone(outside: Outside, isCut: () => boolean): Promise<void> {
  const { bot, stored } = outside
  const runner = await startWorker(bot, bot.databaseUrl, 2)
  try {
    while (!isCut() || !(await hasReceipt(outside))) {
      await sleep(200)
      if (isCut()) stored.at += 5_000
      await outside.wake().catch(() => {})
    }
  } finally {
    await runner.stop()
  }
}

async function hasReceipt({ bot }: Outside): Promise<boolean> {
  try {
    const { rows } = await bot.lockPool.query('select 1 from receipt')
    return rows.length > 0
  } catch {
    return false
  }
}

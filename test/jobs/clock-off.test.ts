import { setTimeout as sleep } from 'node:timers/promises'
import type { JobHelpers } from 'graphile-worker'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTimekeeper } from '../../src/db/timekeeper.ts'
import { wake } from '../../src/db/wake.ts'
import { nightly } from '../../src/jobs/nightly.ts'
import { startWorker, tasksOf } from '../../src/jobs/worker.ts'
import { MINUTE, openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'

const databases = testDatabases({ demo: true })
const LOOK_MS = 50
const UNUSED = {} as JobHelpers
let test_: TestBot
let aheadMs = 0
beforeAll(async () => {
  test_ = await openTestBot(databases)
})
afterAll(() => test_.close())

/** The same bot in a process whose clock the test sets wrong. */
function doubtful() {
  const clock = { now: () => new Date(Date.now() + aheadMs), isReal: true as const }
  return { ...test_.bot, timekeeper: createTimekeeper(test_.bot.db, clock) }
}
const rows = async (query: string) => (await test_.bot.lockPool.query(query)).rows
const queued = (task: string) =>
  rows(`select run_at > now() as later, attempts from graphile_worker.jobs where task_identifier = '${task}'`)
const connections = async () =>
  (await rows("select 1 from pg_stat_activity where application_name = 'deletion-bot-queue' and datname = current_database()"))
    .length
async function until(is: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await is())) await sleep(LOOK_MS)
}

test('a process whose clock is wrong lays back what it has taken, for others to do', async () => {
  const bot = doubtful()
  aheadMs = 10 * MINUTE
  await bot.timekeeper.look()
  const tasks = tasksOf(bot)
  await tasks['handle-event']?.({ id: '00000000-0000-4000-8000-000000000001' }, UNUSED)
  expect(await queued('handle-event')).toEqual([{ later: true, attempts: 0 }])
  for (const round of ['sweep', 'nightly']) {
    await tasks[round]?.({}, UNUSED)
    expect(await queued(round), round).toEqual([{ later: true, attempts: 0 }])
  }
  aheadMs = 0
  await test_.bot.lockPool.query('delete from graphile_worker._private_jobs')
})

test('it takes no jobs until its clock is right, and none any more when that goes wrong; another answers meanwhile', async () => {
  aheadMs = -10 * MINUTE
  const worker = await startWorker(doubtful(), databases.botUrl, 3, LOOK_MS)
  try {
    expect(await connections()).toBe(0)
    const meera = test_.phone('meera')
    await meera.say('delete my data')
    expect(await connections()).toBe(0)
    aheadMs = 0
    await until(() => meera.received().length === 1)
    aheadMs = 10 * MINUTE
    await until(async () => (await connections()) === 0)
    const rohan = test_.phone('rohan')
    await rohan.say('delete my data')
    const healthy = await startWorker(test_.bot, databases.botUrl, 3, LOOK_MS)
    try {
      await until(() => rohan.received().length === 1)
    } finally {
      await healthy.stop()
    }
  } finally {
    aheadMs = 0
    await worker.stop()
  }
})

test('rounds that a wrong clock noted ahead of their time come all the same', async () => {
  const worker = await startWorker(test_.bot, databases.botUrl, 3, LOOK_MS)
  try {
    await until(async () => (await rows('select 1 from graphile_worker._private_known_crontabs')).length === 3)
    await test_.bot.lockPool.query(
      "update graphile_worker._private_known_crontabs set last_execution = now() + interval '1 year'",
    )
    await until(
      async () => (await rows('select 1 from graphile_worker._private_known_crontabs where last_execution > now()')).length === 0,
    )
    await wake(test_.bot.db, 'send-mail', ['00000000-0000-4000-8000-000000000002'])
    await until(async () => (await queued('send-mail')).length === 0)
  } finally {
    await worker.stop()
  }
})

test('each of the night’s tasks looks at the clock before it begins: the one before may have taken hours', async () => {
  const bot = doubtful()
  const noted = async () => (await rows('select task from nightly_run order by task')).map(({ task }) => task)
  await test_.bot.lockPool.query('delete from nightly_run')
  aheadMs = 10 * MINUTE
  await nightly(bot)
  expect(await noted()).toEqual([])
  aheadMs = 0
  await nightly(bot)
  expect(await noted()).toEqual(expect.arrayContaining(['expire', 'release', 'search']))
})

import { runOnce } from 'graphile-worker'
import type { Bot } from '../../src/jobs/bot.ts'
import { quietQueue, tasksOf } from '../../src/jobs/worker.ts'

/** Runs every job that is due, one after another, until nothing is left but what a killed process still seems to hold. */
export async function runJobs(bot: Bot): Promise<void> {
  while ((await countDue(bot)) > 0) {
    const connectionString = bot.databaseUrl
    await runOnce({ connectionString, taskList: tasksOf(bot), noHandleSignals: true, concurrency: 1, logger: quietQueue(bot) })
  }
}

async function countDue(bot: Bot): Promise<number> {
  const { rows } = await bot.lockPool.query<{ due: number }>(
    `select count(*)::int as due from graphile_worker.jobs
     where run_at <= now() and attempts < max_attempts and locked_at is null`,
  )
  return rows[0]?.due ?? 0
}

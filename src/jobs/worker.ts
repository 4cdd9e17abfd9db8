import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, run, runMigrations, type Task, type TaskList } from 'graphile-worker'
import { z } from 'zod'
import { endPool } from '../db/end-pool.ts'
import { ERASURE_FLAG, type Task as TaskName, wake, wakeRound } from '../db/wake.ts'
import { describeError } from '../runtime/log.ts'
import type { Bot } from './bot.ts'
import { callProcessors } from './call-processors.ts'
import { deliverMessage } from './deliver-message.ts'
import { forwardCustomer } from './forward-customer.ts'
import { handleEvents } from './handle-event.ts'
import { lookAtClock } from './keep-pulse.ts'
import { nightly } from './nightly.ts'
import { notifyBusinesses } from './notify-businesses.ts'
import { doPlatformTasks } from './platform-task.ts'
import { QueueClient } from './queue-client.ts'
import { QueuePool } from './queue-pool.ts'
import { runRequest } from './run-request.ts'
import { sendMails } from './send-mail.ts'
import { stopWaitingAds } from './stop-waiting-ads.ts'
import { sweep } from './sweep.ts'
import { untilBack } from './until-back.ts'
import { whileClockIsRight } from './while-clock-is-right.ts'

/** Every minute rooms' wake-ups, a look for planned offers, and one whether the night's work is done. */
const CRONTAB = '* * * * * sweep\n* * * * * stop-ads\n* * * * * nightly ?jobKey=nightly'

/** So many jobs at once stay free of erasures: who writes meanwhile is answered. */
const KEPT_FREE = 2

/** Creates the queue's own tables. Several processes may start at once. */
export async function migrateQueue(url: string): Promise<void> {
  await runMigrations({ connectionString: url, logger: new Logger(() => () => {}) })
}

const fanned = z.object({ task: z.enum(['handle-event', 'deliver-message']), ids: z.array(z.uuid()) })

/** Runs the jobs until `stop()`, which lets those at work finish. What a killed process left waiting is woken at once. */
export async function startWorker(
  bot: Bot,
  url: string,
  concurrency: number,
  lookEveryMs?: number,
): Promise<{ stop(): Promise<void> }> {
  // A pool of our own: the queue's stops listening for errors before its last connections are gone, and one of theirs ends the process.
  const pgPool = new QueuePool({
    Client: QueueClient,
    connectionString: url,
    max: concurrency + 2,
    application_name: 'deletion-bot-queue',
    // What a crash of PostgreSQL takes back here is that a job was taken up or is done: it is done again, and finds nothing to do.
    options: '-c synchronous_commit=off',
  })
  const onError = (error: Error) => bot.log.warn({ error: describeError(error) }, 'a database connection was lost')
  pgPool.on('error', onError)
  pgPool.on('connect', (client) => client.on('error', onError))
  try {
    const runner = await whileClockIsRight(bot, () => beginJobs(bot, pgPool, concurrency), lookEveryMs)
    const stop = async () => {
      try {
        await runner.stop()
      } finally {
        // The queue may note a job's end a moment after it says that it has stopped: a pool that has ended would end the process.
        await sleep(SETTLE_MS)
        await endPool(pgPool)
      }
    }
    return { stop }
  } catch (error) {
    await pgPool.end()
    throw error
  }
}

async function beginJobs(bot: Bot, pgPool: QueuePool, concurrency: number): Promise<{ stop(): Promise<void> }> {
  await sweep(bot)
  const erasuresMax = Math.max(1, concurrency - KEPT_FREE)
  const tasks = tasksOf(bot)
  // A series that is born with its first failure shows no increase.
  for (const task of Object.keys(tasks)) bot.metrics.count('job_failures_total', { task }, 0)
  const atWork = counted(tasks['run-request'] as Task, erasuresMax, (id) => wake(bot.db, 'run-request', [id]))
  return run({
    pgPool,
    concurrency,
    noHandleSignals: true,
    crontab: CRONTAB,
    pollInterval: 2_000,
    taskList: { ...tasks, 'run-request': atWork.counting },
    forbiddenFlags: () => (atWork.count() >= erasuresMax ? [ERASURE_FLAG] : null),
    logger: quietQueue(bot),
  })
}

// Several look for a job at the same moment, before any of them is counted: what is one too many is laid back, in its order.
function counted(task: Task, erasuresMax: number, layBack: (id: string) => Promise<void>): { counting: Task; count(): number } {
  let running = 0
  const counting: Task = async (payload, helpers) => {
    const { id } = payload as { id?: unknown }
    const isErasure = helpers.job.flags?.[ERASURE_FLAG] === true
    if (isErasure && running >= erasuresMax && typeof id === 'string') return layBack(id)
    running += 1
    try {
      return await task(payload, helpers)
    } finally {
      running -= 1
    }
  }
  return { counting, count: () => running }
}

/** The queue's own words: only what goes wrong, and short. */
export function quietQueue(bot: Pick<Bot, 'log'>): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') bot.log.debug({ queue: level }, message.slice(0, 80))
  })
}

const SETTLE_MS = 250
/** By then this process takes no jobs any more, if its clock is still wrong. */
const LAID_BACK_MS = 20_000
const BACK_MS_MAX = 30_000

/** What each task does. */
export function tasksOf(bot: Bot): TaskList {
  return {
    'handle-event': withId(bot, 'handle-event', (id) => handleEvents(bot, id)),
    'deliver-message': withId(bot, 'deliver-message', (id) => deliver(bot, id)),
    'run-request': withId(bot, 'run-request', (id) => runRequest(bot, id)),
    'platform-task': withId(bot, 'platform-task', (id) => doPlatformTasks(bot, id)),
    'call-processors': withId(bot, 'call-processors', (id) => call(bot, id)),
    'notify-businesses': withId(bot, 'notify-businesses', (id) => notify(bot, id)),
    'forward-customer': withId(bot, 'forward-customer', (id) => forwardCustomer(bot, id)),
    'send-mail': withId(bot, 'send-mail', () => mail(bot)),
    'fan-out': (payload) => quietly(bot, 'fan-out', () => fanOut(bot, payload)),
    sweep: () => lookingAtClock(bot, 'sweep', () => sweep(bot)),
    nightly: () => lookingAtClock(bot, 'nightly', () => nightly(bot)),
    'stop-ads': () => lookingAtClock(bot, 'stop-ads', () => stopWaitingAds(bot)),
  }
}

/** Sends what is due, and comes back when the next attempt is. */
async function deliver(bot: Bot, personId: string): Promise<void> {
  const { nextAt } = await deliverMessage(bot, personId)
  if (nextAt) await wake(bot.db, 'deliver-message', [personId], Math.max(1, nextAt.getTime() - bot.clock.now().getTime()))
}

/** The same for the businesses of a request. */
async function notify(bot: Bot, requestId: string): Promise<void> {
  const { nextAt } = await notifyBusinesses(bot, requestId)
  if (nextAt) await wake(bot.db, 'notify-businesses', [requestId], Math.max(1, nextAt.getTime() - bot.clock.now().getTime()))
}

/** The same for its processors. */
async function call(bot: Bot, requestId: string): Promise<void> {
  const { nextAt } = await callProcessors(bot, requestId)
  if (nextAt) await wake(bot.db, 'call-processors', [requestId], Math.max(1, nextAt.getTime() - bot.clock.now().getTime()))
}

/** The same for mails. */
async function mail(bot: Bot): Promise<void> {
  const { next } = await sendMails(bot)
  if (next) await wake(bot.db, 'send-mail', [next.id], Math.max(1, next.at.getTime() - bot.clock.now().getTime()))
}

/** One wake-up for many, as the webhook commits it, becomes one for each. */
async function fanOut(bot: Bot, payload: unknown): Promise<void> {
  const { task, ids } = fanned.parse(payload)
  await wake(bot.db, task, ids)
}

function withId(bot: Bot, task: TaskName, work: (id: string) => Promise<unknown>): Task {
  return async (payload) => {
    const { id } = payload as { id?: unknown }
    if (typeof id !== 'string') throw new Error('A wake-up without an id.')
    // By a wrong clock nobody is answered and nothing is done here: whose clock is right does it.
    await quietly(bot, task, () => (bot.timekeeper.isOff() ? wake(bot.db, task, [id], LAID_BACK_MS) : work(id)))
  }
}

/** What comes by the clock compares it first: what has run out is gone for good. */
function lookingAtClock(bot: Bot, task: 'sweep' | 'nightly' | 'stop-ads', work: () => Promise<void>): Promise<void> {
  return quietly(bot, task, async () => {
    await lookAtClock(bot)
    await (bot.timekeeper.isOff() ? wakeRound(bot.db, task, LAID_BACK_MS) : work())
  })
}

/** The queue stores what a job throws: nothing of a driver's message, which quotes values, may get there. */
async function quietly(bot: Bot, task: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const described = describeError(error)
    bot.metrics.count('job_failures_total', { task })
    bot.log.warn({ task, error: described }, 'a job failed and is tried again')
    // The queue notes a failure without waiting for it, and one that it cannot note is an unhandled rejection, which ends the process: so
    // a job that failed because the database fell is over when it stands again.
    await untilBack(bot.db, BACK_MS_MAX)
    throw new Error([described.name, described.code, described.at].filter(Boolean).join(' '))
  }
}

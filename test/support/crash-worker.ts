/**
 * A process of its own that runs the bot's jobs, started by the crash tests: one line of JSON (`CrashJob`) on standard input, then a
 * line on standard output for every checkpoint it passes. It kills itself at the checkpoint it was told, or waits there.
 */
import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Blobs } from '../../src/blobs/blobs.ts'
import { openBot } from '../../src/jobs/open-bot.ts'
import { openDatabases } from '../../src/jobs/open-databases.ts'
import { readiness } from '../../src/jobs/readiness.ts'
import { sweep } from '../../src/jobs/sweep.ts'
import { readConfig } from '../../src/runtime/config.ts'
import { createLog } from '../../src/runtime/log.ts'
import { readKeys } from '../../src/runtime/read-keys.ts'
import { runJobs } from './run-jobs.ts'

export interface CrashJob {
  /** The settings, keys included. */
  env: Record<string, string>
  urls: { bot: string; platform: string }
  graphUrl: string
  /** What the clock says all the time, milliseconds since the epoch. */
  at: number
  /** The checkpoint, counted from 1, at which this process ends with SIGKILL. */
  killAt?: number
  /** The checkpoint at which it waits for another line on standard input. */
  waitAt?: number
  /**
   * It starts as the program does, with the databases brought up to date, says whether it is `ready`, and `rests 1`, `rests 2` whenever
   * nothing is due. A line on standard input lets it look for more; it ends with its input.
   */
  takesOver?: true
}

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const job = JSON.parse((await lines.next()).value ?? '') as CrashJob
const config = readConfig(job.env)
const keys = readKeys(config, job.env)
const clock = { now: () => new Date(job.at) }
// Standard output is for the checkpoints.
const log = createLog('warn', process.stderr)
let passed = 0
if (job.takesOver) {
  const say = (line: string) => void process.stderr.write(`${line}\n`)
  const urls = { databaseUrl: job.urls.bot, platformDatabaseUrl: job.urls.platform }
  await openDatabases({ config: { ...config, ...urls }, keys, clock, log }, say, () => {})
}
const { bot, close } = await openBot({
  ...{ config, keys, clock, log, urls: job.urls, graphBaseUrl: job.graphUrl },
  async checkpoint(name) {
    passed += 1
    // Written at once: nothing of a killed process's buffers is left.
    writeSync(1, `${name}\n`)
    if (passed === job.killAt) process.kill(process.pid, 'SIGKILL')
    if (passed === job.waitAt) await lines.next()
  },
})
bot.blobs = oneByOne(bot.blobs)
if (job.takesOver) writeSync(1, (await readiness(bot)).ready ? 'ready\n' : 'not ready\n')
await sweep(bot)
await runJobs(bot)
for (let rests = 1; job.takesOver; rests += 1) {
  writeSync(1, `rests ${rests}\n`)
  if ((await lines.next()).done) break
  await runJobs(bot)
}
await close()
writeSync(1, 'done\n')
process.exit(0)

/** What is gone when a process is killed between two blobs is the same each time. */
function oneByOne({ remove, ...blobs }: Blobs): Blobs {
  let last: Promise<unknown> = Promise.resolve()
  return {
    ...blobs,
    remove(key) {
      const removal = last.then(() => remove(key))
      last = removal
      return removal
    },
  }
}

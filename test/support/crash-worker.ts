/**
 * A process of its own that runs the bot's jobs, started by the crash tests: one line of JSON (`CrashJob`) on standard input, then a
 * line on standard output for every checkpoint it passes. It kills itself at the checkpoint it was told, or waits there.
 */
import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { openBot } from '../../src/jobs/open-bot.ts'
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
}

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const job = JSON.parse((await lines.next()).value ?? '') as CrashJob
const config = readConfig(job.env)
let passed = 0
const { bot, close } = await openBot({
  config,
  keys: readKeys(config, job.env),
  clock: { now: () => new Date(job.at) },
  // Standard output is for the checkpoints.
  log: createLog('warn', process.stderr),
  urls: job.urls,
  graphBaseUrl: job.graphUrl,
  async checkpoint(name) {
    passed += 1
    // Written at once: nothing of a killed process's buffers is left.
    writeSync(1, `${name}\n`)
    if (passed === job.killAt) process.kill(process.pid, 'SIGKILL')
    if (passed === job.waitAt) await lines.next()
  },
})
await sweep(bot)
await runJobs(bot)
await close()
writeSync(1, 'done\n')
process.exit(0)

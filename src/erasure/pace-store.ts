import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { stopwatch } from '../runtime/stopwatch.ts'
import { type Pace, paceAfter } from './pace.ts'

const CALM_LOOKS = 3

/** How long the platform takes for a small answer now, in milliseconds; undefined when it gave none. The wait for a connection is not counted. */
export async function answerMs(platform: pg.Pool): Promise<number | undefined> {
  let client: pg.PoolClient | undefined
  try {
    client = await platform.connect()
    const took = stopwatch()
    await client.query({ name: 'answer', text: 'select ledger_sequence from deletion_bot.restore_marker' })
    return took()
  } catch {
    return undefined
  } finally {
    client?.release()
  }
}

/** The shortest of a few. */
async function calmAnswerMs(platform: pg.Pool): Promise<number> {
  const looks: number[] = []
  for (let look = 0; look < CALM_LOOKS; look += 1) looks.push((await answerMs(platform)) ?? Number.POSITIVE_INFINITY)
  return Math.min(...looks)
}

/** The pace after a batch that took `tookMs`, and a rest where others waited: `seenMs` is what an answer took beside it, `rested` hears of it. */
export async function goGently(
  platform: pg.Pool,
  pace: Pace | undefined,
  seenMs: number | undefined,
  tookMs: number,
  rested: (ms: number) => void,
): Promise<Pace> {
  if (!pace) return { calmMs: await calmAnswerMs(platform), restMs: 0 }
  if (seenMs === undefined) return pace
  const next = paceAfter(pace, seenMs, tookMs)
  if (next.restMs > 0) {
    rested(next.restMs)
    await sleep(next.restMs)
  }
  return next
}

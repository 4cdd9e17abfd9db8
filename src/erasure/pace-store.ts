import type pg from 'pg'
import { stopwatch } from '../runtime/stopwatch.ts'

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
export async function calmAnswerMs(platform: pg.Pool): Promise<number> {
  const looks: number[] = []
  for (let look = 0; look < CALM_LOOKS; look += 1) looks.push((await answerMs(platform)) ?? Number.POSITIVE_INFINITY)
  return Math.min(...looks)
}

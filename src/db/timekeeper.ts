import { sql } from 'drizzle-orm'
import type { Clock } from '../runtime/clock.ts'
import type { BotDb } from './client.ts'

/** So much may lie between this machine's clock and the database's. Waits and undo windows are minutes, WhatsApp's times are seconds. */
const OFF_MS_MAX = 60_000

/** Whether this process can be believed when it says what time it is. */
export interface Timekeeper {
  /** Compares the clock with the database's. Throws when that does not answer; what was known stays. */
  look(): Promise<void>
  /** By the last look. Nothing that depends on the time may be done then: what waits goes on waiting, and nothing is lost. */
  isOff(): boolean
  /** How far the clock was ahead of the database's at the last look; negative: behind. */
  aheadMs(): number
}

/** Of a clock that somebody moves, the demo's or a test's, nothing is compared. */
export function createTimekeeper(db: BotDb, clock: Clock): Timekeeper {
  let aheadMs = 0
  return {
    async look() {
      if (clock.isReal !== true) return
      const before = clock.now().getTime()
      const { rows } = await db.execute<{ at: number }>(sql`select extract(epoch from clock_timestamp())::float8 * 1000 as at`)
      const after = clock.now().getTime()
      const [row] = rows
      if (!row) throw new Error('The database did not say what time it is.')
      // While the answer was under way both clocks went on.
      aheadMs = row.at < before ? before - row.at : row.at > after ? after - row.at : 0
    },
    isOff: () => Math.abs(aheadMs) > OFF_MS_MAX,
    aheadMs: () => aheadMs,
  }
}

/** What whoever runs the service must do about it; undefined: nothing. */
export function clockSentence(timekeeper: Timekeeper): string | undefined {
  if (!timekeeper.isOff()) return undefined
  const seconds = Math.round(timekeeper.aheadMs() / 1000)
  const where = seconds > 0 ? 'ahead of' : 'behind'
  return `The clock of this machine is ${Math.abs(seconds)} seconds ${where} the database's: set both by NTP (see \`timedatectl\`). Until then nothing is taken from WhatsApp, handled or erased here; Meta delivers again.`
}

/** No pause between two tries is as long as this (24 hours at the most). */
const PAUSE_MS_MAX = 25 * 3_600_000

/** A time of a next try from here on was written while the clock was wrong: whoever waited for it would miss every deadline. */
export const implausibleFrom = (now: Date): Date => new Date(now.getTime() + PAUSE_MS_MAX)

/** Whether a next try is due: its time has come, was never set, or cannot be meant. */
export function isDue(at: Date | null, now: Date): boolean {
  return at === null || at <= now || at >= implausibleFrom(now)
}

import { Sentence } from './sentence.ts'

const DAY_MS = 86_400_000
const IST_OFFSET_MS = 330 * 60_000

/** The end of the day in India that `--until` names. */
export function endOfDay(day: string, now: Date): Date {
  const start = Date.parse(`${day}T00:00:00Z`)
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(start) && new Date(start).toISOString().startsWith(day)
  const end = new Date(start + DAY_MS - IST_OFFSET_MS)
  if (!isDay || end <= now) throw new Sentence('--until wants a day that is not over, yyyy-mm-dd.')
  return end
}

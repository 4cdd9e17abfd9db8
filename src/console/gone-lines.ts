import type { Matter } from './case-store.ts'
import type { Listed } from './find-store.ts'

/** Lines of a timeline, and what businesses were told, are kept for so long (db/expiry.ts). */
const KEPT_MS = 365 * 86_400_000

const UNDER_WAY = ['scheduled', 'running', 'on_hold', 'parked']

type Line = Matter['timeline'][number]

/**
 * What the request itself still says of a time whose lines are gone: undefined while none can be. `before`: the day up to which they went.
 */
export function goneLines(
  { provedAt, confirmedAt, frozenAt, startedAt, finishedAt, secondSweptAt, state }: Listed,
  timeline: readonly Line[],
  now: Date,
): { before: Date; known: Line[] } | undefined {
  const before = new Date(now.getTime() - KEPT_MS)
  // Lines of what is still under way stay (db/expiry.ts).
  if (provedAt >= before || UNDER_WAY.includes(state)) return undefined
  const ended = state === 'partial' ? 'partial' : 'completed'
  const moments: [Date | null, string][] = [
    [confirmedAt, 'confirmed'],
    [frozenAt, 'frozen'],
    [startedAt, 'running'],
    [finishedAt, ended],
    [secondSweptAt, 'swept-again'],
  ]
  const known = moments.flatMap(([at, what]) =>
    at !== null && at < before && !timeline.some((line) => line.what === what) ? [{ at, what, detail: null, count: null }] : [],
  )
  return { before, known }
}

/** In words for a file that is signed. */
export function goneWords(before: Date): string {
  return `lines of the timeline, notices to businesses and the access log are kept for a year: those of before ${before.toISOString().slice(0, 10)} are gone, and what stands here of that time is what the request itself says`
}

const DAY_MS = 86_400_000

/** So soon a letter is posted: the person hears by no other way. */
export const POST_WITHIN_MS = 2 * DAY_MS
/** A week before the words of an unposted letter go, staff hear of it once more. */
const LAST_CALL_MS = 7 * DAY_MS

/** What staff must hear of a letter that nobody has posted; undefined when they know already. Milliseconds since 1970. */
export function letterWarning(
  { readyAt, wordsUntil }: { readyAt: number; wordsUntil: number },
  warnedAt: number | null,
  now: number,
): 'letter-unposted' | 'letter-words-expire' | undefined {
  const isNew = (due: number) => now >= due && (warnedAt === null || warnedAt < due)
  if (isNew(wordsUntil - LAST_CALL_MS)) return 'letter-words-expire'
  return isNew(readyAt + POST_WITHIN_MS) ? 'letter-unposted' : undefined
}

/** So long an erasure whose time has come waits for a second person's word on taking it back. */
const WAITS_MS = 2 * 86_400_000

/**
 * The last moment of a take-back that is proposed now. `waits`: until then its erasure does not begin; not past the thirty days, whose end leaves
 * no time to wait where it comes first.
 */
export function takeBackEnds(
  { eraseAt, nextAttemptAt, deadlineAt }: { eraseAt: Date | null; nextAttemptAt: Date | null; deadlineAt: Date },
  now: Date,
): { at: Date; waits: boolean } {
  const begins = Math.max(now.getTime(), eraseAt?.getTime() ?? 0, nextAttemptAt?.getTime() ?? 0)
  const waits = deadlineAt.getTime() > begins
  const last = waits ? Math.min(begins + WAITS_MS, deadlineAt.getTime()) : begins
  return { at: new Date(last > now.getTime() ? last : now.getTime() + WAITS_MS), waits }
}

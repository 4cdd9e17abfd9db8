const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** However much an owner is in a hurry: whoever else is in the account can still object (hijacked accounts are deleted at once, too). */
const SOONEST_MS = 72 * HOUR_MS

/** When an account's erasure may start: until then its owner can have it back. Milliseconds since 1970, as everything here. */
export function accountEraseAt(confirmedAt: number, recoveryDays: number): number {
  return confirmedAt + recoveryDays * DAY_MS
}

/** The same once the owner has asked for it sooner: 72 hours after that wish, and never later than without it. */
export function soonerEraseAt(eraseAt: number, askedAt: number): number {
  return Math.min(eraseAt, askedAt + SOONEST_MS)
}

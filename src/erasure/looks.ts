import { stopwatch } from '../runtime/stopwatch.ts'

/** What is committed while somebody is being blocked was seen neither by the block nor by a look beside it: later looks go back so far. */
const BACK_MS = 120_000
/** After so long everything is read again, whatever a restore or a change of keys has made of what was read before. */
const ANEW_MS = 3_600_000

/** By business, what earlier looks of this process have read: all that was committed before the transaction `xid`, at `ms` of `clock`. */
export interface Looks {
  clock: () => number
  taken: Map<string, Look[]>
  /** What was known then to be done in part only. */
  partly: string
}

export interface Look {
  ms: number
  xid: string
  /** Everything was read, not only what was new. */
  whole: boolean
}

export const noLooks = (clock: () => number = stopwatch()): Looks => ({ clock, taken: new Map(), partly: '' })

/** From which transaction on rows are news. Undefined: everything is. */
export function sinceOf({ taken }: Looks, tenantId: string, { ms, xid }: { ms: number; xid: string }): string | undefined {
  const looks = taken.get(tenantId) ?? []
  const isRestored = looks.some((look) => BigInt(look.xid) > BigInt(xid))
  if (isRestored || !looks.some((look) => look.whole && ms - look.ms < ANEW_MS)) return undefined
  return looks.findLast((look) => ms - look.ms >= BACK_MS)?.xid
}

/** Remembers a look that was through. */
export function noteLook({ taken }: Looks, tenantId: string, { xid, ms, whole }: Look): void {
  const looks = taken.get(tenantId) ?? []
  const last = looks.findLastIndex((look) => ms - look.ms >= BACK_MS)
  // What was read in a database that had come further says nothing of this one.
  const isOfUse = (look: Look, i: number) =>
    BigInt(look.xid) <= BigInt(xid) && (i >= last || (look.whole && ms - look.ms < ANEW_MS))
  taken.set(tenantId, [...looks.filter(isOfUse), { xid, ms, whole }])
}

/** The same in turn: the `nth` time another one comes first. */
export function rotated<T>(items: readonly T[], nth: number): T[] {
  const first = items.length === 0 ? 0 : Math.floor(nth) % items.length
  return [...items.slice(first), ...items.slice(0, first)]
}

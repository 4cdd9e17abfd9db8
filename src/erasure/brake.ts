import { isNobody, type SubjectIdentifiers } from '../subject/subject.ts'
import type { StepCount } from './evidence.ts'

export type BrakeReason =
  | 'empty-identifier'
  | 'business-number'
  | 'staff-number'
  | 'crosses-tenant'
  | 'too-many-rows'
  | 'too-large-share'

/** What the counts alone do not say. */
export interface BrakeFacts {
  /** The identifiers stand in a column that the map guards. */
  guarded: readonly ('business' | 'staff')[]
  /** Tables in which a step reaches a row of another tenant than the one it started from. */
  crossing: readonly string[]
  /** Tables of more than 1,000 rows of which a step would take more than 5 %. */
  largeShares: readonly string[]
}

export const SHARE_MAX_PERCENT = 5
export const SHARE_ROWS_MIN = 1_000

/**
 * Stops an erasure that looks like a mistake before it starts: it then waits for staff. `counts` must have been taken with a limit
 * of at least `rowsMax`.
 */
export function brake(
  subject: SubjectIdentifiers,
  counts: readonly StepCount[],
  facts: BrakeFacts,
  { rowsMax }: { rowsMax: number },
): { go: true } | { stop: BrakeReason; table?: string } {
  const all = [...subject.phones, ...subject.userIds, ...subject.emails]
  if (isNobody(subject) || all.some((identifier) => identifier.trim() === '')) return { stop: 'empty-identifier' }
  if (facts.guarded.includes('business')) return { stop: 'business-number' }
  if (facts.guarded.includes('staff')) return { stop: 'staff-number' }
  const [crossing] = facts.crossing
  if (crossing) return { stop: 'crosses-tenant', table: crossing }
  const rows = counts.reduce((sum, count) => sum + count.rows, 0)
  if (rows > rowsMax || counts.some(({ more }) => more)) return { stop: 'too-many-rows' }
  const [large] = facts.largeShares
  return large ? { stop: 'too-large-share', table: large } : { go: true }
}

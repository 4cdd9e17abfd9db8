import type { RequestScope } from '../requests/request.ts'
import { isNobody, type SubjectIdentifiers } from '../subject/subject.ts'
import type { StepCount } from './evidence.ts'

export type BrakeReason =
  | 'empty-identifier'
  | 'business-number'
  | 'staff-number'
  | 'own-channel'
  | 'crosses-tenant'
  | 'too-many-rows'
  | 'too-large-share'

export interface BrakeLimits {
  rowsMax: number
  /** The account scope is not about a person: nothing needs to identify one, and only an account's own faults stop it. */
  scope?: RequestScope['kind']
  /** The deletion bot's own numbers, E.164: an account that holds one is the bot's, or the map is wrong. */
  ownNumbers?: readonly string[]
  /** What staff have looked at and let go on: each stops a request once. */
  released?: ReadonlySet<string>
}

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
  limits: BrakeLimits,
): { go: true } | Stop {
  const stop = stopsOf(subject, counts, facts, limits).find((each) => !limits.released?.has(each.stop))
  return stop ?? { go: true }
}

type Stop = { stop: BrakeReason; table?: string }

function stopsOf(
  subject: SubjectIdentifiers,
  counts: readonly StepCount[],
  facts: BrakeFacts,
  { rowsMax, scope, ownNumbers = [] }: BrakeLimits,
): Stop[] {
  const all = [...subject.phones, ...subject.userIds, ...subject.emails]
  const isUnnamed = scope !== 'account' && scope !== 'profile' && isNobody(subject)
  const rows = counts.reduce((sum, count) => sum + count.rows, 0)
  const isOwn = scope === 'account' && subject.phones.some((phone) => ownNumbers.includes(phone))
  return [
    ...when(isUnnamed || all.some((identifier) => identifier.trim() === ''), { stop: 'empty-identifier' }),
    ...when(isOwn, { stop: 'own-channel' }),
    ...when(facts.guarded.includes('business'), { stop: 'business-number' }),
    ...when(facts.guarded.includes('staff'), { stop: 'staff-number' }),
    ...facts.crossing.slice(0, 1).map((table): Stop => ({ stop: 'crosses-tenant', table })),
    ...when(rows > rowsMax || counts.some(({ more }) => more), { stop: 'too-many-rows' }),
    ...facts.largeShares.slice(0, 1).map((table): Stop => ({ stop: 'too-large-share', table })),
  ]
}

const when = (is: boolean, stop: Stop): Stop[] => (is ? [stop] : [])

import type { Noun } from './data-map.ts'
import type { ErasurePlan, PlanStep } from './plan.ts'

export interface KeptCount {
  basis: string
  rows: number
  /** The latest of their release days, yyyy-mm-dd. */
  until: string
}

/** What a step would do. */
export interface StepCount {
  step: PlanStep
  rows: number
  /** There are more than `rows`: counting stopped at the limit. */
  more: boolean
  /** Rows that count under the table's noun. */
  noun?: { noun: Noun; rows: number }
  /** For `retain`: which basis keeps how many rows, and until when. */
  kept: readonly KeptCount[]
}

/** What a step has done, over all processes that worked on it. */
export interface StepResult {
  step: PlanStep
  /** Rows really changed; a crash neither loses nor repeats one. */
  rows: number
  noun?: { noun: Noun; rows: number }
  /** Recordings and pictures that they named and that stay, because rows of others name them; each under one step. */
  shared?: number
}

/** What was found afterwards for one step. */
export interface Evidence {
  key: string
  /** Rows that still meet the step's own condition: must be 0. */
  remaining: number
}

/** The subject's rows that stay because rows referencing them stay. */
export interface HeldRows {
  table: string
  rows: number
  because: 'newer' | 'kept-by-law' | 'somebody-else'
}

export interface Residue {
  evidence: readonly Evidence[]
  /** The subject's own rows in which an identifier still stands: table and column only. */
  residue: readonly { table: string; column: string; rows: number }[]
  /** Rows of others in which an identifier stands. Counted, never changed. */
  mentions: readonly { table: string; rows: number }[]
  held: readonly HeldRows[]
  /** Tables with rows that an earlier erasure's kept rows hold, and that this one has not recorded yet. */
  unnoted?: readonly string[]
  kept: readonly (KeptCount & { table: string })[]
  /** Tables that could not be searched. */
  unreachable: readonly string[]
  /** Tables in which the rows of others are too many for one request's search: the night counts the mentions there, for everybody at once. */
  tonight?: readonly string[]
}

declare const proven: unique symbol
/** Only `completed` makes one, and only from evidence for every step of the plan. */
export interface Completed {
  is: 'completed'
  readonly [proven]: true
}
export interface Partial {
  is: 'partial'
  /** Steps and tables not proven clean: `<table>:<action>`, `<table>.<column>` or `<table>`. */
  rest: readonly string[]
}

/** Judges what was found. `also` names what else is unreached, such as a blob store or a processor. */
export function completed(plan: ErasurePlan, found: Residue, also: readonly string[] = []): Completed | Partial {
  const remaining = new Map(found.evidence.map(({ key, remaining }) => [key, remaining]))
  const rest = [
    ...plan.steps.filter(({ key }) => remaining.get(key) !== 0).map(({ key }) => key),
    ...found.residue.filter(({ rows }) => rows > 0).map(({ table, column }) => `${table}.${column}`),
    ...found.held.filter(({ because, rows }) => because === 'somebody-else' && rows > 0).map(({ table }) => table),
    ...found.unreachable,
    ...plan.unreachable,
    ...also,
  ]
  if (rest.length > 0) return { is: 'partial', rest: [...new Set(rest)] }
  // The symbol exists for the compiler alone: nothing outside this file can name it.
  return { is: 'completed' } as Completed
}

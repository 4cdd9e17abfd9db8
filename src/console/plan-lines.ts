import { notedAs, type Progress } from '../erasure/progress-store.ts'
import type { RequestPlan } from '../jobs/plan-of-request.ts'

/** One step of a plan as it stands at this moment. */
export interface PlanLine {
  /** Its place in the order. */
  place: number
  table: string
  /** What is done with the rows: the step's action, or its part. */
  what: string
  /** Undefined: the platform does not say. */
  done: number | undefined
  /** Done and still to do; undefined: not known. */
  total: number | undefined
  /** There are more than could be counted. */
  more: boolean
  state: 'done' | 'at work' | 'rows left' | 'waits' | 'nothing' | 'not known'
}

type Planned = Extract<RequestPlan, { is: 'planned' }>

/**
 * The steps of a plan in their order, each with what is done of how much. A row is done once, in whatever pass; what a law keeps is recorded once,
 * too. What was done by a plan that had other steps stands behind them.
 */
export function planLines({ plan, left }: Planned, progress: readonly Progress[] | undefined, isOver: boolean): PlanLine[] {
  const done = new Map<string, { rows: number; isDone: boolean; table: string; action: string }>()
  for (const { table, action, rows, done: isDone } of progress ?? []) {
    const name = `${table}:${action}`
    done.set(name, { rows: rows + (done.get(name)?.rows ?? 0), isDone, table, action })
  }
  const lines = plan.steps.map((step, index): PlanLine => {
    const name = notedAs(step)
    const before = done.get(name)
    done.delete(name)
    const ahead = left.is === 'counted' ? left.steps.get(step.key) : undefined
    const rows = progress === undefined ? undefined : (before?.rows ?? 0)
    const rest = left.is === 'over' || isOver ? 0 : ahead?.rows
    const known = { done: rows, total: rows === undefined || rest === undefined ? undefined : rows + rest }
    const state = stateOf(known, before?.isDone, rest, isOver)
    return { place: index + 1, table: step.table, what: step.part ?? step.action, ...known, more: ahead?.more === true, state }
  })
  const others = [...done.values()].map(({ table, action, rows }, index): PlanLine => {
    const known = { done: rows, total: rows, more: false, state: 'done' as const }
    return { place: lines.length + index + 1, table, what: action, ...known }
  })
  return [...lines, ...others]
}

function stateOf(
  { done, total }: { done: number | undefined; total: number | undefined },
  isDone: boolean | undefined,
  rest: number | undefined,
  isOver: boolean,
): PlanLine['state'] {
  if (done === undefined) return 'not known'
  if (total === 0) return 'nothing'
  if (isOver || rest === 0) return 'done'
  if (isDone === undefined) return 'waits'
  if (!isDone) return 'at work'
  return rest === undefined ? 'done' : 'rows left'
}

import type { ForeignKey } from './catalogue.ts'
import { linksTo } from './links.ts'
import { type ErasurePlan, isOfAccount, mappedTable, type PlanStep } from './plan.ts'

/** A step whose rows go with the rows of another one's that they hang on. */
export interface Rider {
  step: PlanStep
  /** From its rows to those that they go with. */
  key: ForeignKey
}

/**
 * The later step with whose rows this one's can go: nothing but that parent says whose these rows are and how old, so that all below a
 * row of the parent's step are the step's, and nothing hangs on them or goes along. Undefined where something else has a say.
 */
export function carrierOf(plan: ErasurePlan, step: PlanStep): { carrier: PlanStep; rider: Rider } | undefined {
  const { map, catalogue, steps } = plan
  const { reach, datedBy } = mappedTable(map, step.table)
  const [way, ...more] = reach
  if (!isRider(plan, step) || way?.by !== 'parent' || more.length > 0 || datedBy !== undefined) return undefined
  const [carrier, ...others] = steps.filter(({ table }) => table === way.table)
  if (carrier?.action !== 'erase' || carrier.part !== undefined || others.length > 0) return undefined
  const links = linksTo(plan, way.table)
  const [key, ...twins] = links.filter(({ table }) => table === step.table)
  const isWay =
    key?.columns.length === 1 && key.columns[0] === way.column && !key.byMap && !key.ontoPart && !key.elsewhere && key.indexed
  if (!isWay || twins.length > 0 || links.some(({ table }) => table === way.table)) return undefined
  const { spread, triggers = [] } = catalogue.tables[step.table] ?? {}
  // What a trigger writes, such as a counter of the parent's, moves rows that the batch has in its hands.
  return spread || triggers.length > 0 ? undefined : { carrier, rider: { step, key } }
}

function isRider(plan: ErasurePlan, { table, action, part }: PlanStep): boolean {
  const { columns, disposition, tenant } = mappedTable(plan.map, table)
  const isAlone = plan.steps.filter((other) => other.table === table).length === 1
  const isTheirs = plan.scope.kind === 'number' || tenant === 'parent'
  const isErased = action === 'erase' && part === undefined && disposition.do === 'erase'
  const isBare = !Object.values(columns).includes('blob key') && linksTo(plan, table).length === 0
  return isErased && isAlone && isTheirs && isBare && !isOfAccount(plan.scope)
}

/**
 * The order of work with a step, of which many rows are `below`, right behind the one with whose rows they go; undefined where they do not.
 * Below a few rows there may be very many, and they go by themselves.
 */
export function movedBehind(
  plan: ErasurePlan,
  order: readonly PlanStep[],
  step: PlanStep,
  { waiting, below }: { waiting: ReadonlySet<string>; below: ReadonlySet<string> },
): PlanStep[] | undefined {
  const carrier = below.has(step.key) ? carrierOf(plan, step)?.carrier : undefined
  const at = order.findIndex(({ key }) => key === step.key)
  if (!carrier || !waiting.has(carrier.key) || !order.slice(at).includes(carrier)) return undefined
  const between = order.slice(at + 1, order.indexOf(carrier)).map(({ table }) => table)
  // What goes in between would be kept by rows that are still to go.
  if (plan.catalogue.foreignKeys.some((key) => key.table === step.table && between.includes(key.references.table)))
    return undefined
  const others = order.filter(({ key }) => key !== step.key)
  const behind = others.indexOf(carrier) + 1
  return [...others.slice(0, behind), step, ...others.slice(behind)]
}

/** The steps behind this one in the order of work whose rows go with its rows. */
export const ridersOf = (plan: ErasurePlan, order: readonly PlanStep[], step: PlanStep): Rider[] =>
  ridersAmong(plan, order.slice(order.indexOf(step) + 1), step)

/** Those of the steps whose rows go with this one's. */
export function ridersAmong(plan: ErasurePlan, steps: readonly PlanStep[], step: PlanStep): Rider[] {
  return steps.flatMap((other) => {
    const found = carrierOf(plan, other)
    return found?.carrier === step ? [found.rider] : []
  })
}

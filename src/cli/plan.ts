import { brake } from '../erasure/brake.ts'
import { readBrakeFacts } from '../erasure/brake-store.ts'
import { countPlan } from '../erasure/count-store.ts'
import type { StepCount } from '../erasure/evidence.ts'
import { inspectMap } from '../erasure/map-check-store.ts'
import { type ErasurePlan, planErasure, type Refusal, type StepAction } from '../erasure/plan.ts'
import { lawNamed } from '../erasure/retention-bases.ts'
import { brakeWords } from '../jobs/why-parked.ts'
import { readMapFile } from './data-map.ts'
import { howMany } from './how-many.ts'
import type { Opened } from './open.ts'
import { type GivenTarget, planTarget } from './plan-target.ts'
import { inIndia, print, table, telling } from './print.ts'
import { FOUND, Sentence } from './sentence.ts'

const STATEMENT_MS = 60_000

interface PlannedRows {
  table: string
  action: StepAction
  rows: number
  /** Counting stopped at the limit. */
  more?: true
  /** For `retain`: the law that keeps these rows, and the last day of it. */
  basis?: string
  releaseOn?: string
}

type Verdict = ReturnType<typeof brake>

/** `plan`: what an erasure confirmed now would do, counted by the predicates of its execution. Reads only. */
export async function planFor(opened: Opened, given: GivenTarget, json: boolean): Promise<void> {
  const { config, platform, now } = opened
  const file = readMapFile(config.dataMapFile)
  const map = file.tables
  const { catalogue, findings } = await inspectMap(platform, file)
  const { scope, subject } = await planTarget(opened, given, { map, catalogue })
  const planned = planErasure({ map, catalogue, subject, scope, cutOff: now, now })
  if ('refused' in planned) throw new Sentence(refusals[planned.refused], FOUND)
  const { plan } = planned
  const rowsMax = config.maxRowsPerSubject
  const counting = countPlan(platform, plan, subject, { atMost: rowsMax + 1, statementMs: STATEMENT_MS })
  const counts = await telling(`Counting ${howMany(plan.steps.length, 'step')}`, counting)
  const facts = readBrakeFacts(platform, plan, subject, counts, { statementMs: STATEMENT_MS })
  const verdict = brake(subject, counts, await telling('Looking for signs of a mistake', facts), {
    rowsMax,
    scope: scope.kind,
  })
  const steps = counts.flatMap(linesOf)
  const drift = findings.length
  const { hash: planHash, mapHash, unreachable } = plan
  const more = counts.some((count) => count.more)
  const answer = { steps, scope, cutOff: plan.cutOff, more, brake: verdict, mapHash, planHash, unreachable, mapFindings: drift }
  print(json, answer, () => [...describe(plan, steps), '', brakeLine(verdict), ...driftLines(drift), `Plan ${planHash}`])
}

/** A step, or for kept rows one line per law that keeps them. */
function linesOf({ step, rows, more, kept }: StepCount): PlannedRows[] {
  const { table, action } = step
  const whole = more ? ({ more: true } as const) : {}
  const known = kept.reduce((sum, each) => sum + each.rows, 0)
  const lawful = kept.map(({ basis, rows, until }) => ({ table, action, rows, ...whole, basis, releaseOn: until }))
  return known >= rows && lawful.length > 0 ? lawful : [...lawful, { table, action, rows: rows - known, ...whole }]
}

const WHAT = {
  number: 'everything about the number',
  business: 'what one business holds about the number',
  account: 'an account with all that was made under it',
  profile: 'a member’s own profile in an account',
} as const

function describe(plan: ErasurePlan, steps: readonly PlannedRows[]): string[] {
  const what = WHAT[plan.scope.kind]
  const head = `Dry run, nothing was changed: ${what}, dated up to ${inIndia(plan.cutOff)}.`
  const found = steps.filter(({ rows }) => rows > 0)
  if (found.length === 0) return [head, 'Nothing is held.']
  const shown = ({ rows, more }: PlannedRows) => (more ? `more than ${rows}` : rows)
  return [
    head,
    '',
    ...table([
      ['TABLE', 'ACTION', 'ROWS', 'KEPT BY', 'UNTIL'],
      ...found.map((step) => [
        step.table,
        step.action,
        shown(step),
        step.basis === undefined ? '' : lawNamed(step.basis).statute,
        step.releaseOn ?? '',
      ]),
    ]),
    '',
    totals(found),
  ]
}

function totals(steps: readonly PlannedRows[]): string {
  const actions = [...new Set(steps.map(({ action }) => action))]
  const sums = actions.map((action) => {
    const mine = steps.filter((step) => step.action === action)
    const rows = mine.reduce((sum, step) => sum + step.rows, 0)
    return `${action} ${rows}${mine.some(({ more }) => more) ? ' and more' : ''}`
  })
  const last = steps
    .flatMap(({ releaseOn }) => releaseOn ?? [])
    .sort()
    .at(-1)
  return `Total: ${sums.join(', ')}.${last === undefined ? '' : ` The last kept row goes after ${last}.`}`
}

function brakeLine(verdict: Verdict): string {
  if ('go' in verdict) return 'Brake: it may run.'
  return `Brake: it would wait for staff, because ${brakeWords[verdict.stop]}${verdict.table ? ` (${verdict.table})` : ''}.`
}

function driftLines(findings: number): string[] {
  if (findings === 0) return []
  return [`The data map does not fit the database in ${howMany(findings, 'place')}: run \`npm run cli -- datamap check\`.`]
}

const refusals: Readonly<Record<Refusal, string>> = {
  'empty-identifier': 'Nothing can be planned: an identifier is empty.',
  'bad-identifier': 'Nothing can be planned: an identifier is not one.',
  cycle: 'Nothing can be planned: tables refer to each other in a circle; `npm run cli -- datamap check` names them.',
  'undated-table': 'Nothing can be planned: a table’s rows have no date; `npm run cli -- datamap check` names it.',
}

import { sql } from 'drizzle-orm'
import type pg from 'pg'
import type { Batch } from './batch-store.ts'
import type { StepResult } from './evidence.ts'
import { type ErasurePlan, mappedTable, type PlanStep } from './plan.ts'
import type { Session } from './session-store.ts'

const NUMBERS_PER_RUN = 1_000
const COUNTED = ' counted'

/** Numbers of the lines that a run has in `deletion_bot.progress`, by name: a step's rows, and its rows under the table's noun. */
export type Lines = ReadonlyMap<string, number>

/** The run's lines as far as they exist, and free numbers for the others. A line keeps its number whatever the plan becomes. */
export async function numberLines(platform: pg.Pool, requestId: string, run: number, plan: ErasurePlan): Promise<Lines> {
  const first = run * NUMBERS_PER_RUN
  const { rows } = await platform.query<{ step: number; step_name: string }>(
    'select step, step_name from deletion_bot.progress where request_id = $1 and step >= $2 and step < $3',
    [requestId, first, first + NUMBERS_PER_RUN],
  )
  const lines = new Map(rows.map(({ step, step_name }) => [step_name, step]))
  let free = Math.max(first - 1, ...lines.values()) + 1
  for (const name of plan.steps.flatMap((step) => namesOf(plan, step))) if (!lines.has(name)) lines.set(name, free++)
  return lines
}

/** Adds a batch to the run's lines, in the transaction that changes its rows. */
export async function addProgress(
  session: Session,
  { requestId, plan, lines, now }: { requestId: string; plan: ErasurePlan; lines: Lines; now: Date },
  step: PlanStep,
  batch: Batch,
): Promise<void> {
  const added = namesOf(plan, step).map((name, i) => ({
    step: lines.get(name),
    name,
    rows: i === 0 ? batch.rows : batch.counted,
    done: batch.exhausted,
  }))
  await session.run(sql`
    insert into deletion_bot.progress as p (request_id, step, step_name, rows, done, updated_at)
    select ${requestId}::uuid, a.step, a.name, a.rows, a.done, ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(added)}::jsonb) as a(step int, name text, rows bigint, done boolean)
    on conflict (request_id, step) do update set rows = p.rows + excluded.rows, done = excluded.done, updated_at = excluded.updated_at`)
}

/** What the run has done so far, in the plan's order. */
export async function readProgress(platform: pg.Pool, requestId: string, run: number, plan: ErasurePlan): Promise<StepResult[]> {
  const first = run * NUMBERS_PER_RUN
  const { rows } = await platform.query<{ step_name: string; rows: string }>(
    'select step_name, rows from deletion_bot.progress where request_id = $1 and step >= $2 and step < $3',
    [requestId, first, first + NUMBERS_PER_RUN],
  )
  const byName = new Map(rows.map((row) => [row.step_name, Number(row.rows)]))
  return plan.steps.map((step) => {
    const { noun, nounIf } = mappedTable(plan.map, step.table)
    const total = byName.get(step.key) ?? 0
    const said = nounIf ? (byName.get(step.key + COUNTED) ?? 0) : total
    return { step, rows: total, ...(noun ? { noun: { noun, rows: said } } : {}) }
  })
}

function namesOf(plan: ErasurePlan, step: PlanStep): string[] {
  return mappedTable(plan.map, step.table).nounIf ? [step.key, step.key + COUNTED] : [step.key]
}

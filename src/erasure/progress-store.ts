import { sql } from 'drizzle-orm'
import type pg from 'pg'
import { sha256Hex } from '../runtime/keys.ts'
import type { StepResult } from './evidence.ts'
import { type ErasurePlan, mappedTable, type PlanStep } from './plan.ts'
import type { Session } from './session-store.ts'

/** A run's lines in `deletion_bot.progress` have numbers of their own, from `run` times this on. */
const NUMBERS_PER_RUN = 1_000
const COUNTED = ' counted'
const SHARED = ' shared'
const LEFT = ' left'
/** As the check of `deletion_bot.progress` has it. */
const isNotable = (name: string) => /^[A-Za-z0-9_.: -]{1,120}$/.test(name) && !/[0-9]{5}/.test(name)

/** The step's name as it may be written down: no five digits in a row, for they might be a number, and nothing beyond ASCII. */
export function notedAs({ key, table, action, part }: PlanStep): string {
  if (isNotable(key + COUNTED)) return key
  const letters = sha256Hex(table)
    .slice(0, 12)
    .replace(/[0-9]/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '')
  const readable = table.replace(/[^A-Za-z0-9_]/g, '-').replace(/[0-9]{4}(?=[0-9])/g, '$&-')
  return `${readable.slice(0, 60)}.${letters}:${part ?? action}`
}

export interface Run {
  requestId: string
  /** 0 for the erasure, 1 for the second sweep, and so on. */
  run: number
  /** The first run whose counts stand on no receipt yet, where an earlier one broke off. */
  unsaidFrom?: number
  plan: ErasurePlan
}

/** What one batch did to a step's rows. */
export interface Change {
  step: PlanStep
  rows: number
  /** Those of them that count under the table's noun. */
  counted: number
  /** Those of them whose blob stays, because rows of others name it; and such blobs, each once. */
  shared?: { rows: number; blobs: number } | undefined
  /** Nothing more of the step can be done now. */
  exhausted: boolean
}

/**
 * Adds batches to the run's lines, in the transaction that changes their rows: counted exactly once, whatever happens. `finished`: every
 * step is through, also one whose last rows went in a transaction after which the process died.
 */
export async function addProgress(
  session: Session,
  { requestId, run, plan }: Run,
  { changes, finished }: { changes: readonly Change[]; finished: boolean },
  now: Date,
): Promise<void> {
  if (changes.length === 0 && !finished) return
  const lines = new Map<string, { name: string; rows: number; done: boolean }>()
  const add = (name: string, rows: number, done: boolean) =>
    lines.set(name, { name, rows: rows + (lines.get(name)?.rows ?? 0), done: done || finished })
  for (const { step, rows, counted, shared, exhausted } of changes) {
    add(notedAs(step), rows, exhausted)
    if (mappedTable(plan.map, step.table).nounIf) add(notedAs(step) + COUNTED, counted, exhausted)
    if (shared && shared.rows > 0) {
      add(notedAs(step) + SHARED, shared.rows, exhausted)
      add(notedAs(step) + LEFT, shared.blobs, exhausted)
    }
  }
  const first = sql`${run * NUMBERS_PER_RUN}::int`
  const known = sql`request_id = ${requestId}::uuid and step >= ${first} and step < ${(run + 1) * NUMBERS_PER_RUN}::int`
  // A line keeps its number whatever the plan becomes; a new one takes the next that is free.
  await session.run(sql`
    with known as (
      select step, step_name from deletion_bot.progress where ${known}
    ), added as (
      select a.*, known.step, row_number() over (partition by known.step is null order by a.name) as nth
      from jsonb_to_recordset(${JSON.stringify([...lines.values()])}::jsonb) as a(name text, rows bigint, done boolean)
        left join known on known.step_name = a.name
    ), through as (
      update deletion_bot.progress set done = true
      where ${finished}::boolean and ${known} and not done and step_name not in (select name from added)
    )
    insert into deletion_bot.progress as p (request_id, step, step_name, rows, batches, done, updated_at)
    select ${requestId}::uuid, coalesce(added.step, coalesce((select max(step) from known), ${first} - 1) + added.nth::int),
      added.name, added.rows, 1, added.done, ${now.toISOString()}::timestamptz
    from added
    on conflict (request_id, step) do update set rows = p.rows + excluded.rows, batches = p.batches + 1, done = excluded.done, updated_at = excluded.updated_at`)
}

/** What the run has done so far, with those before it of which nothing is said yet, in the plan's order. */
export async function readProgress(platform: pg.Pool, { requestId, run, unsaidFrom = run, plan }: Run): Promise<StepResult[]> {
  const [first, next] = [Math.min(unsaidFrom, run) * NUMBERS_PER_RUN, (run + 1) * NUMBERS_PER_RUN]
  const { rows } = await platform.query<{ step_name: string; rows: string }>({
    name: 'read-progress',
    text: `select step_name, sum(rows) as rows from deletion_bot.progress where request_id = $1 and step >= $2 and step < $3
      group by step_name`,
    values: [requestId, first, next],
  })
  const byName = new Map(rows.map((row) => [row.step_name, Number(row.rows)]))
  return plan.steps.map((step) => {
    const { noun, nounIf } = mappedTable(plan.map, step.table)
    const total = byName.get(notedAs(step)) ?? 0
    const counted = nounIf ? (byName.get(notedAs(step) + COUNTED) ?? 0) : total
    const shared = byName.get(notedAs(step) + LEFT) ?? 0
    // A message goes though others keep its picture; a recording that others keep has not gone.
    const said = noun === 'recording' ? Math.max(0, counted - (byName.get(notedAs(step) + SHARED) ?? 0)) : counted
    return { step, rows: total, ...(noun ? { noun: { noun, rows: said } } : {}), ...(shared > 0 ? { shared } : {}) }
  })
}

/** When each of these requests has last got on; one that has not begun is left out. */
export async function lastProgress(platform: pg.Pool, requestIds: readonly string[]): Promise<Map<string, Date>> {
  const { rows } = await platform.query<{ id: string; at: Date }>(
    'select request_id as id, max(updated_at) as at from deletion_bot.progress where request_id = any($1) group by 1',
    [requestIds],
  )
  return new Map(rows.map(({ id, at }) => [id, at]))
}

export interface Progress {
  /** 0 is the erasure; later ones are retries and the second sweep. */
  pass: number
  table: string
  action: string
  rows: number
  batches: number
  done: boolean
  updatedAt: Date
}

/** What each table's step has done so far, in the order of the plan. */
export async function progressOf(platform: pg.Pool, requestId: string): Promise<Progress[]> {
  const { rows } = await platform.query<ProgressRow>(
    'select step, step_name as name, rows, batches, done, updated_at as "updatedAt" from deletion_bot.progress where request_id = $1 order by step',
    [requestId],
  )
  return rows.flatMap(progressLine)
}

type ProgressRow = Omit<Progress, 'pass' | 'table' | 'action' | 'rows'> & { step: number; name: string; rows: string | number }

/** A step's line; the other lines count its rows again under the word that the chat has for them. */
export function progressLine({ step, name, rows, batches, done, updatedAt }: ProgressRow): Progress[] {
  const found = /^(.+):([a-z]+)$/.exec(name)
  if (!found) return []
  const [, table = '', action = ''] = found
  return [{ ...{ pass: Math.floor(step / NUMBERS_PER_RUN), table, action, rows: Number(rows) }, batches, done, updatedAt }]
}

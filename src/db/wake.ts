import { sql } from 'drizzle-orm'
import type { BotDb, BotTx } from './client.ts'

/** The tasks of the worker. A job is a wake-up; the rows say what there is to do. */
export type Task =
  | 'handle-event'
  | 'deliver-message'
  | 'run-request'
  | 'platform-task'
  | 'notify-businesses'
  | 'call-processors'
  | 'forward-customer'
  | 'send-mail'

/** On wake-ups of erasures: a worker that has enough of them at work leaves these to others. */
export const ERASURE_FLAG = 'erasure'
/** Who talks is answered first (0), what is to be frozen or given back comes next, and erasures take what time is left. */
const FREEZE_PRIORITY = 5
const ERASURE_PRIORITY = 10

/**
 * Adds one wake-up per id, effective with the surrounding transaction. Wake-ups of the same task and id that have not begun
 * are one; a later one (`delayMs`) never postpones one that is due now. Requests that wait are taken in the order of their deadlines.
 */
export async function wake(tx: BotDb | BotTx, task: Task, ids: readonly string[], delayMs = 0): Promise<void> {
  if (ids.length === 0) return
  const specs = ids
    .map((id) => ({ id, key: `${task}:${delayMs > 0 ? 'later:' : ''}${id}` }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
  const runAt =
    delayMs > 0 ? sql`now() + ${delayMs} * interval '1 millisecond'` : sql`least(now(), r.deadline_at - interval '30 days')`
  await tx.execute(sql`
    select graphile_worker.add_jobs(array(
      select row(${task}::text, json_build_object('id', spec->>'id'), null::text, ${runAt}, 3::smallint, spec->>'key',
          case when r.id is null then null when erases then ${ERASURE_PRIORITY} else ${FREEZE_PRIORITY} end::smallint,
          case when erases then array[${ERASURE_FLAG}] end)::graphile_worker.job_spec
      from jsonb_array_elements(${JSON.stringify(specs)}::jsonb) spec
        left join erasure_request r on ${task === 'run-request'} and r.id = (spec->>'id')::uuid
        cross join lateral (select r.frozen_at is not null and not r.thaw_wanted as erases) what
      order by spec->>'key'
    ))`)
}

/** One more round of what comes by the clock and is about nobody. */
export async function wakeRound(db: BotDb, task: 'sweep' | 'nightly' | 'stop-ads', delayMs: number): Promise<void> {
  await db.execute(sql`
    select graphile_worker.add_job(${task}::text, run_at := now() + ${delayMs} * interval '1 millisecond', job_key := ${`${task}:later`}::text)`)
}

/** Rounds that a process with a wrong clock has noted as done though they are still to come are to come. */
export async function forgetFutureRounds(db: BotDb): Promise<void> {
  // A minute's round is noted as the minute begins, by clocks that may be apart by one.
  await db.execute(sql`
    update graphile_worker._private_known_crontabs set last_execution = now() where last_execution > now() + interval '2 minutes'`)
}

/**
 * An SQL expression that wakes all of `ids` (an expression of type uuid[]) with a single row, effective with the statement it stands in: the job
 * that takes it adds theirs. For the webhook, where one keyed job per person would cost more than storing the events. Nobody to wake is null.
 */
export function wakingSql(task: Task, ids: string): string {
  return `case
    when cardinality(${ids}) > 1 then
      graphile_worker.add_job('fan-out', json_build_object('task', '${task}', 'ids', ${ids}), max_attempts := 3)
    when cardinality(${ids}) = 1 then
      graphile_worker.add_job('${task}', json_build_object('id', (${ids})[1]), run_at := now(), max_attempts := 3,
        job_key := '${task}:' || (${ids})[1])
  end`
}

import { sql } from 'drizzle-orm'
import type { BotDb } from './client.ts'

export interface Waiting {
  inbox: number
  outbox: number
  mail: number
  /** Letters that staff have to post, and those of them that have lain since before `overdueBefore`. */
  letters: { waiting: number; overdue: number }
  deadLetters: number
  /** Requests that are not over, by state; every such state is named, with 0 where there is none. */
  requests: Record<string, number>
  /** Cases without an end, those that came by mail among them, by what they are about; every kind is named. */
  cases: Record<string, number>
  /** Passed on by businesses and not asked yet, by what it waits for. */
  forwards: Record<string, number>
}

const STATES = ['awaiting_confirmation', 'scheduled', 'running', 'partial', 'on_hold', 'parked']
const ABOUT = ['complaint', 'person', 'somebody-else', 'care']

/** How much waits for somebody, for the metrics. */
export async function countWaiting(db: BotDb, overdueBefore: Date): Promise<Waiting> {
  const { rows } = await db.execute<{ what: string; count: number }>(sql`
    select 'inbox' as what, count(*)::int as count from inbox_event where handled_at is null
    union all select 'outbox', count(*)::int from outbox_message where state in ('pending', 'sending')
    union all select 'mail', count(*)::int from mail_message where state in ('pending', 'sending')
    union all select case when created_at <= ${overdueBefore.toISOString()}::timestamptz then 'letter overdue' else 'letter waiting' end, count(*)::int
      from mail_message where state in ('letter', 'failed') and sealed is not null and what like 'request.%' group by 1
    union all select 'forward ' || coalesce(reason, 'new'), count(*)::int from forwarded_request where state = 'waiting' group by 1
    union all select 'dead', count(*)::int from dead_letter
    union all select state, count(*)::int from erasure_request
      where state = any(${sql.param(STATES)}::text[]) and not (state = 'partial' and second_swept_at is not null) group by state
    union all select 'case ' || about, count(*)::int from (
      select about from case_file where closed_at is null
      union all select case about when 'complain' then 'complaint' else about end from mail_case where closed_at is null
    ) waiting group by about`)
  const count = (what: string) => rows.find((row) => row.what === what)?.count ?? 0
  return {
    inbox: count('inbox'),
    outbox: count('outbox'),
    mail: count('mail'),
    letters: { waiting: count('letter waiting'), overdue: count('letter overdue') },
    deadLetters: count('dead'),
    forwards: Object.fromEntries(
      rows.flatMap(({ what, count }) => (what.startsWith('forward ') ? [[what.slice('forward '.length), count] as const] : [])),
    ),
    requests: Object.fromEntries(STATES.map((state) => [state, count(state)])),
    cases: Object.fromEntries(ABOUT.map((about) => [about, count(`case ${about}`)])),
  }
}

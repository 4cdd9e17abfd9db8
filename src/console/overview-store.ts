import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { SENDABLE } from '../db/channel-health.ts'
import type { BotDb } from '../db/client.ts'
import { POST_WITHIN_MS } from '../mail/letter-due.ts'
import { TEMPLATE_UNAVAILABLE } from '../outbox/own-codes.ts'
import { givenUp, overdueSince, standing, standsAs, standsOpen, sweepLate } from '../requests/standing-store.ts'
import { isReplaced } from './chat-store.ts'
import { isFailing, isTooLong } from './find-store.ts'
import { monthAgo, startOfDay } from './india.ts'
import type { After } from './keyset.ts'

const perDay = z.array(z.object({ day: z.string(), count: z.number() }))
const spread = z.object({ median: z.number().nullable(), p95: z.number().nullable(), count: z.number() })
const overview = z.object({
  states: z.record(z.string(), z.number()),
  left: z.array(z.object({ bucket: z.number(), count: z.number() })),
  arrived: perDay,
  completed: perDay,
  freeze: spread,
  complete: spread,
  causes: z.array(z.object({ state: z.string(), reason: z.string(), count: z.number() })),
  unconfirmed: z.object({ expired: z.number(), waiting: z.number() }),
  sends: z.array(z.object({ code: z.number().nullable(), count: z.number() })),
  templates: z.array(z.object({ name: z.string(), status: z.string(), languages: z.number() })),
  failing: z.number(),
  tooLong: z.number(),
  overdue: z.number(),
  unswept: z.number(),
  unproven: z.number(),
  /** Erasures that have begun within the hour: the hourly brake counts them. */
  begun: z.number(),
  letters: z.number(),
  cases: z.object({ open: z.number(), late: z.number() }),
  objections: z.number(),
  post: z.object({ open: z.number(), late: z.number() }),
  mails: z.number(),
  /** Passed on by businesses and not asked yet; `late`: for more than a day. */
  forwards: z.object({ open: z.number(), late: z.number() }),
  /** `near`: starts and take-backs that lapse within a day. */
  proposals: z.object({ open: z.number(), near: z.number() }),
  queue: z.object({ inbox: z.number(), outbox: z.number(), jobs: z.number() }),
  /** Channels from which nothing is sent: how many, and those that have been so for longest. */
  stopped: z.object({
    count: z.number(),
    first: z.array(z.object({ channel: z.string(), business: z.string().nullable(), code: z.number().nullable() })),
  }),
})

export type Overview = z.infer<typeof overview>

/** By days left of the thirty: bucket 0 is late, then weeks. */
export const BUCKETS = [
  { words: 'late', left: '..0' },
  { words: '0 to 6', left: '0..7' },
  { words: '7 to 13', left: '7..14' },
  { words: '14 to 20', left: '14..21' },
  { words: '21 to 30', left: '21..' },
] as const

/** So many stopped channels are named on the first page. */
const STOPPED_SHOWN = 10

/** Given up, or waiting for a template that may not be sent now: the person has not heard it. */
const isUndelivered = sql`(o.state = 'failed' or (o.state = 'pending' and o.error_code = ${TEMPLATE_UNAVAILABLE}))`

/** Everything the first page shows of the bot's database, in one statement. Days are India's; times in seconds, over the last 30 days. */
export async function readOverview(db: BotDb, now: Date): Promise<Overview> {
  const at = sql`${now.toISOString()}::timestamptz`
  const month = sql`${startOfDay(monthAgo(now)).toISOString()}::timestamptz`
  const days = (column: ReturnType<typeof sql>, where: ReturnType<typeof sql>) => sql`(
    select coalesce(json_agg(json_build_object('day', d.day::date::text, 'count', coalesce(c.count, 0)) order by d.day), '[]')
    from generate_series((${at} at time zone 'Asia/Kolkata')::date - 29, (${at} at time zone 'Asia/Kolkata')::date, interval '1 day') d(day)
    left join (select (${column} at time zone 'Asia/Kolkata')::date as day, count(*)::int as count from erasure_request
      where ${column} >= ${at} - interval '31 days' and ${where} group by 1) c on c.day = d.day::date)`
  const spreadOf = (seconds: ReturnType<typeof sql>, where: ReturnType<typeof sql>) => sql`(
    select json_build_object('median', percentile_cont(0.5) within group (order by s), 'p95', percentile_cont(0.95) within group (order by s),
      'count', count(*)::int) from (select extract(epoch from ${seconds})::float8 as s from erasure_request where ${where}) x)`
  const { rows } = await db.execute(sql`select
    (select coalesce(json_object_agg(state, count), '{}') from (
      select ${standing} as state, count(*)::int as count from erasure_request where ${standsOpen} or state = 'awaiting_confirmation' group by 1) s) as states,
    (select coalesce(json_agg(json_build_object('bucket', bucket, 'count', count) order by bucket), '[]') from (
      select case when deadline_at < ${at} then 0 else least(4, 1 + floor(extract(epoch from deadline_at - ${at}) / 604800))::int end as bucket,
        count(*)::int as count from erasure_request where ${standsOpen} group by 1) b) as left,
    ${days(sql`created_at`, sql`true`)} as arrived,
    ${days(sql`finished_at`, sql`${standsAs('completed')}`)} as completed,
    ${spreadOf(sql`frozen_at - confirmed_at`, sql`created_at >= ${month} and frozen_at is not null`)} as freeze,
    ${spreadOf(sql`finished_at - proved_at`, sql`finished_at >= ${month} and ${standsAs('completed')}`)} as complete,
    (select coalesce(json_agg(json_build_object('state', state, 'reason', reason, 'count', count) order by count desc), '[]') from (
      select state, reason, count(*)::int as count from erasure_request
      where state in ('parked','partial','on_hold') and reason is not null and ${standsOpen} group by 1, 2 order by 3 desc limit 12) c) as causes,
    (select json_build_object('expired', count(*) filter (where state = 'expired'), 'waiting', count(*) filter (where state = 'awaiting_confirmation'))
      from erasure_request where state in ('expired','awaiting_confirmation') and created_at >= ${month}) as unconfirmed,
    (select coalesce(json_agg(json_build_object('code', code, 'count', count) order by count desc), '[]') from (
      select error_code as code, count(*)::int as count from outbox_message o
      where ${isUndelivered} and created_at >= ${month} group by 1 order by 2 desc limit 8) f) as sends,
    (select coalesce(json_agg(json_build_object('name', name, 'status', status, 'languages', languages) order by name, status), '[]') from (
      select t.name, t.status, count(distinct t.language)::int as languages from channel_template t join channel c on c.id = t.channel_id
      where t.status <> all(${sql.param(SENDABLE)}::text[]) and c.retired_at is null group by 1, 2) t) as templates,
    (select count(*)::int from erasure_request where ${isFailing}) as failing,
    (select count(*)::int from erasure_request where ${isTooLong(now)}) as "tooLong",
    (select count(*)::int from erasure_request where ${overdueSince(now)}) as overdue,
    (select count(*)::int from erasure_request where ${sweepLate(now)}) as unswept,
    (select count(*)::int from erasure_request where ${givenUp}) as unproven,
    (select count(*)::int from erasure_request where started_at > ${at} - interval '1 hour') as begun,
    (select count(*)::int from dead_letter) as letters,
    (select json_build_object('open', count(*), 'late', count(*) filter (where answer_by < ${at})) from (
      select answer_by from case_file where closed_at is null union all select answer_by from mail_case where closed_at is null) w) as cases,
    (select count(*)::int from objection o join erasure_request r on r.id = o.request_id
      where o.state = 'open' and r.state in ('scheduled', 'on_hold', 'parked') and r.started_at is null) as objections,
    (select json_build_object('open', count(*), 'late', count(*) filter (where created_at <= ${at} - ${POST_WITHIN_MS} * interval '1 millisecond'))
      from mail_message where state in ('letter', 'failed') and sealed is not null and what like 'request.%') as post,
    (select count(*)::int from mail_message where state = 'failed' and sealed is not null
      and ((what like 'account-%' and what <> 'account-code') or what like 'business-%' or what = 'case-answer')) as mails,
    (select json_build_object('open', count(*), 'late', count(*) filter (where created_at <= ${at} - interval '1 day'))
      from forwarded_request where state = 'waiting') as forwards,
    (select json_build_object('open', count(*), 'near', count(*) filter (where what in ('start', 'take-back') and lapses_at <= ${at} + interval '1 day'))
      from proposed_action where decision is null and lapses_at > ${at}) as proposals,
    (select json_build_object('inbox', (select count(*) from inbox_event where handled_at is null),
      'outbox', (select count(*) from outbox_message where state in ('pending','sending')),
      'jobs', (select count(*) from graphile_worker.jobs where run_at <= now() and attempts < max_attempts))) as queue,
    (select json_build_object('count', count(*), 'first', coalesce(json_agg(json_build_object('channel', id, 'business', business,
      'code', stopped_code) order by nth) filter (where nth <= ${STOPPED_SHOWN}), '[]'))
      from (select *, row_number() over (order by stopped_at, id) as nth from channel
        where stopped_at is not null and retired_at is null) s) as stopped`)
  return overview.parse(rows[0])
}

export interface FailedSend {
  id: string
  what: string
  code: number | null
  at: Date
  reference: string | null
  chat: string | null
  isReplaced: boolean
}

/** Messages of the last 30 days that did not arrive, or wait for a template, newest first, from behind `after` on; `code` null: given up without one. */
export async function failedSends(
  db: BotDb,
  { code, now, after }: { code: number | null | undefined; now: Date; after: After | undefined },
  limit: number,
): Promise<FailedSend[]> {
  const ofCode = code === undefined ? sql`true` : sql`o.error_code is not distinct from ${code}::int`
  const behind = after ? sql`(o.created_at, o.id) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)` : sql`true`
  const { rows } = await db.execute<Omit<FailedSend, 'at'> & { at: string }>(sql`
    select o.id, o.what, o.error_code as code, to_json(o.created_at)#>>'{}' as at, r.reference, o.conversation_id as chat, ${isReplaced} as "isReplaced"
    from outbox_message o left join erasure_request r on r.id = o.request_id
    where ${isUndelivered} and o.created_at >= ${startOfDay(monthAgo(now)).toISOString()}::timestamptz and ${ofCode} and ${behind}
    order by o.created_at desc, o.id desc limit ${limit}`)
  return rows.map((row) => ({ ...row, at: new Date(row.at) }))
}

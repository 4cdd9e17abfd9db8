import { sql } from 'drizzle-orm'
import type pg from 'pg'
import type { Session } from './session-store.ts'

interface Confirmed {
  requestId: string
  /** The moment of confirmation. */
  at: Date
  anew?: boolean
}

/** Notes that the request is frozen here. False: it was taken back after that confirmation. The request must be claimed. */
export async function noteStopped(session: Session, { requestId, at, anew = false }: Confirmed): Promise<boolean> {
  const moment = sql`${at.toISOString()}::timestamptz`
  const rows = await session.run(sql`
    insert into deletion_bot.stopped as s (request_id, confirmed_at) values (${requestId}::uuid, ${moment})
    on conflict (request_id) do update set confirmed_at = excluded.confirmed_at, taken_back_at = null
      where ${anew}::boolean or s.taken_back_at is null or s.taken_back_at < excluded.confirmed_at returning 1`)
  return rows.length > 0
}

/** Notes that it was taken back or refused, also where it was never frozen. */
export async function noteTakenBack(session: Session, requestId: string, at: Date): Promise<void> {
  const moment = sql`${at.toISOString()}::timestamptz`
  await session.run(sql`
    insert into deletion_bot.stopped (request_id, confirmed_at, taken_back_at) values (${requestId}::uuid, ${moment}, ${moment})
    on conflict (request_id) do update set taken_back_at = excluded.taken_back_at`)
}

/** The erasure is done: nothing is frozen any more. */
export async function dropStopped(session: Session, requestId: string): Promise<void> {
  await session.run(sql`delete from deletion_bot.stopped where request_id = ${requestId}::uuid`)
}

/** Whether the platform knows that this request was taken back after it was confirmed. */
export async function isTakenBack(platform: pg.Pool, requestId: string, confirmedAt: Date): Promise<boolean> {
  const { rowCount } = await platform.query('select from deletion_bot.stopped where request_id = $1 and taken_back_at >= $2', [
    requestId,
    confirmedAt,
  ])
  return (rowCount ?? 0) > 0
}

/** Which of these requests the platform knows nothing of, and which others it still has frozen. */
export async function compareStopped(
  platform: pg.Pool,
  requestIds: readonly string[],
): Promise<{ unknown: string[]; others: string[] }> {
  const { rows } = await platform.query<{ unknown: string[]; others: string[] }>(
    `select array(select id::text from unnest($1::uuid[]) as u(id)
         where not exists (select from deletion_bot.stopped s where s.request_id = u.id)) as unknown,
       array(select request_id::text from deletion_bot.stopped where taken_back_at is null and request_id <> all($1::uuid[])) as others`,
    [requestIds],
  )
  return rows[0] ?? { unknown: [], others: [] }
}

/**
 * Forgets what was taken back before this moment, with what could not be restored then: no backup of the bot's database is that old.
 * Returns how many.
 */
export async function forgetTakenBack(platform: pg.Pool, before: Date): Promise<number> {
  const { rows } = await platform.query<{ requests: number }>(
    `with forgotten as (delete from deletion_bot.stopped where taken_back_at < $1 returning request_id),
       lines as (delete from deletion_bot.freeze_undo u using forgotten f where u.request_id = f.request_id)
     select count(*)::int as requests from forgotten`,
    [before],
  )
  return rows[0]?.requests ?? 0
}

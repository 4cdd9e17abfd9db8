import { and, asc, eq, inArray, max, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { requestEvent } from '../db/schema.ts'

/** A line of a request's timeline that is written once, however often it comes true again: codes and counts only. False: it stood there. */
export async function addRequestEventOnce(
  db: BotDb | BotTx,
  line: { requestId: string; what: string; detail: string; at: Date; count?: number },
): Promise<boolean> {
  const { requestId, what, detail, at, count = null } = line
  const { rowCount } = await db.execute(sql`
    insert into request_event (request_id, at, what, detail, count)
    select r.id, ${at.toISOString()}::timestamptz, ${what}::text, ${detail}::text, ${count}::bigint from erasure_request r
    where r.id = ${requestId}::uuid and not exists (
      select 1 from request_event e where e.request_id = r.id and e.what = ${what} and e.detail = ${detail})`)
  return (rowCount ?? 0) > 0
}

/** A line that is written once for what came true at that moment. */
export async function addRequestEventOfMoment(
  db: BotDb | BotTx,
  line: { requestId: string; what: string; detail: string; at: Date; count: number },
): Promise<void> {
  const { requestId, what, detail, at, count } = line
  const moment = sql`${at.toISOString()}::timestamptz`
  await db.execute(sql`
    insert into request_event (request_id, at, what, detail, count)
    select r.id, ${moment}, ${what}::text, ${detail}::text, ${count}::bigint from erasure_request r
    where r.id = ${requestId}::uuid and not exists (
      select 1 from request_event e where e.request_id = r.id and e.what = ${what} and e.detail = ${detail} and e.at = ${moment})`)
}

/** A line that is written once and counts how often it came true. */
export async function countRequestEvent(
  db: BotDb | BotTx,
  { requestId, what, detail, at }: { requestId: string; what: string; detail: string; at: Date },
): Promise<void> {
  const { rowCount } = await db.execute(sql`
    update request_event set count = coalesce(count, 1) + 1
    where request_id = ${requestId}::uuid and what = ${what} and detail = ${detail}`)
  if (rowCount === 0) await addRequestEventOnce(db, { requestId, what, detail, at, count: 1 })
}

/** A freeze has failed: one line from when it began to fail, which counts the tries; a freeze that comes right ends it. */
export async function noteFreezeFailed(db: BotDb, requestId: string, at: Date): Promise<void> {
  await db.execute(sql`
    with failing as (select max(id) as id from request_event where request_id = ${requestId}::uuid and what = 'freeze-failed'
        and id > coalesce((select max(id) from request_event where request_id = ${requestId}::uuid and what = 'frozen'), 0)),
      counted as (update request_event e set count = e.count + 1 from failing f where e.id = f.id returning e.id)
    insert into request_event (request_id, at, what, count)
    select ${requestId}::uuid, ${at.toISOString()}::timestamptz, 'freeze-failed', 1 where not exists (select from counted)`)
}

/** How often in a row, up to now, an attempt failed with the code that the line gives, since staff last let the request go on. */
export async function refusedInARow(db: BotDb, requestId: string): Promise<number> {
  const { rows } = await db.execute<{ what: string; detail: string | null }>(sql`
    select what, detail from request_event where request_id = ${requestId}::uuid and what in ('attempt-failed', 'released')
    order by id desc limit 20`)
  const broken = rows.findIndex(({ what, detail }) => what === 'released' || detail === null)
  return broken < 0 ? rows.length : broken
}

/** What has parked this request so far, and staff have looked at and let go on: those brakes have had their say. */
export async function releasedFrom(db: BotDb, requestId: string): Promise<ReadonlySet<string>> {
  const lines = await db
    .select({ what: requestEvent.what, detail: requestEvent.detail })
    .from(requestEvent)
    .where(and(eq(requestEvent.requestId, requestId), inArray(requestEvent.what, ['parked', 'released'])))
    .orderBy(asc(requestEvent.id))
  return new Set(
    lines.flatMap(({ what, detail }, i) =>
      what === 'parked' && lines[i + 1]?.what === 'released' && detail !== null ? [detail] : [],
    ),
  )
}

/** The greatest detail that such lines of a request have, as text compares. */
export async function lastDetail(db: BotDb | BotTx, requestId: string, what: string): Promise<string | undefined> {
  const [found] = await db
    .select({ detail: max(requestEvent.detail) })
    .from(requestEvent)
    .where(and(eq(requestEvent.requestId, requestId), eq(requestEvent.what, what)))
  return found?.detail ?? undefined
}

export async function timelineOf(db: BotDb, requestId: string) {
  return db.select().from(requestEvent).where(eq(requestEvent.requestId, requestId)).orderBy(asc(requestEvent.id))
}

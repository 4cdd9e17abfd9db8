import { and, desc, eq, gte, inArray, lt, or, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from './client.ts'
import { accessLog, erasureRequest } from './schema.ts'

export type Look = typeof accessLog.$inferInsert
export type LookLine = typeof accessLog.$inferSelect

/** Who looked at whom, and why. The person stands in it by pseudonym alone. A trigger refuses every change, and every deletion but the yearly one. */
export async function recordAccess(db: BotDb | BotTx, ...looks: Look[]): Promise<void> {
  if (looks.length > 0) await db.insert(accessLog).values(looks)
}

export interface LookFilter {
  actor?: string | undefined
  action?: string | undefined
  requestId?: string | undefined
  pseudonyms?: readonly string[]
  /** The first letters of a pseudonym, as lists show it. */
  person?: string | undefined
  /** To whom or what it was done; with a request, that or this. */
  target?: string | undefined
  /** Older than this line: the next page. */
  before?: { at: Date; id: string } | undefined
}

const ofCase = (requestId: string | undefined, target: string | undefined) =>
  or(
    requestId === undefined ? undefined : eq(accessLog.requestId, requestId),
    target === undefined ? undefined : eq(accessLog.target, target),
  )

/** Newest first. */
export async function listLooks(
  db: BotDb,
  { actor, action, requestId, pseudonyms, person, target, before }: LookFilter,
  limit: number,
): Promise<(LookLine & { reference: string | null })[]> {
  const rows = await db
    .select({ look: accessLog, reference: erasureRequest.reference })
    .from(accessLog)
    .leftJoin(erasureRequest, eq(erasureRequest.id, accessLog.requestId))
    .where(
      and(
        actor === undefined ? undefined : eq(accessLog.actor, actor),
        action === undefined ? undefined : eq(accessLog.action, action),
        ofCase(requestId, target),
        pseudonyms === undefined ? undefined : inArray(accessLog.pseudonym, [...pseudonyms]),
        // Hexadecimal digits alone: whatever begins with them comes before the letter behind their last one.
        person === undefined ? undefined : and(gte(accessLog.pseudonym, person), lt(accessLog.pseudonym, `${person}g`)),
        before && sql`(${accessLog.at}, ${accessLog.id}) < (${before.at.toISOString()}::timestamptz, ${before.id}::uuid)`,
      ),
    )
    .orderBy(desc(accessLog.at), desc(accessLog.id))
    .limit(limit)
  return rows.map(({ look, reference }) => ({ ...look, reference }))
}

/**
 * How often a person's matter was looked at since then, by role; `technician` where no role is noted: at the command line. What one of the
 * staff does within an hour of the clock is one look: a page that opens another, or reconnects, is no second. Of a business's chat, where no
 * pseudonym may count, what was looked at is known by the chat and by the cases that were opened in it.
 */
export async function countLooks(
  db: BotDb | BotTx,
  of: { personId: string; channelId: string | null; pseudonyms: readonly string[]; since: Date },
): Promise<{ role: 'support' | 'privacy' | 'admin' | 'technician'; count: number }[]> {
  const { rows } = await db.execute<{ role: 'support' | 'privacy' | 'admin' | 'technician'; count: number }>(sql`
    select coalesce(l.role, 'technician') as role, count(distinct (l.actor, date_trunc('hour', l.at)))::int as count from access_log l
    where l.at > ${of.since.toISOString()}::timestamptz and (
      l.pseudonym = any(${sql.param([...of.pseudonyms])}::text[])
      or l.request_id in (select r.id from erasure_request r where r.person_id = ${of.personId}
        and (${of.channelId}::uuid is null or r.channel_id = ${of.channelId}::uuid))
      or l.target in (
        select c.id::text from conversation c where c.person_id = ${of.personId} and c.channel_id = ${of.channelId}::uuid
        union all select f.reference from case_file f where f.person_id = ${of.personId} and f.channel_id = ${of.channelId}::uuid))
    group by 1 order by 2 desc, 1`)
  return rows.map(({ role, count }) => ({ role, count }))
}

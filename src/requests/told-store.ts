import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { erasureRequest, requestEvent } from '../db/schema.ts'
import type { RequestRow } from './request-store.ts'

/** Since when a business knows of a request, or its person does; null: the words are still to go out. */
interface Told {
  at: Date | null
}

/**
 * Since when the person knows of the window: from the first message that named it. Undefined: nothing was to be said in a chat, or it could not be,
 * which is no reason to wait. A number that others came with papers for is promised the day alone: of its words counts how long we kept them.
 * `waitsForMeta`: the code of what waits for a template.
 */
export async function personTold(db: BotDb | BotTx, requestId: string, waitsForMeta: number): Promise<Told | undefined> {
  const { rows } = await db.execute<{ at: number | null; waits: boolean | null }>(sql`
    select (extract(epoch from min(case o.what when 'scheduled' then o.sending_since else r.confirmed_at + (o.sending_since - o.created_at) end)
        filter (where o.state in ('sending','sent','delivered','read')))::float8 * 1000) as at,
      bool_or(o.state = 'pending' and o.error_code is distinct from ${waitsForMeta}) as waits
    from erasure_request r join outbox_message o on o.request_id = r.id and o.person_id = r.person_id
    where r.id = ${requestId}::uuid and o.what in ('scheduled','papers-told') and o.created_at >= r.confirmed_at`)
  const at = rows[0]?.at ?? null
  if (at !== null) return { at: new Date(at) }
  return rows[0]?.waits ? { at: null } : undefined
}

/**
 * The same of each business that was to be told of the freeze, also of the wish that this one goes on from. Whose endpoint does not answer is not waited
 * for; where a mail, or staff, told it, the timeline says since when.
 */
export async function businessesToldAt(db: BotDb | BotTx, requestId: string): Promise<Map<string, Told>> {
  const { rows } = await db.execute<{ tenantId: string; at: number | null }>(sql`
    select n.tenant_id as "tenantId", extract(epoch from min(case
        when n.state = 'sent' then n.sent_at
        when n.state = 'pending' and n.attempts = 0 then null
        when n.state in ('mailed','no-endpoint') then coalesce(
          (select min(e.at) from request_event e where e.request_id = n.request_id and e.detail = n.tenant_id
            and e.what in ('business-mailed','business-unreachable')), n.created_at)
        else n.created_at end))::float8 * 1000 as at
    from business_notice n
    where n.what = 'confirmed' and n.nth = 0 and n.request_id = any(array(select ${requestId}::uuid union all
      select case when e.detail ~ '^[0-9a-f-]{36}$' then e.detail::uuid end
      from request_event e where e.request_id = ${requestId}::uuid and e.what = 'confirmed'))
    group by n.tenant_id`)
  return new Map(rows.map(({ tenantId, at }) => [tenantId, { at: at === null ? null : new Date(at) }]))
}

/** Whether a second proof has shown whose a suspect number is. */
export async function hasSecondProof(db: BotDb | BotTx, id: string): Promise<boolean> {
  const { requestId, what } = requestEvent
  const isIt = and(eq(requestId, id), eq(what, 'second-proof'))
  return (await db.select({ id: requestEvent.id }).from(requestEvent).where(isIt).limit(1)).length > 0
}

/**
 * Gives what has not begun a later moment; whatever holds it goes on holding it, and what is held longer stays so. Undefined: it has begun, is over, or
 * waits as long already.
 */
export async function moveLater(tx: BotTx, id: string, eraseAt: Date, now: Date): Promise<RequestRow | undefined> {
  const { state, nextAttemptAt } = erasureRequest
  // A hold whose day has come is over: it goes on by itself, at the new moment.
  const isHeld = sql`(${state} = 'parked' or (${state} = 'on_hold' and ${nextAttemptAt} > ${now.toISOString()}::timestamptz))`
  const [row] = await tx
    .update(erasureRequest)
    .set({
      eraseAt,
      state: sql`case when ${isHeld} then ${state} else 'scheduled' end`,
      reason: sql`case when ${isHeld} then ${erasureRequest.reason} end`,
      nextAttemptAt: sql`case when ${isHeld} then greatest(${nextAttemptAt}, ${eraseAt.toISOString()}::timestamptz) end`,
      updatedAt: now,
    })
    .where(
      and(
        eq(erasureRequest.id, id),
        inArray(state, ['scheduled', 'on_hold', 'parked']),
        isNull(erasureRequest.startedAt),
        gt(sql`${eraseAt.toISOString()}::timestamptz`, erasureRequest.eraseAt),
      ),
    )
    .returning()
  return row
}

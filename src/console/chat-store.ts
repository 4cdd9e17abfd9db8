import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { BotDb } from '../db/client.ts'
import { conversation, erasureRequest } from '../db/schema.ts'
import { type OutboxBody, openBody } from '../outbox/body.ts'
import { type KeyRing, unseal } from '../runtime/keys.ts'
import type { MessageContent } from '../webhook/event.ts'

/** So many lines of a chat stand on one page. */
export const CHAT_LINES = 60

export interface ChatRow {
  id: string
  personId: string
  channelId: string
  state: string
  language: string
  lastInboundAt: Date
}

export async function chatById(db: BotDb, id: string): Promise<ChatRow | undefined> {
  const [row] = await db.select().from(conversation).where(eq(conversation.id, id))
  return row
}

/** The newest request that was asked for in this chat. */
export async function requestOfChat(
  db: BotDb,
  { personId, channelId }: ChatRow,
): Promise<{ id: string; reference: string } | undefined> {
  const [row] = await db
    .select({ id: erasureRequest.id, reference: erasureRequest.reference })
    .from(erasureRequest)
    .where(and(eq(erasureRequest.personId, personId), eq(erasureRequest.channelId, channelId)))
    .orderBy(sql`${erasureRequest.createdAt} desc`)
    .limit(1)
  return row
}

export type ChatLine =
  | { from: 'person'; key: string; at: Date; content: MessageContent | null; forwarded: boolean; type: string }
  | { from: 'whatsapp'; key: string; at: Date; type: string }
  | {
      from: 'bot'
      key: string
      at: Date
      what: string
      body: OutboxBody | null
      state: string
      code: number | null
      /** A template took its place, or it was sent again: another line says it. */
      isReplaced: boolean
    }

interface Row {
  [column: string]: unknown
  side: 'in' | 'out'
  key: string
  at: string
  kind: string
  type: string
  sealed: string | null
  state: string | null
  code: number | null
  replaced: boolean
}

/** Where a page of a chat goes on: before this line. Lines of one moment have their order, too. */
export interface BeforeLine {
  at: Date
  key: string
}
const KEY = /^([io])(\d+)(?:\.([01][0-9a-f-]{36}))?$/

/** A row `o` of the outbox that another one has taken the place of, which has its number. Of two that both failed the later one has. */
export const isReplaced = sql`(o.state = 'failed' and o.sealed is null and exists (select 1 from outbox_message h
  where h.person_id = o.person_id and h.seq = o.seq and h.id <> o.id and h.state <> 'dropped' and (h.state <> 'failed' or h.sealed is not null or
    (h.created_at, coalesce(h.sending_since, 'infinity'), h.id) > (o.created_at, coalesce(o.sending_since, 'infinity'), o.id))))`
/** Rows of one number and moment: what was replaced first. */
const tie = sql`((case when ${isReplaced} then '0' else '1' end) || o.id)`

/** The chat's lines before this one, newest last: what the person sent and what was said to them, from both tables. */
export async function linesOf(
  db: BotDb,
  keys: KeyRing,
  { personId, channelId }: ChatRow,
  before: BeforeLine | undefined,
  limit: number,
): Promise<ChatLine[]> {
  const until = before?.at.toISOString() ?? 'infinity'
  const [, side = 'i', nth = '0', last = ''] = KEY.exec(before?.key ?? '') ?? []
  const behind = (at: SQL, mine: 'i' | 'o', id: SQL, own: SQL) => sql`${at} <= ${until}::timestamptz
    and (${at}, ${mine}::text collate "C", ${id}, ${own} collate "C") < (${until}::timestamptz, ${side}::text collate "C", ${nth}::bigint, ${last}::text collate "C")`
  const { rows } = await db.execute<Row>(sql`
    select * from (
      (select 'in' as side, 'i' || id as key, to_json(event_at)#>>'{}' as at, kind, content_type as type, sealed, null as state, null::int as code, false as replaced
       from inbox_event where person_id = ${personId} and channel_id = ${channelId} and kind in ('message', 'system')
         and ${behind(sql`event_at`, 'i', sql`id`, sql`''::text`)}
       order by event_at desc, id desc limit ${limit})
      union all
      (select 'out', 'o' || seq || '.' || ${tie}, to_json(created_at)#>>'{}', 'message', what, sealed, state, error_code, ${isReplaced}
       from outbox_message o where person_id = ${personId} and channel_id = ${channelId} and state <> 'dropped'
         and ${behind(sql`created_at`, 'o', sql`seq`, tie)}
       order by created_at desc, seq desc, ${tie} collate "C" desc limit ${limit})
    ) both_sides order by at::timestamptz desc, side collate "C" desc, length(key) desc, key collate "C" desc limit ${limit}`)
  return rows.reverse().map((row) => lineOf(keys, row))
}

function lineOf(keys: KeyRing, { side, key, at: text, kind, type, sealed, state, code, replaced }: Row): ChatLine {
  const at = new Date(text)
  if (side === 'out')
    return {
      from: 'bot',
      key,
      at,
      what: type,
      body: sealed === null ? null : openBody(keys, sealed),
      state: state ?? '',
      code,
      isReplaced: replaced,
    }
  if (kind !== 'message') return { from: 'whatsapp', key, at, type }
  // Sealed by our own webhook; before it is handled the sender stands in it, too, and is left where it is.
  const known =
    sealed === null
      ? null
      : (JSON.parse(unseal(keys, 'inbox', sealed)) as { content?: MessageContent; forwarded?: boolean } | null)
  return { from: 'person', key, at, content: known?.content ?? null, forwarded: known?.forwarded ?? false, type }
}

/** Changes whenever something is said, sent, delivered or read in this chat. */
export async function pulseOf(db: BotDb, { personId, channelId }: ChatRow): Promise<string> {
  const { rows } = await db.execute<{ pulse: string }>(sql`select concat_ws(' ',
    (select max(id) from inbox_event where person_id = ${personId} and channel_id = ${channelId}),
    (select max(handled_at) from inbox_event where person_id = ${personId} and channel_id = ${channelId}),
    (select max(updated_at) from outbox_message where person_id = ${personId} and channel_id = ${channelId})) as pulse`)
  return rows[0]?.pulse ?? ''
}

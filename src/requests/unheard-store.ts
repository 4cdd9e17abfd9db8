import { sql } from 'drizzle-orm'
import type { BotTx } from '../db/client.ts'

/** On the timeline: from this line on an answer is waited for. */
export const AWAITS_ANSWER = 'awaits-answer'

/** Parked for this: what the person has written since is a dead letter. */
export const MESSAGE_UNHEARD = 'message-unheard'

/**
 * Whether something that the person wrote after this confirmation could not be handled and lies with staff, its words included. Whoever let the
 * request go on has looked at what lay there by then.
 */
export async function isSetAside(tx: BotTx, requestId: string): Promise<boolean> {
  const { rows } = await tx.execute(sql`
    select 1 from erasure_request r
    join inbox_event e on e.person_id = r.person_id and e.kind = 'message' and e.sealed is not null and e.event_at >= r.confirmed_at
    join dead_letter d on d.inbox_event_id = e.id and d.reason = 'handler-failed'
    where r.id = ${requestId}::uuid and not exists (
      select from request_event v where v.request_id = r.id and v.what = 'released' and v.at >= d.received_at)
    limit 1`)
  return rows.length > 0
}

export interface Unheard {
  /** Whose request it is at this moment: an id may just have become a number's. */
  personId: string | null
  /** Something the person wrote is stored and not handled yet: it may be "keep my data". */
  unhandled: boolean
  /** A chat in which this request can be taken back asks whether it shall be, or which of several. */
  asked: boolean
  /** Since when an answer is waited for, if one was waited for since this request's time came. */
  since: Date | null
}

/** What the person may have said, or be about to say, about a request that is about to begin; in one statement, so of one moment. */
export async function unheardOf(tx: BotTx, requestId: string): Promise<Unheard> {
  // Where it is taken back: in the chat that asked, and in ours, as chat-request-store's undo has it.
  const { rows } = await tx.execute<{ personId: string | null; unhandled: boolean; asked: boolean; since: number | null }>(sql`
    select r.person_id as "personId",
      exists (select from inbox_event e where e.person_id = r.person_id and e.kind = 'message' and e.handled_at is null) as unhandled,
      exists (select from conversation c join channel h on h.id = c.channel_id
        where c.person_id = r.person_id and c.state in ('confirmingUndo', 'undoing', 'choosingOpen')
          and (h.mode = 'dedicated' or h.id = r.channel_id)) as asked,
      (select extract(epoch from min(e.at))::float8 * 1000 from request_event e
        where e.request_id = r.id and e.what = ${AWAITS_ANSWER} and e.at >= r.erase_at) as since
    from erasure_request r where r.id = ${requestId}::uuid`)
  const [row] = rows
  if (!row) throw new Error('A request that is about to begin is not there.')
  return { ...row, since: row.since === null ? null : new Date(row.since) }
}

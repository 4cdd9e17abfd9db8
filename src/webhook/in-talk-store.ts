import { type SQL, sql } from 'drizzle-orm'

const OPEN = sql.raw(`('awaiting_confirmation', 'scheduled', 'running', 'on_hold', 'parked')`)

/** How much a person has in talk in a chat: 2 something open, 1 a conversation or a first message that waits, 0 nothing. */
export function inTalk(person: SQL, channel: SQL): SQL {
  return sql`case
    when exists (select 1 from conversation c where c.person_id = ${person} and c.channel_id = ${channel} and c.holds_floor)
      or exists (select 1 from erasure_request r where r.person_id = ${person} and r.channel_id = ${channel} and r.state in ${OPEN}) then 2
    when exists (select 1 from conversation c where c.person_id = ${person} and c.channel_id = ${channel})
      or exists (select 1 from inbox_event e where e.person_id = ${person} and e.channel_id = ${channel} and e.handled_at is null
        and e.kind = 'message') then 1
    else 0 end`
}

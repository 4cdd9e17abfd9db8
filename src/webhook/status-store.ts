import { sql } from 'drizzle-orm'
import type { BotTx } from '../db/client.ts'
import { columnsOf } from '../db/columns.ts'
import type { KeyRing } from '../runtime/keys.ts'
import { wamidHashes } from '../subject/pseudonym.ts'
import type { InboundStatus } from './event.ts'

export interface ArrivingStatus {
  channelId: string
  status: InboundStatus
}

const RANKS = { sent: 2, delivered: 3, read: 4, failed: 5 } as const
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * Moves our messages forward by what Meta says of them, in one statement: pending < sending < sent < delivered < read; a failure ends a message
 * that has not been delivered. Matched by our row's id within the channel, else by the wamid. What is not ours leaves no trace.
 * A failure is noted on the request it spoke of. Returns the people whose message failed or whose unsettled send is settled: their next message may go.
 */
export async function applyStatuses(tx: BotTx, keys: KeyRing, now: Date, arriving: readonly ArrivingStatus[]): Promise<string[]> {
  const rows = arriving.map(({ channelId, status }, place) => {
    const hashes = wamidHashes(keys, status.wamid)
    const callback = status.callbackData !== undefined && UUID.test(status.callbackData) ? status.callbackData : null
    const { status: state, errorCode = null } = status
    return [place, channelId, callback, hashes[0] ?? null, hashes.join(), state, RANKS[state], errorCode]
  })
  const [place, channel, callback, hash, hashes, state, rank, error] = columnsOf(rows, 8)
  // Rows are locked in the order of their ids, so that two processes wait for each other instead of deadlocking.
  const { rows: moved } = await tx.execute(sql`
    with arriving as (
      select * from unnest(${place}::int[], ${channel}::uuid[], ${callback}::uuid[], ${hash}::text[], ${hashes}::text[], ${state}::text[],
                           ${rank}::int[], ${error}::int[])
        as a (place, channel_id, callback, wamid_hash, hashes, state, rank, error_code)
    ), matching as (
      select a.*, o.id from arriving a join outbox_message o on o.id = a.callback and o.channel_id = a.channel_id
      union
      select a.*, o.id from arriving a
      join outbox_message o on o.wamid_hash = any(string_to_array(a.hashes, ',')) and o.channel_id = a.channel_id
    ), locked as materialized (
      select id, state, wamid_hash, array_position(array['pending', 'sending', 'sent', 'delivered', 'read'], state) - 1 as rank
      from outbox_message where id in (select id from matching) order by id for no key update
    ), best as (
      select distinct on (m.id) m.id, m.state, m.error_code, m.wamid_hash, l.state as former
      from matching m join locked l on l.id = m.id
      cross join lateral (select l.wamid_hash = any(string_to_array(m.hashes, ',')) as same) wamid
      where l.rank < m.rank
        -- An earlier send's fate is not this one's: not when it failed, and not when the row waits to be sent anew.
        and (m.state <> 'failed' or l.state in ('sending', 'sent') and wamid.same is not false)
        and (l.state <> 'pending' or wamid.same is not true)
      order by m.id, m.rank desc, m.place desc
    )
    , changed as (update outbox_message o
    set state = b.state, error_code = b.error_code, wamid_hash = coalesce(o.wamid_hash, b.wamid_hash),
        updated_at = ${now.toISOString()}::timestamptz
    from best b
    where o.id = b.id
    returning o.person_id, o.request_id, o.template_name, o.state, o.error_code,
              o.state = 'failed' or b.former in ('pending', 'sending') as unblocks
    ), noted as (
      -- A template that still stands in for the message is no failure yet.
      insert into request_event (request_id, at, what, detail)
      select request_id, ${now.toISOString()}::timestamptz, 'send-failed', coalesce(error_code, 0)::text from changed
      where state = 'failed' and request_id is not null and template_name is null
    )
    select person_id, unblocks from changed`)
  // The columns are those of the statement above.
  return [
    ...new Set((moved as { person_id: string; unblocks: boolean }[]).filter((row) => row.unblocks).map((row) => row.person_id)),
  ]
}

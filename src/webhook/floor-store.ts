import { sql } from 'drizzle-orm'
import type { Channel } from '../db/channels.ts'
import type { BotDb } from '../db/client.ts'
import { columnsOf } from '../db/columns.ts'
import type { KeyRing } from '../runtime/keys.ts'
import { type Address, addressPseudonyms, wamidHashes } from '../subject/pseudonym.ts'
import type { InboundMessage, InboundSystem } from './event.ts'

export interface FloorQuestion {
  channel: Channel
  event: InboundMessage | InboundSystem
}

/**
 * Which of these events of shared channels belong to an open deletion conversation: one query for all of a body, nothing written.
 * A message already taken is taken again when it is redelivered, and one that follows an opening not yet handled belongs to it.
 * Returns the places of those that do.
 */
export async function heldByBot(db: BotDb, keys: KeyRing, questions: readonly FloorQuestion[]): Promise<Set<number>> {
  const rows = questions.flatMap(({ channel, event }, place) => {
    const address = addressOf(channel, event)
    const pseudonyms = addressPseudonyms(keys, 'case', address)
    const hashes = wamidHashes(keys, event.wamid).join()
    const portfolio = address.kind === 'user_id' ? address.portfolioId : ''
    return pseudonyms.map(({ keyId, value }) => [place, channel.id, address.kind, portfolio, keyId, value, hashes])
  })
  const [place, channel, kind, portfolio, keyId, value, hashes] = columnsOf(rows, 7)
  const found = await db.execute(sql`
    select distinct a.place
    from unnest(${place}::int[], ${channel}::uuid[], ${kind}::text[], ${portfolio}::text[], ${keyId}::text[], ${value}::text[], ${hashes}::text[])
      as a (place, channel_id, kind, portfolio_id, key_id, pseudonym, hashes)
    left join person_binding b on b.kind = a.kind and b.portfolio_id = a.portfolio_id and b.key_id = a.key_id
      and b.pseudonym = a.pseudonym and b.ended_at is null
    where exists (select 1 from inbox_event e where e.dedup_key = any(string_to_array(a.hashes, ',')))
       or exists (select 1 from conversation c where c.person_id = b.person_id and c.channel_id = a.channel_id and c.holds_floor)
       or exists (select 1 from inbox_event e where e.person_id = b.person_id and e.channel_id = a.channel_id and e.handled_at is null)`)
  return new Set(found.rows.map((row) => Number(row.place)))
}

// A shared channel ties no number to an id: the number is used where it came, else the id.
function addressOf(channel: Channel, { sender }: FloorQuestion['event']): Address {
  if (sender.phone !== undefined) return { kind: 'phone', phone: sender.phone }
  return { kind: 'user_id', portfolioId: channel.portfolioId, userId: sender.userId ?? '' }
}

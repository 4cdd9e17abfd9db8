import { sql } from 'drizzle-orm'
import type { Channel } from '../db/channels.ts'
import type { BotDb } from '../db/client.ts'
import { columnsOf } from '../db/columns.ts'
import type { KeyRing } from '../runtime/keys.ts'
import { type Address, addressPseudonyms, wamidHashes } from '../subject/pseudonym.ts'
import type { Perhaps } from './sort-out.ts'

/** How long after its last turn a conversation is still known, so that "complain" or "keep my data" is meant for it. */
const KNOWN_MS = 30 * 86_400_000

/**
 * Which of these events of shared channels belong to an open deletion conversation: one query for all of a body, nothing written.
 * A message already taken is taken again when it is redelivered, and one that follows an opening not yet handled belongs to it; words of
 * our own that wait for this chat open nothing.
 * So do taps on the bot's own prompts, and what its words invite to write where a conversation is known.
 * Returns the places of those that do.
 */
export async function heldByBot(db: BotDb, keys: KeyRing, questions: readonly Perhaps[], now: Date): Promise<Set<number>> {
  const rows = questions.flatMap(({ channel, event, invited }, place) => {
    const address = addressOf(channel, event)
    const pseudonyms = addressPseudonyms(keys, 'case', address)
    const hashes = wamidHashes(keys, event.wamid).join()
    const portfolio = address.kind === 'user_id' ? address.portfolioId : ''
    const said = [hashes, tappedPrompt(event), invited ? 'yes' : 'no']
    return pseudonyms.map(({ keyId, value }) => [place, channel.id, address.kind, portfolio, keyId, value, ...said])
  })
  const [place, channel, kind, portfolio, keyId, value, hashes, prompt, invited] = columnsOf(rows, 9)
  const knownSince = new Date(now.getTime() - KNOWN_MS).toISOString()
  const found = await db.execute(sql`
    select distinct a.place
    from unnest(${place}::int[], ${channel}::uuid[], ${kind}::text[], ${portfolio}::text[], ${keyId}::text[], ${value}::text[], ${hashes}::text[],
      ${prompt}::text[], ${invited}::text[]) as a (place, channel_id, kind, portfolio_id, key_id, pseudonym, hashes, prompt_id, invited)
    left join person_binding b on b.kind = a.kind and b.portfolio_id = a.portfolio_id and b.key_id = a.key_id
      and b.pseudonym = a.pseudonym and b.ended_at is null
    where exists (select 1 from inbox_event e where e.dedup_key = any(string_to_array(a.hashes, ',')))
       or exists (select 1 from conversation c where c.person_id = b.person_id and c.channel_id = a.channel_id and c.holds_floor)
       or exists (select 1 from inbox_event e where e.person_id = b.person_id and e.channel_id = a.channel_id and e.handled_at is null
         and e.kind = 'message')
       or exists (select 1 from outbox_message o where o.prompt_id = a.prompt_id and o.person_id = b.person_id and o.channel_id = a.channel_id)
       or (a.invited = 'yes' and exists (select 1 from conversation c
         where c.person_id = b.person_id and c.channel_id = a.channel_id and c.updated_at > ${knownSince}::timestamptz))`)
  return new Set(found.rows.map((row) => Number(row.place)))
}

// A shared channel ties no number to an id: the number is used where it came, else the id.
function addressOf(channel: Channel, { sender }: Perhaps['event']): Address {
  if (sender.phone !== undefined) return { kind: 'phone', phone: sender.phone }
  return { kind: 'user_id', portfolioId: channel.portfolioId, userId: sender.userId ?? '' }
}

/** The prompt whose button or row was tapped: their ids are `<promptId>:<choice>`. Null where nothing of the kind was tapped. */
function tappedPrompt(event: Perhaps['event']): string | null {
  if (event.kind !== 'message' || (event.content.type !== 'button' && event.content.type !== 'list-row')) return null
  const colon = event.content.id.indexOf(':')
  return colon > 0 ? event.content.id.slice(0, colon) : null
}

import { sql } from 'drizzle-orm'
import type { Channel } from '../db/channels.ts'
import type { BotDb } from '../db/client.ts'
import { columnsOf } from '../db/columns.ts'
import type { KeyRing } from '../runtime/keys.ts'
import { type Address, addressPseudonyms, wamidHashes } from '../subject/pseudonym.ts'
import { inTalk } from './in-talk-store.ts'
import type { Perhaps } from './sort-out.ts'

/** How long after its last turn a conversation is still known, so that "complain" or "keep my data" is meant for it. */
const KNOWN_MS = 30 * 86_400_000
/** A deletion that is not at its end, for whoever wants it stopped. */
const UNFINISHED = sql.raw(`('scheduled', 'running', 'partial', 'on_hold', 'parked')`)

/**
 * Which of these events of shared channels belong to an open deletion conversation: one query for all of a body, nothing written.
 * A message already taken is taken again when it is redelivered, and one that follows an opening not yet handled belongs to it; words of
 * our own that wait for this chat open nothing.
 * So do taps on the bot's own prompts, what its words invite to write where a conversation is known, and what stops a deletion under way.
 * Returns the places of those that do.
 */
export async function heldByBot(db: BotDb, keys: KeyRing, questions: readonly Perhaps[], now: Date): Promise<Set<number>> {
  const rows = questions.flatMap(({ channel, event, invited }, place) => {
    const addresses = addressesOf(channel, event)
    const hashes = wamidHashes(keys, event.wamid).join()
    const said = [hashes, tappedPrompt(event), invited || 'no', addresses.length > 1 ? 'yes' : 'no']
    return addresses.flatMap((address) => {
      const portfolio = address.kind === 'user_id' ? address.portfolioId : ''
      const pseudonyms = addressPseudonyms(keys, 'case', address)
      return pseudonyms.map(({ keyId, value }) => [place, channel.id, address.kind, portfolio, keyId, value, ...said])
    })
  })
  const [place, channel, kind, portfolio, keyId, value, hashes, prompt, invited, both] = columnsOf(rows, 10)
  const knownSince = new Date(now.getTime() - KNOWN_MS).toISOString()
  const found = await db.execute(sql`
    with named as (
      select a.*, b.person_id,
        case when a.has_both = 'yes' and b.person_id is not null then ${inTalk(sql`b.person_id`, sql`a.channel_id`)} else 0 end as talk
      from unnest(${place}::int[], ${channel}::uuid[], ${kind}::text[], ${portfolio}::text[], ${keyId}::text[], ${value}::text[], ${hashes}::text[],
        ${prompt}::text[], ${invited}::text[], ${both}::text[])
        as a (place, channel_id, kind, portfolio_id, key_id, pseudonym, hashes, prompt_id, invited, has_both)
      left join person_binding b on b.kind = a.kind and b.portfolio_id = a.portfolio_id and b.key_id = a.key_id
        and b.pseudonym = a.pseudonym and b.ended_at is null
    ), meant as (
      select n.*, n.has_both = 'no' or (n.kind = 'user_id') = (max(n.talk) filter (where n.kind = 'user_id') over (partition by n.place)
        > max(n.talk) filter (where n.kind = 'phone') over (partition by n.place)) as is_meant
      from named n
    )
    select distinct a.place from meant a
    where exists (select 1 from inbox_event e where e.dedup_key = any(string_to_array(a.hashes, ',')))
       or (a.is_meant and (
         exists (select 1 from conversation c where c.person_id = a.person_id and c.channel_id = a.channel_id and c.holds_floor)
         or exists (select 1 from inbox_event e where e.person_id = a.person_id and e.channel_id = a.channel_id and e.handled_at is null
           and e.kind = 'message')
         or exists (select 1 from outbox_message o where o.prompt_id = a.prompt_id and o.person_id = a.person_id and o.channel_id = a.channel_id)
         or (a.invited <> 'no' and exists (select 1 from erasure_request r
           where r.person_id = a.person_id and r.channel_id = a.channel_id and r.state in ${UNFINISHED}))
         or (a.invited = 'known' and exists (select 1 from conversation c
           where c.person_id = a.person_id and c.channel_id = a.channel_id and c.updated_at > ${knownSince}::timestamptz))))`)
  return new Set(found.rows.map((row) => Number(row.place)))
}

// A shared channel ties no number to an id: whoever has more in talk there is meant, the number's person unless it is the id's (`personsOf`).
function addressesOf({ portfolioId }: Channel, { sender: { phone, userId } }: Perhaps['event']): Address[] {
  const byPhone = phone === undefined ? [] : [{ kind: 'phone', phone } as const]
  return userId === undefined && byPhone.length > 0
    ? byPhone
    : [...byPhone, { kind: 'user_id', portfolioId, userId: userId ?? '' }]
}

/** The prompt whose button or row was tapped: their ids are `<promptId>:<choice>`. Null where nothing of the kind was tapped. */
function tappedPrompt(event: Perhaps['event']): string | null {
  if (event.kind !== 'message' || (event.content.type !== 'button' && event.content.type !== 'list-row')) return null
  const colon = event.content.id.indexOf(':')
  return colon > 0 ? event.content.id.slice(0, colon) : null
}

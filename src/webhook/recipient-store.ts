import { sql } from 'drizzle-orm'
import type { Channel } from '../db/channels.ts'
import type { BotTx } from '../db/client.ts'
import { columnsOf } from '../db/columns.ts'
import type { KeyRing } from '../runtime/keys.ts'
import { addressPseudonyms } from '../subject/pseudonym.ts'
import type { InboundStatus } from './event.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * Whom a message reached, by WhatsApp's word in its status. Where that is another id than the one by which the person is known beside their number,
 * the number may have another holder: noted with it. Only CallMissed's own channels say so.
 */
export async function compareRecipients(
  tx: BotTx,
  keys: KeyRing,
  now: Date,
  arriving: readonly { channel: Channel; status: InboundStatus }[],
): Promise<void> {
  const rows = arriving.flatMap(({ channel, status }) => {
    const { callbackData = '', recipientUserId: userId } = status
    if (channel.mode !== 'dedicated' || userId === undefined || !UUID.test(callbackData)) return []
    const known = addressPseudonyms(keys, 'case', { kind: 'user_id', portfolioId: channel.portfolioId, userId })
    return [[callbackData, channel.id, channel.portfolioId, known.map(({ value }) => value).join()]]
  })
  if (rows.length === 0) return
  const [callback, channel, portfolio, reached] = columnsOf(rows, 4)
  await tx.execute(sql`
    with differing as (
      select distinct o.person_id
      from unnest(${callback}::uuid[], ${channel}::uuid[], ${portfolio}::text[], ${reached}::text[]) as a (id, channel_id, portfolio_id, reached)
      join outbox_message o on o.id = a.id and o.channel_id = a.channel_id
      join person_binding u on u.person_id = o.person_id and u.kind = 'user_id' and u.portfolio_id = a.portfolio_id and u.ended_at is null
      group by o.person_id, a.id, a.reached
      having not bool_or(u.pseudonym = any(string_to_array(a.reached, ',')))
    ), phones as (
      select id from person_binding
      where person_id in (select person_id from differing) and kind = 'phone' and ended_at is null order by id for no key update
    )
    update person_binding set identity_changed_at = ${now.toISOString()}::timestamptz where id in (select id from phones)`)
}

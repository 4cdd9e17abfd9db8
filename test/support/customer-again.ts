import type { Scenario } from './scenario.ts'

const COACHING = 'c0ac4100-0000-4000-a000-000000000003'

interface Stored {
  role?: 'user' | 'assistant'
  /** WhatsApp's id of the message, where the platform keeps it. */
  wamid?: string
}

/**
 * What the platform stores of a message in the coaching centre's chat: into the open conversation, or into a new one, and for its webhooks.
 * Returns the message's id. `address`: how the shop knows the customer.
 */
export async function storesForTheShop(
  world: Scenario,
  { address, name }: { address: string; name: string },
  text: string,
  { role = 'user', wamid }: Stored = {},
): Promise<string> {
  const now = world.test.bot.clock.now()
  const contact = { name, ...(address.startsWith('+') ? { phone: address } : {}) }
  const [open] = await world.platform<{ id: string }>(
    `with bumped as (update conversation set last_message_at = $2 where external_id = $1 and status = 'open' returning id),
      made as (insert into conversation (tenant_id, bot_id, channel, external_id, status, metadata, created_at, last_message_at)
        select tenant_id, id, 'whatsapp', $1, 'open', $3::jsonb, $2, $2 from bot
        where tenant_id = '${COACHING}' and type = 'whatsapp' and not exists (select 1 from bumped)
        returning id)
     select id from bumped union all select id from made`,
    [address, now, JSON.stringify({ contact })],
  )
  const [message] = await world.platform<{ id: string }>(
    `insert into message (conversation_id, role, content, message_type, wamid, created_at) values ($1, $2, $3, 'text', $4, $5) returning id`,
    [open?.id, role, text, wamid ?? null, now],
  )
  if (wamid === undefined) return message?.id ?? ''
  const data = {
    conversation: { id: open?.id, external_id: address, contact },
    message: { id: message?.id, role, content: text, wamid },
  }
  await world.platform(
    `insert into webhook_delivery (tenant_id, webhook_subscription_id, event, payload, status, attempts, created_at)
     select tenant_id, id, 'message.received', $1::jsonb, 'delivered', 1, $2 from webhook_subscription where tenant_id = '${COACHING}' limit 1`,
    [JSON.stringify({ event: 'message.received', data }), now],
  )
  return message?.id ?? ''
}

/** A customer writes to the coaching centre. */
export function writesToTheShop(world: Scenario, phone: string, name: string, text: string): Promise<string> {
  return storesForTheShop(world, { address: phone, name }, text)
}

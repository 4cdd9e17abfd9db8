import type { Scenario } from './scenario.ts'

const COACHING = 'c0ac4100-0000-4000-a000-000000000003'

/** What the platform stores when a customer writes to the coaching centre: into the open conversation, or into a new one. Returns the message's id. */
export async function writesToTheShop(world: Scenario, phone: string, name: string, text: string): Promise<string> {
  const now = world.test.bot.clock.now()
  const [open] = await world.platform<{ id: string }>(
    `with bumped as (update conversation set last_message_at = $2 where external_id = $1 and status = 'open' returning id),
      made as (insert into conversation (tenant_id, bot_id, channel, external_id, status, metadata, created_at, last_message_at)
        select tenant_id, id, 'whatsapp', $1, 'open', $3::jsonb, $2, $2 from bot
        where tenant_id = '${COACHING}' and type = 'whatsapp' and not exists (select 1 from bumped)
        returning id)
     select id from bumped union all select id from made`,
    [phone, now, JSON.stringify({ contact: { name, phone } })],
  )
  const [message] = await world.platform<{ id: string }>(
    `insert into message (conversation_id, role, content, message_type, created_at) values ($1, 'user', $2, 'text', $3) returning id`,
    [open?.id, text, now],
  )
  return message?.id ?? ''
}

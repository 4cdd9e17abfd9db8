import { DAY, type TestBot } from './bot.ts'
import { demoNow } from './demo-now.ts'
import type { Walker } from './walkers.ts'

/** A recorded call of theirs, in a chat of its own, with transcript and analysis. What the files hold is known, so that a copy anywhere is found. */
export async function giveCall({ bot }: TestBot, { phone, name, spoken, recordings, neighbour }: Walker): Promise<void> {
  const [recording, copy] = recordings
  for (const key of recordings) await bot.blobs.put(key, Buffer.from(`OggS ${spoken}`))
  await bot.blobs.put(neighbour, Buffer.from('OggS somebody else'))
  await bot.platform.query(
    `with chat as (
       insert into conversation (id, tenant_id, bot_id, channel, external_id, status, metadata, duration_seconds, created_at, last_message_at)
       select gen_random_uuid(), c.tenant_id, (select id from bot b where b.tenant_id = c.tenant_id order by id limit 1), 'voice', $1, 'closed',
         jsonb_build_object('contact', jsonb_build_object('name', $2::text, 'phone', $1::text)), 40, $3::timestamptz, $3::timestamptz
       from conversation c where c.external_id = $1 order by c.id limit 1 returning id, tenant_id, bot_id
     ), call as (
       insert into voice_session (id, tenant_id, bot_id, conversation_id, livekit_room, recording_key, metadata, started_at, ended_at)
       select gen_random_uuid(), tenant_id, bot_id, id, 'call-' || substr($1, 2) || '-1', $4,
         jsonb_build_object('caller', jsonb_build_object('phone', $1::text, 'name', $2::text)), $3, $3 from chat returning id
     ), turn as (
       insert into voice_turn (id, voice_session_id, position, role, transcript) select gen_random_uuid(), id, 0, 'user', $5 from call
     )
     insert into call_analysis (id, voice_session_id, recording_key, transcript, summary, sentiment, created_at)
     select gen_random_uuid(), id, $6, jsonb_build_array(jsonb_build_object('speaker', $2::text, 'text', $5::text)), $5, 'neutral', $3 from call`,
    [phone, name, new Date(demoNow.getTime() - 30 * DAY), recording, spoken, copy],
  )
}

/** A business that logs the prompts of its bots: one of theirs names them, spelt as people spell it. */
export async function givePrompt({ bot }: TestBot, { phone, name }: Walker, spelt: string): Promise<void> {
  await bot.platform.query(
    `insert into usage_log (tenant_id, bot_id, conversation_id, model, tokens, latency_ms, cost, ip, prompt, created_at)
     select tenant_id, bot_id, id, 'router-small', 120, 300, 0.05, '203.0.113.9', $2, $3::timestamptz
     from conversation where external_id = $1 and channel = 'whatsapp' order by id limit 1`,
    [
      phone,
      `The customer ${name.toUpperCase()}, to be called on ${spelt}, wrote: is it ready?`,
      new Date(demoNow.getTime() - 20 * DAY),
    ],
  )
}

/** The text, in a message of somebody else's. */
export async function giveMention({ bot }: TestBot, { phone }: Walker, text: string): Promise<void> {
  const { rowCount } = await bot.platform.query(
    `update message set content = $2 where id = (select m.id from message m join conversation c on c.id = m.conversation_id
       where c.external_id <> $1 and c.external_id <> substr($1, 2) and m.role = 'user'
         and c.tenant_id = (select tenant_id from conversation where external_id = $1 order by id limit 1) order by m.id limit 1)`,
    [phone, text],
  )
  if (rowCount !== 1) throw new Error('Nobody else wrote anything.')
}

/** Every business has a server that takes what it is told, so that nothing waits for it. */
export async function letBusinessesListen({ bot }: TestBot, url: string): Promise<void> {
  // The platform asks for https; a server in a test has no certificate that anybody would trust.
  await bot.platform.query('alter table webhook_subscription drop constraint webhook_subscription_url')
  await bot.platform.query(`update webhook_subscription set url = $1, events = events || '{data_deletion.*}'`, [url])
}

import type pg from 'pg'

/** Two people of one business, their messages one beside the other, each with two statuses; every fifth has a recording. */
export async function fillTwo(pool: pg.Pool, phones: readonly [string, string], messages: number): Promise<void> {
  await pool.query(
    'truncate message_status, message, conversation, bot, tenant, deletion_bot.progress, deletion_bot.retained cascade',
  )
  await pool.query(
    `with t as (insert into tenant (name) values ('Shop') returning id),
    b as (insert into bot (tenant_id, name, type) select id, 'Bot', 'whatsapp' from t returning id, tenant_id)
    insert into conversation (tenant_id, bot_id, channel, external_id, status, created_at, last_message_at)
    select tenant_id, id, 'whatsapp', phone, 'open', now() - interval '9 days', now() - interval '9 days'
    from b cross join unnest($1::text[]) phone`,
    [phones],
  )
  await pool.query(
    `insert into message (conversation_id, role, content, message_type, wamid, media_key, created_at)
     select id, 'user', 'hello ' || i, 'text', 'wamid.' || external_id || i, case when i % 5 = 0 then external_id || '/' || i end,
       now() - interval '9 days' + i * interval '1 second'
     from generate_series(1, $1::int) i cross join conversation`,
    [messages],
  )
  await pool.query(`insert into message_status (message_id, wamid, status, timestamp)
    select id, wamid, s, created_at from message cross join unnest(array['sent', 'read']) s`)
}

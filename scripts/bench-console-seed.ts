// What `npm run bench:console` looks at: requests, their chats and their traces, made in the database itself.
import pg from 'pg'
import type { Bot } from '../src/jobs/bot.ts'
import { sealBody } from '../src/outbox/body.ts'
import { demoBusinesses } from '../src/platform/demo-businesses.ts'
import { seal } from '../src/runtime/keys.ts'

/** Filled without their other indexes, which are built afterwards as they stand in the migrations. */
const BIG = ['inbox_event', 'outbox_message', 'request_event', 'erasure_request', 'conversation', 'access_log']
// Letters and digits of a reference, from a number.
const LETTERS = `translate(lpad(to_hex(n), 8, '0'), '01abcdef', 'GHABCDEF')`

export interface Size {
  requests: number
  lines: number
}

/** A tenth of the requests is open, and knows whom it is about; every person has one chat, and its lines are spread evenly. */
export async function seedConsole(bot: Bot, { requests, lines }: Size): Promise<void> {
  const now = bot.clock.now().toISOString()
  const channel = bot.channels.all().find(({ mode }) => mode === 'dedicated')?.id
  const message = { kind: 'message', content: { type: 'text', body: 'delete my data' }, forwarded: false }
  const said = seal(bot.keys, 'inbox', JSON.stringify(message))
  const told = sealBody(bot.keys, { message: { kind: 'text', body: 'We have stopped using your data.' } })
  // One of the demo's people: the plan of an open request is counted on the platform.
  const subject = seal(bot.keys, 'subject', JSON.stringify({ phones: ['+917000014821'], userIds: [], emails: [] }))
  const each = Math.max(1, Math.round(lines / requests / 2))
  const client = new pg.Client({ connectionString: bot.databaseUrl })
  await client.connect()
  const run = async (text: string, values: unknown[] = []) => void (await client.query(text, values))
  // The rows fit by their making: no trigger looks at each of them.
  for (const set of ['session_replication_role = replica', 'synchronous_commit = off', `maintenance_work_mem = '512MB'`])
    await run(`set ${set}`)
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
     left join pg_constraint c on c.conindid = i.indexrelid where i.indrelid::regclass::text = any($1) and c.oid is null`,
    [BIG],
  )
  for (const { name } of indexes) await run(`drop index ${name}`)
  await run(
    'create temp table p as select gen_random_uuid() as id, gen_random_uuid() as chat, gen_random_uuid() as request, n from generate_series(1, $1::int) n',
    [requests],
  )
  await run(`insert into person (id, created_at) select id, $1::timestamptz - n % 300 * interval '1 day' from p`, [now])
  await run(
    `insert into person_binding (id, person_id, kind, key_id, pseudonym, seen_at)
     select gen_random_uuid(), id, 'phone', 'k1', encode(sha256(n::text::bytea), 'hex'), $1::timestamptz from p`,
    [now],
  )
  await run(
    `insert into conversation (id, person_id, channel_id, state, language, last_inbound_at, created_at, updated_at)
     select chat, id, $2, 'done', 'en', $1::timestamptz - n % 300 * interval '1 day', $1, $1 from p`,
    [now, channel],
  )
  await run(
    `insert into erasure_request (id, reference, token_hash, person_id, channel_id, scope, state, language, proved_at, confirmed_at, deadline_at,
       erase_at, frozen_at, started_at, finished_at, second_swept_at, reason, next_attempt_at, subject_sealed, created_at, updated_at)
     select request, 'CM-' || left(r, 4) || '-' || right(r, 4), encode(sha256(('t' || n)::bytea), 'hex'), id, $2, 'number', s, 'en', at, at, at + interval '30 days',
       at + interval '15 minutes', at + interval '1 second', case when s in ('completed','partial') then at + interval '15 minutes' end,
       case when s = 'completed' then at + interval '16 minutes' end, case when s = 'completed' then at + interval '9 days' end,
       case when s = 'parked' then 'too-large-share' end, $1::timestamptz + interval '30 days', case when s not in ('completed','expired') then $3::text end, at, at
     from (select *, ${LETTERS} as r, case when n % 40 < 4 then (array['parked','on_hold','scheduled','partial'])[n % 4 + 1]
             when n % 11 = 0 then 'expired' else 'completed' end as s,
           $1::timestamptz - (case when n % 40 < 4 then n % 29 else n % 300 end) * interval '1 day' - n % 86400 * interval '1 second' as at from p) q`,
    [now, channel, subject],
  )
  await run(
    `insert into receipt (id, request_id, number, body, hash, is_on_platform, created_at)
     select gen_random_uuid(), id, 0, '{}', encode(sha256(id::text::bytea), 'hex'), true, finished_at from erasure_request where finished_at is not null`,
  )
  await run(
    `insert into forwarded_request (id, tenant_id, language, state, reason, person_id, request_id, created_at, expires_at, decided_at)
     select gen_random_uuid(), ($2::text[])[n % 3 + 1], 'en', s, case when s = 'left' then 'expired' end, id, case when s = 'asked' and n % 2 = 0 then request end,
       t, t + interval '30 days', case when s in ('left', 'denied') then t + interval '1 day' end
     from (select *, (array['asked', 'left', 'denied'])[n % 3 + 1] as s, $1::timestamptz - n % 300 * interval '1 day' as t from p where n % 5 = 0) q`,
    [now, demoBusinesses.map(({ tenantId }) => tenantId)],
  )
  await run(
    `insert into request_event (request_id, at, what) select r.id, r.created_at + k * interval '1 minute', (array['confirmed','frozen','running','completed'])[k]
     from erasure_request r, generate_series(1, 4) k`,
  )
  await run(
    `insert into inbox_event (dedup_key, person_id, channel_id, kind, content_type, sealed, event_at, received_at, handled_at)
     select n || ' ' || k, id, $2, 'message', 'text', $3, t, t, t from p, generate_series(1, $4::int) k,
       lateral (select $1::timestamptz - n % 300 * interval '1 day' - k * interval '1 minute' as t) at`,
    [now, channel, said, each],
  )
  await run(
    `insert into outbox_message (id, person_id, channel_id, conversation_id, request_id, what, sealed, state, error_code, created_at, updated_at)
     select gen_random_uuid(), id, $2, chat, request, 'scheduled', $3, case when (n + k) % 500 = 0 then 'failed' else 'read' end,
       case when (n + k) % 500 = 0 then 131026 end, t, t
     from p, generate_series(1, $4::int) k, lateral (select $1::timestamptz - n % 300 * interval '1 day' - k * interval '1 minute' as t) at`,
    [now, channel, told, each],
  )
  await run(
    `insert into access_log (id, at, actor, action, reason, role, request_id, key_id, pseudonym)
     select gen_random_uuid(), created_at, 'staff:demo-asha', 'see-request', 'case-work', 'support', id, 'k1', encode(sha256(person_id::text::bytea), 'hex')
     from erasure_request`,
  )
  await run(
    `insert into case_file (id, reference, person_id, channel_id, request_id, about, answer_by, opened_at)
     select gen_random_uuid(), 'CM-Z' || left(${LETTERS}, 3) || '-' || right(${LETTERS}, 4), id, $2, request, 'complaint', $1::timestamptz + n % 30 * interval '1 day', $1
     from p where n % 41 = 0`,
    [now, channel],
  )
  // Every third person was some business's customer, and is in its list.
  await run(
    `insert into business_notice (id, request_id, tenant_id, what, known_by, state, created_at, sent_at)
     select gen_random_uuid(), request, ($2::text[])[n % 3 + 1], 'confirmed', array[0], 'sent', $1, $1 from p where n % 3 = 0 or n % 7 = 0`,
    [now, demoBusinesses.map(({ tenantId }) => tenantId)],
  )
  const mail = { from: 'somebody@mail.example', subject: 'Complaint', text: 'my data is still there' }
  await run(
    `insert into mail_case (id, about, language, sender, sealed, answer_by, opened_at)
     select gen_random_uuid(), 'complain', 'en', encode(sha256(('m' || n)::bytea), 'hex'), $2, $1::timestamptz + n % 30 * interval '1 day', $1
     from p where n % 500 = 0`,
    [now, seal(bot.keys, 'mail-case', JSON.stringify(mail))],
  )
  await run(
    `insert into proposed_action (id, request_id, what, reason, until, seen_state, proposed_by, proposed_at, lapses_at)
     select gen_random_uuid(), request, 'hold', 'law-asks', $1::timestamptz + interval '9 days', 'scheduled', 'staff:demo-asha', $1, $1::timestamptz + interval '2 days'
     from p where n % 1000 = 2`,
    [now],
  )
  const letter = { to: '', subject: 'Your data', text: 'We are not using your data any more.' }
  await run(
    `insert into mail_message (id, what, language, request_id, sealed, state, created_at, updated_at)
     select gen_random_uuid(), 'request.entered', 'en', request, $2, 'letter', t, t
     from p, lateral (select $1::timestamptz - n % 29 * interval '1 day' as t) at where n % 500 = 3`,
    [now, seal(bot.keys, 'mail', JSON.stringify(letter))],
  )
  await run(
    `insert into objection (id, request_id, tenant_id, ground, state, decide_by, created_at)
     select gen_random_uuid(), request, ($2::text[])[n % 3 + 1], 'unpaid-dues', 'open', $1::timestamptz + n % 72 * interval '1 hour', $1
     from p where n % 1000 = 1`,
    [now, demoBusinesses.map(({ tenantId }) => tenantId)],
  )
  await run(
    `insert into dead_letter (reason, dedup_key, sealed, received_at)
     select 'strange-shape', encode(sha256(('d' || n)::bytea), 'hex'), $2, $1::timestamptz - n % 29 * interval '1 day' from p where n % 200 = 5`,
    [now, said],
  )
  for (const { definition } of indexes) await run(definition)
  await run('vacuum analyze')
  await client.end()
}

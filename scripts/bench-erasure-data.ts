import pg from 'pg'
import { migratePlatformDemo } from '../src/db/migrate.ts'
import { installOwnSchema } from '../src/platform/own-schema.ts'

/** The customer who has written by far the most. */
export const BIG = '+917000299999'

/**
 * One message of so many is the big customer's, so that they lie among the others' as they would have come. Beyond two
 * million every second one is: ten times as many would fill a development machine's disk.
 */
const shareOf = (rows: number): number => (rows > 2_000_000 ? 2 : 10)

/** How many messages {@link fillBig} makes for `rows` of the big customer. */
export const messagesAround = (rows: number): number => rows * shareOf(rows)

/** What hangs on messages: two statuses below each of the big customer's, and a recording at one of {@link RECORDING_EVERY}. */
export type Below = 'nothing' | 'statuses' | 'statuses and recordings'

/** One message of so many carries a recording, where there are any; see {@link recordingKeys}. */
export const RECORDING_EVERY = 1_000

/** The blob keys of the big customer's recordings. */
export const recordingKeys = (rows: number): string[] =>
  Array.from({ length: messagesAround(rows) / RECORDING_EVERY }, (_, n) => `recordings/${(n + 1) * RECORDING_EVERY}.ogg`)

/** A database `name` with `rows` messages of one customer among {@link messagesAround} of all, with what hangs on them. */
export async function fillBig(serverUrl: string, name: string, rows: number, below: Below): Promise<string> {
  const url = await freshDatabase(serverUrl, name)
  await migratePlatformDemo(url)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('set synchronous_commit = off')
    await client.query(PEOPLE, [Math.max(1, Math.ceil((messagesAround(rows) - rows) / 100)), BIG])
    await client.query(MESSAGES, [
      messagesAround(rows),
      shareOf(rows),
      BIG,
      below === 'statuses and recordings' ? RECORDING_EVERY : null,
    ])
    if (below !== 'nothing') await client.query(STATUSES, [BIG])
    await client.query('vacuum analyze')
    await installOwnSchema(client)
    await client.query('checkpoint')
  } finally {
    await client.end()
  }
  return url
}

/** An empty database of this name; answers with its URL. */
export async function freshDatabase(serverUrl: string, name: string): Promise<string> {
  await onServer(serverUrl, (client) => client.query(`create database ${name}`))
  return urlOf(serverUrl, name)
}

/** A copy of that database, to be changed; answers with its URL. */
export async function copyOf(serverUrl: string, template: string, name: string): Promise<string> {
  await onServer(serverUrl, async (client) => {
    await client.query(`drop database if exists ${name} with (force)`)
    await client.query(`create database ${name} template ${template} strategy file_copy`)
    await client.query('checkpoint')
  })
  return urlOf(serverUrl, name)
}

export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await onServer(serverUrl, (client) => client.query(`drop database if exists ${name} with (force)`))
}

async function onServer(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.href
}

const PEOPLE = `
with t as (insert into tenant (name) values ('Bench') returning id),
  b as (insert into bot (tenant_id, name, type) select id, 'Bot', 'whatsapp' from t returning id, tenant_id)
insert into conversation (tenant_id, bot_id, channel, external_id, status, created_at, last_message_at)
select b.tenant_id, b.id, 'whatsapp', phone, 'open', now() - interval '400 days', now() - interval '9 days'
from b, (select '+917000' || lpad(n::text, 6, '0') as phone from generate_series(1, $1::int) n union all select $2) s`

const MESSAGES = `
with people as materialized (
  select id, row_number() over (order by external_id) - 1 as nth from conversation where external_id <> $3
)
insert into message (conversation_id, role, content, message_type, wamid, media_key, created_at)
select case when i % $2::int = 0 then big.id else people.id end, case when i % 4 = 0 then 'user' else 'assistant' end,
  'Your order number ' || i || ' is on its way and will be with you soon.', 'text', 'wamid.' || i,
  case when i % $4::int = 0 then 'recordings/' || i || '.ogg' end,
  now() - interval '300 days' + i * interval '1 second'
from generate_series(1, $1::int) i
  join people on people.nth = i % (select count(*) from people)
  cross join (select id from conversation where external_id = $3) big
order by i`

const STATUSES = `
insert into message_status (message_id, wamid, status, timestamp)
select m.id, m.wamid, s, m.created_at from message m join conversation c on c.id = m.conversation_id cross join unnest(array['sent', 'read']) s
where c.external_id = $1 or m.wamid like '%0'`

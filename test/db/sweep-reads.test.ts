import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type BotDatabase, openBotDatabase } from '../../src/db/client.ts'
import { personsFailedLate } from '../../src/outbox/late-failure-store.ts'
import { erasuresToBegin, openWithDeadlineBefore, requestsDue } from '../../src/requests/due-request-store.ts'
import { testDatabases } from '../support/databases.ts'

const databases = testDatabases()
const ENDED = 40_000
const now = new Date()
let database: BotDatabase
let client: pg.Client

beforeAll(async () => {
  database = openBotDatabase(databases.botUrl, { connectionsMax: 1, waitMsMax: 5_000, onError: () => {} })
  client = new pg.Client({ connectionString: databases.botUrl })
  await client.connect()
  // Years of ended ones, their deadlines past; some that wait for staff, frozen as they should be.
  await client.query(
    `insert into erasure_request (id, reference, token_hash, scope, tenant_id, state, language, proved_at, confirmed_at, erase_at, frozen_at,
       second_swept_at, deadline_at, next_attempt_at, created_at, updated_at)
     select gen_random_uuid(), 'CM-' || left(r, 4) || '-' || right(r, 4), md5(n::text) || md5('t' || n), 'account', 'shop-' || n,
       case when n % 400 = 0 then 'parked' when n % 400 = 1 then 'on_hold' else 'completed' end, 'en', at, at, at, at,
       case when n % 400 > 1 then at end, at + interval '30 days', $1::timestamptz + interval '9 days', at, at
     from (select n, translate(lpad(to_hex(n), 8, '0'), '01abcdef', 'GHABCDEF') as r,
       $1::timestamptz - n * interval '20 minutes' - interval '60 days' as at from generate_series(1, $2::int) n) q`,
    [now.toISOString(), ENDED],
  )
  await client.query(
    `with somebody as (insert into person (id, created_at) values (gen_random_uuid(), $1::timestamptz) returning id),
       number as (insert into channel (id, phone_number_id, waba_id, portfolio_id, display_number, mode, access_token_sealed, app_secrets_sealed, created_at)
         values (gen_random_uuid(), '1', '1', '1', '', 'dedicated', '', '', $1::timestamptz) returning id)
     insert into outbox_message (id, person_id, channel_id, what, sealed, state, wamid_hash, created_at, updated_at)
     select gen_random_uuid(), somebody.id, number.id, 'help', case when n % 2 = 0 then 'e1.AAAA' end, case when n % 2 = 0 then 'read' else 'failed' end,
       md5(n::text), $1::timestamptz, $1::timestamptz
     from somebody, number, generate_series(1, $2::int) n`,
    [now.toISOString(), ENDED],
  )
  await client.query('analyze erasure_request, outbox_message')
}, 120_000)
afterAll(async () => {
  await client.end()
  await database.close()
})

/** The plans of the statements that this sends, made with the values that it sends. */
async function plansOf(ask: () => Promise<unknown>): Promise<string[]> {
  const sent: { text: string; values: unknown[] }[] = []
  const { prototype } = pg.Client
  const query = prototype.query
  prototype.query = function noted(this: pg.Client, ...args: unknown[]) {
    const [config, values] = args as [string | { text: string; values?: unknown[] }, unknown]
    const text = typeof config === 'string' ? config : config.text
    if (/^\s*(select|update)/i.test(text)) sent.push({ text, values: Array.isArray(values) ? values : [] })
    return (query as (...all: unknown[]) => unknown).apply(this, args)
  } as typeof query
  await ask().finally(() => {
    prototype.query = query
  })
  const plans = []
  for (const { text, values } of sent) {
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values)
    plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'))
  }
  return plans
}

it.each([
  ['what is due', () => requestsDue(database.db, now, 1_000), ['erasure_request_freeze_anew']],
  ['what may begin', () => erasuresToBegin(database.db, now, 100), []],
  ['whose message failed late', () => personsFailedLate(database.db, 1_000), ['outbox_message_failed_late']],
  ['whose deadline comes near', () => openWithDeadlineBefore(database.db, now), ['erasure_request_open_deadline']],
] as const)('every minute’s question %s reads what waits, not all that has ended', async (_what, ask, indexes) => {
  const plans = await plansOf(ask)
  expect(plans).toHaveLength(1)
  expect(plans[0]).not.toContain('Seq Scan')
  for (const index of indexes) expect(plans[0]).toContain(index)
})

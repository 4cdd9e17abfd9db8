/** Erasures of small subjects per second, against the same deletions as hand-written SQL in one transaction. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { startEmbedded } from '../src/db/embedded.ts'
import { migratePlatformDemo } from '../src/db/migrate.ts'
import type { Catalogue } from '../src/erasure/catalogue.ts'
import { readCatalogue } from '../src/erasure/catalogue-store.ts'
import { executePlan } from '../src/erasure/execute.ts'
import { planErasure } from '../src/erasure/plan.ts'
import { referenceMap } from '../src/erasure/reference-map.ts'
import { installOwnSchema } from '../src/platform/own-schema.ts'
import { spellingsOf } from '../src/subject/subject.ts'

const SUBJECTS = 2_600
const SUBJECTS_PER_RUN = 100
const ROUNDS = 12
export const ROWS_PER_SUBJECT = 18

export interface SmallSubjectsBench {
  /** `executePlan` over the reference map: holds, progress and every mapped table included. */
  enginePerSecond: number
  /** The rows of the same tables, deleted and emptied by hand-written statements in one transaction. */
  plainPerSecond: number
  ratio: number
  rowsPerSubject: number
  runs: number
  /** In each run. */
  subjects: number
}

/** One client, one connection, both ways in turn on the same data; each figure is the median of its runs. */
export async function benchSmallSubjects(): Promise<SmallSubjectsBench> {
  const dataDir = mkdtempSync(join(tmpdir(), 'deletion-bot-bench-'))
  const embedded = await startEmbedded({ dataDir })
  const pool = new pg.Pool({ connectionString: embedded.platformUrl, max: 1 })
  try {
    await migratePlatformDemo(embedded.platformUrl)
    await fillSmall(pool, SUBJECTS)
    await installOwnSchema(pool)
    const catalogue = await readCatalogue(pool)
    let next = 0
    const timed = async (erase: (n: number) => Promise<void>) => {
      const start = performance.now()
      for (let i = 0; i < SUBJECTS_PER_RUN; i += 1) await erase(next++)
      return SUBJECTS_PER_RUN / ((performance.now() - start) / 1_000)
    }
    const engine: number[] = []
    const plain: number[] = []
    // The first round warms both.
    for (let round = 0; round <= ROUNDS; round += 1) {
      const figures = [await timed((n) => eraseByEngine(pool, catalogue, n)), await timed((n) => eraseByHand(pool, n))] as const
      if (round > 0) {
        engine.push(figures[0])
        plain.push(figures[1])
      }
    }
    await checkNothingLeft(pool, next)
    const [enginePerSecond, plainPerSecond] = [Math.round(median(engine)), Math.round(median(plain))]
    const ratio = Math.round((median(engine) / median(plain)) * 100) / 100
    return { enginePerSecond, plainPerSecond, ratio, rowsPerSubject: ROWS_PER_SUBJECT, runs: ROUNDS, subjects: SUBJECTS_PER_RUN }
  } finally {
    await pool.end()
    await embedded.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** That many customers of one business, numbered from 0. To be called before the bot's own tables are there: no database finds them empty, and plans for it. */
export async function fillSmall(pool: pg.Pool, subjects: number): Promise<void> {
  await pool.query(FILL, [subjects])
  await pool.query('analyze')
}

export const phoneOf = (n: number) => `+9170001${String(n).padStart(5, '0')}`

/** Plans and erases the subject with this number, as `fillSmall` numbered them. */
export async function eraseByEngine(pool: pg.Pool, catalogue: Catalogue, n: number): Promise<void> {
  const subject = { phones: [phoneOf(n)], userIds: [], emails: [] }
  const now = new Date()
  const planned = planErasure({ map: referenceMap, catalogue, subject, scope: { kind: 'number' }, cutOff: now, now })
  if ('refused' in planned) throw new Error(planned.refused)
  const requestId = `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
  await executePlan(
    pool,
    { remove: async () => ({ is: 'gone' }), exists: async () => true },
    { requestId, run: 0, plan: planned.plan, subject, pseudonyms: [], now: () => now },
  )
}

const BY_HAND = [
  `delete from message_status where message_id in (select m.id from message m join conversation c on c.id = m.conversation_id where c.external_id = any($1))`,
  `delete from message where conversation_id in (select id from conversation where external_id = any($1))`,
  `delete from voice_turn where voice_session_id in (select v.id from voice_session v join conversation c on c.id = v.conversation_id where c.external_id = any($1))`,
  `delete from call_analysis where voice_session_id in (select v.id from voice_session v join conversation c on c.id = v.conversation_id where c.external_id = any($1))`,
  `delete from voice_session where conversation_id in (select id from conversation where external_id = any($1))`,
  `update usage_log set conversation_id = null, prompt = null, ip = null where conversation_id in (select id from conversation where external_id = any($1))`,
  `delete from conversation where external_id = any($1)`,
  `update campaign_recipient set phone = 'erased-' || gen_random_uuid(), variables = '{}', wamid = null, error = null where phone = any($1)`,
  `delete from webhook_delivery where (payload #>> '{data,conversation,external_id}'::text[]) = any($1)`,
  `update audit_log set target = null where target = any($1)`,
  `update payment set payer_phone = null, payer_name = null where payer_phone = any($1)`,
  `update invoice set billing_phone = null where billing_phone = any($1)`,
]

async function eraseByHand(pool: pg.Pool, n: number): Promise<void> {
  const client = await pool.connect()
  try {
    const spellings = spellingsOf({ phones: [phoneOf(n)], userIds: [], emails: [] }, 'phone')
    await client.query('begin')
    for (const [i, text] of BY_HAND.entries()) await client.query({ name: `by-hand-${i}`, text, values: [spellings] })
    await client.query('commit')
  } finally {
    client.release()
  }
}

async function checkNothingLeft(pool: pg.Pool, erased: number): Promise<void> {
  const { rows } = await pool.query<{ left: string }>('select count(*) as left from conversation')
  if (Number(rows[0]?.left) !== SUBJECTS - erased) throw new Error('The benchmark erased other rows than it should have.')
}

/** Per subject: a conversation, ten messages, four statuses, a campaign recipient, a delivery, a usage line. */
const FILL = `
with t as (insert into tenant (name) values ('Bench') returning id),
  b as (insert into bot (tenant_id, name, type) select id, 'Bot', 'whatsapp' from t returning id, tenant_id),
  a as (insert into whatsapp_account (tenant_id, waba_id, business_id, access_token, app_secret, verify_token)
    select id, '1', '1', '-', '-', '-' from t returning id, tenant_id),
  p as (insert into template (tenant_id, whatsapp_account_id, name, language, components)
    select tenant_id, id, 'offer', 'en', '[]' from a returning id, tenant_id),
  g as (insert into campaign (tenant_id, template_id, name, status) select tenant_id, id, 'Offers', 'running' from p returning id, tenant_id),
  w as (insert into webhook_subscription (tenant_id, url, secret, events) select id, 'https://example.test', '-', '{}' from t returning id, tenant_id),
  s as (select n, '+9170001' || lpad(n::text, 5, '0') as phone, now() - interval '9 days' as at from generate_series(0, $1::int - 1) n),
  c as (insert into conversation (tenant_id, bot_id, channel, external_id, status, created_at, last_message_at)
    select b.tenant_id, b.id, 'whatsapp', s.phone, 'open', s.at, s.at from b, s returning id, tenant_id, external_id, created_at),
  m as (insert into message (conversation_id, role, content, message_type, wamid, created_at)
    select c.id, case when i % 2 = 0 then 'user' else 'assistant' end, 'message ' || i, 'text', 'wamid.' || c.external_id || i, c.created_at
    from c, generate_series(1, 10) i returning id, wamid, created_at),
  x as (insert into message_status (message_id, wamid, status, timestamp)
    select id, wamid, 'read', created_at from m where wamid ~ '[1-4]$' returning 1),
  r as (insert into campaign_recipient (tenant_id, campaign_id, phone, status, created_at)
    select g.tenant_id, g.id, s.phone, 'pending', s.at from g, s returning 1),
  d as (insert into webhook_delivery (tenant_id, webhook_subscription_id, event, payload, status, created_at)
    select w.tenant_id, w.id, 'message', jsonb_build_object('data', jsonb_build_object('conversation', jsonb_build_object('external_id', s.phone))), 'delivered', s.at
    from w, s returning 1),
  u as (insert into usage_log (tenant_id, conversation_id, model, tokens, latency_ms, cost, created_at)
    select tenant_id, id, 'm', 1, 1, 1, created_at from c returning 1)
select count(*) from m`

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  console.log(JSON.stringify(await benchSmallSubjects(), null, 2))

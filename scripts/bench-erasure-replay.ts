import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { migrateBot, migratePlatformDemo } from '../src/db/migrate.ts'
import { appendReceipt } from '../src/erasure/erasure-store.ts'
import { mapHash } from '../src/erasure/plan.ts'
import { referenceMap } from '../src/erasure/reference-map.ts'
import { openBot } from '../src/jobs/open-bot.ts'
import { replayErasures } from '../src/jobs/replay.ts'
import { installOwnSchema } from '../src/platform/own-schema.ts'
import { systemClock } from '../src/runtime/clock.ts'
import { readConfig } from '../src/runtime/config.ts'
import { newId } from '../src/runtime/ids.ts'
import { sha256Hex } from '../src/runtime/keys.ts'
import { createLog } from '../src/runtime/log.ts'
import { readKeys } from '../src/runtime/read-keys.ts'
import { subjectPseudonyms } from '../src/subject/pseudonym.ts'
import { fillSmall, phoneOf, ROWS_PER_SUBJECT } from './bench-erasure-small.ts'

const DAY_MS = 86_400_000
const RECEIPTS_PER_TRANSACTION = 500

export interface ReplayBench {
  identifiers: number
  /** Erasures on the list, of which `back` came back with the restored database. */
  listed: number
  back: number
  scanSeconds: number
  eraseSeconds: number
}

/** A restored platform with `others` people whom nobody erased: the list is checked, every identifier column read once, and who came back is erased. */
export async function benchReplay(
  urls: { bot: string; platform: string },
  dataDir: string,
  { listed, back, others }: { listed: number; back: number; others: number },
): Promise<ReplayBench> {
  await migrateBot(urls.bot)
  await runMigrations({ connectionString: urls.bot })
  await migratePlatformDemo(urls.platform)
  await fill(urls.platform, back, others)
  const env = {
    ...{ DATA_DIR: dataDir, LOG_LEVEL: 'silent' },
    PSEUDONYM_KEYS: `p1:${randomBytes(32).toString('base64')}`,
    ENCRYPTION_KEYS: `e1:${randomBytes(32).toString('base64')}`,
    RECEIPT_SIGNING_KEY: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
  const config = readConfig(env)
  const keys = readKeys(config, env)
  const log = createLog('silent')
  const { bot, close } = await openBot({ config, keys, clock: systemClock, log, urls, graphBaseUrl: 'http://127.0.0.1:9' })
  try {
    await fillLedger(bot, urls.bot, listed)
    const start = performance.now()
    let scanned = start
    const report = await replayErasures(bot, {
      say({ at }) {
        if (at === 'scan') scanned = performance.now()
      },
    })
    const seconds = (performance.now() - start) / 1_000
    if (report.is !== 'done' || report.replayed !== back)
      throw new Error(`The replay of the benchmark ended as ${JSON.stringify(report)}.`)
    const scanSeconds = (scanned - start) / 1_000
    return { identifiers: report.identifiers, listed, back, scanSeconds, eraseSeconds: seconds - scanSeconds }
  } finally {
    await close()
  }
}

async function fill(url: string, back: number, others: number): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  try {
    await fillSmall(pool, back)
    await pool.query(
      `insert into conversation (tenant_id, bot_id, channel, external_id, status, created_at, last_message_at)
       select b.tenant_id, b.id, 'whatsapp', '+91800' || lpad(n::text, 7, '0'), 'open', now() - interval '9 days', now() - interval '9 days'
       from bot b, generate_series(1, $1::int) n`,
      [others],
    )
    await pool.query('vacuum analyze')
    await installOwnSchema(pool)
  } finally {
    await pool.end()
  }
}

type Bench = Awaited<ReturnType<typeof openBot>>['bot']

/** As many completed erasures as `listed`, oldest first, with receipts, entries of the ledger and of the replay list. */
async function fillLedger({ db, keys, clock }: Bench, url: string, listed: number): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ id: string }>(REQUESTS, [listed, mapHash(referenceMap)])
  await client.end()
  const now = clock.now()
  const cutOff = new Date(now.getTime() - DAY_MS)
  const scope = { kind: 'number' } as const
  for (let from = 0; from < rows.length; from += RECEIPTS_PER_TRANSACTION) {
    await db.transaction(async (tx) => {
      for (const [i, { id: requestId }] of rows.slice(from, from + RECEIPTS_PER_TRANSACTION).entries()) {
        const subject = { phones: [phoneOf(from + i)], userIds: [], emails: [] }
        const receiptId = newId()
        const body = JSON.stringify({ id: receiptId, cutOff: cutOff.toISOString(), scope })
        const replay = {
          pseudonyms: subjectPseudonyms(keys, 'replay', subject),
          scope,
          cutOff,
          expiresAt: new Date(now.getTime() + 30 * DAY_MS),
        }
        await appendReceipt(tx, keys, { receiptId, requestId, number: 0, body, hash: sha256Hex(body), now, replay })
      }
    })
  }
}

const REQUESTS = `
with c as (
  insert into channel (id, phone_number_id, waba_id, portfolio_id, display_number, mode, access_token_sealed, app_secrets_sealed, created_at)
  values (gen_random_uuid(), '1', '1', '1', '+917000000001', 'dedicated', '-', '-', now()) returning id
), p as (
  insert into person (id, created_at) select gen_random_uuid(), now() from generate_series(1, $1::int) returning id
)
insert into erasure_request (id, reference, token_hash, person_id, channel_id, scope, state, language,
  proved_at, confirmed_at, deadline_at, erase_at, created_at, updated_at, map_hash)
select gen_random_uuid(), 'CM-' || p.id, 'token ' || p.id, p.id, c.id, 'number', 'completed', 'en', now(), now(), now(), now(), now(), now(), $2 from p, c
returning id`

/** How the table speaks of them. */
export function replayTable(measured: readonly ReplayBench[]): string {
  const lines = measured.map((r) => {
    const whole = r.listed / (r.scanSeconds + r.eraseSeconds)
    return `| ${number(r.back)} of ${number(r.listed)} | ${number(r.identifiers)} in ${r.scanSeconds.toFixed(1)} s | ${r.eraseSeconds.toFixed(1)} s | ${Math.round(r.back / r.eraseSeconds)} | **${Math.round(whole)}** |`
  })
  return `### Replay after a restore

Each of those who came back has ${ROWS_PER_SUBJECT} rows. A list of 35 days, filled evenly, and last night's backup bring back one erasure in 35; one in ten is a backup of three and a half days.

| erasures back, of those on the list | checking the ledger, reading every identifier once | erasing again | people/s of those erased again | erasures of the list/s, all of it together (aim: 500 or more) |
|---|---|---|---|---|
${lines.join('\n')}`
}

const number = (n: number): string => n.toLocaleString('en')

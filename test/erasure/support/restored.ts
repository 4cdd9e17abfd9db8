import { join } from 'node:path'
import type pg from 'pg'
import type { BotDb } from '../../../src/db/client.ts'
import { readCatalogue } from '../../../src/erasure/catalogue-store.ts'
import { appendReceipt } from '../../../src/erasure/erasure-store.ts'
import { freeze } from '../../../src/erasure/freeze-store.ts'
import type { LedgerHead } from '../../../src/erasure/ledger.ts'
import { exportLedger } from '../../../src/erasure/replay-list-store.ts'
import { advanceMarker, noteCarriedOut } from '../../../src/erasure/replay-marker-store.ts'
import { endFreeze } from '../../../src/erasure/thaw-store.ts'
import type { ReplayBot } from '../../../src/jobs/replay-subject.ts'
import type { RequestScope } from '../../../src/requests/request.ts'
import { readConfig } from '../../../src/runtime/config.ts'
import { type KeyRing, sha256Hex } from '../../../src/runtime/keys.ts'
import { createLog } from '../../../src/runtime/log.ts'
import { subjectPseudonyms } from '../../../src/subject/pseudonym.ts'
import type { SubjectIdentifiers } from '../../../src/subject/subject.ts'
import { insertRequest } from './request-row.ts'
import { execute, memoryBlobs, planFor } from './run.ts'
import { shopMap } from './shop.ts'
import { CUT_OFF, NOW } from './world.ts'

export interface Erased {
  requestId: string
  subject: SubjectIdentifiers
  scope: RequestScope
  cutOff: Date
}

let receipts = 0

/** A replay's surroundings over a shop: one lane, so that the order of erasures is the order of their cut-offs. */
export async function replayBot(platform: pg.Pool, db: BotDb, keys: KeyRing, dataDir: string): Promise<ReplayBot> {
  const blobs = { ...memoryBlobs(), exists: async () => false, put: async () => {}, get: async () => undefined }
  return {
    config: readConfig({ DATA_DIR: dataDir }),
    keys,
    clock: { now: () => NOW },
    log: createLog('silent'),
    db,
    platform,
    // Only removing is ever asked of it.
    blobs: blobs as unknown as ReplayBot['blobs'],
    dataMap: shopMap,
    catalogue: await readCatalogue(platform),
  }
}

/** An erasure from its freeze to its receipt, head and marker, as the jobs do it. */
export async function eraseFully(bot: ReplayBot, n: number, erased: Omit<Erased, 'requestId'>): Promise<Erased & LedgerHead> {
  const { platform, db, keys } = bot
  const { subject, scope, cutOff } = erased
  const requestId = await insertRequest(db, n)
  const plan = await planFor(platform, shopMap, subject, scope, cutOff)
  const pseudonyms = subjectPseudonyms(keys, 'suppression', subject)
  // What the shop holds already of after the cut-off came later: nothing of it was there to be frozen.
  await freeze(platform, { requestId, plan, subject, pseudonyms, at: cutOff, isOver: true })
  await execute(platform, plan, subject, { requestId })
  await endFreeze(platform, requestId, plan)
  await noteCarriedOut(platform, requestId, 0, NOW)
  receipts += 1
  const tenant = scope.kind === 'number' ? {} : { tenant: scope.tenantId }
  const body = JSON.stringify({ cutOff: cutOff.toISOString(), scope: { kind: scope.kind, ...tenant } })
  const head = await db.transaction((tx) =>
    appendReceipt(tx, keys, {
      receiptId: `00000000-0000-4000-9000-${String(receipts).padStart(12, '0')}`,
      requestId,
      number: 0,
      body: `${body}${' '.repeat(receipts)}`,
      hash: sha256Hex(`${body}${' '.repeat(receipts)}`),
      now: NOW,
      isOnPlatform: true,
      replay: {
        pseudonyms: subjectPseudonyms(keys, 'replay', subject),
        scope,
        cutOff,
        expiresAt: new Date(NOW.getTime() + 35 * 86_400_000),
      },
    }),
  )
  await exportLedger(db, keys, bot.config.dataDir)
  await advanceMarker(db, platform, undefined, NOW)
  return { requestId, ...erased, seq: head.seq, hash: head.hash }
}

/** Everything in every schema, as a backup would have it: rows as PostgreSQL writes them, so that a json null stays one. */
export async function backUp(platform: pg.Pool): Promise<Map<string, string>> {
  const backup = new Map<string, string>()
  for (const table of await tablesOf(platform)) {
    const { rows } = await platform.query<{ all: string }>(
      `select coalesce(jsonb_agg(t::text), '[]')::text as "all" from ${table} t`,
    )
    backup.set(table, rows[0]?.all ?? '[]')
  }
  return backup
}

export async function restore(platform: pg.Pool, backup: ReadonlyMap<string, string>): Promise<void> {
  const client = await platform.connect()
  try {
    await client.query('begin')
    // Foreign keys are no matter here: what comes back was whole.
    await client.query('set local session_replication_role = replica')
    await client.query(`truncate ${[...backup.keys()].join(', ')}`)
    for (const [table, rows] of backup) {
      const columns = await storedColumns(client, table)
      await client.query(
        `insert into ${table} (${columns}) overriding system value select ${columns} from (
           select (r::${table}).* from jsonb_array_elements_text($1::jsonb) as kept(r)) as kept`,
        [rows],
      )
    }
    await client.query('commit')
  } finally {
    client.release()
  }
}

/** Those that are not computed from the others. */
async function storedColumns(client: pg.PoolClient, table: string): Promise<string> {
  const { rows } = await client.query<{ columns: string }>(
    `select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  )
  return rows[0]?.columns ?? ''
}

async function tablesOf(platform: pg.Pool): Promise<string[]> {
  const { rows } = await platform.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  )
  return rows.map(({ name }) => name)
}

/** The bot's side begins anew. */
export async function emptyBot(pool: pg.Pool): Promise<void> {
  await pool.query(
    'begin; set local session_replication_role = replica; truncate ledger_entry, receipt, replay_entry, replay_run, stopped_ads, request_event, erasure_request, person cascade; commit',
  )
}

export const daysBefore = (days: number): Date => new Date(CUT_OFF.getTime() - days * 86_400_000)
export const replayFileIn = (dataDir: string): string => join(dataDir, 'replay-list.jsonl')

import { join } from 'node:path'
import type pg from 'pg'
import { localBlobs } from '../../../src/blobs/local-blobs.ts'
import { verifyLedger } from '../../../src/erasure/erasure-store.ts'
import { readHeads } from '../../../src/erasure/ledger-head-store.ts'
import { blobKeys, type Outside, type Stored } from './outside.ts'

/** Everything that must come out the same however often a process died on the way. What is drawn by lot is left out. */
export interface FinalState {
  /** CallMissed's tables and those of `deletion_bot`: how many rows, and a hash over all of them. */
  platform: Map<string, string>
  blobs: string[]
  requests: unknown[]
  timeline: unknown[]
  receipts: unknown[]
  ledger: { entries: number; findings: unknown[] }
  outbox: unknown[]
  conversations: unknown[]
  bindings: unknown[]
  waiting: unknown[]
}

export async function finalState({ bot, stored }: Outside): Promise<FinalState> {
  const rows = async (text: string) => (await bot.lockPool.query(text)).rows as unknown[]
  const keys = new Map([[bot.keys.signing.id, bot.keys.signing.publicKey]])
  const receipts = await bot.lockPool.query<{ body: string }>('select body from receipt order by number')
  return {
    platform: await hashTables(bot.platform),
    blobs: await blobsLeft(stored),
    requests:
      await rows(`select state, scope, confirmed_at, frozen_at, erase_at, started_at, finished_at, next_attempt_at, thaw_wanted,
      attempts, reason, outcome, second_sweep_at, second_swept_at, subject_sealed is null as nameless from erasure_request`),
    timeline: await rows('select what, at, count from request_event order by id'),
    receipts: receipts.rows.map(({ body }) => withoutIds(JSON.parse(body))),
    ledger: await verifyLedger(bot.db, keys, readHeads(join(stored.dataDir, 'ledger-head.jsonl'))),
    outbox: await rows('select what, state, error_code, attempts from outbox_message order by seq'),
    conversations: await rows('select state, due_at, asked from conversation'),
    bindings: await rows('select kind, address_sealed is null as blank, ended_at from person_binding'),
    waiting: await rows('select kind, content_type from inbox_event where handled_at is null'),
  }
}

function withoutIds({ id: _id, person: _person, continues, ...receipt }: Record<string, unknown>): unknown {
  return { ...receipt, continues: continues !== undefined }
}

/** How many batches the rows took, and which request was frozen when, is a matter of how fast they went. */
const LINES: Readonly<Record<string, string>> = {
  'deletion_bot.progress': `(to_jsonb(t) - 'batches')::text`,
  'deletion_bot.stopped': `(t.taken_back_at is not null)::text`,
}

async function hashTables(platform: pg.Pool): Promise<Map<string, string>> {
  // How often the two databases were compared is a matter of how long it took, too.
  const { rows: tables } = await platform.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'deletion_bot')
     and tablename not in ('restore_marker', 'beat', 'offers_look') order by 1`,
  )
  const hashes = new Map<string, string>()
  for (const { name } of tables) {
    const line = LINES[name] ?? 't::text'
    // Anonymous values are drawn anew each time.
    const row = `regexp_replace(${line}, 'erased[-@][0-9a-f]{32}', 'erased', 'g')`
    const { rows } = await platform.query<{ all: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(${row}, chr(10) order by ${row} collate "C")), '') as all from ${name} t`,
    )
    hashes.set(name, rows[0]?.all ?? '')
  }
  return hashes
}

export async function blobsLeft({ dataDir }: Stored): Promise<string[]> {
  const blobs = localBlobs(join(dataDir, 'blobs'))
  const left: string[] = []
  for (const key of blobKeys) if (await blobs.exists(key)) left.push(key)
  return left
}

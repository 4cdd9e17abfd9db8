import type { KeyObject } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { asc, eq, gt, gte, inArray, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { ledgerEntry, receipt, replayEntry } from '../db/schema.ts'
import type { KeyRing } from '../runtime/keys.ts'
import { publicKeysOf } from '../runtime/public-keys.ts'
import type { LedgerHead } from './ledger.ts'
import { appendHeads, appendLines, headFile, lastHead } from './ledger-head-store.ts'
import { mergeReplay, type ReplayEntry, readReplayLine, replayLine, replayName } from './replay-list.ts'

const EXPORT_LOCK = 'erasure-ledger-export'
/** Entries written out at once. */
const ENTRIES_MAX = 1_000

/** The replay list, one signed line per pseudonym, outside the database. */
export const replayFile = (dataDir: string): string => join(dataDir, 'replay-list.jsonl')

/**
 * Writes out what the ledger has and the files in `dataDir` have not yet: first whom to replay, then the heads. What a process that
 * died between its commit and this left out, the next one writes. Returns how many entries were written.
 */
export async function exportLedger(db: BotDb, keys: KeyRing, dataDir: string): Promise<number> {
  return alone(db, async (tx) => {
    const list = replayFile(dataDir)
    const append = async (entries: readonly ReplayEntry[]) =>
      appendLines(
        list,
        entries.map((entry) => replayLine(keys, entry)),
      )
    if (!existsSync(list)) await append(await tx.select().from(replayEntry))
    let written = 0
    for (;;) {
      const last = (await lastHead(headFile(dataDir)))?.seq ?? 0
      const heads = await headsAfter(tx, last)
      if (heads.length === 0) return written
      const requestIds = heads.map(({ requestId }) => requestId)
      await append(await tx.select().from(replayEntry).where(inArray(replayEntry.requestId, requestIds)))
      await appendHeads(headFile(dataDir), heads)
      written += heads.length
    }
  })
}

/** The signed lines of these requests; without them, of every entry. */
export async function replayLines(db: BotDb, keys: KeyRing, requestIds?: readonly string[]): Promise<string[]> {
  const entries = await db
    .select()
    .from(replayEntry)
    .where(requestIds && inArray(replayEntry.requestId, [...requestIds]))
  return entries.map((entry) => replayLine(keys, entry))
}

/**
 * Adds lines that are kept elsewhere as well, also those that have expired: a restore may wait for its replay, and where none does, the
 * night drops them. What is no line is left out; whose word it is, whoever reads them judges.
 */
export async function learnReplayLines(db: BotDb, dataDir: string, texts: readonly string[]): Promise<void> {
  const nobodys = new Map<string, KeyObject>()
  const known = texts.filter((text) => readReplayLine(text, nobodys) !== undefined)
  await alone(db, () => appendLines(replayFile(dataDir), known))
}

/** Writes the file anew without what has expired; entries that only the file knows stay until they expire. Returns how many stay. */
export async function rewriteReplayList(db: BotDb, keys: KeyRing, dataDir: string, now: Date): Promise<number> {
  return alone(db, async (tx) => {
    const file = replayFile(dataDir)
    const outside = readReplayList(file, publicKeysOf(keys), now)
    const live = mergeReplay(outside.entries, await listedEntries(tx, now))
    const draft = `${file}.${process.pid}`
    await mkdir(dirname(file), { recursive: true })
    await removeDrafts(file)
    const handle = await open(draft, 'w', 0o600)
    try {
      // Lines signed with a former key are kept as they are, until they expire.
      const lines = [...live.map((entry) => replayLine(keys, entry)), ...outside.unsigned.map(({ text }) => text)]
      await handle.writeFile(lines.map((text) => `${text}\n`).join(''))
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(draft, file)
    return live.length
  })
}

/** A process that died while it wrote left pseudonyms behind that expire nowhere. Under the lock nobody else is writing. */
async function removeDrafts(file: string): Promise<void> {
  for (const name of await readdir(dirname(file))) {
    const isDraft = name.startsWith(`${basename(file)}.`) && /[.]\d+$/.test(name)
    if (isDraft) await rm(join(dirname(file), name), { force: true })
  }
}

/** Keeps these entries on the list until then: what stays must not outlast them. What the database does not know, the file keeps. */
export async function keepListed(
  db: BotDb,
  keys: KeyRing,
  dataDir: string,
  { entries, until }: { entries: readonly ReplayEntry[]; until: Date },
): Promise<void> {
  if (entries.length === 0) return
  const requestIds = sql.param([...new Set(entries.map(({ requestId }) => requestId))])
  await alone(db, async (tx) => {
    const kept = await tx
      .update(replayEntry)
      .set({ expiresAt: sql`greatest(${replayEntry.expiresAt}, ${until.toISOString()}::timestamptz)` })
      .where(sql`${replayEntry.requestId} = any(${requestIds}::uuid[])`)
      .returning()
    const known = new Set(kept.map(replayName))
    const others = entries.filter((entry) => !known.has(replayName(entry)))
    await appendLines(
      replayFile(dataDir),
      others.map((entry) => replayLine(keys, { ...entry, expiresAt: until })),
    )
  })
}

/** Entries of the database, by day those that have not expired then. */
export function listedEntries(db: BotDb | BotTx, now = new Date(0)): Promise<ReplayEntry[]> {
  return db.select().from(replayEntry).where(gte(replayEntry.expiresAt, now)).orderBy(asc(replayEntry.cutOff))
}

/** Entries of the file, and the lines that no key here has signed; by day those that have not expired then. */
export function readReplayList(
  file: string,
  publicKeys: ReadonlyMap<string, KeyObject>,
  now = new Date(0),
): { entries: ReplayEntry[]; unsigned: { text: string; entry: ReplayEntry }[] } {
  const entries: ReplayEntry[] = []
  const unsigned: { text: string; entry: ReplayEntry }[] = []
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  for (const text of lines) {
    const found = readReplayLine(text, publicKeys)
    if (!found || found.entry.expiresAt < now) continue
    if (found.is === 'entry') entries.push(found.entry)
    else unsigned.push({ text, entry: found.entry })
  }
  return { entries, unsigned }
}

// One writer at a time, whichever process: an append must not get lost under a rewritten file.
function alone<T>(db: BotDb, work: (tx: BotTx) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${EXPORT_LOCK}, 0))`)
    return work(tx)
  })
}

/** The next heads behind `seq`, each with the request it is about. */
export function headsAfter(tx: BotDb | BotTx, seq: number): Promise<(LedgerHead & { requestId: string })[]> {
  return tx
    .select({ seq: ledgerEntry.seq, hash: ledgerEntry.hash, requestId: receipt.requestId })
    .from(ledgerEntry)
    .innerJoin(receipt, eq(receipt.id, ledgerEntry.receiptId))
    .where(gt(ledgerEntry.seq, seq))
    .orderBy(asc(ledgerEntry.seq))
    .limit(ENTRIES_MAX)
}

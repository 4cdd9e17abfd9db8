import type { KeyObject } from 'node:crypto'
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { erasureRequest, ledgerEntry, receipt, replayEntry } from '../db/schema.ts'
import type { RequestScope } from '../requests/request.ts'
import { type KeyRing, signText } from '../runtime/keys.ts'
import {
  entryHash,
  GENESIS,
  type LedgerEntry,
  type LedgerFinding,
  type LedgerHead,
  type SignedHead,
  verifyChain,
  verifyHeads,
} from './ledger.ts'
import { resultOf } from './receipt-check.ts'
import { cutOffGrows } from './replay-list.ts'

export interface NewReceipt {
  receiptId: string
  requestId: string
  number: number
  body: string
  hash: string
  now: Date
  /** The platform holds the note of this pass (`noteCarriedOut`). */
  isOnPlatform?: boolean
  /** The newest head known outside this database: after a loss the chain goes on behind it, and the gap stays visible. */
  outside?: LedgerHead | undefined
  /** Whom a restored backup must lose again: the subject's pseudonyms for the purpose "replay", until every older backup is gone. */
  replay: { pseudonyms: readonly { keyId: string; value: string }[]; scope: RequestScope; cutOff: Date; expiresAt: Date }
}

export interface StoredReceipt extends LedgerHead {
  receiptId: string
  body: string
  /** False when this receipt was there already: what it says was said then. */
  created: boolean
}

const LEDGER_LOCK = 'erasure-ledger'

/** Stores a receipt and its signed entry at the end of the chain. One per request and number: a second call answers with the first. */
export async function appendReceipt(tx: BotTx, keys: KeyRing, input: NewReceipt): Promise<StoredReceipt> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${LEDGER_LOCK}, 0))`)
  const [known] = await tx
    .select({ receiptId: receipt.id, body: receipt.body, seq: ledgerEntry.seq, hash: ledgerEntry.hash })
    .from(receipt)
    .innerJoin(ledgerEntry, eq(ledgerEntry.receiptId, receipt.id))
    .where(and(eq(receipt.requestId, input.requestId), eq(receipt.number, input.number)))
  if (known) return { ...known, created: false }
  const { receiptId, requestId, number, body, hash, now, isOnPlatform = false } = input
  await tx.insert(receipt).values({ id: receiptId, requestId, number, body, hash, isOnPlatform, createdAt: now })
  await tx
    .update(erasureRequest)
    .set({ receiptResult: resultOf(body) })
    .where(eq(erasureRequest.id, requestId))
  const entry = await nextEntry(tx, keys, input)
  await tx.insert(ledgerEntry).values(entry)
  await insertReplay(tx, input)
  return { receiptId, body, seq: entry.seq, hash: entry.hash, created: true }
}

async function nextEntry(tx: BotTx, keys: KeyRing, input: NewReceipt): Promise<LedgerEntry> {
  const { receiptId, hash: receiptHash, now, outside } = input
  const [newest] = await tx
    .select({ seq: ledgerEntry.seq, hash: ledgerEntry.hash })
    .from(ledgerEntry)
    .orderBy(desc(ledgerEntry.seq))
    .limit(1)
  const last = outside && outside.seq > (newest?.seq ?? 0) ? outside : newest
  const unsigned = { seq: (last?.seq ?? 0) + 1, receiptId, receiptHash, previousHash: last?.hash ?? GENESIS, createdAt: now }
  const hash = entryHash(unsigned)
  return { ...unsigned, hash, ...signText(keys, hash) }
}

async function insertReplay(tx: BotTx, { requestId, replay }: NewReceipt): Promise<void> {
  const { pseudonyms, scope, cutOff, expiresAt } = replay
  if (pseudonyms.length === 0) return
  const tenantId = scope.kind === 'number' ? null : scope.tenantId
  const memberId = scope.kind === 'profile' ? scope.memberId : null
  await tx
    .insert(replayEntry)
    .values(
      pseudonyms.map(({ keyId, value }) => ({
        requestId,
        keyId,
        pseudonym: value,
        scope: scope.kind,
        tenantId,
        memberId,
        cutOff,
        expiresAt,
      })),
    )
    .onConflictDoUpdate({
      target: [replayEntry.requestId, replayEntry.keyId, replayEntry.pseudonym],
      set: {
        expiresAt: sql`greatest(${replayEntry.expiresAt}, excluded.expires_at)`,
        // What is restored from a backup of between two passes goes up to the last of them.
        ...(cutOffGrows(scope.kind) ? { cutOff: sql`greatest(${replayEntry.cutOff}, excluded.cut_off)` } : {}),
      },
    })
}

/** A request's receipts, number 0 first. */
export function receiptsOf(
  db: BotDb | BotTx,
  requestId: string,
): Promise<{ id: string; number: number; body: string; hash: string }[]> {
  return db
    .select({ id: receipt.id, number: receipt.number, body: receipt.body, hash: receipt.hash })
    .from(receipt)
    .where(eq(receipt.requestId, requestId))
    .orderBy(asc(receipt.number))
}

/** Checks every entry and receipt, and the heads kept outside the database. No findings: nothing was changed, lost or reordered. */
export async function verifyLedger(
  db: BotDb,
  publicKeys: ReadonlyMap<string, KeyObject>,
  heads: readonly LedgerHead[] = [],
): Promise<{ entries: number; findings: LedgerFinding[] }> {
  const entries = await db.select().from(ledgerEntry).orderBy(asc(ledgerEntry.seq))
  const receipts = await db.select({ id: receipt.id, body: receipt.body }).from(receipt)
  const bodies = new Map(receipts.map(({ id, body }) => [id, body]))
  return { entries: entries.length, findings: [...verifyChain(entries, bodies, publicKeys), ...verifyHeads(entries, heads)] }
}

export interface ReadReceipt {
  body: string
  entry: LedgerEntry
  /** The entry before it, without the receipt it is about: that is somebody else's. */
  previous: SignedHead | undefined
  others: { id: string; number: number }[]
  /** In which the request was made. */
  language: string
}

/** One receipt with its entry in the chain, the one before, and what continues it. */
export async function readReceipt(db: BotDb, id: string): Promise<ReadReceipt | undefined> {
  const [found] = await db
    .select({
      ...{ body: receipt.body, requestId: receipt.requestId, entry: ledgerEntry },
      language: erasureRequest.language,
    })
    .from(receipt)
    .innerJoin(ledgerEntry, eq(ledgerEntry.receiptId, receipt.id))
    .innerJoin(erasureRequest, eq(erasureRequest.id, receipt.requestId))
    .where(eq(receipt.id, id))
  if (!found) return undefined
  const [previous] = await db
    .select({ seq: ledgerEntry.seq, hash: ledgerEntry.hash, keyId: ledgerEntry.keyId, signature: ledgerEntry.signature })
    .from(ledgerEntry)
    .where(eq(ledgerEntry.seq, found.entry.seq - 1))
  const all = await receiptsOf(db, found.requestId)
  const { body, entry, language } = found
  return {
    ...{ body, entry, previous, language },
    others: all.filter((each) => each.id !== id).map(({ id, number }) => ({ id, number })),
  }
}

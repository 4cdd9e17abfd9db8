import type { KeyObject } from 'node:crypto'
import { type KeyRing, sha256Hex, signText, verifyText } from '../runtime/keys.ts'

/** Stands before the first entry. */
export const GENESIS = '0'.repeat(64)

export interface LedgerEntry {
  seq: number
  receiptId: string
  receiptHash: string
  previousHash: string
  hash: string
  keyId: string
  /** Ed25519 over the entry's hash, base64. */
  signature: string
  createdAt: Date
}

export type LedgerFinding =
  | {
      seq: number
      is: 'missing' | 'reordered' | 'changed' | 'bad-signature' | 'unknown-key' | 'receipt-missing' | 'receipt-changed'
    }
  /** The database's chain is shorter than, or different from, what stands outside it. */
  | { seq: number; is: 'behind-head' | 'not-the-head' }
  | { receiptId: string; is: 'not-in-ledger' }

/** What an entry's hash is taken of: everything that must not change, in a fixed order. */
export function entryHash(entry: Pick<LedgerEntry, 'seq' | 'receiptId' | 'receiptHash' | 'previousHash' | 'createdAt'>): string {
  const { seq, receiptId, receiptHash, previousHash, createdAt } = entry
  return sha256Hex(JSON.stringify([seq, receiptId, receiptHash, previousHash, createdAt.toISOString()]))
}

/** Walks the chain from its first entry. `receipts` gives each receipt's body by id, `publicKeys` each signing key by id. */
export function verifyChain(
  entries: readonly LedgerEntry[],
  receipts: ReadonlyMap<string, string>,
  publicKeys: ReadonlyMap<string, KeyObject>,
): LedgerFinding[] {
  const findings: LedgerFinding[] = []
  let previousHash = GENESIS
  let expected = 1
  for (const entry of [...entries].sort((a, b) => a.seq - b.seq)) {
    for (let seq = expected; seq < entry.seq; seq += 1) findings.push({ seq, is: 'missing' })
    const gap = entry.seq !== expected
    findings.push(...judgeEntry(entry, receipts, publicKeys))
    if (!gap && entry.previousHash !== previousHash) findings.push({ seq: entry.seq, is: 'reordered' })
    previousHash = entry.hash
    expected = entry.seq + 1
  }
  const known = new Set(entries.map(({ receiptId }) => receiptId))
  for (const receiptId of receipts.keys()) if (!known.has(receiptId)) findings.push({ receiptId, is: 'not-in-ledger' })
  return findings
}

function judgeEntry(
  entry: LedgerEntry,
  receipts: ReadonlyMap<string, string>,
  publicKeys: ReadonlyMap<string, KeyObject>,
): LedgerFinding[] {
  const { seq } = entry
  const findings: LedgerFinding[] = []
  const key = publicKeys.get(entry.keyId)
  if (entryHash(entry) !== entry.hash) findings.push({ seq, is: 'changed' })
  if (!key) findings.push({ seq, is: 'unknown-key' })
  else if (!verifyText(key, entry.hash, entry.signature)) findings.push({ seq, is: 'bad-signature' })
  const body = receipts.get(entry.receiptId)
  if (body === undefined) findings.push({ seq, is: 'receipt-missing' })
  else if (sha256Hex(body) !== entry.receiptHash) findings.push({ seq, is: 'receipt-changed' })
  return findings
}

/** One line outside the database for each entry: what a restored backup cannot know. */
export interface LedgerHead {
  seq: number
  hash: string
}

/** A head with its signature: as much of an entry as the next one may show. */
export interface SignedHead extends LedgerHead {
  keyId: string
  signature: string
  /** The entry is lost with an older database, and the signature is over that very word: whoever merely leaves an entry out cannot make it. */
  lost?: true | undefined
}

const lostText = ({ seq, hash }: LedgerHead): string => JSON.stringify(['lost', seq, hash])

/** The word of whoever holds the key that this entry, of which its hash is left, was lost. */
export const signLost = (keys: KeyRing, head: LedgerHead): SignedHead => ({
  ...head,
  ...signText(keys, lostText(head)),
  lost: true,
})

/** Whether this key has signed the head: the entry's hash, or the word that the entry is lost. */
export const isSignedBy = (key: KeyObject, { signature, lost, ...head }: SignedHead): boolean =>
  verifyText(key, lost ? lostText(head) : head.hash, signature)

/** Compares the chain with the heads that were written down outside it. */
export function verifyHeads(entries: readonly LedgerEntry[], heads: readonly LedgerHead[]): LedgerFinding[] {
  const hashes = new Map(entries.map(({ seq, hash }) => [seq, hash]))
  const once = new Map(heads.map((head) => [`${head.seq} ${head.hash}`, head]))
  return [...once.values()].flatMap(({ seq, hash }): LedgerFinding[] => {
    const live = hashes.get(seq)
    if (live === hash) return []
    return [{ seq, is: live === undefined ? 'behind-head' : 'not-the-head' }]
  })
}

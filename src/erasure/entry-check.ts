import type { KeyObject } from 'node:crypto'
import { sha256Hex, verifyText } from '../runtime/keys.ts'
import { entryHash, type LedgerEntry } from './ledger.ts'

/** Why a stored receipt is not what was signed. The chain as a whole is `verifyLedger`'s. */
export type EntryWrong = 'not-in-ledger' | 'receipt-changed' | 'entry-changed' | 'unknown-key' | 'bad-signature'

/** Checks one stored receipt against its signed entry; undefined: it is what was signed. */
export function checkEntry(
  publicKeys: ReadonlyMap<string, KeyObject>,
  body: string,
  entry: LedgerEntry | undefined,
): EntryWrong | undefined {
  if (!entry) return 'not-in-ledger'
  if (sha256Hex(body) !== entry.receiptHash) return 'receipt-changed'
  if (entryHash(entry) !== entry.hash) return 'entry-changed'
  const key = publicKeys.get(entry.keyId)
  if (!key) return 'unknown-key'
  return verifyText(key, entry.hash, entry.signature) ? undefined : 'bad-signature'
}

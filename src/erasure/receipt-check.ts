import { type KeyRing, sha256Hex, verifyText } from '../runtime/keys.ts'
import { entryHash, type LedgerEntry } from './ledger.ts'

/** Why a receipt is not what was signed; undefined: it is. The chain as a whole is `verifyLedger`'s. */
export type ReceiptWrong = 'not-in-ledger' | 'receipt-changed' | 'entry-changed' | 'unknown-key' | 'bad-signature'

/** Checks one receipt against its signed entry. */
export function checkReceipt(
  keys: Pick<KeyRing, 'signing'>,
  body: string,
  entry: LedgerEntry | undefined,
): ReceiptWrong | undefined {
  if (!entry) return 'not-in-ledger'
  if (sha256Hex(body) !== entry.receiptHash) return 'receipt-changed'
  if (entryHash(entry) !== entry.hash) return 'entry-changed'
  if (entry.keyId !== keys.signing.id) return 'unknown-key'
  return verifyText(keys.signing.publicKey, entry.hash, entry.signature) ? undefined : 'bad-signature'
}

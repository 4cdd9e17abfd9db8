import { generateKeyPairSync } from 'node:crypto'
import canonicalize from 'canonicalize'
import { entryHash, GENESIS } from '../../../src/erasure/ledger.ts'
import { commitmentOf } from '../../../src/erasure/receipt.ts'
import type { ReceiptFile } from '../../../src/erasure/receipt-check.ts'
import { type KeyRing, sha256Hex, signingKey, signText } from '../../../src/runtime/keys.ts'

export const NUMBER = '+917000014821'
export const SALT = 'c2FsdC1vZi1hLXRlc3Q'

export function newSigning(): KeyRing['signing'] {
  return signingKey(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
}

/** A receipt as its address hands it out, signed: the next one of a chain when it goes on from `before`. */
export function signedReceipt(
  signing: KeyRing['signing'],
  before?: ReceiptFile,
  change: Record<string, unknown> = {},
): ReceiptFile {
  const seq = (before?.ledger.seq ?? 0) + 1
  const receiptId = `00000000-0000-4000-8000-${String(seq).padStart(12, '0')}`
  const receipt = {
    ...{ version: 1, id: receiptId, reference: 'CM-7K3F-9QXD', number: seq - 1, result: 'completed' },
    ...(before ? { continues: sha256Hex(before.body) } : {}),
    categories: { messaging: { deleted: 212, anonymised: 3, detached: 0, restricted: 0 } },
    person: { commitment: commitmentOf(NUMBER, SALT), formula: 'sha256(number + "\\n" + salt)' },
    times: { finished: '2026-11-20T10:20:00.000Z' },
    ...change,
  }
  const body = canonicalize(receipt) ?? ''
  const unsigned = {
    ...{ seq, receiptId, receiptHash: sha256Hex(body), previousHash: before?.ledger.hash ?? GENESIS },
    createdAt: new Date('2026-11-20T10:20:00.000Z'),
  }
  const hash = entryHash(unsigned)
  const ledger = { ...unsigned, hash, ...signText({ encryption: [], pseudonym: [], signing }, hash) }
  const { seq: last, hash: lastHash, keyId, signature } = before?.ledger ?? ledger
  return { body, receipt, ledger, ...(before ? { previous: { seq: last, hash: lastHash, keyId, signature } } : {}) }
}

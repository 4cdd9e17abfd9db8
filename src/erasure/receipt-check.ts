import type { KeyObject } from 'node:crypto'
import canonicalize from 'canonicalize'
import { z } from 'zod'
import { sha256Hex, verifyText } from '../runtime/keys.ts'
import { entryHash, GENESIS, isSignedBy, type LedgerEntry, type SignedHead } from './ledger.ts'

/** A receipt as it is handed out: what was signed, as text, with its entry in the ledger and the one before. */
export interface ReceiptFile {
  body: string
  /** The body once more, for reading. */
  receipt?: unknown
  ledger: LedgerEntry
  previous?: SignedHead | undefined
}

const text64 = z.string().regex(/^[0-9a-f]{64}$/)
const head = z.object({ seq: z.int().min(1), hash: text64, keyId: z.string().max(32), signature: z.string().max(200) })

/** A file as the receipt's address gives it. Whatever else stands in it, such as a key, is nobody's word. */
export const receiptFile: z.ZodType<ReceiptFile> = z.object({
  body: z.string().max(1_000_000),
  receipt: z.unknown().optional(),
  ledger: head.extend({
    receiptId: z.uuid(),
    receiptHash: text64,
    previousHash: text64,
    createdAt: z.iso.datetime().transform((text) => new Date(text)),
  }),
  previous: head
    .extend({ lost: z.literal(true).optional() })
    .nullish()
    .transform((previous) => previous ?? undefined),
})

export type CheckName = 'text' | 'shown' | 'entry' | 'hash' | 'key' | 'signature' | 'chain' | 'lost' | 'continues'
export interface Check {
  check: CheckName
  ok: boolean
}

/** What of a signed receipt is read again. */
const said = z.object({
  ...{ id: z.string(), reference: z.string(), number: z.int(), result: z.string(), continues: text64.optional() },
  person: z.object({ commitment: text64, formula: z.string() }),
  times: z.looseObject({ finished: z.string() }),
})
export type SaidReceipt = z.infer<typeof said>

/** The receipt that was signed, or undefined when the text is none. */
export function readBody(body: string): SaidReceipt | undefined {
  return said.safeParse(parsed(body)).data
}

const looked = z.object({
  mentionedElsewhere: z.array(z.object({ table: z.string(), rows: z.number() })).default([]),
  sharedRecordings: z.array(z.object({ table: z.string(), rows: z.number() })).default([]),
  searchedTonight: z.array(z.string()).default([]),
  unreachable: z.array(z.string()).default([]),
})

/** Where a receipt of ours says that was looked, what others were found to have written there, and what stays with them. */
export function lookedAt(body: string): z.infer<typeof looked> {
  return looked.parse(parsed(body))
}

const ended = z.object({ result: z.enum(['completed', 'partial']), rest: z.array(z.string()).default([]) })

/** What a receipt says of the whole; null when the text is none. */
export function resultOf(body: string): 'completed' | 'partial' | null {
  return ended.safeParse(parsed(body)).data?.result ?? null
}

/** What a receipt names as not proven; nothing for a whole one, undefined when the text is none. */
export function restIn(body: string): readonly string[] | undefined {
  return ended.safeParse(parsed(body)).data?.rest
}

/**
 * Whether a receipt is ours, by its text, its entry, the signature and the chain. `before` is the receipt that it continues, if that is
 * at hand. Only keys that are trusted belong into `publicKeys`: whoever forges a file puts a key of their own into it.
 */
export function checkReceipt(
  { body, receipt, ledger, previous }: ReceiptFile,
  publicKeys: ReadonlyMap<string, KeyObject>,
  before?: ReceiptFile,
): Check[] {
  const checks: Check[] = []
  const add = (check: CheckName, ok: boolean) => void checks.push({ check, ok })
  const value = parsed(body)
  const self = readBody(body)
  add('text', self !== undefined && canonicalize(value) === body)
  if (receipt !== undefined) add('shown', canonicalize(receipt) === body)
  add('entry', self?.id === ledger.receiptId && sha256Hex(body) === ledger.receiptHash)
  add('hash', entryHash(ledger) === ledger.hash)
  const key = publicKeys.get(ledger.keyId)
  add('key', key !== undefined)
  if (key) add('signature', verifyText(key, ledger.hash, ledger.signature))
  // After a loss the chain goes on from the lost entry's hash, which is all that was written elsewhere.
  add(previous?.lost ? 'lost' : 'chain', followsOn(ledger, previous, publicKeys))
  if (before) add('continues', continues(self, before, publicKeys))
  return checks
}

function followsOn(entry: LedgerEntry, previous: SignedHead | undefined, publicKeys: ReadonlyMap<string, KeyObject>): boolean {
  // Only the first has none before it: whoever takes the entry before away takes the proof of the chain along.
  if (entry.seq === 1) return previous === undefined && entry.previousHash === GENESIS
  if (!previous) return false
  const key = publicKeys.get(previous.keyId)
  const isNext = previous.seq === entry.seq - 1 && previous.hash === entry.previousHash
  return isNext && key !== undefined && isSignedBy(key, previous)
}

function continues(self: SaidReceipt | undefined, before: ReceiptFile, publicKeys: ReadonlyMap<string, KeyObject>): boolean {
  const former = readBody(before.body)
  return (
    self !== undefined &&
    former?.reference === self.reference &&
    former.number < self.number &&
    self.continues === sha256Hex(before.body) &&
    checkReceipt(before, publicKeys).every(({ ok }) => ok)
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

import { checkEntry, type EntryWrong } from '../erasure/entry-check.ts'
import { readReceipt, receiptsOf } from '../erasure/erasure-store.ts'
import { publicKeysOf } from '../runtime/public-keys.ts'
import type { Opened } from './open.ts'

export interface ShownReceipt {
  /** What the receipt says. */
  [said: string]: unknown
  verification: {
    verified: boolean
    /** Its entry in the ledger. */
    seq: number | null
    keyId: string | null
    /** Why it is not verified. */
    wrong?: EntryWrong
  }
}

/** The receipts of a request, newest last, each checked against its signed entry; the chain as a whole is `ledger verify`'s. */
export async function shownReceipts({ db, keys }: Pick<Opened, 'db' | 'keys'>, requestId: string): Promise<ShownReceipt[]> {
  const shown: ShownReceipt[] = []
  for (const { id, body } of await receiptsOf(db, requestId)) {
    const entry = (await readReceipt(db, id))?.entry
    const wrong = checkEntry(publicKeysOf(keys), body, entry)
    const verification = { verified: wrong === undefined, seq: entry?.seq ?? null, keyId: entry?.keyId ?? null }
    // Written by composeReceipt, as a JSON object.
    const said = JSON.parse(body) as Record<string, unknown>
    shown.push({ ...said, verification: { ...verification, ...(wrong === undefined ? {} : { wrong }) } })
  }
  return shown
}

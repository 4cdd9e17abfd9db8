import { checkEntry } from '../erasure/entry-check.ts'
import { publicKeysOf } from '../runtime/public-keys.ts'
import type { CaseViewed } from './case-viewed.ts'
import { plain } from './words.ts'

/** Each receipt, checked against its signed entry while the page is made. */
export function Receipts({ matter, visit }: CaseViewed) {
  if (matter.receipts.length === 0) return null
  return (
    <section class="card">
      <h2>Receipts</h2>
      <ul>
        {matter.receipts.map(({ id, number, body, entry }) => {
          const wrong = checkEntry(publicKeysOf(visit.bot.keys), body, entry ? { ...entry, receiptId: id } : undefined)
          return (
            <li key={id}>
              <a href={`/receipts/${id}`}>Receipt {number + 1}</a>:{' '}
              {wrong === undefined ? (
                <span class="state good">verified, entry {entry?.seq} of the ledger</span>
              ) : (
                <span class="state bad">not verified: {plain(wrong).toLowerCase()}</span>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

import type pg from 'pg'
import type { BotDb } from '../../db/client.ts'
import { keysInUse } from '../../db/keys-in-use.ts'
import { pseudonymKeysOf } from '../../erasure/pseudonym-keys-store.ts'
import type { KeyRing } from '../../runtime/keys.ts'
import { fail, type Line, ok } from './line.ts'

/** No key may be dropped while a row needs it, on the platform as well: its kept rows outlive the bot's own by years. */
export async function checkKeys(db: BotDb, platform: pg.Pool, keys: KeyRing): Promise<Line[]> {
  const used = await keysInUse(db)
  const pseudonym = new Set([...used.pseudonym, ...(await keptUnder(platform))])
  return [
    missing('encryption keys', 'ENCRYPTION_KEYS', used.encryption, keys.encryption),
    missing('pseudonym keys', 'PSEUDONYM_KEYS', pseudonym, keys.pseudonym),
    signing(used.signing, keys.signing),
  ]
}

// Where the bot's tables are missing on the platform, or it is away, another line of the doctor's says so.
const keptUnder = (platform: pg.Pool) => pseudonymKeysOf(platform).catch(() => new Set<string>())

function missing(check: string, setting: string, used: ReadonlySet<string>, known: readonly { id: string }[]): Line {
  const gone = [...used].filter((id) => !known.some((key) => key.id === id))
  if (gone.length === 0) return ok(check, `${known.length} known, ${used.size} in use`)
  return fail(
    check,
    `rows need ${gone.join(', ')}, which is not there`,
    `Put the key back into ${setting}, behind the first one, until no row needs it.`,
  )
}

/** Whatever signed a receipt is published as long as the receipt is: without it nobody can verify that one any more. */
function signing(used: ReadonlySet<string>, { id: own, former = [] }: KeyRing['signing']): Line {
  const before = [...used].filter((id) => id !== own)
  const gone = before.filter((id) => !former.some((key) => key.id === id))
  if (gone.length === 0) return ok('signing key', [own, ...before.map((id) => `${id} (former)`)].join(', '))
  return fail(
    'signing key',
    `receipts are signed by ${gone.join(', ')}, which is not there: nobody can verify them`,
    'Put its public half into RECEIPT_FORMER_KEYS (docs/operations.md, “Keys”).',
  )
}

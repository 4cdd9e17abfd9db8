import { and, eq, gt, inArray, lte } from 'drizzle-orm'
import type { BotTx } from '../db/client.ts'
import { idempotentAnswer } from '../db/schema.ts'
import { type KeyRing, pseudonym, pseudonyms } from '../runtime/keys.ts'

const KEPT_MS = 86_400_000

export type Claim =
  /** This call is the first with its key: it does the work, in the same transaction. */
  | { is: 'first' }
  /** The same body came before: its answer is given again. */
  | { is: 'again'; subjectId: string }
  /** Another body came under this key. */
  | { is: 'other-body' }

/**
 * Takes an Idempotency-Key for a business. Of two at the same time the second waits here until the first has committed, and is `again`.
 * Key and body are kept as keyed hashes, for a day.
 */
export async function claimKey(
  tx: BotTx,
  keys: KeyRing,
  call: { tenantId: string; key: string; body: string; subjectId: string },
  now: Date,
): Promise<Claim> {
  const { tenantId, subjectId } = call
  const hashes = pseudonyms(keys, 'token', `idempotency ${call.key}`).map(({ value }) => value)
  const known = () =>
    tx
      .select()
      .from(idempotentAnswer)
      .where(
        and(
          eq(idempotentAnswer.tenantId, tenantId),
          inArray(idempotentAnswer.keyHash, hashes),
          gt(idempotentAnswer.expiresAt, now),
        ),
      )
      .limit(1)
  const [before] = await known()
  if (before) return compare(keys, before, call.body)
  const row = {
    bodyHash: pseudonym(keys, 'token', `body ${call.body}`).value,
    subjectId,
    expiresAt: new Date(now.getTime() + KEPT_MS),
  }
  const taken = await tx
    .insert(idempotentAnswer)
    .values({ tenantId, keyHash: pseudonym(keys, 'token', `idempotency ${call.key}`).value, ...row })
    .onConflictDoUpdate({
      target: [idempotentAnswer.tenantId, idempotentAnswer.keyHash],
      set: row,
      setWhere: lte(idempotentAnswer.expiresAt, now),
    })
    .returning({ subjectId: idempotentAnswer.subjectId })
  if (taken.length > 0) return { is: 'first' }
  const [winner] = await known()
  if (!winner) throw new Error('An idempotency key was taken and is not there.')
  return compare(keys, winner, call.body)
}

function compare(keys: KeyRing, row: { bodyHash: string; subjectId: string }, body: string): Claim {
  const same = pseudonyms(keys, 'token', `body ${body}`).some(({ value }) => value === row.bodyHash)
  return same ? { is: 'again', subjectId: row.subjectId } : { is: 'other-body' }
}

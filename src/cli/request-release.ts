import { bindingsOf } from '../db/bindings.ts'
import { wake } from '../db/wake.ts'
import { addRequestEvent, moveRequest } from '../requests/request-store.ts'
import { checkReason, isGuarded, noteLook } from './about-person.ts'
import type { Opened } from './open.ts'
import { inIndia, print } from './print.ts'
import { findRequest } from './request-show.ts'
import { FOUND, Sentence } from './sentence.ts'

/** `request release`: a request that waits for staff goes back to its place; the brake has had its say, a legal hold still counts. */
export async function requestRelease(
  opened: Opened,
  reference: string,
  given: { reason?: string },
  json: boolean,
): Promise<void> {
  const reason = checkReason(given.reason)
  const { db, now } = opened
  const row = await findRequest(opened, reference)
  const nextAttemptAt = row.eraseAt !== null && row.eraseAt > now ? row.eraseAt : now
  const released = await db.transaction(async (tx) => {
    // Without a confirmation nothing may be scheduled, whatever the table of moves allows.
    if (row.confirmedAt === null) return undefined
    const moved = await moveRequest(tx, row.id, 'scheduled', { nextAttemptAt, reason: null }, now)
    if (!moved) return undefined
    await addRequestEvent(tx, row.id, 'released', now, reason)
    await wake(tx, 'run-request', [row.id])
    return moved
  })
  if (!released) {
    throw new Sentence(`Only a parked request or one on hold can be released, and ${row.reference} is ${row.state}.`, FOUND)
  }
  const [binding] = isGuarded(opened) && row.personId !== null ? await bindingsOf(db, row.personId) : []
  if (binding) await noteLook(opened, { action: 'request-release', keyId: binding.keyId, pseudonym: binding.pseudonym, reason })
  const { state } = released
  print(json, { reference: row.reference, state, nextAttemptAt: nextAttemptAt.toISOString() }, () => [
    `${row.reference} is scheduled again, for ${inIndia(nextAttemptAt)}.`,
  ])
}

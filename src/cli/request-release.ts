import { releaseRequest } from '../jobs/release-request.ts'
import { whoseRequest } from '../jobs/staff.ts'
import { checkReason, isGuarded, noteLook } from './about-person.ts'
import type { Opened } from './open.ts'
import { inIndia, print } from './print.ts'
import { findRequest } from './request-show.ts'
import { FOUND, Sentence } from './sentence.ts'

/** `request release`: a request that waits for staff goes back to its place, and a hold of theirs ends a day later; a legal hold still counts. */
export async function requestRelease(
  opened: Opened,
  reference: string,
  given: { reason?: string },
  json: boolean,
): Promise<void> {
  const reason = checkReason(given.reason)
  const { db, now } = opened
  const row = await findRequest(opened, reference)
  const released = await db.transaction((tx) => releaseRequest(opened, tx, row, reason, now))
  if (released.is === 'not-waiting') {
    throw new Sentence(`Only a parked request or one on hold can be released, and ${row.reference} is ${row.state}.`, FOUND)
  }
  if (released.is === 'ends-anyway') {
    throw new Sentence(
      `The hold on ${row.reference} ends by itself within a day, and it goes on then: nothing was changed.`,
      FOUND,
    )
  }
  const whose = isGuarded(opened) ? await whoseRequest(opened, db, row) : undefined
  if (whose) await noteLook(opened, { action: 'request-release', ...whose, reason, requestId: row.id })
  const { state } = released.request
  const nextAttemptAt = released.request.nextAttemptAt ?? now
  print(json, { reference: row.reference, state, nextAttemptAt: nextAttemptAt.toISOString() }, () => [
    released.is === 'released'
      ? `${row.reference} is scheduled again, for ${inIndia(nextAttemptAt)}.`
      : `Two people decided this hold, so that it ends a day from now: ${row.reference} goes on at ${inIndia(nextAttemptAt)}.`,
  ])
}

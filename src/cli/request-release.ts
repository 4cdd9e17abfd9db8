import { PROPOSAL_LAPSES_MS, proposeAction } from '../jobs/propose-action.ts'
import { releaseRequest, wantsTwoToRelease } from '../jobs/release-request.ts'
import { whoseRequest } from '../jobs/staff.ts'
import type { RequestRow } from '../requests/request-store.ts'
import { checkReason, isGuarded, noteLook, operator } from './about-person.ts'
import type { Opened } from './open.ts'
import { inIndia, print } from './print.ts'
import { proposalPrinted, waitingOf } from './request-decide.ts'
import { findRequest } from './request-show.ts'
import { FOUND, Sentence } from './sentence.ts'

/** `request release`: a request that waits for staff goes back to its place, and a hold of theirs ends a day later; a legal hold still counts. */
export async function requestRelease(
  opened: Opened,
  reference: string,
  given: { reason?: string; by?: string },
  json: boolean,
): Promise<void> {
  const reason = checkReason(given.reason)
  const { db, now } = opened
  const row = await findRequest(opened, reference)
  if (wantsTwoToRelease(row)) return proposeRelease(opened, row, { reason, by: operator(opened, given.by) }, json)
  const released = await db.transaction((tx) => releaseRequest(opened, tx, row, reason, now))
  if (released.is === 'not-waiting' || released.is === 'wants-two') {
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

/** Its person may have heard that the data stays: a colleague approves that it goes on. */
async function proposeRelease(
  opened: Opened,
  row: RequestRow,
  { reason, by }: { reason: string; by: string },
  json: boolean,
): Promise<void> {
  const { db, now } = opened
  const wish = { what: 'release', until: new Date(now.getTime() + PROPOSAL_LAPSES_MS) } as const
  const done = await proposeAction({ ...opened, clock: { now: () => now } }, row, wish, { id: by, role: null, reason })
  const whose = isGuarded(opened) ? await whoseRequest(opened, db, row) : undefined
  if (whose) await noteLook(opened, { action: 'request-release', ...whose, reason, requestId: row.id, outcome: done.is })
  const proposal = done.is === 'proposed' ? done.proposal : await waitingOf(opened, row, 'release', done.is)
  const is = done.is === 'proposed' ? 'proposed' : 'proposed-before'
  proposalPrinted(opened, { is, proposal }, json, `Ask the person first: ${row.reference} may have been taken back.`)
}

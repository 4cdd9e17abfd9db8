import { PROPOSAL_LAPSES_MS, proposeAction } from '../jobs/propose-action.ts'
import { whoseRequest } from '../jobs/staff.ts'
import { takeBackAskedFor } from '../requests/take-back-store.ts'
import { checkReason, isGuarded, noteLook, operator } from './about-person.ts'
import type { Opened } from './open.ts'
import { proposalPrinted, waitingOf } from './request-decide.ts'
import { findRequest } from './request-show.ts'
import { FOUND, Sentence } from './sentence.ts'

/** `request undo`: somebody whose wish staff entered wants it taken back; once a colleague approves it, what the freeze changed is restored. */
export async function requestUndo(
  opened: Opened,
  reference: string,
  given: { reason: string; by?: string },
  json: boolean,
): Promise<void> {
  const { db, now } = opened
  const note = checkReason(given.reason)
  const row = await findRequest(opened, reference)
  if (row.source === null && row.personId !== null) {
    throw new Sentence(
      row.scope === 'account' || row.scope === 'profile'
        ? `${row.reference} was asked for in a chat: its owner takes it back there, or by a link of the e-mails. In the console two of the staff can cancel it.`
        : 'Staff take back what staff entered: a person takes theirs back in their own chat.',
      FOUND,
    )
  }
  const until = new Date(now.getTime() + PROPOSAL_LAPSES_MS)
  const by = { id: operator(opened, given.by), role: null, reason: 'asked-by-the-person' }
  const done = await proposeAction({ ...opened, clock: { now: () => now } }, row, { what: 'take-back', until }, by)
  // A proposal has a line of its own, with its transaction; this one says why, and what came of a try.
  const whose = isGuarded(opened) ? await whoseRequest(opened, db, row) : undefined
  if (whose) await noteLook(opened, { action: 'request-undo', ...whose, reason: note, requestId: row.id, outcome: done.is })
  const proposal = done.is === 'proposed' ? done.proposal : await waitingOf(opened, row, 'take-back', done.is)
  const is = done.is === 'proposed' ? 'proposed' : 'proposed-before'
  const waits = row.deadlineAt > now && (await takeBackAskedFor(db, row.id, now)) !== undefined
  proposalPrinted(
    opened,
    { is, proposal },
    json,
    !waits
      ? 'Its erasure waits no more for that word: have it approved at once.'
      : `Until then ${row.reference} stays as it is: its erasure waits for that word, two days at the most and once.`,
  )
}

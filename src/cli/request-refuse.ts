import { proposeAction } from '../jobs/propose-action.ts'
import { whoseRequest } from '../jobs/staff.ts'
import type { RefusalReason } from '../requests/request.ts'
import { checkReason, isGuarded, noteLook, operator } from './about-person.ts'
import { endOfDay } from './end-of-day.ts'
import type { Opened } from './open.ts'
import { proposalPrinted, waitingOf } from './request-decide.ts'
import { findRequest } from './request-show.ts'

export interface GivenRefusal {
  because: RefusalReason
  until: string
  reason: string
  by?: string
}

/** `request refuse`: proposed before the erasure begins; once a colleague approves it, the person hears why and whom to complain to. */
export async function requestRefuse(opened: Opened, reference: string, given: GivenRefusal, json: boolean): Promise<void> {
  const { db, now } = opened
  const note = checkReason(given.reason)
  const until = endOfDay(given.until, now)
  const row = await findRequest(opened, reference)
  const whose = isGuarded(opened) ? await whoseRequest(opened, db, row) : undefined
  if (whose) await noteLook(opened, { action: 'request-refuse', ...whose, reason: note, requestId: row.id })
  const by = { id: operator(opened, given.by), role: null, reason: given.because.replaceAll('_', '-') }
  const done = await proposeAction({ ...opened, clock: { now: () => now } }, row, { what: 'refuse', until }, by)
  const proposal = done.is === 'proposed' ? done.proposal : await waitingOf(opened, row, 'refuse', done.is)
  const is = done.is === 'proposed' ? 'proposed' : 'proposed-before'
  proposalPrinted(opened, { is, proposal }, json, `Until then ${row.reference} goes on as it is, its erasure on its day as well.`)
}

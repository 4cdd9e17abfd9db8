import { type Proposed, proposeAction } from '../jobs/propose-action.ts'
import { whoseRequest } from '../jobs/staff.ts'
import { openProposals } from '../requests/proposal-store.ts'
import type { RefusalReason } from '../requests/request.ts'
import type { RequestRow } from '../requests/request-store.ts'
import type { Proposal } from '../requests/staff-action-store.ts'
import { checkReason, isGuarded, noteLook, operator } from './about-person.ts'
import { endOfDay } from './end-of-day.ts'
import type { Opened } from './open.ts'
import { proposalPrinted } from './request-decide.ts'
import { findRequest } from './request-show.ts'
import { FOUND, Sentence } from './sentence.ts'

const OPEN_MAX = 1_000

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
  if (whose) await noteLook(opened, { action: 'request-refuse', ...whose, reason: note })
  const by = { id: operator(opened, given.by), role: null, reason: given.because.replaceAll('_', '-') }
  const done = await proposeAction({ ...opened, clock: { now: () => now } }, row, { what: 'refuse', until }, by)
  const proposal = done.is === 'proposed' ? done.proposal : await waitingOf(opened, row, done.is)
  const is = done.is === 'proposed' ? 'proposed' : 'proposed-before'
  proposalPrinted(opened, { is, proposal }, json, `Until then ${row.reference} goes on as it is, its erasure on its day as well.`)
}

/** The proposal that was there before this one; a sentence where the request allows none. */
async function waitingOf({ db, now }: Opened, row: RequestRow, is: Exclude<Proposed['is'], 'proposed'>): Promise<Proposal> {
  switch (is) {
    case 'too-late':
      throw new Sentence(
        `${row.reference} is ${row.state}: only a confirmed request whose erasure has not begun can be refused.`,
        FOUND,
      )
    case 'one-business-only':
    case 'person-silent':
      throw new Error('A refusal was judged like a proof.')
    case 'bad-date':
      throw new Sentence('--until is the day by which a colleague decides, within eight days. Nothing was proposed.')
    case 'proposed-before': {
      const open = await openProposals(db, now, OPEN_MAX)
      const same = open.find(({ proposal }) => proposal.requestId === row.id && proposal.what === 'refuse')
      if (same) return same.proposal
      throw new Sentence(`A colleague has just decided on ${row.reference}: \`npm run cli -- request show\` says how.`, FOUND)
    }
  }
}

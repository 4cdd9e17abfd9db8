import { z } from 'zod'
import { decideObjection } from '../jobs/decide-objection.ts'
import { type Decided, decideProposal } from '../jobs/decide-proposal.ts'
import { handOver } from '../jobs/hand-over.ts'
import { proposeAction } from '../jobs/propose-action.ts'
import { releaseRequest } from '../jobs/release-request.ts'
import { retryRequest } from '../jobs/retry-request.ts'
import { type Actor, noteStaff } from '../jobs/staff.ts'
import { loadObjection } from '../requests/objection-store.ts'
import type { RequestRow } from '../requests/request-store.ts'
import { guardedReasons, isHeldByStaff } from '../requests/staff-reasons.ts'
import { actionReasons } from './action-reasons.ts'
import type { Action } from './authorisation.ts'
import { hearsByPost } from './case-origin.tsx'
import type { Listed } from './find-store.ts'
import { endOfDay } from './india.ts'
import { requestIn } from './request-page.tsx'
import { listStaff } from './session-store.ts'
import { type ConsoleRoute, seeOther, type Visit } from './visit.ts'

/** A form about one request; what it says comes back as a code for the page. */
function acting(name: string, action: Action, act: (visit: Visit, request: Listed) => Promise<string>): ConsoleRoute {
  return {
    method: 'POST',
    url: `/requests/:reference/${name}`,
    action,
    async handle(visit) {
      const request = await requestIn(visit)
      if (!request) return { is: 'not-found' }
      return seeOther(`/console/requests/${request.reference}?said=${await act(visit, request)}`)
    },
  }
}

const actor = ({ session, role }: Visit, reason: string): Actor => ({ id: session.staffId, role, reason })
const because = <const R extends readonly [string, ...string[]]>(reasons: R) => z.object({ reason: z.enum(reasons) })

const proposing = z
  .discriminatedUnion('what', [
    z.object({ what: z.literal('cancel'), reason: z.enum(guardedReasons.cancel), until: z.iso.date() }),
    z.object({ what: z.literal('refuse'), reason: z.enum(guardedReasons.refuse), until: z.iso.date() }),
    z.object({ what: z.literal('shorten'), reason: z.enum(guardedReasons.shorten), until: z.iso.date() }),
    z.object({ what: z.literal('take-back'), reason: z.enum(guardedReasons['take-back']), until: z.iso.date() }),
    z.object({ what: z.literal('release'), reason: z.enum(guardedReasons.release), until: z.iso.date() }),
    z.object({ what: z.literal('hold'), reason: z.enum(guardedReasons.hold), until: z.iso.date() }),
    z.object({ what: z.literal('extend'), reason: z.enum(guardedReasons.extend), until: z.iso.date() }),
  ])
  .transform((given) => ({ ...given, until: endOfDay(given.until) }))
const deciding = z.object({ proposal: z.uuid(), verdict: z.enum(['approve', 'decline', 'withdraw']) })

const judging = z.discriminatedUnion('verdict', [
  z.object({ verdict: z.literal('uphold'), objection: z.uuid(), reason: z.enum(actionReasons.uphold) }),
  z.object({ verdict: z.literal('reject'), objection: z.uuid(), reason: z.enum(actionReasons.reject) }),
])

/** What was approved, and how the person hears of it. */
function doneAs({ proposal, request }: Extract<Decided, { is: 'done' }>): string {
  if (proposal.what === 'release') return 'released'
  return hearsByPost(request) ? 'approved-letter' : 'approved'
}

/** Whether the erasure goes on, and whether the person hears so. */
function rejectedAs({ request, isTold, waits }: { request: RequestRow; isTold: boolean; waits: boolean }): string {
  if (!isTold) return 'rejected-over'
  if (waits) return 'rejected-waits'
  return isHeldByStaff(request) ? 'rejected-held' : 'rejected'
}

export const actionRoutes: readonly ConsoleRoute[] = [
  acting('retry', 'retry-request', async (visit, request) => {
    const { reason } = because(actionReasons.retry).parse(visit.form)
    return (await retryRequest(visit.bot, request, actor(visit, reason))) ? 'retried' : 'nothing-to-retry'
  }),
  acting('release', 'release-request', async (visit, request) => {
    const { reason } = because(actionReasons.release).parse(visit.form)
    const { bot, now } = visit
    return bot.db.transaction(async (tx) => {
      const released = await releaseRequest(bot, tx, request, reason, now)
      if ('request' in released)
        await noteStaff(bot, tx, request, actor(visit, reason), { action: 'request-release', at: now, outcome: released.is })
      return released.is
    })
  }),
  acting('propose', 'propose-action', async (visit, request) => {
    const { what, reason, until } = proposing.parse(visit.form)
    return (await proposeAction(visit.bot, request, { what, until }, actor(visit, reason))).is
  }),
  acting('decide', 'decide-proposal', async (visit) => {
    const { proposal, verdict } = deciding.parse(visit.form)
    const decided = await decideProposal(visit.bot, proposal, verdict, { id: visit.session.staffId, role: visit.role })
    return decided.is === 'done' ? doneAs(decided) : decided.is
  }),
  acting('objection', 'decide-objection', async (visit, request) => {
    const { verdict, objection, reason } = judging.parse(visit.form)
    const { bot, now } = visit
    if ((await loadObjection(bot.db, objection))?.requestId !== request.id) return 'decided-before'
    const state = verdict === 'uphold' ? 'upheld' : 'rejected'
    const decided = await decideObjection(bot, objection, { state, reason, by: visit.session.staffId }, (tx, row) =>
      noteStaff(bot, tx, row, actor(visit, reason), { action: `objection-${verdict}`, at: now, target: objection }),
    )
    if (decided.is === 'decided') return state === 'rejected' ? rejectedAs(decided) : state
    return decided.is === 'other-door' || decided.is === 'own' ? 'entered-elsewhere' : 'decided-before'
  }),
  acting('assign', 'assign-request', async (visit, request) => {
    const { staff, from, reason } = because(actionReasons.assign)
      .extend({ staff: z.string().max(64), from: z.string().max(64).default('') })
      .parse(visit.form)
    const known = await listStaff(visit.bot.db, visit.bot.keys, visit.now)
    if (!known.some(({ id }) => id === staff)) return 'no-colleague'
    const isGiven = await handOver(visit.bot, request, staff, from === '' ? null : from, actor(visit, reason))
    return isGiven ? 'assigned' : 'assigned-before'
  }),
]

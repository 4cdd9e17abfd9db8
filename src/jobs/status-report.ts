import type { Outlook, RequestKind, RequestTimes, StatusReport } from '../flows/conversation-event.ts'
import { boardFrom } from '../requests/grievance.ts'
import { type RefusalReason, type RequestState, refusalReasons } from '../requests/request.ts'
import { OPEN, type RequestRow } from '../requests/request-store.ts'
import { cancelledFor } from '../requests/staff-reasons.ts'
import { standingOf } from '../requests/standing.ts'
import { asOf } from './counts.ts'

/** What the chat may say of a request. */
export function statusReport(request: RequestRow | undefined, now: Date): StatusReport {
  if (!request) return { is: 'none' }
  const why = whyEnded(request)
  const is = saidOf(request)
  const outlook = outlookOf(is, request, now)
  return {
    ...(why === undefined ? {} : { ended: { why, boardFrom: boardFrom(now.getTime()) } }),
    is,
    ...timesOf(request),
    ...stoppingOf(request),
    ...(outlook === undefined ? {} : { outlook }),
    ...(request.startedAt !== null && (is === 'on_hold' || is === 'parked') ? { begun: true as const } : {}),
    // Of a number that may have changed hands no count is told (conversation rules, safety 5).
    kept: request.suspect ? [] : asOf(request.outcome?.kept ?? [], now),
    finishedAt: request.finishedAt?.getTime() ?? null,
  }
}

/** What came to a first end is told by it, also while it is tried again or held: the way back is closed, and most is done. */
function saidOf(request: RequestRow): RequestState {
  const isTriedAgain = request.finishedAt !== null && OPEN.some((state) => state === request.state)
  if (isTriedAgain) return 'partial'
  // What staff let go on after its start goes on at once.
  return request.state === 'scheduled' && request.startedAt !== null ? 'running' : standingOf(request)
}

/** Whether what is missing may still be promised: by its day, without one, or, once nobody is known to the request any more, not at all. */
function outlookOf(is: RequestState, { secondSweptAt, deadlineAt }: RequestRow, now: Date): Outlook | undefined {
  if (is !== 'partial' && !OPEN.includes(is)) return undefined
  if (is === 'partial' && secondSweptAt !== null) return 'over'
  return deadlineAt <= now ? 'late' : 'in-time'
}

/** What a request is about, and its times, as the chat tells them. */
export function timesOf(request: RequestRow): RequestTimes {
  return {
    kind: kindOf(request),
    reference: request.reference,
    eraseAt: (request.eraseAt ?? request.deadlineAt).getTime(),
    deadlineAt: request.deadlineAt.getTime(),
  }
}

/** Nothing is frozen yet. Said of what was confirmed before now: the words behind a yes wait for the freeze. */
export function stoppingOf({ frozenAt, startedAt }: RequestRow): Pick<RequestTimes, 'stopping'> {
  return frozenAt === null && startedAt === null ? { stopping: true } : {}
}

export function kindOf({ scope }: Pick<RequestRow, 'scope'>): RequestKind {
  return scope === 'account' || scope === 'profile' ? scope : 'data'
}

/** Why staff ended a request; undefined where the person took it back. A cancellation has a refusal's reasons, some by other names. */
export function whyEnded({ state, reason }: Pick<RequestRow, 'state' | 'reason'>): RefusalReason | undefined {
  if (state !== 'refused' && state !== 'cancelled') return undefined
  return refusalReasons.find((known) => known.replaceAll('_', '-') === reason || cancelledFor[known] === reason)
}

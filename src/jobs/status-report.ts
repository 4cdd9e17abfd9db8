import type { RequestKind, RequestTimes, StatusReport } from '../flows/conversation-event.ts'
import { boardFrom } from '../requests/grievance.ts'
import { type RefusalReason, refusalReasons } from '../requests/request.ts'
import type { RequestRow } from '../requests/request-store.ts'
import { cancelledFor } from '../requests/staff-reasons.ts'
import { standingOf } from '../requests/standing.ts'

/** What the chat may say of a request. */
export function statusReport(request: RequestRow | undefined, now: Date): StatusReport {
  if (!request) return { is: 'none' }
  const why = whyEnded(request)
  return {
    ...(why === undefined ? {} : { ended: { why, boardFrom: boardFrom(now.getTime()) } }),
    is: standingOf(request),
    ...timesOf(request),
    // Of a number that may have changed hands no count is told (conversation rules, safety 5).
    kept: request.suspect ? [] : (request.outcome?.kept ?? []),
    finishedAt: request.finishedAt?.getTime() ?? null,
  }
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

export function kindOf({ scope }: Pick<RequestRow, 'scope'>): RequestKind {
  return scope === 'account' || scope === 'profile' ? scope : 'data'
}

/** Why staff ended a request; undefined where the person took it back. A cancellation has a refusal's reasons, some by other names. */
function whyEnded({ state, reason }: RequestRow): RefusalReason | undefined {
  if (state !== 'refused' && state !== 'cancelled') return undefined
  return refusalReasons.find((known) => known.replaceAll('_', '-') === reason || cancelledFor[known] === reason)
}

import type { RequestKind, RequestTimes, StatusReport } from '../flows/conversation-event.ts'
import type { RequestState } from '../requests/request.ts'
import type { RequestRow } from '../requests/request-store.ts'

/** What the chat may say of a request. */
export function statusReport(request: RequestRow | undefined): StatusReport {
  if (!request) return { is: 'none' }
  return {
    // The column's CHECK lists the same states.
    is: request.state as RequestState,
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

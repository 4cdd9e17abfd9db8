import type { z } from 'zod'
import { statusOf, statusOfRequest } from '../../forwards/forward.ts'
import type { SeenForward } from '../../forwards/forward-store.ts'
import type { ObjectionRow } from '../../requests/objection-store.ts'
import type { RequestState } from '../../requests/request.ts'
import type { RequestRow } from '../../requests/request-store.ts'
import type { deletionRequest, objectionShape } from './shapes.ts'

type View = z.infer<typeof deletionRequest>

/** What a business passed on, as it may see it: nothing in it moves before the customer acts. */
export function viewOfForward({ forward, request }: SeenForward, objection: ObjectionRow | undefined, now: Date): View {
  return {
    id: forward.id,
    status: statusOf(forward, request?.state ?? null, now),
    created_at: forward.createdAt.toISOString(),
    expires_at: forward.expiresAt.toISOString(),
    confirmed_at: request?.confirmedAt?.toISOString() ?? null,
    finished_at: request?.finishedAt?.toISOString() ?? null,
    objection: viewOfObjection(objection),
  }
}

/** A request that came by chat, for a business that was told of it. */
export function viewOfRequest(request: RequestRow, objection: ObjectionRow | undefined): View {
  return {
    id: request.id,
    // The column's CHECK lists the same states.
    status: statusOfRequest(request.state as RequestState),
    created_at: (request.confirmedAt ?? request.createdAt).toISOString(),
    expires_at: null,
    confirmed_at: request.confirmedAt?.toISOString() ?? null,
    finished_at: request.finishedAt?.toISOString() ?? null,
    objection: viewOfObjection(objection),
  }
}

export function viewOfObjection(row: ObjectionRow | undefined): z.infer<typeof objectionShape> | null {
  return row ? { ground: row.ground, status: row.state, decide_by: row.decideBy.toISOString() } : null
}

import type { z } from 'zod'
import { statusOf, statusOfRequest } from '../../forwards/forward.ts'
import type { ForwardRow } from '../../forwards/forward-store.ts'
import type { ObjectionRow } from '../../requests/objection-store.ts'
import type { RequestState } from '../../requests/request.ts'
import type { RequestRow } from '../../requests/request-store.ts'
import { staffReasons } from '../../requests/staff-reasons.ts'
import type { OwnPart } from './own-part.ts'
import type { deletionRequest, objectionShape } from './shapes.ts'

type View = z.infer<typeof deletionRequest>

/** What a business passed on, as it may see it: nothing in it moves before the customer acts. */
export function viewOfForward(forward: ForwardRow, part: OwnPart | null, now: Date): View {
  // The column's CHECK lists the same states.
  const status = statusOf(forward, (part?.request.state as RequestState | undefined) ?? null, now)
  return {
    id: forward.id,
    status,
    created_at: forward.createdAt.toISOString(),
    expires_at: forward.expiresAt.toISOString(),
    ...timesOf(part?.request, status),
    objection: viewOfObjection(part?.objection),
  }
}

/** A request that came by chat, for a business that was told of it; `id`: the one by which it asks. */
export function viewOfRequest(id: string, { request, objection }: OwnPart): View {
  const status = statusOfRequest(request.state as RequestState)
  return {
    id,
    status,
    created_at: (request.confirmedAt ?? request.createdAt).toISOString(),
    expires_at: null,
    ...timesOf(request, status),
    objection: viewOfObjection(objection),
  }
}

function timesOf(
  request: RequestRow | undefined,
  status: View['status'],
): Pick<View, 'confirmed_at' | 'erase_at' | 'finished_at'> {
  return {
    confirmed_at: request?.confirmedAt?.toISOString() ?? null,
    erase_at: (status === 'confirmed' && request && dayOf(request)?.toISOString()) || null,
    finished_at: request?.finishedAt?.toISOString() ?? null,
  }
}

/** As the webhook's newest `confirmed` names it: only a hold by staff is told, with its end. Why else it waits may be another business's matter. */
function dayOf({ state, reason, eraseAt, nextAttemptAt, startedAt }: RequestRow): Date | null {
  const isHeld = state === 'on_hold' && startedAt === null && staffReasons.hold.some((each) => each === reason)
  return isHeld && nextAttemptAt !== null && (eraseAt === null || nextAttemptAt > eraseAt) ? nextAttemptAt : eraseAt
}

export function viewOfObjection(row: ObjectionRow | undefined): z.infer<typeof objectionShape> | null {
  return row ? { ground: row.ground, status: row.state, decide_by: row.decideBy.toISOString() } : null
}

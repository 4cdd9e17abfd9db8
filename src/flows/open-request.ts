import { askAccountScheduled, askAccountWaiting } from './account-steps.ts'
import type { Context } from './context.ts'
import type { RequestTimes } from './conversation-event.ts'
import type { Fresh } from './heard.ts'
import type { EventOf } from './steps.ts'
import { askScheduled, askWaiting, requestedWith } from './steps.ts'
import { tellBesides } from './tell.ts'
import type { Turn } from './turn.ts'
import { ask, turns } from './turn.ts'

/** How an open request stands, with the way back, behind what is open besides. */
export function askOpen(context: Context, event: EventOf<'status.ready'>): Turn {
  return turns(tellBesides(context, event), askThisOpen(context, event))
}

/** A time where one is known, none where it waits for staff. */
function askThisOpen(context: Context, event: EventOf<'status.ready'>): Turn {
  const { status } = event
  if (status.is === 'none') return {}
  const times = {
    reference: status.reference,
    eraseAt: status.eraseAt,
    deadlineAt: status.deadlineAt,
    kind: status.kind ?? 'data',
    others: status.others ?? false,
    stopping: status.stopping ?? false,
    ...(status.business === undefined ? {} : { business: status.business }),
  }
  if (status.is === 'scheduled') return askTimes(context, { ...event, ...times }, 'status')
  const { kind } = times
  return kind === 'data' ? askWaiting(context, event, times) : askAccountWaiting(context, event, { ...times, kind })
}

/** The same, said of data or of an account. */
export function askTimes(
  context: Context,
  event: { now: number; fresh: Fresh; business?: string | null } & RequestTimes,
  because: 'confirmed' | 'exists' | 'status',
): Turn {
  const { kind = 'data' } = event
  return kind === 'data' ? askScheduled(context, event, because) : askAccountScheduled(context, { ...event, kind }, because)
}

/** "Keep it": asked once more before anything is taken back. */
export function askKeep(context: Context, event: { now: number; fresh: Fresh }): Turn {
  const { request } = context
  if (request === null) return ask(context, event, { key: 'keep' })
  if (request.kind === 'data') return ask(context, event, { key: 'keep', reference: request.reference })
  const { kind, business, reference } = request
  return ask(context, event, { key: 'account-keep', kind, business, reference })
}

/** The same at once of the one that was named, whatever was in talk. */
export function askKeepThis(context: Context, event: EventOf<'status.ready'>): Turn {
  const { status } = event
  if (status.is === 'none') return {}
  const { reference, eraseAt, deadlineAt, kind = 'data', others } = status
  const business = requestedWith(context, reference) ?? status.business ?? null
  const request = { reference, eraseAt, deadlineAt, business, kind, ...(others === undefined ? {} : { others }) }
  return turns({ set: { request } }, askKeep({ ...context, request }, event))
}

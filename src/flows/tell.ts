import type { Context } from './context.ts'
import type { StatusReport } from './conversation-event.ts'
import { type EventOf, requestedWith } from './steps.ts'
import type { Turn } from './turn.ts'
import { notice } from './turn.ts'

export function tellStatus(context: Context, report: StatusReport): Turn {
  const business = requestedWith(context, report.is === 'none' ? null : report.reference)
  if (report.is === 'none' || (report.kind ?? 'data') === 'data') return notice({ key: 'status', report, business })
  return notice({ key: 'account-status', kind: report.kind === 'profile' ? 'profile' : 'account', report, business })
}

export function tellFinished(
  context: Context,
  { reference, kind = 'data', partial, outcome }: EventOf<'erasure.finished'>,
): Turn {
  const business = requestedWith(context, reference)
  if (kind !== 'data') return notice({ key: 'account-finished', kind, reference, partial, outcome, business })
  return notice({ key: 'finished', reference, partial, outcome, business })
}

export function tellUndone({ request }: Context): Turn {
  if (request === null || request.kind === 'data') return notice({ key: 'undone' })
  return notice({ key: 'account-undone', kind: request.kind, business: request.business })
}

export function tellDelayed(context: Context, { reference, kind = 'data', deadlineAt }: EventOf<'erasure.delayed'>): Turn {
  if (kind === 'data') return notice({ key: 'delayed', reference, deadlineAt })
  return notice({ key: 'account-delayed', kind, reference, deadlineAt, business: requestedWith(context, reference) })
}

export function tellRefused({ reference, reason, boardFrom }: EventOf<'erasure.refused'>): Turn {
  return notice({ key: 'refused', reference, reason, boardFrom })
}

export function tellHeld({ reference, reason, until, boardFrom = null }: EventOf<'erasure.held'>): Turn {
  return notice({ key: 'staff-held', reference, reason, until, boardFrom })
}

export function tellCancelled({ reference, reason, boardFrom = null }: EventOf<'erasure.cancelled'>): Turn {
  return notice({ key: 'staff-cancelled', reference, reason, boardFrom })
}

export function tellExtended(event: EventOf<'erasure.extended'>): Turn {
  const { reference, reason, eraseAt, deadlineAt, boardFrom = null } = event
  return notice({ key: 'staff-extended', reference, reason, eraseAt, deadlineAt, boardFrom })
}

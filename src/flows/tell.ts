import { type Context, isShared } from './context.ts'
import type { StatusReport } from './conversation-event.ts'
import { type EventOf, requestedWith, rest } from './steps.ts'
import type { Turn } from './turn.ts'
import { effect, notice, turns } from './turn.ts'

export function tellStatus(context: Context, report: StatusReport, further = false, aside: { aside?: true } = {}): Turn {
  const here = isShared(context) ? { here: true as const } : {}
  if (report.is === 'none') return notice({ key: 'status', report, business: null, further, ...here })
  const business = requestedWith(context, report.reference) ?? report.business ?? null
  if ((report.kind ?? 'data') === 'data') return notice({ key: 'status', report, business, further, ...aside })
  return notice({ key: 'account-status', kind: report.kind === 'profile' ? 'profile' : 'account', report, business, further })
}

/** What else this chat has asked for. */
export function tellBesides(context: Context, { besides = [] }: EventOf<'status.ready'>): Turn {
  return turns(...besides.map((each) => tellStatus(context, each, true)))
}

/** Something of it is erased, or may be. */
const isGone = (report: StatusReport) =>
  report.is !== 'none' && (report.begun === true || ['running', 'completed', 'partial'].includes(report.is))

/** How it stands, and where that is at its end, what was asked for before and is not. Of what is gone whoever regrets it hears that first. */
export function tellAll(context: Context, event: EventOf<'status.ready'>): Turn {
  const { status, earlier, several, aside, regrets } = event
  if (several !== undefined) return turns(...several.map((each, index) => tellStatus(context, each, index > 0)))
  return turns(
    regrets === true && isGone(status) ? notice({ key: 'get-back' }) : {},
    tellStatus(context, status, false, aside === true ? { aside } : {}),
    tellBesides(context, event),
    earlier === undefined ? {} : tellStatus(context, earlier, true),
  )
}

export function tellFinished(context: Context, event: EventOf<'erasure.finished'>): Turn {
  const { reference, kind = 'data', partial, outcome } = event
  const business = requestedWith(context, reference) ?? event.business ?? null
  if (kind !== 'data') return notice({ key: 'account-finished', kind, reference, partial, outcome, business })
  const isOther = context.request !== null && context.request.reference !== reference
  return notice({ key: 'finished', reference, partial, again: event.again === true || isOther, outcome, business })
}

/** That the data stays is said only where nothing of it goes on, as far as this chat may know. */
export function tellUndone(context: Context, { goesOn, closedUntil }: EventOf<'undo.done'>): Turn {
  const { request } = context
  const where = isShared(context) ? 'here' : goesOn === undefined ? undefined : 'other'
  if (request === null || request.kind === 'data') return notice({ key: 'undone', ...(where === undefined ? {} : { where }) })
  const { kind, business } = request
  return notice({ key: 'account-undone', kind, business, ...(closedUntil === undefined ? {} : { closedUntil }) })
}

export function isTooLate(report: StatusReport): boolean {
  return report.is !== 'none' && report.tooLate === true
}

/** The day until which an account could be had back is over. */
export function tellTooLate(report: StatusReport): Turn {
  return report.is === 'none' ? {} : notice({ key: 'account-too-late', until: report.eraseAt })
}

/** It cannot be kept any more, and how it stands instead. */
export function tellLate(context: Context, { status: report }: EventOf<'undo.late'>): Turn {
  const business = report.is === 'none' ? null : (requestedWith(context, report.reference) ?? report.business ?? null)
  return notice({ key: 'undo-late', report, business })
}

export function tellDelayed(
  context: Context,
  { reference, kind = 'data', deadlineAt, stopping = false }: EventOf<'erasure.delayed'>,
): Turn {
  const times = { reference, deadlineAt, ...(stopping ? { stopping } : {}) }
  if (kind === 'data') return notice({ key: 'delayed', ...times })
  return notice({ key: 'account-delayed', kind, ...times, business: requestedWith(context, reference) })
}

export function tellRefused({ reference, reason, boardFrom }: EventOf<'erasure.refused'>): Turn {
  return notice({ key: 'refused', reference, reason, boardFrom })
}

export function tellHeld({ type, now, boardFrom = null, ...said }: EventOf<'erasure.held'>): Turn {
  return notice({ key: 'staff-held', boardFrom, ...said })
}

export function tellCancelled({ reference, reason, boardFrom = null }: EventOf<'erasure.cancelled'>): Turn {
  return notice({ key: 'staff-cancelled', reference, reason, boardFrom })
}

/** To the number whose data it is, which may be a living person's: how to keep it. */
export function tellEntered({ reference, eraseAt }: EventOf<'erasure.entered'>): Turn {
  return notice({ key: 'papers-told', reference, eraseAt })
}

export function tellEnteredOver({ type, now, ...said }: EventOf<'erasure.entered-over'>): Turn {
  return notice({ key: 'papers-over', ...said })
}

/** The request that a number was told of is the one in talk, unless another is. */
export function known({ request }: Context, { reference, eraseAt, deadlineAt }: EventOf<'erasure.entered'>): Turn {
  return request === null ? { set: { request: { reference, eraseAt, deadlineAt, business: null, kind: 'data' } } } : {}
}

export function tellExtended(event: EventOf<'erasure.extended'>): Turn {
  const { reference, reason, eraseAt, deadlineAt, boardFrom = null } = event
  return notice({ key: 'staff-extended', reference, reason, eraseAt, deadlineAt, boardFrom })
}

/**
 * What was asked ends unconfirmed. Of what is open besides "nothing was deleted" would be untrue: it is kept in mind, and how it stands is told;
 * not to a phone that may be somebody else's by now.
 */
export function endAsked(context: Context, because: 'declined' | 'expired' | 'identity-changed' = 'declined'): Turn {
  const as = because === 'expired' ? 'expired' : 'cancelled'
  if (context.request === null) return turns(rest(context, as), notice({ key: because }))
  return because === 'identity-changed' ? endBeside(context, as) : turns(endBeside(context, as), effect({ do: 'tell-status' }))
}

/** What was asked ends, and what is open besides stays in mind. */
export function endBeside(context: Context, as: 'cancelled' | 'expired' = 'cancelled'): Turn {
  return turns(rest(context, as), { set: { request: context.request } })
}

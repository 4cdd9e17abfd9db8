import type { Context } from './context.ts'
import { lastFourOf, settled } from './context.ts'
import type { Reported, RequestTimes } from './conversation-event.ts'
import type { ChartEvent, Fresh, Heard } from './heard.ts'
import type { Lead } from './say.ts'
import { type EventOf, lacksNumber, openCase, rest } from './steps.ts'
import type { Turn } from './turn.ts'
import { ask, effect, notice, turns } from './turn.ts'

type At = { now: number; fresh: Fresh }

/** Not less than this long after the wish: whoever else is in the account can still object. */
const SOONEST_MS = 72 * 60 * 60 * 1000
/** WhatsApp shows ten rows; one is the way to another account. */
const OPEN_MAX = 9

/** An account is wanted. What was not confirmed ends; an open request is remembered, so that "keep" is still understood as about it. */
export function beginAccount(context: Context, event: Heard): Turn {
  const provedAt = (context.request === null ? context.provedAt : null) ?? event.sentAt
  const begun: Turn = { set: { wish: 'account', request: context.request, provedAt } }
  if (lacksNumber(context)) {
    const unproved: Turn = { set: { wish: 'account', request: context.request } }
    return turns(rest(context, 'cancelled'), unproved, notice({ key: 'contact-request', again: false }))
  }
  return turns(rest(context, 'cancelled'), begun, askEmail(context, event))
}

export function askEmail(context: Context, event: At, lead: Lead | null = null): Turn {
  const forgotten: Turn = { set: { email: null, codePassedAt: null, accounts: [], account: null, confirmedAt: null } }
  return turns(forgotten, ask(context, event, { key: 'account-email', lastFour: lastFourOf(context) }, lead))
}

export function askForCode(event: { now: number }, email: string): Turn {
  return turns({ set: { email, triedAt: event.now } }, effect({ do: 'ask-for-code', email }))
}

/** Said before anybody knows whether the address is registered: the words cannot tell. */
export function askCode(context: Context, event: At, again = false): Turn {
  return ask(context, event, { key: 'account-code', email: context.email ?? '', again })
}

/** Only now it is said what the account is, and what this person may do with it. */
export function openAccount(event: { now: number }, account: NonNullable<Context['account']>): Turn {
  const chosen = { account, question: null, prompt: null, triedAt: event.now }
  return turns({ set: chosen }, effect({ do: 'preview-account' }))
}

export function leaveToPerson(): Turn {
  return turns({ set: settled }, notice({ key: 'account-person' }), openCase('person'))
}

export function askAccountReview(context: Context, event: EventOf<'account-preview.ready'>): Turn {
  const { account } = context
  if (account === null || account.can === 'person') return {}
  const { counts, people, kept, eraseAt } = event.preview
  const eraseAfterMs = Math.max(0, eraseAt - event.now)
  const { business, can: kind } = account
  return ask(context, event, { key: 'review-account', business, kind, counts, people, kept, eraseAfterMs })
}

type Kind = 'account' | 'profile'

export function askAccountScheduled(
  context: Context,
  event: At & RequestTimes & { kind: Kind; business?: string | null },
  because: 'confirmed' | 'exists' | 'status',
  lead: Lead | null = null,
): Turn {
  const { reference, eraseAt, deadlineAt, kind } = event
  const known = because === 'status' ? businessOf(context, reference) : (context.account?.business ?? null)
  const business = known ?? event.business ?? null
  const request = { reference, eraseAt, deadlineAt, business, kind, others: othersBeside(context, event) }
  const stopping = event.stopping === true ? { stopping: true } : {}
  return turns(
    { set: { request, email: null, account: null, accounts: [] } },
    ask(context, event, { key: 'account-scheduled', reference, eraseAt, deadlineAt, business, kind, because, ...stopping }, lead),
  )
}

export function askAccountWaiting(
  context: Context,
  event: At,
  times: RequestTimes & { kind: Kind; business?: string | null },
): Turn {
  const { reference, eraseAt, deadlineAt, kind } = times
  const business = businessOf(context, reference) ?? times.business ?? null
  const request = { reference, eraseAt, deadlineAt, business, kind, others: othersBeside(context, times) }
  const stopping = times.stopping === true ? { stopping: true } : {}
  return turns(
    { set: { request } },
    ask(context, event, { key: 'account-waiting', reference, eraseAt, deadlineAt, business, kind, ...stopping }),
  )
}

function othersBeside({ request }: Context, { reference, others }: RequestTimes): boolean {
  return others ?? (request?.reference === reference && request.others === true)
}

/** Several accounts are closed side by side: nothing is said, moved or taken back of one before it is clear which. */
export function askWhichOpen(context: Context, event: At, several: readonly Reported[]): Turn {
  const open = several.slice(0, OPEN_MAX).map(({ kind, business = null, reference, eraseAt }) => ({
    kind: kind === 'profile' ? ('profile' as const) : ('account' as const),
    business,
    reference,
    eraseAt,
  }))
  const [first] = several
  if (first === undefined) return {}
  const { reference, eraseAt, deadlineAt, kind = 'account', business = null } = first
  return turns(
    { set: { request: { reference, eraseAt, deadlineAt, business, kind, others: true } } },
    ask(context, event, { key: 'account-open', open }),
  )
}

/** How the one in talk stands, whatever else is closed. */
export function tellThisOne({ request }: Context): Turn {
  return effect({ do: 'tell-status', ...(request ? { reference: request.reference } : {}) })
}

/** One row of that list. */
export function tellPicked({ question }: Context, index: number): Turn {
  const picked = question?.key === 'account-open' ? question.open[index] : undefined
  return effect({ do: 'tell-status', ...(picked ? { reference: picked.reference } : {}) })
}

/** The business of this request, where the conversation still knows its name. */
function businessOf({ request }: Context, reference: string): string | null {
  return request?.reference === reference ? request.business : null
}

/** An account's day is more than 72 hours away. */
export function hurryable({ context: { request }, event }: { context: Context; event: ChartEvent }): boolean {
  return request !== null && request.kind !== 'data' && event.now + SOONEST_MS < request.eraseAt
}

export function askSooner(context: Context, event: Heard): Turn {
  const { request } = context
  if (request === null || request.kind === 'data') return effect({ do: 'tell-status' })
  if (!hurryable({ context, event })) return turns(notice({ key: 'account-not-sooner' }), tellThisOne(context))
  const { kind, business, reference } = request
  return ask(context, event, { key: 'account-sooner', kind, business, reference, eraseAt: event.now + SOONEST_MS })
}

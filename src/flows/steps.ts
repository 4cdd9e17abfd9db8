import type { Context } from './context.ts'
import { isShared, lastFourOf, settled, sharedBusiness } from './context.ts'
import type { RequestTimes } from './conversation-event.ts'
import type { Effect } from './effect.ts'
import type { ChartEvent, Fresh, Heard } from './heard.ts'
import type { Question, Whose } from './question.ts'
import type { Lead } from './say.ts'
import { withoutButton } from './tap-button.ts'
import type { Turn } from './turn.ts'
import { ask, askBeside, effect, notice, turns } from './turn.ts'

export type EventOf<T extends ChartEvent['type']> = Extract<ChartEvent, { type: T }>
type At = { now: number; fresh: Fresh }

const MISUNDERSTANDINGS_BEFORE_A_PERSON = 3
const LAST_FOUR = -4

/** The whole number on dedicated channels, that business alone on its own. */
export function scopeHere(context: Context): NonNullable<Context['scope']> {
  const { channel } = context.start
  return channel.mode === 'shared' ? { kind: 'business', tenantId: channel.tenantId } : { kind: 'number' }
}

/** The business that the scope names; `null` for the whole number. */
export function businessInScope(context: Context): string | null {
  const { scope } = context
  if (scope?.kind !== 'business') return null
  return context.businesses.find(({ tenantId }) => tenantId === scope.tenantId)?.name ?? sharedBusiness(context)
}

/** Dedicated channels go by the number: without one it is asked for first. */
export function lacksNumber(context: Context): boolean {
  return !isShared(context) && lastFourOf(context) === null
}

/**
 * A wish was told: the facts are asked for, or first the number where none shows.
 * The first message from a visible number is the one that proves it.
 */
export function begin(context: Context, event: Heard, more: Partial<Context> = {}): Turn {
  if (lacksNumber(context)) return turns({ set: { ...settled, ...more } }, notice({ key: 'contact-request', again: false }))
  // Beside what is open already this is a wish of its own, with thirty days of its own.
  const provedAt = (context.request === null ? context.provedAt : null) ?? event.sentAt
  const linked = more.linked ?? null
  return turns({ set: { ...settled, provedAt, triedAt: event.now, ...more } }, effect({ do: 'look-up', linked }))
}

/** A business's word is taken up: the ordinary way, with that business as the scope; nothing is shorter for it. */
export function beginInvited(context: Context, event: EventOf<'tapped.invited'>): Turn {
  const { tenantId, business } = event.invitation
  return begin(context, event, { scope: { kind: 'business', tenantId }, businesses: [{ tenantId, name: business }] })
}

/** "Wasn't me" silences the business in every case; where a request of the person's may erase it all the same, how that one stands is told. */
export function deny({ invitation }: EventOf<'tapped.denied'>): Turn {
  const { forwardId, business, answered: reference } = invitation
  const answered = reference !== undefined
  const said = turns(effect({ do: 'deny-forward', forwardId }), notice({ key: 'forward-denied', business, answered }))
  return answered ? turns(said, effect({ do: 'tell-status', reference })) : said
}

export function askChoose(context: Context, event: At, lead: Lead | null = null): Turn {
  return ask(context, event, { key: 'choose', lastFour: lastFourOf(context), shared: sharedBusiness(context) }, lead)
}

/** Message 1 of a link: its business stands first. */
export function askLinked(context: Context, event: At, linked: { tenantId: string; name: string }, lead: Lead | null): Turn {
  const question: Question = { key: 'choose-linked', lastFour: lastFourOf(context), business: linked.name }
  return turns({ set: { businesses: [linked] } }, ask(context, event, question, lead))
}

/** Another number was named on the way: nothing goes on before it is settled whose is meant. */
export function askAnew(context: Context, event: EventOf<'said.delete'>): Turn {
  return turns(
    dropWaiting(context, 'cancelled'),
    { set: { otherNumber: true } },
    ask(context, event, { key: 'ownership', lastFour: lastFourOf(context), because: 'typed-number' }),
  )
}

/** The open question once more under a fresh id; "one moment" where none is open. */
export function askAgain(context: Context, event: At, lead: Lead | null = null): Turn {
  return context.question === null ? notice({ key: 'moment' }) : ask(context, event, context.question, lead)
}

export function askWhose(context: Context, event: At, who: Whose | null): Turn {
  return ask(context, event, whose(context, who))
}

/** The same beside what is open, which it leaves alone. */
export function askWhoseBeside(context: Context, event: At, who: Whose | null): Turn {
  return askBeside(event, whose(context, who))
}

function whose(context: Context, who: Whose | null): Question {
  return who === null ? { key: 'whose', lastFour: lastFourOf(context) } : { key: 'care', who }
}

/** One tap below the line of care. */
export function openCaseFor(who: Whose | undefined): Turn {
  return openCase(who === undefined || who === 'other' ? 'somebody-else' : 'care', who)
}

export function preview(context: Context, now: number, purpose: 'review' | 'show'): Turn {
  const scope = context.scope ?? scopeHere(context)
  const wish = purpose === 'show' ? 'show' : 'delete'
  return {
    set: { scope, wish, question: null, prompt: null, triedAt: now },
    do: [{ do: 'preview', scope, purpose }],
  }
}

export function askReview(context: Context, event: EventOf<'preview.ready' | 'preview.refused'>): Turn {
  const { now, scope } = event
  const shown = event.type === 'preview.ready' ? event.preview : null
  const eraseAt = event.type === 'preview.ready' ? event.preview.eraseAt : event.eraseAt
  const counted = shown && { counts: shown.counts, businesses: shown.businesses, kept: shown.kept }
  return turns(
    effect({ do: 'await-confirmation', scope, provedAt: context.provedAt ?? now }),
    ask(context, event, {
      key: 'review',
      lastFour: lastFourOf(context),
      business: businessInScope(context),
      preview: counted,
      eraseAfterMs: Math.max(0, eraseAt - now),
      hasAccount: context.facts?.hasAccount ?? false,
    }),
  )
}

/** A number that may have changed hands: straight to the question, without a name or a count. */
export function askSuspectReview(context: Context, event: Heard): Turn {
  const scope = context.scope ?? scopeHere(context)
  return turns(
    effect({ do: 'await-confirmation', scope, provedAt: context.provedAt ?? event.sentAt }),
    ask(context, event, { key: 'review-suspect', lastFour: lastFourOf(context), business: businessInScope(context) }),
  )
}

export function askScheduled(
  context: Context,
  event: At & Omit<RequestTimes, 'kind'> & { business?: string | null },
  because: 'confirmed' | 'exists' | 'status',
  lead: Lead | null = null,
): Turn {
  const { reference, eraseAt, deadlineAt } = event
  const stopping = event.stopping === true ? { stopping: true } : {}
  const known = because === 'confirmed' ? businessInScope(context) : requestedWith(context, reference)
  const business = known ?? event.business ?? null
  return turns(
    { set: { request: { reference, eraseAt, deadlineAt, business, kind: 'data' } } },
    ask(context, event, { key: 'scheduled', reference, eraseAt, deadlineAt, business, because, ...stopping }, lead),
  )
}

/** The one business that this request is about, where the conversation remembers it. */
export function requestedWith({ request }: Context, reference: string | null): string | null {
  return request?.reference === reference ? request.business : null
}

/** The request waits for staff: how it stands, and the way back, without a time. */
export function askWaiting(context: Context, event: At, times: Omit<RequestTimes, 'kind'> & { business?: string | null }): Turn {
  const { reference, eraseAt, deadlineAt } = times
  const stopping = times.stopping === true ? { stopping: true } : {}
  const business = requestedWith(context, reference) ?? times.business ?? null
  return turns(
    { set: { request: { reference, eraseAt, deadlineAt, business, kind: 'data' } } },
    ask(context, event, { key: 'waiting', reference, deadlineAt, business, ...stopping }),
  )
}

/** A business's chat is no place for its account. */
export function accountElsewhere(context: Context): Turn {
  return notice({ key: 'account-elsewhere', dedicatedNumber: dedicatedNumber(context) })
}

/** CallMissed's own number, as a business's chat names it. */
export function dedicatedNumber({ start: { channel } }: Context): string | null {
  return channel.mode === 'shared' ? channel.dedicatedNumber : null
}

/** Words for staff, who asked for them in this chat. */
export function toStaff(reference: string): Turn {
  return turns(effect({ do: 'note-reply', reference }), notice({ key: 'case-noted', reference }))
}

/** No more advertisements, and nothing else: never starts, cancels or undoes an erasure. Without a number little is found, and nothing is said to be done. */
export function stopAds(context: Context, deleting = context.request !== null): Turn {
  const stopped = effect({ do: 'stop-ads', scope: scopeHere(context) })
  if (!isShared(context) && !showsNumber(context)) return turns(stopped, notice({ key: 'ads-number', deleting }))
  return turns(stopped, notice({ key: 'ads-stopped', business: sharedBusiness(context), deleting }))
}

/** A number is bound to this person now. What the conversation remembers of one does not say so. */
export function showsNumber({ start }: Context): boolean {
  return start.lastFour !== null
}

/** The own number, attached by WhatsApp at its button below an earlier answer: it is bound, and message 1 follows. */
export function takeNumber(context: Context, event: EventOf<'sent.number'>): Turn {
  const boundLastFour = event.phone.slice(LAST_FOUR)
  return turns(
    { set: { boundLastFour } },
    effect({ do: 'bind-phone', phone: event.phone }),
    begin({ ...context, boundLastFour, provedAt: event.sentAt }, event, { request: context.request }),
  )
}

/** `who`: about whom it is, where the person chose it; then they are told what to send. */
export function openCase(about: NonNullable<Context['caseAbout']>, who?: Whose): Turn {
  return { set: { caseAbout: about }, do: [{ do: 'open-case', about, ...(who === undefined ? {} : { who }) }] }
}

/** A message that fits nothing; the third in a row is offered a person. */
export function lost(context: Context, event: Heard): Turn {
  const times = context.misunderstandings + 1
  if (times >= MISUNDERSTANDINGS_BEFORE_A_PERSON) {
    return turns({ set: { misunderstandings: 0 } }, askBeside(event, { key: 'offer-person' }))
  }
  const said: Effect = { do: 'say', say: unfit(context, event) }
  return { set: { misunderstandings: times }, do: [said] }
}

function unfit(context: Context, event: Heard): Extract<Effect, { do: 'say' }>['say'] {
  if (event.type === 'sent.media') return { key: 'no-papers', voice: event.voice }
  if (event.type === 'sent.unreadable') return { key: 'unreadable' }
  return { key: 'lost', open: context.question !== null || event.awaitsTap === true, without: withoutButton(context) }
}

/** The way back to rest before anything was confirmed. */
export function rest(context: Context, as: 'cancelled' | 'expired'): Turn {
  return turns({ set: settled }, dropWaiting(context, as))
}

function dropWaiting(context: Context, as: 'cancelled' | 'expired'): Turn {
  const waiting = context.question?.key === 'review' || context.question?.key === 'review-suspect'
  return waiting ? effect({ do: 'drop-request', as }) : {}
}

/** Shared channels: the message was meant for the business, which gets the chat back without a word from us. */
export function handBack(context: Context): Turn {
  return turns(
    rest(context, 'cancelled'),
    isShared(context) ? { set: { holdsFloor: false } } : {},
    effect({ do: 'release-floor' }),
  )
}

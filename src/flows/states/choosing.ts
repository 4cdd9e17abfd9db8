import { beginAccount } from '../account-steps.ts'
import type { Context } from '../context.ts'
import { isShared, lastFourOf, settled, sharedBusiness } from '../context.ts'
import { isExpired, isRetryDue } from '../due.ts'
import type { ChartEvent } from '../heard.ts'
import type { EventOf } from '../steps.ts'
import { accountElsewhere, askAgain, askChoose, askWhose, openCase, preview, rest, scopeHere, stopAds } from '../steps.ts'
import type { Turn } from '../turn.ts'
import { act, ask, askBeside, chart, effect, notice, turns } from '../turn.ts'
import { unreachable } from '../unreachable.ts'

type Asked = { context: Context; event: ChartEvent }

const ROWS_OF_BUSINESSES_MAX = 9
const isSuspect = ({ context }: Asked) => context.facts?.suspect === true
/** Its buttons never have these; what comes all the same is answered as if written. */
const onShared = ({ context }: Asked) => isShared(context)
const otherNumber = ({ context }: Asked) => context.otherNumber
/** Of a number that may have changed hands no business is named. */
const notLinked = (asked: Asked) =>
  isSuspect(asked) || asked.context.question?.key !== 'choose-linked' || asked.context.businesses.length !== 1
const inDoubt = (asked: Asked) => isSuspect(asked) || otherNumber(asked)

function askOwnership(context: Context, event: EventOf<'tapped.delete' | 'said.delete' | 'tapped.linked' | 'tapped.pick'>): Turn {
  const because = context.otherNumber ? 'typed-number' : 'suspect'
  return ask(context, event, { key: 'ownership', lastFour: lastFourOf(context), because })
}

function ends(turn: (context: Context) => Turn) {
  return act((context) => turns(turn(context), { set: settled }))
}

const shows = [
  {
    guard: isSuspect,
    actions: act<'tapped.show' | 'said.show'>((context, event) =>
      turns(notice({ key: 'show-suspect', lastFour: lastFourOf(context) }), askChoose(context, event)),
    ),
  },
  {
    target: '#counting',
    actions: act<'tapped.show' | 'said.show'>((context, event) =>
      preview({ ...context, scope: scopeHere(context) }, event.now, 'show'),
    ),
  },
] as const

const offersAll = [
  {
    guard: inDoubt,
    target: '#confirmingOwnership',
    actions: act<'tapped.delete' | 'said.delete'>((context, event) =>
      turns({ set: { scope: scopeHere(context) } }, askOwnership(context, event)),
    ),
  },
  {
    target: '#counting',
    actions: act<'tapped.delete' | 'said.delete'>((context, event) =>
      preview({ ...context, scope: scopeHere(context) }, event.now, 'review'),
    ),
  },
] as const
const [ofDoubt, ofAll] = offersAll
/** The words of the first button, or the wish once more: whoever sees no buttons comes to the next question by them, and no further. */
const answers = ({ event }: Asked) => event.type === 'said.delete' && event.answers === true

/** From a list the wish leads back to message 1, which has it. */
const wishes = ({ event }: Asked) => event.type === 'said.delete' && event.typed === null
const message1 = {
  target: '#choosingScope',
  actions: act<'said.delete'>((context, event) => askChoose(context, event)),
} as const

/** Message 1 is open, or the list behind it, or the answer to "what do you hold?". */
export const choosingScope = chart.createStateConfig({
  id: 'choosingScope',
  on: {
    'tapped.delete': offersAll,
    'said.delete': [
      { ...message1, guard: (asked) => asked.context.question?.key === 'more' && wishes(asked) },
      { ...ofDoubt, guard: (asked) => answers(asked) && inDoubt(asked) },
      { ...ofAll, guard: answers },
    ],
    'tapped.linked': [
      { guard: notLinked, actions: act<'tapped.linked'>((context, event) => askAgain(context, event, 'stale')) },
      {
        guard: otherNumber,
        target: '#confirmingOwnership',
        actions: act<'tapped.linked'>((context, event) =>
          turns({ set: { scope: picked(context, 0) } }, askOwnership(context, event)),
        ),
      },
      {
        target: '#counting',
        actions: act<'tapped.linked'>((context, event) =>
          preview({ ...context, scope: picked(context, 0) }, event.now, 'review'),
        ),
      },
    ],
    'tapped.stop-ads': { target: '#idle', actions: ends(stopAds) },
    'tapped.more': {
      actions: act<'tapped.more'>((context, event) =>
        ask(context, event, {
          key: 'more',
          shared: isShared(context),
          ...(context.question?.key === 'choose-linked' ? { ads: true } : {}),
        }),
      ),
    },
    'tapped.business': [
      { guard: onShared, target: '#idle', actions: ends(tellOtherBusinesses) },
      {
        guard: isSuspect,
        actions: act<'tapped.business'>((context, event) =>
          turns(notice({ key: 'show-suspect', lastFour: lastFourOf(context) }), askChoose(context, event)),
        ),
      },
      {
        target: '#listing',
        actions: act<'tapped.business'>((_, event) => ({
          set: { question: null, prompt: null, triedAt: event.now },
          do: [{ do: 'list-businesses' }],
        })),
      },
    ],
    'tapped.show': shows,
    'said.show': shows,
    'tapped.account': [
      { guard: onShared, actions: act((context) => accountElsewhere(context)) },
      { target: '#askingEmail', actions: act<'tapped.account'>((context, event) => beginAccount(context, event)) },
    ],
    'tapped.rest': { target: '#idle', actions: ends(tellOtherBusinesses) },
    'tapped.somebody-else': {
      target: '#choosingWhose',
      actions: act<'tapped.somebody-else'>((context, event) => askWhose(context, event, null)),
    },
    'tapped.person': { target: '#idle', actions: act(() => turns(openCase('person'), { set: settled })) },
    'tapped.language': { actions: act<'tapped.language'>((_, event) => askBeside(event, { key: 'languages', page: 0 })) },
  },
})

function tellOtherBusinesses(context: Context): Turn {
  const { channel } = context.start
  return notice({ key: 'other-businesses', dedicatedNumber: channel.mode === 'shared' ? channel.dedicatedNumber : null })
}

/** Waits for the names of the businesses. */
export const listing = chart.createStateConfig({
  id: 'listing',
  on: {
    'businesses.ready': [
      {
        guard: ({ event }) => event.businesses.length === 0,
        target: '#idle',
        actions: act((context) =>
          turns(
            rest(context, 'cancelled'),
            notice({
              key: 'nothing-held',
              lastFour: lastFourOf(context),
              business: sharedBusiness(context),
              kept: [],
            }),
          ),
        ),
      },
      {
        target: '#choosingBusiness',
        actions: act<'businesses.ready'>((context, event) =>
          turns(
            { set: { businesses: event.businesses } },
            ask(context, event, {
              key: 'businesses',
              names: event.businesses.slice(0, ROWS_OF_BUSINESSES_MAX).map(({ name }) => name),
              others: event.businesses.length > ROWS_OF_BUSINESSES_MAX,
            }),
          ),
        ),
      },
    ],
    'facts.failed': { actions: act<'facts.failed'>(unreachable) },
    'clock.due': {
      guard: ({ context, event }) => isRetryDue(context, event.now) && !isExpired(context, event.now),
      actions: act<'clock.due'>((_, event) => turns({ set: { triedAt: event.now } }, effect({ do: 'list-businesses' }))),
    },
  },
})

/** The list of businesses is open; a name may be typed as well. */
export const choosingBusiness = chart.createStateConfig({
  id: 'choosingBusiness',
  on: {
    'tapped.pick': [
      {
        guard: ({ context, event }) => context.businesses[event.index] === undefined,
        actions: act<'tapped.pick'>((context, event) => askAgain(context, event, 'stale')),
      },
      {
        guard: otherNumber,
        target: '#confirmingOwnership',
        actions: act<'tapped.pick'>((context, event) =>
          turns({ set: { scope: picked(context, event.index) } }, askOwnership(context, event)),
        ),
      },
      {
        target: '#counting',
        actions: act<'tapped.pick'>((context, event) =>
          preview({ ...context, scope: picked(context, event.index) }, event.now, 'review'),
        ),
      },
    ],
    'said.delete': { ...message1, guard: wishes },
    'tapped.not-listed': { actions: act(() => notice({ key: 'name-business' })) },
  },
})

function picked(context: Context, index: number): Context['scope'] {
  const business = context.businesses[index]
  return business ? { kind: 'business', tenantId: business.tenantId } : null
}

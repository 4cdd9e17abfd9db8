import type { Context } from '../context.ts'
import { lastFourOf, settled, sharedBusiness } from '../context.ts'
import { isExpired, isRetryDue } from '../due.ts'
import type { ChartEvent } from '../heard.ts'
import { askChoose, askLinked, askReview, businessInScope, type EventOf, preview, rest, scopeHere } from '../steps.ts'
import { tellStatus } from '../tell.ts'
import { act, ask, chart, effect, notice, turns } from '../turn.ts'
import { unreachable } from '../unreachable.ts'

type Asked = { context: Context; event: ChartEvent }

const retryDue = ({ context, event }: Asked) => isRetryDue(context, event.now) && !isExpired(context, event.now)
const failed = { actions: act<'facts.failed' | 'preview.failed'>(unreachable) }

/** What came back belongs to what was asked last; anything older is dropped. */
function isWanted(context: Context, event: ChartEvent, purpose: 'review' | 'show'): boolean {
  if (event.type !== 'preview.ready' && event.type !== 'preview.refused') return false
  const { scope } = context
  const same = scope?.kind === event.scope.kind && (scope.kind === 'number' || tenantOf(scope) === tenantOf(event.scope))
  return same && event.purpose === purpose && (context.wish === 'show') === (purpose === 'show')
}

function tenantOf(scope: NonNullable<Context['scope']>): string | null {
  return scope.kind === 'business' ? scope.tenantId : null
}

/** The one business that was meant, while others hold something. */
const holdsNothing = ({ scope, preview: { businesses, counts, kept } }: EventOf<'preview.ready'>) =>
  scope.kind === 'business' && businesses === 0 && counts.length === 0 && kept.length === 0

/** Waits for the facts. */
export const opening = chart.createStateConfig({
  id: 'opening',
  on: {
    'facts.ready': [
      {
        guard: ({ event }) => !event.facts.held,
        target: '#idle',
        actions: act<'facts.ready'>((context, event) =>
          turns(
            { set: settled },
            notice({
              key: 'nothing-held',
              lastFour: lastFourOf(context),
              business: sharedBusiness(context),
              kept: event.kept,
            }),
            event.unfinished === undefined ? {} : tellStatus(context, event.unfinished),
          ),
        ),
      },
      {
        guard: ({ context, event }) => context.wish === 'show' && event.facts.suspect,
        target: '#choosingScope',
        actions: act<'facts.ready'>((context, event) =>
          turns(
            { set: { facts: event.facts, wish: 'delete' } },
            notice({ key: 'show-suspect', lastFour: lastFourOf(context) }),
            askChoose(context, event),
          ),
        ),
      },
      {
        guard: ({ context }) => context.wish === 'show',
        target: '#counting',
        actions: act<'facts.ready'>((context, event) =>
          turns({ set: { facts: event.facts } }, preview({ ...context, scope: scopeHere(context) }, event.now, 'show')),
        ),
      },
      {
        // The scope stands already where a business's word was taken up.
        guard: ({ context, event }) => context.scope !== null && event.facts.suspect,
        target: '#confirmingOwnership',
        actions: act<'facts.ready'>((context, event) =>
          turns(
            { set: { facts: event.facts } },
            ask(context, event, { key: 'ownership', lastFour: lastFourOf(context), because: 'suspect' }),
          ),
        ),
      },
      {
        guard: ({ context }) => context.scope !== null,
        target: '#counting',
        actions: act<'facts.ready'>((context, event) =>
          turns({ set: { facts: event.facts } }, preview(context, event.now, 'review')),
        ),
      },
      {
        target: '#choosingScope',
        actions: act<'facts.ready'>((context, event) =>
          turns(
            { set: { facts: event.facts, lead: null } },
            event.linked === undefined || event.facts.suspect
              ? askChoose(context, event, context.lead)
              : askLinked(context, event, event.linked, context.lead),
          ),
        ),
      },
    ],
    'facts.failed': failed,
    'clock.due': {
      guard: retryDue,
      actions: act<'clock.due'>((context, event) =>
        turns({ set: { triedAt: event.now } }, effect({ do: 'look-up', linked: context.linked })),
      ),
    },
  },
})

/** Waits for the counts. */
export const counting = chart.createStateConfig({
  id: 'counting',
  on: {
    'preview.ready': [
      {
        guard: ({ context, event }) => isWanted(context, event, 'review') && holdsNothing(event),
        target: '#idle',
        actions: act((context) =>
          turns(
            rest(context, 'cancelled'),
            notice({
              key: 'nothing-held',
              lastFour: lastFourOf(context),
              business: businessInScope(context),
              kept: [],
            }),
          ),
        ),
      },
      {
        guard: ({ context, event }) => isWanted(context, event, 'review'),
        target: '#reviewing',
        actions: act<'preview.ready'>(askReview),
      },
      {
        guard: ({ context, event }) => isWanted(context, event, 'show'),
        target: '#choosingScope',
        actions: act<'preview.ready'>((context, event) => {
          const { counts, businesses, kept } = event.preview
          const shown = { lastFour: lastFourOf(context), business: sharedBusiness(context), counts, businesses, kept }
          return turns({ set: { scope: null, wish: 'delete' } }, ask(context, event, { key: 'holdings', ...shown }))
        }),
      },
    ],
    'preview.refused': [
      {
        guard: ({ context, event }) => isWanted(context, event, 'review'),
        target: '#reviewing',
        actions: act<'preview.refused'>(askReview),
      },
      {
        guard: ({ context, event }) => isWanted(context, event, 'show'),
        target: '#choosingScope',
        actions: act<'preview.refused'>((context, event) =>
          turns(
            { set: { scope: null, wish: 'delete' } },
            notice({ key: event.because === 'slow' ? 'show-slow' : 'show-refused' }),
            askChoose(context, event),
          ),
        ),
      },
    ],
    'preview.failed': failed,
    'clock.due': {
      guard: retryDue,
      actions: act<'clock.due'>((context, event) => preview(context, event.now, context.wish === 'show' ? 'show' : 'review')),
    },
  },
})

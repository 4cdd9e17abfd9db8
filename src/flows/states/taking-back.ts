import { tellThisOne } from '../account-steps.ts'
import { type Context, settled } from '../context.ts'
import type { ChartEvent } from '../heard.ts'
import { askKeepThis, askOpen, askTimes } from '../open-request.ts'
import { askAgain, stopAds } from '../steps.ts'
import { tapButton } from '../tap-button.ts'
import { isTooLate, tellLate, tellTooLate, tellUndone } from '../tell.ts'
import { act, chart, effect, notice, turns } from '../turn.ts'
import { genuine, started } from './open-account.ts'

type Asked = { context: Context; event: ChartEvent }

export const moment = { actions: act(() => notice({ key: 'moment' })) }
/** A button of another request than the one in talk. */
export const ofAnotherPrompt = ({ context, event }: Asked) =>
  event.type === 'tapped.stale' && event.about !== undefined && event.about !== context.request?.reference
/** How the one stands that an older button spoke of; where the button said "keep", that is asked at once, while there is time. */
export const tellTapped = act<'tapped.stale'>((_, { about, undo }) =>
  effect({
    do: 'tell-status',
    ...(about === undefined ? {} : { reference: about, ...(undo === 'wanted' ? { toKeep: 'this' as const } : {}) }),
  }),
)
/** It waits for staff or a hold, and nothing of it is erased yet: "keep my data" still counts. */
export const waits = ({ event }: Pick<Asked, 'event'>) =>
  event.type === 'status.ready' && (event.status.is === 'on_hold' || event.status.is === 'parked') && event.status.begun !== true
/** "Keep my data" where it was looked up which is meant: asked at once, for only what is asked is waited for. */
export const askedToKeep = {
  guard: ({ event }: Asked) =>
    event.type === 'status.ready' &&
    event.keeps === true &&
    event.several === undefined &&
    (event.status.is === 'scheduled' || waits({ event })) &&
    !isTooLate(event.status),
  target: '#confirmingUndo',
  actions: act<'status.ready'>(askKeepThis),
} as const
/** The same of an account whose time for it is over: said, and how it stands. */
export const keptTooLate = {
  guard: ({ event }: Asked) =>
    event.type === 'status.ready' && event.keeps === true && event.several === undefined && isTooLate(event.status),
  target: '#scheduled',
  actions: act<'status.ready'>((context, event) => turns(tellTooLate(event.status), askOpen(context, event))),
} as const
const undoes = {
  target: '#undoing',
  actions: act((context) => {
    const { kind, reference } = context.request ?? { kind: 'data' as const, reference: null }
    return { set: { question: null, prompt: null }, do: [{ do: 'undo-request', kind, reference }] }
  }),
} as const

/** "Keep my data" and not a word besides: a question or a protest holds the same words. */
const keepsPlainly = (asked: Asked) => genuine(asked) && asked.event.type === 'said.keep' && asked.event.how === 'plain'

/** Asked once more, and of the one that the question names alone. */
export const confirmingUndo = chart.createStateConfig({
  id: 'confirmingUndo',
  on: {
    'tapped.keep-yes': undoes,
    'said.keep': [{ guard: keepsPlainly, ...undoes }, { actions: act((context) => tapButton(context)) }],
    'tapped.keep-no': {
      target: '#scheduled',
      actions: act<'tapped.keep-no'>((context, event) => {
        const { request } = context
        if (request !== null && request.kind !== 'data') return askTimes(context, { ...event, ...request }, 'status')
        return effect({ do: 'tell-status', ...(request === null ? {} : { reference: request.reference }) })
      }),
    },
    'said.yes': { actions: act((context) => tapButton(context)) },
    'said.no': { actions: act((context) => tapButton(context)) },
    'said.negated': { actions: act((context) => tapButton(context)) },
    'said.stop-ads': { actions: act((context) => stopAds(context, true)) },
    'said.aloud': { actions: act((context) => tapButton(context)) },
    'sent.reaction': { actions: act((context) => tapButton(context)) },
    'tapped.stale': {
      guard: (asked) => !ofAnotherPrompt(asked),
      actions: act<'tapped.stale'>((context, event) => askAgain(context, event, event.why)),
    },
    'erasure.started': started,
  },
})

export const undoing = chart.createStateConfig({
  id: 'undoing',
  on: {
    'undo.done': {
      target: '#idle',
      actions: act<'undo.done'>((context, event) =>
        turns(
          { set: settled },
          tellUndone(context, event),
          event.goesOn === undefined ? {} : effect({ do: 'tell-status', reference: event.goesOn }),
        ),
      ),
    },
    'undo.late': [
      {
        guard: ({ event }) => isTooLate(event.status),
        target: '#scheduled',
        actions: act<'undo.late'>((context, { status }) => turns(tellTooLate(status), tellThisOne(context))),
      },
      {
        guard: ({ event }) => ['running', 'on_hold', 'parked'].includes(event.status.is),
        target: '#erasing',
        actions: act<'undo.late'>(tellLate),
      },
      {
        target: '#done',
        actions: act<'undo.late'>((context, event) => turns({ set: settled }, tellLate(context, event))),
      },
    ],
    'said.*': moment,
    'sent.*': moment,
    'tapped.*': moment,
    'said.stop-ads': { actions: act((context) => stopAds(context, true)) },
    'erasure.started': started,
  },
})

import { askEmail, askSooner, hurryable } from '../account-steps.ts'
import type { Context } from '../context.ts'
import { settled } from '../context.ts'
import type { ChartEvent } from '../heard.ts'
import { askKeep, askTimes } from '../open-request.ts'
import { askAgain, stopAds, tapButton } from '../steps.ts'
import { tellUndone } from '../tell.ts'
import { act, chart, effect, notice, turns } from '../turn.ts'

type Asked = { context: Context; event: ChartEvent }

const genuine = ({ event }: Asked) => 'genuine' in event && event.genuine
export const status = { actions: act(() => effect({ do: 'tell-status' })) }
const moment = { actions: act(() => notice({ key: 'moment' })) }
export const ofAnotherRequest = ({ context, event }: Asked) =>
  (event.type === 'erasure.started' || event.type === 'erasure.finished') &&
  event.reference !== undefined &&
  context.request !== null &&
  event.reference !== context.request.reference
const started = [
  { guard: ofAnotherRequest, actions: [] },
  { target: '#erasing', actions: act(() => ({ set: { question: null, prompt: null } })) },
] as const
const undoes = {
  target: '#undoing',
  actions: act((context) => {
    const { kind, reference } = context.request ?? { kind: 'data' as const, reference: null }
    return { set: { question: null, prompt: null }, do: [{ do: 'undo-request', kind, reference }] }
  }),
} as const
const asksToKeep = {
  target: '#confirmingUndo',
  actions: act<'said.keep' | 'tapped.keep' | 'tapped.stale'>(askKeep),
} as const

export const confirming = chart.createStateConfig({
  id: 'confirming',
  on: {
    'request.scheduled': {
      target: '#scheduled',
      actions: act<'request.scheduled'>((context, event) => askTimes(context, event, 'confirmed')),
    },
    'request.exists': {
      target: '#scheduled',
      actions: act<'request.exists'>((context, event) => askTimes(context, event, 'exists')),
    },
    'proof.missing': {
      target: '#askingEmail',
      actions: act<'proof.missing'>((context, event) => turns(notice({ key: 'account-proof-old' }), askEmail(context, event))),
    },
    'said.*': moment,
    'sent.*': moment,
    'tapped.*': moment,
    'said.stop-ads': { actions: act((context) => stopAds(context, true)) },
  },
})

export const scheduled = chart.createStateConfig({
  id: 'scheduled',
  on: {
    'tapped.keep': asksToKeep,
    'said.keep': asksToKeep,
    // An older button of the same wish: it asks first in any case.
    'tapped.stale': { guard: ({ event }) => event.undo === 'wanted', ...asksToKeep },
    'tapped.sooner': [
      {
        guard: hurryable,
        target: '#confirmingSooner',
        actions: act<'tapped.sooner'>((context, event) => askSooner(context, event)),
      },
      { actions: act<'tapped.sooner'>((context, event) => askSooner(context, event)) },
    ],
    'erasure.started': started,
  },
})

export const confirmingUndo = chart.createStateConfig({
  id: 'confirmingUndo',
  on: {
    'tapped.keep-yes': undoes,
    'said.keep': [{ guard: genuine, ...undoes }, { actions: act((context) => tapButton(context)) }],
    'tapped.keep-no': {
      target: '#scheduled',
      actions: act<'tapped.keep-no'>((context, event) =>
        context.request ? askTimes(context, { ...event, ...context.request }, 'status') : effect({ do: 'tell-status' }),
      ),
    },
    'said.yes': { actions: act((context) => tapButton(context)) },
    'said.no': { actions: act((context) => tapButton(context)) },
    'said.aloud': { actions: act((context) => tapButton(context)) },
    'sent.reaction': { actions: act((context) => tapButton(context)) },
    'tapped.stale': { actions: act<'tapped.stale'>((context, event) => askAgain(context, event, event.why)) },
    'erasure.started': started,
  },
})

/** An account may go sooner than its day: asked once more, because nothing makes it later again. */
export const confirmingSooner = chart.createStateConfig({
  id: 'confirmingSooner',
  on: {
    'tapped.sooner-yes': {
      guard: ({ context, event }) => genuine({ context, event }) && context.request !== null,
      actions: act((context) => ({
        set: { question: null, prompt: null },
        do: [{ do: 'hurry-request', reference: context.request?.reference ?? '' }],
      })),
    },
    'hurry.done': {
      target: '#scheduled',
      actions: act<'hurry.done'>((context, event) => askTimes(context, event, 'status')),
    },
    'hurry.refused': {
      target: '#scheduled',
      actions: act(() => turns(notice({ key: 'account-not-sooner' }), effect({ do: 'tell-status' }))),
    },
    'said.aloud': { actions: act((context) => tapButton(context)) },
    'tapped.sooner-no': status,
    'erasure.started': started,
  },
})

export const undoing = chart.createStateConfig({
  id: 'undoing',
  on: {
    'undo.done': {
      target: '#idle',
      actions: act((context) => turns({ set: settled }, tellUndone(context))),
    },
    'undo.late': [
      {
        guard: ({ event }) => event.status.is === 'running',
        target: '#erasing',
        actions: act<'undo.late'>((_, event) => notice({ key: 'undo-late', report: event.status })),
      },
      {
        target: '#done',
        actions: act<'undo.late'>((_, event) => turns({ set: settled }, notice({ key: 'undo-late', report: event.status }))),
      },
    ],
    'said.*': moment,
    'sent.*': moment,
    'tapped.*': moment,
    'said.stop-ads': { actions: act((context) => stopAds(context, true)) },
    'erasure.started': started,
  },
})

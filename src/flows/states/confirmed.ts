import type { Context } from '../context.ts'
import { isShared, settled } from '../context.ts'
import type { ChartEvent } from '../heard.ts'
import {
  askAgain,
  askScheduled,
  askWaiting,
  moreLanguages,
  openCase,
  speak,
  stopAds,
  tapButton,
  tellFinished,
  tellStatus,
} from '../steps.ts'
import { act, ask, chart, effect, notice, turns } from '../turn.ts'

type Asked = { context: Context; event: ChartEvent }

const genuine = ({ event }: Asked) => 'genuine' in event && event.genuine
const status = { actions: act(() => effect({ do: 'tell-status' })) }
const moment = { actions: act(() => notice({ key: 'moment' })) }
const started = { target: '#erasing', actions: act(() => ({ set: { question: null, prompt: null } })) } as const
const finished =
  (partial: boolean) =>
  ({ event }: Asked) =>
    event.type === 'erasure.finished' && event.partial === partial
const asksToKeep = {
  target: '#confirmingUndo',
  actions: act<'said.keep' | 'tapped.keep' | 'tapped.stale'>((context, event) => ask(context, event, { key: 'keep' })),
} as const

const confirming = chart.createStateConfig({
  id: 'confirming',
  on: {
    'request.scheduled': {
      target: '#scheduled',
      actions: act<'request.scheduled'>((context, event) => askScheduled(context, event, 'confirmed')),
    },
    'request.exists': {
      target: '#scheduled',
      actions: act<'request.exists'>((context, event) => askScheduled(context, event, 'exists')),
    },
    'said.*': moment,
    'sent.*': moment,
    'tapped.*': moment,
    'said.stop-ads': { actions: act((context) => stopAds(context, true)) },
  },
})

const scheduled = chart.createStateConfig({
  id: 'scheduled',
  on: {
    'tapped.keep': asksToKeep,
    'said.keep': asksToKeep,
    // An older button of the same wish: it asks first in any case.
    'tapped.stale': { guard: ({ event }) => event.undo === 'wanted', ...asksToKeep },
    'erasure.started': started,
  },
})

const confirmingUndo = chart.createStateConfig({
  id: 'confirmingUndo',
  on: {
    'tapped.keep-yes': {
      target: '#undoing',
      actions: act(() => ({ set: { question: null, prompt: null }, do: [{ do: 'undo-request' }] })),
    },
    'said.keep': [
      {
        guard: genuine,
        target: '#undoing',
        actions: act(() => ({ set: { question: null, prompt: null }, do: [{ do: 'undo-request' }] })),
      },
      { actions: act((context) => tapButton(context)) },
    ],
    'tapped.keep-no': {
      target: '#scheduled',
      actions: act<'tapped.keep-no'>((context, event) =>
        context.request ? askScheduled(context, { ...event, ...context.request }, 'status') : effect({ do: 'tell-status' }),
      ),
    },
    'said.yes': { actions: act((context) => tapButton(context)) },
    'said.no': { actions: act((context) => tapButton(context)) },
    'sent.reaction': { actions: act((context) => tapButton(context)) },
    'tapped.stale': { actions: act<'tapped.stale'>((context, event) => askAgain(context, event, event.why)) },
    'erasure.started': started,
  },
})

const undoing = chart.createStateConfig({
  id: 'undoing',
  on: {
    'undo.done': {
      target: '#idle',
      actions: act(() => turns({ set: settled }, notice({ key: 'undone' }))),
    },
    'undo.late': {
      target: '#erasing',
      actions: act<'undo.late'>((_, event) => notice({ key: 'undo-late', report: event.status })),
    },
    'said.*': moment,
    'sent.*': moment,
    'tapped.*': moment,
    'said.stop-ads': { actions: act((context) => stopAds(context, true)) },
    'erasure.started': started,
  },
})

/** A request is open: every message is answered with how it stands, and with the way back while there is one. */
export const confirmed = chart.createStateConfig({
  initial: 'confirming',
  on: {
    'said.stop-ads': { actions: act((context) => stopAds(context, true)) },
    'said.complain': { actions: act(() => openCase('complaint')) },
    'said.person': { actions: act(() => openCase('person')) },
    'tapped.person': { actions: act(() => openCase('person')) },
    'said.somebody-else': { actions: act(() => turns(openCase('somebody-else'))) },
    'said.account': { actions: act(() => notice({ key: 'account-how' })) },
    'said.language': { actions: act<'said.language'>(speak) },
    'tapped.speak': { actions: act<'tapped.speak'>(speak) },
    'tapped.languages': { actions: act<'tapped.languages'>(moreLanguages) },
    'sent.reaction': { actions: [] },
    'said.thanks': { actions: act(() => notice({ key: 'thanks' })) },
    'sent.media': {
      actions: act<'sent.media'>((_, event) =>
        turns(notice({ key: 'no-papers', voice: event.voice }), effect({ do: 'tell-status' })),
      ),
    },
    'said.delete': [
      {
        guard: ({ context }) => !isShared(context) && context.request !== null && context.request.business !== null,
        actions: act(() => turns(notice({ key: 'rest-later' }), effect({ do: 'tell-status' }))),
      },
      status,
    ],
    'said.*': status,
    'sent.*': status,
    'tapped.*': status,
    'status.ready': [
      {
        guard: ({ event }) => event.status.is === 'scheduled',
        target: '#scheduled',
        actions: act<'status.ready'>((context, event) =>
          event.status.is === 'none' ? {} : askScheduled(context, { ...event, ...event.status }, 'status'),
        ),
      },
      {
        // Nothing is erased yet: "keep my data" still counts.
        guard: ({ event }) => ['on_hold', 'parked'].includes(event.status.is),
        target: '#scheduled',
        actions: act<'status.ready'>((context, event) =>
          event.status.is === 'none' ? {} : askWaiting(context, event, event.status),
        ),
      },
      {
        guard: ({ event }) => ['running', 'partial'].includes(event.status.is),
        target: '#erasing',
        actions: act<'status.ready'>((context, event) =>
          turns({ set: { question: null, prompt: null } }, tellStatus(context, event.status)),
        ),
      },
      {
        target: '#done',
        actions: act<'status.ready'>((context, event) => turns({ set: settled }, tellStatus(context, event.status))),
      },
    ],
    'erasure.finished': [
      {
        guard: finished(false),
        target: '#done',
        actions: act<'erasure.finished'>((context, event) => turns({ set: settled }, tellFinished(context, event))),
      },
      {
        target: '#erasing',
        actions: act<'erasure.finished'>((context, event) =>
          turns({ set: { question: null, prompt: null } }, tellFinished(context, event)),
        ),
      },
    ],
    // A confirmed request outlives a change of phone: it covers what was dated before, and can only be seen through.
    'identity.changed': { actions: [] },
  },
  states: { confirming, scheduled, confirmingUndo, undoing, erasing: { id: 'erasing' } },
})

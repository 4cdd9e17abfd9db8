import { beginAccount, tellPicked, tellThisOne } from '../account-steps.ts'
import { type Context, isShared } from '../context.ts'
import type { ChartEvent } from '../heard.ts'
import { askTimes } from '../open-request.ts'
import { lacksNumber } from '../steps.ts'
import { tapButton } from '../tap-button.ts'
import { act, chart, effect, notice, turns } from '../turn.ts'

type Asked = { context: Context; event: ChartEvent }

export const genuine = ({ event }: Asked) => 'genuine' in event && event.genuine
export const status = { actions: act(() => effect({ do: 'tell-status' })) }
/** How it stands; of the request whose reference was typed, where it is this person's. */
export const statusAsked = {
  actions: act<'said.status'>((_, { reference }) =>
    effect({ do: 'tell-status', ...(reference === undefined ? {} : { reference }) }),
  ),
}
export const ofAnotherRequest = ({ context, event }: Asked) =>
  (event.type === 'erasure.started' || event.type === 'erasure.finished') &&
  event.reference !== undefined &&
  context.request !== null &&
  event.reference !== context.request.reference
export const started = [
  { guard: ofAnotherRequest, actions: [] },
  { target: '#erasing', actions: act(() => ({ set: { question: null, prompt: null } })) },
] as const
export const ofAccount = ({ context }: Asked) => context.request !== null && context.request.kind !== 'data'
const beginning = act<'said.account' | 'tapped.other-account'>((context, event) => beginAccount(context, event))
export const beginsAccount = [
  { guard: ({ context }: Asked) => lacksNumber(context), target: '#askingNumber', actions: beginning },
  { target: '#askingEmail', actions: beginning },
] as const

/** Several accounts are closed at once: one of them must be named before anything is done. */
export const choosingOpen = chart.createStateConfig({
  id: 'choosingOpen',
  on: { 'tapped.pick': { actions: act<'tapped.pick'>((context, { index }) => tellPicked(context, index)) } },
})

/** Another that this chat has asked for may still be kept. */
const keepsAnother = {
  guard: (asked: Asked) => !ofAccount(asked),
  actions: act(() => effect({ do: 'tell-status', toKeep: 'data' })),
} as const
const startsAnother = (asked: Asked) => ofAccount(asked) && !isShared(asked.context)

/** While this one goes, another can be asked for. */
export const erasing = chart.createStateConfig({
  id: 'erasing',
  on: {
    'said.account': [
      { guard: (asked) => startsAnother(asked) && lacksNumber(asked.context), target: '#askingNumber', actions: beginning },
      { guard: startsAnother, target: '#askingEmail', actions: beginning },
    ],
    'said.keep': [keepsAnother, status],
    'said.negated': [keepsAnother, status],
    'said.get-back': [keepsAnother, status],
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
      actions: act((context) => turns(notice({ key: 'account-not-sooner' }), tellThisOne(context))),
    },
    'said.yes': { actions: act((context) => tapButton(context)) },
    'said.aloud': { actions: act((context) => tapButton(context)) },
    'sent.reaction': { actions: act((context) => tapButton(context)) },
    'tapped.sooner-no': { actions: act(tellThisOne) },
    'erasure.started': started,
  },
})

import { askEmail, askSooner, hurryable } from '../account-steps.ts'
import { type Context, settled } from '../context.ts'
import type { ChartEvent } from '../heard.ts'
import { askKeep, askTimes } from '../open-request.ts'
import { dedicatedNumber, stopAds } from '../steps.ts'
import { act, chart, effect, notice, turns } from '../turn.ts'
import { ofAccount, started, status } from './open-account.ts'
import { moment, ofAnotherPrompt } from './taking-back.ts'

type Asked = { context: Context; event: ChartEvent }

const DAY_MS = 86_400_000

/** The account that was picked, or named by its own button, within the day, and is what stands there to be answered. */
const isPicked = ({ context: { question, prompt }, event }: Asked) =>
  prompt !== null &&
  event.now - prompt.askedAt < DAY_MS &&
  (question?.key === 'account-waiting' || (question?.key === 'account-scheduled' && question.because === 'status'))
const oneOfSeveral = (asked: Asked) => asked.context.request?.others === true && !isPicked(asked)
/** "Keep my data" while an account is in talk: data may be open beside it. */
const namesOther = (asked: Asked) => ofAccount(asked) && asked.event.type === 'said.keep' && asked.event.data === true
/** An account's day is over: whether it can still be had back is looked up first. */
const pastItsDay = {
  guard: (asked: Asked) => ofAccount(asked) && (asked.context.request?.eraseAt ?? 0) <= asked.event.now,
  actions: act(({ request }) =>
    effect({ do: 'tell-status', toKeep: 'this', ...(request ? { reference: request.reference } : {}) }),
  ),
} as const
const ofThisUndo = (asked: Asked) =>
  asked.event.type === 'tapped.stale' && asked.event.undo === 'wanted' && !ofAnotherPrompt(asked)
const asksToKeep = {
  target: '#confirmingUndo',
  actions: act<'said.keep' | 'said.negated' | 'said.get-back' | 'tapped.keep' | 'tapped.stale'>(askKeep),
} as const
const asksOfIt = [{ guard: oneOfSeveral, ...status }, pastItsDay, asksToKeep] as const

/** The yes is given: what the database made of it comes next. */
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
    'request.elsewhere': {
      target: '#done',
      actions: act<'request.elsewhere'>((context, { since, back }) =>
        turns({ set: settled }, notice({ key: 'asked-elsewhere', since, back, dedicatedNumber: dedicatedNumber(context) })),
      ),
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

/** It waits for its time: until then it can be taken back, and an account sooner. */
export const scheduled = chart.createStateConfig({
  id: 'scheduled',
  on: {
    'tapped.keep': [pastItsDay, asksToKeep],
    'said.keep': [
      { guard: namesOther, actions: act(() => effect({ do: 'tell-status', toKeep: 'any' })) },
      { guard: oneOfSeveral, ...status },
      pastItsDay,
      asksToKeep,
    ],
    // "Do not delete it" takes nothing back by itself, and is asked the same.
    'said.negated': asksOfIt,
    // Nothing is gone yet, and wanting it back is wanting it kept.
    'said.get-back': asksOfIt,
    // An older button of the same wish: it asks first in any case.
    'tapped.stale': [
      { guard: (asked) => ofThisUndo(asked) && pastItsDay.guard(asked), actions: pastItsDay.actions },
      { guard: ofThisUndo, ...asksToKeep },
    ],
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

import type { Context } from '../context.ts'
import type { EventOf } from '../steps.ts'
import { rest } from '../steps.ts'
import type { Turn } from '../turn.ts'
import { act, chart, notice, turns } from '../turn.ts'

/** Message 2 is open. The only state from which an erasure can be confirmed. */
export const reviewing = chart.createStateConfig({
  id: 'reviewing',
  on: {
    'tapped.confirm': {
      guard: ({ context }) => context.scope !== null && !context.otherNumber && context.facts !== null,
      target: '#confirming',
      actions: act<'tapped.confirm'>(confirm),
    },
    'tapped.decline': {
      target: '#idle',
      actions: act((context) => turns(rest(context, 'cancelled'), notice({ key: 'declined' }))),
    },
    'said.wrong-code': { actions: act<'said.wrong-code'>(countWrongCode) },
  },
})

/** Uses the prompt up, so that a second tap on the same button finds nothing to confirm. */
function confirm(context: Context, event: EventOf<'tapped.confirm'>): Turn {
  const { scope, facts, provedAt } = context
  if (scope === null) return {}
  return {
    set: { question: null, prompt: null },
    do: [
      {
        do: 'confirm-request',
        scope,
        suspect: facts?.suspect ?? false,
        confirmedAt: event.now,
        provedAt: provedAt ?? event.sentAt,
      },
    ],
  }
}

function countWrongCode(context: Context): Turn {
  if (context.prompt === null) return {}
  const left = context.prompt.triesLeft - 1
  return turns({ set: { prompt: { ...context.prompt, triesLeft: left } } }, notice({ key: 'wrong-code', left }))
}

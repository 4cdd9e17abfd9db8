import type { Context } from '../context.ts'
import { oneMoreWrong, takesCodes } from '../context.ts'
import type { EventOf } from '../steps.ts'
import { askAgain } from '../steps.ts'
import type { Turn } from '../turn.ts'
import { act, chart, notice, turns } from '../turn.ts'

/** Message 2 is open. The only state from which an erasure can be confirmed. */
export const reviewing = chart.createStateConfig({
  id: 'reviewing',
  on: {
    'tapped.confirm': [
      {
        // Number and code have proved it; the same sender's tap or code on this review is the last of the three.
        guard: ({ context }) =>
          context.question?.key === 'review-account' && context.account !== null && context.codePassedAt !== null,
        target: '#checkingAccount',
        actions: act<'tapped.confirm'>((_, event) => ({
          set: { question: null, prompt: null, triedAt: event.now, confirmedAt: Math.min(event.now, event.sentAt + 999) },
          do: [{ do: 'check-account' }],
        })),
      },
      {
        guard: ({ context }) => context.scope !== null && !context.otherNumber && context.facts !== null,
        target: '#confirming',
        actions: act<'tapped.confirm'>(confirm),
      },
    ],
    'tapped.stale': {
      guard: ({ event }) => event.why === 'wrong-codes',
      actions: act<'tapped.stale'>((context, event) => {
        const wrongCodes = oneMoreWrong(context, event.now)
        return turns(
          { set: { wrongCodes } },
          askAgain({ ...context, wrongCodes }, event, takesCodes({ ...context, wrongCodes }, event.now) ? event.why : null),
        )
      }),
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
        // WhatsApp dates the tap in whole seconds: what came after it is a new matter, however late the tap is handled.
        confirmedAt: Math.min(event.now, event.sentAt + 999),
        provedAt: provedAt ?? event.sentAt,
      },
    ],
  }
}

function countWrongCode(context: Context, event: EventOf<'said.wrong-code'>): Turn {
  if (context.prompt === null) return {}
  const left = context.prompt.triesLeft - 1
  const wrongCodes = oneMoreWrong(context, event.now)
  return turns({ set: { wrongCodes, prompt: { ...context.prompt, triesLeft: left } } }, notice({ key: 'wrong-code', left }))
}

import { setup } from 'xstate'
import type { Context } from './context.ts'
import { isReview, takesCodes } from './context.ts'
import type { Effect } from './effect.ts'
import type { ChartEvent, Fresh } from './heard.ts'
import type { Question } from './question.ts'
import type { Lead, Notice } from './say.ts'

/** What one step of the conversation remembers and wants done, in order. */
export interface Turn {
  set?: Partial<Context>
  do?: Effect[]
}

const CODE_TRIES = 3

/** One named action: with two or more, XState loses the type of what comes back. */
export const chart = setup({
  types: {
    // The shape is all that XState reads of it.
    context: {} as Context,
    events: {} as ChartEvent,
    input: {} as Context,
  },
  actions: { effect: (_, _effect: Effect) => undefined },
})

/** The action of a transition on events of this type (several by `|`), as a pure function of context and event. */
export function act<T extends ChartEvent['type']>(turn: (context: Context, event: Extract<ChartEvent, { type: T }>) => Turn) {
  return chart.enqueueActions(({ context, event, enqueue }) => {
    // The chart lists this action under events of type T only.
    const { set, do: effects } = turn(context, event as Extract<ChartEvent, { type: T }>)
    if (set) enqueue.assign(set)
    for (const effect of effects ?? []) enqueue({ type: 'effect', params: effect })
  })
}

/** Several turns as one; what a later one remembers wins. */
export function turns(...all: Turn[]): Turn {
  return { set: Object.assign({}, ...all.map(({ set }) => set)), do: all.flatMap(({ do: effects }) => effects ?? []) }
}

export function notice(say: Notice): Turn {
  return { do: [{ do: 'say', say }] }
}

export function effect(...effects: Effect[]): Turn {
  return { do: effects }
}

/** Puts a question under a fresh id: its buttons are the only ones that count from now on. */
export function ask(context: Context, event: { now: number; fresh: Fresh }, question: Question, why: Lead | null = null): Turn {
  const lead = why ?? (context.writesTitles ? 'typed' : null)
  const code =
    isReview(question) && context.start.channel.mode === 'dedicated' && takesCodes(context, event.now) ? event.fresh.code : null
  const { promptId } = event.fresh
  return {
    set: { question, prompt: { id: promptId, code, askedAt: event.now, triesLeft: CODE_TRIES }, failures: 0 },
    do: [{ do: 'say', say: { ...question, promptId, code, lead, now: event.now } }],
  }
}

/** A question beside the path; the open one stays open. */
export function askBeside(event: { now: number; fresh: Fresh }, question: Question): Turn {
  const { promptId } = event.fresh
  return {
    set: { sidePromptId: promptId },
    do: [{ do: 'say', say: { ...question, promptId, code: null, lead: null, now: event.now } }],
  }
}

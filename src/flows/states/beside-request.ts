import { type Context, isShared } from '../context.ts'
import type { ChartEvent } from '../heard.ts'
import { askOpen } from '../open-request.ts'
import type { EventOf } from '../steps.ts'
import { endBeside } from '../tell.ts'
import { act, effect, type Turn, turns } from '../turn.ts'
import { waits } from './taking-back.ts'

type Asked = { context: Context; event: ChartEvent }
type Refusal = 'said.keep' | 'said.negated' | 'said.get-back' | 'said.aloud'

/** Among other words "keep it" may have been a question; aloud only what says no counts. */
const says = ({ event }: Asked) => {
  if (event.type === 'said.keep') return event.how !== 'within'
  return event.type !== 'said.aloud' || event.refuses === true
}

/** Something else of the person's is open already, and may be what is meant: what is asked ends, for it has time and that has not. */
export const endsForOpen = {
  guard: (asked: Asked) => asked.context.request !== null && says(asked),
  target: '#idle',
  actions: act<Refusal>((context, event) => turns(endBeside(context), asksOfOpen(context, event))),
} as const

function asksOfOpen({ request }: Context, event: EventOf<Refusal>): Turn {
  // "Keep it" beside an account that is closed names no data.
  const isOfData = event.type !== 'said.keep' || event.data === true || request?.kind === 'data'
  const regrets = event.type === 'said.get-back' ? ({ regrets: true } as const) : {}
  return effect({ do: 'tell-status', ...(isOfData ? { toKeep: 'data' as const } : {}), ...regrets })
}

/** What may be said of it, or ask: what is asked stands, and how the other stands is told. */
export const tellsOfOpen = {
  guard: ({ context }: Asked) => context.request !== null,
  actions: act(() => effect({ do: 'tell-status', toKeep: 'any' })),
} as const

/** That, with its way back beside the open question. In a business's chat a button beside it would not be known. */
export const toldWithButton = {
  guard: ({ context, event }: Asked) =>
    event.type === 'status.ready' &&
    event.keeps === true &&
    event.several === undefined &&
    !isShared(context) &&
    (event.status.is === 'scheduled' || waits({ event })),
  actions: act<'status.ready'>((context, event) => {
    const { set, do: said = [] } = askOpen(context, event)
    return { set: { request: set?.request ?? context.request, sidePromptId: event.fresh.promptId }, do: said }
  }),
} as const

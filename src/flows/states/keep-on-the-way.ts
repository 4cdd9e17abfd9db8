import type { Context } from '../context.ts'
import type { ChartEvent } from '../heard.ts'
import { endBeside } from '../tell.ts'
import { act, effect, turns } from '../turn.ts'

type Asked = { context: Context; event: ChartEvent }

/** Among other words it may have been a question, and ends nothing. */
export const keepsClearly = ({ event }: Asked) => event.type === 'said.keep' && event.how !== 'within'
/** The case that shall stay was typed with it: what is asked ends, for it has time and that has not. Among other words it may be a question. */
export const endsForNamed = {
  guard: ({ event }: Asked) =>
    'reference' in event && event.reference !== undefined && !(event.type === 'said.keep' && event.how === 'within'),
  target: '#idle',
  actions: act<'said.keep' | 'said.negated' | 'said.get-back'>((context, { reference = '' }) =>
    turns(endBeside(context), effect({ do: 'tell-status', toKeep: 'data', reference })),
  ),
} as const
/** The way back below an earlier message counts whatever is asked meanwhile: what was asked ends, for it has time and that has not. */
export const asksOfTapped = {
  guard: ({ event }: Asked) => event.type === 'tapped.stale' && event.undo === 'wanted' && event.about !== undefined,
  target: '#idle',
  actions: act<'tapped.stale'>((context, { about }) =>
    turns(
      endBeside(context),
      effect({ do: 'tell-status', toKeep: 'this', ...(about === undefined ? {} : { reference: about }) }),
    ),
  ),
} as const

import { tellThisOne } from '../account-steps.ts'
import { type Context, isShared } from '../context.ts'
import type { ChartEvent } from '../heard.ts'
import { begin, lacksNumber } from '../steps.ts'
import { act, turns } from '../turn.ts'

type Asked = { context: Context; event: ChartEvent }

/**
 * One business's data is on its way, named or not, and its person wants more: how that one stands is told, and it goes on beside what begins.
 * Below "Keep your data?" the same words say no to that; "delete it now" names nothing, and may be mere impatience.
 */
const isWider = ({ context, event }: Asked) =>
  !isShared(context) &&
  event.type === 'said.delete' &&
  event.typed === null &&
  event.named === true &&
  context.question?.key !== 'keep' &&
  context.question?.key !== 'keep-which' &&
  (context.request?.part === true || (context.request?.business ?? null) !== null)
const widening = act<'said.delete'>((context, event) =>
  turns(tellThisOne(context), begin(context, event, { linked: event.linked ?? null, request: context.request })),
)

export const widens = [
  { guard: (asked: Asked) => isWider(asked) && lacksNumber(asked.context), target: '#askingNumber', actions: widening },
  { guard: isWider, target: '#opening', actions: widening },
] as const

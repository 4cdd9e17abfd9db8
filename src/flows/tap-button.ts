import type { Context } from './context.ts'
import type { WithoutButton } from './say.ts'
import { notice, type Turn } from './turn.ts'
import { typedFor } from './typed-for.ts'

/** What can be typed instead of a tap on the open question; null where nothing is asked. */
export function withoutButton({ question, prompt, start: { channel } }: Context): WithoutButton | null {
  if (question === null) return null
  return typedFor(question, prompt?.code ?? null, channel.mode === 'shared' ? channel.dedicatedNumber : null)
}

export function tapButton(context: Context): Turn {
  return notice({ key: 'tap-button', without: withoutButton(context) })
}

/** What may have been a no is not told how to type a yes, nor where. */
export function tapButtonAlone(context: Context): Turn {
  const without = withoutButton(context)
  return notice({ key: 'tap-button', without: without?.by === 'person' ? { by: 'person', dedicatedNumber: null } : null })
}

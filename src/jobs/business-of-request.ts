import type { RequestRow } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'

/** The one business that a request is about, by the name of its chat; of a number that may have changed hands none is named (conversation rules, safety 5). */
export function businessOfRequest(
  { channels }: Pick<Bot, 'channels'>,
  { scope, tenantId, suspect }: Pick<RequestRow, 'scope' | 'tenantId' | 'suspect'>,
): string | undefined {
  if (scope !== 'business' || suspect) return undefined
  return channels.all().find((channel) => channel.tenantId === tenantId)?.business ?? undefined
}

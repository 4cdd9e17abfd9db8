import type { RequestRow } from '../requests/request-store.ts'
import { unseal } from '../runtime/keys.ts'
import type { Bot } from './bot.ts'

/** Where a request can be looked at; null once its token is forgotten. */
export function statusLink({ keys, config }: Pick<Bot, 'keys' | 'config'>, { tokenSealed }: RequestRow): string | null {
  return tokenSealed === null ? null : `${config.publicUrl}/r/${unseal(keys, 'token', tokenSealed)}`
}

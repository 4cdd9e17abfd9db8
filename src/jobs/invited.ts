import type { Invitation } from '../flows/person-input.ts'
import { readPayload } from '../forwards/forward.ts'
import { forwardOfTap } from '../forwards/forward-store.ts'
import { requestAnswering } from '../requests/answering-store.ts'
import type { InboundMessage } from '../webhook/event.ts'
import type { Bot } from './bot.ts'
import { businessNamed } from './business-named.ts'
import { languageOf } from './mail-account.ts'

/** The invitation whose button this person tapped, while it is open and theirs: a token in anybody else's hands opens nothing. */
export async function invited(bot: Bot, personId: string, { content }: InboundMessage): Promise<{ invitation?: Invitation }> {
  const tap = content.type === 'template-button' ? readPayload(content.payload) : undefined
  const row = tap && (await forwardOfTap(bot.db, bot.keys, { ...tap, personId }, bot.clock.now()))
  if (!tap || !row) return {}
  const { id: forwardId, tenantId, suspect } = row
  const business = await businessNamed(bot, suspect ? undefined : tenantId, row.language)
  const answer = tap.says === 'deny' ? await requestAnswering(bot.db, row) : undefined
  const answered = answer ? { answered: answer.reference } : {}
  return { invitation: { forwardId, tenantId, business, language: languageOf(row.language), says: tap.says, ...answered } }
}

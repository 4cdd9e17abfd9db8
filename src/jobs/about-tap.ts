import { byPromptId } from '../outbox/outbox-store.ts'
import { loadRequest } from '../requests/request-store.ts'
import type { InboundMessage } from '../webhook/event.ts'
import type { Bot } from './bot.ts'
import { promptOfTap } from './prompt-of-tap.ts'
import { kindOf } from './status-report.ts'

/** Choices whose prompt speaks of one request alone; a row of a list does not. */
const OF_ONE_REQUEST = /:(?:keep|keep-yes|sooner|sooner-yes)$/

/** Of which account's request the tapped button spoke, where it is this person's own: an older button is not taken for one of another account's. */
export async function aboutTap(bot: Bot, personId: string, { content }: InboundMessage): Promise<{ about?: string }> {
  const tapped = promptOfTap(content)
  if (tapped === undefined || !('id' in content) || !OF_ONE_REQUEST.test(content.id)) return {}
  const requestId = (await byPromptId(bot.db, personId, tapped))?.requestId ?? null
  const request = requestId === null ? undefined : await loadRequest(bot.db, requestId)
  return request?.personId === personId && kindOf(request) !== 'data' ? { about: request.reference } : {}
}

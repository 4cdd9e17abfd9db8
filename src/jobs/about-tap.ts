import { byPromptId } from '../outbox/outbox-store.ts'
import { isOccupying, loadRequest } from '../requests/request-store.ts'
import type { InboundMessage } from '../webhook/event.ts'
import type { Bot } from './bot.ts'
import { openData } from './open-data.ts'
import { promptOfTap } from './prompt-of-tap.ts'
import { kindOf } from './status-report.ts'

/** Choices whose prompt speaks of one request alone; a row of a list does not. */
const OF_ONE_REQUEST = /:(?:keep|keep-yes|sooner|sooner-yes)$/

/**
 * Of which request the tapped button spoke, where it is this person's own: an older button is not taken for one of another request. What is over
 * of their data has no way back: its button says "keep my data" of what is open of it, if anything is.
 */
export async function aboutTap(
  bot: Bot,
  personId: string,
  channelId: string,
  { content }: InboundMessage,
): Promise<{ about?: string }> {
  const tapped = promptOfTap(content)
  if (tapped === undefined || !('id' in content) || !OF_ONE_REQUEST.test(content.id)) return {}
  const requestId = (await byPromptId(bot.db, personId, tapped))?.requestId ?? null
  const request = requestId === null ? undefined : await loadRequest(bot.db, requestId)
  if (request?.personId !== personId) return {}
  if (kindOf(request) !== 'data' || isOccupying(request)) return { about: request.reference }
  const open = await openData(bot.db, personId, { channelId, mode: 'dedicated' })
  return open === undefined ? {} : { about: open.reference }
}

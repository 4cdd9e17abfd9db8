import { shownByLink } from '../processors/notice-link-store.ts'
import { objectionWindowMs } from '../requests/instruction-store.ts'
import type { Ground } from '../requests/objection.ts'
import { objectionOf } from '../requests/objection-store.ts'
import { loadRequest } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'
import { type Objected, objectToRequest } from './object-to-request.ts'

/** Until when the business that this link has told of a request may object to it; undefined where it may not, or has. */
export async function objectableUntil({ db, keys, clock }: Bot, token: string): Promise<Date | undefined> {
  const shown = await shownByLink(db, keys, token)
  if (shown?.what !== 'confirmed' || shown.requestId === null) return undefined
  const request = await loadRequest(db, shown.requestId)
  if (!request?.confirmedAt || request.startedAt || !['scheduled', 'on_hold', 'parked'].includes(request.state)) return undefined
  if (await objectionOf(db, request.id, shown.tenantId)) return undefined
  const until = new Date(request.confirmedAt.getTime() + (await objectionWindowMs(db, [shown.tenantId])))
  return until > clock.now() ? until : undefined
}

/** An objection by the page behind a mail's link: by the rules of the API's, once per notice, whoever of the business presses first. */
export async function objectByLink(bot: Bot, token: string, ground: Ground): Promise<Objected> {
  const shown = await shownByLink(bot.db, bot.keys, token)
  if (shown?.what !== 'confirmed' || shown.requestId === null) return { is: 'unknown' }
  const { tenantId, requestId: id, noticeId } = shown
  return objectToRequest(bot, { tenantId, id, ground, idempotencyKey: `notice-${noticeId}` })
}

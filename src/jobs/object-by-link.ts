import { behindLink } from '../processors/notice-link-store.ts'
import { objectableUntil } from '../requests/instruction-store.ts'
import type { Ground } from '../requests/objection.ts'
import { objectionOf } from '../requests/objection-store.ts'
import { loadRequest } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'
import { type Objected, objectToRequest } from './object-to-request.ts'

/**
 * What the business that this link has told of a request, or was to tell, may object to, and until when; undefined where it may not, or has. A link
 * that is older than its day gives this and no more: nothing of the customer.
 */
export async function objectableBy(
  { db, keys, clock }: Bot,
  token: string,
): Promise<{ reference: string; until: Date } | undefined> {
  const now = clock.now()
  const behind = await behindLink(db, keys, token, now)
  if (behind?.what !== 'confirmed' || behind.requestId === null) return undefined
  const request = await loadRequest(db, behind.requestId)
  if (!request?.confirmedAt || request.startedAt || !['scheduled', 'on_hold', 'parked'].includes(request.state)) return undefined
  if (await objectionOf(db, request.id, behind.tenantId)) return undefined
  const { confirmedAt } = request
  const until = await objectableUntil(db, { id: request.id, confirmedAt }, behind.tenantId, now)
  return until !== undefined && until > now ? { reference: request.reference, until } : undefined
}

/** An objection by the page behind a mail's link: by the rules of the API's, once per notice, whoever of the business presses first. */
export async function objectByLink(bot: Bot, token: string, ground: Ground): Promise<Objected> {
  const behind = await behindLink(bot.db, bot.keys, token, bot.clock.now())
  if (behind?.what !== 'confirmed' || behind.requestId === null) return { is: 'unknown' }
  const { tenantId, requestId: id, noticeId } = behind
  return objectToRequest(bot, { tenantId, id, ground, idempotencyKey: `notice-${noticeId}` })
}

import type { BotTx } from '../db/client.ts'
import { addRequestEvent, noteOnRequest, type RequestRow } from '../requests/request-store.ts'
import { changedHandsSince } from './still-held.ts'

/**
 * The last look at whose chat it is, in the transaction that tells the end there: whoever may have the number since the confirmation hears no
 * count and no name, now or on the request's page. An account has been proved by more than a number.
 */
export async function doubtAtEnd(tx: BotTx, request: RequestRow, now: Date): Promise<RequestRow> {
  const { id, personId, channelId, confirmedAt, createdAt, scope, suspect } = request
  const isInChat = personId !== null && channelId !== null && (scope === 'number' || scope === 'business')
  if (suspect || !isInChat || !(await changedHandsSince(tx, personId, confirmedAt ?? createdAt))) return request
  await noteOnRequest(tx, id, { suspect: true }, now)
  await addRequestEvent(tx, id, 'identity-in-doubt', now)
  return { ...request, suspect: true }
}

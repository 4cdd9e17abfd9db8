import type { BotDb } from '../../db/client.ts'
import { type ObjectionRow, objectionOf } from '../../requests/objection-store.ts'
import type { RequestRow } from '../../requests/request-store.ts'
import { partFor } from '../../requests/split-store.ts'

export interface OwnPart {
  request: RequestRow
  /** The business's own. */
  objection: ObjectionRow | undefined
}

/**
 * A request as it concerns one business. That another one keeps its data is none of its matter: for it the wish goes on, as a request of its own,
 * which is shown under the id by which it asks.
 */
export async function ownPart(db: BotDb, { request, objection }: OwnPart, tenantId: string): Promise<OwnPart> {
  const isAnothers = request.state === 'refused' && request.reason === 'objection-upheld' && objection?.state !== 'upheld'
  if (!isAnothers) return { request, objection }
  const part = await partFor(db, request, tenantId)
  if (part) return { request: part, objection: await objectionOf(db, part.id, tenantId) }
  return { request: { ...request, state: 'scheduled' }, objection }
}

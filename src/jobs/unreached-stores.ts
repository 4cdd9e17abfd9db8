import type { BlobOutcome } from '../erasure/execute.ts'
import { istDay } from '../erasure/retention-bases.ts'
import { addRequestEventOnce } from '../requests/request-event-store.ts'
import { addRequestEvent, type RequestRow } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'

export const BLOB_STORE = 'blob-store'
/** Its detail is the day, yyyy-mm-dd. */
export const RECOVERABLE = 'blobs-recoverable'

/** What no step answers for: recordings that would not go, and a map that does not fit the live database. */
export function unreachedStores(bot: Pick<Bot, 'mapFindings'>, blobs: BlobOutcome): string[] {
  return [...(blobs.reasons.length > 0 ? [BLOB_STORE] : []), ...(bot.mapFindings.length > 0 ? ['data-map-drift'] : [])]
}

/** Why recordings stay, on the timeline: staff look for a lease, a policy, rights, or the store itself. */
export async function noteBlobs(bot: Bot, request: RequestRow, { reasons, shared }: BlobOutcome): Promise<void> {
  for (const reason of reasons) await addRequestEvent(bot.db, request.id, 'blobs-stay', bot.clock.now(), reason)
  if (shared > 0) await addRequestEvent(bot.db, request.id, 'blobs-shared', bot.clock.now(), undefined, shared)
}

/** Noted before the rows go: once they have, no later pass finds what the store could bring back. */
export function noteRecoverable(bot: Pick<Bot, 'db' | 'clock'>, { id }: Pick<RequestRow, 'id'>): (until: Date) => Promise<void> {
  return async (until) => {
    await addRequestEventOnce(bot.db, { requestId: id, what: RECOVERABLE, detail: istDay(until), at: bot.clock.now() })
  }
}

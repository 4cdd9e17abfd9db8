import { findHoldOnCopies, tablesKnown } from '../erasure/hold-store.ts'
import { businessesTold } from '../processors/business-notice-store.ts'
import type { TaskRow } from '../processors/processor-task-store.ts'
import { addRequestEventOnce } from '../requests/request-event-store.ts'
import { loadRequest, scopeOf } from '../requests/request-store.ts'
import { subjectPseudonymsUnderEveryKey } from '../subject/pseudonym.ts'
import type { Bot } from './bot.ts'
import { mirrorHolds } from './mirror-holds.ts'
import { subjectIn } from './sealed-subject.ts'

/** A hold that has ended is noticed within this time. */
const LOOK_AGAIN_MS = 15 * 60_000
const FORGOTTEN_MS = 6 * 3_600_000

/**
 * Until when a processor is not asked: while a legal hold stands on what it was given, placed after the erasure here as well. Nobody is
 * asked about a person whom the request does not know any more. Undefined: it may be asked now.
 */
export async function heldTill(
  bot: Bot,
  task: Pick<TaskRow, 'requestId' | 'categories' | 'createdAt'>,
): Promise<Date | undefined> {
  const now = bot.clock.now()
  const request = await loadRequest(bot.db, task.requestId)
  const subject = request && subjectIn(bot, request)
  if (!request || !subject) return new Date(now.getTime() + FORGOTTEN_MS)
  const scope = scopeOf(request)
  const tenants =
    scope.kind === 'number' ? (await businessesTold(bot.db, request.id)).map(({ tenantId }) => tenantId) : [scope.tenantId]
  const tables = Object.keys(bot.dataMap).filter((table) => task.categories.includes(bot.dataMap[table]?.category ?? ''))
  const pseudonyms = subjectPseudonymsUnderEveryKey(bot.keys, 'suppression', subject)
  // What stood then the erasure looked at itself; what came later may have found its rows gone.
  const since = request.startedAt ?? task.createdAt
  const known = tablesKnown({ map: bot.dataMap, catalogue: bot.catalogue })
  const copies = { pseudonyms, tenants, tables, known, isAccount: scope.kind === 'account', since }
  await mirrorHolds(bot)
  const hold = await findHoldOnCopies(bot.platform, copies, now)
  if (!hold) return undefined
  await addRequestEventOnce(bot.db, { requestId: request.id, what: 'processor-held', detail: hold.holdId, at: now })
  return new Date(now.getTime() + LOOK_AGAIN_MS)
}

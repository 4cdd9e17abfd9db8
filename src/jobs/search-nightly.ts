import { withAdvisoryLock } from '../db/lock.ts'
import { receiptsOf } from '../erasure/erasure-store.ts'
import { type NightlyFinding, searchAll } from '../erasure/nightly-search-store.ts'
import { planErasure } from '../erasure/plan.ts'
import type { Search } from '../erasure/residue.ts'
import { recentlyErased } from '../requests/recent-request-store.ts'
import { addRequestEventOnce } from '../requests/request-event-store.ts'
import { cutOffOf, loadRequest, noteOnRequest, type RequestRow, scopeOf } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'
import { subjectIn } from './sealed-subject.ts'
import { sweepBetween } from './sweep-between.ts'

const STATEMENT_MS = 600_000
/** Their identifiers are in memory together. Whoever comes after them is searched for the next night. */
const REQUESTS_MAX = 2_000

/** Searches the whole database once for everybody whose second sweep is still ahead, and goes on with the receipts of those it finds. */
export async function searchNightly(bot: Bot): Promise<void> {
  const searches = (await recentlyErased(bot.db, REQUESTS_MAX)).flatMap((request) => searchFor(bot, request) ?? [])
  if (searches.length === 0) return
  const { found, unreachable } = await searchAll(bot.platform, bot.catalogue, searches, { statementMs: STATEMENT_MS })
  if (unreachable.length > 0) {
    bot.metrics.count('alarms_total', { reason: 'nightly-search-incomplete' })
    bot.log.error({ tables: unreachable }, 'tables took too long to be searched for erased people')
  }
  for (const search of searches) {
    const finding = found.find(({ requestId }) => requestId === search.requestId)
    if (finding && finding.residue.length + finding.mentions.length > 0) await takeUp(bot, search, finding)
  }
}

function searchFor(bot: Bot, request: RequestRow): Search | undefined {
  const { dataMap: map, catalogue } = bot
  const subject = subjectIn(bot, request)
  if (!subject || request.confirmedAt === null) return undefined
  const now = bot.clock.now()
  const planned = planErasure({ map, catalogue, subject, scope: scopeOf(request), cutOff: cutOffOf(request, now), now })
  return 'refused' in planned ? undefined : { requestId: request.id, subject, plan: planned.plan }
}

/** A failure is one request's alone. */
async function takeUp(bot: Bot, search: Search, finding: NightlyFinding): Promise<void> {
  try {
    await withAdvisoryLock(bot.lockPool, 'request', search.requestId, async () => {
      const request = await loadRequest(bot.db, search.requestId)
      if (request && request.subjectSealed !== null) await goOnWith(bot, request, search, finding)
    })
  } catch (error) {
    bot.metrics.count('alarms_total', { reason: 'nightly-search-fails' })
    bot.log.error({ request: search.requestId, error }, 'what the night found could not be taken up; it is found again')
  }
}

async function goOnWith(bot: Bot, request: RequestRow, search: Search, finding: NightlyFinding): Promise<void> {
  const now = bot.clock.now()
  for (const { table, column, rows } of finding.residue) {
    bot.metrics.count('alarms_total', { reason: 'residue-found' })
    const line = { requestId: request.id, what: 'residue-found', detail: `${table}.${column}`, at: now, count: rows }
    await addRequestEventOnce(bot.db, line)
  }
  // A partial erasure is tried again anyway, and that try writes the receipt.
  if (request.state === 'partial' && finding.residue.length > 0)
    await noteOnRequest(bot.db, request.id, { nextAttemptAt: now }, now)
  else if (finding.residue.length > 0) await sweepBetween(bot, request, search, finding)
  else if (await isNew(bot, request, finding)) await sweepBetween(bot, request, search, finding)
}

/** The last receipt says less of what others have written about the person. */
async function isNew(bot: Bot, request: RequestRow, { mentions }: NightlyFinding): Promise<boolean> {
  const last = (await receiptsOf(bot.db, request.id)).at(-1)
  if (!last) return false
  // Written by composeReceipt or continueReceipt.
  const { mentionedElsewhere = [] } = JSON.parse(last.body) as { mentionedElsewhere?: { table: string; rows: number }[] }
  const said = new Map(mentionedElsewhere.map(({ table, rows }) => [table, rows]))
  return mentions.some(({ table, rows }) => rows > (said.get(table) ?? 0))
}

import { withAdvisoryLock } from '../db/lock.ts'
import { receiptsOf } from '../erasure/erasure-store.ts'
import type { NightlyFinding } from '../erasure/nightly-finding.ts'
import { searchAll } from '../erasure/nightly-search-store.ts'
import { planErasure } from '../erasure/plan.ts'
import { lookedAt } from '../erasure/receipt-check.ts'
import type { Search } from '../erasure/residue.ts'
import { countUnsearched, longestUnsearched, noteFoundClean, noteSearched } from '../requests/recent-request-store.ts'
import { addRequestEventOnce } from '../requests/request-event-store.ts'
import { cutOffOf, hurry, loadRequest, type RequestRow, scopeOf } from '../requests/request-store.ts'
import { ring } from '../runtime/ring.ts'
import type { Bot } from './bot.ts'
import { countMentions } from './count-mentions.ts'
import { wasFoundComplete } from './found-complete.ts'
import { isRestored } from './may-begin.ts'
import { subjectIn } from './sealed-subject.ts'
import { sweepBetween } from './sweep-between.ts'

/** For one statement over a slice of a table, which is meant to take a twelfth of it. */
const STATEMENT_MS = 60_000
const HOUR_MS = 3_600_000

interface NightLimits {
  /** So many are searched for at once: their identifiers are in memory together, and the database is read once for all of them. */
  together: number
  /** After so long no further round is begun: by then people write again. */
  hours: number
}
const NIGHT: NightLimits = { together: 2_000, hours: 5 }

/**
 * Searches the whole database for everybody whose second sweep is still ahead, many at a time, whoever has waited longest first, and goes on
 * with the receipts of those it finds. Whom the night was too short for is alarmed about, and comes first in the next.
 */
export async function searchNightly(bot: Bot, { together, hours }: NightLimits = NIGHT): Promise<void> {
  const began = bot.clock.now()
  // Whoever was looked for in the same night already, before a crash, has had their turn.
  const which = { endedBy: began, searchedBefore: new Date(began.getTime() - 12 * HOUR_MS) }
  const isOver = () => bot.clock.now().getTime() - began.getTime() >= hours * HOUR_MS
  do {
    const requests = await longestUnsearched(bot.db, which, together)
    if (requests.length === 0) return
    await searchTogether(bot, requests, began)
  } while (!isOver())
  const left = await countUnsearched(bot.db, which)
  if (left === 0) return
  ring(
    bot,
    'nightly-search-incomplete',
    { requests: left },
    'the night was too short to search for everybody who was erased lately',
  )
}

async function searchTogether(bot: Bot, requests: readonly RequestRow[], began: Date): Promise<void> {
  const searches: Search[] = []
  for (const request of requests) {
    const search = await searchFor(bot, request)
    if (search) searches.push(search)
  }
  const { found, unreachable } = await searchAll(bot.platform, bot.catalogue, searches, { statementMs: STATEMENT_MS })
  if (unreachable.length > 0) {
    ring(
      bot,
      'nightly-search-incomplete',
      { tables: unreachable },
      'some of these tables could not be read in time to search it for erased people',
    )
  }
  const ids = requests.map(({ id }) => id)
  const clean = unreachable.length > 0 ? [] : found.filter(({ residue }) => residue.length === 0)
  // Before what was found is taken up: a partial erasure that is tried again meanwhile goes by it.
  await noteFoundClean(bot.db, ids, new Set(clean.map(({ requestId }) => requestId)), began)
  for (const { requestId } of searches) {
    const finding = found.find((each) => each.requestId === requestId)
    if (finding) await takeUp(bot, finding, unreachable, began)
  }
  // Whoever cannot be searched for has had a turn as well, so that the others get theirs.
  await noteSearched(bot.db, ids, began)
}

async function searchFor(bot: Bot, request: RequestRow): Promise<Search | undefined> {
  const { dataMap: map, catalogue } = bot
  const subject = subjectIn(bot, request)
  if (!subject || request.confirmedAt === null) return undefined
  const now = bot.clock.now()
  const of = { scope: scopeOf(request), cutOff: cutOffOf(request, now), isComplete: await wasFoundComplete(bot, request) }
  const planned = planErasure({ map, catalogue, subject, ...of, now })
  return 'refused' in planned ? undefined : { requestId: request.id, subject, plan: planned.plan }
}

/** A failure is one request's alone. The plan is the request's of now: it may be complete by now, and what bears no date then stays. */
async function takeUp(bot: Bot, finding: NightlyFinding, unread: readonly string[], began: Date): Promise<void> {
  const { requestId } = finding
  try {
    await withAdvisoryLock(bot.lockPool, 'request', requestId, async (lost) => {
      const request = await loadRequest(bot.db, requestId)
      // A pass that came to its end meanwhile has looked later than this night, and the next one goes by it.
      if (!request || (request.finishedAt !== null && request.finishedAt > began)) return
      const search = await searchFor(bot, request)
      if (search) await goOnWith(bot, request, search, finding, unread, lost)
    })
  } catch (error) {
    ring(
      bot,
      'nightly-search-fails',
      { request: requestId, error },
      'what the night found could not be taken up; it is found again',
    )
  }
}

async function goOnWith(
  bot: Bot,
  request: RequestRow,
  search: Search,
  finding: NightlyFinding,
  unread: readonly string[],
  lost: AbortSignal,
): Promise<void> {
  const now = bot.clock.now()
  for (const { table, column, rows } of finding.residue) {
    ring(
      bot,
      'residue-found',
      { request: request.id, table, column, rows },
      'something of an erased person was found, and is erased again',
    )
    const line = { requestId: request.id, what: 'residue-found', detail: `${table}.${column}`, at: now, count: rows }
    await addRequestEventOnce(bot.db, line)
  }
  // A partial erasure is tried again anyway, and that try writes the receipt.
  if (request.state === 'partial' && finding.residue.length > 0) return void (await hurry(bot.db, request.id, ['partial'], now))
  // What a restore has brought back is the replay's, and none that turned up since.
  if (finding.residue.length > 0 && (await isRestored(bot))) return
  if (finding.residue.length > 0) return sweepBetween(bot, request, search, finding, lost)
  const last = (await receiptsOf(bot.db, request.id)).at(-1)
  if (!last) return
  const said = lookedAt(last.body)
  const tonight = said.searchedTonight.filter((table) => unread.includes(table))
  if (isNews(finding, said) || tonight.length < said.searchedTonight.length)
    await countMentions(bot, request, search.plan, { mentions: finding.mentions, tonight })
  // What its own search could not read in time has been read by now.
  const waits = said.unreachable.some((table) => search.plan.steps.some((step) => step.table === table))
  if (request.state === 'partial' && waits && unread.length === 0) await hurry(bot.db, request.id, ['partial'], now)
}

/** The last receipt says less of what others have written about the person. */
function isNews({ mentions }: NightlyFinding, { mentionedElsewhere }: ReturnType<typeof lookedAt>): boolean {
  const known = new Map(mentionedElsewhere.map(({ table, rows }) => [table, rows]))
  return mentions.some(({ table, rows }) => rows > (known.get(table) ?? 0))
}

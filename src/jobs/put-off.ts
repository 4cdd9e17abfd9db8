import { wake } from '../db/wake.ts'
import { refusedWith } from '../erasure/sqlstate.ts'
import { mustForget } from '../requests/deadline.ts'
import { endUnproven, moveIfStillDue, parkRequest } from '../requests/put-off-store.ts'
import { countRequestEvent, refusedInARow } from '../requests/request-event-store.ts'
import { addRequestEvent, moveRequest, noteOnRequest, type RequestRow } from '../requests/request-store.ts'
import { ring } from '../runtime/ring.ts'
import { retryAfterMs } from './await-processors.ts'
import type { Bot } from './bot.ts'
import type { Pass } from './finish-erasure.ts'
import { forgetPerson } from './forget-person.ts'
import { tellDelayed } from './tell-late.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** From this attempt on the staff hear of it. */
const ATTEMPTS_TILL_ALARM = 5

/** So often in a row the database refuses a request for a reason that does not pass: after five minutes staff decide. */
const REFUSED_MAX = 5
const REFUSED = 'database-refuses'

/** A retry that changed nothing writes no receipt: the last one still says what is. */
export async function stillPartial(bot: Bot, request: RequestRow, rest: readonly string[]): Promise<void> {
  const now = bot.clock.now()
  await bot.db.transaction(async (tx) => {
    const attempts = request.attempts + 1
    await moveRequest(
      tx,
      request.id,
      'partial',
      { attempts, nextAttemptAt: new Date(now.getTime() + backoffMs(attempts, retryAfterMs(rest), DAY_MS)) },
      now,
    )
    await addRequestEvent(tx, request.id, 'still-partial', now, undefined, attempts)
  })
  ring(bot, 'still-partial', { request: request.id, rest }, 'an erasure was tried again, and something is still not reached')
}

/** A pass that broke off comes again, later each time. */
export async function tryLater(bot: Bot, request: RequestRow, pass: Pass, error: unknown): Promise<void> {
  const now = bot.clock.now()
  const attempts = request.attempts + 1
  await noteOnRequest(bot.db, request.id, { attempts }, now)
  const code = refusedWith(error)
  await addRequestEvent(bot.db, request.id, 'attempt-failed', now, code, attempts)
  // Whatever passes, such as a server that is away on that very day, is given one day more.
  const lastTry = code === undefined ? new Date(now.getTime() - DAY_MS) : now
  // What ends or stops it asks whether it is still due: before it is put off.
  if (mustForget(request.finishedAt, lastTry)) return forgetUnproven(bot, request, error)
  const about = { request: request.id, attempts, error }
  if (attempts >= ATTEMPTS_TILL_ALARM) ring(bot, 'erasure-fails', about, 'an erasure fails again and again; it is tried again')
  else bot.log.error(about, 'an erasure is tried again')
  if (code !== undefined && (await refusedInARow(bot.db, request.id)) >= REFUSED_MAX) return park(bot, request, pass, REFUSED)
  const waitMs = backoffMs(attempts, 5_000, HOUR_MS)
  if (pass === 'second-sweep') await sweepLater(bot, request, waitMs)
  else await moveIfStillDue(bot.db, request.id, { nextAttemptAt: new Date(now.getTime() + waitMs) }, now)
  await wake(bot.db, 'run-request', [request.id], waitMs + 1)
}

/** What only staff can decide. The person hears that it takes longer, unless they may have taken it back. */
export async function park(bot: Bot, request: RequestRow, pass: Pass, reason: string, isTold = true): Promise<void> {
  const now = bot.clock.now()
  ring(bot, 'parked', { request: request.id, pass, reason }, 'an erasure was parked for staff')
  const isLast = mustForget(request.finishedAt, now)
  if (pass === 'second-sweep' || isLast) {
    await countRequestEvent(bot.db, { requestId: request.id, what: 'sweep-stopped', detail: reason, at: now })
    return isLast ? forgetUnproven(bot, request) : sweepLater(bot, request, DAY_MS)
  }
  await bot.db.transaction(async (tx) => {
    const row = await parkRequest(tx, request.id, reason, now)
    if (!row) return
    await addRequestEvent(tx, request.id, 'parked', now, reason)
    if (!isTold) return
    const once = `parked-${now.getTime()}`
    await tellDelayed(bot, tx, row, { chat: once, mail: once }, now)
  })
}

/** What no pass can prove any more ends as partial: nobody's number is kept beyond its day for a sweep that never comes through. */
async function forgetUnproven(bot: Bot, request: RequestRow, error?: unknown): Promise<void> {
  const now = bot.clock.now()
  bot.log.error({ request: request.id, error }, 'an erasure that could not be carried out again ends: its person is forgotten')
  await bot.db.transaction(async (tx) => {
    if (request.state !== 'completed') await endUnproven(tx, request.id, new Date(now.getTime() + HOUR_MS), now)
    await forgetPerson(bot, tx, request, { unproven: true }, now)
  })
}

/** The second sweep comes again after this time. */
export function sweepLater(bot: Bot, request: RequestRow, waitMs: number): Promise<void> {
  const now = bot.clock.now()
  return noteOnRequest(bot.db, request.id, { secondSweepAt: new Date(now.getTime() + waitMs) }, now)
}

function backoffMs(attempts: number, firstMs: number, atMostMs: number): number {
  return Math.min(atMostMs, firstMs * 2 ** Math.min(attempts, 20))
}

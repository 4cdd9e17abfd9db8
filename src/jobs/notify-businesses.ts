import { withAdvisoryLock } from '../db/lock.ts'
import { delayMs, retryLimits } from '../outbox/retry.ts'
import { eventOf } from '../processors/business-notice.ts'
import {
  headsOf,
  leaveToStaff,
  markTold,
  markUntold,
  openNotice,
  postpone,
  type WaitingNotice,
} from '../processors/business-notice-store.ts'
import { type NotifyResult, notifyBusiness } from '../processors/notify-business.ts'
import { endpointsFor } from '../processors/subscription-store.ts'
import { addRequestEvent } from '../requests/request-store.ts'
import { jitter } from '../runtime/ids.ts'
import { isDue } from '../runtime/is-due.ts'
import { ring } from '../runtime/ring.ts'
import type { Bot } from './bot.ts'
import { drain } from './drain.ts'
import { mailBusiness } from './mail-business.ts'

const AGE_MAX_MS = 3 * 86_400_000
const TOO_MANY_REQUESTS = 429
/** How long a notice steps aside while another request's is on its way to the same business. */
const ASIDE_MS = 2_000

/**
 * Tells the businesses of one request what waits for them, in order per business, alone under the request's lock. A delivery that died
 * before it was noted is repeated under the same delivery id. Returns when the next attempt is due; null when nothing waits.
 */
export async function notifyBusinesses(bot: Bot, requestId: string): Promise<{ nextAt: Date | null }> {
  const next = async () => {
    const now = bot.clock.now()
    return (await headsOf(bot.db, requestId)).find(({ nextAttemptAt }) => isDue(nextAttemptAt, now))
  }
  await drain(
    bot,
    'notify-businesses',
    requestId,
    async () => {
      const notice = await next()
      if (!notice) return false
      await take(bot, notice)
      return true
    },
    async () => (await next()) !== undefined,
  )
  const [head] = await headsOf(bot.db, requestId)
  const nextAt = head?.nextAttemptAt ?? null
  // What is due now is with whoever has the lock.
  return { nextAt: isDue(nextAt, bot.clock.now()) ? null : nextAt }
}

// One at a time per business: an endpoint that hangs keeps one worker waiting, not all of them.
async function take(bot: Bot, notice: WaitingNotice): Promise<void> {
  const outcome = await withAdvisoryLock(bot.lockPool, 'business', notice.tenantId, () => tell(bot, notice))
  if (outcome.ran) return
  await postpone(bot.db, notice.id, new Date(bot.clock.now().getTime() + Math.round(ASIDE_MS * (1 + jitter()))))
}

async function tell(bot: Bot, notice: WaitingNotice): Promise<void> {
  const { id, tenantId, sealed } = notice
  const event = eventOf(notice.what)
  const endpoints = await endpointsFor(bot.platform, bot.catalogue.schema, tenantId, event)
  if (endpoints.length === 0 && notice.requestId === null) return closeQuietly(bot, notice)
  if (endpoints.length === 0 && (await mailBusiness(bot, notice))) return
  if (endpoints.length === 0 || sealed === null) return giveUp(bot, notice, { state: 'no-endpoint' })
  const delivery = { id, event, body: openNotice(bot.keys, sealed) }
  let result: NotifyResult = { is: 'silent' }
  // A business has heard it as soon as one of its endpoints has taken it: its customer's number goes nowhere else.
  for (const endpoint of endpoints) {
    result = await notifyBusiness(endpoint, delivery, { allowLoopback: bot.config.mode !== 'production' })
    bot.log.debug({ noticeId: id, ...result }, 'a business was called')
    if (result.is === 'taken') break
  }
  await bot.checkpoint('business called')
  await settle(bot, notice, result)
}

async function settle(bot: Bot, notice: WaitingNotice, result: NotifyResult): Promise<void> {
  const now = bot.clock.now()
  if (result.is === 'taken') return markTold(bot.db, notice.id, result.httpStatus, now)
  const attempts = notice.attempts + 1
  const httpStatus = result.is === 'answered' ? result.httpStatus : null
  if (attempts >= retryLimits.attemptsMin && now.getTime() - notice.createdAt.getTime() >= AGE_MAX_MS) {
    return giveUp(bot, notice, { state: 'failed', httpStatus, attempts })
  }
  const wait = delayMs(paceOf(result), { ...notice, attempts, retryAfterMs: retryAfterOf(result) }, jitter())
  await markUntold(bot.db, notice.id, { at: new Date(now.getTime() + wait), httpStatus })
}

/** A server in trouble is asked again within seconds; an address that is not there or not allowed, from a minute up to half an hour. */
function paceOf(result: NotifyResult): 'retry' | 'throttle' {
  return result.is === 'unsafe' || (result.is === 'answered' && result.httpStatus === TOO_MANY_REQUESTS) ? 'throttle' : 'retry'
}

const retryAfterOf = (result: NotifyResult) => (result.is === 'answered' ? result.retryAfterMs : 0)

/** What a business passed on it may ask for at the API: nobody needs to be told of it otherwise. */
async function closeQuietly(bot: Bot, { id }: WaitingNotice): Promise<void> {
  await bot.db.transaction((tx) => leaveToStaff(tx, id, { state: 'no-endpoint' }))
}

/** Staff tell this business, and the text stays sealed for them. */
async function giveUp(bot: Bot, notice: WaitingNotice, outcome: Parameters<typeof leaveToStaff>[2]): Promise<void> {
  const { id, requestId, tenantId } = notice
  const given = await bot.db.transaction(async (tx) => {
    if (!(await leaveToStaff(tx, id, outcome))) return false
    if (requestId !== null) await addRequestEvent(tx, requestId, 'business-unreachable', bot.clock.now(), tenantId)
    return true
  })
  if (!given) return
  ring(bot, 'business-unreachable', { noticeId: id, request: requestId, state: outcome.state }, 'staff have to tell a business')
}

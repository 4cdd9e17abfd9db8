import type pg from 'pg'
import { withAdvisoryLock } from '../db/lock.ts'
import { stopWaiting } from '../erasure/freeze-store.ts'
import { headFile, lastHead } from '../erasure/ledger-head-store.ts'
import { type Looks, noLooks } from '../erasure/looks.ts'
import { readGate } from '../erasure/replay-marker-store.ts'
import { refusedWith } from '../erasure/sqlstate.ts'
import { lookForWaiting, noteLooked, type WaitingFor } from '../erasure/waiting-ads-store.ts'
import { unfrozen } from '../requests/frozen-request-store.ts'
import { adsStoppedPartly } from '../requests/platform-task-store.ts'
import { addRequestEvent, loadRequest } from '../requests/request-store.ts'
import { ring } from '../runtime/ring.ts'
import { stopwatch } from '../runtime/stopwatch.ts'
import type { Bot } from './bot.ts'

/** What is not read by then is told to staff. Only the first look of a process, and one in an hour, reads more than what is new. */
const LIMIT_MS = 300_000
/** What the looks of this process have read, by the pool they read through. */
const looksThrough = new WeakMap<pg.Pool, Looks>()

function looksOf(platform: pg.Pool): Looks {
  const looks = looksThrough.get(platform) ?? noLooks()
  looksThrough.set(platform, looks)
  return looks
}

/**
 * Every minute: stops what was planned, since they asked for no more offers or to be erased, for people who stand in the suppression list.
 * Safe to run twice and beside itself.
 */
export async function stopWaitingAds(bot: Bot, looks = looksOf(bot.platform)): Promise<void> {
  try {
    const done = await withAdvisoryLock(bot.lockPool, 'stop-ads', 'all', () => lookOnce(bot, looks))
    // Who has the lock tells what it could not read.
    if (!done.ran || done.value.length === 0) return
    const words = 'planned offers of these businesses could not all be looked at, or not stopped'
    ring(bot, 'stop-list-unread', { tenants: done.value }, words)
  } catch (error) {
    ring(bot, 'stop-list-unread', { error }, 'planned offers could not be looked at; it is tried again in a minute')
    throw error
  }
}

/** Where a STOP or a freeze has come through in part only, or does no longer, blocked people's rows may wait that are no news: everything is read once. */
async function knowPartly({ db }: Bot, looks: Looks): Promise<void> {
  const partly = [...(await adsStoppedPartly(db)), ...(await unfrozen(db))].sort().join()
  if (partly !== looks.partly) looks.taken.clear()
  looks.partly = partly
}

async function lookOnce(bot: Bot, looks: Looks): Promise<readonly string[]> {
  const { db, platform, config, dataMap: map, catalogue, keys } = bot
  await knowPartly(bot, looks)
  const [now, elapsed] = [bot.clock.now(), stopwatch()]
  const { unread } = await lookForWaiting(
    platform,
    { map, catalogue, keys, now, limitMs: LIMIT_MS, looks },
    {
      each: (waiting) => stopFor(bot, waiting, () => elapsed() > LIMIT_MS),
      failed: (error) => bot.log.warn({ error }, 'whom a business’s planned offers are for could not be read; it is tried again'),
    },
  )
  // A restored list lacks whoever was blocked since: until the replay nobody may rely on it.
  const { gate } = await readGate(db, platform, await lastHead(headFile(config.dataDir)))
  if (gate.is === 'open') await noteLooked(platform, now, unread)
  return unread
}

/** Nobody else's offers go out because the database refuses one person's. */
async function stopFor(bot: Bot, waiting: WaitingFor, isOver: () => boolean): Promise<boolean> {
  if (isOver()) return false
  try {
    await stopTogether(bot, waiting)
    return true
  } catch (error) {
    const isRefused = refusedWith(error) !== undefined
    if (!isRefused || waiting.people.length === 1) {
      bot.log.warn({ tenant: waiting.tenantId, error }, 'a planned offer could not be stopped; it is tried again')
      return false
    }
    let all = true
    for (const person of waiting.people) all = (await stopFor(bot, { ...waiting, people: [person] }, isOver)) && all
    return all
  }
}

async function stopTogether(bot: Bot, waiting: WaitingFor): Promise<void> {
  const now = bot.clock.now()
  const { rows, byRequest } = await stopWaiting(bot.platform, { ...waiting, at: now })
  if (rows === 0) return
  bot.metrics.count('ads_stopped_total', {}, rows)
  bot.log.info({ tenant: waiting.tenantId, rows }, 'offers planned for people who are not to get any are stopped')
  for (const [id, count] of byRequest) {
    // What a freeze names that a restored database does not know has an alarm of its own.
    if (await loadRequest(bot.db, id)) await addRequestEvent(bot.db, id, 'offers-stopped', now, undefined, count)
  }
}

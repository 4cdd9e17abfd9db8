import { headFile, lastHead } from '../erasure/ledger-head-store.ts'
import { readGate } from '../erasure/replay-marker-store.ts'
import { isTakenBack } from '../erasure/stopped-store.ts'
import { countRequestEvent } from '../requests/request-event-store.ts'
import { noteOnRequest, type RequestRow, releasedFrom } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'
import { park } from './put-off.ts'

/** Why a request is parked that the platform knows to be taken back or refused, and the bot's own database, restored, does not. */
export const TAKEN_BACK = 'not-frozen-any-more'

const LOOK_AGAIN_MS = 5 * 60_000

/**
 * Whether a first pass may begin as far as restores go: not while one of the databases is known to be older than the other, and not
 * against an undo that only the platform remembers. What has begun goes on: it can no longer be taken back.
 */
export async function mayBegin(bot: Bot, request: RequestRow): Promise<boolean> {
  const { gate } = await readGate(bot.db, bot.platform, await lastHead(headFile(bot.config.dataDir)))
  if (gate.is !== 'open') {
    const now = bot.clock.now()
    await noteOnRequest(bot.db, request.id, { nextAttemptAt: new Date(now.getTime() + LOOK_AGAIN_MS) }, now)
    await countRequestEvent(bot.db, { requestId: request.id, what: 'awaits-replay', detail: gate.is, at: now })
    return false
  }
  if (request.confirmedAt === null || !(await isTakenBack(bot.platform, request.id, request.confirmedAt))) return true
  if (await isLetGoOn(bot, request)) return true
  // Whoever took it back was told that the data stays, and hears nothing of a delay.
  await park(bot, request, 'erasure', TAKEN_BACK, false)
  return false
}

/** Staff have looked at what this database forgot, and let the request go on all the same. */
export async function isLetGoOn(bot: Bot, request: RequestRow): Promise<boolean> {
  return (await releasedFrom(bot.db, request.id)).has(TAKEN_BACK)
}

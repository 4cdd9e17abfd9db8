import { headFile, lastHead } from '../erasure/ledger-head-store.ts'
import { readGate } from '../erasure/replay-marker-store.ts'
import { isTakenBack } from '../erasure/stopped-store.ts'
import { moveIfStillDue } from '../requests/put-off-store.ts'
import { countRequestEvent } from '../requests/request-event-store.ts'
import type { RequestRow } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'
import { isLetGoOn, TAKEN_BACK } from './freeze-subject.ts'
import { park } from './put-off.ts'

const LOOK_AGAIN_MS = 5 * 60_000

/**
 * Whether a first pass may begin as far as restores go: not while one of the databases is known to be older than the other, and not
 * against an undo that only the platform remembers. What has begun goes on: it can no longer be taken back.
 */
export async function mayBegin(bot: Bot, request: RequestRow): Promise<boolean> {
  const { gate } = await readGate(bot.db, bot.platform, await lastHead(headFile(bot.config.dataDir)))
  if (gate.is !== 'open') {
    const now = bot.clock.now()
    await moveIfStillDue(bot.db, request.id, { nextAttemptAt: new Date(now.getTime() + LOOK_AGAIN_MS) }, now)
    await countRequestEvent(bot.db, { requestId: request.id, what: 'awaits-replay', detail: gate.is, at: now })
    return false
  }
  if (request.confirmedAt === null || !(await isTakenBack(bot.platform, request.id, request.confirmedAt))) return true
  if (await isLetGoOn(bot, request)) return true
  // Whoever took it back was told that the data stays, and hears nothing of a delay.
  await park(bot, request, 'erasure', TAKEN_BACK, false)
  return false
}

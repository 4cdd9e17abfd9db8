import { wake } from '../db/wake.ts'
import { isTakenBack } from '../erasure/stopped-store.ts'
import { mustForget } from '../requests/deadline.ts'
import { moveIfStillDue } from '../requests/put-off-store.ts'
import { countRequestEvent } from '../requests/request-event-store.ts'
import type { RequestRow } from '../requests/request-store.ts'
import { hearing } from '../webhook/pulse-store.ts'
import type { Bot } from './bot.ts'
import type { Pass } from './finish-erasure.ts'
import { isLetGoOn, TAKEN_BACK } from './freeze-subject.ts'
import { gateOf } from './gate-of.ts'
import { park, sweepLater } from './put-off.ts'

const LOOK_AGAIN_MS = 5 * 60_000
const LISTEN_AGAIN_MS = 60_000

/**
 * Whether a first pass may begin as far as time and restores go: not by a clock that cannot be believed, not while what people say may not have
 * come through, not while one of the databases is known to be older than the other, and not against an undo that only the platform remembers.
 * What has begun goes on: it can no longer be taken back.
 */
export async function mayBegin(bot: Bot, request: RequestRow): Promise<boolean> {
  await bot.timekeeper.look()
  if (bot.timekeeper.isOff()) return lookLater(bot, request, 'awaits-clock', 'off', LISTEN_AGAIN_MS)
  const heard = await hearing(bot.db)
  if (heard.is === 'deaf') return lookLater(bot, request, 'awaits-webhook', heard.is, LISTEN_AGAIN_MS)
  if (heard.is === 'redelivering') {
    const waitMs = Math.min(heard.forMs, LISTEN_AGAIN_MS)
    await wake(bot.db, 'run-request', [request.id], waitMs + 1)
    return lookLater(bot, request, 'awaits-webhook', heard.is, waitMs)
  }
  const gate = (await gateOf(bot)).is
  if (gate !== 'open') return lookLater(bot, request, 'awaits-replay', gate, LOOK_AGAIN_MS)
  if (request.confirmedAt === null || !(await isTakenBack(bot.platform, request.id, request.confirmedAt))) return true
  if (await isLetGoOn(bot, request)) return true
  // Whoever took it back was told that the data stays, and hears nothing of a delay.
  await park(bot, request, 'erasure', TAKEN_BACK, false)
  return false
}

/**
 * Whether a later pass waits for the replay of a restored platform, or for an older database of the bot: what it took there would be told as more
 * than it was. Not on the last day of the person's address; and what has begun and not ended goes on.
 */
export async function awaitsReplay(bot: Bot, request: RequestRow, pass: Pass): Promise<boolean> {
  const now = bot.clock.now()
  if (request.finishedAt === null || mustForget(request.finishedAt, now)) return false
  const gate = (await gateOf(bot)).is
  if (gate === 'open') return false
  if (pass === 'second-sweep') await sweepLater(bot, request, LOOK_AGAIN_MS)
  await lookLater(bot, request, 'awaits-replay', gate, LOOK_AGAIN_MS)
  return true
}

type Kept = Pick<Bot, 'db' | 'platform' | 'config'>

/** One of the databases is older than the other, and nobody has replayed what that brought back. */
export const isRestored = async (bot: Kept): Promise<boolean> => (await gateOf(bot)).is !== 'open'

async function lookLater(bot: Bot, { id }: RequestRow, what: string, detail: string, waitMs: number): Promise<false> {
  const now = bot.clock.now()
  await moveIfStillDue(bot.db, id, { nextAttemptAt: new Date(now.getTime() + waitMs) }, now)
  await countRequestEvent(bot.db, { requestId: id, what, detail, at: now })
  return false
}

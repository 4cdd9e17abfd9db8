import { clockSentence } from '../db/timekeeper.ts'
import { describeError } from '../runtime/log.ts'
import { ring } from '../runtime/ring.ts'
import { notePulse } from '../webhook/pulse-store.ts'
import type { Bot } from './bot.ts'

const EVERY_MS = 10_000
/** So soon after a refusal it is known to whoever would begin an erasure; many at once are one beat. */
const SOON_MS = 500
const MINUTE_MS = 60_000

type Beating = Pick<Bot, 'db' | 'timekeeper' | 'metrics' | 'log' | 'refusals'>

/** Compares the clock with the database's, and rings when it cannot be believed. */
export async function lookAtClock(bot: Pick<Bot, 'timekeeper' | 'metrics' | 'log'>): Promise<void> {
  const { timekeeper } = bot
  await timekeeper.look()
  const sentence = clockSentence(timekeeper)
  if (sentence === undefined) return
  ring(bot, 'clock-off', { aheadMs: Math.round(timekeeper.aheadMs()) }, sentence)
}

/**
 * One beat: this process can store what Meta sends, and knows what time it is. What it had to refuse since the last one is said with it, and so
 * is a door that was closed before or closes behind it (`isAtDoor`).
 */
export async function beatWebhook(bot: Beating, isAtDoor = false): Promise<void> {
  await lookAtClock(bot)
  const isOff = bot.timekeeper.isOff()
  const refused = bot.refusals.untold()
  // By a wrong clock it is not there; what it refuses is somebody's word all the same.
  if (isOff && !refused) return
  await notePulse(bot.db, refused?.lastedMs ?? (isAtDoor ? 0 : undefined), !isOff)
  if (refused) bot.refusals.told(refused.upTo)
}

/** Beats for as long as the webhook is open. A database that does not answer takes no beat, and nothing of Meta's either. */
export async function keepPulse(bot: Beating): Promise<{ stop(): Promise<void> }> {
  let beating: Promise<void> | undefined
  let soon: NodeJS.Timeout | undefined
  const beat = (isAtDoor = false) => {
    beating ??= beatWebhook(bot, isAtDoor)
      .catch((error: unknown) => bot.log.warn({ error: describeError(error) }, 'the webhook could not say that it is there'))
      .finally(() => {
        beating = undefined
      })
    return beating
  }
  await beat(true)
  const timer = setInterval(() => void beat(), EVERY_MS)
  const warn = warnOfRefusals(bot)
  bot.refusals.listen(() => {
    warn()
    soon ??= setTimeout(() => {
      soon = undefined
      // One that is under way may have looked before this refusal.
      void Promise.resolve(beating).then(() => beat())
    }, SOON_MS)
  })
  return {
    async stop() {
      clearInterval(timer)
      clearTimeout(soon)
      bot.refusals.listen(() => {})
      await beating
      await beat(true)
    },
  }
}

/** What goes on for a minute is more than a crowd at the door. Rings once a minute. */
function warnOfRefusals({ refusals, ...bell }: Beating): () => void {
  let rungAtMs = 0
  return () => {
    const lastedMs = refusals.lastedMs()
    if (lastedMs < MINUTE_MS || (lastedMs >= rungAtMs && lastedMs - rungAtMs < MINUTE_MS)) return
    rungAtMs = lastedMs
    ring(
      bell,
      'webhook-refuses',
      { seconds: Math.round(lastedMs / 1000) },
      'bodies of Meta’s are refused, so that no erasure begins: see webhook_refused_total',
    )
  }
}

import { clockSentence } from '../db/timekeeper.ts'
import { describeError } from '../runtime/log.ts'
import { notePulse } from '../webhook/pulse-store.ts'
import type { Bot } from './bot.ts'

const EVERY_MS = 20_000

/** Compares the clock with the database's, and rings when it cannot be believed. */
export async function lookAtClock({ timekeeper, metrics, log }: Pick<Bot, 'timekeeper' | 'metrics' | 'log'>): Promise<void> {
  await timekeeper.look()
  const sentence = clockSentence(timekeeper)
  if (sentence === undefined) return
  metrics.count('alarms_total', { reason: 'clock-off' })
  log.error({ aheadMs: Math.round(timekeeper.aheadMs()) }, sentence)
}

/** One beat: this process can store what Meta sends, and knows what time it is. */
export async function beatWebhook(bot: Pick<Bot, 'db' | 'timekeeper' | 'metrics' | 'log'>): Promise<void> {
  await lookAtClock(bot)
  if (!bot.timekeeper.isOff()) await notePulse(bot.db)
}

/** Beats for as long as the webhook is open. A database that does not answer takes no beat, and nothing of Meta's either. */
export async function keepPulse(bot: Pick<Bot, 'db' | 'timekeeper' | 'metrics' | 'log'>): Promise<{ stop(): void }> {
  let beating: Promise<void> | undefined
  const beat = () => {
    beating ??= beatWebhook(bot)
      .catch((error: unknown) => bot.log.warn({ error: describeError(error) }, 'the webhook could not say that it is there'))
      .finally(() => {
        beating = undefined
      })
    return beating
  }
  await beat()
  const timer = setInterval(() => void beat(), EVERY_MS)
  return { stop: () => clearInterval(timer) }
}

import { forgetFutureRounds } from '../db/wake.ts'
import { describeError } from '../runtime/log.ts'
import type { Bot } from './bot.ts'
import { lookAtClock } from './keep-pulse.ts'

const EVERY_MS = 20_000

interface AtWork {
  stop(): Promise<void>
}

/**
 * Keeps work going for as long as this process's clock can be believed, and looks at it again and again. By a wrong one it takes no jobs at all, so
 * that other processes do them; it begins anew when the clock is right.
 */
export async function whileClockIsRight(bot: Bot, begin: () => Promise<AtWork>, everyMs = EVERY_MS): Promise<AtWork> {
  let atWork: AtWork | undefined
  let looking: Promise<void> | undefined
  let leaving: Promise<unknown> = Promise.resolve()
  let isOver = false
  const look = async () => {
    await lookAtClock(bot)
    if (bot.timekeeper.isOff()) {
      const former = atWork
      atWork = undefined
      // What is at work may take hours: when the clock is right again nobody waits for it.
      if (former) leaving = Promise.allSettled([leaving, former.stop()])
      return
    }
    // Also where another process's clock was wrong: the rounds that it noted ahead would keep all of them from theirs.
    await forgetFutureRounds(bot.db)
    if (!isOver) atWork ??= await begin()
  }
  await look()
  const timer = setInterval(() => {
    looking ??= look()
      .catch((error: unknown) => bot.log.warn({ error: describeError(error) }, 'the clock could not be compared'))
      .finally(() => {
        looking = undefined
      })
  }, everyMs)
  return {
    async stop() {
      isOver = true
      clearInterval(timer)
      await looking
      await Promise.allSettled([leaving, atWork?.stop()])
    },
  }
}

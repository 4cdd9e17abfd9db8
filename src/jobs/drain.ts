import { withAdvisoryLock } from '../db/lock.ts'
import type { Bot } from './bot.ts'

/**
 * Takes steps under the lock of `space`/`id` until one says that nothing is left. Looks once more after letting go, because a
 * wake-up that came while the lock was held found it taken and went away. Another holder's lock is left to its holder. A step that
 * takes long is to stop where `lost` is aborted: somebody else may have the lock by then.
 */
export async function drain(
  bot: Pick<Bot, 'lockPool'>,
  space: string,
  id: string,
  step: (lost: AbortSignal) => Promise<boolean>,
  isWaiting: () => Promise<boolean>,
): Promise<void> {
  do {
    const outcome = await withAdvisoryLock(bot.lockPool, space, id, async (lost) => {
      while (!lost.aborted && (await step(lost))) {
        // The step did one thing; the next one may be waiting.
      }
    })
    if (!outcome.ran) return
  } while (await isWaiting())
}

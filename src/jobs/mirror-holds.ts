import { keepHolds } from '../erasure/hold-mirror-store.ts'
import { ring } from '../runtime/ring.ts'
import type { Bot } from './bot.ts'

/**
 * Before anything is erased: every legal hold stands that this or the platform's database knows, whichever was restored. What a restore
 * had taken away or brought back is told to staff. Throws while one cannot be placed: then nothing may be erased.
 */
export async function mirrorHolds(bot: Pick<Bot, 'db' | 'platform' | 'clock' | 'log' | 'metrics'>): Promise<void> {
  const { placedAgain, standAgain } = await keepHolds(bot.db, bot.platform, bot.clock.now())
  for (const hold of placedAgain) {
    ring(bot, 'hold-placed-again', { hold }, 'a restored platform had lost a legal hold: it stands again')
  }
  for (const hold of standAgain) {
    ring(bot, 'hold-stands-again', { hold }, 'a restored platform has a legal hold again that had ended: end it with `hold end`')
  }
}

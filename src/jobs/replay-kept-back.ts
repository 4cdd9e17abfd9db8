import { heldBack } from '../erasure/replay-run-store.ts'
import { ring } from '../runtime/ring.ts'
import type { Bot } from './bot.ts'
import { replayErasures } from './replay.ts'
import type { ReplayBot } from './replay-subject.ts'

/**
 * Whom a hold, or rows of others, kept back after a restore goes when that is over; whoever is still kept back has their lines kept by the
 * replay itself, and nobody else's stay because of them. False: it did not come through; until a night has, all lines are kept.
 */
export async function replayKeptBack(bot: ReplayBot & Pick<Bot, 'metrics' | 'log'>): Promise<boolean> {
  if ((await heldBack(bot.db)) === 0) return true
  const outcome = await replayErasures(bot).catch((error: unknown) => ({ is: 'broken' as const, error }))
  if (outcome.is !== 'done') {
    ring(
      bot,
      'held-not-replayed',
      { ...outcome },
      'who was kept back after a restore could not all be looked at again: run `erasure replay`',
    )
    return false
  }
  if (outcome.stays > 0) {
    ring(
      bot,
      'replay-stays',
      { requests: outcome.stays },
      'rows that a restore brought back stay for rows of others that refer to them, or for what a store keeps',
    )
  }
  return true
}

import { wake } from '../db/wake.ts'
import { reviveLetter } from '../webhook/letter-store.ts'
import type { Bot } from './bot.ts'

/** Handles a dead letter anew, once what made it fail is repaired. False: somebody else did, or its words have expired. */
export async function replayLetter(bot: Pick<Bot, 'db'>, id: number): Promise<boolean> {
  return bot.db.transaction(async (tx) => {
    const personId = await reviveLetter(tx, id)
    if (personId === undefined) return false
    await wake(tx, 'handle-event', [personId])
    return true
  })
}

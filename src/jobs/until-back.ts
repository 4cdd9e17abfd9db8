import { setTimeout as sleep } from 'node:timers/promises'
import type { BotDb } from '../db/client.ts'
import { isReachable } from '../db/reachable.ts'

const PAUSE_MS = 500

/** Waits for the bot's database, for about so long at the most. Whether it answers. */
export async function untilBack(db: BotDb, msMax: number): Promise<boolean> {
  for (let tries = Math.ceil(msMax / PAUSE_MS); tries > 0; tries -= 1) {
    const isBack = await isReachable(db)
    if (isBack) return true
    await sleep(PAUSE_MS)
  }
  return false
}

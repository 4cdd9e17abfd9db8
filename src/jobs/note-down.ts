import type { BotDb } from '../db/client.ts'
import { untilBack } from './until-back.ts'

const WAIT_MS_MAX = 5 * 60_000
const TRIES_MAX = 3

/**
 * Writes down what came of something done outside, where only this process knows it: what a lost database does not take, it takes when it
 * is back. Else the message would have an unknown outcome, and be sent once more. `note` is harmless when it is done twice.
 */
export async function noteDown<T>(db: BotDb, note: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await note()
    } catch (error) {
      if (tries === TRIES_MAX || !(await untilBack(db, WAIT_MS_MAX))) throw error
    }
  }
}

import { holdForObjection, objectedUntil } from '../requests/objection-store.ts'
import type { RequestRow } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'

/** Whether an objection waits for the privacy officer: then the request waits too, whoever let it go on, until the time for a decision is over. */
export async function isObjected(bot: Bot, request: RequestRow): Promise<boolean> {
  const now = bot.clock.now()
  const until = await objectedUntil(bot.db, request.id, now)
  if (until === undefined) return false
  await bot.db.transaction((tx) => holdForObjection(tx, request.id, until, now))
  return true
}

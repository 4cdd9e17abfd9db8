import type { ErasurePlan } from '../erasure/plan.ts'
import { restrictHeldParents } from '../erasure/restrict-store.ts'
import type { RequestRow } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'
import { noteBlobs, noteRecoverable } from './unreached-stores.ts'

/** Rows that stay below kept ones name nobody from then on. Says why some wait for recordings that would not go. */
export async function restrictKept(bot: Bot, request: RequestRow, plan: ErasurePlan): Promise<readonly string[]> {
  const { clock, checkpoint } = bot
  const work = { plan, requestId: request.id, now: clock.now(), checkpoint, recoverable: noteRecoverable(bot, request) }
  const { waits } = await restrictHeldParents(bot.platform, bot.blobs, work)
  await noteBlobs(bot, request, { reasons: waits, shared: 0 })
  return waits
}

/** Of an erasure whose person is forgotten nobody looks for these rows again, whatever else of it fails. */
export async function restrictAllTheSame(bot: Bot, request: RequestRow, plan: ErasurePlan): Promise<void> {
  await restrictKept(bot, request, plan).catch((error: unknown) =>
    bot.log.error({ request: request.id, error }, 'rows that stay below kept ones could not be made to name nobody'),
  )
}

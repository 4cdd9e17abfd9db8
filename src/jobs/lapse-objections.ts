import { overdueObjections } from '../requests/objection-store.ts'
import { ring } from '../runtime/ring.ts'
import type { Bot } from './bot.ts'
import { decideObjection } from './decide-objection.ts'

/** Nobody decided in time: the objection does not count, and staff hear that it was left to lapse. */
export async function lapseObjections(bot: Bot): Promise<void> {
  for (const id of await overdueObjections(bot.db, bot.clock.now())) {
    try {
      const decided = await decideObjection(bot, id, { state: 'lapsed', reason: 'nobody-decided' })
      if (decided.is === 'decided')
        ring(bot, 'objection-lapsed', { request: decided.request.id, objection: id }, 'nobody decided about an objection in time')
    } catch (error) {
      // The other objections lapse, and the sweep goes on.
      bot.metrics.count('job_failures_total', { task: 'lapse-objection' })
      bot.log.error({ objection: id, error }, 'an objection could not be left to lapse; it is tried again in a minute')
    }
  }
}

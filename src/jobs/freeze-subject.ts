import { freeze } from '../erasure/freeze-store.ts'
import { type ErasurePlan, planErasure } from '../erasure/plan.ts'
import { releasedFrom } from '../requests/request-event-store.ts'
import { cutOffOf, type RequestRow, scopeOf } from '../requests/request-store.ts'
import { subjectPseudonyms } from '../subject/pseudonym.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import type { ReplayBot } from './replay-subject.ts'

/** Why a request is parked that the platform knows to be taken back or refused, and the bot's own database, restored, does not. */
export const TAKEN_BACK = 'not-frozen-any-more'

/** Stops the processing of what the request will erase. `unplanned`: nothing of it is stopped. `blocksAlone`: what its rows allow was tried. */
export async function freezeSubject(
  bot: ReplayBot,
  request: RequestRow,
  subject: SubjectIdentifiers,
  blocksAlone = false,
): Promise<{ is: 'frozen'; plan: ErasurePlan } | { is: 'taken-back' } | { is: 'unplanned' }> {
  const { id: requestId, confirmedAt } = request
  if (confirmedAt === null) throw new Error('A scheduled request has no confirmation.')
  const { dataMap: map, catalogue } = bot
  const now = bot.clock.now()
  const planned = planErasure({ map, catalogue, subject, scope: scopeOf(request), cutOff: cutOffOf(request, now), now })
  if ('refused' in planned) return { is: 'unplanned' }
  const { plan } = planned
  const pseudonyms = subjectPseudonyms(bot.keys, 'suppression', subject)
  const anew = await isLetGoOn(bot, request)
  const done = await freeze(bot.platform, { requestId, plan, subject, pseudonyms, at: confirmedAt, anew, blocksAlone })
  return done.takenBack ? { is: 'taken-back' } : { is: 'frozen', plan }
}

/** Staff have looked at what this database forgot, and let the request go on all the same. */
export async function isLetGoOn({ db }: Pick<ReplayBot, 'db'>, { id }: RequestRow): Promise<boolean> {
  return (await releasedFrom(db, id)).has(TAKEN_BACK)
}

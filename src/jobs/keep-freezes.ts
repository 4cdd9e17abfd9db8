import { compareStopped } from '../erasure/stopped-store.ts'
import { frozenAndWaiting, thawAgain } from '../requests/frozen-request-store.ts'
import { addRequestEvent, loadRequest } from '../requests/request-store.ts'
import { freezeSubject } from './freeze-subject.ts'
import type { ReplayBot } from './replay-subject.ts'
import { subjectIn } from './sealed-subject.ts'

/** Of which requests. */
export interface FreezesKept {
  frozenAgain: readonly string[]
  thawedAgain: readonly string[]
  failed: readonly string[]
  /** Frozen on the platform for requests that the bot's database, restored, does not know: nobody would ever erase them. */
  unknown: readonly string[]
}

export const FREEZE_OF_NOBODY = 'the platform has a freeze for a request that this database does not know'

/** Does the work alone for that request, if nobody else is at it. */
type Alone = (requestId: string, work: () => Promise<void>) => Promise<unknown>

/**
 * After a restore of the platform: whoever asked to be erased and waits is frozen again, whoever took it back meanwhile is thawed again.
 * The platform says what it knows of, so that nothing is done where nothing was lost.
 */
export async function keepFreezes(bot: ReplayBot, alone: Alone): Promise<FreezesKept> {
  const waiting = await frozenAndWaiting(bot.db)
  const { unknown, others } = await compareStopped(bot.platform, waiting)
  const kept: Record<'frozenAgain' | 'failed', string[]> = { frozenAgain: [], failed: [] }
  for (const id of unknown) {
    await alone(id, async () => {
      try {
        if (await freezeAgain(bot, id)) kept.frozenAgain.push(id)
      } catch (error) {
        kept.failed.push(id)
        bot.log.error({ request: id, error }, 'a request could not be frozen again; it is tried again')
      }
    })
  }
  const thawed = await thawAgain(bot.db, others, bot.clock.now())
  return { ...kept, thawedAgain: thawed.again, unknown: thawed.unknown }
}

async function freezeAgain(bot: ReplayBot, id: string): Promise<boolean> {
  const request = await loadRequest(bot.db, id)
  const isWaiting = request && ['scheduled', 'on_hold', 'parked'].includes(request.state) && request.startedAt === null
  const subject = isWaiting ? subjectIn(bot, request) : undefined
  if (!isWaiting || !subject) return false
  const done = await freezeSubject(bot, request, subject)
  if (done.is === 'frozen') await addRequestEvent(bot.db, id, 'frozen-again', bot.clock.now())
  return done.is === 'frozen'
}

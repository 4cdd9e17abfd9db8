import { render } from '../flows/copy/render.ts'
import type { Question } from '../flows/question.ts'
import type { Asked, Say } from '../flows/say.ts'
import type { OutboxBody, Standing } from '../outbox/body.ts'
import type { OutboundMessage } from '../outbox/message.ts'
import type { OutboxRow } from '../outbox/outbox-store.ts'
import type { RequestState } from '../requests/request.ts'
import { loadRequest, type RequestRow } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'
import { stoppingOf, timesOf } from './status-report.ts'

/** Behind a yes its words wait for the freeze that they speak of; one that takes longer is told as still to come. */
const FREEZE_WAIT_MS = 2000
/** Of an account that is not closed yet nobody is told a day: it is tried again before anybody hears so. */
const CLOSING_WAIT_MS = 30_000
const ENDED_UNERASED: ReadonlySet<string> = new Set<RequestState>(['cancelled', 'refused', 'expired'])

/** What is said of a wish that waits for its time: a freeze, or an hour on the way, makes it untrue. */
export function isOfItsTime(what: Say): what is Standing['say'] {
  return what.key === 'scheduled' || what.key === 'account-scheduled'
}

/** Until when message 3 waits for the freeze; null: it leaves at once. */
export function heldUntil(what: Say, request: RequestRow | undefined, now: Date): Date | null {
  const isJustConfirmed = isOfItsTime(what) && what.because === 'confirmed'
  if (!isJustConfirmed || request === undefined || stoppingOf(request).stopping !== true) return null
  return new Date(now.getTime() + (what.key === 'scheduled' ? FREEZE_WAIT_MS : CLOSING_WAIT_MS))
}

/** The words as they are true when they leave; undefined: they are not any more, and what is comes behind them. */
export async function asItStands(
  { db, clock, log }: Pick<Bot, 'db' | 'clock' | 'log'>,
  { id, requestId }: Pick<OutboxRow, 'id' | 'requestId'>,
  { message, standing }: OutboxBody,
): Promise<OutboundMessage | undefined> {
  const request = standing && requestId !== null ? await loadRequest(db, requestId) : undefined
  // Put beside another request, an answer about an account names one that somebody else has asked for.
  if (!standing || request?.reference !== standing.say.reference) return message
  const { say, language, beside } = standing
  if (ENDED_UNERASED.has(request.state)) return say.because === 'confirmed' ? undefined : message
  const stopping = stoppingOf(request).stopping ?? false
  const now = clock.now().getTime()
  try {
    return render({ ...sayOf(say, request, now), stopping, now }, language, beside)
  } catch (error) {
    log.error({ outboxId: id, error }, 'words of another version could not be told anew, and leave as they were')
    return message
  }
}

type Standings = Extract<Question, { key: 'scheduled' | 'account-scheduled' | 'waiting' | 'account-waiting' }>

/** What waits for staff, or is held, has no time that could be named; what has begun is erased any moment. */
function sayOf(say: Standing['say'], request: RequestRow, now: number): Standings & Asked {
  if (request.state !== 'on_hold' && request.state !== 'parked')
    return { ...say, eraseAt: request.startedAt === null ? timesOf(request).eraseAt : now }
  return say.key === 'scheduled' ? { ...say, key: 'waiting' } : { ...say, key: 'account-waiting' }
}

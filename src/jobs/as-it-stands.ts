import { render } from '../flows/copy/render.ts'
import type { Say } from '../flows/say.ts'
import type { OutboxBody, Standing } from '../outbox/body.ts'
import type { OutboundMessage } from '../outbox/message.ts'
import type { OutboxRow } from '../outbox/outbox-store.ts'
import { isOccupying, loadRequest, type RequestRow } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'
import { stoppingOf, timesOf } from './status-report.ts'

/** Behind a yes its words wait for the freeze that they speak of; a freeze that takes longer is told as still to come. */
const FREEZE_WAIT_MS = 2000

/** What is said of a wish that waits for its time: a freeze, or an hour on the way, makes it untrue. */
export function isOfItsTime(what: Say): what is Standing['say'] {
  return what.key === 'scheduled' || what.key === 'account-scheduled'
}

/** Until when message 3 waits for the freeze; null: it leaves at once. */
export function heldUntil(what: Say, request: RequestRow | undefined, now: Date): Date | null {
  const isJustConfirmed = isOfItsTime(what) && what.because === 'confirmed'
  if (!isJustConfirmed || request === undefined || stoppingOf(request).stopping !== true) return null
  return new Date(now.getTime() + FREEZE_WAIT_MS)
}

/** The words as they are true when they leave. */
export async function asItStands(
  { db, clock }: Pick<Bot, 'db' | 'clock'>,
  { requestId }: Pick<OutboxRow, 'requestId'>,
  { message, standing }: OutboxBody,
): Promise<OutboundMessage> {
  const request = standing && requestId !== null ? await loadRequest(db, requestId) : undefined
  // What has become of it meanwhile is said behind these words.
  if (!standing || !request || !isOccupying(request)) return message
  const { say, language, beside } = standing
  const { eraseAt } = request.state === 'scheduled' ? timesOf(request) : say
  const now = clock.now().getTime()
  return render({ ...say, eraseAt, now, stopping: stoppingOf(request).stopping ?? false }, language, beside)
}

import { stopChannel } from '../db/channels.ts'
import { explain, REENGAGEMENT_WINDOW_CLOSED } from '../graph-api/errors.ts'
import { failedLate, isOvertaken, queueAgain, setAside } from '../outbox/late-failure-store.ts'
import type { OutboxRow } from '../outbox/outbox-store.ts'
import { lateAttemptAt, type Pace } from '../outbox/retry.ts'
import { addRequestEvent } from '../requests/request-store.ts'
import { jitter, newId } from '../runtime/ids.ts'
import { type DeliveryDeps, sendTemplate, TOO_LATE } from './settle-send.ts'

/** A `failed` status this long after its message still speaks of how things are now. */
const STILL_SO_MS = 10 * 60_000
const UNEXPLAINED = 135000
/** Alarms: Meta refused a send; the person was not told of a request. */
const REFUSED = 'send-refused'
const FAILED_LATE = 'send-failed-late'

/**
 * Meta answers 200 and says later, by a status, that a message could not be delivered. Each is looked after once: the template takes its
 * place, it is sent again where its code says so and it is still news, or it is given up, with an alarm where a human must know.
 */
export async function settleLateFailures(deps: DeliveryDeps, personId: string): Promise<void> {
  for (const row of await failedLate(deps.db, personId)) {
    if (row.errorCode === REENGAGEMENT_WINDOW_CLOSED && (await sendTemplate(deps, row)) === 'replaced') continue
    await settleOne(deps, row)
  }
}

async function settleOne(deps: DeliveryDeps, row: OutboxRow): Promise<void> {
  // A failed status without a code is an error that Meta does not explain.
  const code = row.errorCode ?? UNEXPLAINED
  const { action, alarm } = explain(code)
  switch (action) {
    case 'retry':
    case 'throttle':
    case 'pair-rate':
    case 'late-retry-once':
      return sendAgain(deps, row, { code, pace: action, alarm })
    case 'stop-channel':
      return stopAndWait(deps, row, code)
    case 'use-template':
      return giveUp(deps, row, code, row.requestId === null ? TOO_LATE : undefined)
    case 'permanent':
      return giveUp(deps, row, code, alarm ? REFUSED : undefined)
  }
}

async function sendAgain(
  deps: DeliveryDeps,
  row: OutboxRow,
  { code, pace, alarm }: { code: number; pace: Pace; alarm: boolean },
): Promise<void> {
  const now = deps.clock.now()
  // An answer that was overtaken only confuses; news of a request must be heard, and each piece of what staff wrote.
  const isOfStaff = row.what === 'case-answer' || row.what === 'staff-reply'
  const isNews = row.requestId !== null || isOfStaff || !(await isOvertaken(deps.db, row))
  const at = isNews ? lateAttemptAt(pace, { attempts: row.attempts, createdAt: row.createdAt }, now, jitter()) : null
  if (at === null)
    return giveUp(deps, row, code, alarm ? REFUSED : isNews && (row.requestId !== null || isOfStaff) ? FAILED_LATE : undefined)
  if ((await putBack(deps, row, code, at)) && alarm) deps.metrics.count('alarms_total', { reason: REFUSED })
}

/** The message waits until staff resume the channel. A block that was over long ago stops nothing anew. */
async function stopAndWait(deps: DeliveryDeps, row: OutboxRow, code: number): Promise<void> {
  const now = deps.clock.now()
  const isRecent = row.sendingSince !== null && now.getTime() - row.sendingSince.getTime() <= STILL_SO_MS
  if (!isRecent) return sendAgain(deps, row, { code, pace: 'throttle', alarm: true })
  if (await stopChannel(deps.db, row.channelId, code, now)) {
    deps.metrics.count('alarms_total', { reason: 'channel-stopped' })
    deps.log.error({ channelId: row.channelId, code }, 'a channel was stopped: nothing is sent on it until it is resumed')
  }
  await putBack(deps, row, code, null)
}

async function putBack(deps: DeliveryDeps, row: OutboxRow, code: number, at: Date | null): Promise<boolean> {
  const now = deps.clock.now()
  const isMine = await deps.db.transaction(async (tx) => {
    if (!(await queueAgain(tx, row, { newId: newId(), at, code }, now))) return false
    if (row.requestId !== null) await addRequestEvent(tx, row.requestId, 'send-again', now, String(code))
    return true
  })
  if (isMine) deps.log.warn({ outboxId: row.id, code }, 'a message failed after it was taken, and is sent again')
  return isMine
}

async function giveUp(deps: DeliveryDeps, row: OutboxRow, code: number, alarm: string | undefined): Promise<void> {
  const now = deps.clock.now()
  const isMine = await deps.db.transaction(async (tx) => {
    if (!(await setAside(tx, row.id, now))) return false
    // The status itself was noted, except where a template still stood in for the message.
    if (row.requestId !== null && row.templateName !== null)
      await addRequestEvent(tx, row.requestId, 'send-failed', now, String(code))
    return true
  })
  if (!isMine) return
  if (alarm !== undefined) deps.metrics.count('alarms_total', { reason: alarm })
  deps.log.warn({ outboxId: row.id, code }, 'a message failed after it was taken, and was given up')
}

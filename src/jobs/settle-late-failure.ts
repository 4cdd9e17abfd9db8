import { stopChannel } from '../db/channels.ts'
import { explain, REENGAGEMENT_WINDOW_CLOSED } from '../graph-api/errors.ts'
import { openBody } from '../outbox/body.ts'
import { failedLate, queueAgain, setAside } from '../outbox/late-failure-store.ts'
import type { ChatRow, OutboxRow } from '../outbox/outbox-store.ts'
import { LATE_ATTEMPTS_MAX, lateAttemptAt, type Pace } from '../outbox/retry.ts'
import { isWindowOpen } from '../outbox/window.ts'
import { addRequestEvent } from '../requests/request-store.ts'
import type { Alarm } from '../runtime/alarms.ts'
import { jitter, newId } from '../runtime/ids.ts'
import { ring } from '../runtime/ring.ts'
import {
  type DeliveryDeps,
  FAILED_LATE,
  isOfStaff,
  isOfTemplate,
  isStillNews,
  REFUSED,
  sendTemplate,
  TOO_LATE,
  waitsBecause,
} from './settle-send.ts'

/** A `failed` status this long after its message still speaks of how things are now. */
const STILL_SO_MS = 10 * 60_000
const UNEXPLAINED = 135000

/**
 * Meta answers 200 and says later, by a status, that a message could not be delivered. Each is looked after once: the template takes its
 * place, it is sent again where its code says so and it is still news, or it is given up, with an alarm where a human must know.
 */
export async function settleLateFailures(deps: DeliveryDeps, personId: string): Promise<void> {
  for (const row of await failedLate(deps.db, personId)) {
    if (row.errorCode === REENGAGEMENT_WINDOW_CLOSED && (await sendTemplate(deps, row)) === 'replaced') continue
    if (await waitsForItsTemplate(deps, row)) continue
    await settleOne(deps, row)
  }
}

/** Meta holds a template for a look at its quality, and drops it then with the code that it would have refused it with at once. */
async function waitsForItsTemplate(deps: DeliveryDeps, row: OutboxRow): Promise<boolean> {
  if (row.sealed === null || !isOfTemplate(row.errorCode) || row.attempts >= LATE_ATTEMPTS_MAX) return false
  const { message, leftIn } = openBody(deps.keys, row.sealed)
  if (message.kind !== 'template') return false
  return waitsBecause(deps, row, row.errorCode, { name: message.name, language: leftIn ?? message.language })
}

async function settleOne(deps: DeliveryDeps, row: ChatRow): Promise<void> {
  // A failed status without a code is an error that Meta does not explain.
  const code = row.errorCode ?? UNEXPLAINED
  const { action, alarm } = explain(code)
  switch (action) {
    case 'retry':
    case 'retry-few':
    case 'throttle':
    case 'pair-rate':
    case 'late-retry-once':
      return sendAgain(deps, row, { code, pace: action, alarm })
    case 'stop-channel':
      return stopAndWait(deps, row, code)
    case 'use-template':
      // Meta says so now and then of a person who wrote a moment ago.
      if (isPlain(deps, row) && isWindowOpen(row.lastInboundAt, deps.clock.now()))
        return sendAgain(deps, row, { code, pace: 'soon-once', alarm })
      return giveUp(deps, row, code, row.requestId === null ? TOO_LATE : leftInTime(row) ? FAILED_LATE : undefined)
    case 'permanent':
      return giveUp(deps, row, code, alarm ? REFUSED : undefined)
  }
}

/** It has no template and is none. */
function isPlain({ keys }: DeliveryDeps, { templateName, sealed }: ChatRow): boolean {
  return templateName === null && sealed !== null && openBody(keys, sealed).message.kind !== 'template'
}

/** It was no prompt beside a template's news: what it said should have arrived. */
const leftInTime = ({ lastInboundAt, sendingSince }: ChatRow) =>
  sendingSince !== null && isWindowOpen(lastInboundAt, sendingSince)

async function sendAgain(
  deps: DeliveryDeps,
  row: OutboxRow,
  { code, pace, alarm }: { code: number; pace: Pace; alarm: boolean },
): Promise<void> {
  const now = deps.clock.now()
  const isNews = await isStillNews(deps, row)
  const at = isNews ? lateAttemptAt(pace, { attempts: row.attempts, createdAt: row.createdAt }, now, jitter()) : null
  const isMissed = isNews && (row.requestId !== null || isOfStaff(row) || pace === 'soon-once')
  if (at === null) return giveUp(deps, row, code, alarm ? REFUSED : isMissed ? FAILED_LATE : undefined)
  if ((await putBack(deps, row, code, at)) && alarm)
    ring(deps, REFUSED, { outboxId: row.id, code }, 'a message was refused after it was taken')
}

/** The message waits until staff resume the channel. A block that was over long ago stops nothing anew. */
async function stopAndWait(deps: DeliveryDeps, row: OutboxRow, code: number): Promise<void> {
  const now = deps.clock.now()
  const isRecent = row.sendingSince !== null && now.getTime() - row.sendingSince.getTime() <= STILL_SO_MS
  if (!isRecent) return sendAgain(deps, row, { code, pace: 'throttle', alarm: true })
  if (await stopChannel(deps.db, row.channelId, code, now)) {
    ring(
      deps,
      'channel-stopped',
      { channelId: row.channelId, code },
      'a channel was stopped: nothing is sent on it until it is resumed',
    )
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

async function giveUp(deps: DeliveryDeps, row: OutboxRow, code: number, alarm: Alarm | undefined): Promise<void> {
  const now = deps.clock.now()
  const isMine = await deps.db.transaction(async (tx) => {
    if (!(await setAside(tx, row.id, now))) return false
    // The status itself was noted, except where a template still stood in for the message.
    if (row.requestId !== null && row.templateName !== null)
      await addRequestEvent(tx, row.requestId, 'send-failed', now, String(code))
    return true
  })
  if (!isMine) return
  const words = 'a message failed after it was taken, and was given up'
  if (alarm === undefined) deps.log.warn({ outboxId: row.id, code }, words)
  else ring(deps, alarm, { outboxId: row.id, code }, words)
}

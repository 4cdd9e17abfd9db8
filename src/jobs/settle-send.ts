import { type Channel, loadChannels, stopChannel } from '../db/channels.ts'
import { classify, REENGAGEMENT_WINDOW_CLOSED } from '../graph-api/errors.ts'
import type { GraphResult } from '../graph-api/result.ts'
import { markFailed, markRetry, markSent, markUnknown, replaceByTemplate } from '../outbox/delivery-store.ts'
import type { OutboxRow } from '../outbox/outbox-store.ts'
import { NOT_META, OUTCOME_UNKNOWN, UNREACHABLE } from '../outbox/own-codes.ts'
import { nextAttemptAt, type Pace } from '../outbox/retry.ts'
import { addRequestEvent } from '../requests/request-store.ts'
import { jitter, newId } from '../runtime/ids.ts'
import { wamidHash } from '../subject/pseudonym.ts'
import type { Bot } from './bot.ts'

export type DeliveryDeps = Pick<Bot, 'db' | 'lockPool' | 'keys' | 'clock' | 'log' | 'metrics' | 'channels' | 'graph'>
type Refused = Extract<GraphResult, { kind: 'refused' }>

/** Writes down what became of a POST. `row.attempts` counts it already. */
export async function settle(deps: DeliveryDeps, row: OutboxRow, channel: Channel, result: GraphResult): Promise<void> {
  const now = deps.clock.now()
  if (result.ok && result.wamid !== undefined) {
    deps.metrics.count('messages_sent_total', { outcome: 'sent', code: '' })
    await markSent(deps.db, row.id, wamidHash(deps.keys, result.wamid), now)
    return
  }
  const kind = result.ok ? 'unknown' : result.kind
  const code = !result.ok && result.kind === 'refused' ? (result.code ?? NOT_META) : ''
  deps.metrics.count('messages_sent_total', { outcome: kind, code: String(code) })
  if (!result.ok && result.kind === 'refused') return settleRefusal(deps, row, channel, result)
  deps.log.warn({ outboxId: row.id, outcome: kind }, 'a message was not sent for sure')
  if (kind === 'unreachable') return tryAgain(deps, row, 'retry', UNREACHABLE)
  await markUnknown(deps.db, row.id, now)
}

async function settleRefusal(deps: DeliveryDeps, row: OutboxRow, channel: Channel, refusal: Refused): Promise<void> {
  const { action, alarm } = classify(refusal)
  const code = refusal.code ?? NOT_META
  const { httpStatus, traceId, retryAfterMs } = refusal
  deps.log.warn({ outboxId: row.id, code, httpStatus, traceId, action }, 'a message was refused')
  if (alarm && action !== 'stop-channel') deps.metrics.count('alarms_total', { reason: 'send-refused' })
  switch (action) {
    case 'retry':
    case 'throttle':
    case 'pair-rate':
      return tryAgain(deps, row, action, code, retryAfterMs)
    case 'late-retry-once':
      // Refused like this before, or with an unknown outcome behind it: that was the one late retry.
      if (row.errorCode === code || row.errorCode === OUTCOME_UNKNOWN) return fail(deps, row, code)
      return tryAgain(deps, row, action, code, retryAfterMs)
    case 'use-template':
      if (!(await sendTemplate(deps, row))) await fail(deps, row, REENGAGEMENT_WINDOW_CLOSED)
      return
    case 'stop-channel':
      return stop(deps, row, channel, code)
    case 'permanent':
      return fail(deps, row, code)
  }
}

/** Lets the row's template take its place. False when it has none. */
export function sendTemplate(deps: DeliveryDeps, row: OutboxRow): Promise<boolean> {
  const ids = { id: row.id, newId: newId() }
  return deps.db.transaction(async (tx) => (await replaceByTemplate(tx, deps.keys, ids, deps.clock.now())) !== undefined)
}

/** Gives the message up, and says so on its request. What is behind it goes on. */
export async function fail(deps: DeliveryDeps, row: OutboxRow, code: number): Promise<void> {
  const now = deps.clock.now()
  await deps.db.transaction(async (tx) => {
    if ((await markFailed(tx, row.id, code, now)) && row.requestId !== null) {
      await addRequestEvent(tx, row.requestId, 'send-failed', now, String(code))
    }
  })
  deps.log.warn({ outboxId: row.id, code }, 'a message was given up')
}

async function tryAgain(deps: DeliveryDeps, row: OutboxRow, pace: Pace, code: number, retryAfterMs?: number): Promise<void> {
  const now = deps.clock.now()
  const at = nextAttemptAt(pace, { attempts: row.attempts, createdAt: row.createdAt, retryAfterMs }, now, jitter())
  if (at === null) return fail(deps, row, code)
  await markRetry(deps.db, row.id, { at, code }, now)
}

// The message keeps its place until staff resume the channel. A token that was replaced meanwhile is no reason to stop.
async function stop(deps: DeliveryDeps, row: OutboxRow, channel: Channel, code: number): Promise<void> {
  const current = (await loadChannels(deps.db, deps.keys)).find(({ id }) => id === channel.id)
  if (current && current.accessToken !== channel.accessToken) {
    await deps.channels.renewed()
    return tryAgain(deps, row, 'retry', code)
  }
  const now = deps.clock.now()
  if (await stopChannel(deps.db, channel.id, code, now)) {
    deps.metrics.count('alarms_total', { reason: 'channel-stopped' })
    deps.log.error({ channelId: channel.id, code }, 'a channel was stopped: nothing is sent on it until it is resumed')
  }
  await markRetry(deps.db, row.id, { at: null, code }, now)
}

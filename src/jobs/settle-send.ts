import { noteTemplates, sendableLanguage } from '../db/channel-health.ts'
import { type Channel, loadChannels, stopChannel } from '../db/channels.ts'
import { classify, REENGAGEMENT_WINDOW_CLOSED } from '../graph-api/errors.ts'
import type { GraphResult } from '../graph-api/result.ts'
import { openBody } from '../outbox/body.ts'
import {
  markFailed,
  markRetry,
  markSent,
  markUnknown,
  markWaitsForTemplate,
  replaceByTemplate,
} from '../outbox/delivery-store.ts'
import { queueAgain } from '../outbox/late-failure-store.ts'
import type { OutboxRow } from '../outbox/outbox-store.ts'
import { NOT_META, OUTCOME_UNKNOWN, TEMPLATE_UNAVAILABLE, UNREACHABLE } from '../outbox/own-codes.ts'
import { nextAttemptAt, type Pace } from '../outbox/retry.ts'
import { templateLanguages } from '../outbox/templates/template-catalogue.ts'
import { addRequestEventOnce } from '../requests/request-event-store.ts'
import { addRequestEvent } from '../requests/request-store.ts'
import { jitter, newId } from '../runtime/ids.ts'
import { wamidHash } from '../subject/pseudonym.ts'
import type { Bot } from './bot.ts'

export type DeliveryDeps = Pick<Bot, 'db' | 'lockPool' | 'keys' | 'clock' | 'log' | 'metrics' | 'channels' | 'graph'>
export type SentTemplate = { name: string; language: string }

/** How long a message waits before its template is looked at again. */
const TEMPLATE_LOOK_MS = 3_600_000

/** Alarm: what was said more than a day after the person wrote could not arrive, and neither a template nor a request's timeline says it. */
export const TOO_LATE = 'answered-too-late'

type Refused = Extract<GraphResult, { kind: 'refused' }>

/** Writes down what became of a POST. `row.attempts` counts it already. */
export async function settle(
  deps: DeliveryDeps,
  row: OutboxRow,
  channel: Channel,
  result: GraphResult,
  template?: SentTemplate,
): Promise<void> {
  const now = deps.clock.now()
  if (result.ok && result.wamid !== undefined) {
    deps.metrics.count('messages_sent_total', { outcome: 'sent', code: '' })
    await markSent(deps.db, row.id, wamidHash(deps.keys, result.wamid), now)
    return
  }
  const kind = result.ok ? 'unknown' : result.kind
  const code = !result.ok && result.kind === 'refused' ? (result.code ?? NOT_META) : ''
  deps.metrics.count('messages_sent_total', { outcome: kind, code: String(code) })
  if (!result.ok && result.kind === 'refused') {
    if (template && (await isUnavailable(deps, row, channel, result, template))) return
    return settleRefusal(deps, row, channel, result)
  }
  deps.log.warn({ outboxId: row.id, outcome: kind }, 'a message was not sent for sure')
  if (kind === 'unreachable') return tryAgain(deps, row, 'retry', UNREACHABLE)
  await markUnknown(deps.db, row.id, now)
}

/** What Meta's refusal says of the template itself: kept, so that the next message does not try it. */
const UNAVAILABLE: Readonly<Record<number, string>> = { 132001: 'MISSING', 132015: 'PAUSED', 132016: 'DISABLED' }

async function isUnavailable(
  deps: DeliveryDeps,
  row: OutboxRow,
  channel: Channel,
  { code, httpStatus, traceId }: Refused,
  { name, language }: SentTemplate,
): Promise<boolean> {
  const status = code === null ? undefined : UNAVAILABLE[code]
  if (status === undefined) return false
  deps.log.warn({ outboxId: row.id, code, httpStatus, traceId, action: 'use-template' }, 'a message was refused')
  await noteTemplates(deps.db, [channel.id], [{ name, language, status }], deps.clock.now())
  return (await waitForTemplate(deps, row, name)) === 'waits'
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
      if ((await sendTemplate(deps, row)) !== 'none') return
      // The prompt beside news of a request, which has a template, is no answer.
      if (row.requestId === null) deps.metrics.count('alarms_total', { reason: TOO_LATE })
      return fail(deps, row, REENGAGEMENT_WINDOW_CLOSED)
    case 'stop-channel':
      return stop(deps, row, channel, code)
    case 'permanent':
      return fail(deps, row, code)
  }
}

/**
 * Lets the row's template take its place, in the person's language or in English. `waits`: neither may be sent now, and the request says so.
 * `none`: the row has no template.
 */
export async function sendTemplate(deps: DeliveryDeps, row: OutboxRow): Promise<'replaced' | 'waits' | 'none'> {
  if (row.templateName === null || row.sealed === null) return 'none'
  const wanted = openBody(deps.keys, row.sealed).template?.language ?? 'en'
  const language = await sendableLanguage(deps.db, row.channelId, row.templateName, templateLanguages(wanted))
  if (language === undefined) return waitForTemplate(deps, row)
  const ids = { id: row.id, newId, language }
  const replaced = await deps.db.transaction((tx) => replaceByTemplate(tx, deps.keys, ids, deps.clock.now()))
  return replaced === undefined ? 'none' : 'replaced'
}

/** A template that is missing, paused or rejected is not tried: the message waits, and staff hear of it. */
export async function waitForTemplate(deps: DeliveryDeps, row: OutboxRow, name = row.templateName): Promise<'waits' | 'none'> {
  const now = deps.clock.now()
  const again = new Date(now.getTime() + TEMPLATE_LOOK_MS)
  const detail = name ?? ''
  const waits = await deps.db.transaction(async (tx) => {
    const isMine =
      (await markWaitsForTemplate(tx, row.id, again, now)) ||
      (await queueAgain(tx, row, { newId: newId(), at: again, code: TEMPLATE_UNAVAILABLE }, now))
    if (!isMine) return false
    if (row.requestId !== null)
      await addRequestEventOnce(tx, { requestId: row.requestId, what: 'template-unavailable', detail, at: now })
    return true
  })
  if (!waits) return 'none'
  deps.metrics.count('alarms_total', { reason: 'template-unavailable' })
  deps.log.warn({ outboxId: row.id, template: detail }, 'a message waits for its template')
  return 'waits'
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

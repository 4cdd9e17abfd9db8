import { noteTemplates } from '../db/channel-health.ts'
import { type Channel, loadChannels, stopChannel } from '../db/channels.ts'
import { classify, type ErrorAction, REENGAGEMENT_WINDOW_CLOSED } from '../graph-api/errors.ts'
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
import { isOvertaken, queueAgain } from '../outbox/late-failure-store.ts'
import type { ChatRow, OutboxRow } from '../outbox/outbox-store.ts'
import {
  LASTING,
  NO_ACCESS,
  NOT_META,
  OUTCOME_UNKNOWN,
  TEMPLATE_UNAVAILABLE,
  UNREACHABLE,
  WRONG_SECRET,
} from '../outbox/own-codes.ts'
import { isLasting, nextAttemptAt, type Pace } from '../outbox/retry.ts'
import { isWindowOpen } from '../outbox/window.ts'
import { addRequestEventOnce } from '../requests/request-event-store.ts'
import { addRequestEvent } from '../requests/request-store.ts'
import { jitter, newId } from '../runtime/ids.ts'
import { ring } from '../runtime/ring.ts'
import { wamidHash } from '../subject/pseudonym.ts'
import type { Bot } from './bot.ts'
import { freshLanguage } from './fresh-templates.ts'

export type DeliveryDeps = Pick<Bot, 'db' | 'lockPool' | 'keys' | 'clock' | 'log' | 'metrics' | 'channels' | 'graph'>
export type SentTemplate = { name: string; language: string }

/** How long a message waits before its template is looked at again. */
const TEMPLATE_LOOK_MS = 3_600_000

/** Alarm: Meta refused a message for good, or until it was given up. */
export const REFUSED = 'send-refused'
/** Alarm: Meta would not deliver, when it had taken a message or time after time, and the person was not told. */
export const FAILED_LATE = 'send-failed-late'
/** Alarm: what was said more than a day after the person wrote could not arrive, and neither a template nor a request's timeline says it. */
export const TOO_LATE = 'answered-too-late'
const TOO_LATE_WORDS = 'an answer came after WhatsApp’s day, and no template could say it'

type Refused = Extract<GraphResult, { kind: 'refused' }>

const OF_CHANNEL = { 'wrong-secret': WRONG_SECRET, 'no-access': NO_ACCESS } as const

/** What is kept of a refusal: Meta's code, or ours where that one does not say what is wrong. */
const codeOf = ({ code, ofChannel }: Refused): number => (ofChannel ? OF_CHANNEL[ofChannel] : (code ?? NOT_META))

/** Writes down what became of a POST. `row.attempts` counts it already. */
export async function settle(
  deps: DeliveryDeps,
  row: ChatRow,
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
  const code = !result.ok && result.kind === 'refused' ? codeOf(result) : ''
  deps.metrics.count('messages_sent_total', { outcome: kind, code: String(code) })
  if (!result.ok && result.kind === 'refused') {
    if (template && (await waitsBecause(deps, row, result.code, template))) return logRefused(deps, row, result, 'use-template')
    return settleRefusal(deps, row, channel, result, template !== undefined)
  }
  deps.log.warn({ outboxId: row.id, outcome: kind }, 'a message was not sent for sure')
  if (kind === 'unreachable') return tryAgain(deps, row, { pace: 'retry', code: UNREACHABLE })
  await markUnknown(deps.db, row.id, now)
}

/** What Meta's refusal says of the template itself: kept, so that the next message does not try it. */
const UNAVAILABLE: Readonly<Record<number, string>> = { 132001: 'MISSING', 132015: 'PAUSED', 132016: 'DISABLED' }

export const isOfTemplate = (code: number | null): code is number => code !== null && code in UNAVAILABLE

/** True: this code, at once or in a late status, is about the template, and the message waits for it. */
export async function waitsBecause(
  deps: DeliveryDeps,
  row: OutboxRow,
  code: number | null,
  { name, language }: SentTemplate,
): Promise<boolean> {
  if (!isOfTemplate(code)) return false
  await noteTemplates(deps.db, [row.channelId], [{ name, language, status: UNAVAILABLE[code] ?? 'UNKNOWN' }], deps.clock.now())
  return (await waitForTemplate(deps, row, name)) === 'waits'
}

function refusedAs({ id: outboxId }: OutboxRow, refusal: Refused, action: ErrorAction) {
  const { httpStatus, traceId } = refusal
  return { outboxId, code: codeOf(refusal), httpStatus, traceId, action }
}

function logRefused(deps: DeliveryDeps, row: OutboxRow, refusal: Refused, action: ErrorAction): void {
  deps.log.warn(refusedAs(row, refusal, action), 'a message was refused')
}

async function settleRefusal(
  deps: DeliveryDeps,
  row: ChatRow,
  channel: Channel,
  refusal: Refused,
  isTemplate: boolean,
): Promise<void> {
  const { action, alarm } = classify(refusal)
  const code = codeOf(refusal)
  const { retryAfterMs } = refusal
  if (alarm && action !== 'stop-channel') ring(deps, REFUSED, refusedAs(row, refusal, action), 'a message was refused')
  else logRefused(deps, row, refusal, action)
  switch (action) {
    case 'retry':
      return insist(deps, row, { pace: action, code, retryAfterMs })
    case 'retry-few':
      // Tries that other troubles have cost do not count.
      return tryAgain(deps, row, {
        pace: row.errorCode === null || row.errorCode === code ? action : 'retry',
        code,
        retryAfterMs,
      })
    case 'throttle':
    case 'pair-rate':
      return tryAgain(deps, row, { pace: action, code, retryAfterMs })
    case 'late-retry-once':
      return onceMore(deps, row, { pace: action, code, retryAfterMs })
    case 'use-template':
      if ((await sendTemplate(deps, row)) !== 'none') return
      // Meta says so now and then of a person who wrote a moment ago.
      if (!isTemplate && isWindowOpen(row.lastInboundAt, deps.clock.now()))
        return onceMore(deps, row, { pace: 'soon-once', code })
      // The prompt beside news of a request, which has a template, is no answer.
      if (row.requestId === null) ring(deps, TOO_LATE, { outboxId: row.id }, TOO_LATE_WORDS)
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
  const language = await freshLanguage(deps, row.channelId, { name: row.templateName, wanted })
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
  ring(deps, 'template-unavailable', { outboxId: row.id, template: detail }, 'a message waits for its template')
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

/** It steps aside in the end: nobody goes unanswered for two days because Meta stumbles over one message. */
async function insist(deps: DeliveryDeps, row: ChatRow, retry: Retry): Promise<void> {
  if (!isLasting(row, row.lastInboundAt, deps.clock.now())) return tryAgain(deps, row, retry)
  // A question that was overtaken is asked anew by what overtook it; nobody repeats a piece of news.
  if (row.promptId === null || (await isStillNews(deps, row))) return tryAgain(deps, row, { ...retry, noted: LASTING })
  return fail(deps, row, retry.code)
}

/** An answer that was overtaken only confuses; news of a request must be heard, and each piece of what staff wrote. */
export async function isStillNews(deps: DeliveryDeps, row: OutboxRow): Promise<boolean> {
  return row.requestId !== null || isOfStaff(row) || !(await isOvertaken(deps.db, row))
}

export const isOfStaff = ({ what }: OutboxRow): boolean => what === 'case-answer' || what === 'staff-reply'

async function onceMore(deps: DeliveryDeps, row: OutboxRow, retry: Retry): Promise<void> {
  const { code } = retry
  // Refused like this before, or with an unknown outcome behind it: that was the one retry.
  if (row.errorCode !== code && row.errorCode !== OUTCOME_UNKNOWN) return tryAgain(deps, row, retry)
  const isMissed = row.requestId !== null || code === REENGAGEMENT_WINDOW_CLOSED
  if (isMissed) ring(deps, FAILED_LATE, { outboxId: row.id, code }, 'a message was refused time after time and given up')
  return fail(deps, row, code)
}

interface Retry {
  pace: Pace
  code: number
  retryAfterMs?: number | undefined
  /** While it waits, instead of the code. */
  noted?: number
}

async function tryAgain(deps: DeliveryDeps, row: OutboxRow, { pace, code, retryAfterMs, noted = code }: Retry): Promise<void> {
  const now = deps.clock.now()
  const at = nextAttemptAt(pace, { attempts: row.attempts, createdAt: row.createdAt, retryAfterMs }, now, jitter())
  if (at === null) {
    ring(deps, REFUSED, { outboxId: row.id, code }, 'a message was tried for as long as it may be and given up')
    return fail(deps, row, code)
  }
  await markRetry(deps.db, row.id, { at, code: noted }, now)
}

// The message keeps its place until staff resume the channel. A token or secret that was replaced meanwhile is no reason to stop.
async function stop(deps: DeliveryDeps, row: OutboxRow, channel: Channel, code: number): Promise<void> {
  const current = (await loadChannels(deps.db, deps.keys)).find(({ id }) => id === channel.id)
  const isOld = current?.accessToken !== channel.accessToken || current.appSecrets[0] !== channel.appSecrets[0]
  if (current && isOld) {
    await deps.channels.renewed()
    return tryAgain(deps, row, { pace: 'retry', code })
  }
  const now = deps.clock.now()
  const isStopped = await stopChannel(deps.db, channel.id, code, now)
  if (isStopped)
    ring(deps, 'channel-stopped', { channelId: channel.id, code }, 'nothing is sent on a channel until it is resumed')
  await markRetry(deps.db, row.id, { at: null, code }, now)
}

import { withAdvisoryLock } from '../db/lock.ts'
import { forgetContact } from '../graph-api/contact-book.ts'
import { classify, type ErrorAction } from '../graph-api/errors.ts'
import type { GraphResult } from '../graph-api/result.ts'
import { delayMs } from '../outbox/retry.ts'
import { type NotifyResult, notifyBusiness } from '../processors/notify-business.ts'
import { endpointOf, processorById } from '../processors/processor-store.ts'
import { CONTACT_BOOK, eventOf, type Processor } from '../processors/processor-task.ts'
import { nextTaskOf, noteCall, openTask, putOff, type TaskRow } from '../processors/processor-task-store.ts'
import { loadRequest } from '../requests/request-store.ts'
import { jitter } from '../runtime/ids.ts'
import { isDue } from '../runtime/is-due.ts'
import type { Bot } from './bot.ts'
import { contactsOfNobody } from './contacts-of-nobody.ts'
import { drain } from './drain.ts'
import { heldTill } from './hold-processor-task.ts'
import { settleProcessorTask } from './settle-processor-task.ts'
import type { ContactBookWork } from './task-for-processor.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** A processor that has taken its task and says nothing is reminded by the same delivery. */
const REMIND_MS = 24 * HOUR_MS
/** After so many calls in vain it is asked four times a day. */
const EAGER_CALLS = 20
const PATIENT_MS = 6 * HOUR_MS
/** How long a task steps aside while another request's is on its way to the same processor. */
const ASIDE_MS = 2_000
const TOO_MANY_REQUESTS = 429

/**
 * Calls the processors that one request still waits for, one task at a time. A call that died before it was noted is repeated under the
 * same delivery id. Returns when the next call is due; null when none is.
 */
export async function callProcessors(bot: Bot, requestId: string): Promise<{ nextAt: Date | null }> {
  const next = async () => {
    const now = bot.clock.now()
    const task = await nextTaskOf(bot.db, requestId, now)
    return task && isDue(task.nextAttemptAt, now) ? task : undefined
  }
  await drain(
    bot,
    'call-processors',
    requestId,
    async () => {
      const task = await next()
      if (!task) return false
      await take(bot, task)
      return true
    },
    async () => (await next()) !== undefined,
  )
  const now = bot.clock.now()
  const nextAt = (await nextTaskOf(bot.db, requestId, now))?.nextAttemptAt ?? null
  return { nextAt: isDue(nextAt, now) ? null : nextAt }
}

/**
 * The contact book alone, for an erasure that would wait for it: Meta answers within moments, and a second look at the whole erasure only
 * to write that answer down is spared. Whoever is at the request's calls already is left to it, and what failed comes again as always.
 */
export async function callContactBookOf(bot: Bot, requestId: string): Promise<void> {
  await withAdvisoryLock(bot.lockPool, 'call-processors', requestId, async () => {
    const now = bot.clock.now()
    const task = await nextTaskOf(bot.db, requestId, now, CONTACT_BOOK)
    if (task && isDue(task.nextAttemptAt, now)) await take(bot, task)
  })
}

async function take(bot: Bot, task: TaskRow): Promise<void> {
  const processor = await processorById(bot.db, task.processorId)
  // Meta answers at once, or nothing of ours is answered: there is nobody to step aside for.
  if (processor?.kind === 'meta-contact-book') return call(bot, task, processor)
  // One at a time per processor: an endpoint that hangs keeps one worker waiting, not all of them.
  const outcome = await withAdvisoryLock(bot.lockPool, 'processor', task.processorId, () => call(bot, task, processor))
  if (outcome.ran) return
  await putOff(bot.db, task.id, new Date(bot.clock.now().getTime() + Math.round(ASIDE_MS * (1 + jitter()))))
}

async function call(bot: Bot, task: TaskRow, processor: Processor | undefined): Promise<void> {
  if (task.sealed === null) return
  const heldUntil = await heldTill(bot, task)
  if (heldUntil) return putOff(bot.db, task.id, heldUntil)
  const body = openTask(bot.keys, task.sealed)
  if (processor?.kind === 'meta-contact-book') return callContactBook(bot, task, body)
  const endpoint = await endpointOf(bot.db, bot.keys, task.processorId)
  if (!endpoint) throw new Error('A processor without an endpoint has a task.')
  const delivery = { id: task.id, event: eventOf(task.verb), body }
  const result = await notifyBusiness(endpoint, delivery, { allowLoopback: bot.config.mode !== 'production' })
  await bot.checkpoint('processor called')
  bot.log.debug({ processorTask: task.id, ...result }, 'a processor was called')
  const now = bot.clock.now()
  const httpStatus = 'httpStatus' in result ? result.httpStatus : null
  if (result.is === 'taken')
    return noteCall(bot.db, task.id, { at: new Date(now.getTime() + REMIND_MS), httpStatus, toldAt: now })
  await noteCall(bot.db, task.id, { at: new Date(now.getTime() + pauseMs(task, result)), httpStatus })
}

/** Meta answers at once: each entry is deleted, or asked for again. */
async function callContactBook(bot: Bot, task: TaskRow, body: string): Promise<void> {
  // Sealed by tell-processors.
  const { contacts } = JSON.parse(body) as ContactBookWork
  const request = await loadRequest(bot.db, task.requestId)
  if (!request) throw new Error('A task without a request cannot be.')
  // Within the erasure all of them are the person's; days later one may be a customer's again.
  const found =
    request.finishedAt === null ? { theirs: contacts, isAnyLeft: false } : await contactsOfNobody(bot, request, contacts)
  if (!found) return putOff(bot.db, task.id, new Date(bot.clock.now().getTime() + DAY_MS))
  const outcome = await forgetContactsOf(bot, found.theirs)
  await bot.checkpoint('processor called')
  if (outcome.is !== 'later')
    return settleProcessorTask(bot, task, outcome.is === 'done' && found.isAnyLeft ? 'left' : outcome.is)
  const at = new Date(bot.clock.now().getTime() + pauseMs(task, { is: 'silent' }))
  await noteCall(bot.db, task.id, { at, httpStatus: outcome.httpStatus })
}

/** Asks for each entry. `later`: what failed may pass; `isShut`: not before staff have mended the channel. */
export async function forgetContactsOf(
  bot: Bot,
  contacts: ContactBookWork['contacts'],
): Promise<{ is: 'done' | 'refused' } | { is: 'later'; httpStatus: number | null; isShut: boolean }> {
  const results: GraphResult[] = []
  for (const { channelId, userId } of contacts) {
    const channel = bot.channels.byId(channelId)
    const [appSecret] = channel?.appSecrets ?? []
    // A channel that is gone took its contact book's access along: nothing can be asked there any more.
    if (!channel || appSecret === undefined) results.push({ ok: false, kind: 'unreachable' })
    else results.push(await forgetContact(bot.graph, { ...channel, appSecret }, userId))
  }
  const failed = results.find(({ ok }) => !ok)
  bot.log.debug({ entries: contacts.length, code: codeOf(failed) }, 'the contact book was called')
  if (!failed) return { is: 'done' }
  if (isFinal(failed)) return { is: 'refused' }
  const isShut = results.some((result) => actionOf(result) === 'stop-channel')
  return { is: 'later', httpStatus: !failed.ok && failed.kind === 'refused' ? failed.httpStatus : null, isShut }
}

const codeOf = (result: GraphResult | undefined) => (result && !result.ok && result.kind === 'refused' ? result.code : null)

function actionOf(result: GraphResult): ErrorAction | undefined {
  return result.ok || result.kind !== 'refused' ? undefined : classify(result).action
}

const isFinal = (result: GraphResult): boolean => actionOf(result) === 'permanent'

function pauseMs(task: TaskRow, result: NotifyResult): number {
  const attempts = task.attempts + 1
  const isSlow = result.is === 'unsafe' || (result.is === 'answered' && result.httpStatus === TOO_MANY_REQUESTS)
  const retryAfterMs = result.is === 'answered' ? result.retryAfterMs : 0
  const pause = delayMs(isSlow ? 'throttle' : 'retry', { attempts, createdAt: task.createdAt, retryAfterMs }, jitter())
  return attempts > EAGER_CALLS ? Math.max(pause, PATIENT_MS) : pause
}

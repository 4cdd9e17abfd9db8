import type { BotTx } from '../db/client.ts'
import { withAdvisoryLock } from '../db/lock.ts'
import { wake } from '../db/wake.ts'
import { holdersOf } from '../erasure/holders-store.ts'
import { thaw } from '../erasure/thaw-store.ts'
import { letGoOf } from '../outbox/delivery-store.ts'
import { forgetContacts } from '../requests/account-contact-store.ts'
import { mustForget } from '../requests/deadline.ts'
import { isAccountScope } from '../requests/request.ts'
import { noteFreezeFailed } from '../requests/request-event-store.ts'
import {
  addRequestEvent,
  loadRequest,
  moveRequest,
  noteFrozen,
  noteOnRequest,
  type RequestRow,
  scopeOf,
} from '../requests/request-store.ts'
import { isDue } from '../runtime/is-due.ts'
import { ring } from '../runtime/ring.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import type { Bot } from './bot.ts'
import { drain } from './drain.ts'
import { eraseRequest } from './erase-request.ts'
import { freezeSubject, TAKEN_BACK } from './freeze-subject.ts'
import { fresh } from './fresh.ts'
import { keepWindowsOf } from './keep-windows.ts'
import { noteLostFreeze } from './note-lost-freeze.ts'
import { accountReport } from './open-accounts.ts'
import { park } from './put-off.ts'
import { answersToSay, sayProcessors } from './say-processors.ts'
import { subjectIn } from './sealed-subject.ts'
import { tellEnded, tellHolders } from './tell-businesses.ts'
import { tellConversation } from './tell-conversation.ts'
import { tellUnfrozen } from './tell-unfrozen.ts'

const FREEZE_ATTEMPTS = 3

type Due = 'thaw' | 'freeze' | 'erase' | 'sweep-again' | 'say-processors'

/** What a request needs now, if anything. The row alone decides; nothing is remembered elsewhere. */
function dueNow(request: RequestRow, now: Date): Due | undefined {
  if (request.thawWanted) return 'thaw'
  const at = request.nextAttemptAt ?? request.eraseAt
  // A legal hold is looked at again after a pause; staff's hold has a day of its own.
  const isPaused =
    ['running', 'partial'].includes(request.state) ||
    (request.state === 'on_hold' && request.reason === 'legal-hold') ||
    (request.state === 'scheduled' && request.eraseAt !== null && request.eraseAt <= now)
  const isTriedAgain = request.nextAttemptAt !== null && isPaused
  const isReached = at !== null && (isTriedAgain ? isDue(at, now) : at <= now)
  // Also what is held: a confirmation in a chat has given it a newer cut-off. What was taken back staff decide about first.
  const isUntouched = request.startedAt === null && request.reason !== TAKEN_BACK
  const lacksFreeze = isUntouched && request.frozenAt === null && ['scheduled', 'on_hold', 'parked'].includes(request.state)
  // A freeze that keeps failing does not keep the erasure from running when its time has come.
  if (lacksFreeze && !(isReached && request.attempts >= FREEZE_ATTEMPTS)) return 'freeze'
  const isSwept = request.secondSweptAt !== null
  if (isReached && !isSwept && ['scheduled', 'running', 'partial', 'on_hold'].includes(request.state)) return 'erase'
  const isUnproven = ['partial', 'parked'].includes(request.state) && mustForget(request.finishedAt, now)
  const isOver = request.state === 'completed' || isUnproven
  if (isOver && !isSwept && request.secondSweepAt !== null && request.secondSweepAt <= now) return 'sweep-again'
  return undefined
}

/** Takes one request as far as it can go now: thaw, freeze, erase, second sweep. */
export async function runRequest(bot: Bot, id: string): Promise<void> {
  const look = async () => {
    const request = await loadRequest(bot.db, id)
    if (!request) return undefined
    const due = dueNow(request, bot.clock.now()) ?? ((await answersToSay(bot, request)) ? 'say-processors' : undefined)
    return due ? { request, due } : undefined
  }
  await drain(
    bot,
    'request',
    id,
    async (lost) => {
      const found = await look()
      if (!found) return false
      await take(bot, found.request, found.due, lost)
      // A step that moved nothing would be due again at once, and for ever.
      return (await loadRequest(bot.db, id))?.updatedAt.getTime() !== found.request.updatedAt.getTime()
    },
    async () => (await look()) !== undefined,
  )
}

/**
 * The freeze alone, tried right after the confirmation. Whoever has the request's lock already is at it. What is due beyond the freeze
 * is woken again: the wake-up that the confirmation committed may have found the lock taken.
 */
export async function freezeRequest(bot: Bot, id: string): Promise<void> {
  await withAdvisoryLock(bot.lockPool, 'request', id, async (lost) => {
    const request = await loadRequest(bot.db, id)
    if (request && dueNow(request, bot.clock.now()) === 'freeze') await take(bot, request, 'freeze', lost)
  })
  const after = await loadRequest(bot.db, id)
  if (after && dueNow(after, bot.clock.now())) await wake(bot.db, 'run-request', [id])
}

async function take(bot: Bot, request: RequestRow, due: Due, lost: AbortSignal): Promise<void> {
  if (due === 'thaw') return thawNow(bot, request)
  if (due === 'say-processors') return sayProcessors(bot, request)
  const subject = subjectIn(bot, request)
  if (!subject) throw new Error('A request that is not over has lost its subject.')
  switch (due) {
    case 'freeze':
      return freezeOrCount(bot, request, subject)
    case 'erase':
      return eraseRequest(bot, request, 'erasure', subject, lost)
    case 'sweep-again':
      return sweepAgain(bot, request, subject, lost)
  }
}

/** What staff have not decided until the day on which its person must be forgotten is partial: it is looked at once more, and ends. */
async function sweepAgain(bot: Bot, request: RequestRow, subject: SubjectIdentifiers, lost: AbortSignal): Promise<void> {
  const { state } = request
  const row =
    state === 'parked' ? await moveRequest(bot.db, request.id, 'partial', { reason: 'residue' }, bot.clock.now()) : request
  if (row) await eraseRequest(bot, row, 'second-sweep', subject, lost)
}

/** A freeze that fails is tried again by its job, and counted: staff hear of it, and the erasure does not wait for it for ever. */
async function freezeOrCount(bot: Bot, request: RequestRow, subject: SubjectIdentifiers): Promise<void> {
  try {
    await freezeNow(bot, request, subject)
  } catch (error) {
    const attempts = request.attempts + 1
    await noteOnRequest(bot.db, request.id, { attempts }, bot.clock.now())
    await noteFreezeFailed(bot.db, request.id, bot.clock.now())
    if (attempts >= FREEZE_ATTEMPTS) {
      ring(
        bot,
        'freeze-fails',
        { request: request.id, attempts, error },
        'a freeze fails again and again; the erasure does not wait for it',
      )
      // What fails here is done before the erasure begins.
      await tellUnfrozen(bot, request, subject).catch((untold: unknown) =>
        bot.log.error({ request: request.id, error: untold }, 'businesses could not be told of what is not frozen'),
      )
    }
    throw error
  }
}

async function freezeNow(bot: Bot, request: RequestRow, subject: SubjectIdentifiers): Promise<void> {
  const { confirmedAt } = request
  if (confirmedAt === null) throw new Error('A scheduled request has no confirmation.')
  await bot.checkpoint('before the freeze')
  const done = await freezeSubject(bot, request, subject)
  if (done.is === 'taken-back') return park(bot, request, 'erasure', TAKEN_BACK, false)
  // Nothing is frozen, and nobody may be told that it is; at its time the erasure parks it for staff.
  if (done.is === 'unplanned') throw new Error('What cannot be planned cannot be frozen.')
  const frozenAt = bot.clock.now()
  // An account's own business is the one that asked, a member's hears of it by e-mail.
  const holders = isAccountScope(scopeOf(request)) ? [] : await holdersOf(bot.platform, done.plan, subject)
  await bot.checkpoint('after the freeze')
  const noted = await bot.db.transaction(async (tx) => {
    // As it stands now: its day may have changed while the freeze was made.
    const frozen = await noteFrozen(tx, request.id, confirmedAt, frozenAt)
    if (!frozen) return false
    await addRequestEvent(tx, request.id, 'frozen', frozenAt)
    const isUnsaid = await letGoOf(tx, request.id, frozenAt)
    if (isUnsaid && frozen.personId !== null) await wake(tx, 'deliver-message', [frozen.personId])
    const later = await keepWindowsOf(bot, tx, frozen, holders, frozenAt, isUnsaid && frozen.state === 'scheduled')
    await tellHolders(bot, tx, later ?? frozen, subject, holders, frozenAt)
    if (isAccountScope(scopeOf(frozen)) && frozen.source === null && !isUnsaid) await tellClosed(bot, tx, frozen, frozenAt)
    return true
  })
  if (!noted) return
  bot.metrics.observe('confirm_to_freeze_seconds', Math.max(0, frozenAt.getTime() - confirmedAt.getTime()) / 1000)
}

/** Whoever has heard that the account is being closed hears that it is, and the day. */
async function tellClosed(bot: Bot, tx: BotTx, request: RequestRow, now: Date): Promise<void> {
  const status = await accountReport(bot, tx, request, now)
  await tellConversation(bot, tx, request, `frozen-${now.getTime()}`, { type: 'status.ready', status, fresh: fresh() })
}

async function thawNow(bot: Bot, request: RequestRow): Promise<void> {
  const { rows, lost } = await thaw(bot.platform, request.id, bot.catalogue.schema, bot.clock.now())
  noteLostFreeze(bot, request.id, lost)
  const now = bot.clock.now()
  const subject = subjectIn(bot, request)
  await bot.db.transaction(async (tx) => {
    await noteOnRequest(tx, request.id, { thawWanted: false, subjectSealed: null, newerSealed: null, contactSealed: null }, now)
    await addRequestEvent(tx, request.id, 'thawed', now, undefined, rows)
    for (const table of lost) await addRequestEvent(tx, request.id, 'freeze-not-restored', now, table)
    await forgetContacts(tx, request.id)
    if (subject) await tellEnded(bot, tx, request, subject, now)
  })
}

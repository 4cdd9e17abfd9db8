import { receiptsOf } from '../erasure/erasure-store.ts'
import { completed, type Residue } from '../erasure/evidence.ts'
import { executePlan } from '../erasure/execute.ts'
import { type ErasurePlan, planErasure } from '../erasure/plan.ts'
import { endFreeze } from '../erasure/thaw-store.ts'
import { openAccountRequest } from '../requests/account-request-store.ts'
import { mustForget } from '../requests/deadline.ts'
import { objectedAtStart } from '../requests/objection-store.ts'
import { moveIfStillDue } from '../requests/put-off-store.ts'
import { isAccountScope } from '../requests/request.ts'
import { lastDetail } from '../requests/request-event-store.ts'
import { lockRequests } from '../requests/request-lock-store.ts'
import { addRequestEvent, cutOffOf, noteOnRequest, openRequestOf, type RequestRow, scopeOf } from '../requests/request-store.ts'
import { startRequest } from '../requests/staff-action-store.ts'
import { isSetAside, MESSAGE_UNHEARD } from '../requests/unheard-store.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import { askProcessors, awaitProcessors } from './await-processors.ts'
import { awaitsTakeBack } from './await-take-back.ts'
import type { Bot } from './bot.ts'
import { doubtAtStart } from './doubt-at-start.ts'
import { finishErasure, type Pass } from './finish-erasure.ts'
import { firstUnsaidRun } from './first-unsaid-run.ts'
import { wasFoundComplete } from './found-complete.ts'
import { hearsFirst } from './hear-first.ts'
import { holdBack, isHeldBack } from './hold-back.ts'
import { isHourFull, takeTurn, waitForTurn } from './hourly-turn.ts'
import { withKeptEarlier } from './kept-earlier.ts'
import { awaitsReplay, mayBegin } from './may-begin.ts'
import { noteLostFreeze } from './note-lost-freeze.ts'
import { isObjected } from './objected.ts'
import { pullBrake } from './pull-brake.ts'
import { park, stillPartial, sweepLater, tryLater } from './put-off.ts'
import { withNightsReading } from './read-by-night.ts'
import { refreshMap } from './refresh-map.ts'
import { restrictAllTheSame, restrictKept } from './restrict-kept.ts'
import { searchLeft } from './search-left.ts'
import { tellConversation } from './tell-conversation.ts'
import { tellsFirst } from './tell-first.ts'
import { tellUnfrozen } from './tell-unfrozen.ts'
import { BLOB_STORE, noteBlobs, noteRecoverable, RECOVERABLE, unreachedStores } from './unreached-stores.ts'
import { waitsForWord } from './waits-for-word.ts'
import { hintVacuum, watchOf } from './watch-erasure.ts'
import { whoseIs } from './whose-is.ts'
import { sealedWords, withOwnWords } from './with-own-words.ts'

const STATEMENT_MS = 60_000
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/**
 * One pass over a request whose time has come: plan, brake, execute, verify, receipt. What goes wrong is tried again, later and later. Whoever has
 * `lost` the request's lock stops between two batches and notes nothing: another may be at it.
 */
export async function eraseRequest(
  bot: Bot,
  request: RequestRow,
  pass: Pass,
  subject: SubjectIdentifiers,
  lost: AbortSignal,
): Promise<void> {
  let plan: ErasurePlan | undefined
  try {
    const ready = await readyToRun(bot, request, pass, subject)
    plan = ready?.plan
    if (ready) await carryOut(bot, ready.request, pass, subject, ready.plan, lost)
  } catch (error) {
    if (lost.aborted) throw error
    if (plan && mustForget(request.finishedAt, bot.clock.now())) await restrictAllTheSame(bot, request, plan)
    await tryLater(bot, request, pass, error)
  }
}

/** The frozen plan with the request as it stands from then on, or undefined when this erasure must wait: for staff, for its turn, or because somebody else moved the request. */
async function readyToRun(
  bot: Bot,
  request: RequestRow,
  pass: Pass,
  subject: SubjectIdentifiers,
): Promise<{ plan: ErasurePlan; request: RequestRow } | undefined> {
  await refreshMap(bot)
  const now = bot.clock.now()
  const first = request.startedAt === null
  if (first && !(await mayBegin(bot, request))) return undefined
  if (!first && (await awaitsReplay(bot, request, pass))) return undefined
  if (first && (await isObjected(bot, request))) return undefined
  if (first && (await awaitsTakeBack(bot.db, request, now))) return undefined
  if (first && (await isHourFull(bot, request))) return waitForTurn(bot, request)
  const { dataMap: map, catalogue } = bot
  const cutOff = cutOffOf(request, now)
  const planned = planErasure({
    map,
    catalogue,
    subject,
    scope: scopeOf(request),
    cutOff,
    now,
    isComplete: await wasFoundComplete(bot, request),
  })
  if ('refused' in planned) return void (await park(bot, request, pass, planned.refused))
  const plan = await withOwnWords(bot, planned.plan, subject, request)
  if (await isHeldBack(bot, request, pass, { plan, subject })) return undefined
  // A map that is another than the one that was braked may reach other rows, in whatever pass.
  if (first || plan.mapHash !== request.mapHash) {
    const stop = await pullBrake(bot, request, plan, subject)
    if (stop) return void (await park(bot, request, pass, stop))
    if (!first) await noteOnRequest(bot.db, request.id, { mapHash: plan.mapHash }, bot.clock.now())
  }
  if (first && request.frozenAt === null && (await tellUnfrozen(bot, request, subject)) !== 'told') return undefined
  if (first) await bot.checkpoint('planned')
  const begun = pass === 'second-sweep' ? request : await begin(bot, request, subject, plan)
  return begun && { plan, request: begun }
}

/** The conditional write that an undo, a hold or a longer window loses against, or wins. */
async function begin(
  bot: Bot,
  request: RequestRow,
  subject: SubjectIdentifiers,
  plan: ErasurePlan,
): Promise<RequestRow | undefined> {
  if (request.state === 'running') return request
  const now = bot.clock.now()
  const first = request.startedAt === null
  if (await occupied(bot, request)) return undefined
  const moved = await bot.db.transaction(async (tx) => {
    // Whoever proposes to take it back does so under this lock, too: before this look, or too late.
    await lockRequests(tx, [request.id])
    if (first && (await objectedAtStart(tx, request.id, now))) return 'objected'
    if (first && (await awaitsTakeBack(tx, request, now))) return 'unheard'
    if (first && (await hearsFirst(bot, tx, request, now))) return 'unheard'
    if (first && (await tellsFirst(bot, tx, request.id, now))) return 'untold'
    if (first && (await isSetAside(tx, request.id))) return 'set-aside'
    if (first && (await doubtAtStart(bot, tx, request, subject, now))) return 'doubted'
    if (first && !(await takeTurn(bot, tx, request))) return 'later'
    const started = {
      mapHash: plan.mapHash,
      planHash: plan.hash,
      startedAt: request.startedAt ?? now,
      ...(first ? { newerSealed: sealedWords(bot, plan.also) } : {}),
      nextAttemptAt: null,
      reason: null,
    }
    const row = await startRequest(tx, request.id, started, now)
    if (!row) return 'lost'
    await addRequestEvent(tx, request.id, 'running', now)
    if (first) await tellConversation(bot, tx, row, 'started', { type: 'erasure.started', reference: row.reference })
    return row
  })
  if (moved === 'later') await waitForTurn(bot, request)
  if (moved === 'set-aside') await park(bot, request, 'erasure', MESSAGE_UNHEARD)
  await bot.checkpoint('running')
  return typeof moved === 'string' ? undefined : moved
}

/** A newer request of the same scope has the floor: a partial one goes on when that is done, and its erasure covers this one's rows too. */
async function occupied(bot: Bot, request: RequestRow): Promise<boolean> {
  if (request.state !== 'partial') return false
  const { personId } = request
  const scope = scopeOf(request)
  const open = isAccountScope(scope)
    ? await openAccountRequest(bot.db, scope)
    : personId !== null && (await openRequestOf(bot.db, personId, scope))
  if (!open) return false
  const now = bot.clock.now()
  await moveIfStillDue(bot.db, request.id, { nextAttemptAt: new Date(now.getTime() + HOUR_MS) }, now)
  return true
}

async function carryOut(
  bot: Bot,
  request: RequestRow,
  pass: Pass,
  subject: SubjectIdentifiers,
  plan: ErasurePlan,
  lost: AbortSignal,
): Promise<void> {
  const receipts = await receiptsOf(bot.db, request.id)
  const run = receipts.length
  const startedAt = bot.clock.now()
  const done = await executePlan(bot.platform, bot.blobs, {
    requestId: request.id,
    run,
    unsaidFrom: await firstUnsaidRun(bot.db, request.id, receipts),
    plan,
    subject,
    ...whoseIs(bot, subject),
    now: () => bot.clock.now(),
    checkpoint: async (name) => {
      await bot.checkpoint(name)
      lost.throwIfAborted()
    },
    watch: watchOf(bot),
    recoverable: noteRecoverable(bot, request),
  })
  if (done.is === 'held') return holdBack(bot, request, pass, done.holdId)
  await bot.checkpoint('executed')
  const left = await searchLeft(bot, request, { plan, subject }, STATEMENT_MS)
  const found = await withNightsReading(bot, request, pass, await withKeptEarlier(bot, request, plan, left))
  // After the last sweep no night follows any more that could read what was left to it.
  if (pass === 'second-sweep' && (found.tonight?.length ?? 0) > 0) return sweepLater(bot, request, DAY_MS)
  await bot.checkpoint('searched')
  lost.throwIfAborted()
  await endFreeze(bot.platform, request.id, plan, (tables) => noteLostFreeze(bot, request.id, tables))
  await bot.checkpoint('freeze forgotten')
  await noteBlobs(bot, request, done.blobs)
  await hintVacuum(bot, request, done.steps)
  const stores = unreachedStores(bot, done.blobs)
  const isFirst = run === 0 && pass === 'erasure'
  const partners = await askProcessors(bot, { request, subject, plan, found, isFirst, isSecondSweep: pass === 'second-sweep' })
  const isDoneHere = completed(plan, found, stores).is === 'completed'
  if (isDoneHere && partners.waitUntil) return awaitProcessors(bot, request, partners.waitUntil)
  // Not before: what redeliveries add up to the second sweep is found by what is blanked here, an account's by its tenant all the same.
  const isSwept = isDoneHere && request.secondSweepAt !== null && request.secondSweepAt <= bot.clock.now()
  const isLast = mustForget(request.finishedAt, bot.clock.now())
  const isRestricted = plan.scope.kind === 'account' || isSwept || isLast
  const waits = isRestricted && (await restrictKept(bot, request, plan)).length > 0
  // No clean end is told, and none is the last, where a row below a kept one waits for its recording. A sweep comes again for it.
  const isOpen = waits && (pass === 'erasure' || isLast)
  const unreached = [...new Set([...stores, ...(isOpen ? [BLOB_STORE] : []), ...partners.unconfirmed])]
  const verdict = completed(plan, found, unreached)
  const nothing = done.steps.every(({ rows }) => rows === 0)
  const isIdle = verdict.is === 'partial' && nothing
  if (run > 0 && isIdle && pass === 'erasure') return stillPartial(bot, request, verdict.rest)
  if (run > 1 && isIdle && !isLast) return sweepLater(bot, request, DAY_MS)
  // The address stays until the last word is out; a sweep that found nothing meanwhile is worth no receipt.
  if (nothing && pass === 'second-sweep' && request.state === 'completed' && verdict.is === 'completed')
    if (await waitsForWord(bot.db, request, bot.clock.now())) return sweepLater(bot, request, HOUR_MS)
  const againMs = waits ? DAY_MS : partners.askAgainMs
  if (pass === 'second-sweep' && !isLast && againMs !== undefined) return sweepLater(bot, request, againMs)
  await finishErasure(bot, {
    request,
    pass,
    run,
    subject,
    plan,
    steps: done.steps,
    found: withoutZero(found),
    verdict,
    unreached,
    tasks: partners.tasks,
    recoverableUntil: await lastDetail(bot.db, request.id, RECOVERABLE),
  })
  bot.metrics.observe('erasure_seconds', (bot.clock.now().getTime() - startedAt.getTime()) / 1000)
}

const withoutZero = (found: Residue): Residue => ({ ...found, mentions: found.mentions.filter(({ rows }) => rows > 0) })

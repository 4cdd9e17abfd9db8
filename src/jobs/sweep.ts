import { KEEP_MAIL_CASES_DAYS } from '../db/expiry.ts'
import { withAdvisoryLock } from '../db/lock.ts'
import { wake } from '../db/wake.ts'
import { beatOnce } from '../erasure/beat-store.ts'
import type { Gate } from '../erasure/replay-gate.ts'
import { personsWithConversationWaiting } from '../flows/conversation-store.ts'
import { forwardsDue } from '../forwards/forward-store.ts'
import { mailCasesToWatch, noteMailCaseWarned } from '../mail/intake-store.ts'
import { mailsDue } from '../mail/mail-store.ts'
import { personsFailedLate } from '../outbox/late-failure-store.ts'
import { waitingPersons } from '../outbox/outbox-store.ts'
import { requestsWithNoticesDue } from '../processors/business-notice-store.ts'
import { requestsWithTasksDue } from '../processors/due-task-store.ts'
import { requestsWithUnsaid } from '../processors/processor-task-store.ts'
import { noteWarned, openCasesDueBefore } from '../requests/case-store.ts'
import { isOverdueSince, mustForget, warningDue } from '../requests/deadline.ts'
import { openWithDeadlineBefore, requestsDue } from '../requests/due-request-store.ts'
import { caseWarning, mailCaseWarning } from '../requests/grievance.ts'
import { personsWithPlatformTasks } from '../requests/platform-task-store.ts'
import { addRequestEvent, noteOnRequest, type RequestRow } from '../requests/request-store.ts'
import { describeError } from '../runtime/log.ts'
import { ring } from '../runtime/ring.ts'
import { hearing } from '../webhook/pulse-store.ts'
import { personsWithWaitingEvents } from '../webhook/waiting-event-store.ts'
import type { Bot } from './bot.ts'
import { escalateProcessors } from './escalate-processors.ts'
import { mayBeginNow } from './hourly-turn.ts'
import { FREEZE_OF_NOBODY, type FreezesKept, keepFreezes } from './keep-freezes.ts'
import { lapseObjections } from './lapse-objections.ts'
import { giveUpUnreadMails } from './mail-business.ts'
import { mirrorHolds } from './mirror-holds.ts'
import { recordOutside } from './record-outside.ts'
import { refreshMap } from './refresh-map.ts'
import { wantsTwoToRelease } from './release-request.ts'
import { remindAccounts } from './remind-accounts.ts'
import { tellLate } from './tell-late.ts'
import { warnOfLetters } from './warn-of-letters.ts'
import { warnOfProposals } from './warn-of-proposals.ts'

/** What one sweep wakes at the most; the next one, a minute later, takes the rest. */
const AT_MOST = 1_000
const DAY_MS = 86_400_000
const WEEK_MS = 7 * DAY_MS

/** Re-adds the wake-ups of rows that wait: after a crash, a lost notification, or when their time has come. */
export async function sweep(bot: Bot): Promise<void> {
  const now = bot.clock.now()
  await refreshMap(bot)
  const talking = [
    ...(await personsWithWaitingEvents(bot.db, AT_MOST)),
    ...(await personsWithConversationWaiting(bot.db, now, AT_MOST)),
  ]
  await wake(bot.db, 'handle-event', [...new Set(talking)])
  await wake(bot.db, 'platform-task', await personsWithPlatformTasks(bot.db, now, AT_MOST))
  await wake(bot.db, 'run-request', await requestsDue(bot.db, now, AT_MOST))
  await wake(bot.db, 'run-request', await mayBeginNow(bot, AT_MOST))
  await wake(bot.db, 'run-request', await requestsWithUnsaid(bot.db, AT_MOST))
  await wake(bot.db, 'notify-businesses', await requestsWithNoticesDue(bot.db, now, AT_MOST))
  await wake(bot.db, 'call-processors', await requestsWithTasksDue(bot.db, now, AT_MOST))
  await wake(bot.db, 'forward-customer', await forwardsDue(bot.db, now, AT_MOST))
  await lapseObjections(bot)
  await giveUpUnreadMails(bot)
  await escalateProcessors(bot)
  const unsent = [...(await waitingPersons(bot.db, now, AT_MOST)), ...(await personsFailedLate(bot.db, AT_MOST))]
  await wake(bot.db, 'deliver-message', [...new Set(unsent)])
  await remindAccounts(bot, now)
  await wake(bot.db, 'send-mail', await mailsDue(bot.db, now, 1))
  await warnOfDeadlines(bot, now)
  await warnOfCases(bot, now)
  await warnOfMailCases(bot, now)
  await warnOfLetters(bot, now)
  await warnOfProposals(bot, now)
  await warnOfSilence(bot)
  const gate = await recordOutside(bot)
  await lookAfterPlatform(bot, gate)
}

/** A webhook that takes nothing: no person is heard, and nothing new begins. */
async function warnOfSilence(bot: Bot): Promise<void> {
  if ((await hearing(bot.db)).is !== 'deaf') return
  ring(bot, 'webhook-away', {}, 'the webhook takes nothing: no erasure begins before it is back and Meta has delivered again')
}

/** What a restore of either database would have undone, done again; and one more beat by which the next restore is noticed. */
async function lookAfterPlatform(bot: Bot, gate: Gate | undefined): Promise<void> {
  try {
    await mirrorHolds(bot)
    const kept = await keepFreezes(bot, (id, work) => withAdvisoryLock(bot.lockPool, 'request', id, work))
    sayRestored(bot, kept)
    if (gate?.is === 'open') await beatOnce(bot.db, bot.platform, bot.clock.now())
  } catch (error) {
    ring(
      bot,
      'platform-not-compared',
      { error: describeError(error) },
      'holds and freezes could not be compared with the platform; it is tried again',
    )
  }
}

function sayRestored(bot: Bot, { frozenAgain, thawedAgain, unknown }: FreezesKept): void {
  for (const request of frozenAgain)
    ring(bot, 'frozen-again', { request }, 'a restored platform had forgotten a freeze: it is there again')
  for (const request of thawedAgain)
    ring(bot, 'thawed-again', { request }, 'a restored platform had a freeze again that was taken back: it is thawed')
  for (const request of unknown) ring(bot, 'freeze-of-nobody', { request }, FREEZE_OF_NOBODY)
}

/** Seven and two days before a deadline the staff hear of it, and when it has passed; then the person does, too. */
async function warnOfDeadlines(bot: Bot, now: Date): Promise<void> {
  for (const request of await openWithDeadlineBefore(bot.db, new Date(now.getTime() + WEEK_MS))) {
    const { id, state, deadlineAt, warnedAt } = request
    const times = [deadlineAt.getTime(), warnedAt?.getTime() ?? null, now.getTime()] as const
    const isOver = isOverdueSince(...times)
    if (!isOver && !warningDue(...times)) continue
    const what = isOver ? 'deadline-passed' : 'deadline-near'
    await bot.db.transaction(async (tx) => {
      await noteOnRequest(tx, id, { warnedAt: now }, now)
      await addRequestEvent(tx, id, what, now)
      if (isOver && !endsWithinADay(request, now) && !wantsTwoToRelease(request)) await tellLate(bot, tx, request, now)
    })
    ring(bot, what, { request: id, state }, isOver ? 'a request is beyond its deadline' : 'a request comes near its deadline')
  }
}

/** What was partial for almost thirty days comes to its last word by itself, unless it is held. */
function endsWithinADay({ finishedAt, state }: RequestRow, now: Date): boolean {
  return state !== 'on_hold' && mustForget(finishedAt, new Date(now.getTime() + DAY_MS))
}

/** The same of cases that came by mail: nobody's request, and nobody's chat shows them. */
async function warnOfMailCases(bot: Bot, now: Date): Promise<void> {
  const keptMs = KEEP_MAIL_CASES_DAYS * DAY_MS
  const watched = { now, before: new Date(now.getTime() + WEEK_MS), lastCallMs: keptMs - WEEK_MS, limit: AT_MOST }
  for (const row of await mailCasesToWatch(bot.db, watched)) {
    const { id, answerBy, openedAt, warnedAt } = row
    const about = row.about === 'complain' ? 'complaint' : row.about
    const times = { answerBy: answerBy.getTime(), wordsUntil: openedAt.getTime() + keptMs }
    const reason = mailCaseWarning(about, times, warnedAt?.getTime() ?? null, now.getTime())
    if (reason === undefined || !(await noteMailCaseWarned(bot.db, row, now))) continue
    ring(bot, reason, { mailCase: id, about }, 'a mail waits for its answer: see `npm run cli -- mail-case list`')
  }
}

/** Before an answer in a case is due, and once it is overdue, the staff hear of it. */
async function warnOfCases(bot: Bot, now: Date): Promise<void> {
  for (const row of await openCasesDueBefore(bot.db, new Date(now.getTime() + WEEK_MS), AT_MOST)) {
    const { id, about, answerBy, warnedAt } = row
    const reason = caseWarning(about, answerBy.getTime(), warnedAt?.getTime() ?? null, now.getTime())
    if (reason === undefined || !(await noteWarned(bot.db, row, now))) continue
    ring(bot, reason, { case: id, about }, reason === 'case-answer-near' ? 'an answer is due soon' : 'an answer is overdue')
  }
}

import { type CaseAbout, grievanceAnswerBy } from './grievance.ts'

/** Days from the first message that proved the number to the published deadline (CallMissed's deletion policy). */
const DEADLINE_DAYS = 30
const DAY_MS = 86_400_000
const WARNING_DAYS = [7, 2]

/** All in milliseconds since 1970; nothing here reads a clock. */
export function deadlineOf(provedAt: number): number {
  return provedAt + DEADLINE_DAYS * DAY_MS
}

/** So long an erasure waits, once, for the answer to "Keep your data?" that its time has overtaken. */
export const ANSWER_MS = 10 * 60_000

/** When the erasure may start: after the undo window; 7 days for a suspect number; never before a business may object. */
export function eraseAtOf(confirmedAt: number, undoWindowMs: number, suspect: boolean, objectionWindowMs = 0): number {
  return confirmedAt + Math.max(undoWindowMs, suspect ? 7 * DAY_MS : 0, objectionWindowMs)
}

/** A window whose words came by so much late has lost nothing that anybody could notice: a fifteenth of it, and five minutes at the most. */
const lateMs = (windowMs: number) => Math.min(windowMs / 15, 5 * 60_000)

/**
 * The one rule for words that came late, whoever they were for: what is erased waits until each who may say a word has had the whole window from
 * when they were told. Never beyond the thirty days, and never sooner than it was.
 */
export function keptEraseAt(
  { eraseAt, deadlineAt }: { eraseAt: number; deadlineAt: number },
  windows: readonly { toldAt: number; windowMs: number }[],
): number {
  const late = windows.filter(({ toldAt, windowMs }) => windowMs > 0 && toldAt + windowMs - eraseAt > lateMs(windowMs))
  return Math.max(eraseAt, ...late.map(({ toldAt, windowMs }) => Math.min(toldAt + windowMs, deadlineAt)))
}

/** What a person, by the chat or a letter, was promised to have for taking it back; a second proof makes a suspect number like any other. */
export function undoWindowOf(undoWindowMs: number, suspect: boolean): number {
  return eraseAtOf(0, undoWindowMs, suspect)
}

/** The second sweep: a day after Meta's seven days of redelivery are over. */
export function secondSweepOf(finishedAt: number): number {
  return finishedAt + 8 * DAY_MS
}

/** Of what ended by this moment nobody's address may be kept for a sweep that does not come out clean. */
export function mustForgetUpTo(now: Date): Date {
  return new Date(now.getTime() - DEADLINE_DAYS * DAY_MS)
}

/** What is unproven by then ends as it is. */
export function forgottenBy(finishedAt: number): number {
  return finishedAt + DEADLINE_DAYS * DAY_MS
}

export function mustForget(finishedAt: Date | null, now: Date): boolean {
  return finishedAt !== null && finishedAt <= mustForgetUpTo(now)
}

/** The warnings for staff that are due by `now` and later than the last one given. */
export function warningDue(deadlineAt: number, warnedAt: number | null, now: number): boolean {
  return WARNING_DAYS.some((days) => {
    const due = deadlineAt - days * DAY_MS
    return now >= due && (warnedAt === null || warnedAt < due)
  })
}

/** Whether the day itself has passed since the last word of it. */
export function isOverdueSince(deadlineAt: number, warnedAt: number | null, now: number): boolean {
  return now >= deadlineAt && (warnedAt === null || warnedAt < deadlineAt)
}

/** When a case is answered at the latest: three days for a talk, its own clock for a complaint. */
export function answerByOf(about: CaseAbout, openedAt: number, grievanceDays: number): number {
  return about === 'complaint' ? grievanceAnswerBy(openedAt, grievanceDays) : openedAt + 3 * DAY_MS
}

/** The day on which rule 14(3) of the DPDP Rules begins to ask for a published period, and the Board to take complaints (facts on the law, 8.1). */
export const DPDP_FROM_DAY = '2027-05-13'
const IST_OFFSET_MS = 330 * 60_000
const DAY_MS = 86_400_000
const DPDP_FROM_MS = Date.parse(`${DPDP_FROM_DAY}T00:00:00Z`) - IST_OFFSET_MS

const COMPLAINT_WARNINGS_MS = [7 * DAY_MS, 2 * DAY_MS, 0]
const OTHER_WARNINGS_MS = [DAY_MS, 0]

/** How a case may end with an answer, and how without one. */
export const answeredOutcomes = ['upheld', 'partly-upheld', 'not-upheld', 'explained'] as const
export const unansweredOutcomes = ['withdrawn', 'duplicate', 'unreachable'] as const

export type CaseAbout = 'complaint' | 'person' | 'somebody-else' | 'care'

/**
 * Whether such a case may ask for somebody else's data: whoever says so, and whoever wants to talk to a person, as the public page tells them to. A
 * complaint, from a chat or a mail, is answered.
 */
export function mayBeForAnother(about: CaseAbout | 'complain'): boolean {
  return about !== 'complaint' && about !== 'complain'
}

/** Whether a grievance of that moment falls under the DPDP Rules. Milliseconds since 1970, as everything here. */
function isUnderDpdpRules(at: number): boolean {
  return at >= DPDP_FROM_MS
}

/** The first day on which the Data Protection Board takes such complaints, yyyy-mm-dd; `null` once it does. */
export function boardFrom(now: number): string | null {
  return isUnderDpdpRules(now) ? null : DPDP_FROM_DAY
}

/**
 * When a grievance is answered at the latest: one month after it came in (SPDI Rules 2011, rule 5(9)), and from 13 May 2027 within the
 * published period (DPDP Rules 2025, rule 14(3): 90 days at most).
 */
export function grievanceAnswerBy(openedAt: number, publishedDays: number): number {
  return isUnderDpdpRules(openedAt) ? openedAt + publishedDays * DAY_MS : oneMonthAfter(openedAt)
}

/** The same time of day in India a month later; a day that the month does not have becomes its last. */
function oneMonthAfter(at: number): number {
  const local = new Date(at + IST_OFFSET_MS)
  const [year, month] = [local.getUTCFullYear(), local.getUTCMonth()]
  const lastOfNext = new Date(Date.UTC(year, month + 2, 0)).getUTCDate()
  const timeOfDay = (at + IST_OFFSET_MS) % DAY_MS
  return Date.UTC(year, month + 1, Math.min(local.getUTCDate(), lastOfNext)) + timeOfDay - IST_OFFSET_MS
}

/** What staff must hear of a case that came by mail: the same, and a week before its words go, answered or not. */
export function mailCaseWarning(
  about: CaseAbout,
  { answerBy, wordsUntil }: { answerBy: number; wordsUntil: number },
  warnedAt: number | null,
  now: number,
): ReturnType<typeof caseWarning> | 'case-words-expire' {
  const lastCall = wordsUntil - 7 * DAY_MS
  if (now >= lastCall && (warnedAt === null || warnedAt < lastCall)) return 'case-words-expire'
  return caseWarning(about, answerBy, warnedAt, now)
}

/** What staff must hear of a case that is still open: its answer is due soon, or overdue; undefined when they know already. */
export function caseWarning(
  about: CaseAbout,
  answerBy: number,
  warnedAt: number | null,
  now: number,
): 'case-answer-near' | 'case-answer-overdue' | undefined {
  const dues = (about === 'complaint' ? COMPLAINT_WARNINGS_MS : OTHER_WARNINGS_MS).map((before) => answerBy - before)
  const isNew = dues.some((due) => now >= due && (warnedAt === null || warnedAt < due))
  if (!isNew) return undefined
  return now >= answerBy ? 'case-answer-overdue' : 'case-answer-near'
}

import type { Context } from './context.ts'

const MINUTE_MS = 60 * 1000
const RETRY_MS = 5 * MINUTE_MS
const RETRY_GROWTH = 3
const RETRY_MS_MAX = 120 * MINUTE_MS
const REMIND_MS = 60 * MINUTE_MS
/** Ten minutes inside WhatsApp's 24 hours, so that the closing words still reach the person. */
const EXPIRE_MS = 23 * 60 * MINUTE_MS + 50 * MINUTE_MS

/** Whether an unanswered question has waited long enough to be closed. */
export function isExpired(context: Context, now: number): boolean {
  return now >= context.heardAt + EXPIRE_MS
}

export function isReminderDue(context: Context, now: number): boolean {
  return !context.reminded && now >= remindAt(context)
}

/** An hour after the question was put, which an outage may have put off long after the person wrote. */
function remindAt(context: Context): number {
  return Math.max(context.heardAt, context.prompt?.askedAt ?? 0) + REMIND_MS
}

/** Whether the platform has not answered for so long that it is asked again. */
export function isRetryDue(context: Context, now: number): boolean {
  return context.triedAt !== null && now >= context.triedAt + retryAfter(context)
}

/** 5, 15 and 45 minutes, then every two hours. */
function retryAfter({ failures }: Context): number {
  return Math.min(RETRY_MS_MAX, RETRY_MS * RETRY_GROWTH ** Math.max(0, failures - 1))
}

/** When the next `clock.due` is wanted, in milliseconds since 1970. */
export function dueAt(
  context: Context,
  waits: 'for-the-person' | 'for-the-platform' | 'for-its-end' | 'for-nobody',
): number | null {
  if (waits === 'for-nobody') return null
  const end = context.heardAt + EXPIRE_MS
  if (waits === 'for-its-end') return end
  if (waits === 'for-the-platform') return Math.min(end, (context.triedAt ?? context.heardAt) + retryAfter(context))
  return context.reminded ? end : Math.min(end, remindAt(context))
}

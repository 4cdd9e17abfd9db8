import { type ErrorRow, errorTable } from './error-table.ts'
import type { ChannelFault } from './result.ts'

/** What is done about a refusal. `retry` seconds, `retry-few` five times, `throttle` minutes, `pair-rate` 4^X seconds; the others need something else. */
export type ErrorAction = ErrorRow['action']

/** The window of 24 hours after the person's last message is closed: only an approved template gets through. */
export const REENGAGEMENT_WINDOW_CLOSED = 131047

const PERMISSION = { from: 200, to: 299 }
const TOO_MANY_REQUESTS = 429
const SERVER_ERROR = 500
const UNAUTHORIZED = 401

const permission: ErrorRow = {
  meaning: 'A permission is missing or was taken away',
  action: 'stop-channel',
  alarm: true,
  whatToDo: 'Give the system user whatsapp_business_messaging on this account again, then resume the channel.',
}
const channelFaults: Readonly<Record<ChannelFault, ErrorRow>> = {
  'wrong-secret': {
    meaning: 'The app secret is not the current one',
    action: 'stop-channel',
    alarm: true,
    whatToDo: 'Give the channel the app’s current secret, then resume it.',
  },
  'no-access': {
    meaning: 'The token has no access to this number',
    action: 'stop-channel',
    alarm: true,
    whatToDo: 'Give the token its account back, or correct the channel, then resume it.',
  },
}
const passing: ErrorRow = {
  meaning: 'A passing error of Meta without a known code',
  action: 'retry',
  alarm: false,
  whatToDo: 'Nothing: it is tried again. Look at metastatus.com if it goes on.',
}
const busy: ErrorRow = {
  meaning: 'Too many calls',
  action: 'throttle',
  alarm: false,
  whatToDo: 'Nothing: sending slows down by itself.',
}
const down: ErrorRow = {
  meaning: 'Meta, or what stands before it, did not work',
  action: 'throttle',
  alarm: false,
  whatToDo: 'Nothing: it is tried again. Look at metastatus.com if it goes on.',
}
const notMeta: ErrorRow = {
  meaning: 'The answer was not Meta’s',
  action: 'throttle',
  alarm: true,
  whatToDo: 'Check GRAPH_API_BASE_URL and whatever stands between this server and Meta.',
}
const unknown: ErrorRow = {
  meaning: 'An error this program does not know',
  action: 'permanent',
  alarm: true,
  whatToDo: 'Look the code up in Meta’s list of error codes and tell the person another way.',
}

export interface Refusal {
  /** Meta's `error.code`; null when the answer was not Meta's. */
  code: number | null
  httpStatus: number
  /** Meta's `is_transient`. */
  transient: boolean
  ofChannel?: ChannelFault
}

/** What a refusal means. The code decides; the HTTP status is unreliable and counts only for codes nobody knows. */
export function classify({ code, httpStatus, transient, ofChannel }: Refusal): ErrorRow {
  if (ofChannel) return channelFaults[ofChannel]
  if (code === null && httpStatus >= SERVER_ERROR) return down
  if (code === null) return httpStatus === TOO_MANY_REQUESTS ? busy : notMeta
  const known = errorTable[code]
  const isPassing = transient || httpStatus >= SERVER_ERROR
  // Code 1 is "invalid request or possible server error": the latter concerns everybody, and passes.
  if (known) return known.action === 'retry-few' && isPassing ? passing : known
  if (code >= PERMISSION.from && code <= PERMISSION.to) return permission
  if (httpStatus === TOO_MANY_REQUESTS) return busy
  if (httpStatus === UNAUTHORIZED) return permission
  return isPassing ? passing : unknown
}

/** For support: what a code means and what to do about it. */
export function explain(code: number): ErrorRow {
  return classify({ code, httpStatus: 400, transient: false })
}

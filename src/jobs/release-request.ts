import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import { lockRequests } from '../requests/request-lock-store.ts'
import { addRequestEvent, loadRequest, type RequestRow } from '../requests/request-store.ts'
import { isHeldNoLonger, isHeldPast, moveIf } from '../requests/staff-action-store.ts'
import { isHeldByStaff } from '../requests/staff-reasons.ts'
import type { Bot } from './bot.ts'
import { TAKEN_BACK } from './freeze-subject.ts'
import { tellNewDay } from './tell-businesses.ts'

/** What two people have held goes on so long after one person's word: two can still hold it for longer. */
const HOLD_ENDS_MS = 86_400_000

export type Released =
  | { is: 'released' | 'hold-shortened'; request: RequestRow }
  /** The hold is over within that time by itself. */
  | { is: 'ends-anyway' }
  /** Its person may have taken it back: a second one of the staff lets it go on (`propose-action.ts`). */
  | { is: 'wants-two' }
  /** It waits for nobody, or was never confirmed. */
  | { is: 'not-waiting' }

/**
 * A request that waits for staff goes back to its place; the brake has had its say, a legal hold still counts. A hold that two people have
 * decided ends sooner, and not at once: what is erased does not come back.
 */
export async function releaseRequest(
  bot: Pick<Bot, 'keys'>,
  tx: BotTx,
  seen: RequestRow,
  reason: string,
  now: Date,
): Promise<Released> {
  // What two people decide at this moment is waited for: its day is part of what is decided here.
  await lockRequests(tx, [seen.id])
  const request = (await loadRequest(tx, seen.id)) ?? seen
  // Without a confirmation nothing may be scheduled, whatever the table of moves allows.
  if (request.confirmedAt === null || !['parked', 'on_hold'].includes(request.state)) return { is: 'not-waiting' }
  if (isKeptByHold(request)) return shortenHold(bot, tx, request, reason, now)
  if (wantsTwoToRelease(request)) return { is: 'wants-two' }
  const moved = await letGoOn(tx, request, reason, now)
  return moved ? { is: 'released', request: moved } : { is: 'not-waiting' }
}

/** Back to its place, by one person's word or two's. Undefined: it moved on, or is held for longer. */
export async function letGoOn(tx: BotTx, request: RequestRow, reason: string, now: Date): Promise<RequestRow | undefined> {
  const nextAttemptAt = request.eraseAt !== null && request.eraseAt > now ? request.eraseAt : now
  const change = { state: 'scheduled', nextAttemptAt, reason: null }
  const moved = await moveIf(tx, request.id, ['parked', 'on_hold'], isHeldNoLonger, change, now)
  if (!moved) return undefined
  await addRequestEvent(tx, request.id, 'released', now, reason)
  await wake(tx, 'run-request', [request.id])
  return moved
}

/** What is erased does not come back, and the person may have heard that it stays. */
export function wantsTwoToRelease({ state, reason }: Pick<RequestRow, 'state' | 'reason'>): boolean {
  return state === 'parked' && reason === TAKEN_BACK
}

/** Whether there is anything that one person may let go on. */
export function isReleasable(request: RequestRow, now: Date): boolean {
  if (wantsTwoToRelease(request)) return false
  // An objection is the privacy officer's to decide: the request would go straight back to waiting for it.
  const isObjected = request.state === 'on_hold' && request.reason === 'objection' && (request.nextAttemptAt ?? now) > now
  if (!isKeptByHold(request)) return ['parked', 'on_hold'].includes(request.state) && !isObjected
  return request.nextAttemptAt !== null && request.nextAttemptAt > endOfHold(request, now)
}

/** Staff hold it for longer than its own day. Else nothing is erased sooner without the hold: an account's day goes along with it. */
export function isKeptByHold(request: RequestRow): boolean {
  const { nextAttemptAt, eraseAt } = request
  return isHeldByStaff(request) && nextAttemptAt !== null && (eraseAt === null || nextAttemptAt > eraseAt)
}

async function shortenHold(bot: Pick<Bot, 'keys'>, tx: BotTx, request: RequestRow, reason: string, now: Date): Promise<Released> {
  const until = endOfHold(request, now)
  const row = await moveIf(tx, request.id, ['on_hold'], isHeldPast(until), { nextAttemptAt: until }, now)
  if (!row) return { is: 'ends-anyway' }
  await addRequestEvent(tx, row.id, 'hold-shortened', now, reason)
  // The person heard "at the latest"; the businesses heard the day.
  if (row.startedAt === null) await tellNewDay(bot, tx, row, until, now)
  await wake(tx, 'run-request', [row.id], until.getTime() - now.getTime() + 1)
  return { is: 'hold-shortened', request: row }
}

function endOfHold({ eraseAt }: RequestRow, now: Date): Date {
  return new Date(Math.max(now.getTime() + HOLD_ENDS_MS, eraseAt?.getTime() ?? 0))
}

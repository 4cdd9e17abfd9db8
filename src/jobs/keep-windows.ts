import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import { TEMPLATE_UNAVAILABLE } from '../outbox/own-codes.ts'
import { keptEraseAt, undoWindowOf } from '../requests/deadline.ts'
import { objectionWindowMs } from '../requests/instruction-store.ts'
import { isAccountScope } from '../requests/request.ts'
import { addRequestEvent, type RequestRow, scopeOf } from '../requests/request-store.ts'
import { businessesToldAt, hasSecondProof, moveLater, personTold } from '../requests/told-store.ts'
import type { Bot } from './bot.ts'
import { tellNewDay } from './tell-businesses.ts'
import { tellExtended } from './tell-extended.ts'

type Keeping = Pick<Bot, 'keys' | 'clock' | 'config'>
interface Window {
  windowMs: number
  /** Null: the words are still to go out. */
  toldAt: number | null
}

/** What a request names when it is asked for: what staff hold longer than that is not moved by it. */
const beginsAt = ({ state, eraseAt, nextAttemptAt }: RequestRow) =>
  Math.max(eraseAt?.getTime() ?? 0, state === 'on_hold' ? (nextAttemptAt?.getTime() ?? 0) : 0)

/**
 * Moves an erasure whose words came late, so that nobody has less than the window they were promised, and tells everybody who was told another moment.
 * Under the request's lock; `isUnsaid`: the person was told none as yet. Undefined: it stays as it stands.
 */
export async function keepWindows(
  bot: Keeping,
  tx: BotTx,
  request: RequestRow,
  windows: readonly Window[],
  now: Date,
  isUnsaid = false,
): Promise<RequestRow | undefined> {
  if (request.eraseAt === null) return undefined
  const told = windows.flatMap(({ toldAt, windowMs }) => (toldAt === null ? [] : [{ toldAt, windowMs }]))
  const moments = { eraseAt: request.eraseAt.getTime(), deadlineAt: request.deadlineAt.getTime() }
  const eraseAt = new Date(keptEraseAt(moments, told))
  if (eraseAt <= request.eraseAt) return undefined
  const row = await moveLater(tx, request.id, eraseAt, now)
  if (!row) return undefined
  await addRequestEvent(tx, row.id, 'window-kept', now)
  // Whoever decides about it has no moment to keep, and what is held for longer begins when it would have begun.
  if (row.state !== 'parked' && beginsAt(row) > beginsAt(request)) {
    if (isUnsaid) {
      // Message 3 is still here, and names the moment as it is when it leaves.
      await tellNewDay(bot, tx, row, eraseAt, now)
      await wake(tx, 'run-request', [row.id], eraseAt.getTime() - now.getTime() + 1)
      return row
    }
    const once = `window-kept-${eraseAt.getTime()}`
    await tellExtended(bot, tx, row, { reason: 'technical-fault', eraseAt, once }, now)
  }
  return row
}

/** The same in the transaction that tells these businesses. */
export async function keepWindowsOf(
  bot: Keeping,
  tx: BotTx,
  request: RequestRow,
  telling: readonly { tenantId: string }[],
  now: Date,
  isUnsaid = false,
): Promise<RequestRow | undefined> {
  const ids = telling.map(({ tenantId }) => tenantId)
  return keepWindows(bot, tx, request, await windowsOf(bot, tx, request, ids, now), now, isUnsaid)
}

/** Who was promised a window. An account's are days of its own, of which everybody who leads it hears by mail. */
export async function windowsOf(
  { config }: Keeping,
  tx: BotTx,
  request: RequestRow,
  telling: readonly string[],
  now: Date,
): Promise<Window[]> {
  const { id, confirmedAt, suspect } = request
  if (confirmedAt === null || isAccountScope(scopeOf(request))) return []
  const person = await personTold(tx, id, TEMPLATE_UNAVAILABLE)
  const isSuspect = suspect && !(await hasSecondProof(tx, id))
  const windowMs = undoWindowOf(config.undoWindowMs, isSuspect)
  const windows: Window[] = person ? [{ windowMs, toldAt: person.at?.getTime() ?? null }] : []
  const scope = scopeOf(request)
  const told = await businessesToldAt(tx, id)
  // What is about one business waits for that one's words alone, also where it goes on from a wish that was told to others.
  const businesses = new Map([...told].filter(([tenantId]) => scope.kind !== 'business' || scope.tenantId === tenantId))
  for (const tenantId of telling) if (!businesses.has(tenantId)) businesses.set(tenantId, { at: now })
  for (const [tenantId, { at }] of businesses) {
    windows.push({ windowMs: await objectionWindowMs(tx, [tenantId], confirmedAt), toldAt: at?.getTime() ?? null })
  }
  return windows
}

import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import { nobodysTables } from '../erasure/nobodys-tables.ts'
import { isTakenBack } from '../erasure/stopped-store.ts'
import { businessesTold } from '../processors/business-notice-store.ts'
import { doorOf } from '../requests/door.ts'
import { boardFrom } from '../requests/grievance.ts'
import {
  carryObjection,
  type Decision,
  decide,
  loadObjection,
  type ObjectionRow,
  objectedUntil,
  upheldBy,
} from '../requests/objection-store.ts'
import { referenceOf } from '../requests/reference.ts'
import { lockRequests } from '../requests/request-lock-store.ts'
import { addRequestEvent, isOccupying, loadRequest, moveRequest, type RequestRow } from '../requests/request-store.ts'
import { goOnFor, refuseForObjection } from '../requests/split-store.ts'
import { moveIf } from '../requests/staff-action-store.ts'
import { isHeldByStaff } from '../requests/staff-reasons.ts'
import { newId, newReferenceLetters, newToken } from '../runtime/ids.ts'
import { pseudonym, seal } from '../runtime/keys.ts'
import { type BellIfAny, ring } from '../runtime/ring.ts'
import type { Bot } from './bot.ts'
import { businessNamed, type NamingDeps } from './business-named.ts'
import { isLetGoOn, TAKEN_BACK } from './freeze-subject.ts'
import { wantsTwoToRelease } from './release-request.ts'
import { stoppingOf } from './status-report.ts'
import { tellConversation } from './tell-conversation.ts'

export type DecidingDeps = Pick<Bot, 'db' | 'keys' | 'clock' | 'config' | 'catalogue'> & NamingDeps & BellIfAny
export type Decided =
  /** `isTold`: the person hears of it, and where something else `waits`, of that too. `nobodys`: tables with rows of no business, which staff erase. */
  | { is: 'decided'; request: RequestRow; isTold: boolean; waits: boolean; nobodys: readonly string[] }
  | { is: 'unknown' | 'decided-before' }
  /** It lapsed with a request that was taken back, ended by staff or begun: there is nothing to say to anybody. */
  | { is: 'past' }
  /** What one of the staff entered is upheld by a second person, at the door at which it was entered. */
  | { is: 'own' | 'other-door' }

/**
 * The privacy officer's word on an objection, or its lapse. Upheld: that business keeps its data, and the wish goes on for every other
 * business; otherwise the erasure goes on as it was. The person hears either. `by`: who of the staff decides. `alongside` is done in the
 * same transaction.
 */
export async function decideObjection(
  deps: DecidingDeps,
  id: string,
  decision: { state: Decision; reason: string; by?: string },
  alongside: (tx: BotTx, request: RequestRow) => Promise<void> = async () => {},
): Promise<Decided> {
  const known = await loadObjection(deps.db, id)
  const request = known && (await loadRequest(deps.db, known.requestId))
  if (!known || !request) return { is: 'unknown' }
  const { state, reason, by } = decision
  if (state === 'upheld' && known.enteredBy !== null && by !== undefined) {
    if (by === known.enteredBy) return { is: 'own' }
    if (doorOf(by) !== doorOf(known.enteredBy)) return { is: 'other-door' }
  }
  // After a restore of the bot's own database the platform alone may know that the person has taken it back.
  const isForgotten = state === 'upheld' && (await isForgottenUndo(deps, request))
  const business = await businessNamed(deps, request.suspect ? undefined : known.tenantId, request.language)
  const decided = await deps.db.transaction(async (tx): Promise<Decided> => {
    const now = deps.clock.now()
    const isPast = request.startedAt !== null || !isOccupying(request)
    if (state !== 'lapsed' && (isPast || known.decideBy <= now)) return { is: 'decided-before' }
    if (isPast) {
      await decide(tx, id, { state, reason: 'request-over', decidedBy: null }, now)
      return { is: 'past' }
    }
    const objection = await decide(tx, id, { state, reason, decidedBy: by ?? null }, now)
    if (!objection) return { is: 'decided-before' }
    await addRequestEvent(tx, request.id, `objection-${state}`, now, reason)
    await alongside(tx, request)
    await lockRequests(tx, [request.id])
    const current = await loadRequest(tx, request.id)
    // Taken back meanwhile, or erased: there is nothing to decide about any more.
    if (!current || !isOccupying(current) || current.startedAt !== null)
      return { is: 'decided', request, isTold: false, waits: false, nobodys: [] }
    const after = state === 'upheld' ? await uphold(deps, tx, current, isForgotten, now) : await goOn(tx, current, now)
    if (after) await tell(deps, tx, after, objection, business)
    const [isTold, waits, nobodys] = [after !== undefined, after?.waits === true, after?.nobodys ?? []]
    return { is: 'decided', request: after?.request ?? current, isTold, waits, nobodys }
  })
  if (decided.is === 'decided' && decided.nobodys.length > 0 && deps.metrics)
    ring(deps, 'nobodys-rows-stay', { request: decided.request.id, tables: decided.nobodys }, NOBODYS)
  return decided
}

const NOBODYS = 'an objection was upheld, and rows in these tables belong to no business: staff erase the person’s there by hand'

async function isForgottenUndo({ db, platform }: DecidingDeps, request: RequestRow): Promise<boolean> {
  const { id, confirmedAt } = request
  if (confirmedAt === null || !(await isTakenBack(platform, id, confirmedAt))) return false
  return !(await isLetGoOn({ db }, request))
}

interface GoesOn {
  request: RequestRow
  /** Something else, without a day of its own, keeps it. */
  waits: boolean
  nobodys?: readonly string[]
}

/** What waits for another objection, a legal hold or staff goes on waiting; whoever was promised an answer hears that, too. */
async function goOn(tx: BotTx, request: RequestRow, now: Date): Promise<GoesOn | undefined> {
  // Whoever is known to have taken it back hears nothing of an erasure before two of the staff have looked.
  if (wantsTwoToRelease(request)) return undefined
  if ((await objectedUntil(tx, request.id, now)) !== undefined) return { request, waits: true }
  // Staff's hold has a day of its own, which the person hears.
  if (isHeldByStaff(request)) return { request, waits: false }
  const at = request.eraseAt !== null && request.eraseAt > now ? request.eraseAt : now
  if (request.state === 'on_hold' && request.reason === 'objection') {
    const moved = await moveRequest(tx, request.id, 'scheduled', { reason: null, nextAttemptAt: at }, now)
    await wake(tx, 'run-request', [request.id])
    await wake(tx, 'run-request', [request.id], Math.max(0, at.getTime() - now.getTime()) + 1)
    return moved && { request: moved, waits: false }
  }
  // Held by staff since it was read: their day stands. Whether a legal hold still does is looked at now.
  const row = await moveIf(tx, request.id, ['scheduled', 'on_hold', 'parked'], undefined, { nextAttemptAt: at }, now)
  await wake(tx, 'run-request', [request.id])
  return row && { request: row, waits: row.state !== 'scheduled' }
}

async function uphold(
  deps: DecidingDeps,
  tx: BotTx,
  request: RequestRow,
  isForgotten: boolean,
  now: Date,
): Promise<GoesOn | undefined> {
  const told = await businessesTold(tx, request.id)
  const refused = await refuseForObjection(tx, request.id, now)
  if (!refused) return undefined
  const upheld = await upheldBy(tx, request.id)
  const isWhole = request.scope === 'number'
  // Nothing that goes on reaches them: staff erase them by hand.
  const nobodys = isWhole ? nobodysTables(deps.dataMap, deps.catalogue.tables) : []
  for (const table of nobodys) await addRequestEvent(tx, request.id, 'nobodys-rows-stay', now, asDetail(table))
  const others = isWhole ? told.filter(({ tenantId }) => !upheld.has(tenantId)) : []
  for (const { tenantId } of others) {
    const stops = isForgotten || wantsTwoToRelease(request) ? TAKEN_BACK : undefined
    await split(deps, tx, request, { tenantId, stops }, now)
  }
  await wake(tx, 'run-request', [request.id])
  return { request: refused, waits: false, nobodys }
}

/** As the timeline takes it, whatever a table is called. */
const asDetail = (table: string) => table.replace(/[^a-zA-Z0-9_.:-]/g, '-').slice(0, 128)

async function split(
  deps: DecidingDeps,
  tx: BotTx,
  request: RequestRow,
  { tenantId, stops }: { tenantId: string; stops: string | undefined },
  now: Date,
): Promise<void> {
  const token = newToken()
  const part = {
    ...{ id: newId(), reference: referenceOf(newReferenceLetters()), tenantId },
    ...{ tokenHash: pseudonym(deps.keys, 'token', token).value, tokenSealed: seal(deps.keys, 'token', token) },
  }
  const row = await goOnFor(tx, request, part, stops, now)
  if (!row) return
  await addRequestEvent(tx, row.id, 'confirmed', now, request.id)
  if (stops !== undefined) await addRequestEvent(tx, row.id, 'parked', now, stops)
  await carryObjection(tx, request.id, { id: row.id, tenantId }, now)
  await wake(tx, 'run-request', [row.id])
  await wake(tx, 'run-request', [row.id], Math.max(0, (row.eraseAt ?? now).getTime() - now.getTime()) + 1)
}

async function tell(
  deps: DecidingDeps,
  tx: BotTx,
  { request, waits }: GoesOn,
  objection: ObjectionRow,
  business: string,
): Promise<void> {
  const { reference, deadlineAt } = request
  const at = waits ? deadlineAt : (request.nextAttemptAt ?? request.eraseAt)
  const eraseAt = request.state === 'refused' || at === null ? null : at.getTime()
  const still = waits ? { waits, ...stoppingOf(request) } : {}
  const board = { boardFrom: boardFrom(deps.clock.now().getTime()) }
  const news = { reference, business, ground: objection.ground, eraseAt, ...still, ...board }
  await tellConversation(deps, tx, request, `objection-decided-${objection.id}`, { type: 'erasure.objection-decided', ...news })
}

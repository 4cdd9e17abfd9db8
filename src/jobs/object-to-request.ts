import type { BotTx } from '../db/client.ts'
import { requestToldTo } from '../forwards/forward-store.ts'
import { claimKey } from '../forwards/idempotency-store.ts'
import { objectableUntil } from '../requests/instruction-store.ts'
import { decideByOf, type Ground } from '../requests/objection.ts'
import { addObjection, holdForObjection, type ObjectionRow, objectionOf, ownObjection } from '../requests/objection-store.ts'
import { addRequestEvent, loadRequest, type RequestRow } from '../requests/request-store.ts'
import { newId } from '../runtime/ids.ts'
import { type BellIfAny, ring } from '../runtime/ring.ts'
import type { Bot } from './bot.ts'
import { businessNamed, type NamingDeps } from './business-named.ts'
import { stoppingOf } from './status-report.ts'
import { tellConversation } from './tell-conversation.ts'

export interface Objecting {
  tenantId: string
  /** Of the request, or of what the business passed on. */
  id: string
  ground: Ground
  idempotencyKey: string
  /** Who of the staff enters it; left out where the business speaks for itself. */
  enteredBy?: string
}

export type Objected =
  | { is: 'taken'; objection: ObjectionRow }
  | { is: 'unknown' | 'standing-instruction' | 'window-closed' | 'too-late' | 'objected-before' | 'other-body' }

/** The command line counts nothing: whoever objects there is one of the staff. */
type Objectors = Pick<Bot, 'db' | 'keys' | 'clock' | 'config'> & NamingDeps & BellIfAny

class NotTaken extends Error {
  override name = 'NotTaken'
  readonly outcome: Exclude<Objected, { is: 'taken' }>

  constructor(is: Exclude<Objected['is'], 'taken'>) {
    super(is)
    this.outcome = { is }
  }
}

/**
 * A business asks to keep its customer's data. The request waits for the privacy officer, 72 hours at the most, and the person hears who asks and
 * why. A business that gave a standing instruction has had its say. What is not taken leaves nothing behind. `alongside` is done in the same
 * transaction.
 */
export async function objectToRequest(
  bot: Objectors,
  objecting: Objecting,
  alongside: (tx: BotTx, objection: ObjectionRow) => Promise<void> = async () => {},
): Promise<Objected> {
  const requestId = await requestToldTo(bot.db, objecting.tenantId, objecting.id)
  const request = requestId === undefined ? undefined : await loadRequest(bot.db, requestId)
  if (!request) return { is: 'unknown' }
  const business = await businessNamed(bot, request.suspect ? undefined : objecting.tenantId, request.language)
  try {
    const objection = await bot.db.transaction(async (tx) => {
      const taken = await take(bot, tx, request, business, objecting)
      await alongside(tx, taken)
      return taken
    })
    if (bot.metrics)
      ring(
        bot,
        'objection',
        { request: request.id, objection: objection.id },
        'a business asks to keep data: decide within 72 hours',
      )
    return { is: 'taken', objection }
  } catch (error) {
    if (error instanceof NotTaken) return error.outcome
    throw error
  }
}

async function take(
  bot: Objectors,
  tx: BotTx,
  request: RequestRow,
  business: string,
  { tenantId, ground, idempotencyKey: key, enteredBy }: Objecting,
): Promise<ObjectionRow> {
  const now = bot.clock.now()
  const id = newId()
  const body = JSON.stringify(['objection', request.id, ground])
  const claim = await claimKey(tx, bot.keys, { tenantId, key, body, subjectId: id }, now)
  if (claim.is === 'other-body') throw new NotTaken('other-body')
  const before = await objectionOf(tx, request.id, tenantId)
  if (before && claim.is === 'again') return before
  // What one of the staff entered for it the business says itself: it needs nobody's second hand any more.
  const own = before?.ground === ground && enteredBy === undefined ? await ownObjection(tx, before.id) : undefined
  if (own) return own
  if (before) throw new NotTaken('objected-before')
  const { confirmedAt } = request
  if (!confirmedAt) throw new NotTaken('window-closed')
  const until = await objectableUntil(tx, { id: request.id, confirmedAt }, tenantId, now)
  if (until === undefined) throw new NotTaken('standing-instruction')
  if (now >= until) throw new NotTaken('window-closed')
  const decideBy = decideByOf(now)
  const objection = await addObjection(tx, {
    id,
    requestId: request.id,
    tenantId,
    ground,
    enteredBy: enteredBy ?? null,
    decideBy,
    createdAt: now,
  })
  if (!objection) throw new NotTaken('objected-before')
  // As it stands by now: it may have become another person's since it was read.
  const held = await holdForObjection(tx, request.id, decideBy, now)
  if (!held) throw new NotTaken('too-late')
  await addRequestEvent(tx, request.id, 'objected', now, ground)
  const news = { reference: request.reference, business, ground, decideBy: decideBy.getTime(), ...stoppingOf(held) }
  await tellConversation(bot, tx, held, `objected-${id}`, { type: 'erasure.objected', ...news })
  return objection
}

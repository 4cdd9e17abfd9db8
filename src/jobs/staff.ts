import { recordAccess } from '../db/access-log.ts'
import { bindingsOf } from '../db/bindings.ts'
import type { BotDb, BotTx } from '../db/client.ts'
import type { RequestRow } from '../requests/request-store.ts'
import type { StartWish } from '../requests/start-wish.ts'
import { newId } from '../runtime/ids.ts'
import { accountPseudonym, addressPseudonym } from '../subject/pseudonym.ts'
import type { Bot } from './bot.ts'

/** Who of the staff acts, as whom, and why: a code. */
export interface Actor {
  id: string
  /** Null: at the command line, which knows no roles. */
  role: 'support' | 'privacy' | 'admin' | null
  reason: string
}

/** By what the access log knows whose request this is; undefined once nobody is bound to it any more. */
export async function whoseRequest(
  { keys }: Pick<Bot, 'keys'>,
  db: BotDb | BotTx,
  { personId, scope, tenantId }: Pick<RequestRow, 'personId' | 'scope' | 'tenantId'>,
): Promise<{ keyId: string; pseudonym: string } | undefined> {
  if (personId !== null) {
    const [binding] = await bindingsOf(db, personId)
    return binding && { keyId: binding.keyId, pseudonym: binding.pseudonym }
  }
  if (scope !== 'account' || tenantId === null) return undefined
  const { keyId, value } = accountPseudonym(keys, 'case', tenantId)
  return { keyId, pseudonym: value }
}

/** The line of the access log that is committed together with what was done. */
export async function noteStaff(
  bot: Pick<Bot, 'keys'>,
  tx: BotTx,
  request: RequestRow,
  by: Actor,
  did: { action: string; at: Date; outcome?: string; target?: string },
): Promise<void> {
  const whose = await whoseRequest(bot, tx, request)
  await recordAccess(tx, {
    id: newId(),
    actor: by.id,
    role: by.role,
    reason: by.reason,
    requestId: request.id,
    ...did,
    ...whose,
  })
}

/** By what the access log knows whom a wish is about that is no request yet. */
export function whoseStart({ keys }: Pick<Bot, 'keys'>, wish: StartWish): { keyId: string; pseudonym: string } {
  const { keyId, value } =
    wish.kind === 'account'
      ? accountPseudonym(keys, 'case', wish.tenantId)
      : addressPseudonym(keys, 'case', { kind: 'phone', phone: wish.phone })
  return { keyId, pseudonym: value }
}

/** The line about a wish that is no request yet, or has just become one. */
export async function noteStart(
  bot: Pick<Bot, 'keys'>,
  tx: BotTx,
  wish: StartWish,
  by: Actor,
  did: { action: string; at: Date; outcome?: string; requestId?: string; target?: string },
): Promise<void> {
  await recordAccess(tx, { id: newId(), actor: by.id, role: by.role, reason: by.reason, ...whoseStart(bot, wish), ...did })
}

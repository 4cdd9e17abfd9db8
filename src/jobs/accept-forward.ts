import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import { expiryOf } from '../forwards/forward.ts'
import { addForward, countForwards, loadForward } from '../forwards/forward-store.ts'
import { claimKey } from '../forwards/idempotency-store.ts'
import { composeForwardNotice } from '../processors/business-notice.ts'
import { addNotices } from '../processors/business-notice-store.ts'
import { newId } from '../runtime/ids.ts'
import type { Bot } from './bot.ts'

const DAY_MS = 86_400_000

export interface PassedOn {
  tenantId: string
  /** The key of the call. */
  apiKeyId: string
  /** E.164 with +. */
  phone: string
  language: string
  idempotencyKey: string
  /** The body as it was understood, for comparing a repetition. */
  body: string
}

export type Accepted = { is: 'accepted'; id: string; createdAt: Date } | { is: 'other-body' } | { is: 'too-many' }

class TooMany extends Error {
  override name = 'TooMany'
}

/**
 * Takes a number that a business passes on. Whether anybody is behind it is looked up by a job, after the answer: this writes the same
 * rows for everyone. `too-many` speaks of the business's own calls of a day alone.
 */
export async function acceptForward(bot: Bot, passed: PassedOn): Promise<Accepted> {
  const now = bot.clock.now()
  const { tenantId, apiKeyId, phone, language } = passed
  const accept = async (tx: BotTx): Promise<Accepted> => {
    const id = newId()
    const claim = await claimKey(tx, bot.keys, { tenantId, key: passed.idempotencyKey, body: passed.body, subjectId: id }, now)
    if (claim.is === 'other-body') return claim
    if (claim.is === 'again') return firstAnswer(tx, claim.subjectId)
    // Thrown, so that nothing is done under this key: it may be used again tomorrow.
    if ((await countForwards(tx, tenantId, new Date(now.getTime() - DAY_MS))) >= bot.config.forwardsADay) throw new TooMany()
    await addForward(tx, bot.keys, { id, tenantId, apiKeyId, phone, language, createdAt: now, expiresAt: expiryOf(now) })
    const body = composeForwardNotice({ forwardId: id, tenantId, now }, 'requested')
    await addNotices(tx, bot.keys, [{ id: newId(), forwardId: id, tenantId, what: 'requested', knownBy: [], body }], now)
    await wake(tx, 'forward-customer', [id])
    await wake(tx, 'notify-businesses', [id])
    return { is: 'accepted', id, createdAt: now }
  }
  try {
    return await bot.db.transaction(accept)
  } catch (error) {
    if (error instanceof TooMany) return { is: 'too-many' }
    throw error
  }
}

async function firstAnswer(tx: BotTx, id: string): Promise<Accepted> {
  const forward = await loadForward(tx, id)
  if (!forward) throw new Error('What was answered before is gone.')
  return { is: 'accepted', id, createdAt: forward.createdAt }
}

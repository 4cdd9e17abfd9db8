import { addressesIn, bindingsOf } from '../db/bindings.ts'
import { wake } from '../db/wake.ts'
import { silence } from '../forwards/contact-store.ts'
import { loadForward, markDenied } from '../forwards/forward-store.ts'
import { composeForwardNotice } from '../processors/business-notice.ts'
import { addNotices } from '../processors/business-notice-store.ts'
import { DENIED, requestAnswering, stopDenied } from '../requests/answering-store.ts'
import { newId } from '../runtime/ids.ts'
import { ring } from '../runtime/ring.ts'
import type { Bot } from './bot.ts'
import type { Turn } from './turn.ts'

/**
 * "Wasn't me": that business is silent towards this person's numbers for good, and hears that it was refused. Where a request of the person's has
 * answered it, the business hears of that one alone; what staff entered on the business's word stops for them.
 */
export async function denyForward(bot: Bot, turn: Turn, forwardId: string): Promise<undefined> {
  const { tx, row, now } = turn
  const forward = await loadForward(tx, forwardId)
  if (!forward || forward.personId !== row.personId) throw new Error('A tap spoke of what somebody else was asked.')
  const { tenantId } = forward
  for (const address of addressesIn(bot.keys, await bindingsOf(tx, row.personId)))
    if (address.kind === 'phone') await silence(tx, bot.keys, tenantId, address.phone, now)
  const denied = await stopDenied(tx, row.personId, tenantId, now)
  for (const request of denied)
    ring(bot, 'parked', { request, reason: DENIED }, 'the person says that they never asked for what staff entered')
  if (denied.length === 0 && (await requestAnswering(tx, forward))) return
  if (!(await markDenied(tx, forwardId, now))) return
  const body = composeForwardNotice({ forwardId, tenantId, now }, 'refused')
  await addNotices(tx, bot.keys, [{ id: newId(), forwardId, tenantId, what: 'refused', knownBy: [], body }], now)
  await wake(tx, 'notify-businesses', [forwardId])
  bot.metrics.count('forwards_total', { outcome: 'denied' })
}

import { bindAddress, bindingsOf, findBinding, moveBinding, noteIdentityChange } from '../db/bindings.ts'
import { moveCases } from '../requests/case-store.ts'
import { moveRequestsUnderWay } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'
import type { Turn } from './turn.ts'

/**
 * The number that WhatsApp attached for the person, on dedicated channels. Where it was known from another chat it moves here, and with it
 * its requests under way and its open cases: their news goes to whoever holds the number now. Where another id stood beside it, it may have changed hands.
 */
export async function bindPhone(bot: Bot, { tx, row, channel, now }: Turn, phone: string): Promise<undefined> {
  if (channel.mode !== 'dedicated') return
  const address = { kind: 'phone' as const, phone }
  if (await bindAddress(tx, bot.keys, row.personId, address, now)) return
  const former = await moveBinding(tx, bot.keys, row.personId, address, now)
  if (former === undefined) return
  const others = (await bindingsOf(tx, former)).filter(
    ({ kind, portfolioId }) => kind === 'user_id' && portfolioId === channel.portfolioId,
  )
  const suspect = others.length > 0
  await moveRequestsUnderWay(tx, { from: former, to: row.personId, suspect }, now)
  await moveCases(tx, { from: former, to: row.personId })
  const moved = suspect ? await findBinding(tx, bot.keys, address) : undefined
  if (moved) await noteIdentityChange(tx, moved.id, now)
}

import { bindAddress, findBinding, noteIdentityChange, takeBinding } from '../db/bindings.ts'
import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import { moveRequestsUnderWay } from '../requests/request-store.ts'
import type { InboundMessage } from '../webhook/event.ts'
import { bodyOf, giveMessages, waitingMessages } from '../webhook/waiting-event-store.ts'
import type { Bot } from './bot.ts'
import { SILENCE_MS_MAX } from './still-held.ts'
import { type Showing, tellEveryChat } from './tell-every-chat.ts'

/** Who has moved, by WhatsApp's own word on a channel of CallMissed's. */
export interface Mover {
  personId: string
  portfolioId: string
  /** The id that is theirs by now. */
  userId: string | undefined
}

/**
 * The number that somebody has moved to is theirs, also where another person is known by it: what they asked for, their chats and their cases stay
 * theirs, and the other's stay the other's. What is held under the number may be the other's, so that no name and no count of it is told.
 * Call under the locks of both.
 */
export async function takeNumber(
  bot: Pick<Bot, 'keys'>,
  tx: BotTx,
  mover: Mover,
  phone: string,
  shown: Showing,
  now: Date,
): Promise<void> {
  const { personId } = mover
  const address = { kind: 'phone' as const, phone }
  const known = await findBinding(tx, bot.keys, address)
  const former = known && known.personId !== personId ? known.personId : undefined
  if (known && former !== undefined) {
    await comeOver(bot, tx, mover, { phone, shown, from: former, id: known.id }, now)
    await tellEveryChat(bot, tx, shown, former, now)
    await wake(tx, 'handle-event', [former])
  }
  await bindAddress(tx, bot.keys, personId, address, now)
  const binding = await findBinding(tx, bot.keys, address)
  if (binding) await noteIdentityChange(tx, binding.id, now)
}

interface Known {
  phone: string
  shown: Showing
  /** Who is known by the number, and by which binding. */
  from: string
  id: string
}

/**
 * With the number come its own newer wishes, for nobody else can have had it since: numbers are given to others after 90 days at the earliest. Older
 * ones, cases and chats may be a former holder's, and stay theirs.
 */
async function comeOver(
  { keys }: Pick<Bot, 'keys'>,
  tx: BotTx,
  { personId, portfolioId, userId }: Mover,
  { phone, shown: { eventAt }, from, id }: Known,
  now: Date,
): Promise<void> {
  await takeBinding(tx, id, personId, now)
  const own = userId === undefined ? undefined : await findBinding(tx, keys, { kind: 'user_id', portfolioId, userId })
  if (own?.personId === from) await takeBinding(tx, own.id, personId, now)
  const since = new Date(eventAt.getTime() - SILENCE_MS_MAX)
  await moveRequestsUnderWay(tx, { from, to: personId, suspect: true, since }, now)
  const theirs = (await waitingMessages(tx, from)).filter((event) => {
    // Sealed by our own webhook; what has expired names nobody.
    const sender = (bodyOf(keys, event) as InboundMessage | null)?.sender
    if (sender?.userId !== undefined && userId !== undefined) return sender.userId === userId
    return sender?.phone === phone && event.eventAt >= eventAt
  })
  await giveMessages(
    tx,
    theirs.map((event) => event.id),
    personId,
  )
  await wake(tx, 'handle-event', [personId])
}

import {
  addressesIn,
  type BindingRow,
  bindAddress,
  bindingsOf,
  endBindings,
  findBinding,
  keepFormerId,
  noteIdentityChange,
} from '../db/bindings.ts'
import type { BotTx } from '../db/client.ts'
import { lockWithin } from '../db/lock.ts'
import type { InboundSystem } from '../webhook/event.ts'
import { hasWrittenSince, type WaitingEvent } from '../webhook/waiting-event-store.ts'
import type { Bot } from './bot.ts'
import { joinReplaced } from './join-replaced.ts'
import { type Mover, takeNumber } from './take-number.ts'
import { tellEveryChat } from './tell-every-chat.ts'

/** How long whoever is at work for the number's other person is waited for. */
const WAIT_MS = 5_000

/** A number that was given up, or an id that was replaced, names this person no more; the new one does. */
export async function moveIdentity(bot: Bot, event: WaitingEvent, system: InboundSystem): Promise<void> {
  const now = bot.clock.now()
  const portfolioId = bot.channels.byId(event.channelId)?.portfolioId ?? ''
  // All of this person's goes along with the id, in the other one's job.
  if ((await joinReplaced(bot, event, system, portfolioId)) === 'goes-along') return
  await bot.db.transaction(async (tx) => {
    const bindings = await bindingsOf(tx, event.personId)
    if (system.change !== 'identity') return move(bot, tx, { event, system, portfolioId, bindings }, now)
    for (const { id } of bindings.filter(({ kind }) => kind === 'phone')) await noteIdentityChange(tx, id, now)
  })
}

interface Moved {
  event: WaitingEvent
  system: InboundSystem
  portfolioId: string
  bindings: readonly BindingRow[]
}

async function move(bot: Bot, tx: BotTx, { event, system, portfolioId, bindings }: Moved, now: Date): Promise<void> {
  const { personId } = event
  const { userId } = system.next
  const { previousUserId: former } = system
  const isMove = system.change === 'number'
  const phone = isMove ? (system.next.phone ?? (await shownBeside(bot, tx, { personId, portfolioId, userId }))) : undefined
  const addressed = bindings.map((binding) => ({ id: binding.id, address: addressesIn(bot.keys, [binding])[0] }))
  const gone = addressed.filter(({ address }) => {
    if (address?.kind === 'phone') return isMove && address.phone === system.sender.phone
    return address?.userId === former && address?.portfolioId === portfolioId
  })
  const ended = gone.map(({ id }) => id)
  // Nobody is at work for the number's other person meanwhile. Waited for before anything is written: the webhook touches these rows.
  const seen = phone === undefined ? undefined : await findBinding(tx, bot.keys, { kind: 'phone', phone })
  if (seen && seen.personId !== personId) await lockWithin(tx, 'person', seen.personId, WAIT_MS)
  await endBindings(tx, ended, now)
  if (gone.length > 0 && phone !== undefined) {
    const others = addressed.filter(({ id, address }) => {
      const isHere = address?.kind === 'user_id' && address.portfolioId === portfolioId
      return isHere && address.userId !== userId && !ended.includes(id)
    })
    const mover = { personId, portfolioId, userId }
    const known = await findBinding(tx, bot.keys, { kind: 'phone', phone })
    if (known && known.personId !== (seen?.personId ?? personId))
      throw new Error('A number went over to another person meanwhile: it is looked at again.')
    if (!known || known.personId === personId) await takeNumber(bot, tx, mover, phone, event, now)
    else await takeFrom(bot, tx, { mover, known, phone, event, isDoubtful: former !== undefined && others.length > 0 }, now)
  }
  const next = userId === undefined ? undefined : ({ kind: 'user_id', portfolioId, userId } as const)
  if (next && gone.length > 0) await bindAddress(tx, bot.keys, personId, next, now)
  // Also where a message under the new id came before this notice: what was held under the old one is whose the new one is.
  const holder = next && (await findBinding(tx, bot.keys, next))
  if (former !== undefined)
    await keepFormerId(tx, bot.keys, holder?.personId ?? personId, { kind: 'user_id', portfolioId, userId: former }, now)
}

/** Where WhatsApp's word of a move names no number: the one that a message has shown beside the new id before the word came. */
async function shownBeside({ keys }: Bot, tx: BotTx, { personId, portfolioId, userId }: Mover): Promise<string | undefined> {
  const holder = userId === undefined ? undefined : await findBinding(tx, keys, { kind: 'user_id', portfolioId, userId })
  if (holder === undefined || holder.personId === personId) return undefined
  const phones = addressesIn(keys, await bindingsOf(tx, holder.personId)).flatMap((each) => (each.kind === 'phone' ? [each] : []))
  // Of two nobody knows which came with the id.
  return phones.length === 1 ? phones[0]?.phone : undefined
}

interface Taken {
  mover: Mover
  known: BindingRow
  phone: string
  event: WaitingEvent
  /** Another id than the one that WhatsApp says was theirs is known beside their former number: whose its word is about is not sure. */
  isDoubtful: boolean
}

/** Somebody else is known by the number: it is the mover's, unless WhatsApp has shown more since, or it is in doubt who moved. */
async function takeFrom(bot: Bot, tx: BotTx, { mover, known, phone, event, isDoubtful }: Taken, now: Date): Promise<void> {
  if (!isDoubtful && !(await isHeardSince(bot, tx, mover, known.personId, event.eventAt)))
    return takeNumber(bot, tx, mover, phone, event, now)
  await noteIdentityChange(tx, known.id, now)
  await tellEveryChat(bot, tx, event, known.personId, now)
}

/** Whether the number's person has written since, and by no id that is the mover's. */
async function isHeardSince(
  { keys }: Bot,
  tx: BotTx,
  { portfolioId, userId }: Mover,
  personId: string,
  at: Date,
): Promise<boolean> {
  const ids = (await bindingsOf(tx, personId)).filter((each) => each.kind === 'user_id' && each.portfolioId === portfolioId)
  const movers = userId === undefined ? undefined : await findBinding(tx, keys, { kind: 'user_id', portfolioId, userId })
  if (ids.length === 0 || movers?.personId === personId) return false
  return hasWrittenSince(tx, personId, at)
}

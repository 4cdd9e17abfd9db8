import { bindingsOf, findBinding } from '../db/bindings.ts'
import { wake } from '../db/wake.ts'
import { ID_JOINED, type IdJoined, type InboundSystem } from '../webhook/event.ts'
import { addOwnEvent, type WaitingEvent } from '../webhook/waiting-event-store.ts'
import type { Bot } from './bot.ts'
import { joinPersons } from './join-persons.ts'

type Joined = 'nobody' | 'taken-in' | 'goes-along'

/**
 * WhatsApp replaced this person's id, and a message under the new one came before this notice and made another person of them: what is open must stay
 * with whoever is reached. Whoever shows no number is taken in by the other; where that is this person, the other's job does it. Two numbers stay two.
 */
export async function joinReplaced(
  bot: Bot,
  event: WaitingEvent,
  { previousUserId: former, next: { userId: present } }: InboundSystem,
  portfolioId: string,
): Promise<Joined> {
  const { db, keys } = bot
  const { id, personId, channelId, eventAt } = event
  if (former === undefined || present === undefined) return 'nobody'
  const holderOf = async (userId: string) => (await findBinding(db, keys, { kind: 'user_id', portfolioId, userId }))?.personId
  const other = await holderOf(present)
  if (other === undefined || other === personId || (await holderOf(former)) !== personId) return 'nobody'
  if (!(await hasNumber(bot, other))) {
    await joinPersons(bot, event, { from: other, portfolioId, userId: present, replaced: 'present' })
    return 'taken-in'
  }
  if (await hasNumber(bot, personId)) return 'nobody'
  const joined: IdJoined = { from: personId, portfolioId, userId: former, replaced: 'former' }
  const now = bot.clock.now()
  await db.transaction(async (tx) => {
    const about = { dedupKey: `replaced:${id}`, kind: 'system', personId: other, channelId } as const
    await addOwnEvent(tx, keys, { ...about, contentType: ID_JOINED, body: joined, eventAt: new Date(eventAt.getTime() - 1), now })
    await wake(tx, 'handle-event', [other])
  })
  return 'goes-along'
}

async function hasNumber({ db }: Bot, personId: string): Promise<boolean> {
  return (await bindingsOf(db, personId)).some(({ kind }) => kind === 'phone')
}

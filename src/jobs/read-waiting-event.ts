import { addressesIn, bindAddress, bindingsOf, endBindings, noteIdentityKey } from '../db/bindings.ts'
import type { ConversationEvent } from '../flows/conversation-event.ts'
import { byPromptId, promptOfWamid } from '../outbox/outbox-store.ts'
import type { InboundEvent, InboundMessage, InboundSystem } from '../webhook/event.ts'
import type { WaitingEvent } from '../webhook/waiting-event-store.ts'
import type { Bot } from './bot.ts'
import { fresh } from './fresh.ts'
import { promptOfTap } from './prompt-of-tap.ts'

/** What a stored event means to the conversation. `everywhere`: it concerns the person's other chats too. */
export interface ReadEvent {
  say: ConversationEvent[]
  everywhere: boolean
  /** What stays of the body afterwards: the words, without number and wamid. */
  kept: unknown
}

/** Reads an inbox row's body. An event whose body has expired says nothing. */
export async function readWaitingEvent(bot: Bot, event: WaitingEvent): Promise<ReadEvent> {
  const now = bot.clock.now().getTime()
  if (event.body === null) return { say: [], everywhere: false, kept: null }
  // Sealed by our own webhook or erasure job, so the shapes are ours.
  if (event.kind === 'erasure')
    return { say: [{ ...(event.body as ConversationEvent), now } as ConversationEvent], everywhere: false, kept: null }
  const body = event.body as InboundEvent
  if (body.kind === 'system') {
    await moveIdentity(bot, event, body)
    return { say: [{ type: 'identity.changed', now }], everywhere: true, kept: null }
  }
  if (body.kind !== 'message') return { say: [], everywhere: false, kept: null }
  const changed = await identityKeyChanged(bot, event, body)
  const message: ConversationEvent = {
    type: 'person.message',
    input: {
      sentAt: event.eventAt.getTime(),
      now,
      content: body.content,
      forwarded: body.forwarded,
      answers: await answered(bot, event.personId, body),
      fresh: fresh(),
    },
  }
  const kept = { kind: body.kind, sentAt: body.sentAt, content: body.content, forwarded: body.forwarded }
  return { say: changed ? [{ type: 'identity.changed', now }, message] : [message], everywhere: changed, kept }
}

/** Which of our prompts a message answers: by the wamid in its context, or, where that send's wamid was never learnt, by the tapped prompt's own id. */
async function answered(bot: Bot, personId: string, message: InboundMessage): Promise<{ promptId: string } | 'unknown' | 'none'> {
  if (message.contextWamid === undefined) return 'none'
  const promptId = (await promptOfWamid(bot.db, bot.keys, message.contextWamid)) ?? (await tappedUnlearnt(bot, personId, message))
  return promptId === undefined ? 'unknown' : { promptId }
}

async function tappedUnlearnt(bot: Bot, personId: string, { content }: InboundMessage): Promise<string | undefined> {
  const tapped = promptOfTap(content)
  const row = tapped === undefined ? undefined : await byPromptId(bot.db, personId, tapped)
  return row?.wamidHash === null ? tapped : undefined
}

/** Meta's identity key of the number: another one than we knew may mean another holder. Says so again when a crash came between. */
async function identityKeyChanged(bot: Bot, event: WaitingEvent, { sender }: InboundMessage): Promise<boolean> {
  const { identityKeyHash } = sender
  if (identityKeyHash === undefined) return false
  return bot.db.transaction(async (tx) => {
    const binding = (await bindingsOf(tx, event.personId)).find(({ kind }) => kind === 'phone')
    if (!binding) return false
    const noted = await noteIdentityKey(tx, bot.keys, binding, identityKeyHash, bot.clock.now())
    return noted === 'changed' || (binding.identityChangedAt !== null && binding.identityChangedAt >= event.receivedAt)
  })
}

/** A number that was given up, or an id that was replaced, names this person no more. */
async function moveIdentity(bot: Bot, event: WaitingEvent, system: InboundSystem): Promise<void> {
  const now = bot.clock.now()
  const channel = bot.channels.byId(event.channelId)
  await bot.db.transaction(async (tx) => {
    const bindings = await bindingsOf(tx, event.personId)
    const gone = bindings.filter((binding) => {
      const [address] = addressesIn(bot.keys, [binding])
      if (system.change === 'number') return address?.kind === 'phone' && address.phone === system.sender.phone
      return address?.kind === 'user_id' && system.change === 'user-id' && address.userId === system.previousUserId
    })
    await endBindings(
      tx,
      gone.map(({ id }) => id),
      now,
    )
    const { userId } = system.next
    if (system.change === 'user-id' && userId !== undefined && gone.length > 0 && channel?.mode === 'dedicated') {
      await bindAddress(tx, bot.keys, event.personId, { kind: 'user_id', portfolioId: channel.portfolioId, userId }, now)
    }
  })
}

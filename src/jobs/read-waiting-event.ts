import { addressesIn, bindingsOf, endBindings, findBinding, noteIdentityChange, noteIdentityKey } from '../db/bindings.ts'
import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import type { ConversationEvent } from '../flows/conversation-event.ts'
import { withoutCodes } from '../flows/hear-account.ts'
import type { Said } from '../flows/person-input.ts'
import { byPromptId, promptOfWamid } from '../outbox/outbox-store.ts'
import { ID_JOINED, type IdJoined, type InboundEvent, type InboundMessage, type MessageContent } from '../webhook/event.ts'
import { giveMessages, type WaitingEvent } from '../webhook/waiting-event-store.ts'
import { aboutTap } from './about-tap.ts'
import type { Bot } from './bot.ts'
import { isForeignTap } from './foreign-tap.ts'
import { fresh } from './fresh.ts'
import { hearVoice } from './hear-voice.ts'
import { invited } from './invited.ts'
import { joinPersons } from './join-persons.ts'
import { moveIdentity } from './move-identity.ts'
import { promptOfTap } from './prompt-of-tap.ts'
import { IDENTITY_CHANGED, tellEveryChat } from './tell-every-chat.ts'

/** What a stored event means to the conversation. `everywhere`: it concerns the person's other chats too. */
export interface ReadEvent {
  say: ConversationEvent[]
  everywhere: boolean
  /** Something was found out that must be said before this is answered: it lies before it in the inbox now. */
  putOff?: true
  /** What stays of the body afterwards: the words, without number and wamid. */
  kept: unknown
}

/** Reads an inbox row's body. An event whose body has expired says nothing. */
export async function readWaitingEvent(bot: Bot, event: WaitingEvent, said: unknown): Promise<ReadEvent> {
  const now = bot.clock.now().getTime()
  if (said === null) return { say: [], everywhere: false, kept: null }
  // Sealed by our own webhook or erasure job, so the shapes are ours.
  if (event.kind === 'erasure' || event.kind === 'staff' || event.contentType === IDENTITY_CHANGED)
    return { say: [{ ...(said as ConversationEvent), now } as ConversationEvent], everywhere: false, kept: null }
  if (event.contentType === ID_JOINED) {
    await joinPersons(bot, event, said as IdJoined)
    return { say: [], everywhere: false, kept: null }
  }
  const body = said as InboundEvent
  // Only CallMissed's own channels say who is who (conversation rules, safety 1): a business's channel concerns that chat alone.
  const dedicated = bot.channels.byId(event.channelId)?.mode === 'dedicated'
  if (body.kind === 'system') {
    if (dedicated) await moveIdentity(bot, event, body)
    return { say: [{ type: 'identity.changed', now }], everywhere: dedicated, kept: null }
  }
  if (body.kind !== 'message') return { say: [], everywhere: false, kept: null }
  if (dedicated && (await identityChanged(bot, event, body))) return { say: [], everywhere: false, kept: null, putOff: true }
  const message: ConversationEvent = {
    type: 'person.message',
    input: {
      sentAt: event.eventAt.getTime(),
      now,
      content: await saidIn(bot, event, body),
      forwarded: body.forwarded,
      answers: await answered(bot, event.personId, body),
      // Both are looked up in the turn, where prompt and bindings are known.
      shown: false,
      own: [],
      ...(dedicated ? await invited(bot, event.personId, body) : {}),
      ...(dedicated ? await aboutTap(bot, event.personId, event.channelId, body) : {}),
      ...(!dedicated && (await isForeignTap(bot, event.personId, body)) ? { foreign: true } : {}),
      fresh: fresh(),
    },
  }
  const kept = { kind: body.kind, sentAt: body.sentAt, content: withoutSecrets(body.content), forwarded: body.forwarded }
  return { say: [message], everywhere: false, kept }
}

async function saidIn(bot: Bot, event: WaitingEvent, message: InboundMessage): Promise<Said> {
  const { content } = message
  return content.type === 'voice' ? hearVoice(bot, event, message, content) : content
}

/** A typed one-time code is a secret: it is not kept with the words. Nor are a card's numbers, or where a voice note lies; what was heard is nowhere. */
function withoutSecrets(content: MessageContent): MessageContent {
  switch (content.type) {
    case 'voice':
      return { type: 'voice' }
    case 'text':
      return { ...content, body: withoutCodes(content.body) }
    case 'contacts':
      return { ...content, contacts: content.contacts.map(({ origin }) => ({ origin, phones: [] })) }
    default:
      return content
  }
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

/**
 * Another identity key of the number, or another id beside it without a notice: either may mean another holder. Noted together with the
 * word that each of the person's chats gets, so that each hears it once, however much was waiting and whatever dies in between.
 */
async function identityChanged(bot: Bot, event: WaitingEvent, { sender }: InboundMessage): Promise<boolean> {
  const now = bot.clock.now()
  const portfolioId = bot.channels.byId(event.channelId)?.portfolioId
  return bot.db.transaction(async (tx) => {
    const bindings = await bindingsOf(tx, event.personId)
    const phone = bindings.find(({ kind }) => kind === 'phone')
    if (!phone) return giveOn(bot, tx, event, sender)
    const { identityKeyHash, userId } = sender
    const noted = identityKeyHash === undefined ? 'same' : await noteIdentityKey(tx, bot.keys, phone, identityKeyHash, now)
    const replaced = bindings.filter((binding) => {
      if (binding.kind !== 'user_id' || binding.portfolioId !== portfolioId || userId === undefined) return false
      const [address] = addressesIn(bot.keys, [binding])
      return address?.kind === 'user_id' && address.userId !== userId
    })
    await endBindings(tx, idsOf(replaced), now)
    if (replaced.length > 0) await noteIdentityChange(tx, phone.id, now)
    const isChanged = noted === 'changed' || replaced.length > 0
    if (isChanged) await tellEveryChat(bot, tx, event, event.personId, now)
    return isChanged
  })
}

/** The number went over to another person while the message was on its way: it is theirs, unless its id is still this one's. True: they hear it. */
async function giveOn(
  { keys, channels }: Bot,
  tx: BotTx,
  { id, personId, channelId }: WaitingEvent,
  { phone, userId }: InboundMessage['sender'],
): Promise<boolean> {
  if (phone === undefined) return false
  const portfolioId = channels.byId(channelId)?.portfolioId ?? ''
  const byId = userId === undefined ? undefined : await findBinding(tx, keys, { kind: 'user_id', portfolioId, userId })
  const holder = await findBinding(tx, keys, { kind: 'phone', phone })
  if (byId?.personId === personId || holder === undefined || holder.personId === personId) return false
  await giveMessages(tx, [id], holder.personId)
  await wake(tx, 'handle-event', [holder.personId])
  return true
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id)
}

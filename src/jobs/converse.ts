import { addressesIn, bindingsOf } from '../db/bindings.ts'
import type { Channel } from '../db/channels.ts'
import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import { istDay } from '../erasure/retention-bases.ts'
import { advance } from '../flows/advance.ts'
import type { ConversationEvent } from '../flows/conversation-event.ts'
import { type ConversationRow, loadConversation, remembered, saveConversation } from '../flows/conversation-store.ts'
import { linkCodes } from '../flows/intents/link-code.ts'
import type { Language } from '../flows/language.ts'
import { isLeftAlone } from '../flows/left-alone.ts'
import type { ConversationStart } from '../flows/person-input.ts'
import { namedRequestOf, openPromptOf, type StoredSnapshot } from '../flows/snapshot.ts'
import { awaitsTap } from '../forwards/forward-store.ts'
import { settleByTap, tryUndeliverable } from '../outbox/delivery-store.ts'
import { wasShown } from '../outbox/outbox-store.ts'
import { caseInTalk, openCasesOf } from '../requests/case-store.ts'
import { linkOf } from '../requests/link-store.ts'
import { requestByReference } from '../requests/request-store.ts'
import { newId } from '../runtime/ids.ts'
import { ring } from '../runtime/ring.ts'
import { lastFour } from '../subject/address.ts'
import { forgetWords, markHandled } from '../webhook/waiting-event-store.ts'
import type { CheckedAccount } from './answered.ts'
import type { Bot } from './bot.ts'
import { performEffect } from './perform-effect.ts'
import { promptOfTap } from './prompt-of-tap.ts'
import { changedHandsSince, theirsStill } from './still-held.ts'
import { tellOfPapers } from './tell-number.ts'
import type { Turn } from './turn.ts'

/** Numbers are given to somebody else after 90 days at the earliest. */
const WEEK_MS = 7 * 24 * 3_600_000
const SILENCE_MS = 90 * 86_400_000

export interface Occasion {
  personId: string
  channelId: string
  /** The inbox row this turn handles, marked in the same transaction, and what is kept of its body. */
  inbox?: { id: number; kept: unknown }
  /** When the person wrote, if it was the person. */
  sentAt?: Date
  kind?: string
  /** The platform has answered what was asked. */
  answered?: boolean
  /** The businesses that hold something, as the answer says. */
  tenantIds?: string[]
  /** A count was made for this person. */
  counted?: boolean
  /** An account that is still the person's, as the answer says. */
  account?: CheckedAccount
}

/** The machine's events in, its effects done, its snapshot saved and the inbox row marked: together or not at all. `isHeard`: it said or did something. */
export async function converse(
  bot: Bot,
  at: Occasion,
  said: ConversationEvent | ConversationEvent[],
): Promise<{ confirmed: string | undefined; isHeard: boolean }> {
  const channel = bot.channels.byId(at.channelId) ?? (await bot.channels.renewed()).channels.find(({ id }) => id === at.channelId)
  if (!channel) throw new Error('An event names a channel that is not there.')
  const now = bot.clock.now()
  return bot.db.transaction(async (tx) => {
    if (at.inbox && !(await markHandled(tx, bot.keys, at.inbox.id, at.inbox.kept, now)))
      return { confirmed: undefined, isHeard: false }
    const { personId, channelId } = at
    const opened = { id: newId(), personId, channelId, language: 'en', heardAt: wroteAt(at, now) ?? now, now }
    const row = await loadConversation(tx, opened)
    const memory = remembered(bot.keys, row)
    const turn = openTurn(tx, channel, row, at.tenantIds ?? memory?.tenantIds ?? [], now)
    turn.account = at.account
    if (at.answered) turn.asked = null
    if (at.counted) countPreview(turn)
    const own = await ownNumbers(bot, turn)
    if (memory === undefined && isLongAgo(row, now)) turn.language = 'en'
    let snapshot: StoredSnapshot | undefined = memory?.snapshot
    const start = {
      ...startOf(turn, own, dedicatedNumber(bot.channels.all())),
      inDoubt: channel.mode === 'dedicated' && (await isInDoubt(tx, namedRequestOf(snapshot))),
    }
    let state = row.state
    const events = [said].flat()
    // Any other event leaves it standing: the machine sets only what it does not believe to be set.
    if (events.some(({ type }) => type === 'clock.due' || type === 'turn.failed') && turn.dueAt && turn.dueAt <= now)
      turn.dueAt = null
    let isHeard = false
    await settleTapped(tx, at.personId, events, now)
    if (at.kind === 'message') await tryUndeliverable(tx, at.personId, now)
    for (let event = events.shift(); event; event = events.shift()) {
      const prompt = openPromptOf(snapshot)
      const next = advance(snapshot, start, await besideMessage(turn, event, prompt, own))
      if (next.snapshot === 'unreadable')
        ring(bot, 'snapshot-unreadable', { conversation: row.id }, 'a conversation’s state could not be read')
      snapshot = next.stored
      state = next.state
      isHeard ||= !isLeftAlone(next.effects)
      // A confirmation, typed ones too, proves that its prompt arrived.
      if (prompt !== undefined && next.effects.some((effect) => effect.do === 'confirm-request'))
        await settleByTap(tx, at.personId, prompt, now)
      for (const effect of next.effects) {
        const answer = await performEffect(bot, turn, effect)
        if (answer) events.push(answer)
      }
    }
    if (memory === undefined && at.kind === 'message' && channel.mode === 'dedicated')
      await tellOfPapers(bot, tx, at.personId, now)
    if (snapshot) await save(bot, turn, snapshot, state, at)
    if (at.inbox && at.kind === 'message' && channel.mode === 'shared' && !isHeard) await forgetWords(tx, at.inbox.id)
    await wake(tx, 'deliver-message', [at.personId])
    if (turn.dueAt) await wake(tx, 'handle-event', [at.personId], Math.max(0, turn.dueAt.getTime() - now.getTime()) + 1)
    return { confirmed: turn.confirmed, isHeard }
  })
}

/** When the person wrote what this turn answers, by Meta's time; a clock of theirs that is ahead makes WhatsApp's day no longer. */
function wroteAt({ kind, sentAt }: Occasion, now: Date): Date | undefined {
  if (kind !== 'message' || !sentAt) return undefined
  return sentAt < now ? sentAt : now
}

function openTurn(tx: BotTx, channel: Channel, row: ConversationRow, tenantIds: string[], now: Date): Turn {
  return {
    tx,
    channel,
    row,
    now,
    tenantIds,
    // Written by `set-language` alone, so one of ours.
    language: row.language as Language,
    // A turn answers what was asked, and the clock's uses up what was due; its effects may ask and set anew.
    asked: row.asked,
    dueAt: row.dueAt,
    holdsFloor: row.holdsFloor,
    previewsOn: row.previewsOn,
    previews: row.previews,
    account: undefined,
    confirmed: undefined,
  }
}

function countPreview(turn: Turn): void {
  const today = istDay(turn.now)
  turn.previews = turn.previewsOn === today ? turn.previews + 1 : 1
  turn.previewsOn = today
}

async function save(bot: Bot, turn: Turn, snapshot: StoredSnapshot, state: string, at: Occasion): Promise<void> {
  const { language, asked, dueAt, holdsFloor, previewsOn, previews, tenantIds } = turn
  const heardAt = wroteAt(at, turn.now)
  await saveConversation(
    turn.tx,
    bot.keys,
    turn.row.id,
    {
      memory: { snapshot, tenantIds },
      state,
      language,
      asked,
      dueAt,
      holdsFloor,
      previewsOn,
      previews,
      lastInboundAt: heardAt && heardAt > turn.row.lastInboundAt ? heardAt : turn.row.lastInboundAt,
    },
    turn.now,
  )
}

/** Whether the number may have another holder since it asked for this: no business is named then, though the conversation remembers it. */
async function isInDoubt(tx: BotTx, reference: string | undefined): Promise<boolean> {
  const request = reference === undefined ? undefined : await requestByReference(tx, reference)
  if (!request?.personId) return false
  return request.suspect || changedHandsSince(tx, request.personId, request.confirmedAt ?? request.createdAt)
}

/** The person's numbers. They are the bound ones, which only Meta's signature binds. */
async function ownNumbers(bot: Bot, { tx, row }: Turn): Promise<string[]> {
  const addresses = addressesIn(bot.keys, await bindingsOf(tx, row.personId))
  return addresses.flatMap((address) => (address.kind === 'phone' ? [address.phone] : []))
}

/** What the conversation knows of its channel and person. */
function startOf(turn: Turn, [phone]: readonly string[], dedicated: string | null): ConversationStart {
  const { channel } = turn
  return {
    channel:
      channel.mode === 'shared' && channel.tenantId !== null
        ? {
            mode: 'shared',
            tenantId: channel.tenantId,
            business: channel.business ?? '',
            dedicatedNumber: dedicated,
          }
        : { mode: 'dedicated' },
    lastFour: phone === undefined ? null : lastFour(phone),
    language: turn.language,
  }
}

/** Whoever writes after so long may be the number's next holder, whose language nobody knows. */
function isLongAgo({ lastInboundAt }: ConversationRow, now: Date): boolean {
  return now.getTime() - lastInboundAt.getTime() > SILENCE_MS
}

/** Where number scope is offered: the first dedicated channel whose number is known (WHATSAPP_DISPLAY_NUMBER). */
function dedicatedNumber(channels: readonly Channel[]): string | null {
  return channels.find(({ mode, displayNumber }) => mode === 'dedicated' && displayNumber !== '')?.displayNumber ?? null
}

/** What the bot knows beside a message: whether the open prompt went out, whose numbers, and on dedicated channels which link, which case and whether a business's word waits for a tap. */
async function besideMessage(
  { tx, row, channel, now }: Turn,
  event: ConversationEvent,
  prompt: string | undefined,
  own: readonly string[],
): Promise<ConversationEvent> {
  if (event.type !== 'person.message') return event
  const { personId } = row
  const { content } = event.input
  const shown = prompt !== undefined && (await wasShown(tx, personId, prompt))
  const isAsked = channel.mode === 'dedicated' && prompt === undefined && (await awaitsTap(tx, personId, now))
  const input = { ...event.input, shown, own, ...(isAsked ? { awaitsTap: true as const } : {}) }
  if (content.type !== 'text' || channel.mode === 'shared') return { ...event, input }
  const link = await linkOf(tx, linkCodes(content.body))
  const inTalk = await theirsStill(tx, await caseInTalk(tx, personId, row.channelId))
  // Staff read and answer a case in its own chat alone.
  const waiting = await theirsStill(tx, (await openCasesOf(tx, personId, { channelId: row.channelId, mode: 'shared' })).at(-1))
  return {
    ...event,
    input: {
      ...input,
      // Written by `link create` alone, which takes the languages there are.
      ...(link ? { link: { tenantId: link.tenantId, language: link.language as Language } } : {}),
      ...(inTalk ? { inTalk: inTalk.reference } : {}),
      ...(inTalk?.answeredAt && now.getTime() - inTalk.answeredAt.getTime() < WEEK_MS ? { askedLately: true as const } : {}),
      ...(waiting ? { openCase: waiting.reference } : {}),
    },
  }
}

/** A tap proves that its prompt arrived, also where the answer to its send was never learnt. */
async function settleTapped(tx: BotTx, personId: string, events: readonly ConversationEvent[], now: Date): Promise<void> {
  for (const event of events) {
    const promptId = event.type === 'person.message' ? promptOfTap(event.input.content) : undefined
    if (promptId !== undefined) await settleByTap(tx, personId, promptId, now)
  }
}

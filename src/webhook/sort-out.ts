import type { Channel } from '../db/channels.ts'
import type { InboundEvent, InboundMessage, InboundSystem } from './event.ts'
import type { DeadLetter, InboxItem } from './inbox-item.ts'
import type { Payload } from './payload.ts'

const DAY_MS = 86_400_000
/** Meta redelivers for 7 days. */
const OLD_AFTER_MS = 8 * DAY_MS
const EARLY_BEFORE_MS = DAY_MS
const UNTIMELY = ['too-old', 'from-the-future'] as const
const UNREADABLE = '"nested too deeply to be written down"'

/** Whose such a text is the bot's: of whoever has a conversation there, or only of whoever has a request under way. */
type Invited = false | 'known' | 'requested'

export interface Perhaps {
  channel: Channel
  event: InboundMessage | InboundSystem
  /** It says something that is the bot's from whoever has a conversation there, or a request. */
  invited: Invited
}

export interface Sorted {
  /** What is to be stored whatever the floor says. */
  items: InboxItem[]
  /** Shared channels: messages and notices that are the bot's only in an open deletion conversation, in the order of the body. */
  perhaps: Perhaps[]
  /** Why pieces were left alone; known words only. */
  dropped: string[]
}

/** The strict test for texts on shared channels; `known`, `requested`: only from somebody who has a conversation, or a request, there already. `own`: the sender's number, which is nobody else's. */
export type OpensDeletion = (text: string, own: readonly string[]) => true | Invited

export interface SortingRules {
  /** By phone_number_id: the channels the body's secret signs for. */
  channels: ReadonlyMap<string, Channel>
  /** Whether unreadable pieces that name no channel may be kept. */
  keepsLetters: boolean
  now: Date
  opensDeletion: OpensDeletion
}

/** Whether a piece was left alone for its time, as our clock has it. */
export function isUntimely(why: string): boolean {
  return UNTIMELY.some((known) => known === why)
}

/** Decides for every piece of a verified body whether it is the bot's: before anything is written, so that what is not leaves no trace. */
export function sortOut(payload: Payload, rules: SortingRules): Sorted {
  const sorted: Sorted = { items: [], perhaps: [], dropped: [...payload.ignored] }
  const opened = new Set<string>()
  for (const event of payload.events) sortEvent(sorted, opened, event, rules)
  for (const { piece, phoneNumberId } of payload.strange) {
    const letter = letterFor(piece, phoneNumberId, rules)
    if (letter) sorted.items.push(letter)
    sorted.dropped.push('strange')
  }
  return sorted
}

/** Brings items back into the order of their body, which decides between messages of the same second. */
export function inBodyOrder(payload: Payload, items: readonly InboxItem[]): InboxItem[] {
  const places = new Map<InboundEvent, number>(payload.events.map((event, place) => [event, place]))
  const placeOf = (item: InboxItem): number => {
    if (item.kind === 'letter') return places.size
    return places.get(item.kind === 'event' ? item.event : item.status) ?? places.size
  }
  return [...items].sort((one, other) => placeOf(one) - placeOf(other))
}

// `opened`: who opened a deletion conversation on a shared channel in this very body; what they say next belongs to it.
function sortEvent(sorted: Sorted, opened: Set<string>, event: InboundEvent, rules: SortingRules): void {
  const channel = rules.channels.get(event.phoneNumberId)
  const untimely = untimeliness(event, rules.now)
  if (!channel) return void sorted.dropped.push('unknown-channel')
  if (untimely) return void sorted.dropped.push(untimely)
  if (event.kind === 'status') return void sorted.items.push({ kind: 'status', channel, status: event })
  const chat = `${channel.id} ${event.sender.phone ?? event.sender.userId}`
  const opens = channel.mode === 'shared' ? opening(event, rules) : false
  if (opens === true) opened.add(chat)
  if (channel.mode === 'dedicated' || opened.has(chat)) sorted.items.push({ kind: 'event', channel, event })
  else sorted.perhaps.push({ channel, event, invited: opens === true ? false : opens })
}

function untimeliness(event: InboundEvent, now: Date): (typeof UNTIMELY)[number] | undefined {
  const age = now.getTime() - Date.parse(event.kind === 'status' ? event.at : event.sentAt)
  if (age > OLD_AFTER_MS) return 'too-old'
  return age < -EARLY_BEFORE_MS ? 'from-the-future' : undefined
}

function opening(event: InboundMessage | InboundSystem, { opensDeletion }: SortingRules): true | Invited {
  const { phone } = event.sender
  const answers = textsOf(event).map((text) => opensDeletion(text, phone === undefined ? [] : [phone]))
  return ([true, 'known', 'requested'] as const).find((answer) => answers.includes(answer)) ?? false
}

function textsOf(event: InboundMessage | InboundSystem): string[] {
  if (event.kind === 'system') return []
  const { content } = event
  if (content.type === 'text') return [content.body]
  return content.type === 'template-button' ? [content.text, content.payload] : []
}

function letterFor(piece: unknown, phoneNumberId: string | undefined, rules: SortingRules): DeadLetter | undefined {
  const channel = phoneNumberId === undefined ? undefined : rules.channels.get(phoneNumberId)
  const kept = phoneNumberId === undefined ? rules.keepsLetters : channel?.mode === 'dedicated'
  return kept ? { kind: 'letter', channelId: channel?.id ?? null, reason: 'strange-shape', text: written(piece) } : undefined
}

function written(piece: unknown): string {
  try {
    return JSON.stringify(piece) ?? 'null'
  } catch {
    return UNREADABLE
  }
}

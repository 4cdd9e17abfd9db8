import type { Clock } from '../runtime/clock.ts'
import { type Account, createAccount } from './account.ts'
import { createAnnouncer } from './announce.ts'
import { bubbleOf } from './bubble.ts'
import { type ContactBook, createContactBook, entryOf } from './contact-book.ts'
import { type Contacts, createContacts, pairOf } from './contacts.ts'
import { createDelivery, type Outcome } from './delivery.ts'
import { accountEnvelope, type Contact, contactEntry, envelope, type NetworkChannel } from './envelope.ts'
import { createFaults, type Fault, type Faults } from './faults.ts'
import { isObject, type Json } from './json.ts'
import { createMediaStore, type MediaStore } from './media-store.ts'
import { createPairRate, createServiceWindow } from './pace.ts'
import type { SentMessage } from './sent-message.ts'
import { createTemplateBook, type TemplateBook } from './template-book.ts'
import { templateBubble } from './template-bubble.ts'
import { mintWamid } from './wamid.ts'

/** What the network remembers of sends and read marks; the oldest go first. */
const REMEMBERED_MAX = 20_000
const REENGAGEMENT_WINDOW_CLOSED = 131047

export interface ReadMark {
  phoneNumberId: string
  /** The person's message, and with it all earlier ones. */
  wamid: string
  typing: boolean
}

export type NetworkNews = { news: 'arrived'; message: SentMessage } | ({ news: 'read' } & ReadMark)

export interface NetworkOptions {
  webhookUrl: string | (() => string)
  channels: readonly (Pick<NetworkChannel, 'phoneNumberId' | 'accessToken' | 'appSecret'> & Partial<NetworkChannel>)[]
  clock: Clock
  /** Waits before sent, delivered and read; none unless given. */
  statusDelaysMs?: readonly [number, number, number]
  /** Whether the person has this message on the screen; always, unless given. */
  reads?: (message: SentMessage) => boolean
  /** Names of the approved templates; every name passes unless given. */
  templates?: readonly string[]
  /** Whether only what stands approved in the template book is sent; its texts are shown in any case. */
  checksTemplates?: boolean
  retryAfterMs?: readonly number[]
}

export interface Network extends Contacts {
  clock: Clock
  channels: ReadonlyMap<string, NetworkChannel>
  faults: Faults
  /** Everything that reached people, oldest first. */
  sent: readonly SentMessage[]
  reads: readonly ReadMark[]
  /** What the next calls to the contact book meet. */
  bookFaults: Faults
  contactBook: ContactBook
  templates: readonly string[] | null
  /** What people sent besides words. */
  media: MediaStore
  book: TemplateBook
  checksTemplates: boolean
  account: Account
  webhookUrl: () => string
  /** Posts word about an account to the webhook, signed for this channel. */
  announce(channel: NetworkChannel, field: string, value: Json): Promise<Outcome>
  /** `false` when the pair's allowance is spent (only while the pair rate is on). */
  allows(channel: NetworkChannel, contact: Contact): boolean
  /** Takes a message in for a person. Statuses follow by themselves; with `early` the first is posted before this resolves. */
  accept(channel: NetworkChannel, contact: Contact, wire: Json, fault: Fault | null): Promise<SentMessage>
  /** Carries a person's message to the webhook and opens the 24 hours. */
  carry(channel: NetworkChannel, contact: Contact, message: Json): Promise<Outcome>
  markRead(mark: ReadMark): void
  /** The person looks at this chat: what arrived unread becomes read. */
  openChat(phoneNumberId: string, contact: Contact): Promise<void>
  listen(listener: (news: NetworkNews) => void): () => void
  /** Resolves when a message to whom `wanted` says yes has reached its person, at once if one already has. */
  waitFor(wanted: (message: SentMessage) => boolean): Promise<SentMessage>
  /** Resolves when no webhook is under way. */
  idle(): Promise<void>
  stop(): void
}

/** WhatsApp itself: what the fake Graph API and the people's phones stand on. All state is in memory. */
export function createNetwork(options: NetworkOptions): Network {
  const { clock, webhookUrl } = options
  const channels = new Map(options.channels.map((channel) => [channel.phoneNumberId, complete(channel)]))
  const delivery = createDelivery(typeof webhookUrl === 'string' ? () => webhookUrl : webhookUrl, options.retryAfterMs)
  const faults = createFaults()
  const delaysMs = options.statusDelaysMs ?? [0, 0, 0]
  const announcer = createAnnouncer({ clock, channels, delivery, faults, delaysMs, onScreen: options.reads ?? (() => true) })
  const window = createServiceWindow(clock.now())
  const pairRate = createPairRate()
  const contactBook = createContactBook()
  const listeners = new Set<(news: NetworkNews) => void>()
  const sent: SentMessage[] = []
  const book = createTemplateBook(clock)
  const reads: ReadMark[] = []

  function tell(news: NetworkNews): void {
    for (const listener of listeners) listener(news)
  }

  function listen(listener: (news: NetworkNews) => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  async function accept(channel: NetworkChannel, contact: Contact, wire: Json, fault: Fault | null): Promise<SentMessage> {
    const message = sentMessage(book, channel, contact, wire, clock.now())
    const isOpen = wire.type === 'template' || windowsOf(channel, contact).some((name) => window.isOpen(name, message.at))
    const failure = fault?.kind === 'fail-later' ? fault.code : isOpen ? null : REENGAGEMENT_WINDOW_CLOSED
    const early = faults.behaviour.statuses === 'early' && failure === null
    if (failure === null) {
      remember(sent, message)
      contactBook.write(entryOf(channel, contact.userId))
    }
    if (early) await announcer.post(message, 'sent')
    if (failure === null) tell({ news: 'arrived', message })
    announcer.start(message, failure, early ? 1 : 0)
    return message
  }

  async function carry(channel: NetworkChannel, contact: Contact, message: Json): Promise<Outcome> {
    for (const name of windowsOf(channel, contact)) window.heard(name, clock.now())
    contactBook.write(entryOf(channel, contact.userId))
    const body = envelope(channel, { contacts: [contactEntry(contact)], messages: [message] })
    const outcome = await delivery.post(channel.appSecret, body)
    if (faults.behaviour.duplicateWebhooks) await delivery.post(channel.appSecret, body)
    return outcome
  }

  async function openChat(phoneNumberId: string, contact: Contact): Promise<void> {
    const pair = pairOf(phoneNumberId, contact)
    const here = sent.filter((message) => pairOf(message.phoneNumberId, message.contact) === pair)
    for (const message of here) if (message.statuses.includes('delivered')) await announcer.post(message, 'read')
  }

  // One person has one window, whether the number is shown or only the id.
  function windowsOf({ phoneNumberId }: NetworkChannel, contact: Contact): string[] {
    return [pairOf(phoneNumberId, contact), `${phoneNumberId} id ${contact.userId}`]
  }

  return {
    ...createContacts(),
    ...{ clock, channels, faults, bookFaults: createFaults(), sent, reads, contactBook, templates: options.templates ?? null },
    media: createMediaStore(clock),
    ...{ book, checksTemplates: options.checksTemplates ?? false, account: createAccount() },
    webhookUrl: typeof webhookUrl === 'string' ? () => webhookUrl : webhookUrl,
    announce: (channel, field, value) => delivery.post(channel.appSecret, accountEnvelope(channel, clock.now(), field, value)),
    ...{ accept, carry, openChat, listen },
    allows: (channel, contact) => !faults.behaviour.pairRate || pairRate(pairOf(channel.phoneNumberId, contact), clock.now()),
    markRead(mark) {
      remember(reads, mark)
      tell({ news: 'read', ...mark })
    },
    waitFor: (wanted) => arrival(sent, listen, wanted),
    async idle() {
      await announcer.idle()
      await delivery.idle()
    },
    stop() {
      announcer.stop()
      delivery.stop()
    },
  }
}

function remember<T>(list: T[], item: T): void {
  list.push(item)
  if (list.length > REMEMBERED_MAX) list.shift()
}

function sentMessage(book: TemplateBook, channel: NetworkChannel, contact: Contact, wire: Json, at: Date): SentMessage {
  const callbackData = typeof wire.biz_opaque_callback_data === 'string' ? wire.biz_opaque_callback_data : null
  const wamid = mintWamid(contact.phone ?? contact.userId, 'out')
  return {
    wamid,
    phoneNumberId: channel.phoneNumberId,
    contact,
    callbackData,
    wire,
    bubble: seen(book, channel, wire),
    at,
    statuses: [],
  }
}

function seen(book: TemplateBook, { wabaId }: NetworkChannel, wire: Json): SentMessage['bubble'] {
  if (wire.type !== 'template' || !isObject(wire.template)) return bubbleOf(wire)
  const { name, language } = wire.template
  return templateBubble(wire.template, book.find(wabaId, name, isObject(language) ? language.code : undefined))
}

function arrival(
  sent: readonly SentMessage[],
  listen: Network['listen'],
  wanted: (message: SentMessage) => boolean,
): Promise<SentMessage> {
  const there = sent.find(wanted)
  if (there) return Promise.resolve(there)
  return new Promise((resolve) => {
    const leave = listen((news) => {
      if (news.news !== 'arrived' || !wanted(news.message)) return
      leave()
      resolve(news.message)
    })
  })
}

function complete(channel: NetworkOptions['channels'][number]): NetworkChannel {
  return { displayNumber: '910000000000', wabaId: '100000000000001', portfolioId: '200000000000001', ...channel }
}

import { newToken } from '../runtime/ids.ts'
import { sha256Hex } from '../runtime/keys.ts'
import { silentOpus } from '../transcription/opus.ts'
import { pairOf } from './contacts.ts'
import type { Outcome } from './delivery.ts'
import { type Contact, digits, type NetworkChannel, unixSeconds } from './envelope.ts'
import { SAID } from './fake-transcriber.ts'
import type { Json } from './json.ts'
import type { Network } from './network.ts'
import type { SentMessage } from './sent-message.ts'
import { mintWamid } from './wamid.ts'

/** Whose phone it is. `userId` where it is known by one; else one is invented per portfolio, as Meta does. */
export interface PhoneOwner {
  name: string
  /** E.164; `null` for people who show businesses no number. */
  phone: string | null
  userId?: string
  /** The number of somebody who shows businesses none. */
  hiddenPhone?: string
}

/** What may differ from an ordinary message. */
export interface How {
  forwarded?: boolean
  /** wamid of the message this one answers; `null` leaves it out where a tap would carry it. */
  answers?: string | null
  sentAt?: Date
  /** To send the very same message once more. */
  wamid?: string
}

export interface VoiceHow extends How {
  /** 4 unless given. */
  seconds?: number
  /** Another file in the recording's place. */
  file?: { bytes: Buffer; mimeType: string }
}

export interface Carried {
  wamid: string
  outcome: Outcome
}

export interface Phone {
  channel: NetworkChannel
  contact: Contact
  /** Where the phone can be reached, whether or not businesses see it; `null` where the demo invented none. */
  ownNumber: string | null
  say(text: string, how?: How): Promise<Carried>
  /** Taps a reply button; of several messages with this id the newest. */
  tap(buttonId: string, how?: How): Promise<Carried>
  /** Chooses a row of a list. */
  choose(rowId: string, how?: How): Promise<Carried>
  /** A reaction; without an emoji it is taken back. */
  react(wamid: string, emoji?: string, how?: How): Promise<Carried>
  photo(caption?: string, how?: How): Promise<Carried>
  /** A voice note in which these words are said. */
  voiceNote(words?: string, how?: VoiceHow): Promise<Carried>
  /** `contact_request` is the person's own number, attached by WhatsApp; `other` a card picked by hand. */
  shareContact(phone: string, origin: 'contact_request' | 'other', how?: How): Promise<Carried>
  edit(wamid: string, text: string, how?: How): Promise<Carried>
  /** Deletes one's own message for everyone. */
  revoke(wamid: string, how?: How): Promise<Carried>
  /** Any other kind: `type` and its own field, as Meta names them. */
  send(content: Json & { type: string }, how?: How): Promise<Carried>
  /** What the bot has said in this chat, oldest first. */
  received(): SentMessage[]
}

const VOICE_TYPE = 'audio/ogg; codecs=opus'
const VOICE_SECONDS = 4

/** A person's phone in the chat with one channel. Every verb is one signed HTTP POST to the webhook. */
export function createPhone(network: Network, owner: PhoneOwner, phoneNumberId: string): Phone {
  const channel = channelOf(network, phoneNumberId)
  const contact = network.meet(channel, owner)
  const pair = pairOf(phoneNumberId, contact)
  const received = () => network.sent.filter((message) => pairOf(message.phoneNumberId, message.contact) === pair)

  async function send(content: Json & { type: string }, how: How = {}): Promise<Carried> {
    const wamid = how.wamid ?? mintWamid(contact.phone ?? contact.userId, 'in')
    const context = contextOf(channel, how)
    const message = {
      ...(contact.phone === null ? {} : { from: digits(contact.phone) }),
      from_user_id: contact.userId,
      id: wamid,
      timestamp: unixSeconds(how.sentAt ?? network.clock.now()),
      ...content,
      ...(context ? { context } : {}),
    }
    return { wamid, outcome: await network.carry(channel, contact, message) }
  }

  /** An answer carries the wamid of the message that offered it. */
  function reply(kind: 'button_reply' | 'list_reply', id: string, how: How): Promise<Carried> {
    const offer = received().findLast(({ bubble }) => choices(kind, bubble).some((choice) => choice.id === id))
    const picked = choices(kind, offer?.bubble).find((choice) => choice.id === id) ?? { id, title: '…' }
    const answers = how.answers === undefined ? (offer?.wamid ?? null) : how.answers
    // The button of a template comes as a kind of its own.
    if (offer?.wire.type === 'template')
      return send({ type: 'button', button: { payload: id, text: picked.title } }, { ...how, answers })
    return send({ type: 'interactive', interactive: { type: kind, [kind]: picked } }, { ...how, answers })
  }

  return {
    channel,
    contact,
    ownNumber: owner.phone ?? owner.hiddenPhone ?? null,
    received,
    send,
    say: (text, how) => send({ type: 'text', text: { body: text } }, how),
    tap: (buttonId, how = {}) => reply('button_reply', buttonId, how),
    choose: (rowId, how = {}) => reply('list_reply', rowId, how),
    react: (wamid, emoji, how) => send({ type: 'reaction', reaction: { message_id: wamid, ...(emoji ? { emoji } : {}) } }, how),
    photo: (caption, how) => send({ type: 'image', image: { ...media('image/jpeg'), ...(caption ? { caption } : {}) } }, how),
    voiceNote(words = '', { seconds = VOICE_SECONDS, file, ...how } = {}) {
      const { bytes, mimeType } = file ?? { bytes: silentOpus(seconds * 1000, `${SAID}${words}`), mimeType: VOICE_TYPE }
      const { id, sha256 } = network.media.put(phoneNumberId, bytes, mimeType)
      const audio = { id, mime_type: mimeType, sha256: Buffer.from(sha256, 'hex').toString('base64'), voice: true }
      return send({ type: 'audio', audio }, how)
    },
    shareContact: (phone, origin, how) => send({ type: 'contacts', contacts: [card(phone, origin)] }, how),
    edit: (wamid, text, how) =>
      send({ type: 'edit', edit: { original_message_id: wamid, message: { type: 'text', text: { body: text } } } }, how),
    revoke: (wamid, how) => send({ type: 'revoke', revoke: { original_message_id: wamid } }, how),
  }
}

function channelOf(network: Network, phoneNumberId: string): NetworkChannel {
  const channel = network.channels.get(phoneNumberId)
  if (!channel) throw new Error(`The network has no channel ${phoneNumberId}: name it in its options.`)
  return channel
}

function contextOf(channel: NetworkChannel, how: How): Json | null {
  const answers = how.answers ?? null
  if (answers === null && !how.forwarded) return null
  return {
    ...(answers === null ? {} : { from: channel.displayNumber.replace(/\D/g, ''), id: answers }),
    ...(how.forwarded ? { forwarded: true } : {}),
  }
}

function choices(kind: 'button_reply' | 'list_reply', bubble: SentMessage['bubble'] | undefined) {
  const rows: { id: string; title: string; description?: string }[] = bubble?.list?.rows ?? []
  return kind === 'list_reply' ? rows : (bubble?.buttons ?? [])
}

function media(mimeType: string): Json {
  const id = BigInt(`0x${sha256Hex(newToken()).slice(0, 13)}`).toString()
  return { id, mime_type: mimeType, sha256: Buffer.from(sha256Hex(id), 'hex').toString('base64') }
}

function card(phone: string, origin: 'contact_request' | 'other'): Json {
  const number = { phone, wa_id: digits(phone) }
  if (origin === 'contact_request') return { origin, phones: [number] }
  const vcard = `BEGIN:VCARD\nVERSION:3.0\nFN:Contact\nTEL:${phone}\nEND:VCARD`
  return { origin, name: { formatted_name: 'Contact', first_name: 'Contact' }, phones: [{ ...number, type: 'CELL' }], vcard }
}

import { z } from 'zod'
import { parsePhone, phoneFromMeta } from '../subject/address.ts'
import type { InboundMessage, MediaKind, MessageContent } from './event.ts'
import { identifier, kindName, listOf, moment, optionalText, recordOf, text } from './payload-field.ts'
import { type Contact, readSender, senderShape } from './payload-sender.ts'
import type { Reading } from './reading.ts'

const messageShape = z.object({
  ...senderShape,
  id: identifier,
  timestamp: moment,
  type: z.string(),
  group_id: optionalText,
})

/** One of `value.messages`, system notices apart. */
export function readMessage(raw: unknown, phoneNumberId: string, contacts: readonly Contact[]): Reading {
  const parsed = messageShape.safeParse(raw)
  if (!parsed.success) return { strange: 'message' }
  const message = parsed.data
  if (message.group_id !== undefined) return { ignored: 'group' }
  const sender = readSender(message, contacts)
  if (!sender) return { strange: 'sender' }
  const body = recordOf(raw)?.[message.type]
  const content = readContent(message.type, body)
  if (!content) return { strange: 'content' }
  if (content.type === 'reaction' && content.emoji === undefined) return { ignored: 'reaction-taken-back' }
  const context = recordOf(recordOf(raw)?.context)
  // What a reaction is about stands in its own body.
  const contextWamid = optionalText.parse(content.type === 'reaction' ? recordOf(body)?.message_id : context?.id)
  const event: InboundMessage = {
    kind: 'message',
    phoneNumberId,
    wamid: message.id,
    sentAt: message.timestamp,
    sender,
    content,
    ...(contextWamid === undefined ? {} : { contextWamid }),
    forwarded: isSaid(context?.forwarded) || isSaid(context?.frequently_forwarded),
  }
  return { event }
}

// Whatever Meta puts there but `false`: a forwarded text must never pass for the person's own.
function isSaid(flag: unknown): boolean {
  return flag !== undefined && flag !== null && flag !== false
}

const textShape = z.object({ body: text })
const templateButtonShape = z.object({ payload: optionalText, text: optionalText })
const replyShape = z.object({ id: text, title: text.catch('') })
const voiceShape = z.object({ voice: z.literal(true), id: z.string().regex(/^\d{1,64}$/) })
const captionShape = z.object({ caption: optionalText })
const reactionShape = z.object({ emoji: optionalText })

/** What the message says; undefined when its own kind's body is not what that kind needs. */
function readContent(type: string, body: unknown): MessageContent | undefined {
  switch (type) {
    case 'text':
      return textShape.transform((read) => ({ type: 'text' as const, body: read.body })).safeParse(body).data
    case 'button': {
      const { data } = templateButtonShape.safeParse(body)
      return data && { type: 'template-button', payload: data.payload ?? '', text: data.text ?? '' }
    }
    case 'interactive':
      return readInteractive(body)
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
    case 'sticker':
      return readMedia(type, body)
    case 'contacts':
      return readCards(body)
    case 'reaction': {
      const emoji = reactionShape.safeParse(body).data?.emoji
      return { type: 'reaction', ...(emoji === undefined ? {} : { emoji }) }
    }
    case 'edit':
    case 'revoke':
    case 'location':
    case 'order':
      return { type }
    case 'request_welcome':
      return { type: 'welcome' }
    case 'unsupported':
    case 'unknown':
      return { type: 'unsupported' }
    default:
      return { type: 'unknown', name: kindName(type) }
  }
}

function readInteractive(body: unknown): MessageContent | undefined {
  const record = recordOf(body)
  const type = record?.type
  if (typeof type !== 'string') return undefined
  if (type !== 'button_reply' && type !== 'list_reply') return { type: 'unknown', name: kindName(type) }
  const reply = replyShape.safeParse(record?.[type])
  return reply.success ? { type: type === 'button_reply' ? 'button' : 'list-row', ...reply.data } : undefined
}

function readMedia(media: MediaKind, body: unknown): MessageContent {
  const voice = media === 'audio' ? voiceShape.safeParse(body).data : undefined
  if (voice) return { type: 'voice', mediaId: voice.id }
  const caption = captionShape.safeParse(body).data?.caption
  return { type: 'media', media, ...(caption === undefined ? {} : { caption }) }
}

const phoneShape = z.object({ wa_id: optionalText, phone: optionalText })

// Only WhatsApp itself says `contact_request`; every other card is picked by hand and proves nothing.
function readCards(body: unknown): MessageContent | undefined {
  const cards = listOf(body)
  if (!cards) return undefined
  const contacts = cards.flatMap((raw) => {
    const card = recordOf(raw)
    if (!card) return []
    const phones = (listOf(card.phones) ?? []).flatMap(readCardPhone)
    return [{ origin: card.origin === 'contact_request' ? ('contact_request' as const) : ('other' as const), phones }]
  })
  return { type: 'contacts', contacts }
}

function readCardPhone(raw: unknown): string[] {
  const { data } = phoneShape.safeParse(raw)
  const phone = (data?.wa_id && phoneFromMeta(data.wa_id)) ?? (data?.phone && parsePhone(data.phone))
  return phone ? [phone] : []
}

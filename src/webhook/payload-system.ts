import { z } from 'zod'
import { phoneFromMeta } from '../subject/address.ts'
import type { InboundSystem, Sender } from './event.ts'
import { identifier, moment, optionalText, optionalUserId } from './payload-field.ts'
import { namedSender, senderShape } from './payload-sender.ts'
import type { Reading } from './reading.ts'

const systemShape = z.object({
  ...senderShape,
  id: identifier,
  timestamp: moment,
  group_id: optionalText,
  system: z.object({
    type: z.string(),
    wa_id: optionalText,
    new_wa_id: optionalText,
    customer: optionalText,
    user_id: optionalUserId,
    parent_user_id: optionalUserId,
    previous_user_id: optionalUserId,
    previous_parent_user_id: optionalUserId,
  }),
})

type SystemMessage = z.infer<typeof systemShape>

const CHANGES: Record<string, InboundSystem['change']> = {
  user_changed_number: 'number',
  customer_changed_number: 'number',
  user_changed_user_id: 'user-id',
  user_identity_changed: 'identity',
  customer_identity_changed: 'identity',
}

/** A `messages[]` item of type system: WhatsApp's word that the number or id behind a chat has changed. */
export function readSystem(raw: unknown, phoneNumberId: string): Reading {
  const parsed = systemShape.safeParse(raw)
  if (!parsed.success) return { strange: 'system' }
  const message = parsed.data
  if (message.group_id !== undefined) return { ignored: 'group' }
  const change = Object.hasOwn(CHANGES, message.system.type) ? CHANGES[message.system.type] : undefined
  if (!change) return { ignored: 'system-kind' }
  const sender = formerSelf(message)
  if (!sender) return { strange: 'sender' }
  const { previous_user_id: previousUserId } = message.system
  const event: InboundSystem = {
    kind: 'system',
    phoneNumberId,
    wamid: message.id,
    sentAt: message.timestamp,
    sender,
    change,
    next: newSelf(message),
    ...(previousUserId === undefined ? {} : { previousUserId }),
  }
  return { event }
}

// `from` is the old number (older shape: `customer`); `from_user_id` may already be the new id, which is not who we know.
function formerSelf({ from, from_user_id, from_parent_user_id, system }: SystemMessage): Sender | undefined {
  const phone = phoneFromMeta(from ?? system.customer ?? '')
  const fromUserId = from_user_id === system.user_id ? undefined : from_user_id
  const userId = system.previous_user_id ?? fromUserId ?? (phone === undefined ? from_user_id : undefined)
  if (phone === undefined && userId === undefined) return undefined
  return namedSender({
    phone,
    userId,
    parentUserId: system.previous_parent_user_id ?? from_parent_user_id,
    identityKeyHash: undefined,
  })
}

function newSelf({ system }: SystemMessage): Sender {
  return namedSender({
    phone: phoneFromMeta(system.wa_id ?? system.new_wa_id ?? ''),
    userId: system.user_id,
    parentUserId: system.parent_user_id,
    identityKeyHash: undefined,
  })
}

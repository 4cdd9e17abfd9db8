import { z } from 'zod'
import { phoneFromMeta } from '../subject/address.ts'
import type { Sender } from './event.ts'
import { listOf, optionalText, optionalUserId } from './payload-field.ts'

export type Contact = z.infer<typeof contactShape>

const contactShape = z.object({
  wa_id: optionalText,
  user_id: optionalUserId,
  parent_user_id: optionalUserId,
  identity_key_hash: optionalText,
})

/** What of a message names its sender. */
export const senderShape = {
  from: optionalText,
  from_user_id: optionalUserId,
  from_parent_user_id: optionalUserId,
}

/** `value.contacts`, without those that cannot be read. */
export function readContacts(value: unknown): Contact[] {
  return (listOf(value) ?? []).flatMap((raw) => {
    const contact = contactShape.safeParse(raw)
    return contact.success ? [contact.data] : []
  })
}

/**
 * The sender of a message: `messages[].from` and `from_user_id`, completed from the contact that shares one of them. Contacts come
 * in any order, so a position never joins. Undefined when nothing names anybody.
 */
export function readSender(
  message: { from?: string | undefined; from_user_id?: string | undefined; from_parent_user_id?: string | undefined },
  contacts: readonly Contact[],
): Sender | undefined {
  const from = message.from === undefined ? undefined : phoneFromMeta(message.from)
  const contact = joined(from, message.from_user_id, contacts)
  const phone = from ?? (contact?.wa_id === undefined ? undefined : phoneFromMeta(contact.wa_id))
  const userId = message.from_user_id ?? contact?.user_id
  if (phone === undefined && userId === undefined) return undefined
  return namedSender({
    phone,
    userId,
    parentUserId: message.from_parent_user_id ?? contact?.parent_user_id,
    identityKeyHash: contact?.identity_key_hash,
  })
}

/** Leaves out what is not there. */
export function namedSender(parts: { [Key in keyof Sender]: Sender[Key] | undefined }): Sender {
  return {
    ...(parts.phone === undefined ? {} : { phone: parts.phone }),
    ...(parts.userId === undefined ? {} : { userId: parts.userId }),
    ...(parts.parentUserId === undefined ? {} : { parentUserId: parts.parentUserId }),
    ...(parts.identityKeyHash === undefined ? {} : { identityKeyHash: parts.identityKeyHash }),
  }
}

// A contact that contradicts the message on the other identifier is somebody else's.
function joined(from: string | undefined, userId: string | undefined, contacts: readonly Contact[]): Contact | undefined {
  return contacts.find((contact) => {
    const waId = contact.wa_id === undefined ? undefined : phoneFromMeta(contact.wa_id)
    const samePhone = from !== undefined && waId === from
    const sameUser = userId !== undefined && contact.user_id === userId
    const contradicts =
      (from !== undefined && waId !== undefined && waId !== from) ||
      (userId !== undefined && contact.user_id !== undefined && contact.user_id !== userId)
    return (samePhone || sameUser) && !contradicts
  })
}

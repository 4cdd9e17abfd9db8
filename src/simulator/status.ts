import type { Contact } from './envelope.ts'
import { contactEntry, digits, unixSeconds } from './envelope.ts'
import type { Behaviour } from './faults.ts'
import { statusError } from './meta-error.ts'

export type DeliveryStatus = 'sent' | 'delivered' | 'read' | 'failed'

/** The order in which a message's statuses are posted. */
export function statusOrder(mode: Behaviour['statuses']): readonly DeliveryStatus[] {
  return mode === 'reordered' ? ['read', 'delivered', 'sent'] : ['sent', 'delivered', 'read']
}

interface Announced {
  wamid: string
  contact: Contact
  callbackData: string | null
}

/**
 * `contacts` and `statuses` of one status webhook. As Meta does it, a failed one names no business-scoped id when the
 * message went to a number, and the price stands on `delivered` only.
 */
export function statusValue(message: Announced, status: DeliveryStatus, at: Date, code?: number): Record<string, unknown> {
  const { contact, wamid, callbackData } = message
  const failed = status === 'failed'
  const waId = contact.phone === null ? {} : { wa_id: digits(contact.phone) }
  const entry = {
    id: wamid,
    status,
    timestamp: unixSeconds(at),
    ...(contact.phone === null ? {} : { recipient_id: digits(contact.phone) }),
    ...(failed && contact.phone !== null ? {} : { recipient_user_id: contact.userId }),
    ...(callbackData === null ? {} : { biz_opaque_callback_data: callbackData }),
    ...(status === 'delivered' ? { pricing: price } : {}),
    ...(code === undefined ? {} : { errors: [statusError(code, 'Message failed to send.')] }),
  }
  return { contacts: [failed ? waId : contactEntry(contact)], statuses: [entry] }
}

const price = { billable: false, pricing_model: 'PMP', type: 'free_customer_service', category: 'service' }

import type { Bubble } from './bubble.ts'
import type { Contact } from './envelope.ts'
import type { Json } from './json.ts'
import type { DeliveryStatus } from './status.ts'

/** A message that the Graph API has taken for a person. */
export interface SentMessage {
  wamid: string
  phoneNumberId: string
  contact: Contact
  /** `biz_opaque_callback_data`, as the sender gave it. */
  callbackData: string | null
  wire: Json
  bubble: Bubble
  at: Date
  /** What was posted to the webhook so far, in that order. */
  statuses: DeliveryStatus[]
}

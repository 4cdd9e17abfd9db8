/** A WhatsApp number of a business, with what its senders and webhooks are signed with. */
export interface NetworkChannel {
  phoneNumberId: string
  accessToken: string
  appSecret: string
  /** E.164 or as a person would read it. */
  displayNumber: string
  wabaId: string
  portfolioId: string
}

/** The other end of a chat, as one portfolio sees them. */
export interface Contact {
  name: string | null
  /** E.164; `null` for people who show businesses no number. */
  phone: string | null
  userId: string
}

/** The envelope of Meta's `messages` field around messages or statuses of one channel. */
export function envelope(channel: NetworkChannel, value: Record<string, unknown>): Record<string, unknown> {
  const metadata = { display_phone_number: channel.displayNumber.replace(/\D/g, ''), phone_number_id: channel.phoneNumberId }
  const change = { field: 'messages', value: { messaging_product: 'whatsapp', metadata, ...value } }
  return { object: 'whatsapp_business_account', entry: [{ id: channel.wabaId, changes: [change] }] }
}

/** The envelope of word about an account: no number's id stands in it. */
export function accountEnvelope(
  channel: NetworkChannel,
  at: Date,
  field: string,
  value: Record<string, unknown>,
): Record<string, unknown> {
  const time = Math.floor(at.getTime() / 1000)
  return { object: 'whatsapp_business_account', entry: [{ id: channel.wabaId, time, changes: [{ field, value }] }] }
}

/** `contacts[]`: Meta leaves a key away rather than sending it empty. */
export function contactEntry(contact: Contact): Record<string, unknown> {
  return {
    ...(contact.name === null ? {} : { profile: { name: contact.name } }),
    ...(contact.phone === null ? {} : { wa_id: digits(contact.phone) }),
    user_id: contact.userId,
  }
}

export function digits(phone: string): string {
  return phone.replace(/^\+/, '')
}

/** Meta's timestamps: unix seconds, as text. */
export function unixSeconds(at: Date): string {
  return String(Math.floor(at.getTime() / 1000))
}

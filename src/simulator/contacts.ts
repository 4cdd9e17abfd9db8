import type { Contact, NetworkChannel } from './envelope.ts'
import { inventUserId } from './wamid.ts'

export interface Contacts {
  /** Makes the network know a person, and gives the contact as this channel's portfolio sees it. */
  meet(channel: NetworkChannel, person: { name: string | null; phone: string | null; userId?: string }): Contact
  /** Who is behind `to` (a number) or `recipient` (a business-scoped id). Strangers are met nameless. */
  find(channel: NetworkChannel, address: string): Contact
}

export function createContacts(): Contacts {
  const known = new Map<string, Contact>()

  function meet(channel: NetworkChannel, person: { name: string | null; phone: string | null; userId?: string }): Contact {
    const userId = person.userId ?? inventUserId(channel.portfolioId, person.phone ?? '')
    const contact = { name: person.name, phone: person.phone, userId }
    known.set(pairOf(channel.phoneNumberId, contact), contact)
    return contact
  }

  function find(channel: NetworkChannel, address: string): Contact {
    const isUserId = address.includes('.')
    const phone = `+${address.replace(/^\+/, '')}`
    for (const [pair, contact] of known) {
      const matches = isUserId ? contact.userId === address : contact.phone === phone
      if (matches && pair.startsWith(`${channel.phoneNumberId} `)) return contact
    }
    return meet(channel, isUserId ? { name: null, phone: null, userId: address } : { name: null, phone })
  }

  return { meet, find }
}

/** One person in one chat. */
export function pairOf(phoneNumberId: string, contact: Contact): string {
  return `${phoneNumberId} ${contact.phone ?? contact.userId}`
}

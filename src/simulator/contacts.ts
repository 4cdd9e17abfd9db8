import type { Contact, NetworkChannel } from './envelope.ts'
import { inventUserId } from './wamid.ts'

interface Met {
  name: string | null
  phone: string | null
  userId?: string
  /** The number of somebody who shows businesses none: what is sent to it arrives all the same. */
  hiddenPhone?: string
}

export interface Contacts {
  /** Makes the network know a person, and gives the contact as this channel's portfolio sees it. */
  meet(channel: NetworkChannel, person: Met): Contact
  /** Who is behind `to` (a number) or `recipient` (a business-scoped id). Strangers are met nameless. */
  find(channel: NetworkChannel, address: string): Contact
}

export function createContacts(): Contacts {
  const byAddress = new Map<string, Contact>()

  function meet(channel: NetworkChannel, person: Met): Contact {
    const reachedAt = person.phone ?? person.hiddenPhone ?? null
    const userId = person.userId ?? inventUserId(channel.portfolioId, reachedAt ?? '')
    const contact = { name: person.name, phone: person.phone, userId }
    byAddress.set(`${channel.phoneNumberId} ${userId}`, contact)
    if (reachedAt !== null) byAddress.set(`${channel.phoneNumberId} ${reachedAt}`, contact)
    return contact
  }

  function find(channel: NetworkChannel, address: string): Contact {
    const isUserId = address.includes('.')
    const canonical = isUserId ? address : `+${address.replace(/^\+/, '')}`
    const stranger = isUserId ? { name: null, phone: null, userId: address } : { name: null, phone: canonical }
    return byAddress.get(`${channel.phoneNumberId} ${canonical}`) ?? meet(channel, stranger)
  }

  return { meet, find }
}

/** One person in one chat. */
export function pairOf(phoneNumberId: string, contact: Contact): string {
  return `${phoneNumberId} ${contact.phone ?? contact.userId}`
}

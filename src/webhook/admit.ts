import type { Channel, ChannelBook } from '../db/channels.ts'

export type Admission =
  /** budget: too much was forged this minute to look any further. */
  | { as: 'refused'; because: 'signature' | 'foreign-channel' | 'budget' }
  | {
      as: 'admitted'
      /** The channels this body may speak for, by phone_number_id; a number not in here is nobody's and is ignored. */
      channels: ReadonlyMap<string, Channel>
      /** Whether what names no channel may be kept as a dead letter: never when a shared channel uses the same secret. */
      keepsLetters: boolean
    }

/**
 * What a body may speak for. `secret` is the one that signed it, `named` every phone_number_id in it.
 * A secret signs for its own channels alone: one foreign channel refuses the whole body.
 */
export function admit(book: ChannelBook, secret: string | undefined, named: Iterable<string>): Admission {
  if (secret === undefined) return { as: 'refused', because: 'signature' }
  const channels = new Map<string, Channel>()
  for (const phoneNumberId of named) {
    const channel = book.byPhoneNumberId.get(phoneNumberId)
    if (!channel) continue
    if (!channel.appSecrets.includes(secret)) return { as: 'refused', because: 'foreign-channel' }
    channels.set(phoneNumberId, channel)
  }
  return { as: 'admitted', channels, keepsLetters: book.dedicatedSecrets.has(secret) }
}

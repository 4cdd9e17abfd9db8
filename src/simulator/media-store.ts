import type { Clock } from '../runtime/clock.ts'
import { newToken } from '../runtime/ids.ts'
import { sha256Hex } from '../runtime/keys.ts'

/** A file that a person sent. Meta keeps it for 30 days, each address for 5 minutes. */
export interface Media {
  id: string
  phoneNumberId: string
  bytes: Buffer
  mimeType: string
  sha256: string
  /** The hash in its newest address, and until when that counts. */
  address: { hash: string; until: number } | null
}

export interface MediaStore {
  put(phoneNumberId: string, bytes: Buffer, mimeType: string): Media
  find(id: string): Media | undefined
  /** A new hash for the file's address. */
  open(media: Media): string
  /** Whether this hash opens the file now. */
  opens(media: Media, hash: string | undefined): boolean
  /** What was asked for, oldest first. */
  asked: { what: 'address' | 'file'; id: string }[]
  /** What the next calls meet, used up one by one. */
  failNext: ('gone' | 'elsewhere' | 'down' | 'page')[]
}

const ADDRESS_MS = 5 * 60_000
const KEPT_MAX = 500

/** What people sent, in memory; the oldest goes first. */
export function createMediaStore(clock: Clock): MediaStore {
  const kept = new Map<string, Media>()
  return {
    asked: [],
    failNext: [],
    put(phoneNumberId, bytes, mimeType) {
      const id = BigInt(`0x${sha256Hex(newToken()).slice(0, 13)}`).toString()
      const media = { id, phoneNumberId, bytes, mimeType, sha256: sha256Hex(bytes), address: null }
      kept.set(id, media)
      const [oldest] = kept.keys()
      if (kept.size > KEPT_MAX && oldest !== undefined) kept.delete(oldest)
      return media
    },
    find: (id) => kept.get(id),
    open(media) {
      const hash = newToken()
      media.address = { hash, until: clock.now().getTime() + ADDRESS_MS }
      return hash
    },
    opens: ({ address }, hash) => address !== null && address.hash === hash && clock.now().getTime() < address.until,
  }
}

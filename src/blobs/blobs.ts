/** Where recordings and media lie. A key is a relative path with forward slashes, as the platform's rows hold it. */
export interface Blobs {
  put(key: string, bytes: Uint8Array): Promise<void>
  exists(key: string): Promise<boolean>
  /** Removes the blob with its versions and snapshots, and verifies that it is gone; a key that holds nothing is gone. Never throws. */
  remove(key: string): Promise<Removal>
  /** Hears that it holds none of what rows name, which removals alone do not show. */
  foundEmpty?(): void
}

export type Removal =
  /**
   * `wasThere: false`: nothing of that name was found, as in a store that never held it. `recoverableUntil`: until then the store's own
   * administrators could bring it back (soft delete).
   */
  | { is: 'gone'; wasThere?: false; recoverableUntil?: Date }
  /** This one blob cannot be removed now; others may be. */
  | { is: 'stays'; because: 'leased' | 'immutable' | 'bad-key' | 'still-there' }
  /** No blob of this store can be removed now. */
  | { is: 'unreachable'; because: StoreTrouble }

/**
 * `down`: no answer or a fault of its own. `refused`: our rights do not suffice. `missing`: the folder or container is not there.
 * `empty`: it holds none of what rows name: it is another store than theirs, or its disk is not mounted.
 */
export type StoreTrouble = 'down' | 'refused' | 'missing' | 'empty'

/** What Azure takes; a folder takes less, and says so. */
const KEY_LENGTH_MAX = 1_024

/** The parts of a key, or undefined when it is no plain relative path. */
export function partsOf(key: string): string[] | undefined {
  const parts = key.split('/')
  const bad = (part: string) => part === '' || part === '.' || part === '..' || part.endsWith('.partial')
  return key.length > KEY_LENGTH_MAX || key.includes('\0') || key.includes('\\') || parts.some(bad) ? undefined : parts
}

import { createPublicKey, type KeyObject } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { sha256Hex } from '../runtime/keys.ts'
import { Sentence } from './sentence.ts'

/** Public keys from PEM files, by the id under which they signed; `option` names where the files were given. */
export function readPublicKeys(files: readonly string[], option: string): [string, KeyObject][] {
  return files.map((file) => {
    if (!existsSync(file)) throw new Sentence(`A file given with ${option} is not there.`)
    try {
      const key = createPublicKey(readFileSync(file))
      if (key.asymmetricKeyType === 'ed25519') return [sha256Hex(key.export({ type: 'spki', format: 'der' })).slice(0, 16), key]
    } catch {
      // Said below.
    }
    throw new Sentence(`A file given with ${option} holds no Ed25519 public key in PEM.`)
  })
}

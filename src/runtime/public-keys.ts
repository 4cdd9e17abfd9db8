import { createPublicKey, type KeyObject } from 'node:crypto'
import { type KeyRing, sha256Hex } from './keys.ts'

export interface PublicKey {
  /** The start of its hash: by it a signature names its key. */
  id: string
  publicKey: KeyObject
}

const PEM = /-----BEGIN [A-Z ]+-----[\s\S]+?-----END [A-Z ]+-----/g

/** Every key that has signed here, by id: today's, and the former ones that the settings still name. */
export function publicKeysOf({ signing }: Pick<KeyRing, 'signing'>): Map<string, KeyObject> {
  return new Map([...(signing.former ?? []), signing].map(({ id, publicKey }) => [id, publicKey]))
}

export function publicPem(publicKey: KeyObject): string {
  return publicKey.export({ type: 'spki', format: 'pem' }).toString()
}

/** Ed25519 keys from PEM, one or several, or from the base64 of one, comma-separated. Throws when there is none, or one that is none. */
export function parsePublicKeys(text: string): PublicKey[] {
  const pems = text.match(PEM) ?? text.split(',').map(decoded)
  if (pems.length === 0) throw new Error('There is no key.')
  return pems.map((pem) => {
    const publicKey = createPublicKey(pem)
    if (publicKey.asymmetricKeyType !== 'ed25519') throw new Error('A receipt is signed with Ed25519.')
    return { id: sha256Hex(publicKey.export({ type: 'spki', format: 'der' })).slice(0, 16), publicKey }
  })
}

function decoded(base64: string): string {
  const bytes = Buffer.from(base64.trim(), 'base64')
  const isPem = bytes.toString('latin1').includes('-----BEGIN')
  return isPem ? bytes.toString('utf8') : `-----BEGIN PUBLIC KEY-----\n${bytes.toString('base64')}\n-----END PUBLIC KEY-----`
}

import type { KeyObject } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { KeyRing } from '../runtime/keys.ts'
import { parsePublicKeys, publicKeysOf, publicPem } from '../runtime/public-keys.ts'
import { print } from './print.ts'
import { Sentence } from './sentence.ts'

/**
 * Public keys by the id under which they sign: each given as PEM, or as a file of PEM or of what /receipts/keys answers; `option` names
 * where they were given.
 */
export function readPublicKeys(given: readonly string[], option: string): [string, KeyObject][] {
  return given.flatMap((one) => {
    const isPem = one.includes('-----BEGIN')
    if (!isPem && !existsSync(one)) throw new Sentence(`A file given with ${option} is not there.`)
    try {
      const text = isPem ? one : readFileSync(one, 'utf8')
      // JSON writes a line's end as two characters.
      return parsePublicKeys(text.replaceAll('\\n', '\n')).map(({ id, publicKey }): [string, KeyObject] => [id, publicKey])
    } catch {
      throw new Sentence(`A file given with ${option} holds no Ed25519 public key in PEM.`)
    }
  })
}

/** `receipt keys`: the public keys with which receipts are verified, today's and the former ones. */
export function receiptKeys(keys: KeyRing, json: boolean): void {
  const known = [...publicKeysOf(keys)].map(([id, key]) => ({ id, current: id === keys.signing.id, publicKey: publicPem(key) }))
  print(json, { keys: known }, () =>
    known.flatMap(({ id, current, publicKey }) => [`${id}${current ? ' (signs now)' : ''}`, publicKey]),
  )
}

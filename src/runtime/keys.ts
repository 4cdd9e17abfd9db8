import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  randomBytes,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto'

/** What a pseudonym is for. The same number gives unrelated pseudonyms for different purposes. */
export type PseudonymPurpose = 'case' | 'replay' | 'suppression' | 'wamid' | 'token' | 'mail' | 'code' | 'facebook'

export interface NamedKey {
  id: string
  /** 32 bytes. */
  bytes: Buffer
}

/** The first key of a list writes; all of them read. */
export interface KeyRing {
  encryption: readonly NamedKey[]
  pseudonym: readonly NamedKey[]
  signing: {
    id: string
    privateKey: KeyObject
    publicKey: KeyObject
    /** Public halves of the keys that signed before: their receipts stay verifiable. */
    former?: readonly { id: string; publicKey: KeyObject }[]
  }
}

/** Seals text with AES-256-GCM; the key's id and `purpose` (bound as associated data) make a ciphertext useless elsewhere. */
export function seal(keys: KeyRing, purpose: string, plain: string): string {
  const key = writing(keys.encryption)
  const nonce = freshNonce()
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce).setAAD(Buffer.from(purpose))
  const body = [cipher.update(plain, 'utf8'), cipher.final()]
  return `${key.id}.${Buffer.concat([nonce, cipher.getAuthTag(), ...body]).toString('base64')}`
}

const NONCE_BYTES = 12
let nonces = Buffer.alloc(0)

/** Drawn some hundred at a time: asking the system for each costs more than the sealing. None is given out twice. */
function freshNonce(): Buffer {
  if (nonces.length === 0) nonces = randomBytes(NONCE_BYTES * 256)
  const nonce = nonces.subarray(0, NONCE_BYTES)
  nonces = nonces.subarray(NONCE_BYTES)
  return nonce
}

/** Opens what `seal` made. Throws when the key is gone, the purpose differs or a bit was changed. */
export function unseal(keys: KeyRing, purpose: string, sealed: string): string {
  const dot = sealed.indexOf('.')
  const id = sealed.slice(0, dot)
  const key = keys.encryption.find((candidate) => candidate.id === id)
  if (!key) throw new Error(`No encryption key ${id}: put it back into ENCRYPTION_KEYS until no row needs it.`)
  const bytes = Buffer.from(sealed.slice(dot + 1), 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, bytes.subarray(0, 12)).setAAD(Buffer.from(purpose))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}

/** HMAC-SHA256 under the writing key, hex. `value` is a canonical identifier (E.164, verbatim id, wamid). */
export function pseudonym(keys: KeyRing, purpose: PseudonymPurpose, value: string): { keyId: string; value: string } {
  const key = writing(keys.pseudonym)
  return { keyId: key.id, value: hmacHex(key.bytes, purpose, value) }
}

/** The same under every key still known, newest first: for look-ups while a key is being replaced. */
export function pseudonyms(keys: KeyRing, purpose: PseudonymPurpose, value: string): { keyId: string; value: string }[] {
  return keys.pseudonym.map((key) => ({ keyId: key.id, value: hmacHex(key.bytes, purpose, value) }))
}

function hmacHex(key: Buffer, purpose: string, value: string): string {
  return createHmac('sha256', key).update(`${purpose}\n${value}`).digest('hex')
}

function writing(keys: readonly NamedKey[]): NamedKey {
  const [first] = keys
  if (!first) throw new Error('A key list is empty: set ENCRYPTION_KEYS and PSEUDONYM_KEYS.')
  return first
}

/** Lower-case hex SHA-256. */
export function sha256Hex(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex')
}

/** Lower-case hex HMAC-SHA256 over raw bytes (Meta's signature and appsecret_proof). */
export function hmacSha256Hex(secret: string, data: string | Buffer): string {
  return createHmac('sha256', secret).update(data).digest('hex')
}

/** Compares without telling by time where two strings differ. */
export function equalInConstantTime(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}

/** Ed25519 over UTF-8 text, base64. */
export function signText(keys: KeyRing, text: string): { keyId: string; signature: string } {
  return { keyId: keys.signing.id, signature: sign(null, Buffer.from(text), keys.signing.privateKey).toString('base64') }
}

export function verifyText(publicKey: KeyObject, text: string, signature: string): boolean {
  return verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64'))
}

/** A signing key from PKCS#8 PEM or its base64; its id is the start of the public key's hash. */
export function signingKey(pem: string): KeyRing['signing'] {
  const privateKey = createPrivateKey(pem.includes('BEGIN') ? pem : Buffer.from(pem, 'base64').toString('utf8'))
  if (privateKey.asymmetricKeyType !== 'ed25519')
    throw new Error('RECEIPT_SIGNING_KEY must be an Ed25519 private key in PKCS#8 PEM.')
  const publicKey = createPublicKey(privateKey)
  const id = sha256Hex(publicKey.export({ type: 'spki', format: 'der' })).slice(0, 16)
  return { id, privateKey, publicKey }
}

/** `id:base64(32 bytes)` pairs, comma-separated, newest first. */
export function parseKeyList(setting: string, list: string): NamedKey[] {
  return list.split(',').map((pair) => {
    const [id = '', encoded = ''] = pair.trim().split(':')
    const bytes = Buffer.from(encoded, 'base64')
    if (!/^[a-z0-9-]{1,32}$/.test(id) || bytes.length !== 32) {
      throw new Error(`${setting} wants id:base64 pairs of 32-byte keys, newest first (for one: openssl rand -base64 32).`)
    }
    return { id, bytes }
  })
}

import { createPublicKey, type JsonWebKey, verify } from 'node:crypto'
import { z } from 'zod'

/** What says in a logout token that it is one (OpenID Connect Back-Channel Logout 1.0, 2.4). */
const EVENT = 'http://schemas.openid.net/event/backchannel-logout'
/** A token is used at once; older ones are somebody's copy. */
const FRESH_S = 120
const ALGORITHMS: Readonly<Record<string, string>> = { RS256: 'sha256', ES256: 'sha256', RS512: 'sha512' }

const header = z.object({ alg: z.string(), kid: z.string().optional() })
const claims = z.object({
  iss: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  iat: z.number(),
  sub: z.string().min(1),
  events: z.record(z.string(), z.unknown()),
  nonce: z.undefined().optional(),
})
const keySet = z.object({ keys: z.array(z.record(z.string(), z.unknown())) })

export interface Expected {
  issuer: string
  clientId: string
  now: Date
  /** The service's public keys, as it publishes them. */
  keys(): Promise<unknown>
}

/** Whose sessions a sign-in service says are over. Undefined: the token is not its word, not for us, or old. */
export async function subjectOfLogout(token: string, { issuer, clientId, now, keys }: Expected): Promise<string | undefined> {
  const [head, body, signature, ...more] = token.split('.')
  if (!head || !body || !signature || more.length > 0) return undefined
  const read = claims.safeParse(jsonIn(body))
  const { data: named } = header.safeParse(jsonIn(head))
  const digest = named && Object.hasOwn(ALGORITHMS, named.alg) ? ALGORITHMS[named.alg] : undefined
  if (!read.success || !named || !digest) return undefined
  const { iss, aud, iat, sub, events } = read.data
  const isOurs = iss === issuer && [aud].flat().includes(clientId) && EVENT in events
  if (!isOurs || Math.abs(now.getTime() / 1_000 - iat) > FRESH_S) return undefined
  const published = keySet.parse(await keys()).keys.filter(({ kid }) => named.kid === undefined || kid === named.kid)
  const signed = Buffer.from(`${head}.${body}`)
  const isSigned = published.some((key) => isBy(key, named.alg, digest, signed, Buffer.from(signature, 'base64url')))
  return isSigned ? sub : undefined
}

function isBy(jwk: Record<string, unknown>, alg: string, digest: string, signed: Buffer, signature: Buffer): boolean {
  // A key of another kind cannot have signed this: what the header names must be what the key is.
  if (jwk.kty !== (alg.startsWith('ES') ? 'EC' : 'RSA')) return false
  const key = createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' })
  return verify(digest, signed, { key, dsaEncoding: 'ieee-p1363' }, signature)
}

function jsonIn(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString())
  } catch {
    return undefined
  }
}

import { z } from 'zod'
import { equalInConstantTime, hmacSha256Hex } from '../runtime/keys.ts'

const PART = /^[A-Za-z0-9_-]{1,4096}$/
const ALGORITHM = 'HMAC-SHA256'
/** The answer is always the same, so that an old call does no harm: this only bounds what a leaked one is good for. */
const AGE_MS_MAX = 7 * 86_400_000
const SKEW_MS_MAX = 5 * 60_000

// `expires` is that of a log-in token, which is none of this.
const payload = z.object({
  algorithm: z.string(),
  issued_at: z.number(),
  user_id: z.union([z.string().regex(/^[\x21-\x7e]{1,128}$/), z.number().int().nonnegative()]).transform(String),
})

export type SignedRequest = { is: 'genuine'; userId: string } | { is: 'malformed' | 'forged' | 'wrong-algorithm' | 'too-old' }

/**
 * Reads Meta's `signed_request`: two base64url parts without padding around exactly one dot, the first the HMAC-SHA256 of the second as it
 * was sent, under an app secret (developers.facebook.com/docs/development/create-an-app/app-dashboard/data-deletion-callback).
 */
export function readSignedRequest(text: unknown, secrets: readonly string[], now: number): SignedRequest {
  const parts = typeof text === 'string' ? text.split('.') : []
  const [signature = '', encoded = ''] = parts
  if (parts.length !== 2 || !PART.test(signature) || !PART.test(encoded)) return { is: 'malformed' }
  if (!isSigned(signature, encoded, secrets)) return { is: 'forged' }
  const said = payload.safeParse(parsed(encoded))
  if (!said.success) return { is: 'malformed' }
  const { algorithm, issued_at, user_id } = said.data
  if (algorithm !== ALGORITHM) return { is: 'wrong-algorithm' }
  const ageMs = now - issued_at * 1000
  return ageMs > AGE_MS_MAX || ageMs < -SKEW_MS_MAX ? { is: 'too-old' } : { is: 'genuine', userId: user_id }
}

/** Whether one of the secrets signed it. Each is tried, so that the time tells neither which nor how nearly. */
export function isSigned(signature: string, encoded: string, secrets: readonly string[]): boolean {
  const given = Buffer.from(signature, 'base64url').toString('hex')
  return secrets.map((secret) => equalInConstantTime(hmacSha256Hex(secret, encoded), given)).includes(true)
}

function parsed(encoded: string): unknown {
  try {
    return JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}

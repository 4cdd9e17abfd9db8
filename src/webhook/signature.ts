import { equalInConstantTime, hmacSha256Hex } from '../runtime/keys.ts'

const SIGNATURE = /^sha256=([0-9a-f]{64})$/i

/** Whether this can be an X-Hub-Signature-256 at all: known before the body is read. */
export function isSignature(header: unknown): header is string {
  return typeof header === 'string' && SIGNATURE.test(header)
}

/**
 * The secret that signed these bytes, or undefined. `header` is X-Hub-Signature-256; the HMAC is over the bytes as they came,
 * never over parsed and re-written JSON (developers.facebook.com/docs/graph-api/webhooks/getting-started).
 */
export function signedBy(secrets: readonly string[], rawBody: Buffer, header: unknown): string | undefined {
  const given = typeof header === 'string' ? SIGNATURE.exec(header)?.[1]?.toLowerCase() : undefined
  if (given === undefined) return undefined
  return secrets.find((secret) => secret !== '' && equalInConstantTime(hmacSha256Hex(secret, rawBody), given))
}

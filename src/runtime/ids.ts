import { randomBytes, randomInt, randomUUID } from 'node:crypto'

/** A row id (UUID v4). */
export function newId(): string {
  return randomUUID()
}

/** 128 random bits for links and prompts, base64url, 22 characters. */
export function newToken(): string {
  return randomBytes(16).toString('base64url')
}

/** Three digits, the typed confirmation of one review. */
export function newCode(): string {
  return String(randomInt(100, 1000))
}

/** Six digits, the one-time code to an e-mail address. */
export function newEmailCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0')
}

/** Eight letters and digits without 0 O 1 I L, for references read aloud. */
export function newReferenceLetters(): string {
  return letters(8)
}

/** Six of the same letters and digits, some of each, so that no word looks like a code. */
export function newLinkCode(): string {
  for (;;) {
    const code = letters(6)
    if (/\d/.test(code) && /[A-Z]/.test(code)) return code
  }
}

function letters(length: number): string {
  const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
}

/** A number in [0, 1) for jitter. */
export function jitter(): number {
  return randomInt(1_000_000) / 1_000_000
}

import { parseEmail } from '../subject/email.ts'
import type { Context } from './context.ts'
import type { Heard, Told } from './heard.ts'
import { normalise } from './intents/normalise.ts'
import { isWhole } from './intents/vocabulary.ts'
import type { PersonInput } from './person-input.ts'

const CODE_LENGTH = 6
/** "Mera code 123456 hai": beside so many words a number is the code; in a longer story it is anything. */
const WORDS_MAX = 5

/**
 * What a text means only while an account's question is open: an address, its code, "send again", "sooner". In every other state six
 * digits are six digits. Undefined: read it as everywhere.
 */
export function hearAccount(body: string, input: PersonInput, { question }: Context, told: Told): Heard | undefined {
  switch (question?.key) {
    case 'account-email':
      return hearEmail(body, told)
    case 'account-code':
      return hearCode(body, input, told) ?? hearEmail(body, told) ?? hearWhole(body, told)
    case 'account-scheduled':
      return isWhole(normalise(body), 'sooner') ? { ...told, type: 'tapped.sooner' } : undefined
    default:
      return undefined
  }
}

function hearEmail(body: string, told: Told): Heard | undefined {
  const email = typedEmail(body)
  return email === undefined ? undefined : { ...told, type: 'said.email', email }
}

/** The one e-mail address in a text, in small letters; none of several. */
export function typedEmail(body: string): string | undefined {
  const words = body
    .normalize('NFKC')
    .split(/[\s<>()"“”,;:]+/)
    .filter((word) => word.includes('@'))
  const found = words.flatMap((word) => parseEmail(word.replace(/^[.'*_]+|[.'*_!?।]+$/gu, ''))?.toLowerCase() ?? [])
  const [email, ...more] = new Set(found)
  return more.length === 0 ? email : undefined
}

function hearCode(body: string, input: PersonInput, told: Told): Heard | undefined {
  if (/@/.test(body)) return undefined
  const plain = normalise(body)
  const digits = plain.replace(/\D/g, '')
  const words = plain.split(' ').filter((word) => !/^\d+$/.test(word))
  // Somebody else's number, a whole sentence with a sum in it: read as everywhere.
  if (digits === '' || words.length > WORDS_MAX || words.some((word) => /\d/.test(word))) return undefined
  if (!/^(?:\D*)\d(?: ?\d)*(?:\D*)$/.test(plain) || digits.length > CODE_LENGTH + 2 || digits.length < CODE_LENGTH - 2)
    return undefined
  if (digits.length !== CODE_LENGTH) return { ...told, type: 'said.code-shape' }
  // Whoever forwards it, or wrote it long ago, is not at their mailbox now.
  if (!told.genuine) return { ...told, type: 'tapped.stale', why: input.forwarded ? 'forwarded' : 'stale', undo: null }
  return { ...told, type: 'said.email-code', code: digits }
}

function hearWhole(body: string, told: Told): Heard | undefined {
  const plain = normalise(body)
  if (isWhole(plain, 'codeAgain')) return { ...told, type: 'tapped.code-again' }
  return isWhole(plain, 'otherEmail') ? { ...told, type: 'tapped.other-email' } : undefined
}

/** A text without what may be a one-time code in it, however it is spaced: that is a secret, and not kept with the words. */
export function withoutCodes(body: string): string {
  return body.replace(/(?<!\p{N})\p{N}(?:[\s\-–.]{0,2}\p{N}){5}(?![\s\-–.]{0,2}\p{N})/gu, '••••••')
}

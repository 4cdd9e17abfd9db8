import { recordAccess } from '../db/access-log.ts'
import type { BotDb, BotTx } from '../db/client.ts'
import { newId } from '../runtime/ids.ts'
import { operatorName } from '../runtime/operator.ts'
import { phoneReadings } from '../subject/address.ts'
import { addressPseudonym } from '../subject/pseudonym.ts'
import type { Opened } from './open.ts'
import { readInput } from './read-input.ts'
import { Sentence } from './sentence.ts'

const REASON = /^[a-z][a-z-]{2,63}$/

/**
 * Whom a verb is about, E.164. In the demo the number may stand on the command line; elsewhere it is read from standard input, so that
 * it stays out of shell histories and process lists, a reason is wanted, and the look goes into the access log.
 */
export async function readPhone(
  opened: Opened,
  action: string,
  given: { phone?: string; reason?: string; target?: string },
): Promise<string> {
  const guarded = isGuarded(opened)
  refuseTyped(opened, given.phone)
  const reason = guarded ? checkReason(given.reason) : undefined
  const phone = phoneIn(given.phone ?? (await readInput('Number: ', { oneLine: true })))
  if (reason !== undefined) {
    const { keyId, value } = addressPseudonym(opened.keys, 'case', { kind: 'phone', phone })
    await noteLook(opened, { action, keyId, pseudonym: value, reason, ...(given.target ? { target: given.target } : {}) })
  }
  return phone
}

/** The number of a letter, as its second reader has it. */
export async function numberAgain(opened: Opened, typed: string | undefined): Promise<string> {
  refuseTyped(opened, typed)
  const prompt = 'The number, once more from the letter (a wrong digit would erase a stranger’s data): '
  return phoneIn(typed ?? (await readInput(prompt, { oneLine: true })))
}

/** In production a number leaves no trace in a shell's history. */
export function refuseTyped(opened: Opened, typed: string | undefined): void {
  if (!isGuarded(opened) || typed === undefined) return
  throw new Sentence('Outside the demo the number is read from standard input: leave --phone out and pipe it in.')
}

/** The number that staff typed, or what is wrong with it. */
export function phoneIn(typed: string): string {
  const [phone, ...others] = phoneReadings(typed)
  if (phone === undefined) {
    throw new Sentence('That is no phone number: give it as +91 and ten digits, or as it stands in the records.')
  }
  if (others.length > 0) {
    throw new Sentence('These digits are a number in India and another one abroad: give it with + and its country code.')
  }
  return phone
}

/** Real people's data: looks at it are written down. */
export function isGuarded({ config }: Pick<Opened, 'config'>): boolean {
  return config.mode === 'production'
}

/** A code, so that nobody's name or number gets into the access log. */
export function checkReason(reason: string | undefined): string {
  if (reason !== undefined && REASON.test(reason)) return reason
  throw new Sentence('This wants --reason, a few small-letter words joined by dashes, such as asked-by-the-person.')
}

interface LookHere {
  action: string
  keyId: string
  pseudonym: string
  reason: string
  requestId?: string
  target?: string
  actor?: string
  outcome?: string
}

/** One line of the access log, also in the transaction of what was done. */
export async function noteLook({ db, now }: { db: BotDb | BotTx; now: Date }, look: LookHere): Promise<void> {
  await recordAccess(db, { id: newId(), at: now, actor: operator(), ...look })
}

/** Who works at the command line, as the access log and proposals name them. In the demo, where one plays all, whoever is named. */
export function operator(opened?: Pick<Opened, 'config'>, by?: string): string {
  if (by !== undefined && (!opened || isGuarded(opened))) {
    throw new Sentence('Outside the demo you are who your account is: leave --by out.')
  }
  return `cli:${by ?? operatorName()}`.replace(/[^a-zA-Z0-9:._-]/g, '').slice(0, 64)
}

import { personOfNumber } from '../db/person-of-number.ts'
import { wake } from '../db/wake.ts'
import type { Language } from '../flows/language.ts'
import { eraseAtOf } from '../requests/deadline.ts'
import type { LetterProof, LetterSource } from '../requests/letter-proof.ts'
import { createLetterRequest } from '../requests/letter-request-store.ts'
import { referenceOf } from '../requests/reference.ts'
import type { CustomerScope } from '../requests/request.ts'
import { addRequestEvent, type RequestRow } from '../requests/request-store.ts'
import { newId, newReferenceLetters, newToken } from '../runtime/ids.ts'
import { pseudonym, seal } from '../runtime/keys.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import type { Bot } from './bot.ts'
import { tellByMail } from './tell-by-mail.ts'

export interface LetterWish {
  phone: string
  subject: SubjectIdentifiers
  scope: CustomerScope
  source: LetterSource
  proof: LetterProof
  /** Where the person wants news; without it the letters are staff's. */
  email: string | undefined
  language: Language
  /** Where the wish stands, a code: for the timeline. */
  reason: string
  now: Date
}

/**
 * Schedules an erasure that staff entered for a person who has no chat: frozen by its job within a minute, erased after a week. From there it is a
 * request like any other; whoever holds the number can take it back in a chat. One open request per number and scope.
 */
export async function enterLetter(
  { config, keys, db }: Pick<Bot, 'config' | 'keys' | 'db'>,
  wish: LetterWish,
): Promise<{ is: 'scheduled' | 'exists'; request: RequestRow }> {
  const { phone, subject, email, language, reason, now, ...columns } = wish
  const token = newToken()
  const eraseAt = new Date(eraseAtOf(now.getTime(), config.undoWindowMs, true))
  return db.transaction(async (tx) => {
    const created = await createLetterRequest(tx, {
      ...columns,
      id: newId(),
      reference: referenceOf(newReferenceLetters()),
      tokenHash: pseudonym(keys, 'token', token).value,
      tokenSealed: seal(keys, 'token', token),
      personId: await personOfNumber(tx, keys, phone, language, now),
      subjectSealed: seal(keys, 'subject', JSON.stringify(subject)),
      contactSealed: email === undefined ? null : seal(keys, 'contact', email),
      language,
      eraseAt,
      now,
    })
    if (created.is === 'exists') return created
    const { request } = created
    await addRequestEvent(tx, request.id, 'entered', now, reason)
    await tellByMail({ keys }, tx, request, 'entered', { is: 'entered', eraseAt }, now)
    await wake(tx, 'run-request', [request.id])
    await wake(tx, 'run-request', [request.id], eraseAt.getTime() - now.getTime() + 1)
    return created
  })
}

import type { BotTx } from '../db/client.ts'
import { personOfNumber } from '../db/person-of-number.ts'
import { wake } from '../db/wake.ts'
import type { Language } from '../flows/language.ts'
import { eraseAtOf } from '../requests/deadline.ts'
import { createLetterRequest } from '../requests/letter-request-store.ts'
import { referenceOf } from '../requests/reference.ts'
import { addRequestEvent, type RequestRow } from '../requests/request-store.ts'
import type { LetterWish } from '../requests/start-wish.ts'
import { newId, newReferenceLetters, newToken } from '../runtime/ids.ts'
import { pseudonym, seal } from '../runtime/keys.ts'
import type { Bot } from './bot.ts'
import { closeCaseOfWish, lockCaseOfWish } from './case-of-wish.ts'
import { subjectOfNumber } from './subject-of-number.ts'
import { tellByLetter } from './tell-by-letter.ts'
import { tellNumber } from './tell-number.ts'

/**
 * Schedules, in the transaction of the second person's word, what staff entered for a person who has no chat: frozen by its job within a minute,
 * erased after a week. From there it is a request like any other; whoever holds the number can take it back in a chat. One open request per number
 * and scope. What rests on the papers of a case answers that case, and does nothing once somebody has closed it; news of a case that came by mail goes
 * to whoever wrote, unless staff gave another address.
 */
export async function enterLetter(
  { config, keys }: Pick<Bot, 'config' | 'keys'>,
  tx: BotTx,
  wish: LetterWish & { language: Language; now: Date },
): Promise<{ is: 'scheduled' | 'exists'; request: RequestRow } | { is: 'case-closed' }> {
  const { phone, scope, source, proof, ofCase, email, language, file, now } = wish
  const asked = ofCase === undefined ? undefined : await lockCaseOfWish({ keys }, tx, ofCase)
  if (ofCase !== undefined && !asked) return { is: 'case-closed' }
  const contact = email ?? asked?.writesFrom
  const token = newToken()
  const eraseAt = new Date(eraseAtOf(now.getTime(), config.undoWindowMs, true))
  const subject = await subjectOfNumber({ keys }, tx, phone, scope)
  const created = await createLetterRequest(tx, {
    id: newId(),
    reference: referenceOf(newReferenceLetters()),
    tokenHash: pseudonym(keys, 'token', token).value,
    tokenSealed: seal(keys, 'token', token),
    personId: await personOfNumber(tx, keys, phone, language, now),
    subjectSealed: seal(keys, 'subject', JSON.stringify(subject)),
    contactSealed: contact === undefined ? null : seal(keys, 'contact', contact),
    ...{ scope, source, proof, language, eraseAt, now },
  })
  if (created.is === 'exists') return created
  const { request } = created
  await addRequestEvent(tx, request.id, 'entered', now, file)
  if (asked) await closeCaseOfWish(tx, asked, request.id, now)
  // Whose number it is may live, and never have heard of it.
  if (proof === 'papers-seen') await tellNumber({ keys }, tx, request, now)
  await tellByLetter({ keys }, tx, request, 'entered', { is: 'entered', eraseAt: eraseAt.getTime() }, now)
  await wake(tx, 'run-request', [request.id])
  await wake(tx, 'run-request', [request.id], eraseAt.getTime() - now.getTime() + 1)
  return created
}

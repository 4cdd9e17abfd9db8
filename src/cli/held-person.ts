import { subjectIn } from '../jobs/sealed-subject.ts'
import { whoseRequest } from '../jobs/staff.ts'
import { subjectOfNumber, subjectOfUserId } from '../jobs/subject-of-number.ts'
import { isAccountScope } from '../requests/request.ts'
import { scopeOf } from '../requests/request-store.ts'
import { pseudonym } from '../runtime/keys.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import { isGuarded, noteLook, readPhone } from './about-person.ts'
import type { Opened } from './open.ts'
import { readInput } from './read-input.ts'
import { findRequest } from './request-show.ts'
import { Sentence } from './sentence.ts'

export interface GivenPerson {
  phone?: string
  /** True: it is read from standard input. */
  userId?: string | true
  request?: string
}

/** What the access log says of it: `target` is the hold. */
export interface LookAtHeld {
  action: string
  reason: string
  target: string
}

const USER_ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{5,127}$/

/**
 * Whom a hold is on: a number, an id, or whoever a request is about, each with all that the bot knows to be the same person's. The look
 * goes into the access log under `action`.
 */
export async function heldPerson(
  opened: Opened,
  { phone, userId, request }: GivenPerson,
  look: LookAtHeld,
): Promise<SubjectIdentifiers> {
  const { db, keys } = opened
  if ([phone, userId, request].filter((given) => given !== undefined).length > 1)
    throw new Sentence('A hold is on one person: give a number, --user-id or --request.')
  const note = async (whose: { keyId: string; pseudonym: string }, requestId?: string) => {
    if (isGuarded(opened)) await noteLook(opened, { ...look, ...whose, ...(requestId === undefined ? {} : { requestId }) })
  }
  if (request !== undefined) {
    const row = await findRequest(opened, request)
    if (isAccountScope(scopeOf(row))) throw new Sentence('That request is about an account: hold it with --scope tenant.')
    const subject = subjectIn(opened, row)
    if (!subject) throw new Sentence('That request has forgotten its person: hold the number, or the id with --user-id.')
    const { keyId, value } = pseudonym(keys, 'case', `request ${row.id}`)
    await note((await whoseRequest(opened, db, row)) ?? { keyId, pseudonym: value }, row.id)
    return subject
  }
  if (userId !== undefined) {
    const id = await readUserId(opened, userId)
    const { keyId, value } = pseudonym(keys, 'case', `user_id * ${id}`)
    await note({ keyId, pseudonym: value })
    return subjectOfUserId(opened, db, id)
  }
  const number = await readPhone(opened, look.action, {
    reason: look.reason,
    target: look.target,
    ...(phone === undefined ? {} : { phone }),
  })
  return subjectOfNumber(opened, db, number, { kind: 'number' })
}

async function readUserId(opened: Opened, given: string | true): Promise<string> {
  if (isGuarded(opened) && given !== true)
    throw new Sentence('Outside the demo the id is read from standard input: give --user-id alone and pipe it in.')
  const id = (given === true ? await readInput('User id: ', { oneLine: true }) : given).trim()
  if (USER_ID.test(id)) return id
  throw new Sentence('That is no user id: give it as it stands in the records, such as IN.abcDEF123456.')
}

import { takeBackAccount } from '../jobs/take-back-account.ts'
import { accountPseudonym } from '../subject/pseudonym.ts'
import { checkReason, noteLook } from './about-person.ts'
import type { Opened } from './open.ts'
import { print } from './print.ts'
import { findRequest } from './request-show.ts'
import { requestLine } from './requests.ts'
import { FOUND, Sentence } from './sentence.ts'

/** `request undo`: the owner of an account wants it back within its recovery time; what the freeze changed is restored within a minute. */
export async function requestUndo(opened: Opened, reference: string, given: { reason: string }, json: boolean): Promise<void> {
  const { db, keys, now } = opened
  const reason = checkReason(given.reason)
  const row = await findRequest(opened, reference)
  if ((row.scope !== 'account' && row.scope !== 'profile') || row.tenantId === null) {
    throw new Sentence(
      'Staff take back deletions of accounts and profiles alone: a person takes theirs back in their own chat.',
      FOUND,
    )
  }
  const { keyId, value } = accountPseudonym(keys, 'case', row.tenantId)
  await noteLook(opened, { action: 'request-undo', keyId, pseudonym: value, reason })
  const undone = await db.transaction((tx) => takeBackAccount({ ...opened, clock: { now: () => now } }, tx, row.id, now))
  if (!undone)
    throw new Sentence(`${row.reference} is ${row.state}: its recovery time is over, or it was taken back before.`, FOUND)
  print(json, requestLine(undone, now), () => [`${row.reference} is taken back: the account works again within a minute.`])
}

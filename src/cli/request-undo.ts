import { bindingsOf } from '../db/bindings.ts'
import { wake } from '../db/wake.ts'
import { takeBackAccount } from '../jobs/take-back-account.ts'
import { tellByLetter } from '../jobs/tell-by-letter.ts'
import { tellNumberOfEnd } from '../jobs/tell-number.ts'
import { undoLetterRequest } from '../requests/letter-request-store.ts'
import type { RequestRow } from '../requests/request-store.ts'
import { accountPseudonym } from '../subject/pseudonym.ts'
import { checkReason, noteLook } from './about-person.ts'
import type { Opened } from './open.ts'
import { print } from './print.ts'
import { findRequest } from './request-show.ts'
import { requestLine } from './requests.ts'
import { FOUND, Sentence } from './sentence.ts'

/** `request undo`: somebody whose wish staff entered wants it taken back in time; what the freeze changed is restored within a minute. */
export async function requestUndo(opened: Opened, reference: string, given: { reason: string }, json: boolean): Promise<void> {
  const { db, keys, now } = opened
  const reason = checkReason(given.reason)
  const row = await findRequest(opened, reference)
  if (row.source !== null) return letterUndo(opened, row, reason, json)
  if ((row.scope !== 'account' && row.scope !== 'profile') || row.tenantId === null) {
    throw new Sentence('Staff take back what staff entered: a person takes theirs back in their own chat.', FOUND)
  }
  if (row.personId !== null) {
    throw new Sentence(
      `${row.reference} was asked for in a chat: its owner takes it back there, or by a link of the e-mails. In the console two of the staff can cancel it.`,
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

async function letterUndo(opened: Opened, row: RequestRow, reason: string, json: boolean): Promise<void> {
  const { db, now } = opened
  const [binding] = row.personId === null ? [] : await bindingsOf(db, row.personId)
  if (binding) await noteLook(opened, { action: 'request-undo', keyId: binding.keyId, pseudonym: binding.pseudonym, reason })
  const undone = await db.transaction(async (tx) => {
    const taken = await undoLetterRequest(tx, row.id, now)
    if (!taken) return undefined
    await tellByLetter(opened, tx, taken, 'taken-back', { is: 'taken-back' }, now)
    if (taken.proof === 'papers-seen') await tellNumberOfEnd(opened, tx, taken, 'taken-back', { how: 'kept' }, now)
    await wake(tx, 'run-request', [taken.id])
    return taken
  })
  if (!undone) throw new Sentence(`${row.reference} is ${row.state}: its erasure has begun, or it was taken back before.`, FOUND)
  print(json, requestLine(undone, now), () => [`${row.reference} is taken back: the data is in use again within a minute.`])
}

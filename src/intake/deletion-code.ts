import { equalInConstantTime, type KeyRing, pseudonym, pseudonyms } from '../runtime/keys.ts'

const ID_LENGTH = 20
const CHECK_LENGTH = 12
const FORM = /^[0-9a-f]{32}$/

/**
 * The confirmation code of a Facebook user's deletion: a keyed hash of the id, and a second one that vouches for the first. The same user
 * gets the same code, and it can be recognised later without a row: nothing of the call is stored.
 */
export function deletionCode(keys: KeyRing, userId: string): string {
  const id = pseudonym(keys, 'facebook', `user ${userId}`).value.slice(0, ID_LENGTH)
  return id + pseudonym(keys, 'facebook', `code ${id}`).value.slice(0, CHECK_LENGTH)
}

/** Whether a code is one that we gave, under any key still known. */
export function isDeletionCode(keys: KeyRing, code: string): boolean {
  if (!FORM.test(code)) return false
  const [id, check] = [code.slice(0, ID_LENGTH), code.slice(ID_LENGTH)]
  const vouched = pseudonyms(keys, 'facebook', `code ${id}`).map(({ value }) => value.slice(0, CHECK_LENGTH))
  return vouched.map((each) => equalInConstantTime(each, check)).includes(true)
}

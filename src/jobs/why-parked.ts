import type { BrakeReason } from '../erasure/brake.ts'
import type { Refusal } from '../erasure/plan.ts'
import { DENIED } from '../requests/answering-store.ts'
import { MESSAGE_UNHEARD } from '../requests/unheard-store.ts'
import { TAKEN_BACK } from './freeze-subject.ts'

/** What the brake sees, as the end of a sentence. */
export const brakeWords: Readonly<Record<BrakeReason, string>> = {
  'empty-identifier': 'an identifier is empty',
  'business-number': 'the number is a business’s own',
  'staff-number': 'the number belongs to somebody’s staff',
  'own-channel': 'the account holds a number of the deletion bot itself',
  'crosses-tenant': 'it would reach rows of another business',
  'too-many-rows': 'it touches more rows than MAX_ROWS_PER_SUBJECT',
  'too-large-share': 'it takes more than 5 % of a large table',
}

const others: Readonly<Record<Exclude<Refusal, BrakeReason>, string>> & Readonly<Record<string, string>> = {
  'bad-identifier': 'an identifier is not one',
  cycle: 'tables refer to each other in a circle (datamap check)',
  'undated-table': 'a table’s rows have no date (datamap check)',
  'database-refuses': 'the database refused it again and again',
  [DENIED]: 'it was entered on a business’s word, and the person says that they never asked',
  [MESSAGE_UNHEARD]: 'what the person wrote since then could not be handled',
  [TAKEN_BACK]: 'the platform knows that it was taken back or refused after this confirmation',
}

/** Why a request waits for staff, as the end of a sentence; a code without words stays as it is. */
export function whyParked(code: string): string {
  return { ...brakeWords, ...others }[code] ?? code
}

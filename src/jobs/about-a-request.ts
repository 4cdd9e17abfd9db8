import type { Say } from '../flows/say.ts'

/** Said of a request that may be over by then. */
export const ABOUT_A_REQUEST: ReadonlySet<Say['key']> = new Set([
  'finished',
  'delayed',
  'undone',
  'objected',
  'objection-decided',
  'refused',
  'case-answer',
  'account-finished',
  'account-delayed',
  'account-undone',
  'staff-held',
  'staff-cancelled',
  'staff-extended',
  'staff-reply',
  'papers-told',
  'papers-over',
])

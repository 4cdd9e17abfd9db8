export type FindingKind =
  | 'unmapped-schema'
  | 'unmapped-table'
  | 'vanished-table'
  | 'unmapped-column'
  | 'vanished-column'
  | 'no-primary-key'
  | 'unindexed-foreign-key'
  | 'unindexed-blob-key'
  | 'foreign-key-gone'
  | 'foreign-key-new'
  | 'foreign-key-differs'
  | 'cascades-onto-kept-rows'
  | 'held-from-another-schema'
  | 'breaks-not-null'
  | 'breaks-unique'
  | 'breaks-check'
  | 'cannot-be-written'
  | 'cannot-be-deleted-from'
  | 'does-not-fit'
  | 'leaves-the-person'
  | 'stays-with-the-person'
  | 'kept-rows-unknown'
  | 'held-table-unknown'
  | 'never-ends'
  | 'undated'
  | 'zone-unstated'
  | 'reaches-nothing'
  | 'cycle'
  | 'foreign-key-circle'
  | 'cannot-be-detached'
  | 'owner-unstated'
  | 'owner-unclear'
  | 'cannot-be-shared'
  | 'key-names-the-person'
  | 'name-cannot-be-noted'
  | 'tenant-cannot-be-noted'
  | 'value-cannot-be-noted'
  | 'key-cannot-be-noted'
  | 'unknown-basis'
  | 'trigger-copies'
  | 'trigger-keeps-rows'
  | 'large-object-stays'
  | 'hides-rows'
  | 'right-missing'
  | 'inherited'
  | 'not-compared'
  | WarningKind

/** What makes no erasure incomplete: look-ups that are slow, rows that no map can tell from newer ones, keys that the database knows nothing of, accounts that nobody can close, what an undo would not find, laws without a name, rows of no business. Never among the findings of `inspectMap`. */
export type WarningKind =
  | 'unindexed-way'
  | 'way-without-index'
  | 'unindexed-offers'
  | 'offers-out-of-sight'
  | 'dated-by-day'
  | 'no-such-key'
  | 'nobody-closes-accounts'
  | 'frozen-rows-unknown'
  | 'stays-after-objection'
  | 'kept-by-unknown-law'

export interface Finding {
  table: string
  column?: string
  is: FindingKind
  /** The constraint, trigger, rule, right or table that it is about; of a way, the statement that gives it an index. */
  about?: string
}

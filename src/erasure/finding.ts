export type FindingKind =
  | 'unmapped-table'
  | 'vanished-table'
  | 'unmapped-column'
  | 'vanished-column'
  | 'no-primary-key'
  | 'unindexed-foreign-key'
  | 'cascades-onto-kept-rows'
  | 'breaks-not-null'
  | 'breaks-unique'
  | 'cannot-be-written'
  | 'does-not-fit'
  | 'leaves-the-person'
  | 'never-ends'
  | 'undated'
  | 'reaches-nothing'
  | 'cycle'
  | 'unknown-basis'

export interface Finding {
  table: string
  column?: string
  is: FindingKind
}

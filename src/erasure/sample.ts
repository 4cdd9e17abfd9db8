/** What a value may look like. */
export type Shape = 'phone' | 'email' | 'user_id' | 'wamid' | 'tax number' | 'ip address' | 'file'

/** Shares of the values seen, from 0 to 1. The values themselves never leave the database. */
export interface ColumnSample {
  /** Rows with a value in which it was looked for. */
  seen: number
  looksLike: Partial<Record<Shape, number>>
  /** A number or an address stands somewhere inside. */
  mentions: number
  /** For json: the places of identifiers, `*` for every element of an array. */
  places: readonly Place[]
  /** For json: paths below which each person, or each thing, seems to have a key of its own. */
  dataKeys?: readonly (readonly string[])[]
  /** For json: how many of about how many documents were read, or the SQLSTATE with which they could not be. */
  documents?: { read: number; of: number } | { unread: string }
}

export interface Place {
  path: readonly string[]
  seen: number
  looksLike: Partial<Record<Shape, number>>
}

export interface TableSample {
  columns: Readonly<Record<string, ColumnSample>>
  /** The SQLSTATE with which its rows could not be read. */
  unread?: string
}

export type Samples = Readonly<Record<string, TableSample>>

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
  places: readonly { path: readonly string[]; seen: number; looksLike: Partial<Record<Shape, number>> }[]
}

export type Samples = Readonly<Record<string, Readonly<Record<string, ColumnSample>>>>

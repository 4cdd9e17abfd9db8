import type { PgTableWithColumns } from 'drizzle-orm/pg-core'

/** The kinds of identifier by which a row can be recognised as a subject's. */
export type IdentifierKind = 'phone' | 'user_id' | 'email'

/** How rows of a table reach a subject. Several ways are alternatives (OR). `*` in a json path stands for every array element. */
export type Reach<Column extends string = string> =
  | { by: 'column'; column: Column; holds: IdentifierKind }
  | { by: 'json'; column: Column; path: readonly string[]; holds: IdentifierKind }
  /** Some element of an array column. */
  | { by: 'array'; column: Column; holds: IdentifierKind }
  | { by: 'parent'; column: Column; table: string }

/** What a column holds. `not personal: …` carries its reason. */
export type ColumnAnswer =
  | 'key'
  | 'reference'
  | 'identifier'
  | 'personal'
  | 'content'
  | 'blob key'
  | 'secret'
  | 'time'
  | `not personal: ${string}`

/**
 * A value that hides a person and still satisfies NOT NULL, UNIQUE and CHECK. `unique` becomes prefix + random, never derived from the row:
 * 32 `characters` unless fewer are said, of a uuid the end of it, and of a whole number (prefix `-`) one below zero.
 */
export type AnonymousValue =
  | { to: null | string | number | boolean | Record<string, never> | readonly never[] }
  | { unique: string; characters?: number }

/** A basis that keeps a row, the column its period counts from, and, with `when`, only the rows it applies to. The longest wins. */
export interface KeptBy<Column extends string = string> {
  basis: string
  from: Column
  when?: { column: Column; in: readonly string[] }
  /** No map says it: a floor that counsel has switched on, from an Indian day on, for rows of these businesses, or of all but these. */
  floor?: { since: string; opinion: string; tenants: { in: readonly string[] } | { not: readonly string[] } }
}

export type Disposition<Column extends string = string> =
  | { do: 'erase' }
  | { do: 'anonymise'; set: Partial<Record<Column, AnonymousValue>> }
  | { do: 'detach'; columns: readonly Column[] }
  | { do: 'retain'; keptBy: readonly KeptBy<Column>[]; blank: Partial<Record<Column, AnonymousValue>> }
  | { do: 'nothing'; because: string }

/** The words under which the chat counts a table's rows. Rows of tables without one are not counted aloud. */
export type Noun = 'message' | 'recording' | 'bill'

/** `profile` stands in no map: the map's own answers for it make that scope (`profile` below). */
export type ScopeKind = 'number' | 'business' | 'account' | 'profile'

/** What a member's own profile is, and how it goes while the account stays. */
export type ProfileAnswer<Column extends string = string> =
  | Extract<Disposition<Column>, { do: 'erase' }>
  | Extract<Disposition<Column>, { do: 'anonymise' }>

export interface TableMap<Column extends string = string> {
  category: 'account' | 'configuration' | 'identifiers' | 'messaging' | 'billing' | 'security'
  /** Where the database has none: columns that are unique there and never null (`no-such-key`). */
  primaryKey: readonly Column[]
  /** The column with the tenant's id; `parent` follows the first parent reach; `none` where rows belong to no tenant. */
  tenant: { column: Column } | 'parent' | 'none'
  reach: readonly Reach<Column>[]
  /** The column that dates the row, compared with the cut-off. Without one the parent's date counts. */
  datedBy?: Column
  /** Where the clocks hang by which `timestamp` and `date` columns are written, such as `Asia/Kolkata`. Unsaid, they are read as UTC. */
  zone?: string
  disposition: Disposition<Column>
  /**
   * Whose a row is that several ways lead to. Unsaid, it is whose number a column of its own holds: somebody else's is left alone,
   * whatever parent or json leads to it, but a number of the row's own business or its staff (`guards`) is nobody's. `own number` says
   * the same of a table in which most rows bear another number than whoever they hang on. `any owner`: each of them may have it erased.
   * `last owner`: while somebody else is still named, only what names the subject is taken out of the row (null, or the array without
   * it); the last one takes it along.
   */
  shared?: 'own number' | 'any owner' | 'last owner'
  /**
   * For a row that stays only because a kept row references it: values for columns where what is otherwise written there would break
   * a check of the database.
   */
  whenHeld?: Partial<Record<Column, AnonymousValue>>
  /** Columns emptied before any row is deleted: the foreign key that they belong to closes a circle of tables. */
  detachFirst?: readonly Column[]
  /** Triggers and rules on the table that write elsewhere, each with the reason why no copy of a person stays there. */
  triggers?: Readonly<Record<string, string>>
  /** The scopes that may touch this table's rows. */
  scopes: readonly ScopeKind[]
  columns: { readonly [C in Column]: ColumnAnswer }
  noun?: Noun
  /** Only rows in which this column is not null are counted under the noun: a call without a recording is no recording. */
  nounIf?: Column
  /** What the freeze writes, so that processing stops before anything is erased; `when` limits it to rows with that value. */
  freeze?: readonly {
    column: Column
    to: string | boolean | null
    when?: { column: Column; in: readonly (string | boolean)[] }
    /** Also written for a person who only wants no more offers; with `when`, for as long as the suppression list names them. */
    stopsAds?: true
    /** Also written while the bot holds the floor in a business's chat: that business's own bot stays silent. */
    holdsFloor?: true
  }[]
  /**
   * Numbers here are a business's own or its staff's: an erasure by such a number waits for a person who decides, and in a row of that
   * business that hangs on a customer's such a number makes it nobody else's.
   */
  guards?: { column: Column; whose: 'business' | 'staff' }
  /** On the table of tenants alone: the column with the business's name. */
  tenantName?: Column
  /**
   * On the table of an account's people alone: where their role, address and number stand, and which roles own and administer it.
   * Without it nobody can close an account in a chat.
   */
  members?: { role: Column; email: Column; phone: Column; owner: string; admins: readonly string[] }
  /** What happens to the row when a member has the own profile erased; on the table of members, and on tables reached through it. */
  profile?: ProfileAnswer<Column>
  /** Rows that show the person alive at this address: their times feed the recycled-number guard, and let a block of offers go on. */
  signOfLife?: { at: Column; when?: { column: Column; in: readonly string[] } }
  /**
   * On a table of chats, dated by what moves with every message: rows of `by` that point at a chat say by their `signOfLife` whether its
   * customer came back after the cut-off. `began` dates the chat's beginning.
   */
  livesBy?: { by: string; began: Column }
  /** Where WhatsApp's id of the message stands that the row is about: what the deletion conversation left there is known by it. */
  messageId?: { column: Column; path?: readonly string[] }
}

type TableColumns<T> = T extends PgTableWithColumns<infer Config> ? Extract<keyof Config['columns'], string> : never

/** Every table of the schema, every column of the table: what does not answer does not compile. Keys are database names. */
export type DataMapOf<Schema> = {
  readonly [K in keyof Schema as Schema[K] extends PgTableWithColumns<infer _> ? K : never]: TableMap<TableColumns<Schema[K]>>
}

/** A data map as data, whatever schema it speaks of. */
export type DataMap = Readonly<Record<string, TableMap>>

/** What a disposition writes into the rows that it leaves standing, by column. */
export function valuesOf(disposition: Disposition): Record<string, AnonymousValue> {
  switch (disposition.do) {
    case 'anonymise':
      return definite(disposition.set)
    case 'retain':
      return definite(disposition.blank)
    case 'detach':
      return Object.fromEntries(disposition.columns.map((column) => [column, { to: null }]))
    default:
      return {}
  }
}

const definite = (values: Partial<Record<string, AnonymousValue>>): Record<string, AnonymousValue> =>
  Object.fromEntries(Object.entries(values).flatMap(([column, value]) => (value ? [[column, value]] : [])))

export interface CatalogueColumn {
  /** As `format_type` names it, without its length: `text`, `character varying`, `jsonb`, `text[]`; of a domain, what it is made of. */
  type: string
  /** Longest text in characters, where the type limits it. */
  lengthMax?: number
  nullable: boolean
  /** Computed by the database: it cannot be set. */
  generated: boolean
  /** The domain, as SQL names it. */
  domain?: string
  /** One of a fixed list that the type names, or an array of such. */
  isEnum?: true
  /** Of json: a GIN index knows what stands anywhere in it. */
  indexed?: true
  /** It is `json`, kept as somebody wrote it, so that reading it may fail, and PostgreSQL can be asked beforehand whether it will. */
  asWritten?: true
  /** Of such: an index reads what stands in it, so that nothing is let in that cannot be read. */
  read?: true
  /** A B-tree over all rows begins with it. */
  led?: true
}

export interface ForeignKey {
  name: string
  /** The referencing table and its columns, in the order of the referenced ones. */
  table: string
  columns: readonly string[]
  references: { table: string; columns: readonly string[] }
  onDelete: 'no action' | 'restrict' | 'cascade' | 'set null' | 'set default'
  /** An index begins with these columns; without one every delete of a parent reads the whole child table. */
  indexed: boolean
  /** It points at one partition alone, beside which another may hold the same key: rows are kept by it, but no way leads through it. */
  ontoPart?: true
  /** The referencing table lies in another schema, for which the map does not speak; `table` names it with its schema. */
  elsewhere?: { schema: string; table: string; readable: boolean }
  /** No foreign key: the map reaches these rows through the parent, and the database does not see to it. Of a catalogue's keys: one that is not enforced. */
  byMap?: true
}

export interface CatalogueCheck {
  name: string
  columns: readonly string[]
  /** In SQL, over the row's own columns. */
  expression: string
  /** The partition that alone has it, as SQL names it. */
  part?: string
}

export interface CatalogueTrigger {
  name: string
  /** `copies`: it writes into a table when a row changes or goes. `keeps rows`: it can stop a delete. */
  does: 'copies' | 'keeps rows'
}

export interface CatalogueTable {
  columns: Readonly<Record<string, CatalogueColumn>>
  primaryKey: readonly string[]
  /** Column lists that must be unique, primary key and partial indexes included. */
  uniques: readonly (readonly string[])[]
  /** Those of them in which one null is like another. */
  nullsAlike?: readonly (readonly string[])[]
  /** Where there is no primary key: column lists that are unique and never null. */
  otherKeys?: readonly (readonly string[])[]
  /** Anything else than a table of its own. */
  kind?: 'partitioned' | 'foreign' | 'materialised view'
  /** Rows lie in several tables (partitions, heirs), so that a ctid alone does not name one. */
  spread?: true
  /** The mapped table in which these rows appear as well. */
  inherits?: string
  checks?: readonly CatalogueCheck[]
  triggers?: readonly CatalogueTrigger[]
  /** What the role may not do here, of `select`, `update` and `delete`. */
  forbidden?: readonly string[]
  /** Row-level security may hide rows from the role. */
  hidesRows?: true
}

/** What the live database says of its tables: plain data, read once per run. */
export interface Catalogue {
  schema: string
  tables: Readonly<Record<string, CatalogueTable>>
  foreignKeys: readonly ForeignKey[]
  /** Foreign keys of other schemas that point at tables of this one. */
  strangers?: readonly ForeignKey[]
}

/** What a foreign key is expected to be: as the map's author, or a migration, wrote it. */
export type ForeignKeyRule = Pick<ForeignKey, 'table' | 'columns' | 'references' | 'onDelete'>

/** The foreign keys that point at this table, from wherever. */
export function foreignKeysTo({ foreignKeys, strangers = [] }: Catalogue, table: string): ForeignKey[] {
  return [...foreignKeys, ...strangers].filter(({ references }) => references.table === table)
}

/**
 * The columns of `table` that point at `parent`, each with the one that it points at: those of the foreign key that `column` is part
 * of, else `column` and the parent's primary key of one column.
 */
export function referencedColumns(
  catalogue: Catalogue,
  table: string,
  column: string,
  parent: string,
): { from: string; to: string }[] | undefined {
  const keys = catalogue.foreignKeys.filter(
    (fk) => fk.table === table && fk.references.table === parent && fk.columns.includes(column) && !fk.ontoPart,
  )
  const key = keys.find(({ columns }) => columns.length === 1) ?? keys[0]
  if (key) return key.columns.map((from, i) => ({ from, to: key.references.columns[i] ?? '' }))
  const [to, ...more] = catalogue.tables[parent]?.primaryKey ?? []
  return to === undefined || more.length > 0 ? undefined : [{ from: column, to }]
}

const TEXT_TYPES = new Set(['text', 'character varying', 'character', 'citext', 'json', 'jsonb', 'xml'])

/** Whether free text can stand in a column of this type. */
export function holdsText(type: string): boolean {
  return TEXT_TYPES.has(type.replace(/(\[\])+$/, '').replace(/^.*\.(?=citext$)/, ''))
}

/** Types whose values are no text and contain none: numbers, times, bytes, places in the network or in space. */
const NEVER_TEXT =
  /^(boolean|smallint|integer|bigint|numeric|real|double precision|money|uuid|date|interval|time(stamp)? with(out)? time zone|bytea|bit( varying)?|"char"|oid|xid8?|cid|tid|pg_lsn|reg\w+|inet|cidr|macaddr8?|point|line|lseg|box|path|polygon|circle|geometry|geography|vector|halfvec|sparsevec|cube)$/

/**
 * Whether an identifier may stand in what a column's values look like as text: in free text, and in every type that nobody knows, such as
 * hstore, ranges and composites.
 */
export function mayHoldText({ type, isEnum }: Pick<CatalogueColumn, 'type' | 'isEnum'>): boolean {
  const plain = type.replace(/(\[\])+$/, '')
  return holdsText(type) || !(isEnum || NEVER_TEXT.test(plain) || NEVER_TEXT.test(plain.replace(/^.*\./, '')))
}

export const isJson = (type: string): boolean => type === 'json' || type === 'jsonb'

/** What tells a table's rows apart: its primary key, else the one that the map names, else what is unique and never null. */
export function keyOf(table: CatalogueTable | undefined, mapped: readonly string[] = []): readonly string[] {
  const { primaryKey = [], otherKeys = [] } = table ?? {}
  if (primaryKey.length > 0) return primaryKey
  return mapped.length > 0 ? mapped : (otherKeys[0] ?? [])
}

/** The database says itself that no two rows have these columns alike, and that none of them is ever null. */
export const isBorneOut = ({ primaryKey, otherKeys = [], columns }: CatalogueTable, key: readonly string[]): boolean =>
  [primaryKey, ...otherKeys].some((known) => known.length > 0 && known.every((column) => key.includes(column))) &&
  key.every((column) => columns[column]?.nullable === false)

/** The same of all its rows: a key of a plain table that others inherit from says nothing of theirs. */
export const isUnique = (live: CatalogueTable, key: readonly string[]): boolean =>
  isBorneOut(live, key) && (!live.spread || live.kind !== undefined)

import { type CatalogueColumn, foreignKeysTo, isJson } from './catalogue.ts'
import { type AnonymousValue, type ColumnAnswer, valuesOf } from './data-map.ts'
import { type ErasurePlan, mappedTable } from './plan.ts'

const PERSONAL: readonly ColumnAnswer[] = ['identifier', 'personal', 'content', 'secret', 'blob key']
const UNIQUE_PREFIX = 'erased-'
/** What `unique` writes: the prefix and 32 characters. */
const UNIQUE_LENGTH = UNIQUE_PREFIX.length + 32
/** Of a shorter column: fewer than these would meet again soon among many rows. */
const RANDOM_MIN = 8
const SHORT_PREFIX = 'x-'
/** A version of uuid that nobody draws, so that a row is known to be blanked. */
const UUID_PREFIX = '00000000-0000-8000-8000-'
const UUID_RANDOM = 12

type Known = Pick<ErasurePlan, 'map' | 'catalogue'>

/**
 * What is written into a row that no law needs, or none any longer, and that stays only because a kept row references it. Everything about
 * the person goes, save what the database would not let go of: keys, references, and values that it checks.
 */
export function heldValues(known: Known, table: string): Record<string, AnonymousValue> {
  const values = personalColumns(known, table).map((column) => [column, valueFor(known, table, column)] as const)
  return {
    ...Object.fromEntries(values.flatMap(([column, value]) => (value ? [[column, value]] : []))),
    ...blanked(known, table),
  }
}

/** Columns of such a row that go on saying whose it is: no value is known that the database would take there. */
export function stayingColumns(known: Known, table: string): string[] {
  const written = heldValues(known, table)
  return personalColumns(known, table).filter((column) => written[column] === undefined)
}

/** What the map has a kept row of the table say no more. */
function blanked({ map }: Known, table: string): Record<string, AnonymousValue> {
  const { disposition } = mappedTable(map, table)
  return disposition.do === 'retain' ? valuesOf(disposition) : {}
}

// What the database computes follows the columns that it is computed from.
function personalColumns({ map, catalogue }: Known, table: string): string[] {
  const live = catalogue.tables[table]?.columns ?? {}
  const answered = Object.entries(mappedTable(map, table).columns)
  return answered.flatMap(([column, answer]) =>
    PERSONAL.includes(answer) && live[column] && !live[column].generated ? [column] : [],
  )
}

function valueFor(known: Known, table: string, column: string): AnonymousValue | undefined {
  const live = known.catalogue.tables[table]
  const found = live?.columns[column]
  if (!live || !found || fixedColumns(known, table).has(column)) return undefined
  const said = mappedTable(known.map, table).whenHeld?.[column]
  if (said) return said
  if (found.nullable && !live.nullsAlike?.some((unique) => unique.includes(column))) return { to: null }
  // Whether a check lets a value in is for the map to say: it is tried out there.
  if (found.domain !== undefined || live.checks?.some(({ columns }) => columns.includes(column))) return undefined
  return live.uniques.some((unique) => unique.includes(column)) ? randomFor(found) : emptyFor(found)
}

const isText = (type: string) => /^(text|character varying|character|citext|.*\.citext)$/.test(type)

/** A value that no two rows share. */
function randomFor({ type, lengthMax = UNIQUE_LENGTH }: CatalogueColumn): AnonymousValue | undefined {
  if (type === 'bigint' || type === 'integer') return { unique: '-' }
  if (type === 'uuid') return { unique: UUID_PREFIX, characters: UUID_RANDOM }
  if (!isText(type)) return undefined
  if (lengthMax >= UNIQUE_LENGTH) return { unique: UNIQUE_PREFIX }
  const prefix = lengthMax >= UNIQUE_PREFIX.length + RANDOM_MIN ? UNIQUE_PREFIX : SHORT_PREFIX
  const characters = lengthMax - prefix.length
  return characters < RANDOM_MIN ? undefined : { unique: prefix, characters }
}

const EMPTY: readonly [RegExp, AnonymousValue][] = [
  [/\[\]$/, { to: [] }],
  [/^(smallint|integer|bigint|numeric|real|double precision)$/, { to: 0 }],
  [/^boolean$/, { to: false }],
  [/^(date|timestamp.*)$/, { to: '1900-01-01' }],
  [/^time/, { to: '00:00' }],
  [/^interval$/, { to: '0' }],
  [/^uuid$/, { to: '00000000-0000-0000-0000-000000000000' }],
  [/^(inet|cidr)$/, { to: '0.0.0.0' }],
  [/^macaddr$/, { to: '00:00:00:00:00:00' }],
  [/^bytea$/, { to: '' }],
]

/** A value that says nothing, the same in every row. */
function emptyFor({ type, lengthMax = UNIQUE_LENGTH }: CatalogueColumn): AnonymousValue | undefined {
  if (isJson(type)) return { to: {} }
  if (isText(type)) return lengthMax < UNIQUE_LENGTH ? { to: '' } : { unique: UNIQUE_PREFIX }
  return EMPTY.find(([types]) => types.test(type))?.[1]
}

// Writing into these would move the row away from what names it, dates it or stands below it.
function fixedColumns({ map, catalogue }: Known, table: string): Set<string> {
  const { primaryKey: mapped, tenant, datedBy } = mappedTable(map, table)
  const keys = [
    ...catalogue.foreignKeys.flatMap((key) => (key.table === table ? key.columns : [])),
    ...foreignKeysTo(catalogue, table).flatMap((key) => key.references.columns),
  ]
  const own = [...(typeof tenant === 'object' ? [tenant.column] : []), ...(datedBy === undefined ? [] : [datedBy])]
  return new Set([...(catalogue.tables[table]?.primaryKey ?? []), ...mapped, ...keys, ...own])
}

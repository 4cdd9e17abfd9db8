import { type SQL, sql } from 'drizzle-orm'
import type { CatalogueColumn } from './catalogue.ts'
import type { Reach } from './data-map.ts'
import { elementPath, keyPath } from './json-path.ts'
import { at, literal } from './session-store.ts'

/** How a column's json may be read. */
export type ReadAs = Pick<CatalogueColumn, 'asWritten' | 'read' | 'indexed'>

const DEEPEST = literal('5000')

// One document that cannot be read would end the statement, and with it everybody's erasure. It leads to nobody by a path, and is still
// searched as text. Deeply nested ones must not be tried: PostgreSQL runs out of stack where it is asked about them as well.
function isJsonb(column: SQL): SQL {
  const text = sql`${column}::text`
  const bare = sql`regexp_replace(regexp_replace(${text}, ${literal('"(\\\\.|[^"\\\\])*"')}, '', 'g'), '[^][{}]', '', 'g')`
  const each = sql`regexp_split_to_table(${bare}, '') with ordinality as b(sign, place)`
  const depths = sql`select sum(case when b.sign in ('[', '{') then 1 else -1 end) over (order by b.place) as depth from ${each}`
  const isFlat = sql`length(${text}) - length(translate(${text}, '[{', '')) < ${DEEPEST}::int`
  return sql`case when ${isFlat} or (select max(d.depth) from (${depths}) d) < ${DEEPEST}::int then pg_input_is_valid(${text}, 'jsonb') end`
}

const PAIR = '\\\\u[dD][89abAB][0-9a-fA-F]{2}\\\\u[dD][c-fC-F][0-9a-fA-F]{2}'

/** No \u0000 stands in it, nor half a character: what else is valid `json` can be taken apart as text. */
function isText(column: SQL): SQL {
  const text = sql`${column}::text`
  const rest = sql`regexp_replace(regexp_replace(${text}, ${literal('\\\\\\\\')}, ' ', 'g'), ${literal(PAIR)}, ' ', 'g')`
  // Most that is written in escapes is neither: that is seen at once.
  const isPlain = sql`strpos(${text}, ${literal('\\u0000')}) = 0 and ${text} !~ ${literal('\\\\u[dD][89a-fA-F]')}`
  return sql`strpos(${text}, ${literal('\\u')}) = 0 or (${isPlain}) or ${rest} !~ ${literal('\\\\u(0000|[dD][89a-fA-F])')}`
}

/** The column as jsonb; null where it cannot be read. */
export function asJsonb(column: SQL, { asWritten, indexed }: ReadAs = {}): SQL {
  const value = sql`${column}::jsonb`
  return asWritten && !indexed ? sql`(case when ${isJsonb(column)} then ${value} end)` : value
}

/** The text at the end of a json path without `*`: where an index is on it, the very expression that the index has. */
export function valueAt(column: SQL, path: readonly string[], { asWritten, read, indexed }: ReadAs = {}): SQL {
  const value = sql`(${column} #>> ${literal(keyPath(path))}::text[])`
  return asWritten && !read && !indexed ? sql`(case when ${isText(column)} then ${value} end)` : value
}

/** Everything at the end of a json path, one row each; `*` stands for every element of an array. */
export function elementsAt(column: SQL, path: readonly string[], as?: ReadAs): SQL {
  return sql`jsonb_path_query(${asJsonb(column, as)}, ${literal(elementPath(path))}::jsonpath)`
}

/** In json a spelling may stand as it is, or as the number or truth value that is written so. */
const BARE = '^(-?(0|[1-9][0-9]*)([.][0-9]+)?|true|false)$'

/**
 * True wherever `elementsAt` finds a value that reads like one of `spelled`, and hardly elsewhere: the same path, compared by what a GIN
 * index on the column knows. The path is put together in the database, so that the statement's text is the same for every subject.
 */
export function mayHold(column: SQL, path: readonly string[], spelled: SQL): SQL {
  // What looks like a list or an object can be compared with nothing: such a value may be any.
  const equals = sql`'@ == ' || to_json(n)::text || case when n ~ ${literal(BARE)} then ' || @ == ' || n when n ~ '^[[{]' then ' || @.type() != ""' else '' end`
  const wanted = sql`select (${literal(`${elementPath(path)} ? (`)} || string_agg(${equals}, ' || ') || ')')::jsonpath from unnest(${spelled}::text[]) as s(n)`
  return sql`${column}::jsonb @? (${wanted})`
}

/** What a row of `alias` names by this way: one value, or, with `each`, one per row of that source, to be joined laterally. */
export function namedBy(way: Exclude<Reach, { by: 'parent' }>, alias: string, as?: ReadAs): { value: SQL; each?: SQL } {
  const column = at(alias, way.column)
  if (way.by === 'column') return { value: sql`${column}::text` }
  if (way.by === 'array') return { value: sql`e.element::text`, each: sql`unnest(${column}) as e(element)` }
  if (!way.path.includes('*')) return { value: valueAt(column, way.path, as) }
  return { value: sql`e.element #>> '{}'`, each: sql`${elementsAt(column, way.path, as)} as e(element)` }
}

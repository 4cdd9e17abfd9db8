import { type SQL, sql } from 'drizzle-orm'
import type { Reach } from './data-map.ts'
import { elementPath, keyPath } from './json-path.ts'
import { at, literal } from './session-store.ts'

/** The text at the end of a json path without `*`: the very expression that an index on it has. */
export function valueAt(column: SQL, path: readonly string[]): SQL {
  return sql`(${column} #>> ${literal(keyPath(path))}::text[])`
}

/** Everything at the end of a json path, one row each; `*` stands for every element of an array. */
export function elementsAt(column: SQL, path: readonly string[]): SQL {
  return sql`jsonb_path_query(${column}::jsonb, ${literal(elementPath(path))}::jsonpath)`
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
export function namedBy(way: Exclude<Reach, { by: 'parent' }>, alias: string): { value: SQL; each?: SQL } {
  const column = at(alias, way.column)
  if (way.by === 'column') return { value: sql`${column}::text` }
  if (way.by === 'array') return { value: sql`e.element::text`, each: sql`unnest(${column}) as e(element)` }
  if (!way.path.includes('*')) return { value: valueAt(column, way.path) }
  return { value: sql`e.element #>> '{}'`, each: sql`${elementsAt(column, way.path)} as e(element)` }
}

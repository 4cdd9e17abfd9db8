import { type SQL, sql } from 'drizzle-orm'
import type { Reach } from './data-map.ts'
import type { ErasurePlan } from './plan.ts'
import { all, any, at } from './session-store.ts'

type OwnWay = Exclude<Reach, { by: 'parent' }>

/** What says nothing in any type, and what starts with a prefix that no living row's value has. */
const EMPTY = ['', '0', '{}', '[]', '""', 'null', 'false', '0.0.0.0', '1900-01-01', '00000000-0000-0000-0000-000000000000']
const SAYS_ERASED = '^(erased-|00000000-0000-8000-8000-)'
/** A word and random digits, as `unique` of any map writes them: hexadecimal, and with a letter among them. */
const WORD_AND_DIGITS = '^[A-Za-z][A-Za-z -]*-(?=[0-9]*[a-f])[0-9a-f]{8,32}$'

/**
 * What stands in the column names nobody, whichever value was written over the person by the map or the column of that day: nothing like
 * a number where numbers lead to people, nothing like an address where addresses do. Any id may be somebody's, and so may what is not
 * plain ASCII, and what stands in a list or in json: there only what is empty, or ours, is nobody's.
 */
export function namesNobody({ catalogue }: ErasurePlan, table: string, alias: string, way: OwnWay): SQL {
  const text = sql`${at(alias, way.column)}::text`
  const { type = 'text' } = catalogue.tables[table]?.columns[way.column] ?? {}
  const empty = sql`coalesce(btrim(${text}), '') = any(${sql.param(EMPTY)}::text[])`
  const ours = sql`${text} ~ ${SAYS_ERASED}`
  if (way.by !== 'column' || way.holds === 'user_id') return any([empty, ours])
  if (way.holds === 'email') return any([empty, ours, all([isAscii(text), sql`${text} !~ '@'`])])
  // Random whole numbers are drawn below zero.
  const below = ['bigint', 'integer'].includes(type) ? [sql`${text} ~ '^-'`] : []
  const noNumber = sql`regexp_replace(${text}, '[-+ ()./]', '', 'g') !~ '[0-9]{6}'`
  const plain = all([isAscii(text), sql`${text} !~ '@'`, any([noNumber, sql`${text} ~ ${WORD_AND_DIGITS}`])])
  return any([empty, ours, ...below, plain])
}

const isAscii = (text: SQL): SQL => sql`${text} ~ '^[ -~]*$'`

import { type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import type { Catalogue, ForeignKey } from './catalogue.ts'
import type { DataMap, Reach, TableMap } from './data-map.ts'
import type { Finding } from './finding.ts'
import { isSameNumber } from './guarded-store.ts'
import { isDetachedFirst } from './order.ts'
import { someRowsOf } from './sampled-rows-store.ts'
import { all, any, at, reading } from './session-store.ts'
import { isTooSlow, refusedWith } from './sqlstate.ts'
import { quoted } from './way-index.ts'

const LIMITS = { lockMs: 1_000, statementMs: 2_000 }
const ROWS_MAX = 10_000

/**
 * Keys by which rows that are not their person's hold a person's row that is to go: a comment of somebody else's, or a row of a table of which
 * nothing goes. Looked for in some real rows; a table that cannot be read, or not in time, says nothing. Warnings.
 */
export async function heldByOthers(platform: pg.Pool, map: DataMap, catalogue: Catalogue): Promise<Finding[]> {
  const found: Finding[] = []
  for (const key of catalogue.foreignKeys) {
    const [child, parent] = [map[key.table], map[key.references.table]]
    const others = child && parent && isHolding(map, key) ? othersIn(child, parent) : undefined
    if (others && (await hasRow(platform, catalogue, key, others)))
      found.push({ table: key.table, column: key.columns[0] ?? '', is: 'held-by-others', about: key.references.table })
  }
  return found
}

/** The parent's rows go with their person, and the child's are not reached by this key. */
function isHolding(map: DataMap, key: ForeignKey): boolean {
  const [child, parent] = [map[key.table], map[key.references.table]]
  const goes = parent?.disposition.do === 'erase' && parent.reach.length > 0 && parent.scopes.some((scope) => scope !== 'account')
  const isWay = child?.reach.some(
    (way) => way.by === 'parent' && way.table === key.references.table && key.columns.includes(way.column),
  )
  return goes && isWay === false && (child?.disposition.do === 'nothing' || !isDetachedFirst(map, key))
}

/** The child `t` is not of whoever the parent `p` is of, as far as both say it in the same way; undefined where they do not. */
function othersIn(child: TableMap, parent: TableMap): SQL | undefined {
  if (child.disposition.do === 'nothing' || child.reach.length === 0) return sql`true`
  const same = child.reach.flatMap((own) => parent.reach.flatMap((way) => isSame(own, way) ?? []))
  return same.length === 0 ? undefined : sql`${any(same)} is false`
}

function isSame(own: Reach, way: Reach): SQL | undefined {
  const [one, other] = [sql`${at('t', own.column)}::text`, sql`${at('p', way.column)}::text`]
  if (own.by === 'parent' && way.by === 'parent') return own.table === way.table ? sql`${one} = ${other}` : undefined
  if (own.by !== 'column' || way.by !== 'column' || own.holds !== way.holds) return undefined
  return own.holds === 'phone' ? isSameNumber(one, other) : sql`lower(${one}) = lower(${other})`
}

async function hasRow(
  platform: pg.Pool,
  catalogue: Catalogue,
  { table, columns, references }: ForeignKey,
  others: SQL,
): Promise<boolean> {
  const on = all(columns.map((column, i) => sql`${at('t', column)} = ${at('p', references.columns[i] ?? '')}`))
  const some = sql`(select t.* from ${someRowsOf(catalogue, table, ROWS_MAX)} limit ${sql.raw(String(ROWS_MAX))}) t`
  const parents = sql.raw(`${quoted(catalogue.schema)}.${quoted(references.table)}`)
  try {
    const rows = await reading(platform, LIMITS, (session) =>
      session.run(sql`select 1 from ${some} join ${parents} p on ${on} where ${others} limit 1`),
    )
    return rows.length > 0
  } catch (error) {
    if (!isTooSlow(error) && refusedWith(error) === undefined) throw error
    return false
  }
}

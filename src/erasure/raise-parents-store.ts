import { sql } from 'drizzle-orm'
import type pg from 'pg'
import type { ForeignKey } from './catalogue.ts'
import { isKeptRow } from './kept-row-store.ts'
import type { ErasurePlan } from './plan.ts'
import { keyAsJson, references } from './predicate-store.ts'
import { tableOf } from './quarry-store.ts'
import { type Session, writing } from './session-store.ts'

const LIMITS = { lockMs: 2_000, statementMs: 30_000 }

interface Raising {
  table: string
  /** By which rows of the table refer to kept ones. */
  keys: readonly ForeignKey[]
  /** Lines of the table that one statement follows. */
  rows: number
}

/**
 * Kept rows stay as long as those of `table` that refer to them, whoever's erasure recorded either. Says how many rows of the table
 * itself stay longer by it: the rows above those have not been reached yet.
 */
export async function raiseParents(platform: pg.Pool, plan: ErasurePlan, raising: Raising): Promise<{ own: number }> {
  let own = 0
  if (raising.keys.length === 0) return { own }
  let after: string | undefined
  do {
    const behind = after
    const slice = await writing(platform, LIMITS, (session) => raiseSlice(session, plan, raising, behind))
    own += slice.own
    after = slice.last
  } while (after !== undefined)
  return { own }
}

async function raiseSlice(session: Session, plan: ErasurePlan, { table, keys, rows }: Raising, after: string | undefined) {
  const found = await session.run<{ key: string }>(sql`
    select primary_key::text as key from deletion_bot.retained where table_name = ${table} and settled_at is null
      ${after === undefined ? sql`` : sql`and primary_key > ${after}::text::jsonb`}
    group by primary_key order by primary_key limit ${rows}`)
  const lines = sql`r.table_name = ${table} and r.settled_at is null
    and r.primary_key = any(${sql.param(found.map(({ key }) => key))}::text[]::jsonb[])`
  let own = 0
  if (found.length === 0) return { own, last: undefined }
  for (const key of keys) {
    const parent = key.references.table
    const raised = await session.run(sql`
      with parents as materialized (
        select distinct on (primary_key) primary_key, basis, release_on from (
          select ${keyAsJson({ plan }, parent, 't')} as primary_key, r.basis, r.release_on
          from deletion_bot.retained r
            join ${tableOf(plan, table)} c on ${isKeptRow(plan, table, 'c')}
            join ${tableOf(plan, parent)} t on ${references(key, 'c', 't')}
          where ${lines}
        ) held order by primary_key, release_on desc
      )
      update deletion_bot.retained k set basis = p.basis, release_on = p.release_on from parents p
      where k.table_name = ${parent} and k.primary_key = any(array(select primary_key from parents))
        and k.primary_key = p.primary_key and k.settled_at is null and k.release_on < p.release_on
      returning 1`)
    if (parent === table) own += raised.length
  }
  return { own, last: found.length < rows ? undefined : found.at(-1)?.key }
}

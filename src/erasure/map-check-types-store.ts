import { sql } from 'drizzle-orm'
import type pg from 'pg'
import type { Catalogue } from './catalogue.ts'
import type { DataMap } from './data-map.ts'
import type { Finding } from './finding.ts'
import { waysByName } from './links.ts'
import { reading } from './session-store.ts'
import { sqlStateOf } from './sqlstate.ts'

const LIMITS = { lockMs: 1_000, statementMs: 10_000 }
/** No such operator, several as good as each other, one that says neither yes nor no, or no list of such values. */
const NOT_COMPARED = ['42883', '42725', '42804', '42704']

/**
 * Ways through a parent that no foreign key bears out and whose two columns PostgreSQL has no `=` for, as the erasure writes it: casts that
 * somebody made count like its own. Reads no row.
 */
export async function checkTypes(platform: pg.Pool, map: DataMap, catalogue: Catalogue): Promise<Finding[]> {
  const typeOf = (table: string, column = '') => catalogue.tables[table]?.columns[column]?.type
  const asked = new Map<string, boolean>()
  const findings: Finding[] = []
  for (const { table, columns, references } of waysByName({ map, catalogue })) {
    const [[column = ''], [to = '']] = [columns, references.columns]
    const [own, theirs] = [typeOf(table, column), typeOf(references.table, to)]
    if (own === undefined || theirs === undefined || own === theirs) continue
    const pair = `${own} ≠ ${theirs}`
    const compares = asked.get(pair) ?? (await areCompared(platform, own, theirs))
    asked.set(pair, compares)
    if (!compares) findings.push({ table, column, is: 'types-differ', about: `${references.table}.${to}: ${pair}` })
  }
  return findings
}

// The catalogue names types as SQL does. `explain` of no table takes no lock that somebody may hold.
async function areCompared(platform: pg.Pool, own: string, theirs: string): Promise<boolean> {
  const [a, b] = [sql.raw(`null::${own}`), sql.raw(`null::${theirs}`)]
  try {
    await reading(platform, LIMITS, (session) =>
      session.run(sql`explain select 1 where ${a} = ${b} and ${a} = any(array(select ${b}))`),
    )
    return true
  } catch (error) {
    if (NOT_COMPARED.includes(sqlStateOf(error) ?? '')) return false
    throw error
  }
}

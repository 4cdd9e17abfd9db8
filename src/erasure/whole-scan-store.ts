import { type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import { reading } from './session-store.ts'
import { refusedWith } from './sqlstate.ts'

const LIMITS = { lockMs: 1_000, statementMs: 10_000 }
const ALIAS = 'way'

interface PlanNode {
  'Node Type': string
  Alias?: string
  'Index Cond'?: string
  Plans?: PlanNode[]
}

/**
 * Whether PostgreSQL reads all rows of a table, or of one of its parts, to find those of which `where` is true: it is asked for its plan with
 * all other ways made dear. Reads no row. Throws where somebody has locked the table.
 */
export async function scanOf(
  platform: pg.Pool,
  table: SQL,
  where: (alias: string) => SQL,
): Promise<'whole' | 'by index' | 'refused'> {
  const explain = sql`explain (format json) select 1 from ${table} ${sql.identifier(ALIAS)} where ${where(ALIAS)}`
  try {
    const [row] = await reading(platform, LIMITS, async (session) => {
      await session.run(sql`set local enable_seqscan = off`)
      return session.run<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(explain)
    })
    return (row?.['QUERY PLAN'] ?? []).some(({ Plan }) => nodesOf(Plan).some(isWhole)) ? 'whole' : 'by index'
  } catch (error) {
    if (refusedWith(error) === undefined) throw error
    return 'refused'
  }
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)]

// Partitions are called by the table's alias and a number.
function isWhole(node: PlanNode): boolean {
  const isOurs = node.Alias !== undefined && /^way(_\d+)?$/.test(node.Alias)
  return isOurs && ['Seq Scan', 'Index Scan', 'Index Only Scan'].includes(node['Node Type']) && node['Index Cond'] === undefined
}

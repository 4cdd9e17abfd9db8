import type { TestBot } from './bot.ts'
import { namedIn } from './find-person.ts'

type Row = Record<string, unknown>

/** One line of a receipt's `kept`, without the statute. */
export interface KeptLine {
  table: string
  basis: string
  /** The last day on which the law keeps any of them. */
  until: string
  rows: number
}

const TABLES = ['audit_log', 'invoice', 'payment']

/** Every row of the tables of which a law keeps some, by its id. */
export async function readKeepable({ bot }: TestBot): Promise<Map<string, Row>> {
  const found = new Map<string, Row>()
  for (const table of TABLES) {
    const { rows } = await bot.platform.query<{ row: Row }>(`select to_jsonb(t) as row from ${table} t`)
    for (const { row } of rows) found.set(String(row.id), row)
  }
  return found
}

/** What is noted of a person whom the law makes somebody keep: counted as a receipt counts it, and each row's id under its table. */
export async function readRetained({ bot }: TestBot): Promise<{ lines: KeptLine[]; ids: [table: string, id: string][] }> {
  const { rows: lines } = await bot.platform.query<KeptLine>(
    `select table_name as table, basis, max(release_on)::text as until, count(*)::int as rows
     from deletion_bot.retained group by 1, 2 order by 1, 2`,
  )
  const { rows } = await bot.platform.query<{ table: string; id: string }>(
    `select table_name as table, primary_key ->> 'id' as id from deletion_bot.retained order by 1, 2`,
  )
  return { lines, ids: rows.map(({ table, id }) => [table, id]) }
}

/** `table.column` of these rows in which one of the needles stands. */
export function columnsNaming(
  rows: ReadonlyMap<string, Row>,
  ids: readonly (readonly [table: string, id: string])[],
  needles: readonly string[],
): string[] {
  return ids.flatMap(([table, id]) =>
    Object.entries(rows.get(id) ?? {}).flatMap(([column, value]) =>
      namedIn(JSON.stringify(value), needles).length > 0 ? [`${table}.${column}`] : [],
    ),
  )
}

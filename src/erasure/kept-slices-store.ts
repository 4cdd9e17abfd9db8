import { type SQL, sql } from 'drizzle-orm'
import { all, type Session } from './session-store.ts'

/** So many lines a statement reads with the rows that they name: far below its time, also from a cold disk. */
const LINES = 20_000

/** Goes over what requests have recorded of one table, some lines `r` at a time, each row's lines together. `within` is part of a condition. */
export async function overKept(
  session: Session,
  { table, requestIds, lines = LINES }: { table: string; requestIds: readonly string[]; lines?: number },
  read: (within: SQL) => Promise<void>,
): Promise<void> {
  const open = sql`r.table_name = ${table} and r.request_id = any(${sql.param([...requestIds])}::uuid[]) and r.settled_at is null`
  for (let after: SQL | undefined; ; ) {
    const [last] = await session.run<{ key: string }>(sql`select r.primary_key::text as key from deletion_bot.retained r
      where ${all([open, after])} order by r.primary_key offset ${lines - 1} limit 1`)
    await read(all([open, after, last && sql`r.primary_key <= ${last.key}::jsonb`]))
    if (!last) return
    after = sql`r.primary_key > ${last.key}::jsonb`
  }
}

/** Counts of several slices as one of each kind: rows are added, and the last day counts. */
export function added<Count extends { rows: number; until: string }>(
  counts: readonly Count[],
  kindOf: (count: Count) => string,
): Count[] {
  const sums = new Map<string, Count>()
  for (const count of counts) {
    const sum = sums.get(kindOf(count))
    const until = sum && sum.until > count.until ? sum.until : count.until
    sums.set(kindOf(count), { ...count, rows: (sum?.rows ?? 0) + count.rows, until })
  }
  return [...sums.values()]
}

import type { StepResult } from './evidence.ts'

/** From this many rows on, what they leave behind is worth a vacuum of its own. */
const WORTH_IT = 10_000

/** The tables in which this run left that many dead rows: `vacuum (analyze)` gives their room back before autovacuum comes by. */
export function vacuumHints(steps: readonly StepResult[]): { table: string; rows: number }[] {
  const byTable = new Map<string, number>()
  for (const { step, rows } of steps) byTable.set(step.table, (byTable.get(step.table) ?? 0) + rows)
  return [...byTable].flatMap(([table, rows]) => (rows >= WORTH_IT ? [{ table, rows }] : []))
}

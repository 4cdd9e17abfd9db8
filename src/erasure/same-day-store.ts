import { sql } from 'drizzle-orm'
import type { HeldRows } from './evidence.ts'
import { isPlanned, type Quarry, tableOf } from './quarry-store.ts'
import { isMine } from './reach-store.ts'
import { isDatedByDay, isOfTheDay } from './row-scope-store.ts'
import type { Session } from './session-store.ts'

/** More are not counted: the number is for whoever reads the receipt. */
const ROWS_MAX = 10_000

/**
 * With the subject's rows that bear the day of the cut-off and no time: they may be newer, so that they stay, and the receipt says so
 * as it says it of whatever something newer holds.
 */
export async function withSameDay(
  session: Session,
  quarry: Quarry,
  table: string,
  held: readonly HeldRows[],
): Promise<HeldRows[]> {
  const { plan } = quarry
  if (!isPlanned(plan, table) || !isDatedByDay(plan, table)) return [...held]
  const [counted] = await session.run<{ rows: number }>(sql`
    select count(*)::int as rows from (select 1 from ${tableOf(plan, table)} t
      where ${isMine(quarry, table, 't', { find: true })} and ${isOfTheDay(plan, table, 't')} limit ${ROWS_MAX}) found`)
  const rows = (counted?.rows ?? 0) + (held.find(({ because }) => because === 'newer')?.rows ?? 0)
  const others = held.filter(({ because }) => because !== 'newer')
  return rows > 0 ? [...others, { table, because: 'newer', rows }] : others
}

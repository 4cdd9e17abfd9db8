import { sql } from 'drizzle-orm'
import type { Finding, FindingKind } from './finding.ts'
import { addPeriod } from './retention-bases.ts'
import type { Session } from './session-store.ts'

/** While these stand, kept rows may lie elsewhere: in a part that was detached, an archive, a table that changed its name. */
const ELSEWHERE: readonly FindingKind[] = [
  'unmapped-schema',
  'unmapped-table',
  'vanished-table',
  'vanished-column',
  'not-compared',
]
/** Fewer may well have been removed, or taken over, one by one. */
const MANY = 5
/** So long staff hear every night of rows that nobody can be sure of; then receipts say that they may still be there. */
const PATIENCE = { days: 30 }

export const mayLieElsewhere = (findings: readonly Finding[]): boolean => findings.some(({ is }) => ELSEWHERE.includes(is))

/** Of a batch of rows that are due: keys that are not found, and keys under which another row than the kept one stands. */
export interface Strange {
  batch: number
  gone: readonly string[]
  others: readonly string[]
}

/** Which of them may be taken at their word. Where most of a batch is strange, something was done to the table, and proves nothing; nor do the rest of its rows that night (`doubted`). */
export function judgeStrange(
  { batch, gone, others }: Strange,
  { elsewhere = false, doubted = false }: { elsewhere?: boolean | undefined; doubted?: boolean | undefined },
): Strange & { unsure: readonly string[] } {
  const strange = gone.length + others.length
  if (strange > 0 && (doubted || (strange >= MANY && strange * 2 > batch)))
    return { batch, gone: [], others: [], unsure: [...gone, ...others] }
  return elsewhere ? { batch, gone: [], others, unsure: gone } : { batch, gone, others, unsure: [] }
}

/**
 * Gives those up for which staff have been alarmed long enough, unless they may still be found or a legal hold stands: whose rows these
 * are cannot be told any more. A hold that is over lets the time begin anew: while it stood nobody was alarmed.
 */
export async function giveUpUnsure(
  session: Session,
  { table, keys, today, now }: { table: string; keys: readonly string[]; today: string; now: Date },
  elsewhere: boolean,
): Promise<void> {
  if (keys.length === 0 || elsewhere) return
  const moment = sql`${now.toISOString()}::timestamptz`
  await session.run(sql`
    with late as (
      select primary_key from deletion_bot.retained
      where table_name = ${table} and settled_at is null and primary_key = any(${sql.param([...keys])}::text[]::jsonb[])
      group by primary_key having max(release_on) < ${addPeriod(today, { days: -PATIENCE.days })}::date
    )
    update deletion_bot.retained r set outcome = 'untraceable', settled_at = ${moment} from late
    where r.table_name = ${table} and r.primary_key = late.primary_key and r.settled_at is null
      and not exists (select 1 from deletion_bot.legal_hold h
        where h.held_until is null or h.held_until > ${moment} - ${PATIENCE.days} * interval '1 day')`)
}

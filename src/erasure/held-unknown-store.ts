import type pg from 'pg'
import type { Finding } from './finding.ts'
import { tablesKnown } from './hold-store.ts'
import type { ErasurePlan } from './plan.ts'

/**
 * Legal holds that stand, by the database's own clock, on tables which map or database do not have: nothing is erased meanwhile. None where
 * the bot's own schema is not installed, or may not be read.
 */
export async function unknownHeld(platform: pg.Pool, known: Pick<ErasurePlan, 'map' | 'catalogue'>): Promise<Finding[]> {
  const { rows: there } = await platform.query<{ readable: boolean | null }>(
    `select has_table_privilege(to_regclass('deletion_bot.legal_hold'), 'select') as readable`,
  )
  if (there[0]?.readable !== true) return []
  const { rows } = await platform.query<{ table: string; about: string }>(
    `select table_name as "table", id::text as about from deletion_bot.legal_hold
     where table_name <> all($1::text[]) and (held_until is null or held_until > clock_timestamp()) order by 1, 2`,
    [tablesKnown(known)],
  )
  return rows.map(({ table, about }) => ({ table, is: 'held-table-unknown', about }))
}

import type pg from 'pg'
import type { Pseudonym } from './hold-store.ts'

export const holdReasons = [
  'court_order',
  'law_enforcement',
  'regulator_inquiry',
  'tax_assessment',
  'pending_dispute',
  'security_incident',
] as const
export type HoldReason = (typeof holdReasons)[number]

/** What a hold keeps: everything of a business, one table of everybody or of one business, or one subject. */
export type HoldTarget =
  | { scope: 'tenant'; tenantId: string }
  | { scope: 'table'; table: string; tenantId?: string }
  /** Under each identifier that is known, and every key still known, the newest first: what was recorded under any is found. */
  | { scope: 'subject'; pseudonyms: readonly Pseudonym[]; tenantId?: string }

export interface Hold {
  id: string
  scope: 'tenant' | 'table' | 'subject'
  tenantId: string | null
  table: string | null
  reason: HoldReason
  from: Date
  until: Date | null
}

export interface NewHold {
  id: string
  target: HoldTarget
  reason: HoldReason
  from: Date
  until: Date | null
}

/** Longer than a batch or a round of recordings may hold the lock. */
const WAIT_MS_MAX = 60_000

/**
 * Places a hold. Waits for the batches that run, which take no longer than half a minute: when it answers, none of them takes another
 * row. A hold with this id that stands already stays as it is.
 */
export async function placeHold(platform: pg.Pool, hold: NewHold): Promise<void> {
  const { id, target, reason, from, until } = hold
  const [newest, ...also] = target.scope === 'subject' ? target.pseudonyms : []
  const table = target.scope === 'table' ? target.table : null
  const client = await platform.connect()
  let broken = false
  try {
    await client.query(`begin; set local lock_timeout = ${WAIT_MS_MAX}; set local statement_timeout = ${WAIT_MS_MAX}`)
    await client.query(
      `insert into deletion_bot.legal_hold (id, scope, tenant_id, table_name, key_id, pseudonym, also, reason, held_from, held_until)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (id) do nothing`,
      [
        ...[id, target.scope, target.tenantId ?? null, table, newest?.keyId ?? null, newest?.value ?? null],
        ...[JSON.stringify(also.map(({ keyId, value }) => ({ keyId, value }))), reason, from, until],
      ],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {
      broken = true
    })
    throw error
  } finally {
    client.release(broken)
  }
}

/** Every hold on record, the newest first; whose a subject's is stands in none of them. */
export async function listHolds(platform: pg.Pool): Promise<Hold[]> {
  const { rows } = await platform.query<Hold>(
    `select id, scope, tenant_id as "tenantId", table_name as "table", reason, held_from as "from", held_until as "until"
     from deletion_bot.legal_hold order by held_from desc, id`,
  )
  return rows
}

/** A hold that still stands ends at this moment, where it would not do so sooner by itself. */
export async function endHold(platform: pg.Pool, id: string, at: Date): Promise<void> {
  await platform.query(
    `update deletion_bot.legal_hold set held_until = greatest($2::timestamptz, held_from + interval '1 millisecond')
     where id = $1 and (held_until is null or held_until > $2)`,
    [id, at],
  )
}

/** Forgets holds that ended before this moment. Returns how many. */
export async function forgetHolds(platform: pg.Pool, before: Date): Promise<number> {
  const { rowCount } = await platform.query('delete from deletion_bot.legal_hold where held_until < $1', [before])
  return rowCount ?? 0
}

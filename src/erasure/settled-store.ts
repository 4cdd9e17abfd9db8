import type pg from 'pg'
import type { Settled } from './continued-receipt.ts'

/** Requests with released rows that no receipt has been heard of yet. */
export async function requestsWithSettled(platform: pg.Pool): Promise<string[]> {
  const { rows } = await platform.query<{ id: string }>(
    `select distinct request_id as id from deletion_bot.retained where settled_at is not null and outcome <> 'lost' order by 1`,
  )
  return rows.map(({ id }) => id)
}

/**
 * Puts the lines that are settled under one receipt, which is still to be written. A receipt that an earlier try had chosen and not
 * written stays chosen. Undefined: nothing is settled.
 */
export async function claimSettled(
  platform: pg.Pool,
  requestId: string,
  newReceiptId: string,
): Promise<{ receiptId: string; settled: Settled[] } | undefined> {
  const { rows } = await platform.query<{
    receiptId: string
    table: string
    basis: string
    outcome: Settled['outcome']
    rows: number
  }>(
    `with chosen as (
       select coalesce((select receipt_id from deletion_bot.retained
         where request_id = $1 and settled_at is not null and outcome <> 'lost' and receipt_id is not null order by 1 limit 1), $2::uuid) as id
     ), claimed as (
       update deletion_bot.retained set receipt_id = chosen.id from chosen
       where request_id = $1 and settled_at is not null and outcome <> 'lost' returning receipt_id, table_name, basis, outcome
     )
     select receipt_id as "receiptId", table_name as "table", basis, outcome, count(*)::int as rows
     from claimed group by 1, 2, 3, 4 order by 2, 3, 4`,
    [requestId, newReceiptId],
  )
  const [first] = rows
  if (!first) return undefined
  return { receiptId: first.receiptId, settled: rows.map(({ receiptId: _, ...line }) => line) }
}

/**
 * Forgets lines that one of these receipts speaks of, and with the last line of a request whose rows they were. Lines of rows that nobody
 * can trace stay for whoever asks.
 */
export async function forgetSettled(platform: pg.Pool, requestId: string, receiptIds: readonly string[]): Promise<void> {
  await platform.query(
    `update deletion_bot.retained set outcome = 'lost' where request_id = $1 and outcome = 'untraceable' and receipt_id = any($2::uuid[])`,
    [requestId, receiptIds],
  )
  await platform.query(
    `delete from deletion_bot.retained where request_id = $1 and settled_at is not null and outcome <> 'lost' and receipt_id = any($2::uuid[])`,
    [requestId, receiptIds],
  )
  await forgetWhose(platform, requestId)
}

/** The same for what nobody could trace: a year after that was said, or after its day, whichever is later. */
export async function forgetLost(platform: pg.Pool, before: Date): Promise<void> {
  const { rows } = await platform.query<{ id: string }>(
    `with gone as (
       delete from deletion_bot.retained where outcome = 'lost' and settled_at < $1 and release_on < $1::date returning request_id
     ) select distinct request_id as id from gone`,
    [before],
  )
  for (const { id } of rows) await forgetWhose(platform, id)
}

async function forgetWhose(platform: pg.Pool, requestId: string): Promise<void> {
  await platform.query(
    `delete from deletion_bot.kept_subject s where s.request_id = $1
       and not exists (select 1 from deletion_bot.retained r where r.request_id = s.request_id)`,
    [requestId],
  )
}

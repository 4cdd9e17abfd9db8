import type pg from 'pg'

/** Days of one request's rows of one table that moved at one time, and of which nothing has been said yet. */
export interface MovedDays {
  requestId: string
  table: string
  at: Date
  longer: number
  shorter: number
}

/** The next of them, those of one request together. */
export async function movedDays(platform: pg.Pool, requests: number): Promise<MovedDays[]> {
  const { rows } = await platform.query<MovedDays>(
    `select request_id as "requestId", table_name as "table", moved_at as at,
       count(*) filter (where release_on > said_on)::int as longer, count(*) filter (where release_on < said_on)::int as shorter
     from deletion_bot.retained where moved_at is not null and request_id in (
       select distinct request_id from deletion_bot.retained where moved_at is not null order by 1 limit $1)
     group by 1, 2, 3 order by 1, 3, 2`,
    [requests],
  )
  return rows
}

/** They are said. */
export async function forgetMoved(platform: pg.Pool, requestId: string, at: readonly Date[]): Promise<void> {
  await platform.query(
    `update deletion_bot.retained set moved_at = null, said_on = null where request_id = $1 and moved_at = any($2::timestamptz[])`,
    [requestId, at.map((moment) => moment.toISOString())],
  )
}

import { type SQL, sql } from 'drizzle-orm'

/** The request of this alias is not at its end, or its second sweep is still ahead: its person may be to hear of it. */
export const isUnderWay = (request: SQL): SQL => sql`(${request}.state in ('scheduled','running','on_hold','parked')
  or (${request}.state in ('completed','partial') and ${request}.second_swept_at is null))`

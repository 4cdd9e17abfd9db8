import { type SQL, sql } from 'drizzle-orm'
import { isActive, isOnNoTable } from './hold-store.ts'

/**
 * A query for the id of a hold on one kept row, whoever's it was: `requests` selects those that recorded it. Asked row by row; whose
 * requests each hold concerns depends on no row, so that the database finds it out once for a statement.
 */
export function activeHold(
  now: Date,
  row: { table: string; tenant: SQL | undefined; requests: SQL; known: readonly string[] },
): SQL {
  const tenant = row.tenant ? sql`(h.tenant_id is null or h.tenant_id::text = ${row.tenant}::text)` : sql`h.tenant_id is null`
  // Beside the holds, and not within their condition: the row's requests are read once, however many holds there are.
  const requests = sql`(select array(${row.requests}) as ids offset 0) q`
  return sql`select h.id::text from ${requests} cross join deletion_bot.legal_hold h where ${isActive(now)} and ${tenant} and case h.scope
      when 'subject' then exists (select 1 from unnest(q.ids) u(id)
        where u.id in (${REQUESTS_OF_ANYBODY}) or (h.id, u.id) in (${heldRequests(now)}))
      when 'table' then h.table_name = ${row.table} or ${isOnNoTable(row.known)} else true end
    order by h.id limit 1`
}

/** Those in whose rows more names stood than were noted: whoever is held may be one of them. */
const REQUESTS_OF_ANYBODY = sql`select s.request_id from deletion_bot.kept_subject s where s.whose = 'others'`

/** Holds on people with the requests under whose names they are: from the holds' few names to those noted, by any key still known. */
const heldRequests = (now: Date): SQL => sql`
  select h.id, s.request_id from deletion_bot.legal_hold h
    cross join lateral (
      select h.key_id, h.pseudonym
      union all select also."keyId", also.value from jsonb_to_recordset(h.also) as also("keyId" text, value text)
    ) n(key_id, pseudonym)
    join deletion_bot.kept_subject s on s.pseudonym = n.pseudonym and s.key_id = n.key_id
  where h.scope = 'subject' and ${isActive(now)}`

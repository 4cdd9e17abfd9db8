import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Listed } from './find-store.ts'

/** So many stand on a page by their reference. */
const PARTS_SHOWN = 20

/**
 * `whole`: of which this is a part. `part`: as which the same wish goes on for one of the other businesses. `before`: what the person had open
 * already for one of them, so that the wish did not go on as another one. `all`: how many there are, also beyond those that are shown.
 */
export const parts = z.array(z.object({ reference: z.string(), is: z.enum(['whole', 'part', 'before']), all: z.number() }))

type Wish = Pick<Listed, 'id' | 'personId' | 'scope' | 'confirmedAt'>

/** Rows of `parts`, to be read with the rest of the page. */
export function partsOf({ id, personId, scope, confirmedAt }: Wish): SQL {
  const at = sql`${confirmedAt?.toISOString() ?? null}::timestamptz`
  const own = sql`r.person_id = ${personId} and r.id <> ${id}`
  const isPart = sql`p.person_id = ${personId} and p.scope = 'business' and p.confirmed_at = ${at}`
  return sql`select reference, "is", count(*) over ()::int as "all" from (
      select r.reference, 'whole' as "is" from erasure_request r
        where ${scope} = 'business' and ${own} and r.confirmed_at = ${at} and r.scope = 'number' and r.reason = 'objection-upheld'
      union all select r.reference, 'part' from erasure_request r
        where ${scope} = 'number' and ${own} and r.confirmed_at = ${at} and r.scope = 'business'
      union all (select distinct on (r.tenant_id) r.reference, 'before' from erasure_request r
        join business_notice n on n.request_id = ${id} and n.tenant_id = r.tenant_id
        where ${scope} = 'number' and ${own} and r.scope = 'business' and r.confirmed_at is not null
          and r.created_at < (select max(o.decided_at) from objection o where o.request_id = ${id} and o.state = 'upheld')
          and not exists (select 1 from objection o where o.request_id = ${id} and o.state = 'upheld' and o.tenant_id = r.tenant_id)
          and not exists (select 1 from erasure_request p where ${isPart} and p.tenant_id = r.tenant_id)
        order by r.tenant_id, r.confirmed_at desc)
    ) p order by "is" desc, reference limit ${PARTS_SHOWN}`
}

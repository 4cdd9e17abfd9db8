import type pg from 'pg'
import { blobPlaces } from './blob-places.ts'
import type { Catalogue } from './catalogue.ts'
import type { DataMap } from './data-map.ts'
import type { Finding } from './finding.ts'

// An index that leaves out only rows without a key serves as well. Of a partitioned table each part must have one.
const LED = `
  select p.place as nth from jsonb_to_recordset($2::jsonb) as p(place int, "table" text, "column" text)
    join pg_namespace n on n.nspname = $1 join pg_class c on c.relnamespace = n.oid and c.relname = p."table"
  where not exists (
    select 1 from (select t.relid from pg_partition_tree(c.oid) t where t.isleaf union all select c.oid where c.relkind <> 'p') leaf(id)
    where not exists (
      select 1 from pg_index i join pg_attribute a on a.attrelid = leaf.id and a.attnum = i.indkey[0] and a.attname = p."column"
      where i.indrelid = leaf.id and i.indisvalid
        and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = format('(%I IS NOT NULL)', p."column"))))`

/**
 * The columns with blob keys to which no index leads: before a blob is removed each of them is asked who else names it. That is slow, and
 * no erasure is incomplete for it, so that these are warnings.
 */
export async function unindexedBlobKeys(platform: pg.Pool, map: DataMap, catalogue: Catalogue): Promise<Finding[]> {
  const places = blobPlaces(map, catalogue)
  const asked = JSON.stringify(places.map((each, place) => ({ ...each, place })))
  const { rows } = await platform.query<{ nth: number }>(LED, [catalogue.schema, asked])
  const led = new Set(rows.map(({ nth }) => nth))
  return places.filter((_, place) => !led.has(place)).map((each): Finding => ({ ...each, is: 'unindexed-blob-key' }))
}

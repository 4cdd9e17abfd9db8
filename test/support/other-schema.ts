import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { referenceMap } from '../../src/erasure/reference-map.ts'
import { expectedForeignKeys } from '../../src/platform/expected-keys.ts'

/** The demo as another platform might have it. */
export interface Elsewhere {
  /** Of the data map that says where the tables lie. */
  mapFile: string
  /** The number that a business of the demo has instead of its uuid. */
  tenantId(uuid: string): string
}

/** Moves the platform's tables out of `public` into a schema of this name, counts its businesses instead of naming them by uuid, and writes the map. */
export async function moveTables(platformUrl: string, schema: string, dir: string): Promise<Elsewhere> {
  const client = new pg.Client({ connectionString: platformUrl })
  await client.connect()
  try {
    const numbers = await countBusinesses(client)
    await client.query(`alter schema public rename to ${client.escapeIdentifier(schema)}`)
    // A namesake, which whoever forgets the schema reads instead.
    await client.query('create schema public; create table public.tenant (id text primary key, name text)')
    await client.query(`insert into public.tenant values ('wrong', 'Akshara Coaching Centre')`)
    const mapFile = join(dir, 'map.json')
    const schemas = { public: 'a namesake without people' }
    writeFileSync(
      mapFile,
      JSON.stringify({ format: 1, schema, tables: referenceMap, foreignKeys: expectedForeignKeys(), schemas }),
    )
    return {
      mapFile,
      tenantId(uuid) {
        const number = numbers.get(uuid)
        if (number === undefined) throw new Error('No such business in the demo.')
        return number
      },
    }
  } finally {
    await client.end()
  }
}

async function countBusinesses(client: pg.Client): Promise<Map<string, string>> {
  await client.query(`
    create temp table counted as select id, 70 + row_number() over (order by id) as number from tenant;
    create function pg_temp.number_of(uuid) returns bigint language sql stable as 'select number from pg_temp.counted where id = $1'`)
  const { rows: keys } = await client.query<{ on: string; name: string; rule: string }>(`
    select conrelid::regclass::text as on, quote_ident(conname) as name, pg_get_constraintdef(oid) as rule
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0`)
  const { rows: columns } = await client.query<{ on: string; name: string }>(`
    select attrelid::regclass::text as on, attname as name from pg_attribute join pg_class c on c.oid = attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and (attname = 'tenant_id' or (c.relname = 'tenant' and attname = 'id'))`)
  for (const { on, name } of keys) await client.query(`alter table ${on} drop constraint ${name}`)
  for (const { on, name } of columns)
    await client.query(`alter table ${on} alter ${name} drop default, alter ${name} type bigint using pg_temp.number_of(${name})`)
  for (const { on, name, rule } of keys) await client.query(`alter table ${on} add constraint ${name} ${rule}`)
  const { rows } = await client.query<{ id: string; number: string }>('select id::text, number::text from pg_temp.counted')
  return new Map(rows.map(({ id, number }) => [id, number]))
}

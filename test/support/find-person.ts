import pg from 'pg'

/** Every place of a database in which one of the needles stands: `schema.table: row`. System schemas apart, nothing is left out. */
export async function searchDatabase(url: string, needles: readonly string[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const hits: string[] = []
    for (const table of await tablesOf(client)) {
      // "offset 0": each row is written out once, not once a needle.
      const { rows } = await client.query<{ row: string }>(
        `select row from (select t::text as row from ${table} t offset 0) written
         where exists (select 1 from unnest($1::text[]) n where position(n in row) > 0)`,
        [needles],
      )
      hits.push(...rows.map(({ row }) => `${table}: ${row}`))
    }
    return hits
  } finally {
    await client.end()
  }
}

/** Every row of a database as text, by table, sorted. */
export async function dumpDatabase(url: string, schema?: string): Promise<Map<string, string[]>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const dump = new Map<string, string[]>()
    for (const table of await tablesOf(client, schema)) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${table} t order by 1`)
      dump.set(
        table,
        rows.map(({ row }) => row),
      )
    }
    return dump
  } finally {
    await client.end()
  }
}

async function tablesOf(client: pg.Client, schema?: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
       and ($1::text is null or n.nspname = $1) order by 1`,
    [schema ?? null],
  )
  return rows.map(({ name }) => name)
}

/** The spellings a forgetful program would leave behind: digits with and without country code, plus, zeros, blanks and dashes. */
export function spellingsToFind(phone: string): string[] {
  const national = phone.slice(3)
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.from('x'.repeat(shift) + phone.slice(1))
      .toString('base64')
      .slice(shift === 0 ? 0 : shift + 1, -4),
  )
  return [national, `${national.slice(0, 5)} ${national.slice(5)}`, `${national.slice(0, 5)}-${national.slice(5)}`, ...base64]
}

import { sql } from 'drizzle-orm'
import type { BotDb } from './client.ts'

/** Tables that name the key of their pseudonyms in a column. The ledger's is a signing key's. */
const LEDGER = 'ledger_entry'

interface Place {
  table_name: string
  column_name: string
}

/** The ids of the keys that rows still need: `encryption` to be read, `pseudonym` to be found, `signing` to be verified. */
export async function keysInUse(db: BotDb): Promise<{ encryption: Set<string>; pseudonym: Set<string>; signing: Set<string> }> {
  const { rows } = await db.execute<Place & Record<string, unknown>>(sql`
    select table_name, column_name from information_schema.columns
    where table_schema = 'public' and (column_name = 'sealed' or column_name like '%\\_sealed' or column_name = 'key_id')
    order by table_name, column_name`)
  const found = { encryption: new Set<string>(), pseudonym: new Set<string>(), signing: new Set<string>() }
  for (const { table_name: table, column_name: column } of rows) {
    const name = sql.identifier(column)
    const id = column === 'key_id' ? sql`${name}` : sql`split_part(${name}, '.', 1)`
    const { rows: ids } = await db.execute<{ id: string }>(
      sql`select distinct ${id} as id from ${sql.identifier(table)} where ${name} is not null`,
    )
    const kind = column !== 'key_id' ? 'encryption' : table === LEDGER ? 'signing' : 'pseudonym'
    for (const row of ids) found[kind].add(row.id)
  }
  return found
}

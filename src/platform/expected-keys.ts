import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import * as schema from './schema.ts'

type OnDelete = 'no action' | 'restrict' | 'cascade' | 'set null' | 'set default'

/** The foreign keys that the migrations of the reference tables create, with their rules. */
export function expectedForeignKeys(): {
  table: string
  columns: string[]
  references: { table: string; columns: string[] }
  onDelete: OnDelete
}[] {
  const tables = Object.values(schema).filter((table) => is(table, PgTable))
  return tables.flatMap((table) =>
    getTableConfig(table).foreignKeys.map((key) => {
      const { columns, foreignTable, foreignColumns } = key.reference()
      return {
        table: getTableConfig(table).name,
        columns: columns.map(({ name }) => name),
        references: { table: getTableConfig(foreignTable).name, columns: foreignColumns.map(({ name }) => name) },
        onDelete: key.onDelete ?? 'no action',
      }
    }),
  )
}

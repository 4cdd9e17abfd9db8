import { type SQL, sql } from 'drizzle-orm'
import { list } from './session-store.ts'

/** What one statement asks for in several places: it is found once, and not once for every place. */
export interface SharedLists {
  /** Selects the list that `write` selects, which depends on no row of what is around it; `key` says all that its text depends on. */
  select(key: string, write: () => SQL): SQL
  /** What the statement begins with, once all of it is written. */
  before(): SQL
}

export function sharedLists(): SharedLists {
  const known = new Map<string, { name: SQL; query: SQL }>()
  return {
    select(key, write) {
      // Lists that this one needs are known before it, and stand before it in the statement.
      const found = known.get(key) ?? { query: write(), name: sql.raw(`list_${known.size}`) }
      known.set(key, found)
      return sql`select * from ${found.name}`
    },
    before() {
      if (known.size === 0) return sql``
      return sql`with ${list([...known.values()].map(({ name, query }) => sql`${name} as (${query})`))} `
    },
  }
}

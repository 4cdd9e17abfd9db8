import { sql } from 'drizzle-orm'
import { phoneReadings } from '../subject/address.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import type { IdentifierKind } from './data-map.ts'
import { mappedTable } from './plan.ts'
import { type Quarry, tableOf } from './quarry-store.ts'
import { isMine } from './reach-store.ts'
import type { ReadLong } from './session-store.ts'
import { valuesOf } from './stray-store.ts'

/**
 * Whom the subject's rows name in the columns that find people: beside the subject, perhaps somebody who is known under another name.
 * `each` hears some of them at a time, each once for every column in which it stands.
 */
export async function eachNameInRows(read: ReadLong, quarry: Quarry, each: (names: SubjectIdentifiers) => void): Promise<void> {
  const { plan } = quarry
  for (const table of new Set(plan.steps.map((step) => step.table))) {
    for (const way of mappedTable(plan.map, table).reach) {
      if (way.by === 'parent') continue
      await read<{ value: string }>(
        sql`select distinct v.value from ${tableOf(plan, table)} t cross join lateral (${valuesOf(way)}) v(value)
          where v.value is not null and ${isMine(quarry, table, 't', { find: true })}`,
        (rows) =>
          each(
            named(
              way.holds,
              rows.map(({ value }) => value),
            ),
          ),
      )
    }
  }
}

/** Values that stand where such identifiers do, as a subject is known. */
export function named(holds: IdentifierKind, values: readonly string[]): SubjectIdentifiers {
  return {
    // Digits that may be two people's are either's: too much is held rather than too little.
    phones: holds === 'phone' ? [...new Set(values.flatMap(phoneReadings))] : [],
    userIds: holds === 'user_id' ? values : [],
    emails: holds === 'email' ? values.map((email) => email.trim().toLowerCase()) : [],
  }
}

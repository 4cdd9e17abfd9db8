import { sql } from 'drizzle-orm'
import { phoneReadings } from '../subject/address.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import type { IdentifierKind } from './data-map.ts'
import { namesIn } from './names-of-rows-store.ts'
import { mappedTable } from './plan.ts'
import { type Quarry, tableOf } from './quarry-store.ts'
import { isMine } from './reach-store.ts'
import type { ReadLong } from './session-store.ts'

/**
 * Whom the subject's rows name in the columns that find people, and whom the rows name that they hang on: beside the subject, perhaps somebody
 * who is known under another name, or whose chat a call is in. `each` hears some of them at a time, each once for every place in which it stands.
 */
export async function eachNameInRows(read: ReadLong, quarry: Quarry, each: (names: SubjectIdentifiers) => void): Promise<void> {
  const { plan } = quarry
  for (const table of new Set(plan.steps.map((step) => step.table))) {
    const { reach } = mappedTable(plan.map, table)
    // Where nothing but a parent leads, it is the subject's own and compared already.
    if (reach.every((way) => way.by === 'parent') && reach.length < 2) continue
    const where = isMine(quarry, table, 't', { find: true })
    for (const { kind, value, rows } of namesIn(plan, { table, alias: 't', from: sql`${tableOf(plan, table)} t`, where })) {
      await read<{ value: string }>(
        sql`select distinct v.value from (select ${value} as value from ${rows}) v where v.value is not null`,
        (found) =>
          each(
            named(
              kind,
              found.map((row) => row.value),
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

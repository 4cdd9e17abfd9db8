import { sql } from 'drizzle-orm'
import { phoneReadings } from '../subject/address.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import type { IdentifierKind, TableMap } from './data-map.ts'
import { namesIn, ownNamesIn } from './names-of-rows-store.ts'
import { mappedTable } from './plan.ts'
import { type Quarry, tableOf } from './quarry-store.ts'
import { isMine } from './reach-store.ts'
import type { ReadLong } from './session-store.ts'

/**
 * Whom the subject's rows name in the columns that find people: beside the subject, perhaps somebody who is known under another name; and, of
 * rows that several may own, whom those name that they hang on. `each` hears some of them at a time, each once for every place in which it stands.
 */
export async function eachNameInRows(read: ReadLong, quarry: Quarry, each: (names: SubjectIdentifiers) => void): Promise<void> {
  const { plan } = quarry
  for (const table of new Set(plan.steps.map((step) => step.table))) {
    const from = sql`${tableOf(plan, table)} t`
    const rows = { table, alias: 't', from, where: isMine(quarry, table, 't', { find: true }) }
    for (const { kind, value, rows: named } of isJoint(mappedTable(plan.map, table))
      ? namesIn(plan, rows)
      : ownNamesIn(plan, rows)) {
      await read<{ value: string }>(
        sql`select distinct v.value from (select ${value} as value from ${named}) v where v.value is not null`,
        (found) =>
          each(
            identifiersOf(
              kind,
              found.map((row) => row.value),
            ),
          ),
      )
    }
  }
}

/** What the rows hang on may be somebody else's who owns them as well. Where nothing but a parent leads, it is the subject's own and compared already. */
function isJoint({ reach, shared }: TableMap): boolean {
  if (shared === 'any owner' || shared === 'last owner') return true
  return reach.length > 1 && !reach.some((way) => way.by === 'column' && way.holds === 'phone')
}

/** Values that stand where such identifiers do, as a subject is known. */
export function identifiersOf(holds: IdentifierKind, values: readonly string[]): SubjectIdentifiers {
  return {
    // Digits that may be two people's are either's: too much is held rather than too little.
    phones: holds === 'phone' ? [...new Set(values.flatMap(phoneReadings))] : [],
    userIds: holds === 'user_id' ? values : [],
    emails: holds === 'email' ? values.map((email) => email.trim().toLowerCase()) : [],
  }
}

import { sql } from 'drizzle-orm'
import { phoneReadings } from '../subject/address.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import type { IdentifierKind } from './data-map.ts'
import { mappedTable } from './plan.ts'
import { type Quarry, tableOf } from './quarry-store.ts'
import { isMine } from './reach-store.ts'
import type { Session } from './session-store.ts'
import { valuesOf } from './stray-store.ts'

/** Whom the subject's rows name in the columns that find people: beside the subject, perhaps somebody who is known under another name. */
export async function identifiersInRows(session: Session, quarry: Quarry): Promise<SubjectIdentifiers> {
  const { plan } = quarry
  const found: Record<IdentifierKind, Set<string>> = { phone: new Set(), user_id: new Set(), email: new Set() }
  for (const table of new Set(plan.steps.map((step) => step.table))) {
    for (const way of mappedTable(plan.map, table).reach) {
      if (way.by === 'parent') continue
      const rows = await session.run<{ value: string }>(sql`
        select distinct v.value from ${tableOf(plan, table)} t cross join lateral (${valuesOf(way)}) v(value)
        where v.value is not null and ${isMine(quarry, table, 't', { find: true })}`)
      for (const { value } of rows) found[way.holds].add(value)
    }
  }
  return {
    // Digits that may be two people's are either's: too much is held rather than too little.
    phones: [...new Set([...found.phone].flatMap(phoneReadings))],
    userIds: [...found.user_id],
    emails: [...found.email].map((email) => email.trim().toLowerCase()),
  }
}

import { type SQL, sql } from 'drizzle-orm'
import type { KeyRing } from '../runtime/keys.ts'
import { subjectPseudonymsUnderEveryKey } from '../subject/pseudonym.ts'
import { knownBy, type SubjectIdentifiers } from '../subject/subject.ts'
import type { IdentifierKind } from './data-map.ts'
import { namedBy } from './json-way-store.ts'
import { type ErasurePlan, mappedTable } from './plan.ts'
import { isPlanned, tableOf } from './quarry-store.ts'
import { deeper, isParentOf } from './row-scope-store.ts'
import { all, any } from './session-store.ts'

/** As much of a pseudonym as is held in memory: what begins alike is asked for. */
export const BEGINNING = 12

/** Rows of a table under an alias, joined to what leads to a name. */
interface RowsUnder {
  table: string
  alias: string
  from: SQL
  where: SQL
}

/** One of the ways in which rows name somebody: what stands there, and the rows with whatever of them is selected beside it. */
interface Names {
  kind: IdentifierKind
  value: SQL
  rows: SQL
}

/** Whom the rows name themselves, and whom the rows name that they hang on. `isOne`: it must hold of one of the rows that lead to the name. */
export function namesIn(plan: ErasurePlan, rows: RowsUnder, isOne: (table: string, alias: string) => SQL = EACH): Names[] {
  return namesBehind(plan, isOne, { ...rows, ones: [], seen: [rows.table] })
}

/** Whom the rows name themselves. */
export function ownNamesIn(plan: ErasurePlan, rows: RowsUnder): Names[] {
  return namesBehind(plan, EACH, { ...rows, ones: [], seen: Object.keys(plan.map) })
}

const EACH = () => sql`true`

interface Place extends RowsUnder {
  ones: readonly SQL[]
  seen: readonly string[]
}

function namesBehind(plan: ErasurePlan, isOne: (table: string, alias: string) => SQL, place: Place): Names[] {
  const { table, alias, from, where, seen } = place
  const ones = [...place.ones, isOne(table, alias)]
  return mappedTable(plan.map, table).reach.flatMap((way): Names[] => {
    if (way.by === 'parent') {
      if (seen.includes(way.table) || !isPlanned(plan, way.table)) return []
      const parent = deeper(alias)
      const joined = sql`${from} join ${tableOf(plan, way.table)} ${sql.identifier(parent)} on ${isParentOf(plan, table, way, parent, alias)}`
      return namesBehind(plan, isOne, { table: way.table, alias: parent, from: joined, where, ones, seen: [...seen, way.table] })
    }
    const { value, each } = namedBy(way, alias, plan.catalogue.tables[table]?.columns[way.column])
    const rows = sql`${each ? sql`${from} cross join lateral ${each}` : from} where ${all([where, any(ones)])}`
    return [{ kind: way.holds, value, rows }]
  })
}

/** The database does not have the table, or what it hangs on, as the map says: nobody can tell whom its rows name. */
export function isOutOfSight(plan: ErasurePlan, table: string, seen: readonly string[] = []): boolean {
  if (seen.includes(table)) return false
  if (plan.unreachable.includes(table)) return true
  const above = mappedTable(plan.map, table).reach.flatMap((way) => (way.by === 'parent' ? [way.table] : []))
  return isPlanned(plan, table) && above.some((parent) => isOutOfSight(plan, parent, [...seen, table]))
}

/** Whom the identifier names, and the pseudonyms by which a list may know them, one of which begins as one of the list does. */
export function listedAs(
  { keys, beginnings }: { keys: KeyRing; beginnings: ReadonlySet<string> },
  kind: IdentifierKind,
  identifier: string,
): { subject: SubjectIdentifiers; pseudonyms: ReturnType<typeof subjectPseudonymsUnderEveryKey> } | undefined {
  const subject = knownBy(kind, identifier)
  const pseudonyms = subjectPseudonymsUnderEveryKey(keys, 'suppression', subject)
  return pseudonyms.some(({ value }) => beginnings.has(value.slice(0, BEGINNING))) ? { subject, pseudonyms } : undefined
}

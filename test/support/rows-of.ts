import { spellingsToFind } from './find-person.ts'

export type Dump = ReadonlyMap<string, readonly string[]>

/** Tables whose rows hang on rows of the ones before them. */
const DESCENT = ['conversation', 'message', 'voice_session', 'message_status', 'voice_turn', 'call_analysis'] as const

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** A call without a chat names its caller itself. */
const STARTS: readonly string[] = ['conversation', 'voice_session']

/**
 * The rows of a platform dump that are about one customer: those of their conversations with all that hangs on them, and those that
 * name number or person. Found in plain text, by another way than the bot's own.
 */
export function rowsOf(dump: Dump, person: { phone: string | null; name: string; userId?: string }): Dump {
  const addresses = [...(person.phone ? spellingsToFind(person.phone) : []), ...(person.userId ? [person.userId] : [])]
  const needles = [...addresses, person.name]
  const ids = new Set<string>()
  for (const table of DESCENT) {
    for (const row of dump.get(`public.${table}`) ?? []) {
      const named = STARTS.includes(table) && addresses.some((address) => row.includes(address))
      if (named || hangsOn(row, ids)) ids.add(idOf(row))
    }
  }
  const own = (row: string) => needles.some((needle) => row.includes(needle)) || hangsOn(row, ids)
  return new Map([...dump].map(([table, rows]) => [table, rows.filter(own)]))
}

/** Rows of the first dump that the second does not have, as `table: row`. */
export function missingIn(dump: Dump, later: Dump): string[] {
  return [...dump].flatMap(([table, rows]) => {
    const kept = new Set(later.get(table))
    return rows.filter((row) => !kept.has(row)).map((row) => `${table}: ${row}`)
  })
}

/** The dump without these rows. */
export function without(dump: Dump, ...parts: readonly Dump[]): Dump {
  return new Map(
    [...dump].map(([table, rows]) => {
      const taken = new Set(parts.flatMap((part) => part.get(table) ?? []))
      return [table, rows.filter((row) => !taken.has(row))]
    }),
  )
}

export function countRows(dump: Dump): number {
  return [...dump.values()].reduce((sum, rows) => sum + rows.length, 0)
}

const hangsOn = (row: string, ids: ReadonlySet<string>) => (row.match(UUID) ?? []).some((id) => ids.has(id))

function idOf(row: string): string {
  return /^\(([0-9a-f-]{36})/.exec(row)?.[1] ?? row
}

import type pg from 'pg'
import { placesIn, renameFrozen } from '../erasure/freeze-places-store.ts'
import { thaw } from '../erasure/thaw-store.ts'

interface Renamed {
  schema: string
  from: string
  to: string
  /** Each column of a former key with today's name. */
  keyOf(noted: readonly string[]): Record<string, string>
  /** `former=today`, as typed. */
  given: readonly string[]
}

interface Moved {
  rows: number
  notRestored: string[]
}

/**
 * What freezes have replaced follows its table, key or column to today's names, and whoever took the wish back in the meantime gets it
 * back. Says of how many rows, and of which requests not all could be given back.
 */
export async function renameFreezes(platform: pg.Pool, { schema, from, to, keyOf, given }: Renamed): Promise<Moved> {
  const named = (column: string) => given.find((pair) => pair.split('=')[0] === column)?.split('=')[1] ?? column
  const lost = (await placesIn(platform, schema, from)).filter(({ there }) => !there)
  const renamings = lost
    .map((place) => ({ place, to, columns: keyOf(place.keys), column: named(place.column) }))
    .filter(
      ({ place, column, columns }) => to !== from || column !== place.column || place.keys.some((key) => columns[key] !== key),
    )
  let rows = 0
  const notRestored = new Set<string>()
  for (const renaming of renamings) {
    const moved = await renameFrozen(platform, renaming)
    rows += moved.rows
    for (const { requestId, at } of moved.takenBack) {
      const { lost } = await thaw(platform, requestId, schema, at)
      if (lost.includes(to)) notRestored.add(requestId)
    }
  }
  return { rows, notRestored: [...notRestored] }
}

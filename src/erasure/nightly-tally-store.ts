import { type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import { isAt, isNamed, type NightlyLook, type Places, relationOf, type Sought } from './coarse-look-store.ts'
import type { Residue } from './evidence.ts'
import type { NightlyFinding } from './nightly-finding.ts'
import { type Search, searchTable } from './residue.ts'
import { reading, type Session } from './session-store.ts'

/** What one table says of each subject, by the subject's index: own rows by column, where they are among others, and rows of others. */
export type Tally = Map<number, { residue: Map<string, number>; places: readonly string[]; mentions: number }>

const AT_ONCE = 5_000
const LIMITS = { lockMs: 1_000, statementMs: 10_000 }

/** Judges the rows at these places one by one, in the snapshot of this session. */
export async function judge(session: Session, look: NightlyLook, places: Places): Promise<Tally> {
  const tally: Tally = new Map()
  for (const [who, found] of places) {
    const sought = look.sought[who]
    if (!sought) continue
    const all = [...found]
    for (let from = 0; from < all.length; from += AT_ONCE) {
      const places = all.slice(from, from + AT_ONCE)
      const { residue, mentions } = await judgeHere(session, look, sought, isAt(places))
      addTo(tally, new Map([[who, { residue, mentions, places: residue.size > 0 ? places : [] }]]))
    }
  }
  return tally
}

async function judgeHere(session: Session, look: NightlyLook, { search, patterns }: Sought, here: SQL) {
  if (search.plan.steps.some((step) => step.table === look.table)) {
    const { residue, mentions } = await searchTable(session, search, look.table, here)
    return {
      residue: new Map(residue.map(({ column, rows }) => [column, rows])),
      mentions: mentions.reduce((sum, { rows }) => sum + rows, 0),
    }
  }
  // Nothing in this table is the subject's to erase.
  const nothing = { residue: new Map<string, number>(), mentions: 0 }
  if (!patterns) return nothing
  const [row] = await session.run<{ rows: number }>(sql`
    select count(*)::int as rows from ${relationOf(look)} t where ${here} and ${isNamed(look, patterns)}`)
  return { ...nothing, mentions: row?.rows ?? 0 }
}

/** Adds what was found elsewhere in the table. */
export function addTo(tally: Tally, more: Tally): Tally {
  for (const [who, { residue, mentions, places }] of more) {
    const known = tally.get(who) ?? { residue: new Map(), mentions: 0, places: [] }
    for (const [column, rows] of residue) known.residue.set(column, (known.residue.get(column) ?? 0) + rows)
    tally.set(who, {
      residue: known.residue,
      mentions: known.mentions + mentions,
      places: [...known.places, ...places].slice(0, AT_ONCE),
    })
  }
  return tally
}

/** What of a night's finding still names the subject in rows of its own, by looking at its places alone. */
export function judgeAgain(
  platform: pg.Pool,
  search: Search,
  places: NonNullable<NightlyFinding['places']>,
): Promise<Residue['residue'][number][]> {
  return reading(platform, LIMITS, async (session) => {
    const found: Residue['residue'][number][] = []
    for (const { table, at } of places) found.push(...(await searchTable(session, search, table, isAt(at))).residue)
    return found
  })
}

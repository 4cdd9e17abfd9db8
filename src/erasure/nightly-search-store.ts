import type pg from 'pg'
import type { Catalogue } from './catalogue.ts'
import { columnsSearched, soughtFor } from './coarse-look-store.ts'
import type { Pseudonym } from './hold-store.ts'
import type { NightlyFinding } from './nightly-finding.ts'
import { type NightlyLimits, readTable } from './nightly-table-store.ts'
import type { Search } from './residue.ts'

export interface NightlySearch {
  found: NightlyFinding[]
  /** Tables of which something could not be read in time. */
  unreachable: string[]
}

/** Of tables of 8 KiB a block: a first slice of 16 MiB, none over 128 MiB. */
const SIZES = { blocksFirst: 2_048, blocksMax: 16_384, aimMs: 5_000, placesMax: 200_000 }

/**
 * Searches every text and json column of every table for all subjects at once: each table is read once, in statements of at most
 * `statementMs`, the identifiers are held in memory only, and the few rows found are looked at closely. Nothing is written.
 */
export async function searchAll(
  platform: pg.Pool,
  catalogue: Catalogue,
  searches: readonly Search[],
  limits: Partial<NightlyLimits> & { statementMs: number },
): Promise<NightlySearch> {
  const found = searches.map(({ requestId }): NightlyFinding => ({ requestId, residue: [], mentions: [] }))
  const sought = searches.map(soughtFor)
  const unreachable: string[] = []
  for (const table of Object.keys(catalogue.tables)) {
    const columns = columnsSearched(catalogue, table, searches)
    if (columns.length === 0) continue
    const { tally, whole } = await readTable(platform, { catalogue, table, columns, sought }, { ...SIZES, ...limits })
    if (!whole) unreachable.push(table)
    for (const [who, { residue, mentions, places }] of tally) {
      const finding = found[who]
      if (!finding) continue
      finding.residue.push(...[...residue].map(([column, rows]) => ({ table, column, rows })))
      if (places.length > 0) finding.places = [...(finding.places ?? []), { table, at: places }]
      if (mentions > 0) finding.mentions.push({ table, rows: mentions })
    }
  }
  return { found, unreachable }
}

/** The businesses that held something of the subject when its data was frozen; undefined when nobody noted any. */
export async function tenantsNoted(platform: pg.Pool, pseudonyms: readonly Pseudonym[]): Promise<string[] | undefined> {
  const { rows } = await platform.query<{ id: string }>(
    `select distinct s.tenant_id::text as id from deletion_bot.suppression s
       join unnest($1::text[], $2::text[]) as p(key_id, pseudonym) on s.key_id = p.key_id and s.pseudonym = p.pseudonym order by 1`,
    [pseudonyms.map(({ keyId }) => keyId), pseudonyms.map(({ value }) => value)],
  )
  return rows.length === 0 ? undefined : rows.map(({ id }) => id)
}

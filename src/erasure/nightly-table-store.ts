import { type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import { closerLook, coarseLook, type NightlyLook, type Places, TOO_MANY } from './coarse-look-store.ts'
import { type Extent, extentOf, isInSlice, isWrittenSince } from './extent-store.ts'
import { addTo, judge, type Tally } from './nightly-tally-store.ts'
import { all, reading, type Session } from './session-store.ts'
import { overSlices, type SliceSizes } from './slice.ts'

export interface NightlyLimits extends SliceSizes {
  statementMs: number
  /** Places of people that are remembered until the table is through; those beyond are counted at once. */
  placesMax: number
  /** Awaited before each statement over a slice; a test may write meanwhile. */
  checkpoint?: (name: string) => Promise<void> | void
}

/** What one table says of everybody. Not `whole`: some of it could not be read in time. */
interface TableRead {
  tally: Tally
  whole: boolean
}

const LOCK_MS = 1_000
const TIMED_OUT = '57014'
const LOCKED = '55P03'
/** Blocks that could not be read: after so many the rest of the table is left for tonight. */
const MISSED_MAX = 3
/** A table whose rows are put elsewhere while it is read is read once more. */
const READINGS_MAX = 2
/** So often is the look at what was written since begun, each time with much smaller slices. */
const TRIES_MAX = 4

/**
 * Reads one table for everybody: a small one in one snapshot; a big one slice by slice, and then, in one snapshot, what was written
 * since the first of them. So no row is missed that is there in that last snapshot, wherever an update has moved it meanwhile, and
 * each is counted once, as it is then.
 */
export async function readTable(platform: pg.Pool, look: NightlyLook, limits: NightlyLimits): Promise<TableRead> {
  for (let readings = 0; readings < READINGS_MAX; readings += 1) {
    const extent = await inSnapshot(platform, limits, (session) => extentOf(session, look.catalogue, look.table))
    const read = extent && (await readOnce(platform, look, extent, limits))
    if (read !== 'put elsewhere') return read ?? NOTHING_READ
  }
  return NOTHING_READ
}

const NOTHING_READ: TableRead = { tally: new Map(), whole: false }

async function readOnce(
  platform: pg.Pool,
  look: NightlyLook,
  extent: Extent,
  limits: NightlyLimits,
): Promise<TableRead | 'put elsewhere' | undefined> {
  const { blocks } = extent
  if (blocks === undefined || blocks <= limits.blocksFirst) {
    const tally = await inSnapshot(platform, limits, async (session) =>
      judge(session, look, await placesIn(session, look, sql`true`)),
    )
    if (tally) return { tally, whole: true }
    // It has no blocks that could be read by themselves.
    if (blocks === undefined) return undefined
  }
  return readSince(platform, look, { extent, ...(await readSlices(platform, look, blocks, limits)) }, limits)
}

interface Sliced {
  places: Places
  /** What was counted at once, because it was too much to be remembered. */
  tally: Tally
  missed: number
}

/** Each slice is a snapshot of its own; one that takes too long is halved. */
async function readSlices(platform: pg.Pool, look: NightlyLook, blocks: number, limits: NightlyLimits): Promise<Sliced> {
  const sliced: Sliced = { places: new Map(), tally: new Map(), missed: 0 }
  await overSlices(blocks, limits, async ({ from, to }) => {
    for (let size = to - from; ; size = Math.ceil(size / 2)) {
      await limits.checkpoint?.(`slice ${from}`)
      const isFull = sizeOf(sliced.places) >= limits.placesMax
      const found = await inSnapshot(platform, limits, async (session) => {
        const places = await placesIn(session, look, isInSlice({ from, to: from + size }))
        return isFull ? { tally: await judge(session, look, places) } : { places }
      })
      if (found?.places) remember(sliced.places, found.places)
      if (found?.tally) addTo(sliced.tally, found.tally)
      if (found) return size
      if (size > 1) continue
      sliced.missed += 1
      return sliced.missed < MISSED_MAX ? 1 : blocks - from
    }
  })
  return sliced
}

/**
 * What was written while the slices were read, in one snapshot like a backup's: of the other rows hardly more is read than their
 * headers. In it everything is counted.
 */
async function readSince(
  platform: pg.Pool,
  look: NightlyLook,
  { extent, places, tally, missed }: Sliced & { extent: Extent },
  limits: NightlyLimits,
): Promise<TableRead | 'put elsewhere' | undefined> {
  const sizes = { ...limits }
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    await limits.checkpoint?.('since')
    const counted = await inSnapshot(platform, limits, async (session) => {
      const { blocks = 0 } = await extentOf(session, look.catalogue, look.table)
      const found: Places = new Map()
      remember(found, places)
      await overSlices(blocks, sizes, async (slice) => {
        sizes.blocksFirst = slice.to - slice.from
        remember(found, await placesIn(session, look, all([isInSlice(slice), isWrittenSince(extent.settled)])))
        return sizes.blocksFirst
      })
      // Asked last: whoever would put the rows elsewhere has had to wait since the first slice.
      const { files } = await extentOf(session, look.catalogue, look.table)
      return files === extent.files ? judge(session, look, found) : ('put elsewhere' as const)
    })
    if (counted === 'put elsewhere') return counted
    if (counted) return { tally: addTo(counted, tally), whole: missed === 0 }
    sizes.blocksFirst = sizes.blocksMax = Math.ceil(sizes.blocksFirst / 8)
  }
  const found = await inSnapshot(platform, limits, (session) => judge(session, look, places))
  return found && { tally: addTo(found, tally), whole: false }
}

async function placesIn(session: Session, look: NightlyLook, where: SQL): Promise<Places> {
  return closerLook(session, look, where, await coarseLook(session, look, where))
}

function remember(places: Places, more: Places): void {
  for (const [who, found] of more) {
    const known = places.get(who) ?? new Set()
    for (const place of found) known.add(place)
    places.set(who, known)
  }
}

const sizeOf = (places: Places): number => [...places.values()].reduce((sum, { size }) => sum + size, 0)

/** Undefined when it takes too long, somebody holds the table, or too much is found at once. */
async function inSnapshot<T>(
  platform: pg.Pool,
  { statementMs }: NightlyLimits,
  work: (session: Session) => Promise<T>,
): Promise<T | undefined> {
  try {
    return await reading(platform, { lockMs: LOCK_MS, statementMs }, work)
  } catch (error) {
    const { code = '' } = error as { code?: string }
    if (error !== TOO_MANY && code !== TIMED_OUT && code !== LOCKED) throw error
    return undefined
  }
}

import { sql } from 'drizzle-orm'
import type { Blobs, StoreTrouble } from '../../blobs/blobs.ts'
import { blobPlaces, placeName } from '../../erasure/blob-places.ts'
import { type Elsewhere, type Holds, holdsOneOf, newestKeys } from '../../erasure/blob-proof-store.ts'
import { readCatalogue } from '../../erasure/catalogue-store.ts'
import { lacksBlobStore } from '../../jobs/lacks-blob-store.ts'
import { blobsOf } from '../../jobs/open-bot.ts'
import { newId } from '../../runtime/ids.ts'
import { readMapFile } from '../data-map.ts'
import type { Opened } from '../open.ts'
import { fail, type Line, ok, warn } from './line.ts'

const CHECK = 'blob store'
const WHAT_TO_DO =
  'Set BLOB_STORE_URL to the store of the recordings, with the rights r, l, d and x (docs/integration.md, “Where recordings lie”).'
const troubles: { readonly [trouble in StoreTrouble]: string } = {
  down: 'it does not answer',
  refused: 'it refuses our rights',
  missing: 'the folder or container is not there',
  empty: 'it holds none of the recordings that rows name last: it is another store, or its disk is not mounted',
}

/** A key that holds nothing is removed, which needs the very rights that an erasure needs; and what rows name must be there. */
export async function checkBlobs({ config, platform, now }: Opened): Promise<Line> {
  const { schema, tables: map } = readMapFile(config.dataMapFile)
  const catalogue = await readCatalogue(platform, schema)
  if (lacksBlobStore(config, map, catalogue))
    return fail(CHECK, 'none is set, though the data map names recordings: they would stay', WHAT_TO_DO)
  const store = blobsOf(config, { now: () => now })
  const removal = await store.remove(`doctor/${newId()}`)
  if (removal.is === 'unreachable') return fail(CHECK, troubles[removal.because], WHAT_TO_DO)
  if (removal.is === 'stays') return fail(CHECK, `it keeps what should go (${removal.because})`, WHAT_TO_DO)
  return judged(await askedFor(store, platform, { map, catalogue, stays: () => sql`true` }))
}

/** What became of asking for the newest of what rows name: the columns by what was found. */
async function askedFor(store: Blobs, platform: Opened['platform'], elsewhere: Elsewhere): Promise<Asked> {
  const asked: Asked = new Map()
  for (const place of blobPlaces(elsewhere.map, elsewhere.catalogue)) {
    const holds = await holdsOneOf(store, await newestKeys(platform, elsewhere, place))
    asked.set(holds, [...(asked.get(holds) ?? []), placeName(place)])
  }
  return asked
}

type Asked = Map<Holds, string[]>

function judged(asked: Asked): Line {
  for (const trouble of ['down', 'empty'] as const) {
    const places = asked.get(trouble)
    if (places) return fail(CHECK, `${troubles[trouble]} (${places.join(', ')})`, WHAT_TO_DO)
  }
  const unread = asked.get('unread')
  if (unread)
    return warn(
      CHECK,
      `rows could not be read in time: ${unread.join(', ')}`,
      'Run `doctor` again when the database has less to do.',
    )
  if (asked.has('one')) return ok(CHECK, 'answers, and lets things be removed')
  return ok(CHECK, 'answers; no row names a recording by which it could be known')
}

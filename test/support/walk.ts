import type { TestBot } from './bot.ts'
import type { TestDatabases } from './databases.ts'
import { dumpDatabase, spellingsToFind } from './find-person.ts'
import { type Dump, missingIn, rowsOf, without } from './rows-of.ts'
import { hashBlobs } from './search-everywhere.ts'
import type { Walker } from './walkers.ts'

/** How everything was before somebody asked, and what of it is theirs. */
export interface Start {
  platform: Dump
  /** Their rows; a row of somebody else's that mentions them is not among them. */
  theirs: Dump
  mentions: string[]
  blobs: Map<string, string>
  theirBlobs: string[]
  /** What tells them: number, name and either part of it, what was said, and the wamids of their rows. */
  needles: string[]
}

const BLOB_KEY = /(?:media|recordings|analyses)\/[\w/.-]+/g
const WAMID = /wamid\.[\w+/=]+/g

/** Takes stock of both stores. `mention`: the text of somebody else's message that names them. */
export async function takeStock(test: TestBot, databases: TestDatabases, walker: Walker, mention: string): Promise<Start> {
  const platform = await dumpDatabase(databases.platformUrl, 'public')
  const isMention = (row: string) => row.includes(mention)
  const theirs = new Map([...rowsOf(platform, walker)].map(([table, rows]) => [table, rows.filter((row) => !isMention(row))]))
  const text = [...theirs.values()].flat().join('\n')
  const { phone, name, spoken } = walker
  return {
    platform,
    theirs,
    mentions: [...platform.values()].flat().filter(isMention),
    blobs: hashBlobs(test),
    theirBlobs: [...new Set(text.match(BLOB_KEY))].sort(),
    needles: [...spellingsToFind(phone), name, ...name.split(' '), spoken, ...new Set(text.match(WAMID))],
  }
}

/** What became of the platform's rows: all three are to be empty, whoever was erased. */
export function strays(start: Start, after: Dump): { lost: string[]; untouched: string[]; foreign: string[] } {
  const known = new Set([...start.theirs].flatMap(([table, rows]) => rows.map((row) => keyOf(table, row))))
  return {
    /** Gone or changed, and somebody else's. */
    lost: missingIn(without(start.platform, start.theirs), after),
    /** Theirs, and byte for byte as before. */
    untouched: [...start.theirs].flatMap(([table, rows]) =>
      rows.filter((row) => after.get(table)?.includes(row)).map((row) => `${table}: ${row}`),
    ),
    /** New, and no blanked row of theirs. */
    foreign: missingIn(after, start.platform).filter((line) => !known.has(keyOf(...splitLine(line)))),
  }
}

const splitLine = (line: string): [table: string, row: string] => {
  const at = line.indexOf(': ')
  return [line.slice(0, at), line.slice(at + 2)]
}

/** The primary key, which stands first in every table. */
function keyOf(table: string, row: string): string {
  const columns = table === 'public.idempotency_record' ? 2 : 1
  return `${table} ${row.slice(1, -1).split(',').slice(0, columns).join()}`
}

/** The rows of the bot's database about whoever has these ids, as `table: row`. */
export function linesWith(dump: Dump, ids: readonly string[]): string[] {
  return [...dump].flatMap(([table, rows]) =>
    rows.filter((row) => ids.some((id) => row.includes(id))).map((row) => `${table}: ${row}`),
  )
}

/** The receipts so far, oldest first. */
export async function readReceipts({ bot }: TestBot) {
  const { rows } = await bot.lockPool.query<{ body: string }>('select body from receipt order by number')
  return rows.map(({ body }) => JSON.parse(body))
}

/** The blobs that are nobody's but other people's. */
export function othersBlobs({ blobs, theirBlobs }: Start): Map<string, string> {
  return new Map([...blobs].filter(([key]) => !theirBlobs.includes(key)))
}

/** The bot's rows of somebody who looks at a review meanwhile. */
export interface Beside {
  ids: string[]
  lines: string[]
}

/** Opens the review of somebody else, who then taps nothing. To be called before anybody else has said a word. */
export async function openReview(test: TestBot, databases: TestDatabases): Promise<Beside> {
  const rohan = test.phone('rohan')
  await rohan.say('delete my data')
  await test.settle()
  await test.tapTitle(rohan, 'Delete my data')
  const { rows } = await test.bot.lockPool.query<{ id: string }>(
    'select id from person union all select id from conversation union all select id from erasure_request',
  )
  const ids = rows.map(({ id }) => id)
  return { ids, lines: linesWith(await dumpDatabase(databases.botUrl), ids) }
}

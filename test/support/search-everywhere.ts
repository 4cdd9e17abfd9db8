import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { TestBot } from './bot.ts'
import type { TestDatabases } from './databases.ts'
import { dumpDatabase, namedIn } from './find-person.ts'
import { sealedPlaces } from './open-database.ts'

/** Where somebody is named: in clear, but for `sealed`. */
export interface Found {
  /** The table of each row of the platform. */
  platform: string[]
  /** `table: row` of the bot's database. */
  bot: string[]
  /** `table.column` of the bot's database, for whoever has its keys. */
  sealed: string[]
  logs: string[]
  metrics: string[]
  /** Files whose name or content it is, the stored blobs among them. */
  files: string[]
}

/** Everything that lies anywhere is searched for the needles, in capitals or not. */
export async function searchEverywhere(test: TestBot, databases: TestDatabases, needles: readonly string[]): Promise<Found> {
  const metrics = await (await fetch(`${test.url}/metrics`)).text()
  return {
    platform: hitsOf(await dumpDatabase(databases.platformUrl), needles).map(([table]) => table.replace('public.', '')),
    bot: hitsOf(await dumpDatabase(databases.botUrl), needles).map(([table, row]) => `${table}: ${row}`),
    sealed: await sealedPlaces(databases.botUrl, test.bot.keys, needles),
    logs: test.lines.filter((line) => namedIn(line, needles).length > 0),
    metrics: namedIn(metrics, needles),
    files: filesUnder(test.dataDir).filter(
      (file) => namedIn(`${relative(test.dataDir, file)}\n${readFileSync(file, 'utf8')}`, needles).length > 0,
    ),
  }
}

function hitsOf(dump: ReadonlyMap<string, readonly string[]>, needles: readonly string[]): [table: string, row: string][] {
  return [...dump].flatMap(([table, rows]) => {
    // The table as a whole first: most tables name nobody, and most needles stand nowhere.
    const there = namedIn(rows.join('\n'), needles)
    return there.length === 0
      ? []
      : rows.filter((row) => namedIn(row, there).length > 0).map((row): [string, string] => [table, row])
  })
}

/** The stored blobs by their keys, each as the hash of its bytes. */
export function hashBlobs(test: TestBot): Map<string, string> {
  const root = join(test.dataDir, 'blobs')
  return new Map(
    filesUnder(root).map((file) => [relative(root, file), createHash('sha256').update(readFileSync(file)).digest('hex')]),
  )
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

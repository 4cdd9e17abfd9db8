import { fileURLToPath } from 'node:url'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { Client, type Pool } from 'pg'

const BOT_FOLDER = fileURLToPath(new URL('../../drizzle/bot', import.meta.url))
const PLATFORM_FOLDER = fileURLToPath(new URL('../../drizzle/platform-demo', import.meta.url))
const MIGRATION_LOCK = 7_311_003
const UNDEFINED_TABLE = '42P01'

/** Brings the bot's own tables up to date. Several processes may start at once: one migrates, the others wait for it. */
export function migrateBot(url: string): Promise<void> {
  return migrateFolder(url, BOT_FOLDER)
}

/** Creates CallMissed's reference tables. Only ever for the embedded database: a real platform's tables are not ours to create. */
export function migratePlatformDemo(url: string): Promise<void> {
  return migrateFolder(url, PLATFORM_FOLDER)
}

/** How many of the bot's migrations this database has not had yet; throws when it cannot be reached. */
export function pendingBotMigrations(url: string): Promise<number> {
  return withClient(url, pendingMigrationsIn)
}

/** The same over connections that are there: one that hangs is not joined by another each time somebody asks. */
export async function pendingMigrationsIn(database: Pick<Pool, 'query'>): Promise<number> {
  const lastAppliedAt = await readLastApplied(database)
  return readMigrationFiles({ migrationsFolder: BOT_FOLDER }).filter(({ folderMillis }) => folderMillis > lastAppliedAt).length
}

function migrateFolder(url: string, migrationsFolder: string): Promise<void> {
  return withClient(url, async (client) => {
    // Falls with the session, also when the migration throws.
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await migrate(drizzle(client), { migrationsFolder })
  })
}

async function readLastApplied(database: Pick<Pool, 'query'>): Promise<number> {
  try {
    const { rows } = await database.query<{ last: string | null }>(
      'select max(created_at) as last from drizzle.__drizzle_migrations',
    )
    return Number(rows[0]?.last ?? 0)
  } catch (error) {
    if ((error as { code?: string }).code === UNDEFINED_TABLE) return 0
    throw error
  }
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  // A lost connection fails the query in flight; without a listener it would end the process as well.
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

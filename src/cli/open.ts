import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { type BotDb, openBotDatabase } from '../db/client.ts'
import { startEmbedded } from '../db/embedded.ts'
import { pendingBotMigrations } from '../db/migrate.ts'
import { clockSentence, createTimekeeper } from '../db/timekeeper.ts'
import { openPlatform } from '../platform/client.ts'
import { type Clock, movableClock, systemClock } from '../runtime/clock.ts'
import { type Config, ConfigError, readConfig } from '../runtime/config.ts'
import type { KeyRing } from '../runtime/keys.ts'
import { readKeys } from '../runtime/read-keys.ts'
import { Sentence } from './sentence.ts'

/** What a verb works with. */
export interface Opened {
  config: Config
  keys: KeyRing
  now: Date
  db: BotDb
  platform: pg.Pool
}

interface Located {
  bot: string
  platform: string
  /** Ends what was started for this verb. */
  stop(): Promise<void>
}

const LIMITS = { connectionsMax: 2, waitMsMax: 10_000, onError: () => {} }
const APPLICATION = `deletion-bot-cli-${process.pid}`

/** Runs one verb with the databases open: beside a running server, or with the embedded database brought up for its duration. */
export async function withDatabases<T>(
  work: (opened: Opened, botUrl: string) => Promise<T>,
  { pendingIsFine = false, byClock = false }: { pendingIsFine?: boolean; byClock?: boolean } = {},
): Promise<T> {
  const config = readConfig()
  const urls = await findDatabases(config)
  const database = openBotDatabase(urls.bot, LIMITS)
  const platform = openPlatformPool(urls.platform)
  try {
    if (!pendingIsFine && (await pendingBotMigrations(urls.bot)) > 0) {
      throw new Sentence('The bot’s database is not up to date with this version: run `npm start` once, then try again.')
    }
    if (byClock) await refuseWrongClock(database.db, config)
    return await work({ config, keys: keysOf(config), now: timeOf(config), db: database.db, platform }, urls.bot)
  } finally {
    await Promise.allSettled([database.close(), platform.end()])
    await urls.stop()
  }
}

/** The same for what erases, releases or sets a day: by a clock that is not the database's it does not begin. */
export const withDatabasesInTime = <T>(work: (opened: Opened, botUrl: string) => Promise<T>): Promise<T> =>
  withDatabases(work, { byClock: true })

async function refuseWrongClock(db: BotDb, config: Config): Promise<void> {
  const timekeeper = createTimekeeper(db, clockOf(config))
  await timekeeper.look()
  const sentence = clockSentence(timekeeper)
  if (sentence !== undefined) throw new Sentence(sentence)
}

/** The same with the platform alone: that of `url`, else that of the settings. */
export async function withPlatform<T>(url: string | undefined, work: (platform: pg.Pool) => Promise<T>): Promise<T> {
  const located = url === undefined ? await findDatabases(readConfig()) : undefined
  const platform = openPlatformPool(located?.platform ?? checkUrl(url ?? ''))
  try {
    return await work(platform)
  } finally {
    await platform.end()
    await located?.stop()
  }
}

/** The keys of the settings. */
export function keysOf(config: Config): KeyRing {
  try {
    return readKeys(config)
  } catch (error) {
    // OpenSSL's words for a broken PEM help nobody.
    if (!(error instanceof Error && 'code' in error)) throw error
    throw new Sentence('RECEIPT_SIGNING_KEY cannot be read: it wants an Ed25519 private key in PKCS#8 PEM, see .env.example.')
  }
}

/** The demo's clock can be moved by its simulator; everywhere else time is time. */
export function clockOf(config: Config): Clock {
  return config.simulator ? movableClock(config.dataDir) : systemClock
}

export const timeOf = (config: Config): Date => clockOf(config).now()

function openPlatformPool(url: string): pg.Pool {
  const limits = { ...LIMITS, statementMsMax: 120_000, lockMsMax: 5_000 }
  return openPlatform(url, { applicationName: APPLICATION, ...limits }).pool
}

function checkUrl(url: string): string {
  if (!/^postgres(ql)?:\/\/\S+$/.test(url)) {
    throw new Sentence('--url wants postgres://user:password@host:port/database, or - to read it from standard input.')
  }
  return url
}

/** The databases of the settings, or the embedded one of DATA_DIR. Throws a sentence when there is none yet. */
async function findDatabases(config: Config): Promise<Located> {
  if (config.databaseUrl !== undefined && config.platformDatabaseUrl !== undefined) {
    return { bot: config.databaseUrl, platform: config.platformDatabaseUrl, stop: async () => {} }
  }
  if (!hasEmbedded(config)) {
    throw new ConfigError(
      `There is no database in ${config.dataDir} yet: run \`npm start\` once, or set DATA_DIR to where it is.`,
    )
  }
  const embedded = await startEmbedded({ dataDir: config.dataDir })
  const [bot, platform] = [named(embedded.botUrl), named(embedded.platformUrl)]
  const stop = async () => {
    if (embedded.startedByUs && !(await isUsedByOthers(bot))) await embedded.stop()
  }
  return { bot, platform, stop }
}

export function hasEmbedded(config: Config): boolean {
  return config.databaseUrl === undefined && existsSync(join(config.dataDir, 'postgres.json'))
}

function named(url: string): string {
  const parsed = new URL(url)
  parsed.searchParams.set('application_name', APPLICATION)
  return parsed.href
}

// A server that was started meanwhile has joined our PostgreSQL: it must not lose it when this verb ends.
async function isUsedByOthers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rowCount } = await client.query(
      `select 1 from pg_stat_activity
       where backend_type = 'client backend' and datname <> 'postgres' and application_name <> $1 limit 1`,
      [APPLICATION],
    )
    return rowCount !== 0
  } finally {
    await client.end()
  }
}

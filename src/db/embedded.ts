import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { Socket } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { folderRefusal } from '../runtime/folder-refusal.ts'
import { chooseAccount, run } from './embedded-account.ts'
import { findBinaries } from './embedded-binaries.ts'
import { CLUSTER, clusterOwner, ensureCluster } from './embedded-cluster.ts'
import { ensureRunning, type Place, stopServer, urlFor } from './embedded-server.ts'

export interface EmbeddedOptions {
  /** The cluster lies in `<dataDir>/postgres`, how to reach it in `<dataDir>/postgres.json`. */
  dataDir: string
  log?: (line: string) => void
  /** Server settings for this run, such as `{ fsync: 'off' }` in tests. */
  settings?: Record<string, string>
}

export interface EmbeddedUrls {
  botUrl: string
  platformUrl: string
}

export interface Embedded extends EmbeddedUrls {
  /** False when another living process was using the server already. True too for one adopted from a dead process. */
  startedByUs: boolean
  /** Lets go of the server; the last of those who use it stops it. */
  stop(): Promise<void>
}

const DATABASES = { botUrl: 'deletion_bot', platformUrl: 'platform' } as const
const CONNECTION_FILE = 'postgres.json'
const USE_LOCK = 7_311_001
const CREATE_LOCK = 7_311_002
const JOINS_MAX = 5
const REVIVALS_MAX = 5
const REVIVE_PAUSE_MS = 500

/**
 * Brings up a PostgreSQL 18 in `dataDir` with both databases, or joins the one already running there.
 * Whatever stands in the way is thrown as one sentence that says what to do.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const dataDir = resolve(options.dataDir)
  const log = options.log ?? (() => {})
  try {
    const place = await preparePlace(dataDir, options.settings ?? {})
    const { port, ...server } = await joinServer(place, readPort(dataDir), log)
    await createDatabases(place, port)
    const urls = { botUrl: urlFor(place, port, DATABASES.botUrl), platformUrl: urlFor(place, port, DATABASES.platformUrl) }
    writeConnection(dataDir, port, urls)
    return { ...urls, ...server }
  } catch (error) {
    throw folderRefusal(error, dataDir)
  }
}

/** How to reach the server of `dataDir`, for a second program such as the command line; undefined when none has been started. */
export function readEmbedded(dataDir: string): EmbeddedUrls | undefined {
  if (!existsSync(join(dataDir, CLUSTER, 'postmaster.pid'))) return undefined
  const { botUrl, platformUrl } = readConnection(resolve(dataDir))
  return typeof botUrl === 'string' && typeof platformUrl === 'string' ? { botUrl, platformUrl } : undefined
}

async function preparePlace(dataDir: string, settings: Record<string, string>): Promise<Place> {
  const { initdb, pgCtl } = findBinaries()
  mkdirSync(dataDir, { recursive: true })
  const account = await chooseAccount(initdb, dataDir, clusterOwner(dataDir))
  const version = await run(account, dataDir, initdb, ['--version'])
  const major = /(\d+)\./.exec(version.output)?.[1]
  if (version.code !== 0 || !major) {
    throw new Error(
      `PostgreSQL cannot run on this machine (${version.output.trim()}): set DATABASE_URL and PLATFORM_DATABASE_URL to a server.`,
    )
  }
  return { dataDir, account, pgCtl, settings, password: await ensureCluster(dataDir, account, initdb, major) }
}

// The last user may just be stopping the server: then it is started again.
async function joinServer(place: Place, wish: number, log: (line: string) => void) {
  for (let attempt = 1; ; attempt += 1) {
    const port = await ensureRunning(place, wish)
    try {
      return { port, ...(await use(place, port, log)) }
    } catch (error) {
      if (attempt === JOINS_MAX) throw error
    }
  }
}

// Every user shares an advisory lock of its session: it falls with its process, however that dies. Who could have it alone is the last.
async function use(place: Place, port: number, log: (line: string) => void): Promise<Pick<Embedded, 'startedByUs' | 'stop'>> {
  let stopping = false
  let reviving: Promise<void> = Promise.resolve()
  const hold = async () => {
    const socket = new Socket()
    const client = await connect(place, port, socket)
    const wasAlone = await askLock(client, 'pg_try_advisory_lock')
    await client.query('select pg_advisory_lock_shared($1)', [USE_LOCK])
    if (wasAlone) await askLock(client, 'pg_advisory_unlock')
    client.once('end', () => {
      if (!stopping) reviving = revive()
    })
    // The lock alone shall not keep a program alive that has nothing left to do.
    socket.unref()
    return { client, socket, wasAlone }
  }
  const revive = async () => {
    log('The embedded PostgreSQL went away; starting it again.')
    for (let tries = 1; !stopping; tries += 1) {
      await sleep(REVIVE_PAUSE_MS * tries)
      if (stopping) return
      try {
        const found = await ensureRunning(place, port)
        if (found !== port) return log('The embedded PostgreSQL came back on another port: restart this program.')
        held = await hold()
        return
      } catch (error) {
        // It may have gone away once more before anybody held it.
        if (tries === REVIVALS_MAX)
          return log(`The embedded PostgreSQL stays away: ${folderRefusal(error, place.dataDir).message}`)
      }
    }
  }
  let held = await hold()
  const startedByUs = held.wasAlone
  const stop = async () => {
    if (stopping) return
    stopping = true
    await reviving
    // Now the program has to wait for it.
    held.socket.ref()
    if (await isLast(held.client)) await stopServer(place)
    await held.client.end().catch(() => {})
  }
  return { startedByUs, stop }
}

async function isLast(client: Client): Promise<boolean> {
  try {
    await askLock(client, 'pg_advisory_unlock_shared')
    return await askLock(client, 'pg_try_advisory_lock')
  } catch {
    // The server went away and was not brought back: whatever is left of it is stopped.
    return true
  }
}

async function askLock(client: Client, verb: `pg_${'try_advisory_lock' | 'advisory_unlock' | 'advisory_unlock_shared'}`) {
  const { rows } = await client.query<{ done: boolean }>(`select ${verb}($1) as done`, [USE_LOCK])
  return rows[0]?.done === true
}

async function createDatabases(place: Place, port: number): Promise<void> {
  const client = await connect(place, port)
  try {
    await client.query('select pg_advisory_lock($1)', [CREATE_LOCK])
    for (const name of Object.values(DATABASES)) {
      const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
      if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`)
    }
  } finally {
    await client.end()
  }
}

async function connect(place: Place, port: number, socket = new Socket()): Promise<Client> {
  const connectionString = urlFor(place, port, 'postgres')
  const client = new Client({ connectionString, connectionTimeoutMillis: 10_000, stream: () => socket })
  client.on('error', () => {})
  await client.connect()
  return client
}

function readPort(dataDir: string): number {
  const { port } = readConnection(dataDir)
  return typeof port === 'number' && Number.isInteger(port) && port > 0 && port < 65_536 ? port : 0
}

function readConnection(dataDir: string): Record<string, unknown> {
  const file = join(dataDir, CONNECTION_FILE)
  if (!existsSync(file)) return {}
  try {
    return { ...(JSON.parse(readFileSync(file, 'utf8')) as object) }
  } catch (error) {
    // Half written: the next start writes it anew.
    if (error instanceof SyntaxError) return {}
    throw folderRefusal(error, dataDir)
  }
}

function writeConnection(dataDir: string, port: number, urls: EmbeddedUrls): void {
  const draft = join(dataDir, `${CONNECTION_FILE}.${process.pid}`)
  writeFileSync(draft, `${JSON.stringify({ port, ...urls })}\n`, { mode: 0o600, flush: true })
  renameSync(draft, join(dataDir, CONNECTION_FILE))
}

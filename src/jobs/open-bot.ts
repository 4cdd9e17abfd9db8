import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Blobs, StoreTrouble } from '../blobs/blobs.ts'
import { guardedBlobs } from '../blobs/guarded-blobs.ts'
import { openBlobs } from '../blobs/open-blobs.ts'
import { channelDirectory, loadChannels } from '../db/channels.ts'
import { openBotDatabase } from '../db/client.ts'
import { endPool } from '../db/end-pool.ts'
import { createTimekeeper } from '../db/timekeeper.ts'
import { type MapFile, parseMapFile } from '../erasure/data-map-file.ts'
import { withFloors } from '../erasure/floors.ts'
import { inspectMap } from '../erasure/map-check-store.ts'
import { referenceMap } from '../erasure/reference-map.ts'
import { createGraphClient } from '../graph-api/client.ts'
import { openPlatform } from '../platform/client.ts'
import { expectedForeignKeys } from '../platform/expected-keys.ts'
import type { Clock } from '../runtime/clock.ts'
import { type Config, ConfigError } from '../runtime/config.ts'
import type { KeyRing } from '../runtime/keys.ts'
import type { Log } from '../runtime/log.ts'
import { createMetrics, type Metrics } from '../runtime/metrics.ts'
import { ring } from '../runtime/ring.ts'
import { guardedTranscribe } from '../transcription/guarded-transcribe.ts'
import { createTranscribe, type Transcribe } from '../transcription/transcribe.ts'
import { countRefusals } from '../webhook/refusals.ts'
import type { Bot } from './bot.ts'
import { headLogOf, replayLogOf } from './export-heads.ts'
import { readBases } from './read-bases.ts'

export interface OpenOptions {
  config: Config
  keys: KeyRing
  clock: Clock
  log: Log
  urls: { bot: string; platform: string }
  graphBaseUrl: string
  /** Only the crash tests give one. */
  checkpoint?: (name: string) => Promise<void>
}

/** How many jobs run at once in one process. Each holds a lock's connection, a freeze within it a second one. */
export const JOBS_AT_ONCE = 8

/** Opens databases, channels, Graph client and data map. Reads the live catalogue, so the platform must be there. */
export async function openBot(options: OpenOptions): Promise<{ bot: Bot; close(): Promise<void> }> {
  const { config, keys, clock, log, urls } = options
  const onError = (error: Error) => log.warn({ error }, 'a database connection was lost')
  const database = openBotDatabase(urls.bot, { connectionsMax: 12, waitMsMax: 2_000, onError })
  const lockPool = new pg.Pool({
    connectionString: urls.bot,
    max: 2 * JOBS_AT_ONCE + 2,
    application_name: 'deletion-bot-locks',
    query_timeout: 20_000,
    keepAlive: true,
    // Either end notices within a minute that the other is gone: the server lets the lock of a lost machine go, and its work stops.
    keepAliveInitialDelayMillis: 30_000,
    options: '-c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3',
  })
  const inboxPool = new pg.Pool({
    connectionString: urls.bot,
    max: 4,
    connectionTimeoutMillis: 2_000,
    application_name: 'deletion-bot-webhook',
    keepAlive: true,
  })
  for (const pool of [lockPool, inboxPool]) {
    pool.on('error', onError)
    // Also while somebody holds it, and while it is being closed: an error that nobody hears ends the process.
    pool.on('connect', (client) => client.on('error', onError))
  }
  const platform = openPlatform(urls.platform, {
    applicationName: 'deletion-bot',
    connectionsMax: JOBS_AT_ONCE + 2,
    waitMsMax: 5_000,
    statementMsMax: 60_000,
    lockMsMax: 5_000,
    onError,
  })
  const graph = createGraphClient({ baseUrl: options.graphBaseUrl, version: config.graph.version, timeoutMs: 10_000 })
  const aside = new Set<Promise<unknown>>()
  const close = async () => {
    await Promise.allSettled(aside)
    graph.close()
    await Promise.allSettled([database.close(), endPool(lockPool), endPool(inboxPool), platform.close()])
  }
  try {
    readBases(config.retentionBasesFile)
    const mapFile = readDataMap(config)
    const { catalogue, findings } = await inspectMap(platform.pool, mapFile)
    const metrics = createMetrics(true)
    const bot: Bot = {
      config,
      keys,
      clock,
      timekeeper: createTimekeeper(database.db, clock),
      log,
      metrics,
      db: database.db,
      databaseUrl: urls.bot,
      inboxPool,
      refusals: countRefusals(clock.now),
      lockPool,
      platform: platform.pool,
      channels: await channelDirectory(() => loadChannels(database.db, keys), clock),
      graph,
      transcribe: transcribeOf(config, clock, log, metrics),
      blobs: watchedBlobs(config, clock, log, metrics),
      headLog: headLogOf(config),
      replayLog: replayLogOf(config),
      dataMap: mapFile.tables,
      catalogue,
      mapFindings: findings,
      mapExpects: mapFile,
      mapCheckedAt: clock.now(),
      mapComparedAt: clock.now(),
      aside(work) {
        const watched = work.catch(() => {}).finally(() => aside.delete(watched))
        aside.add(watched)
      },
      checkpoint: options.checkpoint ?? (async () => {}),
    }
    return { bot, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** The store of the settings, else `<dataDir>/blobs`. */
export function blobsOf(config: Config, clock: Clock): Blobs {
  return openBlobs(config.blobStoreUrl, join(config.dataDir, 'blobs'), clock.now)
}

const EMPTY_STORE =
  'the blob store holds none of the recordings that rows name, so that their erasures wait: does BLOB_STORE_URL name the store of the recordings, and is its disk mounted?'

function watchedBlobs(config: Config, clock: Clock, log: Log, metrics: Metrics): Blobs {
  const onDown = (because: StoreTrouble) => {
    ring(
      { metrics, log },
      'blob-store',
      { because },
      because === 'empty' ? EMPTY_STORE : 'the blob store cannot be reached: erasures of recordings wait',
    )
  }
  return guardedBlobs(blobsOf(config, clock), { now: clock.now, onDown })
}

const TRANSCRIPTION_MS = 20_000

function transcribeOf({ transcription }: Config, clock: Clock, log: Log, metrics: Metrics): Transcribe | undefined {
  if (!transcription) return undefined
  const onDown = (because: string) => {
    ring(
      { metrics, log },
      'transcription',
      { because },
      'voice notes cannot be heard, so people are asked to write: run `npm run cli -- doctor`',
    )
  }
  return guardedTranscribe(createTranscribe({ ...transcription, timeoutMs: TRANSCRIPTION_MS }), { now: clock.now, onDown })
}

function readDataMap(config: Config): MapFile {
  if (config.dataMapFile === undefined)
    return { schema: 'public', tables: withFloors(referenceMap), foreignKeys: expectedForeignKeys() }
  if (!existsSync(config.dataMapFile))
    throw new ConfigError(`DATA_MAP names ${config.dataMapFile}, which is not there: give the path of a data map (JSON).`)
  const map = parseMapFile(readFileSync(config.dataMapFile, 'utf8'))
  return { ...map, tables: withFloors(map.tables) }
}

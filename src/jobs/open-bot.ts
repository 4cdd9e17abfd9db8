import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { localBlobs } from '../blobs/local-blobs.ts'
import { channelDirectory, loadChannels } from '../db/channels.ts'
import { openBotDatabase } from '../db/client.ts'
import { readCatalogue } from '../erasure/catalogue-store.ts'
import type { DataMap } from '../erasure/data-map.ts'
import { parseDataMap } from '../erasure/data-map-file.ts'
import { checkMap } from '../erasure/map-check.ts'
import { referenceMap } from '../erasure/reference-map.ts'
import { createGraphClient } from '../graph-api/client.ts'
import { openPlatform } from '../platform/client.ts'
import type { Clock } from '../runtime/clock.ts'
import { type Config, ConfigError } from '../runtime/config.ts'
import type { KeyRing } from '../runtime/keys.ts'
import type { Log } from '../runtime/log.ts'
import { createMetrics } from '../runtime/metrics.ts'
import type { Bot } from './bot.ts'

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
    await Promise.allSettled([database.close(), lockPool.end(), inboxPool.end(), platform.close()])
  }
  try {
    const dataMap = readDataMap(config)
    const catalogue = await readCatalogue(platform.pool)
    const bot: Bot = {
      config,
      keys,
      clock,
      log,
      metrics: createMetrics(true),
      db: database.db,
      databaseUrl: urls.bot,
      inboxPool,
      lockPool,
      platform: platform.pool,
      channels: await channelDirectory(() => loadChannels(database.db, keys), clock),
      graph,
      blobs: localBlobs(blobFolder(config)),
      dataMap,
      catalogue,
      mapFindings: checkMap(dataMap, catalogue),
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

/** `BLOB_STORE_URL` as a file URL, else `<dataDir>/blobs`. */
export function blobFolder(config: Config): string {
  if (config.blobStoreUrl === undefined) return join(config.dataDir, 'blobs')
  return fileURLToPath(config.blobStoreUrl)
}

function readDataMap(config: Config): DataMap {
  if (config.dataMapFile === undefined) return referenceMap
  if (!existsSync(config.dataMapFile))
    throw new ConfigError(`DATA_MAP names ${config.dataMapFile}, which is not there: give the path of a data map (JSON).`)
  return parseDataMap(readFileSync(config.dataMapFile, 'utf8'))
}

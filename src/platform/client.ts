import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { endPool } from '../db/end-pool.ts'
import { openDrizzle } from '../db/open-drizzle.ts'
import * as schema from './schema.ts'

export type PlatformDb = NodePgDatabase<typeof schema>

export interface Platform {
  pool: pg.Pool
  db: PlatformDb
  close(): Promise<void>
}

export interface PlatformOptions {
  /** Shown in pg_stat_activity, so that the platform's own people can tell whose statements these are. */
  applicationName: string
  connectionsMax: number
  /** How long a caller waits for a free connection before it is refused. */
  waitMsMax: number
  statementMsMax: number
  lockMsMax: number
  onError(error: Error): void
}

/** Opens CallMissed's platform database. Nothing is read before the first query; a lost idle connection reaches `onError`. */
export function openPlatform(url: string, options: PlatformOptions): Platform {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connectionsMax,
    connectionTimeoutMillis: options.waitMsMax,
    statement_timeout: options.statementMsMax,
    // A connection that went silent would hold its job, and the job's lock, for ever: the server's timeout cannot reach us then.
    query_timeout: options.statementMsMax + 10_000,
    keepAlive: true,
    lock_timeout: options.lockMsMax,
    idle_in_transaction_session_timeout: 60_000,
    application_name: options.applicationName,
  })
  pool.on('error', options.onError)
  // A connection that breaks while somebody holds it fails its query; without a listener it would end the process as well.
  pool.on('connect', (client) => client.on('error', options.onError))
  return { pool, db: openDrizzle(pool, schema), close: () => endPool(pool) }
}

import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { endPool } from './end-pool.ts'
import { openDrizzle } from './open-drizzle.ts'
import * as schema from './schema.ts'

export type BotDb = NodePgDatabase<typeof schema>
/** Inside `db.transaction(async (tx) => …)`; a verb that takes it never opens a transaction of its own. */
export type BotTx = Parameters<Parameters<BotDb['transaction']>[0]>[0]

export interface BotDatabase {
  db: BotDb
  pool: pg.Pool
  close(): Promise<void>
}

export interface PoolOptions {
  connectionsMax: number
  /** How long a caller waits for a free connection before it is refused. */
  waitMsMax: number
  /** How long one statement may take: half a minute where nothing else is said. */
  statementMsMax?: number
  onError(error: Error): void
}

/** Opens the bot's database. Nothing is read before the first query. */
export function openBotDatabase(url: string, options: PoolOptions): BotDatabase {
  const { statementMsMax = 30_000 } = options
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connectionsMax,
    connectionTimeoutMillis: options.waitMsMax,
    statement_timeout: statementMsMax,
    // A connection that went silent would hold its job, and the job's lock, for ever: the server's timeout cannot reach us then.
    query_timeout: statementMsMax + 10_000,
    keepAlive: true,
    idle_in_transaction_session_timeout: 60_000,
    application_name: 'deletion-bot',
  })
  pool.on('error', options.onError)
  // A connection that breaks while somebody holds it fails its query; without a listener it would end the process as well.
  pool.on('connect', (client) => client.on('error', options.onError))
  return { pool, db: openDrizzle(pool, schema), close: () => endPool(pool) }
}

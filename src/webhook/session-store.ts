import { drizzle } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import type { BotDb } from '../db/client.ts'
import * as schema from '../db/schema.ts'
import { isOrdinary } from './sqlstate.ts'

/** One connection of the inbox, for one flush. `db` speaks through the same connection as `client`. */
export interface Session {
  client: pg.PoolClient
  db: BotDb
}

/**
 * Lends connections with a statement timeout of their own. Statements stay prepared on them, so that their plans must be good for tables that
 * have grown since: no sequential scans. A connection is destroyed, not returned, once nobody waits for it: what is stuck on it must not block others.
 */
export function inboxSessions(pool: pg.Pool, statementMsMax: number) {
  const opened = new WeakMap<pg.PoolClient, Session>()

  const sessionOf = async (client: pg.PoolClient): Promise<Session> => {
    const known = opened.get(client)
    if (known) return known
    const session = { client, db: drizzle(client, { schema }) }
    await client.query(`set statement_timeout = ${Math.ceil(statementMsMax)}; set enable_seqscan = off; set jit = off`)
    opened.set(client, session)
    return session
  }

  return async (signal: AbortSignal, work: (session: Session) => Promise<void>): Promise<void> => {
    const client = await pool.connect()
    if (signal.aborted) return client.release()
    let released = false
    const release = (destroy: boolean) => {
      if (!released) client.release(destroy)
      released = true
    }
    const abandon = () => release(true)
    // A connection that breaks fails its query; without a listener it would end the process as well.
    const ignore = () => {}
    client.on('error', ignore)
    signal.addEventListener('abort', abandon, { once: true })
    try {
      await work(await sessionOf(client))
      release(false)
    } catch (error) {
      release(!isOrdinary(error))
      throw error
    } finally {
      signal.removeEventListener('abort', abandon)
      if (!signal.aborted) client.off('error', ignore)
    }
  }
}

/** Rows to one array per column, for `from unnest($1::text[], $2::uuid[], …)`: the statement stays the same however many rows there are. */
export function columnValues(rows: readonly (readonly (string | null)[])[], width: number): (string | null)[][] {
  return Array.from({ length: width }, (_, column) => rows.map((row) => row[column] ?? null))
}

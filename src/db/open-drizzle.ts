import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type pg from 'pg'

/**
 * Drizzle over a pool, with transactions that give their connection back whatever happens: Drizzle's own keeps one for ever whose `begin`
 * fails, as it does while PostgreSQL goes down (github.com/drizzle-team/drizzle-orm/issues/6114). What the work threw is thrown, not what
 * a rollback on a lost connection says.
 */
export function openDrizzle<Schema extends Record<string, unknown>>(pool: pg.Pool, schema: Schema): NodePgDatabase<Schema> {
  const db: NodePgDatabase<Schema> = drizzle(pool, { schema })
  const opened = new WeakMap<pg.PoolClient, NodePgDatabase<Schema>>()
  const on = (client: pg.PoolClient): NodePgDatabase<Schema> => {
    const known = opened.get(client) ?? drizzle(client, { schema })
    opened.set(client, known)
    return known
  }
  db.transaction = async (work, config) => {
    const client = await pool.connect()
    let thrown: { error: unknown } | undefined
    let isSound = false
    try {
      const value = await on(client).transaction(async (tx) => {
        try {
          return await work(tx)
        } catch (error) {
          thrown = { error }
          throw error
        }
      }, config)
      isSound = true
      return value
    } catch (error) {
      // After a rollback that went through, the work's own error comes out: only then the connection is good for somebody else.
      isSound = thrown !== undefined && error === thrown.error
      throw thrown ? thrown.error : error
    } finally {
      client.release(!isSound)
    }
  }
  return db
}

import { DrizzleQueryError, sql } from 'drizzle-orm'
import type pg from 'pg'
import type { BotTx } from './client.ts'

const LOCK_NOT_AVAILABLE = '55P03'
/** A connection on which nothing is asked would not tell that it is gone: so often it is asked, while the work uses others. */
const ASK_EVERY_MS = 30_000

export type LockOutcome<T> = { ran: true; value: T } | { ran: false }

/**
 * Runs `work` while this process alone holds the advisory lock `space`/`id`, on one connection kept for it; somebody else's lock is
 * `{ ran: false }` at once. Give it a pool of its own: work that draws on the same pool can starve behind the locks. The signal is
 * aborted when the connection, and with it the lock, is lost. https://www.postgresql.org/docs/current/explicit-locking.html
 */
export async function withAdvisoryLock<T>(
  pool: pg.Pool,
  space: string,
  id: string,
  work: (lost: AbortSignal) => Promise<T>,
  askEveryMs = ASK_EVERY_MS,
): Promise<LockOutcome<T>> {
  const client = await pool.connect()
  const lost = new AbortController()
  const onError = () => lost.abort()
  client.on('error', onError)
  try {
    if (!(await ask(client, 'pg_try_advisory_lock', space, id))) return { ran: false }
    const endWatch = watch(client, lost, askEveryMs)
    try {
      return { ran: true, value: await work(lost.signal) }
    } finally {
      await endWatch()
      await unlock(client, space, id, lost)
    }
  } catch (error) {
    // Only a healthy connection goes back to the pool: a broken one could take the lock along.
    lost.abort()
    throw error
  } finally {
    client.off('error', onError)
    client.release(lost.signal.aborted)
  }
}

/**
 * Waits for the advisory lock `space`/`id` of somebody else's work, and has it until the transaction ends. Throws what isBusy knows when that
 * takes longer than `waitMs`; so does then any other lock that this transaction waits for.
 */
export async function lockWithin(tx: BotTx, space: string, id: string, waitMs: number): Promise<void> {
  await tx.execute(sql`select set_config('lock_timeout', ${`${waitMs}ms`}, true)`)
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${space}:${id}`}, 0))`)
}

/** Somebody else was at work for longer than was waited: worth another try. */
export function isBusy(error: unknown): boolean {
  const cause = error instanceof DrizzleQueryError ? error.cause : undefined
  return cause !== undefined && 'code' in cause && cause.code === LOCK_NOT_AVAILABLE
}

/** Aborts `lost` when the connection does not answer any more. Ends with the last question answered. */
function watch(client: pg.PoolClient, lost: AbortController, everyMs: number): () => Promise<void> {
  let asked: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    asked = asked
      .then(() => client.query('select 1'))
      .then(
        () => {},
        () => lost.abort(),
      )
  }, everyMs)
  return () => {
    clearInterval(timer)
    return asked
  }
}

async function unlock(client: pg.PoolClient, space: string, id: string, lost: AbortController): Promise<void> {
  try {
    if (!(await ask(client, 'pg_advisory_unlock', space, id))) lost.abort()
  } catch {
    // Destroying the connection frees the lock as well; what the work answered still counts.
    lost.abort()
  }
}

async function ask(
  client: pg.PoolClient,
  verb: 'pg_try_advisory_lock' | 'pg_advisory_unlock',
  space: string,
  id: string,
): Promise<boolean> {
  const { rows } = await client.query<{ done: boolean }>(`select ${verb}(hashtextextended($1, 0)) as done`, [`${space}:${id}`])
  return rows[0]?.done === true
}

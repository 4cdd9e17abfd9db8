import pg from 'pg'
import { expect } from 'vitest'

const WAITING = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`

/** Changes one row on a connection of its own, and commits as soon as somebody waits for it; answers with when that is done. */
export async function whileWaited(url: string, statement: string, values: readonly unknown[]): Promise<() => Promise<void>> {
  const [writer, looker] = [new pg.Client({ connectionString: url }), new pg.Client({ connectionString: url })]
  await Promise.all([writer.connect(), looker.connect()])
  await writer.query('begin')
  expect((await writer.query(statement, [...values])).rowCount).toBe(1)
  const committed = (async () => {
    try {
      await expect.poll(async () => (await looker.query(WAITING)).rowCount, { timeout: 20_000, interval: 5 }).toBe(1)
      await writer.query('commit')
    } finally {
      await Promise.all([writer.end(), looker.end()])
    }
  })()
  // Whoever hears of a failure is the one who waits for it.
  committed.catch(() => {})
  return () => committed
}

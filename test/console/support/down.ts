import pg from 'pg'
import type { Scenario } from '../../support/scenario.ts'

/** Does something while the platform's database takes no connection. */
export async function whilePlatformIsDown<T>({ databases }: Pick<Scenario, 'databases'>, work: () => Promise<T>): Promise<T> {
  const name = new URL(databases.platformUrl).pathname.slice(1)
  const client = new pg.Client({ connectionString: databases.botUrl })
  await client.connect()
  try {
    await client.query(`alter database "${name}" with allow_connections false`)
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
    return await work()
  } finally {
    await client.query(`alter database "${name}" with allow_connections true`)
    await client.end()
  }
}

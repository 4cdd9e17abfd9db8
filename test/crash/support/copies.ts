import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

/** Two databases and the folder that goes with them. */
export interface Pair {
  bot: string
  platform: string
}

/** Copies both databases of `from` under new names, and gives their names. Nobody may be connected to the originals. */
export async function copyPair(from: Pair): Promise<Pair> {
  const { prefix } = inject('postgres')
  const stem = `${prefix}${randomBytes(5).toString('hex')}`
  const copy = { bot: `${stem}_b`, platform: `${stem}_p` }
  await admin(async (client) => {
    await client.query(`create database ${copy.bot} template ${from.bot} strategy file_copy`)
    await client.query(`create database ${copy.platform} template ${from.platform} strategy file_copy`)
  })
  return copy
}

/** Drops what `copyPair` made; whoever is still connected, such as the last breath of a killed process, is sent away. */
export async function dropPair({ bot, platform }: Pair): Promise<void> {
  await admin(async (client) => {
    for (const name of [bot, platform]) await client.query(`drop database if exists ${name} with (force)`)
  })
}

/** Waits until PostgreSQL has noticed that nobody is connected any more. */
export async function untilLeft({ bot, platform }: Pair): Promise<void> {
  await admin(async (client) => {
    for (;;) {
      const { rowCount } = await client.query('select 1 from pg_stat_activity where datname = any($1)', [[bot, platform]])
      if (rowCount === 0) return
    }
  })
}

/**
 * Waits until PostgreSQL has noticed that a killed process is gone, and given back what that one had locked. Whoever else is connected must
 * be at rest. What goes on before finds the request taken, and leaves it to the sweep of the next minute.
 */
export async function untilLetGo({ bot, platform }: Pair): Promise<void> {
  await admin(async (client) => {
    for (;;) {
      const { rowCount } = await client.query(
        `select 1 from pg_stat_activity where datname = any($1) and backend_type = 'client backend' and state <> 'idle'
         union all select 1 from pg_locks l join pg_database d on d.oid = l.database where d.datname = any($1) and l.locktype = 'advisory'`,
        [[bot, platform]],
      )
      if (rowCount === 0) return
    }
  })
}

export function urlsOf({ bot, platform }: Pair): { bot: string; platform: string } {
  return { bot: urlOf(bot), platform: urlOf(platform) }
}

/** Work on the server's own database, as the superuser. */
export async function admin<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: inject('postgres').adminUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function urlOf(name: string): string {
  const url = new URL(inject('postgres').adminUrl)
  url.pathname = `/${name}`
  return url.href
}

import { sql } from 'drizzle-orm'
import { Client } from 'pg'
import type { BotDb } from './client.ts'

const REFUSED = new Set(['28P01', '28000'])
const NO_SUCH_DATABASE = '3D000'

/** Why the database of a setting cannot be used, as one sentence that names the setting and no password; undefined when it answers. */
export async function whyUnreachable(setting: string, url: string): Promise<string | undefined> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return undefined
  } catch (error) {
    const { code } = error as { code?: string }
    if (code !== undefined && REFUSED.has(code)) return `${setting}: the server refuses this user or password: correct the URL.`
    if (code === NO_SUCH_DATABASE) return `${setting}: the server has no database of this name: create it, or correct the URL.`
    return `${setting}: no database answers there (${code ?? 'timeout'}): start the server, or correct the URL.`
  } finally {
    await client.end().catch(() => {})
  }
}

/** Whether the bot's database answers at this moment. */
export function isReachable(db: BotDb): Promise<boolean> {
  return db.execute(sql`select 1`).then(
    () => true,
    () => false,
  )
}

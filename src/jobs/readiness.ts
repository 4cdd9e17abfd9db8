import { pendingBotMigrations } from '../db/migrate.ts'
import type { Bot } from './bot.ts'

export interface Readiness {
  ready: boolean
  database: 'up' | 'down'
  migrations: 'done' | 'pending' | 'unknown'
  platform: 'up' | 'down'
  dataMap: 'fits' | 'drifted'
  /** Differences between the data map and the live database; while there are any, no erasure is called complete. */
  dataMapFindings: number
}

/** What /readyz says: whether this process can store a message and erase with a map that fits. */
export async function readiness(bot: Bot): Promise<Readiness> {
  const [pending, platform] = await Promise.all([
    pendingBotMigrations(bot.databaseUrl).catch(() => undefined),
    bot.platform.query('select 1').then(
      () => true,
      () => false,
    ),
  ])
  const drift = bot.mapFindings.length
  return {
    ready: pending === 0 && platform && drift === 0,
    database: pending === undefined ? 'down' : 'up',
    migrations: pending === undefined ? 'unknown' : pending === 0 ? 'done' : 'pending',
    platform: platform ? 'up' : 'down',
    dataMap: drift === 0 ? 'fits' : 'drifted',
    dataMapFindings: drift,
  }
}

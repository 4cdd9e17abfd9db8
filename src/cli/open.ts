import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { startEmbedded } from '../db/embedded.ts'
import type { Bot } from '../jobs/bot.ts'
import { openBot } from '../jobs/open-bot.ts'
import { movableClock, systemClock } from '../runtime/clock.ts'
import { type Config, ConfigError, readConfig, readKeys } from '../runtime/config.ts'
import { createLog } from '../runtime/log.ts'

/** Runs one verb with the databases open: beside a running server, or with the embedded database brought up for its duration. */
export async function withBot<T>(work: (bot: Bot) => Promise<T>, config: Config = readConfig()): Promise<T> {
  const urls = await findDatabases(config)
  try {
    const log = createLog(config.logLevel === 'info' ? 'warn' : config.logLevel, process.stderr)
    const clock = config.mode === 'demo' ? movableClock(config.dataDir) : systemClock
    const graphBaseUrl = config.graph.baseUrl ?? 'https://graph.facebook.com'
    const { bot, close } = await openBot({ config, keys: readKeys(config), clock, log, urls, graphBaseUrl })
    try {
      return await work(bot)
    } finally {
      await close()
    }
  } finally {
    await urls.stop()
  }
}

/** The databases of the settings, or the embedded one of DATA_DIR. Throws a sentence when there is none yet. */
export async function findDatabases(config: Config): Promise<{ bot: string; platform: string; stop(): Promise<void> }> {
  if (config.databaseUrl !== undefined && config.platformDatabaseUrl !== undefined) {
    return { bot: config.databaseUrl, platform: config.platformDatabaseUrl, stop: async () => {} }
  }
  if (!existsSync(join(config.dataDir, 'postgres.json'))) {
    throw new ConfigError(
      `There is no database in ${config.dataDir} yet: run \`npm start\` once, or set DATA_DIR to where it is.`,
    )
  }
  const embedded = await startEmbedded({ dataDir: config.dataDir })
  return { bot: embedded.botUrl, platform: embedded.platformUrl, stop: embedded.stop }
}

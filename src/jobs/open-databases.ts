import { type EmbeddedUrls, startEmbedded } from '../db/embedded.ts'
import { migrateBot } from '../db/migrate.ts'
import { whyUnreachable } from '../db/reachable.ts'
import { openPlatform } from '../platform/client.ts'
import { ownSchemaInstalled } from '../platform/own-schema.ts'
import type { Clock } from '../runtime/clock.ts'
import { type Config, ConfigError, NO_WABA } from '../runtime/config.ts'
import type { KeyRing } from '../runtime/keys.ts'
import type { Log } from '../runtime/log.ts'
import { keptSecret } from '../runtime/read-keys.ts'
import { addConfiguredChannel, type DemoCredentials, seedChannels, seedPlatform } from './seed-demo.ts'
import { migrateQueue } from './worker.ts'

interface OpenedDatabases extends EmbeddedUrls {
  /** Of the embedded server: false where another program was using it already. */
  startedByUs?: boolean
}

/**
 * Both databases, migrated: those of the settings, or the embedded ones with the demo's people. Throws one sentence that says what to do;
 * `onEmbedded` hears of the embedded server as soon as it runs.
 */
export async function openDatabases(
  { config, keys, clock, log }: { config: Config; keys: KeyRing; clock: Clock; log: Log },
  print: (line: string) => void,
  onEmbedded: (stop: () => Promise<void>) => void,
): Promise<OpenedDatabases> {
  if (config.databaseUrl !== undefined && config.platformDatabaseUrl !== undefined) {
    await refuseUnreachable('DATABASE_URL', config.databaseUrl)
    await refuseUnreachable('PLATFORM_DATABASE_URL', config.platformDatabaseUrl)
    await refuseWithoutOwnSchema(config.platformDatabaseUrl)
    await migrateBot(config.databaseUrl)
    await migrateQueue(config.databaseUrl)
    await addConfiguredChannel(config.databaseUrl, keys, config, clock.now(), log)
    return { botUrl: config.databaseUrl, platformUrl: config.platformDatabaseUrl }
  }
  print(`Starting PostgreSQL in ${config.dataDir} (the first time takes some seconds) …`)
  const embedded = await startEmbedded({ dataDir: config.dataDir, log: print })
  onEmbedded(embedded.stop)
  await seedPlatform(embedded.platformUrl, config, clock.now(), log)
  await migrateBot(embedded.botUrl)
  await migrateQueue(embedded.botUrl)
  await seedChannels(embedded.botUrl, keys, demoCredentials(config), clock.now(), log)
  return embedded
}

async function refuseUnreachable(setting: string, url: string): Promise<void> {
  const why = await whyUnreachable(setting, url)
  if (why !== undefined) throw new ConfigError(why)
}

/** Outside the embedded database no DDL is run on the platform: its own people install the bot's small schema. */
async function refuseWithoutOwnSchema(url: string): Promise<void> {
  const limits = { connectionsMax: 1, waitMsMax: 10_000, statementMsMax: 10_000, lockMsMax: 5_000, onError: () => {} }
  const platform = openPlatform(url, { applicationName: 'deletion-bot', ...limits })
  try {
    if (await ownSchemaInstalled(platform.pool)) return
  } finally {
    await platform.close()
  }
  throw new ConfigError(
    'The platform database has no deletion_bot schema of this version: run `npm run cli -- platform install` once, as a role that may create it.',
  )
}

function demoCredentials(config: Config): DemoCredentials {
  const { whatsapp } = config
  return {
    appSecrets: whatsapp?.appSecrets ?? [keptSecret(config, 'demo-app-secret')],
    accessToken: whatsapp?.accessToken ?? keptSecret(config, 'demo-access-token'),
    dedicated: whatsapp && {
      phoneNumberId: whatsapp.phoneNumberId,
      ...(whatsapp.wabaId === NO_WABA ? {} : { wabaId: whatsapp.wabaId }),
    },
  }
}

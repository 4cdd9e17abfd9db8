import { addChannel } from '../db/channels.ts'
import { openBotDatabase } from '../db/client.ts'
import { migratePlatformDemo } from '../db/migrate.ts'
import { openPlatform } from '../platform/client.ts'
import { demoChannels } from '../platform/demo-businesses.ts'
import { seedDemo } from '../platform/demo-data.ts'
import { installOwnSchema } from '../platform/own-schema.ts'
import { recordInstruction } from '../requests/instruction-store.ts'
import type { Config } from '../runtime/config.ts'
import { newId } from '../runtime/ids.ts'
import type { KeyRing } from '../runtime/keys.ts'
import type { Log } from '../runtime/log.ts'
import { blobsOf } from './open-bot.ts'

/** What signs for the demo's channels: CallMissed's own app, and in a trial the tester's. */
export interface DemoCredentials {
  appSecrets: string[]
  accessToken: string
  /** In a trial the dedicated channel is the number and the account of the settings. */
  dedicated: { phoneNumberId: string; wabaId?: string } | undefined
}

/** CallMissed's reference tables with the demo's people. Only ever called for the embedded database; a second call changes nothing. */
export async function seedPlatform(url: string, config: Config, now: Date, log: Log): Promise<void> {
  await migratePlatformDemo(url)
  const onError = (error: Error) => log.warn({ error }, 'a database connection was lost')
  const limits = { connectionsMax: 2, waitMsMax: 10_000, statementMsMax: 60_000, lockMsMax: 10_000, onError }
  const platform = openPlatform(url, { applicationName: 'deletion-bot-demo', ...limits })
  try {
    await installOwnSchema(platform.pool)
    await seedDemo(platform.db, blobsOf(config, { now: () => now }), now)
  } finally {
    await platform.close()
  }
}

const INSTRUCTED_AT = new Date('2026-09-01')

/** The demo's channels, and the standing instruction of its businesses, so that an erasure waits for the undo window alone. */
export async function seedChannels(
  botUrl: string,
  keys: KeyRing,
  credentials: DemoCredentials,
  now: Date,
  log: Log,
): Promise<void> {
  const onError = (error: Error) => log.warn({ error }, 'a database connection was lost')
  const database = openBotDatabase(botUrl, { connectionsMax: 2, waitMsMax: 10_000, onError })
  try {
    for (const channel of demoChannels()) {
      const own = channel.mode === 'dedicated' ? credentials.dedicated : undefined
      const { appSecrets, accessToken } = credentials
      await addChannel(database.db, keys, now, newId(), {
        ...channel,
        phoneNumberId: own?.phoneNumberId ?? channel.phoneNumberId,
        wabaId: own?.wabaId ?? channel.wabaId,
        appSecrets,
        accessToken,
      })
      if (channel.tenantId === null) continue
      const instruction = { clause: 'Annex B 4', version: '2026-09', givenOn: '2026-09-01', recordedAt: INSTRUCTED_AT }
      await recordInstruction(database.db, { tenantId: channel.tenantId, kind: 'standing', ...instruction })
    }
  } finally {
    await database.close()
  }
}

/**
 * Settings' own channel in production: the first, dedicated one. Its portfolio no setting names, and people who show no number are known
 * under it: what `channel add` said stays, and so does the number where the settings have none.
 */
export async function addConfiguredChannel(botUrl: string, keys: KeyRing, config: Config, now: Date, log: Log): Promise<void> {
  if (!config.whatsapp) return
  const onError = (error: Error) => log.warn({ error }, 'a database connection was lost')
  const database = openBotDatabase(botUrl, { connectionsMax: 2, waitMsMax: 10_000, onError })
  const { appSecrets, accessToken, phoneNumberId, wabaId, displayNumber } = config.whatsapp
  try {
    const kind = { mode: 'dedicated' as const, tenantId: null, business: null, portfolioId: wabaId }
    const own = { ...kind, phoneNumberId, wabaId, displayNumber, appSecrets, accessToken }
    const kept = displayNumber === '' ? (['portfolioId', 'displayNumber'] as const) : (['portfolioId'] as const)
    await addChannel(database.db, keys, now, newId(), own, kept)
  } finally {
    await database.close()
  }
}

import { and, eq, isNull } from 'drizzle-orm'
import { type KeyRing, seal, unseal } from '../runtime/keys.ts'
import type { BotDb, BotTx } from './client.ts'
import { channel } from './schema.ts'

const TOKEN = 'channel-token'
const SECRETS = 'channel-secrets'

/** A WhatsApp number the bot answers on, opened: token and secrets in clear, for memory only. */
export interface Channel {
  id: string
  phoneNumberId: string
  wabaId: string
  portfolioId: string
  /** As people dial it. */
  displayNumber: string
  mode: 'dedicated' | 'shared'
  /** The business whose chat it is; null on dedicated channels. */
  tenantId: string | null
  business: string | null
  accessToken: string
  /** App secrets that sign for this number: the current one first, the one being replaced after it. */
  appSecrets: readonly string[]
  /** Since when nothing is sent on it, because Meta refused the token or blocked the account. */
  stoppedAt: Date | null
}

export type NewChannel = Omit<Channel, 'id' | 'stoppedAt'>

/** Every channel, oldest first. Throws when an encryption key is missing. */
export async function loadChannels(db: BotDb | BotTx, keys: KeyRing): Promise<Channel[]> {
  const rows = await db.select().from(channel).orderBy(channel.createdAt, channel.id)
  return rows.map(({ accessTokenSealed, appSecretsSealed, stoppedCode, createdAt, ...row }) => ({
    ...row,
    accessToken: unseal(keys, TOKEN, accessTokenSealed),
    // Sealed by addChannel below, from a list of strings.
    appSecrets: JSON.parse(unseal(keys, SECRETS, appSecretsSealed)) as string[],
  }))
}

/** Adds a channel, or renews the one with this phone_number_id. Returns the row's id: `id`, or the one it had before. */
export async function addChannel(db: BotDb | BotTx, keys: KeyRing, now: Date, id: string, added: NewChannel): Promise<string> {
  const { accessToken, appSecrets, ...plain } = added
  const secrets = [...new Set(appSecrets)]
  if (secrets.length === 0 || secrets.includes(''))
    throw new Error('A channel needs at least one app secret, and none may be empty.')
  const row = {
    ...plain,
    accessTokenSealed: seal(keys, TOKEN, accessToken),
    appSecretsSealed: seal(keys, SECRETS, JSON.stringify(secrets)),
  }
  const [stored] = await db
    .insert(channel)
    .values({ ...row, id, createdAt: now })
    .onConflictDoUpdate({ target: channel.phoneNumberId, set: row })
    .returning({ id: channel.id })
  if (!stored) throw new Error('The channel was not stored.')
  return stored.id
}

/** Stops all sending on a channel; `code` is Meta's error code. A channel already stopped keeps its first reason. */
export async function stopChannel(db: BotDb | BotTx, id: string, code: number, now: Date): Promise<boolean> {
  const stopped = await db
    .update(channel)
    .set({ stoppedAt: now, stoppedCode: code })
    .where(and(eq(channel.id, id), isNull(channel.stoppedAt)))
    .returning({ id: channel.id })
  return stopped.length === 1
}

/** Staff have mended what stopped it. */
export async function resumeChannel(db: BotDb | BotTx, id: string): Promise<void> {
  await db.update(channel).set({ stoppedAt: null, stoppedCode: null }).where(eq(channel.id, id))
}

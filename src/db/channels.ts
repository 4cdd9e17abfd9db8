import { and, eq, isNull, notInArray, sql } from 'drizzle-orm'
import type { Clock } from '../runtime/clock.ts'
import { type KeyRing, seal, unseal } from '../runtime/keys.ts'
import { within } from '../runtime/within.ts'
import type { BotDb, BotTx } from './client.ts'
import { channel } from './schema.ts'

const TOKEN = 'channel-token'
const SECRETS = 'channel-secrets'
const FRESH_FOR_MS = 5_000
const READ_AT_MOST_EVERY_MS = 1_000
const READ_MS_MAX = 500

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
  return rows.map(({ accessTokenSealed, appSecretsSealed, stoppedCode, retiredAt, createdAt, ...row }) => ({
    ...row,
    accessToken: unseal(keys, TOKEN, accessTokenSealed),
    // Sealed by addChannel below, from a list of strings.
    appSecrets: JSON.parse(unseal(keys, SECRETS, appSecretsSealed)) as string[],
  }))
}

/** The channels on which an id of this portfolio means somebody. */
export async function channelsOfPortfolio(db: BotDb | BotTx, portfolioId: string): Promise<string[]> {
  const rows = await db.select({ id: channel.id }).from(channel).where(eq(channel.portfolioId, portfolioId))
  return rows.map(({ id }) => id)
}

/** The channels on which no id of these portfolios means anybody. */
export async function channelsBeyond(db: BotDb | BotTx, portfolioIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .select({ id: channel.id })
    .from(channel)
    .where(notInArray(channel.portfolioId, [...portfolioIds]))
  return rows.map(({ id }) => id)
}

/** The bot's own numbers, as people dial them. */
export async function dedicatedNumbers(db: BotDb): Promise<string[]> {
  const rows = await db.select({ number: channel.displayNumber }).from(channel).where(eq(channel.mode, 'dedicated'))
  return rows.map(({ number }) => number)
}

/**
 * Adds a channel, or renews the one with this phone_number_id, of which `kept` stays as it is. Returns the row's id: `id`, or the one it had
 * before.
 */
export async function addChannel(
  db: BotDb | BotTx,
  keys: KeyRing,
  now: Date,
  id: string,
  added: NewChannel,
  kept: readonly ('portfolioId' | 'displayNumber')[] = [],
): Promise<string> {
  const { accessToken, appSecrets, ...plain } = added
  const secrets = [...new Set(appSecrets)]
  if (secrets.length === 0 || secrets.includes(''))
    throw new Error('A channel needs at least one app secret, and none may be empty.')
  const row = {
    ...plain,
    accessTokenSealed: seal(keys, TOKEN, accessToken),
    appSecretsSealed: seal(keys, SECRETS, JSON.stringify(secrets)),
  }
  const renewed: Partial<typeof row> = { ...row }
  for (const column of kept) delete renewed[column]
  const [stored] = await db
    .insert(channel)
    .values({ ...row, id, createdAt: now })
    .onConflictDoUpdate({ target: channel.phoneNumberId, set: renewed })
    .returning({ id: channel.id })
  if (!stored) throw new Error('The channel was not stored.')
  return stored.id
}

/** Stops all sending on a channel; `code` is Meta's error code, or one of our own. A channel already stopped keeps its first reason. */
export async function stopChannel(db: BotDb | BotTx, id: string, code: number, now: Date): Promise<boolean> {
  const stopped = await db
    .update(channel)
    .set({ stoppedAt: now, stoppedCode: code })
    .where(and(eq(channel.id, id), isNull(channel.stoppedAt)))
    .returning({ id: channel.id })
  return stopped.length === 1
}

/** Meta's code for a token that is not valid: what a channel without one is stopped with. */
const NO_TOKEN = 190

/** The business is gone: its channels lose names, token and secrets, take nothing and send nothing. The rows stay for what references them. */
export async function retireChannels(tx: BotTx, keys: KeyRing, tenantId: string, now: Date): Promise<void> {
  await tx
    .update(channel)
    .set({
      phoneNumberId: sql`'retired ' || ${channel.id}`,
      wabaId: '',
      portfolioId: '',
      displayNumber: '',
      business: '',
      accessTokenSealed: seal(keys, TOKEN, ''),
      appSecretsSealed: seal(keys, SECRETS, '[]'),
      stoppedAt: now,
      stoppedCode: NO_TOKEN,
      retiredAt: now,
    })
    .where(and(eq(channel.tenantId, tenantId), isNull(channel.retiredAt)))
}

/** Staff have mended what stopped it; a retired one stays stopped. */
export async function resumeChannel(db: BotDb | BotTx, id: string): Promise<void> {
  await db
    .update(channel)
    .set({ stoppedAt: null, stoppedCode: null })
    .where(and(eq(channel.id, id), isNull(channel.retiredAt)))
}

/** The channels as last read, indexed for the webhook. */
export interface ChannelBook {
  channels: readonly Channel[]
  byPhoneNumberId: ReadonlyMap<string, Channel>
  /** Each app secret once. */
  secrets: readonly string[]
  /** Those that sign for dedicated channels and for no shared one. */
  dedicatedSecrets: ReadonlySet<string>
}

export interface ChannelDirectory {
  /** At most a few seconds old while the database answers; an older book rather than an error when it does not. */
  book(): Promise<ChannelBook>
  /** Reads again, at most once a second: for a number or a secret that the book does not know yet. */
  renewed(): Promise<ChannelBook>
  /** As last read. */
  all(): readonly Channel[]
  byId(id: string): Channel | undefined
}

/** Keeps the channels in memory, so that no request needs a query to know its secrets. Throws when they cannot be read now. */
export async function channelDirectory(load: () => Promise<readonly Channel[]>, clock: Clock): Promise<ChannelDirectory> {
  const now = () => clock.now().getTime()
  let book = toBook(await load())
  let readAt = now()
  let triedAt = readAt
  let reading: Promise<void> | undefined

  const read = async (): Promise<void> => {
    try {
      book = toBook(await load())
      readAt = now()
    } catch {
      // The last book stands: whatever is asked of the database next meets the same trouble and reports it.
    } finally {
      triedAt = now()
      reading = undefined
    }
  }
  const renewed = async () => {
    if (reading || now() - triedAt >= READ_AT_MOST_EVERY_MS) {
      reading ??= read()
      await within(READ_MS_MAX, reading, () => new Error('The channels could not be read in time.')).catch(() => {})
    }
    return book
  }
  const isFresh = () => now() - readAt < FRESH_FOR_MS
  const last = () => {
    if (!isFresh()) void renewed()
    return book
  }
  return {
    book: async () => (isFresh() ? book : renewed()),
    renewed,
    all: () => last().channels,
    byId: (id) => last().channels.find((channel) => channel.id === id),
  }
}

/** Indexes channels. */
export function toBook(channels: readonly Channel[]): ChannelBook {
  const secretsOf = (mode: Channel['mode']) =>
    channels.filter((channel) => channel.mode === mode).flatMap(({ appSecrets }) => appSecrets)
  const shared = new Set(secretsOf('shared'))
  return {
    channels,
    byPhoneNumberId: new Map(channels.map((channel) => [channel.phoneNumberId, channel])),
    secrets: [...new Set(channels.flatMap(({ appSecrets }) => appSecrets))],
    dedicatedSecrets: new Set(secretsOf('dedicated').filter((secret) => !shared.has(secret))),
  }
}

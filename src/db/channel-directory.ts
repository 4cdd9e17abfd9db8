import type { Clock } from '../runtime/clock.ts'
import type { Channel } from './channels.ts'

/** The channels as last read, indexed for the webhook. */
export interface ChannelBook {
  byPhoneNumberId: ReadonlyMap<string, Channel>
  byId: ReadonlyMap<string, Channel>
  /** Each app secret once. */
  secrets: readonly string[]
  /** Those that sign for dedicated channels and for no shared one. */
  dedicatedSecrets: ReadonlySet<string>
}

export interface ChannelDirectory {
  /** The last book, at most a few seconds old while the database answers; an older one rather than an error when it does not. */
  book(): Promise<ChannelBook>
  /** Reads again, at most once a second: for a number or a secret that the book does not know yet. */
  renewed(): Promise<ChannelBook>
}

const FRESH_FOR_MS = 5_000
const RENEWED_AT_MOST_EVERY_MS = 1_000

/** Keeps the channels in memory, so that a webhook needs no query to know its secrets. Throws only when they could never be read. */
export function channelDirectory(load: () => Promise<readonly Channel[]>, clock: Clock): ChannelDirectory {
  let last: { book: ChannelBook; readAt: number } | undefined
  let tried = Number.NEGATIVE_INFINITY
  let reading: Promise<ChannelBook> | undefined

  const read = (): Promise<ChannelBook> => {
    tried = clock.now().getTime()
    reading ??= load()
      .then((channels) => {
        last = { book: toBook(channels), readAt: clock.now().getTime() }
        return last.book
      })
      .finally(() => {
        reading = undefined
      })
    return reading
  }
  const orLast = (reread: Promise<ChannelBook>): Promise<ChannelBook> =>
    reread.catch((error: unknown) => {
      if (last) return last.book
      throw error
    })
  const triedWithin = (ms: number) => clock.now().getTime() - tried < ms

  return {
    async book() {
      if (!last) return read()
      if (clock.now().getTime() - last.readAt > FRESH_FOR_MS && !triedWithin(RENEWED_AT_MOST_EVERY_MS)) void orLast(read())
      return last.book
    },
    async renewed() {
      if (last && !reading && triedWithin(RENEWED_AT_MOST_EVERY_MS)) return last.book
      return orLast(read())
    },
  }
}

/** Indexes channels. */
export function toBook(channels: readonly Channel[]): ChannelBook {
  const secretsOf = (mode: Channel['mode']) =>
    channels.filter((channel) => channel.mode === mode).flatMap(({ appSecrets }) => appSecrets)
  const shared = new Set(secretsOf('shared'))
  return {
    byPhoneNumberId: new Map(channels.map((channel) => [channel.phoneNumberId, channel])),
    byId: new Map(channels.map((channel) => [channel.id, channel])),
    secrets: [...new Set(channels.flatMap((channel) => channel.appSecrets))],
    dedicatedSecrets: new Set(secretsOf('dedicated').filter((secret) => !shared.has(secret))),
  }
}

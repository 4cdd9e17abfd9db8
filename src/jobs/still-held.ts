import { bindingsOf, changesOfHands } from '../db/bindings.ts'
import type { Channel } from '../db/channels.ts'
import type { BotDb, BotTx } from '../db/client.ts'
import { type Held, heldOf } from '../erasure/held-store.ts'
import type { ConversationRow } from '../flows/conversation-store.ts'
import { requestsOf } from '../requests/request-store.ts'
import { wasSilent } from '../webhook/waiting-event-store.ts'
import type { Bot } from './bot.ts'

const DAY_MS = 86_400_000
const IDENTITY_FRESH_MS = 90 * DAY_MS
/** Numbers are given to somebody else after 90 days at the earliest. */
export const SILENCE_MS_MAX = 90 * DAY_MS

/**
 * What the law still keeps after the erasures that were asked for in this person's chats (on a business's chat: in it). Found by the
 * person's requests, which outlive number and identifiers. Nothing for a number that may have had another holder then or since.
 */
export async function stillHeld(
  bot: Bot,
  { personId, channelId }: ConversationRow,
  { mode }: Channel,
  now: Date,
): Promise<Held[]> {
  const erased = (await requestsOf(bot.db, personId)).filter(
    (request) => request.startedAt !== null && !request.suspect && (mode === 'dedicated' || request.channelId === channelId),
  )
  const since = erased.at(-1)?.confirmedAt
  if (!since || (await mayHaveChangedHands(bot, personId, since, now))) return []
  return heldOf(bot.platform, { requestIds: erased.map(({ id }) => id), pseudonyms: [] })
}

/** Whether the number may have had another holder since then: what was held of the former one is not told to the next. */
export async function mayHaveChangedHands(bot: Bot, personId: string, since: Date, now: Date): Promise<boolean> {
  const changes = await changesOfHands(bot.db, personId)
  return changes.some((at) => isFresh(at, now)) || (await wasSilent(bot.db, personId, since, SILENCE_MS_MAX))
}

/** Whether the chat may be somebody else's than it was then: what staff write to whoever asked then must not go there. */
export async function changedHandsSince(db: BotDb | BotTx, personId: string, since: Date): Promise<boolean> {
  const isOther = (await changesOfHands(db, personId)).some((at) => at > since)
  return isOther || (await wasSilent(db, personId, since, SILENCE_MS_MAX))
}

/** Whoever has the number since is told nothing of a case, and promised no answer to it. */
export async function theirsStill<Case extends { personId: string | null; openedAt: Date }>(
  db: BotDb | BotTx,
  found: Case | undefined,
): Promise<Case | undefined> {
  const isTheirs = found?.personId && !(await changedHandsSince(db, found.personId, found.openedAt))
  return isTheirs ? found : undefined
}

/** Whether Meta has shown another identity key of the number, another id beside it, or that the person moved to it, in the last 90 days. */
export async function identityChanged(bot: Bot, personId: string, now: Date): Promise<boolean> {
  const bindings = await bindingsOf(bot.db, personId)
  return bindings.some(({ identityChangedAt }) => identityChangedAt !== null && isFresh(identityChangedAt, now))
}

const isFresh = (at: Date, now: Date) => now.getTime() - at.getTime() < IDENTITY_FRESH_MS

import { and, desc, eq, inArray, isNotNull, isNull, lte, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { type ConversationQuestion, channel, conversation } from '../db/schema.ts'
import { type KeyRing, seal, unseal } from '../runtime/keys.ts'
import type { StoredSnapshot } from './snapshot.ts'

export type ConversationRow = typeof conversation.$inferSelect

/** What lies sealed in a conversation: the machine's snapshot, and which businesses hold something, as last looked up. */
export interface ConversationMemory {
  snapshot: StoredSnapshot
  tenantIds: string[]
}

/** The conversation of this person on this channel, opened if there is none. `heardAt`: when the person wrote. Call under the person's lock. */
export async function loadConversation(
  tx: BotTx,
  at: { id: string; personId: string; channelId: string; language: string; heardAt: Date; now: Date },
): Promise<ConversationRow> {
  const key = and(eq(conversation.personId, at.personId), eq(conversation.channelId, at.channelId))
  const [row] = await tx.select().from(conversation).where(key)
  if (row) return row
  const { now, heardAt, ...ids } = at
  const [opened] = await tx
    .insert(conversation)
    .values({ ...ids, state: 'idle', lastInboundAt: heardAt, createdAt: now, updatedAt: now })
    .returning()
  if (!opened) throw new Error('A conversation could not be opened.')
  return opened
}

/** What the conversation remembers; undefined when it is new, was forgotten, or cannot be opened any more. */
export function remembered(keys: KeyRing, row: ConversationRow): ConversationMemory | undefined {
  if (row.snapshotSealed === null) return undefined
  return JSON.parse(unseal(keys, 'conversation', row.snapshotSealed)) as ConversationMemory
}

export interface ConversationChange {
  memory: ConversationMemory
  state: string
  language: string
  asked: ConversationQuestion | null
  dueAt: Date | null
  holdsFloor: boolean
  lastInboundAt: Date
  previewsOn: string | null
  previews: number
}

export async function saveConversation(
  tx: BotTx,
  keys: KeyRing,
  id: string,
  change: ConversationChange,
  now: Date,
): Promise<void> {
  const { memory, ...columns } = change
  await tx
    .update(conversation)
    .set({ ...columns, failures: 0, snapshotSealed: seal(keys, 'conversation', JSON.stringify(memory)), updatedAt: now })
    .where(eq(conversation.id, id))
}

/** One more turn of this conversation, begun by the platform's answer or the clock, came to nothing. Returns how many in a row. */
export async function countFailedTurn(db: BotDb, id: string): Promise<number> {
  const [row] = await db
    .update(conversation)
    .set({ failures: sql`${conversation.failures} + 1` })
    .where(eq(conversation.id, id))
    .returning({ failures: conversation.failures })
  return row?.failures ?? 0
}

/** Nothing comes of this conversation by itself any more, until its person writes. */
export async function setAsideConversation(tx: BotTx, id: string, now: Date): Promise<void> {
  await tx
    .update(conversation)
    .set({ asked: null, dueAt: null, holdsFloor: false, failures: 0, updatedAt: now })
    .where(eq(conversation.id, id))
}

/** The next conversation of the person that waits for an answer of the platform, or whose time has come. */
export async function conversationWaiting(db: BotDb, personId: string, now: Date): Promise<ConversationRow | undefined> {
  const [row] = await db
    .select()
    .from(conversation)
    .where(and(eq(conversation.personId, personId), waiting(now)))
    .orderBy(conversation.updatedAt)
    .limit(1)
  return row
}

/** People with such a conversation, for the sweep. */
export async function personsWithConversationWaiting(db: BotDb, now: Date, limit: number): Promise<string[]> {
  const rows = await db.selectDistinct({ personId: conversation.personId }).from(conversation).where(waiting(now)).limit(limit)
  return rows.map(({ personId }) => personId)
}

function waiting(now: Date): SQL | undefined {
  return or(isNotNull(conversation.asked), lte(conversation.dueAt, now))
}

export async function conversationsOf(db: BotDb | BotTx, personId: string): Promise<ConversationRow[]> {
  return db.select().from(conversation).where(eq(conversation.personId, personId))
}

/** A person's chats become another's, where that one has none on the channel: the same human, in the same chat. Returns the channels of those that moved. */
export async function moveConversations(
  tx: BotTx,
  { from, to, channelIds, except }: { from: string; to: string; channelIds: readonly string[]; except: readonly string[] },
): Promise<string[]> {
  const { id, personId, channelId } = conversation
  const hasOne = sql`exists (select 1 from conversation o where o.person_id = ${to}::uuid and o.channel_id = conversation.channel_id)`
  const rows = await tx
    .update(conversation)
    .set({ personId: to })
    .where(and(eq(personId, from), inArray(channelId, [...channelIds]), notInArray(id, [...except]), sql`not ${hasOne}`))
    .returning({ channelId })
  return rows.map((row) => row.channelId)
}

/**
 * What a person's chats were in the middle of ends where another one's goes on in their place: the same human, who wrote last in either. Not where the
 * bot has the floor, which their own time gives back. Returns their channels.
 */
export async function leaveConversations(
  tx: BotTx,
  { from, to, channelIds, except }: { from: string; to: string; channelIds: readonly string[]; except: readonly string[] },
): Promise<string[]> {
  const { id, personId, channelId, holdsFloor } = conversation
  const others = and(eq(personId, from), inArray(channelId, [...channelIds]))
  await tx.execute(sql`update conversation c set last_inbound_at = o.last_inbound_at from conversation o
    where c.person_id = ${to}::uuid and o.person_id = ${from}::uuid and o.channel_id = c.channel_id
      and o.channel_id = any(${sql.param([...channelIds])}::uuid[]) and o.last_inbound_at > c.last_inbound_at`)
  const rows = await tx
    .update(conversation)
    .set({ state: 'idle', asked: null, dueAt: null, snapshotSealed: null })
    .where(and(others, notInArray(id, [...except]), eq(holdsFloor, false)))
    .returning({ channelId })
  return rows.map((row) => row.channelId)
}

/** The person's newest chat with one of the bot's own numbers. */
export async function dedicatedChatOf(tx: BotTx, personId: string): Promise<ConversationRow | undefined> {
  const [row] = await tx
    .select({ conversation })
    .from(conversation)
    .innerJoin(channel, eq(channel.id, conversation.channelId))
    .where(and(eq(conversation.personId, personId), eq(channel.mode, 'dedicated'), isNull(channel.retiredAt)))
    .orderBy(desc(conversation.lastInboundAt))
    .limit(1)
  return row?.conversation
}

import { and, asc, count, eq, gt, gte, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { deadLetter, inboxEvent } from '../db/schema.ts'
import { type KeyRing, seal, unseal } from '../runtime/keys.ts'
import { ID_JOINED, type IdJoined } from './event.ts'

export type WaitingEvent = typeof inboxEvent.$inferSelect

/** The person's next unhandled event: in the order in which WhatsApp dated them, then as they came. */
export async function nextWaitingEvent(db: BotDb | BotTx, personId: string): Promise<WaitingEvent | undefined> {
  const [row] = await db
    .select()
    .from(inboxEvent)
    .where(and(eq(inboxEvent.personId, personId), isNull(inboxEvent.handledAt)))
    .orderBy(asc(inboxEvent.eventAt), asc(inboxEvent.id))
    .limit(1)
  return row
}

/** What an event says; null when its words have expired. Throws when the seal cannot be opened. */
export function bodyOf(keys: KeyRing, { sealed }: WaitingEvent): unknown {
  return sealed === null ? null : JSON.parse(unseal(keys, 'inbox', sealed))
}

/**
 * Marks an event handled within the transaction that did what it asked, and keeps of its body only what `kept` says, so that
 * number and wamid are gone with the work that needed them. False: somebody else had it already.
 */
export async function markHandled(tx: BotTx, keys: KeyRing, id: number, kept: unknown, now: Date): Promise<boolean> {
  const rows = await tx
    .update(inboxEvent)
    .set({ handledAt: now, sealed: kept === null ? null : seal(keys, 'inbox', JSON.stringify(kept)) })
    .where(and(eq(inboxEvent.id, id), isNull(inboxEvent.handledAt)))
    .returning({ id: inboxEvent.id })
  return rows.length > 0
}

/** Forgets what a handled event said: it was meant for a business. That there was one stays, so that a redelivery changes nothing. */
export async function forgetWords(tx: BotTx, id: number): Promise<void> {
  await tx.update(inboxEvent).set({ sealed: null, leftToBusiness: true }).where(eq(inboxEvent.id, id))
}

/**
 * Counts a failed attempt; the last one sets the event aside as a dead letter, so that the person's next message is heard. Its words stay
 * where they are, and only if `keepsWords`.
 */
export async function countFailure(
  db: BotDb,
  id: number,
  { attemptsMax, keepsWords, now }: { attemptsMax: number; keepsWords: boolean; now: Date },
): Promise<'again' | 'dead'> {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .update(inboxEvent)
      .set({ attempts: sql`${inboxEvent.attempts} + 1` })
      .where(and(eq(inboxEvent.id, id), isNull(inboxEvent.handledAt)))
      .returning()
    if (!row || row.attempts < attemptsMax) return 'again'
    await tx.update(inboxEvent).set({ handledAt: now }).where(eq(inboxEvent.id, id))
    if (!keepsWords) await forgetWords(tx, id)
    await tx
      .insert(deadLetter)
      .values({ channelId: row.channelId, reason: 'handler-failed', inboxEventId: id, dedupKey: `inbox:${id}`, receivedAt: now })
      .onConflictDoNothing()
    return 'dead'
  })
}

/** How many of the person's messages of this kind, dated from `from` and before `to`, were handled. */
export async function countHandled(db: BotDb, personId: string, contentType: string, from: Date, to: Date): Promise<number> {
  const [row] = await db
    .select({ rows: count() })
    .from(inboxEvent)
    .where(
      and(
        eq(inboxEvent.personId, personId),
        eq(inboxEvent.contentType, contentType),
        isNotNull(inboxEvent.handledAt),
        gte(inboxEvent.eventAt, from),
        lt(inboxEvent.eventAt, to),
      ),
    )
  return row?.rows ?? 0
}

/** Whether more than `longestMs` went by between two of the person's messages since `since`. */
export async function wasSilent(db: BotDb | BotTx, personId: string, since: Date, longestMs: number): Promise<boolean> {
  const { rows } = await db.execute(sql`
    select 1 from (
      select event_at - lag(event_at, 1, ${since.toISOString()}::timestamptz) over (order by event_at, id) as pause
      from inbox_event where person_id = ${personId} and kind = 'message' and event_at > ${since.toISOString()}::timestamptz
    ) pauses where pause > ${longestMs} * interval '1 millisecond' limit 1`)
  return rows.length > 0
}

/** Word of our own for a conversation, as if it had come from outside; the key makes a second telling impossible. */
export async function addOwnEvent(
  tx: BotTx,
  keys: KeyRing,
  event: {
    dedupKey: string
    kind: 'system' | 'erasure' | 'staff'
    personId: string
    channelId: string
    contentType: string
    body: unknown
    /** Where it stands in the person's order. */
    eventAt: Date
    now: Date
  },
): Promise<void> {
  const { body, now, ...columns } = event
  await tx
    .insert(inboxEvent)
    .values({ ...columns, sealed: seal(keys, 'inbox', JSON.stringify(body)), receivedAt: now })
    .onConflictDoNothing()
}

/** Whether an event of one of these keys was added. */
export async function hasOwnEvent(tx: BotTx, dedupKeys: string[]): Promise<boolean> {
  const found = await tx.select({ id: inboxEvent.id }).from(inboxEvent).where(inArray(inboxEvent.dedupKey, dedupKeys)).limit(1)
  return found.length > 0
}

/** Who was known by an id alone and is about to be known by the number that has come beside it. */
export async function joinsWaiting(tx: BotTx, keys: KeyRing): Promise<string[]> {
  const rows = await tx
    .select()
    .from(inboxEvent)
    .where(and(isNull(inboxEvent.handledAt), eq(inboxEvent.kind, 'system'), eq(inboxEvent.contentType, ID_JOINED)))
  // Sealed by our own webhook.
  return rows.flatMap((row) => (row.sealed === null ? [] : [(bodyOf(keys, row) as IdJoined).from]))
}

/** In which chat a word of our own was put, handled or not. */
export async function channelOfOwnEvent(tx: BotTx, dedupKey: string): Promise<string | undefined> {
  const [row] = await tx.select({ channelId: inboxEvent.channelId }).from(inboxEvent).where(eq(inboxEvent.dedupKey, dedupKey))
  return row?.channelId
}

/** What was said in a person's chats, and what they have not heard yet, becomes another's: the same human, now known by a number. Call under the former's lock. */
export async function moveInbox(
  tx: BotTx,
  { from, to, channelIds }: { from: string; to: string; channelIds: readonly string[] },
): Promise<void> {
  const isOfChats = and(eq(inboxEvent.personId, from), inArray(inboxEvent.channelId, [...channelIds]))
  await tx.update(inboxEvent).set({ personId: to }).where(isOfChats)
}

/** Whether the person has written anything that is dated later. */
export async function hasWrittenSince(tx: BotTx, personId: string, since: Date): Promise<boolean> {
  const isLater = and(eq(inboxEvent.personId, personId), eq(inboxEvent.kind, 'message'), gt(inboxEvent.eventAt, since))
  return (await tx.select({ id: inboxEvent.id }).from(inboxEvent).where(isLater).limit(1)).length > 0
}

/** Whether anything that the person wrote has come later. */
export async function hasComeSince(tx: BotTx, personId: string, since: Date): Promise<boolean> {
  const isLater = and(eq(inboxEvent.personId, personId), eq(inboxEvent.kind, 'message'), gt(inboxEvent.receivedAt, since))
  return (await tx.select({ id: inboxEvent.id }).from(inboxEvent).where(isLater).limit(1)).length > 0
}

/** A person's messages that wait to be heard. */
export async function waitingMessages(tx: BotTx, personId: string): Promise<WaitingEvent[]> {
  const { handledAt, kind } = inboxEvent
  const isWaiting = and(eq(inboxEvent.personId, personId), isNull(handledAt), eq(kind, 'message'))
  return tx.select().from(inboxEvent).where(isWaiting)
}

/** Waiting messages turn out to be somebody else's. Call under the lock of whose they were. */
export async function giveMessages(tx: BotTx, ids: readonly number[], to: string): Promise<void> {
  const isMeant = and(inArray(inboxEvent.id, [...ids]), isNull(inboxEvent.handledAt))
  if (ids.length > 0) await tx.update(inboxEvent).set({ personId: to }).where(isMeant)
}

/** People with unhandled events, for the sweep. */
export async function personsWithWaitingEvents(db: BotDb, limit: number): Promise<string[]> {
  const rows = await db
    .selectDistinct({ personId: inboxEvent.personId })
    .from(inboxEvent)
    .where(isNull(inboxEvent.handledAt))
    .limit(limit)
  return rows.map(({ personId }) => personId)
}

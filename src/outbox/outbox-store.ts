import { and, count, desc, eq, gt, gte, inArray, isNotNull, isNull, lt, lte, ne, notInArray, or, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { channel, conversation, outboxMessage } from '../db/schema.ts'
import { implausibleFrom, isDue } from '../runtime/is-due.ts'
import type { KeyRing } from '../runtime/keys.ts'
import { wamidHashes } from '../subject/pseudonym.ts'
import { type Standing, sealBody, type TemplateMessage } from './body.ts'
import { assertWithinLimits } from './limits.ts'
import type { OutboundMessage } from './message.ts'
import { EXPIRED, LASTING, OUTCOME_UNKNOWN, TEMPLATE_UNAVAILABLE } from './own-codes.ts'
import { retryLimits } from './retry.ts'

export type OutboxRow = typeof outboxMessage.$inferSelect
export type WaitingState = 'pending' | 'sending'

const WAITING: WaitingState[] = ['pending', 'sending']
const DAY_MS = 24 * 60 * 60 * 1000
/** Messages to one person on one channel in a rolling day; beyond it only what is about an open request goes out (safety rule 6). */
export const MESSAGES_A_DAY_MAX = 30

export interface NewMessage {
  id: string
  personId: string
  channelId: string
  conversationId: string | null
  requestId: string | null
  /** The copy's key. */
  what: string
  promptId: string | null
  message: OutboundMessage
  /** Sent instead outside the 24-hour window. */
  template?: TemplateMessage
  /** Sent after it, where it has no room for everything. */
  rest?: TemplateMessage[]
  standing?: Standing
  /** It leaves then, unless something lets it go sooner. */
  heldUntil?: Date | null
  aboutOpenRequest: boolean
}

/**
 * Queues one message in the transaction that stores the snapshot, under the person's lock. Throws, before anything is written, when
 * the message or its template is over WhatsApp's limits.
 */
export async function enqueue(tx: BotTx, keys: KeyRing, queued: NewMessage, now: Date): Promise<'queued' | 'silenced'> {
  const { message, template, rest = [], standing, heldUntil = null, aboutOpenRequest, ...columns } = queued
  for (const each of [message, ...(template ? [template] : []), ...rest]) assertWithinLimits(queued.what, each)
  if (!aboutOpenRequest && (await sentToday(tx, queued, now)) >= MESSAGES_A_DAY_MAX) return 'silenced'
  await tx.insert(outboxMessage).values({
    ...columns,
    templateName: template?.name ?? null,
    sealed: sealBody(keys, {
      message,
      ...(template ? { template, ...(rest.length > 0 ? { rest } : {}) } : {}),
      ...(standing ? { standing } : {}),
    }),
    state: 'pending',
    nextAttemptAt: heldUntil,
    createdAt: now,
    updatedAt: now,
  })
  return 'queued'
}

// By channel: what a business's chat has used up silences no other chat of the person.
async function sentToday(tx: BotTx, { personId, channelId }: NewMessage, now: Date): Promise<number> {
  const dayAgo = new Date(now.getTime() - DAY_MS)
  const [row] = await tx
    .select({ found: count() })
    .from(outboxMessage)
    .where(
      and(
        eq(outboxMessage.personId, personId),
        eq(outboxMessage.channelId, channelId),
        gt(outboxMessage.createdAt, dayAgo),
        ne(outboxMessage.state, 'dropped'),
      ),
    )
  return row?.found ?? 0
}

/** A row with the person's last message on that channel. */
export interface ChatRow extends OutboxRow {
  lastInboundAt: Date | null
}

/** A row whose turn it is. */
export interface DueRow extends ChatRow {
  /** The channel's business is gone, and its chat with it: the message comes to its end without being sent. */
  isRetired: boolean
}

export type Next = { kind: 'none' } | { kind: 'stopped' } | { kind: 'wait'; until: Date } | { kind: 'due'; row: DueRow }

/**
 * What waits for a template, or is refused again and again, holds nothing up: it may wait for days, and what is behind it is said in its own
 * time. One whose outcome was unknown at first stays marked as such.
 */
const stepsAside = (now: Date) =>
  and(
    eq(outboxMessage.state, 'pending'),
    or(
      inArray(outboxMessage.errorCode, [TEMPLATE_UNAVAILABLE, LASTING]),
      and(eq(outboxMessage.errorCode, OUTCOME_UNKNOWN), gte(outboxMessage.attempts, retryLimits.attemptsMin)),
    ),
    gt(outboxMessage.nextAttemptAt, now),
    lt(outboxMessage.nextAttemptAt, implausibleFrom(now)),
  )

/**
 * The head of each of the person's chats decides for that chat: while it waits, or its channel is stopped, nothing behind it goes. Of
 * several that are due the oldest comes first.
 */
export async function nextToSend(db: BotDb, personId: string, now: Date): Promise<Next> {
  const heads = await db
    .selectDistinctOn([outboxMessage.channelId], {
      row: outboxMessage,
      stoppedAt: channel.stoppedAt,
      retiredAt: channel.retiredAt,
      lastInboundAt: conversation.lastInboundAt,
    })
    .from(outboxMessage)
    .innerJoin(channel, eq(channel.id, outboxMessage.channelId))
    .leftJoin(
      conversation,
      and(eq(conversation.personId, outboxMessage.personId), eq(conversation.channelId, outboxMessage.channelId)),
    )
    .where(and(eq(outboxMessage.personId, personId), inArray(outboxMessage.state, WAITING), sql`${stepsAside(now)} is not true`))
    .orderBy(outboxMessage.channelId, outboxMessage.seq)
  const going = heads.filter(({ stoppedAt, retiredAt }) => stoppedAt === null || retiredAt !== null)
  const [first] = going
    .filter(({ row }) => row.nextAttemptAt === null || isDue(row.nextAttemptAt, now))
    .toSorted((one, other) => one.row.seq - other.row.seq)
  if (first)
    return { kind: 'due', row: { ...first.row, lastInboundAt: first.lastInboundAt, isRetired: first.retiredAt !== null } }
  const waits = going.flatMap(({ row }) => row.nextAttemptAt?.getTime() ?? [])
  if (waits.length > 0) return { kind: 'wait', until: new Date(Math.min(...waits)) }
  return { kind: heads.length > 0 ? 'stopped' : 'none' }
}

/** People of whose chats one has a head that is due, on a channel that is not stopped or is gone, longest waiting first: for the sweep. */
export async function waitingPersons(db: BotDb, now: Date, limit: number): Promise<string[]> {
  const heads = db
    .selectDistinctOn([outboxMessage.personId, outboxMessage.channelId], {
      personId: outboxMessage.personId,
      channelId: outboxMessage.channelId,
      seq: outboxMessage.seq,
      nextAttemptAt: outboxMessage.nextAttemptAt,
    })
    .from(outboxMessage)
    .where(and(inArray(outboxMessage.state, WAITING), sql`${stepsAside(now)} is not true`))
    .orderBy(outboxMessage.personId, outboxMessage.channelId, outboxMessage.seq)
    .as('heads')
  const rows = await db
    .select({ personId: heads.personId })
    .from(heads)
    .innerJoin(channel, eq(channel.id, heads.channelId))
    .where(
      and(
        or(isNull(channel.stoppedAt), isNotNull(channel.retiredAt)),
        or(isNull(heads.nextAttemptAt), lte(heads.nextAttemptAt, now), gte(heads.nextAttemptAt, implausibleFrom(now))),
      ),
    )
    .groupBy(heads.personId)
    .orderBy(sql`min(${heads.seq})`)
    .limit(limit)
  return rows.map(({ personId }) => personId)
}

/** The message that carried a prompt to this person; of one that was sent again after it had failed, the last. */
export async function byPromptId(db: BotDb | BotTx, personId: string, promptId: string): Promise<OutboxRow | undefined> {
  const [row] = await db
    .select()
    .from(outboxMessage)
    .where(and(eq(outboxMessage.promptId, promptId), eq(outboxMessage.personId, personId)))
    .orderBy(desc(outboxMessage.attempts))
    .limit(1)
  return row
}

/**
 * Whether a prompt has gone out to this person: taken by Meta, or with an outcome that nobody knows. Silenced, waiting or refused, it
 * was seen by nobody.
 */
export async function wasShown(tx: BotTx, personId: string, promptId: string): Promise<boolean> {
  const unknown = and(inArray(outboxMessage.state, ['pending', 'failed']), eq(outboxMessage.errorCode, OUTCOME_UNKNOWN))
  const rows = await tx
    .select({ id: outboxMessage.id })
    .from(outboxMessage)
    .where(
      and(
        eq(outboxMessage.promptId, promptId),
        eq(outboxMessage.personId, personId),
        or(inArray(outboxMessage.state, ['sending', 'sent', 'delivered', 'read']), unknown),
      ),
    )
    .limit(1)
  return rows.length > 0
}

/** The prompt that `context.id` of an inbound message answers; undefined when the message is not ours, or carried none. */
export async function promptOfWamid(db: BotDb | BotTx, keys: KeyRing, wamid: string): Promise<string | undefined> {
  const [row] = await db
    .select({ promptId: outboxMessage.promptId })
    .from(outboxMessage)
    .where(and(inArray(outboxMessage.wamidHash, wamidHashes(keys, wamid)), isNotNull(outboxMessage.promptId)))
    .limit(1)
  return row?.promptId ?? undefined
}

/** Whether the bot has sent the message with this wamid, as far as it learnt. */
export async function isOurs(db: BotDb, keys: KeyRing, wamid: string): Promise<boolean> {
  const isIt = inArray(outboxMessage.wamidHash, wamidHashes(keys, wamid))
  return (await db.select({ id: outboxMessage.id }).from(outboxMessage).where(isIt).limit(1)).length > 0
}

/** Blanks the bodies of messages queued before `before`; what still waits then has failed. Returns how many were blanked. */
export async function blankOutboxBodies(db: BotDb | BotTx, before: Date, now: Date): Promise<number> {
  const old = and(isNotNull(outboxMessage.sealed), lt(outboxMessage.createdAt, before))
  const failed = await db
    .update(outboxMessage)
    .set({ sealed: null, state: 'failed', errorCode: EXPIRED, nextAttemptAt: null, updatedAt: now })
    .where(and(old, inArray(outboxMessage.state, WAITING)))
  const blanked = await db
    .update(outboxMessage)
    .set({ sealed: null, updatedAt: now })
    .where(and(old, notInArray(outboxMessage.state, WAITING)))
  return (failed.rowCount ?? 0) + (blanked.rowCount ?? 0)
}

/** Whether a message still waits for this person. */
export async function isBeingToldSomething(tx: BotDb | BotTx, personId: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: outboxMessage.id })
    .from(outboxMessage)
    .where(and(eq(outboxMessage.personId, personId), inArray(outboxMessage.state, WAITING)))
    .limit(1)
  return row !== undefined
}

/** What was said to a person in these chats, and what waits, becomes another's: the same human, now known by a number. Call under the former's lock. */
export async function moveOutbox(
  tx: BotTx,
  { from, to, channelIds }: { from: string; to: string; channelIds: readonly string[] },
): Promise<void> {
  const isOfChats = and(eq(outboxMessage.personId, from), inArray(outboxMessage.channelId, [...channelIds]))
  await tx.update(outboxMessage).set({ personId: to }).where(isOfChats)
}

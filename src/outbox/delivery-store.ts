import { and, eq, gt, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { outboxMessage } from '../db/schema.ts'
import type { KeyRing } from '../runtime/keys.ts'
import { type OutboxBody, openBody, sealBody, type TemplateMessage } from './body.ts'
import type { OutboxRow } from './outbox-store.ts'
import { OUTCOME_UNKNOWN, TEMPLATE_UNAVAILABLE } from './own-codes.ts'

/** How long an outcome nobody knows waits for a status. */
export const STATUS_WAIT_MS = 60_000

const WINDOW_CLOSED = 131047
const UNDELIVERABLE = 131026

/** It waits for its template until `at`, or until the person writes. False: somebody else changed the row. */
export function markWaitsForTemplate(db: BotDb | BotTx, id: string, at: Date, now: Date): Promise<boolean> {
  return change(db, waiting(id), {
    state: 'pending',
    nextAttemptAt: at,
    errorCode: TEMPLATE_UNAVAILABLE,
    updatedAt: now,
  })
}

/**
 * Announces the POST, in its own commit; `sealed`: what it says, where that has changed. False: somebody else changed the row, or let it go, and it
 * must not be sent as it was read.
 */
export function markSending(
  db: BotDb,
  { id, nextAttemptAt }: Pick<OutboxRow, 'id' | 'nextAttemptAt'>,
  now: Date,
  sealed?: string,
): Promise<boolean> {
  // To the millisecond, as it was read.
  const isAsRead = sql`date_trunc('milliseconds', ${outboxMessage.nextAttemptAt}) is not distinct from ${nextAttemptAt?.toISOString() ?? null}::timestamptz`
  return change(db, and(eq(outboxMessage.id, id), eq(outboxMessage.state, 'pending'), isAsRead), {
    ...(sealed === undefined ? {} : { sealed }),
    state: 'sending',
    sendingSince: now,
    nextAttemptAt: new Date(now.getTime() + STATUS_WAIT_MS),
    attempts: sql`${outboxMessage.attempts} + 1`,
    updatedAt: now,
  })
}

/** Meta took it, also where nobody knew so for a while. A status that was quicker keeps its state; the wamid's hash is noted in any case. */
export function markSent(db: BotDb, id: string, wamidHash: string, now: Date): Promise<boolean> {
  const sending = sql`(${outboxMessage.state} = 'sending' or (${outboxMessage.state} = 'pending' and ${outboxMessage.errorCode} = ${OUTCOME_UNKNOWN}::int))`
  return change(db, eq(outboxMessage.id, id), {
    wamidHash,
    state: sql`case when ${sending} then 'sent' else ${outboxMessage.state} end`,
    errorCode: sql`case when ${sending} then null else ${outboxMessage.errorCode} end`,
    nextAttemptAt: null,
    updatedAt: now,
  })
}

/** Not sent; tried again at `at`, at once when null. A row whose outcome was unknown before stays marked as such. */
export function markRetry(db: BotDb, id: string, retry: { at: Date | null; code: number }, now: Date): Promise<boolean> {
  return change(db, sending(id), {
    state: 'pending',
    nextAttemptAt: retry.at,
    errorCode: sql`case when ${outboxMessage.errorCode} = ${OUTCOME_UNKNOWN} then ${OUTCOME_UNKNOWN}::int else ${retry.code}::int end`,
    updatedAt: now,
  })
}

/** Given up, recorded with Meta's code or one of our own. False: a status was quicker. */
export function markFailed(db: BotDb | BotTx, id: string, code: number, now: Date): Promise<boolean> {
  return change(db, waiting(id), { state: 'failed', errorCode: code, nextAttemptAt: null, updatedAt: now })
}

/** The POST's outcome is not known: the row stays `sending` and waits for a status from now on. */
export function markUnknown(db: BotDb, id: string, now: Date): Promise<boolean> {
  return waitForStatus(db, id, new Date(now.getTime() + STATUS_WAIT_MS), now)
}

/** It stays as it is until a status comes, or `until`. */
export function waitForStatus(db: BotDb, id: string, until: Date, now: Date): Promise<boolean> {
  return change(db, waiting(id), { nextAttemptAt: until, updatedAt: now })
}

/** No status came in time: `resend` once (pending again), then `failed`; `settled` when a status was quicker after all. */
export async function settleUnknown(db: BotDb | BotTx, id: string, now: Date): Promise<'resend' | 'failed' | 'settled'> {
  const before = sql`${outboxMessage.errorCode} is not distinct from ${OUTCOME_UNKNOWN}`
  const [row] = await db
    .update(outboxMessage)
    .set({
      state: sql`case when ${before} then 'failed' else 'pending' end`,
      errorCode: OUTCOME_UNKNOWN,
      nextAttemptAt: null,
      updatedAt: now,
    })
    .where(sending(id))
    .returning({ state: outboxMessage.state })
  if (!row) return 'settled'
  return row.state === 'failed' ? 'failed' : 'resend'
}

/** It is not sent: what it says is over, and that is said behind it. False: somebody else changed the row. */
export function drop(db: BotDb, id: string, now: Date): Promise<boolean> {
  const waiting = and(eq(outboxMessage.id, id), eq(outboxMessage.state, 'pending'))
  return change(db, waiting, { state: 'dropped', sealed: null, nextAttemptAt: null, updatedAt: now })
}

/** What waits for this request's freeze may leave. False: nothing waits for it, or it might have left long ago. */
export function letGoOf(tx: BotTx, requestId: string, now: Date): Promise<boolean> {
  const waits = and(eq(outboxMessage.state, 'pending'), isNull(outboxMessage.errorCode), gt(outboxMessage.nextAttemptAt, now))
  return change(tx, and(eq(outboxMessage.requestId, requestId), waits), { nextAttemptAt: null, updatedAt: now })
}

/** Who writes can be reached: what waits because WhatsApp could not deliver to this person, or for a template, is due now, and holds nothing up. */
export async function tryUndeliverable(tx: BotTx, personId: string, now: Date): Promise<void> {
  const waits = and(eq(outboxMessage.state, 'pending'), inArray(outboxMessage.errorCode, [UNDELIVERABLE, TEMPLATE_UNAVAILABLE]))
  await change(tx, and(eq(outboxMessage.personId, personId), waits), { nextAttemptAt: null, updatedAt: now })
}

/** A tap on a prompt proves that it arrived, whatever became of its wamid or its status. */
export function settleByTap(tx: BotTx, personId: string, promptId: string, now: Date): Promise<boolean> {
  // Waiting to be sent anew: a server error, too, may have come after the message had left.
  const again = and(eq(outboxMessage.state, 'pending'), gt(outboxMessage.attempts, 0))
  const unsure = or(again, and(eq(outboxMessage.errorCode, OUTCOME_UNKNOWN), eq(outboxMessage.state, 'failed')))
  const open = inArray(outboxMessage.state, ['sending', 'sent', 'delivered'])
  const tapped = and(eq(outboxMessage.promptId, promptId), eq(outboxMessage.personId, personId), or(open, unsure))
  return change(tx, tapped, { state: 'read', errorCode: null, nextAttemptAt: null, updatedAt: now })
}

/**
 * The 24-hour window is closed, as Meta's 131047 said or the clock says: the row's template takes its place in the order as a new
 * row, so that a late status of the first cannot be taken for its own; what it has no room for follows at the end of the person's order. Once
 * per row; undefined when there is no template left.
 */
export async function replaceByTemplate(
  tx: BotTx,
  keys: KeyRing,
  replaced: { id: string; newId: () => string; language?: string },
  now: Date,
): Promise<string | undefined> {
  const [row] = await tx
    .update(outboxMessage)
    .set({
      state: sql`case when ${outboxMessage.state} = 'pending' then 'dropped' else 'failed' end`,
      errorCode: sql`case when ${outboxMessage.state} = 'pending' then null else ${WINDOW_CLOSED}::int end`,
      templateName: null,
      nextAttemptAt: null,
      updatedAt: now,
    })
    .where(
      and(
        eq(outboxMessage.id, replaced.id),
        inArray(outboxMessage.state, ['pending', 'sending', 'sent', 'failed']),
        isNotNull(outboxMessage.templateName),
        isNotNull(outboxMessage.sealed),
      ),
    )
    .returning()
  const { template: stored, rest = [] }: Partial<OutboxBody> = row?.sealed ? openBody(keys, row.sealed) : {}
  if (!row || !stored) return undefined
  // Its words are settled: nobody looks after a replaced message again.
  await tx.update(outboxMessage).set({ sealed: null }).where(eq(outboxMessage.id, row.id))
  const id = replaced.newId()
  const { seq, ...heir } = heirOf(row)
  const saidIn = (template: TemplateMessage) => ({
    sealed: sealBody(keys, { message: { ...template, language: replaced.language ?? template.language } }),
    state: 'pending' as const,
    createdAt: now,
    updatedAt: now,
  })
  await tx.insert(outboxMessage).values({ ...heir, seq, id, ...saidIn(stored) })
  for (const each of rest) await tx.insert(outboxMessage).values({ ...heir, id: replaced.newId(), ...saidIn(each) })
  return id
}

/** What a row that takes another's place has of it: the same place in the person's order first of all. */
export function heirOf({ seq, personId, channelId, conversationId, requestId, what }: OutboxRow) {
  return { seq, personId, channelId, conversationId, requestId, what }
}

function waiting(id: string): SQL | undefined {
  return and(eq(outboxMessage.id, id), inArray(outboxMessage.state, ['pending', 'sending']))
}

function sending(id: string): SQL | undefined {
  return and(eq(outboxMessage.id, id), eq(outboxMessage.state, 'sending'))
}

type Change = { [K in keyof OutboxRow]?: OutboxRow[K] | SQL }

async function change(db: BotDb | BotTx, where: SQL | undefined, set: Change): Promise<boolean> {
  const changed = await db.update(outboxMessage).set(set).where(where).returning({ id: outboxMessage.id })
  return changed.length > 0
}

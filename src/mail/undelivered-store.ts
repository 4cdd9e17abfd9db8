import { and, asc, eq, isNotNull, like, ne, or, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { erasureRequest, mailMessage } from '../db/schema.ts'
import type { KeyRing } from '../runtime/keys.ts'
import { type MailRow, openMail } from './mail-store.ts'

/** A mail that was given up, while its words are there. */
export interface Undelivered {
  id: string
  what: string
  language: string
  /** Queued then, and given up then. */
  at: Date
  givenUpAt: Date
  code: string | null
  /** Its words go after so many days from `at`, and with them the address; null where their key is gone. */
  to: string | null
  /** The reference of its request, and how that stands. */
  request: string | null
  state: string | null
  receiptResult: string | null
  /** What it says is not so any more: its request has moved on. */
  isPast: boolean
}

const { what, sealed } = mailMessage

/**
 * Who must be told all the same: the people of an account, a business, whoever wrote a mail that staff answered. What goes to people who asked by
 * letter is posted; a code that did not arrive is asked for anew, and so is what a machine answered.
 */
const isOfMatter = or(and(like(what, 'account-%'), ne(what, 'account-code')), like(what, 'business-%'), eq(what, 'case-answer'))
const isUndelivered = and(eq(mailMessage.state, 'failed'), isNotNull(sealed), isOfMatter)

/** “Closed, take it back until …” is said of what waits for its day, until a later mail has named another; “it takes longer” of what is not at its end. */
const isPast = sql<boolean>`coalesce((select case
    when ${what} in ('account-closed', 'account-sooner', 'account-near', 'account-held', 'account-extended')
      then r.started_at is not null or r.state not in ('scheduled', 'on_hold', 'parked')
        or exists (select from mail_message n where n.request_id = ${mailMessage.requestId} and n.created_at > ${mailMessage.createdAt}
          and n.what in ('account-sooner', 'account-near', 'account-held', 'account-extended'))
    when ${what} = 'account-delayed' then r.state in ('completed', 'cancelled', 'refused')
    else false end from erasure_request r where r.id = ${mailMessage.requestId}), false)`

/** Oldest first, from behind `after` on. */
export async function undeliveredMails(
  db: BotDb,
  keys: KeyRing,
  limit: number,
  after?: { at: Date; id: string },
): Promise<Undelivered[]> {
  const { id, createdAt, updatedAt, language, errorCode, requestId } = mailMessage
  const behind = after && sql`(${createdAt}, ${id}) > (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`
  const rows = await db
    .select({
      id,
      what,
      language,
      at: createdAt,
      givenUpAt: updatedAt,
      code: errorCode,
      sealed,
      request: erasureRequest.reference,
      state: erasureRequest.state,
      receiptResult: erasureRequest.receiptResult,
      isPast,
    })
    .from(mailMessage)
    .leftJoin(erasureRequest, eq(erasureRequest.id, requestId))
    .where(and(isUndelivered, behind))
    .orderBy(asc(createdAt), asc(id))
    .limit(limit)
  return rows.map(({ sealed: words, ...row }) => ({ ...row, to: addressIn(keys, words) }))
}

function addressIn(keys: KeyRing, words: string | null): string | null {
  try {
    return words === null ? null : openMail(keys, words).to
  } catch {
    return null
  }
}

/** It is tried anew, as if it had just been queued. Undefined: a colleague was quicker, its words are gone, or what it says is past. */
export async function sendAgain(tx: BotTx, id: string, now: Date): Promise<MailRow | undefined> {
  const anew = { state: 'pending', attempts: 0, uncertain: false, errorCode: null, nextAttemptAt: now, updatedAt: now } as const
  const [row] = await tx
    .update(mailMessage)
    .set(anew)
    .where(and(eq(mailMessage.id, id), isUndelivered, sql`not ${isPast}`))
    .returning()
  return row
}

/** Whether it waits to be settled yet. */
export async function isWaiting(tx: BotTx, id: string): Promise<boolean> {
  const rows = await tx
    .select({ id: mailMessage.id })
    .from(mailMessage)
    .where(and(eq(mailMessage.id, id), isUndelivered))
  return rows.length > 0
}

/** Whoever it was for has heard it another way: words and address go. */
export async function dropUndelivered(tx: BotTx, id: string, now: Date): Promise<MailRow | undefined> {
  const [row] = await tx
    .update(mailMessage)
    .set({ state: 'dropped', sealed: null, updatedAt: now })
    .where(and(eq(mailMessage.id, id), isUndelivered))
    .returning()
  return row
}

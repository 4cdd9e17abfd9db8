import { and, asc, desc, eq, gte, inArray, lte, or, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { mailMessage } from '../db/schema.ts'
import { implausibleFrom } from '../runtime/is-due.ts'
import { type KeyRing, pseudonyms, seal, unseal } from '../runtime/keys.ts'
import { parseEmail } from '../subject/email.ts'
import type { MailBody, NewMail } from './mail.ts'

export type { NewMail } from './mail.ts'
export type MailRow = typeof mailMessage.$inferSelect

const PURPOSE = 'mail'
const WAITING: ('pending' | 'sending')[] = ['pending', 'sending']
/** Longer than an attempt may take: whoever is `sending` after that has died. */
const SENDING_WAIT_MS = 2 * 60_000

/**
 * Queues one mail in the caller's transaction; the caller wakes the job: `wake(tx, 'send-mail', [id])`. A mail whose `dedupKey` was queued
 * before changes nothing (false). Throws when `to` is no mail address.
 */
export async function queueMail(tx: BotTx, keys: KeyRing, mail: NewMail, now: Date): Promise<boolean> {
  const to = parseEmail(mail.to)
  if (to === undefined) throw new Error('A mail was queued for something that is no mail address.')
  return addMail(tx, keys, { ...mail, to }, { state: 'pending', nextAttemptAt: now }, now)
}

/** A letter to somebody without a mail address: it lies ready for staff, who print it, and goes after 30 days. False: it was kept before. */
export async function keepLetter(tx: BotTx, keys: KeyRing, letter: Omit<NewMail, 'to'>, now: Date): Promise<boolean> {
  return addMail(tx, keys, { ...letter, to: '' }, { state: 'letter', nextAttemptAt: null }, now)
}

/** Whether a mail or letter of one of these keys was queued or kept, gone or not. */
export async function wasQueued(tx: BotTx, keys: KeyRing, dedupKeys: readonly string[]): Promise<boolean> {
  const hashes = dedupKeys.flatMap((each) => pseudonyms(keys, 'mail', each).map(({ value }) => value))
  const found = await tx.select({ id: mailMessage.id }).from(mailMessage).where(inArray(mailMessage.dedupKey, hashes)).limit(1)
  return found.length > 0
}

async function addMail(
  tx: BotTx,
  keys: KeyRing,
  { id, what, language, requestId, dedupKey, ...body }: NewMail,
  standing: Pick<MailRow, 'state' | 'nextAttemptAt'>,
  now: Date,
): Promise<boolean> {
  const hashes = dedupKey === undefined ? [] : pseudonyms(keys, 'mail', dedupKey).map(({ value }) => value)
  // Under a key that was replaced since, too.
  const [found] = hashes.length > 1 ? await tx.select().from(mailMessage).where(inArray(mailMessage.dedupKey, hashes)) : []
  if (found) return false
  const columns = { id, what, language, requestId, dedupKey: hashes[0] ?? null, ...standing, createdAt: now, updatedAt: now }
  const queued = await tx
    .insert(mailMessage)
    .values({ ...columns, sealed: seal(keys, PURPOSE, JSON.stringify(body)) })
    .onConflictDoNothing({ target: mailMessage.dedupKey })
    .returning({ id: mailMessage.id })
  return queued.length > 0
}

/** Throws when the encryption key is gone. */
export function openMail(keys: KeyRing, sealed: string): MailBody {
  // Sealed by queueMail and authenticated by the seal.
  return JSON.parse(unseal(keys, PURPOSE, sealed)) as MailBody
}

/** The mail whose attempt is due, or was due first; undefined when none waits. */
export async function nextMail(db: BotDb, now: Date): Promise<MailRow | undefined> {
  const [row] = await db
    .select()
    .from(mailMessage)
    .where(inArray(mailMessage.state, WAITING))
    .orderBy(
      desc(gte(mailMessage.nextAttemptAt, implausibleFrom(now))),
      // A code is good for ten minutes: it waits behind no team's mails.
      desc(sql`${mailMessage.what} = 'account-code' and ${mailMessage.nextAttemptAt} <= ${now.toISOString()}::timestamptz`),
      asc(mailMessage.nextAttemptAt),
      asc(mailMessage.createdAt),
    )
    .limit(1)
  return row
}

/** Mails that are due, for the sweep: one wakes the job, which takes them all. */
export async function mailsDue(db: BotDb, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: mailMessage.id })
    .from(mailMessage)
    .where(
      and(
        inArray(mailMessage.state, WAITING),
        or(lte(mailMessage.nextAttemptAt, now), gte(mailMessage.nextAttemptAt, implausibleFrom(now))),
      ),
    )
    .orderBy(asc(mailMessage.nextAttemptAt))
    .limit(limit)
  return rows.map(({ id }) => id)
}

/** Announces the attempt, in its own commit. False: somebody else changed the row, and it must not be sent. */
export function markMailSending(db: BotDb, id: string, now: Date): Promise<boolean> {
  return change(db, id, ['pending'], {
    state: 'sending',
    attempts: sql`${mailMessage.attempts} + 1`,
    nextAttemptAt: new Date(now.getTime() + SENDING_WAIT_MS),
    updatedAt: now,
  })
}

/** The server has it: what it said, and to whom, is forgotten here. */
export function markMailSent(db: BotDb, id: string, now: Date): Promise<boolean> {
  return change(db, id, ['sending'], { state: 'sent', sealed: null, nextAttemptAt: null, errorCode: null, updatedAt: now })
}

/** Not sent; tried again at `at`. `uncertain`: perhaps it was. */
export function markMailRetry(
  db: BotDb,
  id: string,
  retry: { at: Date; code: string; uncertain: boolean },
  now: Date,
): Promise<boolean> {
  const { at, code, uncertain } = retry
  const set = { state: 'pending' as const, nextAttemptAt: at, errorCode: code, updatedAt: now }
  return change(db, id, ['sending'], uncertain ? { ...set, uncertain } : set)
}

/** Given up: staff find the text until it expires. */
export function markMailFailed(tx: BotTx, id: string, code: string, now: Date): Promise<boolean> {
  return change(tx, id, WAITING, { state: 'failed', nextAttemptAt: null, errorCode: code, updatedAt: now })
}

async function change(
  db: BotDb | BotTx,
  id: string,
  from: MailRow['state'][],
  set: Parameters<ReturnType<BotDb['update']>['set']>[0],
): Promise<boolean> {
  const where = and(eq(mailMessage.id, id), inArray(mailMessage.state, from))
  return (await db.update(mailMessage).set(set).where(where).returning({ id: mailMessage.id })).length > 0
}

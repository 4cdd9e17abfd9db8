import { and, asc, eq, inArray, isNotNull, isNull, like, lt, lte, ne, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { erasureRequest, mailMessage } from '../db/schema.ts'
import type { KeyRing } from '../runtime/keys.ts'
import { openMail } from './mail-store.ts'

export interface Letter {
  id: string
  /** Ready since then. */
  at: Date
  what: string
  /** Null once its words are gone. */
  text: string | null
  postedAt: Date | null
  /** Why it could not go by mail, where there was an address. */
  mailCode: string | null
}

/** Word to whoever asked by letter: laid ready because they gave no mail address, or given up at theirs. */
const isLetter = and(inArray(mailMessage.state, ['letter', 'failed', 'posted']), like(mailMessage.what, 'request.%'))
const isUnposted = and(isLetter, ne(mailMessage.state, 'posted'), isNotNull(mailMessage.sealed))

/** The letters that staff post for this request, oldest first; without words once these are 30 days old. */
export async function lettersOf(db: BotDb, keys: KeyRing, requestId: string): Promise<Letter[]> {
  const rows = await db
    .select()
    .from(mailMessage)
    .where(and(eq(mailMessage.requestId, requestId), isLetter))
    .orderBy(asc(mailMessage.createdAt), asc(mailMessage.id))
  return rows.map(({ id, createdAt, what, sealed, postedAt, errorCode }) => {
    const mail = sealed === null ? undefined : openMail(keys, sealed)
    return { id, at: createdAt, what, text: mail ? `${mail.subject}\n\n${mail.text}` : null, postedAt, mailCode: errorCode }
  })
}

/** One letter that nobody has posted, while its words are there. */
export interface Unposted {
  id: string
  at: Date
  what: string
  language: string
  /** The reference of its request. */
  request: string | null
}

/** What staff have to post, oldest first, from behind `after` on. */
export async function unpostedLetters(db: BotDb, limit: number, after?: { at: Date; id: string }): Promise<Unposted[]> {
  const { id, createdAt, what, language, requestId } = mailMessage
  const behind = after && sql`(${createdAt}, ${id}) > (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`
  return db
    .select({ id, at: createdAt, what, language, request: erasureRequest.reference })
    .from(mailMessage)
    .leftJoin(erasureRequest, eq(erasureRequest.id, requestId))
    .where(and(isUnposted, behind))
    .orderBy(asc(createdAt), asc(id))
    .limit(limit)
}

/** One of staff has posted it; its words stay their 30 days, so that it can be printed again. Undefined: it was posted before, or is none. */
export async function markPosted(tx: BotTx, requestId: string, id: string, now: Date): Promise<{ what: string } | undefined> {
  const [row] = await tx
    .update(mailMessage)
    .set({ state: 'posted', postedAt: now, updatedAt: now })
    .where(and(eq(mailMessage.id, id), eq(mailMessage.requestId, requestId), isLetter, ne(mailMessage.state, 'posted')))
    .returning({ what: mailMessage.what })
  return row
}

/** Letters that were laid ready before this moment, oldest first. What a mail server did not take is not among them: it is looked at one by one. */
export async function unpostedPapers(
  db: BotDb,
  before: Date,
  limit: number,
): Promise<{ id: string; requestId: string | null }[]> {
  const { id, requestId, createdAt, state } = mailMessage
  return db
    .select({ id, requestId })
    .from(mailMessage)
    .where(and(isUnposted, eq(state, 'letter'), lt(createdAt, before)))
    .orderBy(asc(createdAt), asc(id))
    .limit(limit)
}

export interface WatchedLetter {
  id: string
  requestId: string | null
  createdAt: Date
  warnedAt: Date | null
}

/** Unposted letters that were ready before this moment, oldest first. */
export async function unpostedBefore(db: BotDb, before: Date, limit: number): Promise<WatchedLetter[]> {
  const { id, requestId, createdAt, warnedAt } = mailMessage
  return db
    .select({ id, requestId, createdAt, warnedAt })
    .from(mailMessage)
    .where(and(isUnposted, lte(createdAt, before)))
    .orderBy(asc(createdAt), asc(id))
    .limit(limit)
}

/** Staff have been warned by now. False: another process warned them first, or it was posted. */
export async function noteLetterWarned(db: BotDb, { id, warnedAt }: WatchedLetter, now: Date): Promise<boolean> {
  const before = warnedAt === null ? isNull(mailMessage.warnedAt) : eq(mailMessage.warnedAt, warnedAt)
  const rows = await db
    .update(mailMessage)
    .set({ warnedAt: now })
    .where(and(eq(mailMessage.id, id), isUnposted, before))
    .returning({ id: mailMessage.id })
  return rows.length > 0
}

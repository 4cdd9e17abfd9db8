import { and, asc, eq, gt, gte, inArray, isNull, like, lte, or, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { intakeDay, intakeMail, mailCase } from '../db/schema.ts'
import type { Language } from '../flows/language.ts'
import { type KeyRing, pseudonym, pseudonyms, seal, unseal } from '../runtime/keys.ts'
import { mailboxOf } from '../subject/email.ts'

const PURPOSE = 'mail-case'
const WORDS_MAX = 16_000
const DAY_MS = 86_400_000

export type MailCaseRow = typeof mailCase.$inferSelect
export type MailCaseAbout = MailCaseRow['about']

/** What lies sealed in a case. */
export interface MailCaseBody {
  from: string
  subject: string
  text: string
}

/** What a mail is noted as whose words were kept, and its papers not. */
export const PAPERS_LEFT = 'papers-left'

/** Notes a mail by what makes it this one. `known`: it came before; `papers-left`: it did, and there was no room for its papers. */
export async function noteMail(
  tx: BotTx,
  keys: KeyRing,
  mail: { what: string; wish: string },
  now: Date,
): Promise<'new' | 'known' | 'papers-left'> {
  const hashes = hashesOf(keys, mail.what)
  // Under a key that was replaced since, too.
  const isThis = inArray(intakeMail.dedupKey, hashes)
  const [found] = await tx.select().from(intakeMail).where(isThis)
  if (found) {
    const { wish } = mail
    const isLeft = and(isThis, or(eq(intakeMail.wish, PAPERS_LEFT), like(intakeMail.wish, `%-${PAPERS_LEFT}`)))
    const again = await tx.update(intakeMail).set({ wish }).where(isLeft).returning({ key: intakeMail.dedupKey })
    return again.length > 0 ? 'papers-left' : 'known'
  }
  const [dedupKey = ''] = hashes
  const noted = await tx
    .insert(intakeMail)
    .values({ dedupKey, wish: mail.wish, receivedAt: now })
    .onConflictDoNothing()
    .returning({ key: intakeMail.dedupKey })
  return noted.length > 0 ? 'new' : 'known'
}

/** There was no room for it: sent again, the same mail is heard. `keptAs`: its words were kept, its papers alone were not. */
export async function unnoteMail(tx: BotTx, keys: KeyRing, what: string, keptAs?: string): Promise<void> {
  const isThis = inArray(intakeMail.dedupKey, hashesOf(keys, what))
  if (keptAs === undefined) await tx.delete(intakeMail).where(isThis)
  else await tx.update(intakeMail).set({ wish: keptAs }).where(isThis)
}

const hashesOf = (keys: KeyRing, what: string): string[] => pseudonyms(keys, 'mail', `incoming ${what}`).map(({ value }) => value)

/** How a mail is noted that is kept though nobody is answered, by why that is. */
export const notedAs = (why: string, wish: string): string => `${why}-${wish}`

/** How many such mails were kept since then; those that come in at this very moment are not among them. */
export async function countNoted(tx: BotTx, why: string, since: Date): Promise<number> {
  return tx.$count(intakeMail, and(like(intakeMail.wish, `${why}-%`), gt(intakeMail.receivedAt, since)))
}

/** One more mail of today with this outcome. */
export async function countMail(db: BotDb, outcome: string, now: Date): Promise<void> {
  const { day, outcome: what, mails } = intakeDay
  await db
    .insert(intakeDay)
    .values({ day: now.toISOString().slice(0, 10), outcome, mails: 1 })
    .onConflictDoUpdate({ target: [day, what], set: { mails: sql`${mails} + 1` } })
}

/** How many mails came in since that day, by what became of them. */
export async function mailsSince(db: BotDb, since: Date): Promise<Map<string, number>> {
  const rows = await db
    .select({ outcome: intakeDay.outcome, mails: sql<number>`sum(${intakeDay.mails})::int` })
    .from(intakeDay)
    .where(gte(intakeDay.day, since.toISOString().slice(0, 10)))
    .groupBy(intakeDay.outcome)
  return new Map(rows.map(({ outcome, mails }) => [outcome, mails]))
}

export interface NewMailCase {
  id: string
  about: MailCaseAbout
  language: Language
  body: MailCaseBody
  answerBy: Date
  /** The sender's domain vouches for them. */
  vouched: boolean
  byMachine: boolean
  /** So many cases of vouched senders are opened in a day. */
  aDay: number
  /** Its words were kept when it came first: they are not added again to what is open. */
  isKnown?: boolean
}

/**
 * Opens a case for staff; while the mailbox has one of the same kind, vouched for alike, the words are added to it. Returns which, and until when
 * it is answered. Undefined: more than a day's cases have been opened, and it is not kept.
 */
export async function openMailCase(
  tx: BotTx,
  keys: KeyRing,
  added: NewMailCase,
  now: Date,
): Promise<{ id: string; answerBy: Date } | undefined> {
  const { body, aDay, isKnown, ...columns } = added
  const who = `sender ${mailboxOf(body.from)}`
  const sealBody = (whole: MailCaseBody) => seal(keys, PURPOSE, JSON.stringify({ ...whole, text: whole.text.slice(-WORDS_MAX) }))
  const senders = pseudonyms(keys, 'case', who).map(({ value }) => value)
  const { about, vouched, byMachine } = added
  const sameKind = and(eq(mailCase.about, about), eq(mailCase.vouched, vouched), eq(mailCase.byMachine, byMachine))
  const open = and(inArray(mailCase.sender, senders), sameKind, isNull(mailCase.closedAt))
  const [row] = await tx.select().from(mailCase).where(open).for('update')
  if (!row) {
    if (vouched && (await countOpened(tx, new Date(now.getTime() - DAY_MS))) >= aDay) return undefined
    const values = { ...columns, sender: pseudonym(keys, 'case', who).value, sealed: sealBody(body), openedAt: now }
    const [opened] = await tx.insert(mailCase).values(values).onConflictDoNothing().returning()
    // Two mails of one sender at the same moment: the second one is posted again.
    if (!opened) throw new Error('Another mail opened this case at the same moment.')
    return opened
  }
  if (isKnown) return row
  const former = row.sealed === null ? undefined : openMailCaseBody(keys, row.sealed)
  const text = former === undefined ? body.text : `${former.text}\n\n[${now.toISOString()}]\n${body.text}`
  const answerBy = added.answerBy < row.answerBy ? added.answerBy : row.answerBy
  await tx
    .update(mailCase)
    .set({ sealed: sealBody({ ...body, text }), answerBy })
    .where(eq(mailCase.id, row.id))
  return { id: row.id, answerBy }
}

/** How many cases of vouched senders were opened since then, one mail after the other, so that a burst does not pass the limit. */
async function countOpened(tx: BotTx, since: Date): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('mail cases', 0))`)
  return tx.$count(mailCase, and(eq(mailCase.vouched, true), gt(mailCase.openedAt, since)))
}

/** Throws when the encryption key is gone. */
export function openMailCaseBody(keys: KeyRing, sealed: string): MailCaseBody {
  // Sealed by openMailCase and authenticated by the seal.
  return JSON.parse(unseal(keys, PURPOSE, sealed)) as MailCaseBody
}

/** The cases that wait for an answer, the most urgent first. */
export function openMailCases(db: BotDb): Promise<MailCaseRow[]> {
  return db.select().from(mailCase).where(isNull(mailCase.closedAt)).orderBy(asc(mailCase.answerBy)).limit(1_000)
}

export async function mailCaseById(db: BotDb | BotTx, id: string): Promise<MailCaseRow | undefined> {
  const [row] = await db.select().from(mailCase).where(eq(mailCase.id, id))
  return row
}

/** Open cases of which staff may have to hear: to be answered by `before` at the latest, or older than `lastCallMs`. */
export function mailCasesToWatch(
  db: BotDb,
  { now, before, lastCallMs, limit }: { now: Date; before: Date; lastCallMs: number; limit: number },
): Promise<MailCaseRow[]> {
  const unheard = sql`${mailCase.warnedAt} is null or ${mailCase.warnedAt} < `
  const lastCall = sql`${mailCase.openedAt} + ${lastCallMs} * interval '1 millisecond'`
  const isDue = and(lte(mailCase.answerBy, before), sql`(${unheard} ${mailCase.answerBy})`)
  const isLast = sql`(${lastCall} <= ${now.toISOString()}::timestamptz and (${unheard} ${lastCall}))`
  return db
    .select()
    .from(mailCase)
    .where(and(isNull(mailCase.closedAt), or(isDue, isLast)))
    .orderBy(asc(mailCase.answerBy))
    .limit(limit)
}

/** Staff have been warned by now. False: another process warned them first, or it was closed. */
export async function noteMailCaseWarned(db: BotDb, { id, warnedAt }: MailCaseRow, now: Date): Promise<boolean> {
  const before = warnedAt === null ? isNull(mailCase.warnedAt) : eq(mailCase.warnedAt, warnedAt)
  const rows = await db
    .update(mailCase)
    .set({ warnedAt: now })
    .where(and(eq(mailCase.id, id), isNull(mailCase.closedAt), before))
    .returning({ id: mailCase.id })
  return rows.length > 0
}

/** The case while it is open; whoever else would answer it waits until this transaction is over. */
export async function lockOpenMailCase(tx: BotTx, id: string): Promise<MailCaseRow | undefined> {
  const open = and(eq(mailCase.id, id), isNull(mailCase.closedAt))
  const [row] = await tx.select().from(mailCase).where(open).for('update')
  return row
}

/** What was asked for is done as a request, whose news answers it. */
export async function answeredWithRequest(tx: BotTx, id: string, now: Date): Promise<void> {
  await tx.update(mailCase).set({ closedAt: now }).where(eq(mailCase.id, id))
}

/** Answered, if what is answered is still all that was written. False: it was closed before, or more came in. */
export async function closeMailCase(tx: BotTx, { id, sealed }: { id: string; sealed: string }, now: Date): Promise<boolean> {
  const closed = await tx
    .update(mailCase)
    .set({ closedAt: now })
    .where(and(eq(mailCase.id, id), eq(mailCase.sealed, sealed), isNull(mailCase.closedAt)))
    .returning({ id: mailCase.id })
  return closed.length > 0
}

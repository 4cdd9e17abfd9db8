import { and, asc, desc, eq, gt, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { caseFile, type caseOutcomes } from '../db/schema.ts'
import type { AskedOn } from './chat-request-store.ts'

export type CaseRow = typeof caseFile.$inferSelect
export type CaseOutcome = (typeof caseOutcomes)[number]

/** Opens a case for a human, or returns the one of the same kind that is still open in this chat: asking twice makes no second case. */
export async function openCase(tx: BotTx, values: typeof caseFile.$inferInsert): Promise<CaseRow> {
  const [opened] = await tx.insert(caseFile).values(values).onConflictDoNothing().returning()
  if (opened) return opened
  const [open] = await tx
    .select()
    .from(caseFile)
    .where(
      and(
        eq(caseFile.personId, values.personId),
        eq(caseFile.channelId, values.channelId),
        eq(caseFile.about, values.about),
        isNull(caseFile.closedAt),
      ),
    )
  if (!open) throw new Error('A case conflicts with none that is open: its reference exists already.')
  return open
}

/** Whether staff still owe this person an answer. */
export async function hasOpenCase(tx: BotTx, personId: string): Promise<boolean> {
  const open = and(eq(caseFile.personId, personId), isNull(caseFile.closedAt))
  const rows = await tx.select({ id: caseFile.id }).from(caseFile).where(open).limit(1)
  return rows.length > 0
}

/** The person's open cases, oldest first; in a business's chat those that were opened there and no others. */
export async function openCasesOf(tx: BotTx, personId: string, { channelId, mode }: AskedOn): Promise<CaseRow[]> {
  const here = mode === 'shared' ? eq(caseFile.channelId, channelId) : undefined
  return tx
    .select()
    .from(caseFile)
    .where(and(eq(caseFile.personId, personId), isNull(caseFile.closedAt), here))
    .orderBy(asc(caseFile.openedAt))
}

/** The case in this chat in which staff have written, are waiting for the person, and have not closed: the newest. */
export async function caseInTalk(tx: BotTx, personId: string, channelId: string): Promise<CaseRow | undefined> {
  const [row] = await tx
    .select()
    .from(caseFile)
    .where(
      and(
        eq(caseFile.personId, personId),
        eq(caseFile.channelId, channelId),
        isNull(caseFile.closedAt),
        isNotNull(caseFile.answeredAt),
      ),
    )
    .orderBy(desc(caseFile.answeredAt))
    .limit(1)
  return row
}

export async function caseByReference(db: BotDb | BotTx, reference: string): Promise<CaseRow | undefined> {
  const [row] = await db.select().from(caseFile).where(eq(caseFile.reference, reference))
  return row
}

/** Cases, those due first first; closed ones too where `all` is set. */
export function listCases(db: BotDb, { all, limit }: { all: boolean; limit: number }): Promise<CaseRow[]> {
  return db
    .select()
    .from(caseFile)
    .where(all ? undefined : isNull(caseFile.closedAt))
    .orderBy(asc(caseFile.answerBy), asc(caseFile.id))
    .limit(limit)
}

/** Staff have written; with an outcome the case is closed. Undefined: somebody closed it before, and nothing changed. */
export async function noteAnswer(
  tx: BotTx,
  id: string,
  outcome: CaseOutcome | undefined,
  now: Date,
): Promise<CaseRow | undefined> {
  const closing = outcome === undefined ? {} : { closedAt: now, outcome }
  const [row] = await tx
    .update(caseFile)
    .set({ answeredAt: now, ...closing })
    .where(and(eq(caseFile.id, id), isNull(caseFile.closedAt)))
    .returning()
  return row
}

/** The case in which papers were sent, while it is open; whoever else would answer or close it waits until this transaction is over. */
export async function lockOpenCase(tx: BotTx, reference: string): Promise<CaseRow | undefined> {
  const open = and(eq(caseFile.reference, reference), isNull(caseFile.closedAt))
  const [row] = await tx.select().from(caseFile).where(open).for('update')
  return row
}

/** What the case asked for is done as this request, which answers it. */
export async function closeWithRequest(tx: BotTx, id: string, requestId: string, now: Date): Promise<void> {
  await tx.update(caseFile).set({ requestId, answeredAt: now, closedAt: now, outcome: 'upheld' }).where(eq(caseFile.id, id))
}

/**
 * The case on whose papers a request was entered: closed by it, in the transaction that made it. Every other was opened on it later. Nobody moves it
 * to another person until this transaction is over.
 */
export async function caseOfRequest(tx: BotTx, { id, createdAt }: { id: string; createdAt: Date }): Promise<CaseRow | undefined> {
  const isClosedByIt = and(eq(caseFile.requestId, id), eq(caseFile.outcome, 'upheld'), eq(caseFile.closedAt, createdAt))
  const [row] = await tx.select().from(caseFile).where(isClosedByIt).limit(1).for('update')
  return row
}

/** The case ends without an answer. Undefined: it was closed before. */
export async function closeUnanswered(tx: BotTx, id: string, outcome: CaseOutcome, now: Date): Promise<CaseRow | undefined> {
  const [row] = await tx
    .update(caseFile)
    .set({ closedAt: now, outcome })
    .where(and(eq(caseFile.id, id), isNull(caseFile.closedAt)))
    .returning()
  return row
}

export async function noteReply(tx: BotTx, id: string, now: Date): Promise<void> {
  await tx.update(caseFile).set({ repliedAt: now }).where(eq(caseFile.id, id))
}

/**
 * A person's open cases become another's, in these chats alone where some are named: the same human, now known by another id. Where that one has a
 * case of its kind already, it stays. Along go those that a request on papers has closed, while there may be news of it.
 */
export async function moveCases(
  tx: BotTx,
  { from, to, channelIds }: { from: string; to: string; channelIds?: readonly string[] },
): Promise<void> {
  const inChats = channelIds === undefined ? sql`` : sql`and c.channel_id = any(${sql.param(channelIds)}::uuid[])`
  await tx.execute(sql`update case_file c set person_id = ${to}::uuid where c.person_id = ${from}::uuid ${inChats} and case when c.closed_at is null
    then not exists (select 1 from case_file o where o.person_id = ${to}::uuid and o.channel_id = c.channel_id and o.about = c.about and o.closed_at is null)
    else exists (select 1 from erasure_request r where r.id = c.request_id and r.proof = 'papers-seen' and r.second_swept_at is null
      and r.state not in ('cancelled', 'refused')) end`)
}

/** Staff have been warned by now. False: another process warned them first. */
export async function noteWarned(db: BotDb, { id, warnedAt }: CaseRow, now: Date): Promise<boolean> {
  const before = warnedAt === null ? isNull(caseFile.warnedAt) : eq(caseFile.warnedAt, warnedAt)
  const rows = await db
    .update(caseFile)
    .set({ warnedAt: now })
    .where(and(eq(caseFile.id, id), isNull(caseFile.closedAt), before))
    .returning({ id: caseFile.id })
  return rows.length > 0
}

/** Open cases that must be answered by `before` at the latest and of which staff may not have heard since; oldest due first. */
export function openCasesDueBefore(db: BotDb, before: Date, limit: number): Promise<CaseRow[]> {
  const unheard = or(isNull(caseFile.warnedAt), gt(caseFile.answerBy, caseFile.warnedAt))
  return db
    .select()
    .from(caseFile)
    .where(and(isNull(caseFile.closedAt), lte(caseFile.answerBy, before), unheard))
    .orderBy(asc(caseFile.answerBy))
    .limit(limit)
}

import { and, desc, eq, isNotNull, lt, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { deadLetter, inboxEvent } from '../db/schema.ts'

export interface Letter {
  id: number
  reason: string
  receivedAt: Date
  /** Its event is there, words included: it can be handled anew. */
  canReplay: boolean
}

/** Dead letters, newest first, from below this one on. */
export async function lettersBefore(db: BotDb, before: number | undefined, limit: number): Promise<Letter[]> {
  const rows = await select(db)
    .where(before === undefined ? undefined : lt(deadLetter.id, before))
    .orderBy(desc(deadLetter.id))
    .limit(limit)
  return rows.map(letterOf)
}

/** Dead letters: first those that can be handled anew, each newest first. */
export async function listLetters(db: BotDb, limit: number): Promise<Letter[]> {
  const rows = await select(db)
    .orderBy(sql`${inboxEvent.sealed} is null`, desc(deadLetter.receivedAt), desc(deadLetter.id))
    .limit(limit)
  return rows.map(letterOf)
}

const select = (db: BotDb) =>
  db
    .select({ id: deadLetter.id, reason: deadLetter.reason, receivedAt: deadLetter.receivedAt, sealed: inboxEvent.sealed })
    .from(deadLetter)
    .leftJoin(inboxEvent, eq(inboxEvent.id, deadLetter.inboxEventId))

function letterOf({ sealed, ...letter }: Awaited<ReturnType<typeof select>>[number]): Letter {
  return { ...letter, canReplay: sealed !== null }
}

/** Takes a letter out of the dead and puts its event back among those that wait. Returns whose it is; undefined: it is not there, or its words are gone. */
export async function reviveLetter(tx: BotTx, id: number): Promise<string | undefined> {
  const [letter] = await tx.select().from(deadLetter).where(eq(deadLetter.id, id)).for('update')
  if (!letter || letter.inboxEventId === null) return undefined
  const [event] = await tx
    .update(inboxEvent)
    .set({ handledAt: null, attempts: 0 })
    .where(and(eq(inboxEvent.id, letter.inboxEventId), isNotNull(inboxEvent.sealed)))
    .returning({ personId: inboxEvent.personId })
  if (!event) return undefined
  await tx.delete(deadLetter).where(eq(deadLetter.id, id))
  return event.personId
}

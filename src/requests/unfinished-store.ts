import { and, eq, ne, or, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { erasureRequest } from '../db/schema.ts'
import { isUnderWay } from '../db/under-way.ts'
import { type AskedOn, seenFrom } from './chat-request-store.ts'
import { OPEN, type RequestRow } from './request-store.ts'

/** Whether a request came to an end that was not the whole, and goes on by itself while it knows its person. */
function isUnfinished({ state, finishedAt, secondSweptAt }: RequestRow): boolean {
  return secondSweptAt === null && finishedAt !== null && (state === 'partial' || OPEN.some((each) => each === state))
}

/** The newest request that is partial and goes on, beside the one that is named. */
export async function unfinishedBeside(
  db: BotDb | BotTx,
  personId: string,
  asked: AskedOn,
  id?: string,
): Promise<RequestRow | undefined> {
  return (await seenFrom(db, personId, asked)).find((row) => row.id !== id && isUnfinished(row))
}

/** Whether, beside this one, something of the person's goes on of which they are to hear, or waits for their yes. */
export async function hasOtherUnderWay(tx: BotTx, personId: string, id: string): Promise<boolean> {
  const goesOn = or(isUnderWay(sql`erasure_request`), eq(erasureRequest.state, 'awaiting_confirmation'))
  const [row] = await tx
    .select({ id: erasureRequest.id })
    .from(erasureRequest)
    .where(and(eq(erasureRequest.personId, personId), ne(erasureRequest.id, id), goesOn))
    .limit(1)
  return row !== undefined
}

import type { BotDb, BotTx } from '../db/client.ts'
import { isBeingToldSomething } from '../outbox/outbox-store.ts'
import { mustForget } from '../requests/deadline.ts'
import type { RequestRow } from '../requests/request-store.ts'

/** Whether the person whom a request would forget is still to hear something, and may be known so long. */
export async function waitsForWord(db: BotDb | BotTx, request: RequestRow, now: Date): Promise<boolean> {
  const { personId, finishedAt } = request
  return personId !== null && !mustForget(finishedAt, now) && (await isBeingToldSomething(db, personId))
}

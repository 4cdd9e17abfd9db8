import { and, eq, isNotNull, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { erasureRequest } from '../db/schema.ts'
import type { RequestRow } from './request-store.ts'

type Kept = NonNullable<RequestRow['outcome']>['kept']

/** What the law keeps of a request by now, in place of what it kept at its end; the rest of its outcome stays. */
export async function noteKept(db: BotDb | BotTx, id: string, kept: Kept): Promise<void> {
  const { outcome } = erasureRequest
  await db
    .update(erasureRequest)
    .set({ outcome: sql`jsonb_set(${outcome}, '{kept}', ${JSON.stringify(kept)}::jsonb)` })
    .where(and(eq(erasureRequest.id, id), isNotNull(outcome)))
}

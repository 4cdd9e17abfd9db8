import { and, eq } from 'drizzle-orm'
import type { BotTx } from '../db/client.ts'
import { erasureRequest } from '../db/schema.ts'
import type { RequestRow } from './request-store.ts'

/** What waits in this chat for the person's yes; there is one at most. */
export async function awaitingIn(tx: BotTx, personId: string, channelId: string): Promise<RequestRow | undefined> {
  const [row] = await tx
    .select()
    .from(erasureRequest)
    .where(
      and(
        eq(erasureRequest.personId, personId),
        eq(erasureRequest.channelId, channelId),
        eq(erasureRequest.state, 'awaiting_confirmation'),
      ),
    )
  return row
}

import { and, asc, eq, gte, isNotNull } from 'drizzle-orm'
import { z } from 'zod'
import type { BotDb } from '../db/client.ts'
import { inboxEvent } from '../db/schema.ts'
import { type KeyRing, unseal } from '../runtime/keys.ts'

const words = z.object({ content: z.object({ type: z.literal('text'), body: z.string() }) })

/** What the person wrote in this chat since then, oldest first, as far as it is still kept. For staff: whoever calls this notes the look. */
export async function wordsSince(
  db: BotDb,
  keys: KeyRing,
  { personId, channelId, since }: { personId: string; channelId: string; since: Date },
): Promise<{ at: Date; text: string }[]> {
  const rows = await db
    .select({ at: inboxEvent.eventAt, sealed: inboxEvent.sealed })
    .from(inboxEvent)
    .where(
      and(
        eq(inboxEvent.personId, personId),
        eq(inboxEvent.channelId, channelId),
        eq(inboxEvent.kind, 'message'),
        gte(inboxEvent.eventAt, since),
        isNotNull(inboxEvent.sealed),
      ),
    )
    .orderBy(asc(inboxEvent.eventAt), asc(inboxEvent.id))
    .limit(200)
  return rows.flatMap(({ at, sealed }) => {
    const read = words.safeParse(JSON.parse(unseal(keys, 'inbox', sealed ?? '')))
    return read.success ? [{ at, text: read.data.content.body }] : []
  })
}

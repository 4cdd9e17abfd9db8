import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import type { BotDb } from '../db/client.ts'
import { inboxEvent } from '../db/schema.ts'
import type { KeyRing } from '../runtime/keys.ts'
import { wamidHashes } from '../subject/pseudonym.ts'

/**
 * Which of these messages the bot has taken and answered. What it took and left to the business is not among them, for it was meant for
 * the business (`forgetWords`); nor what is not handled yet, for it may still be. Known for a year, when the words are long gone: a replay asks, too.
 */
export async function takenAmong(db: BotDb, keys: KeyRing, wamids: readonly string[]): Promise<Set<string>> {
  if (wamids.length === 0) return new Set()
  const byHash = new Map(wamids.flatMap((wamid) => wamidHashes(keys, wamid).map((hash) => [hash, wamid] as const)))
  const rows = await db
    .select({ hash: inboxEvent.dedupKey })
    .from(inboxEvent)
    .where(
      and(
        inArray(inboxEvent.dedupKey, [...byHash.keys()]),
        eq(inboxEvent.kind, 'message'),
        isNotNull(inboxEvent.handledAt),
        eq(inboxEvent.leftToBusiness, false),
      ),
    )
  return new Set(rows.flatMap(({ hash }) => byHash.get(hash) ?? []))
}

import { and, eq, inArray, isNotNull, lt, or } from 'drizzle-orm'
import type { BotDb } from '../db/client.ts'
import { inboxEvent } from '../db/schema.ts'
import type { KeyRing } from '../runtime/keys.ts'
import { wamidHashes } from '../subject/pseudonym.ts'

/** Words of what was answered are blanked 30 days on (db/expiry.ts), a day's grace. */
const WORDS_STAY_MS = 29 * 86_400_000

/**
 * Which of these messages the bot has taken and answered. What it took and left to the business is not among them, for it was meant for
 * the business (`forgetWords`); nor what is not handled yet, for it may still be. Known for a year, when the words are long gone: a replay asks, too.
 */
export async function takenAmong(db: BotDb, keys: KeyRing, wamids: readonly string[], now: Date): Promise<Set<string>> {
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
        // A former program, still at work beside this one, forgets the words of what it leaves and notes no more.
        or(isNotNull(inboxEvent.sealed), lt(inboxEvent.receivedAt, new Date(now.getTime() - WORDS_STAY_MS))),
      ),
    )
  return new Set(rows.flatMap(({ hash }) => byHash.get(hash) ?? []))
}

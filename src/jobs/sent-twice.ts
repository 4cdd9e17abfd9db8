import type { BotTx } from '../db/client.ts'
import { wasQueued } from '../mail/mail-store.ts'
import { contactsOf } from '../requests/account-contact-store.ts'
import { type KeyRing, pseudonym } from '../runtime/keys.ts'
import { hasOwnEvent } from '../webhook/waiting-event-store.ts'
import type { Bot } from './bot.ts'

/** So many colleagues' words since a page was opened are looked through for the writer's own. */
const LOOKED_THROUGH = 20

/** The same words about the same are known by this, and nothing of them can be read from it. */
export const wordsKey = (keys: KeyRing, about: string, words: string): string =>
  pseudonym(keys, 'mail', `${about}\n${words}`).value.slice(0, 32)

/** Names one writing to the person: these words, after `nth` others. */
export const replyKey = (keys: KeyRing, requestId: string, words: string, nth: number): string =>
  `reply-${wordsKey(keys, `reply ${requestId} ${nth}`, words)}`

/** Whether these very words went out since their writer had `seen` so many: a form that came twice, whichever way it goes to the person. */
export async function isReplySent(
  { keys }: Pick<Bot, 'keys'>,
  tx: BotTx,
  requestId: string,
  words: string,
  { seen, written }: { seen: number; written: number },
): Promise<boolean> {
  const first = Math.max(seen, written - LOOKED_THROUGH)
  const ways = Array.from({ length: Math.max(0, written - first) }, (_, i) => replyKey(keys, requestId, words, first + i))
  if (ways.length === 0) return false
  if (
    await hasOwnEvent(
      tx,
      ways.map((once) => `erasure:${requestId}:${once}`),
    )
  )
    return true
  const contacts = await contactsOf(tx, keys, requestId)
  const mails = ways.flatMap((once) => [
    `request ${requestId} ${once}`,
    ...contacts.map(({ id }) => `account:${id}:written:${once}`),
  ])
  return wasQueued(tx, keys, mails)
}

import { asc, eq } from 'drizzle-orm'
import { addressesIn, bindingsOf } from '../db/bindings.ts'
import type { BotDb } from '../db/client.ts'
import { businessNotice } from '../db/schema.ts'
import type { KeyRing } from '../runtime/keys.ts'
import { chatById } from './chat-store.ts'
import { type ChatWords, wholeChat } from './evidence-chat.ts'

export interface NoticeLine {
  tenantId: string
  what: string
  state: string
  at: Date
  sentAt: Date | null
}

/** What each business was told of a request. */
export function noticesOf(db: BotDb, requestId: string): Promise<NoticeLine[]> {
  const { tenantId, what, state, createdAt, sentAt } = businessNotice
  return db
    .select({ tenantId, what, state, at: createdAt, sentAt })
    .from(businessNotice)
    .where(eq(businessNotice.requestId, requestId))
    .orderBy(asc(businessNotice.seq))
}

/** Who the person is and what was said, as far as it is still there. */
export interface PersonPart {
  addresses: string[]
  chat: ChatWords[]
  olderLeftOut: boolean
}

export async function personPart(db: BotDb, keys: KeyRing, personId: string | null, chatId: string | null): Promise<PersonPart> {
  const addresses = personId === null ? [] : addressesIn(keys, await bindingsOf(db, personId))
  const chat = chatId === null ? undefined : await chatById(db, chatId)
  return {
    addresses: addresses.map((address) => (address.kind === 'phone' ? address.phone : address.userId)),
    ...(chat ? await wholeChat(db, keys, chat) : { chat: [], olderLeftOut: false }),
  }
}

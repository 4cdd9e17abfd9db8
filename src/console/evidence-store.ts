import { asc, eq } from 'drizzle-orm'
import { addressesIn, bindingsOf } from '../db/bindings.ts'
import type { BotDb } from '../db/client.ts'
import { businessNotice, erasureInstruction } from '../db/schema.ts'
import { fillTemplate } from '../outbox/templates/fill-template.ts'
import type { KeyRing } from '../runtime/keys.ts'
import { chatById, linesOf } from './chat-store.ts'

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

export async function instructionOf(db: BotDb, tenantId: string): Promise<typeof erasureInstruction.$inferSelect | undefined> {
  const [row] = await db.select().from(erasureInstruction).where(eq(erasureInstruction.tenantId, tenantId))
  return row
}

/** Who the person is and what was said, as far as it is still there. */
export interface PersonPart {
  addresses: string[]
  chat: { at: string; from: string; words: string | null }[]
}

const CHAT_LINES = 1_000

export async function personPart(db: BotDb, keys: KeyRing, personId: string | null, chatId: string | null): Promise<PersonPart> {
  const addresses = personId === null ? [] : addressesIn(keys, await bindingsOf(db, personId))
  const chat = chatId === null ? undefined : await chatById(db, chatId)
  const lines = chat ? await linesOf(db, keys, chat, undefined, CHAT_LINES) : []
  return {
    addresses: addresses.map((address) => (address.kind === 'phone' ? address.phone : address.userId)),
    chat: lines.map((line) => ({ at: line.at.toISOString(), from: line.from, words: wordsOf(line) })),
  }
}

function wordsOf(line: Awaited<ReturnType<typeof linesOf>>[number]): string | null {
  if (line.from === 'whatsapp') return line.type
  if (line.from === 'bot') {
    const message = line.body?.message
    if (!message) return null
    if (message.kind !== 'template') return message.body
    return fillTemplate(message)?.body ?? [message.name, ...message.parameters].join(' · ')
  }
  const { content } = line
  if (content === null) return null
  if (content.type === 'text') return content.body
  return 'title' in content ? content.title : content.type
}

import { conversationById, remembered } from '../flows/conversation-store.ts'
import { isStillAsked } from '../flows/snapshot.ts'
import { isOvertaken } from '../outbox/late-failure-store.ts'
import type { OutboxRow } from '../outbox/outbox-store.ts'
import type { Bot } from './bot.ts'

/**
 * An answer that was overtaken only confuses, and so does a question that is over. One that is open must be heard, whatever was said since; so must news
 * of a request, and each piece of what staff wrote.
 */
export async function isStillNews({ db, keys }: Pick<Bot, 'db' | 'keys'>, row: OutboxRow): Promise<boolean> {
  const { requestId, promptId, conversationId } = row
  if (requestId !== null || isOfStaff(row) || !(await isOvertaken(db, row))) return true
  if (promptId === null || conversationId === null) return false
  const chat = await conversationById(db, conversationId)
  return chat !== undefined && isStillAsked(remembered(keys, chat)?.snapshot, promptId)
}

export const isOfStaff = ({ what }: OutboxRow): boolean => what === 'case-answer' || what === 'staff-reply'

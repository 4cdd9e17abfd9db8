import type { MessageContent } from '../webhook/event.ts'
import { opensDeletion } from './opens-deletion.ts'
import type { Said } from './person-input.ts'

/** What is the bot's on a shared channel with no question open: a tap, or one of the texts that are its own there. All else is the business's. `own`: the sender's numbers. */
export function concernsUs(content: Said | MessageContent, own: readonly string[]): boolean {
  if (content.type === 'button' || content.type === 'list-row') return content.id.includes(':')
  if (content.type === 'text') return opensDeletion(content.body, own) !== false
  return content.type === 'template-button' && opensDeletion(content.text, own) !== false
}

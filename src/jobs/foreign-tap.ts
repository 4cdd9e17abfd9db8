import { opensDeletion } from '../flows/opens-deletion.ts'
import { byPromptId, isOurs } from '../outbox/outbox-store.ts'
import type { InboundMessage } from '../webhook/event.ts'
import type { Bot } from './bot.ts'
import { promptOfTap } from './prompt-of-tap.ts'

/**
 * Whether a message in a business's chat taps a button that is none of ours to this person: the business's menu, or a quick reply of its
 * template, unless its words are the wish itself.
 */
export async function isForeignTap(
  { db, keys }: Bot,
  personId: string,
  { content, contextWamid }: InboundMessage,
): Promise<boolean> {
  if (content.type === 'button' || content.type === 'list-row') {
    const promptId = promptOfTap(content)
    return promptId === undefined || (await byPromptId(db, personId, promptId)) === undefined
  }
  if (content.type !== 'template-button') return false
  if ([content.text, content.payload].some((words) => opensDeletion(words) !== false)) return false
  return contextWamid === undefined || !(await isOurs(db, keys, contextWamid))
}

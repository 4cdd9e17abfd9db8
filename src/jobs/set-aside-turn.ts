import { wake } from '../db/wake.ts'
import type { ConversationEvent } from '../flows/conversation-event.ts'
import { type ConversationRow, setAsideConversation } from '../flows/conversation-store.ts'
import { addPlatformTask } from '../requests/platform-task-store.ts'
import { newId } from '../runtime/ids.ts'
import { ring } from '../runtime/ring.ts'
import type { Bot } from './bot.ts'
import { converse } from './converse.ts'
import { fresh } from './fresh.ts'
import { goesOn, isElsewhere } from './is-elsewhere.ts'

/**
 * A turn that fails each time is not tried for ever. What was asked of the platform counts as unanswered, and is asked again later and later; what
 * time has brought is left. The person is offered a person, and staff hear of it.
 */
export async function setAsideTurn(bot: Bot, row: ConversationRow): Promise<void> {
  const { personId, channelId } = row
  ring(bot, 'turn-fails', { conversation: row.id }, 'a turn of a conversation is not tried again: the person is offered a person')
  const aside = `aside ${row.id}`
  try {
    await converse(bot, { personId, channelId, answered: row.asked !== null }, instead(bot, row))
    goesOn(aside)
  } catch (error) {
    if (isElsewhere(bot, error, aside)) throw error
    bot.log.error({ conversation: row.id, error }, 'a conversation cannot go on: nobody is answered there before this is mended')
    await leave(bot, row)
  }
}

function instead(bot: Bot, { asked }: ConversationRow): ConversationEvent {
  const said = { now: bot.clock.now().getTime(), fresh: fresh() }
  if (asked === null) return { type: 'turn.failed', ...said }
  return { type: asked.ask === 'preview' ? 'preview.failed' : 'facts.failed', away: false, stuck: true, ...said }
}

/** Not even that can be said: the person's other chats go on, and a business gets its chat back. */
async function leave(bot: Bot, { id, personId, holdsFloor }: ConversationRow): Promise<void> {
  const now = bot.clock.now()
  await bot.db.transaction(async (tx) => {
    await setAsideConversation(tx, id, now)
    if (!holdsFloor) return
    const task = { id: newId(), personId, conversationId: id, what: 'release-floor' as const, body: null, now }
    await addPlatformTask(tx, bot.keys, task)
    await wake(tx, 'platform-task', [personId])
  })
}

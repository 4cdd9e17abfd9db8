import { concernsUs } from '../flows/concerns-us.ts'
import { type ConversationRow, conversationsOf, conversationWaiting, countFailedTurn } from '../flows/conversation-store.ts'
import { markRead } from '../graph-api/send-message.ts'
import { ring } from '../runtime/ring.ts'
import type { InboundMessage } from '../webhook/event.ts'
import { bodyOf, countFailure, nextWaitingEvent, type WaitingEvent } from '../webhook/waiting-event-store.ts'
import { answerQuestion } from './answer-question.ts'
import type { Bot } from './bot.ts'
import { converse } from './converse.ts'
import { drain } from './drain.ts'
import { fresh } from './fresh.ts'
import { goesOn, isElsewhere } from './is-elsewhere.ts'
import { readWaitingEvent } from './read-waiting-event.ts'
import { freezeRequest } from './run-request.ts'
import { setAsideTurn } from './set-aside-turn.ts'

/** What fails this often is set aside for staff: an event, so that the next message is heard, or a turn, so that the other chats go on. */
const ATTEMPTS_MAX = 5

/** Handles what waits for one person, in order: messages first, then the platform's answers, then what time has brought. */
export async function handleEvents(bot: Bot, personId: string): Promise<void> {
  await drain(
    bot,
    'person',
    personId,
    () => handleNext(bot, personId),
    async () => (await nextWaitingEvent(bot.db, personId)) !== undefined,
  )
}

async function handleNext(bot: Bot, personId: string): Promise<boolean> {
  const event = await nextWaitingEvent(bot.db, personId)
  if (event) {
    await handleOrCount(bot, event)
    return true
  }
  const row = await conversationWaiting(bot.db, personId, bot.clock.now())
  if (!row) return false
  await turnOrCount(bot, row)
  return true
}

/** What the platform has answered, or what time has brought. */
async function nextTurn(bot: Bot, row: ConversationRow): Promise<void> {
  if (!row.asked) return talk(bot, row, { type: 'clock.due', now: bot.clock.now().getTime(), fresh: fresh() })
  const { say, ...known } = await answerQuestion(bot, row, row.asked)
  await settle(bot, await converse(bot, { personId: row.personId, channelId: row.channelId, answered: true, ...known }, say))
}

async function turnOrCount(bot: Bot, row: ConversationRow): Promise<void> {
  const turn = `turn ${row.id}`
  try {
    await nextTurn(bot, row)
    goesOn(turn)
  } catch (error) {
    if (isElsewhere(bot, error, turn)) throw error
    const failures = await countFailedTurn(bot.db, row.id)
    bot.log.error({ conversation: row.id, failures, error }, 'a turn of a conversation failed')
    if (failures < ATTEMPTS_MAX) throw error
    await setAsideTurn(bot, row)
    goesOn(turn)
  }
}

async function handleOrCount(bot: Bot, event: WaitingEvent): Promise<void> {
  const what = `event ${event.id}`
  try {
    await handleOne(bot, event)
    goesOn(what)
  } catch (error) {
    if (isElsewhere(bot, error, what)) throw error
    const keepsWords = isPlainlyOurs(bot, event)
    const verdict = await countFailure(bot.db, event.id, { attemptsMax: ATTEMPTS_MAX, keepsWords, now: bot.clock.now() })
    bot.log.error({ inboxEvent: event.id, verdict, error }, 'an event could not be handled')
    if (verdict === 'again') throw error
    ring(bot, 'dead-letter', { inboxEvent: event.id }, 'what a person sent is set aside: see “Dead letters” in the console')
  }
}

/** In a business's chat what may be meant for the business is not kept for staff; what cannot be opened may be a wish, and is. */
function isPlainlyOurs(bot: Bot, event: WaitingEvent): boolean {
  if (event.kind !== 'message' || bot.channels.byId(event.channelId)?.mode !== 'shared') return true
  try {
    // Sealed by our own webhook.
    const message = bodyOf(bot.keys, event) as InboundMessage | null
    return message !== null && concernsUs(message.content, message.sender.phone === undefined ? [] : [message.sender.phone])
  } catch {
    return true
  }
}

async function handleOne(bot: Bot, event: WaitingEvent): Promise<void> {
  const body = bodyOf(bot.keys, event)
  const read = await readWaitingEvent(bot, event, body)
  if (read.putOff) return
  const isShared = bot.channels.byId(event.channelId)?.mode === 'shared'
  if (event.kind === 'message' && !isShared) seenByBot(bot, event, body, { typing: true })
  if (read.everywhere) await cancelElsewhere(bot, event)
  const { personId, channelId, kind } = event
  const inbox = { id: event.id, kept: read.kept }
  const turn = await converse(bot, { personId, channelId, kind, inbox, sentAt: event.eventAt }, read.say)
  // In a business's chat only its own people have read what was meant for it.
  if (event.kind === 'message' && isShared && turn.isHeard) seenByBot(bot, event, body, { typing: false })
  await settle(bot, turn)
}

/** WhatsApp's word of an identity change ends what was not yet confirmed in the person's other chats too. */
async function cancelElsewhere(bot: Bot, event: WaitingEvent): Promise<void> {
  for (const row of await conversationsOf(bot.db, event.personId)) {
    if (row.channelId !== event.channelId) await talk(bot, row, { type: 'identity.changed', now: bot.clock.now().getTime() })
  }
}

async function talk(bot: Bot, row: ConversationRow, say: Parameters<typeof converse>[2]): Promise<void> {
  await settle(bot, await converse(bot, { personId: row.personId, channelId: row.channelId }, say))
}

/** Right after the confirming commit the freeze is tried; the wake-up committed with it tries again. */
async function settle(bot: Bot, { confirmed }: { confirmed: string | undefined }): Promise<void> {
  if (confirmed === undefined) return
  try {
    await freezeRequest(bot, confirmed)
  } catch (error) {
    bot.log.warn({ request: confirmed, error }, 'the freeze is tried again')
  }
}

/** Blue ticks, and "typing…" before the answer, beside the work: whatever comes of it, the answer goes out. */
function seenByBot(bot: Bot, event: WaitingEvent, body: unknown, { typing }: { typing: boolean }): void {
  // Sealed by our own webhook.
  const message = body as InboundMessage | null
  const channel = bot.channels.byId(event.channelId)
  const [appSecret] = channel?.appSecrets ?? []
  if (!message || !channel || channel.stoppedAt || appSecret === undefined) return
  bot.aside(markRead(bot.graph, { ...channel, appSecret }, message.wamid, typing))
}

import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import type { ConversationEvent, EnteredEnd } from '../flows/conversation-event.ts'
import type { LetterNews } from '../flows/copy/letter-news.ts'
import type { RequestRow } from '../requests/request-store.ts'
import { cancelledFor } from '../requests/staff-reasons.ts'
import { addOwnEvent } from '../webhook/waiting-event-store.ts'
import type { Bot } from './bot.ts'
import { tellByLetter } from './tell-by-letter.ts'
import { tellNumberOfEnd } from './tell-number.ts'

type News<E = ConversationEvent> = E extends { type: `erasure.${string}` | 'status.ready' | 'staff.replied' }
  ? Omit<E, 'now'>
  : never

/**
 * Puts word of an erasure into the inbox of whoever asked in a chat, in the transaction that makes it true; `once` makes a second telling impossible.
 * Who asked by letter has no chat and hears by letter, too.
 */
export async function tellConversation(
  bot: Pick<Bot, 'keys' | 'clock' | 'config'>,
  tx: BotTx,
  request: RequestRow,
  once: string,
  news: News,
): Promise<void> {
  const { personId, channelId } = request
  const now = bot.clock.now()
  if (request.source !== null) {
    const letter = letterOf(news)
    if (letter) await tellByLetter(bot, tx, request, once, letter, now)
    // A chat that asked for the same while it was at work hears its end, and nothing that was written to the other.
    const isEnd = news.type === 'erasure.finished' || news.type === 'erasure.unproven'
    const isHeard = isEnd && channelId !== null
    const end = request.proof === 'papers-seen' && !isHeard ? endOf(request, news) : undefined
    if (end) await tellNumberOfEnd(bot, tx, request, once, end, now)
    if (!isHeard) return
  }
  if (personId === null || channelId === null) return
  await addOwnEvent(tx, bot.keys, {
    dedupKey: `erasure:${request.id}:${once}`,
    kind: 'erasure',
    personId,
    channelId,
    contentType: news.type,
    body: forTheChat(request, news),
    eventAt: now,
    now,
  })
  await wake(tx, 'handle-event', [personId])
}

/** The receipt counts what went: in a chat that may be somebody else's it is not linked. Who asked by letter has it by letter. */
function forTheChat({ suspect }: RequestRow, news: News): News {
  return news.type === 'erasure.finished' && suspect ? { ...news, outcome: { ...news.outcome, proofUrl: null } } : news
}

/** What the number itself hears, whose data somebody else asked for: the end. That it kept its data it hears where it said so. */
function endOf({ scope }: RequestRow, news: News): EnteredEnd | undefined {
  switch (news.type) {
    case 'erasure.finished': {
      return news.partial ? { how: 'partial' } : { how: 'done', backupsUntil: news.outcome.backupsUntil }
    }
    case 'erasure.unproven':
      return { how: 'unproven' }
    case 'erasure.cancelled':
    case 'erasure.refused':
      return { how: 'kept' }
    case 'erasure.objection-decided':
      // Of a whole number the wish goes on with the other businesses.
      return news.eraseAt === null && scope === 'business' ? { how: 'kept' } : undefined
    default:
      return undefined
  }
}

const stopping = (news: { stopping?: boolean | undefined }): { stopping?: true } => (news.stopping ? { stopping: true } : {})

/** Nobody is written to because the work begins, or because an account's time runs out: that has mails of its own. */
function letterOf(news: News): LetterNews | undefined {
  switch (news.type) {
    case 'erasure.started':
    case 'erasure.entered':
    case 'erasure.entered-over':
    case 'erasure.near':
      return undefined
    case 'erasure.finished':
      return {
        is: news.partial ? 'partial' : 'completed',
        proofUrl: news.outcome.proofUrl,
        backupsUntil: news.outcome.backupsUntil,
      }
    case 'erasure.delayed':
      return { is: 'delayed', ...stopping(news) }
    case 'erasure.late':
      return { is: 'late' }
    case 'erasure.unproven':
      return { is: 'unproven' }
    case 'erasure.held':
      return { is: 'held', why: news.reason, until: news.until, ...stopping(news) }
    case 'erasure.extended':
      return { is: 'extended', why: news.reason, eraseAt: news.eraseAt }
    case 'erasure.cancelled':
      return { is: 'refused', why: news.reason }
    case 'erasure.refused':
      return { is: 'refused', why: cancelledFor[news.reason] }
    case 'erasure.objected':
      return { is: 'objected', ground: news.ground, by: news.decideBy, ...stopping(news) }
    case 'erasure.objection-decided':
      return {
        ...{ is: 'decided', ground: news.ground, eraseAt: news.eraseAt },
        ...(news.waits ? { waits: true, stopping: news.stopping === true } : {}),
      }
    case 'staff.replied':
      return { is: 'written', text: news.text }
    case 'status.ready':
      return { is: 'taken-back' }
  }
}

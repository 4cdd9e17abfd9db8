import type { BotDb } from '../db/client.ts'
import { withoutIsolates } from '../flows/copy/isolate.ts'
import { fillTemplate } from '../outbox/templates/fill-template.ts'
import type { KeyRing } from '../runtime/keys.ts'
import type { MessageContent } from '../webhook/event.ts'
import { type BeforeLine, type ChatLine, type ChatRow, linesOf } from './chat-store.ts'

/** One line of the chat as the person saw it: `words` is null where they are gone, `shown` is what could be tapped below. */
export interface ChatWords {
  at: string
  from: ChatLine['from']
  kind: string
  words: string | null
  shown?: string[]
  state?: string
  metaCode?: number
}

const READ_AT_ONCE = 1_000
/** No chat of one person has so many; a file that is signed as a whole is held as a whole. */
const LINES_MAX = 20_000

/** The whole chat, oldest first. `olderLeftOut`: it has more lines than one file holds, and these are the newest. */
export async function wholeChat(
  db: BotDb,
  keys: KeyRing,
  chat: ChatRow,
  atMost = LINES_MAX,
): Promise<{ chat: ChatWords[]; olderLeftOut: boolean }> {
  const pieces: ChatLine[][] = []
  let before: BeforeLine | undefined
  let count = 0
  do {
    const lines = await linesOf(db, keys, chat, before, Math.min(READ_AT_ONCE, atMost + 1 - count))
    pieces.unshift(lines)
    count += lines.length
    before = lines.length < READ_AT_ONCE ? undefined : lines[0]
  } while (before && count <= atMost)
  return { chat: pieces.flat().slice(-atMost).map(worded), olderLeftOut: count > atMost }
}

function worded(line: ChatLine): ChatWords {
  const { from } = line
  const at = line.at.toISOString()
  if (from === 'whatsapp') return { at, from, kind: line.type, words: null }
  if (from === 'person')
    return { at, from, kind: kindOf(line.content) ?? line.type, words: line.content && wordsOf(line.content) }
  const { what, state, code } = line
  const { words, shown } = saidIn(line)
  // As on the page: our own marks around what stands in a text are no part of it, and print as signs that nobody wrote.
  const said = { words: words && withoutIsolates(words), ...(shown ? { shown: shown.map(withoutIsolates) } : {}) }
  return { at, from, kind: what, ...said, state, ...(code === null ? {} : { metaCode: code }) }
}

function saidIn({ body }: Extract<ChatLine, { from: 'bot' }>): Pick<ChatWords, 'words' | 'shown'> {
  const message = body?.message
  if (!message) return { words: null }
  if (message.kind === 'template') {
    const filled = fillTemplate(message)
    const words = filled?.body ?? [message.name, ...message.parameters].join(' · ')
    return { words, ...(filled && filled.buttons.length > 0 ? { shown: [...filled.buttons] } : {}) }
  }
  if (message.kind === 'buttons') return { words: message.body, shown: message.buttons.map(({ title }) => title) }
  if (message.kind === 'list')
    return { words: message.body, shown: message.rows.map((row) => [row.title, row.description].filter(Boolean).join(': ')) }
  return { words: message.body }
}

function kindOf(content: MessageContent | null): string | undefined {
  if (content?.type === 'media') return content.media
  return content?.type === 'unknown' ? content.name : content?.type
}

/** What the person wrote, or what stood on what they tapped. */
function wordsOf(content: MessageContent): string | null {
  switch (content.type) {
    case 'text':
      return content.body
    case 'button':
    case 'list-row':
      return withoutIsolates(content.title)
    case 'template-button':
      return withoutIsolates(content.text)
    case 'media':
      return content.caption ?? null
    case 'reaction':
      return content.emoji ?? null
    default:
      return null
  }
}

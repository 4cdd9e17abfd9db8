import type { Bubble } from './bubble.ts'
import { pairOf } from './contacts.ts'
import type { Network } from './network.ts'
import type { SentMessage } from './sent-message.ts'

const ENTRIES_MAX = 500

/** How a message of the person fares: on its way, at WhatsApp, at the business, read, or not taken. */
export type Tick = 'sending' | 'sent' | 'delivered' | 'read' | 'failed'

/** One line of a chat as the page shows it. */
export interface Entry {
  /** wamid. */
  id: string
  mine: boolean
  /** ISO 8601, the injected clock's. */
  at: string
  kind: 'text' | 'forwarded' | 'answer' | 'photo' | 'voice' | 'contact' | 'reaction' | 'edited' | 'deleted'
  bubble: Bubble
  /** What is said in a voice note: shown to the person who plays, while the bot gets the recording alone. */
  spoken?: string
  tick?: Tick
  /** A word to the person who plays: what became of the message where the chat itself would not show it. */
  note?: string
}

export type ChatNews = { pair: string; entry: Entry } | { pair: string; typing: boolean }

export interface ChatBook {
  entries(pair: string): readonly Entry[]
  /** Adds an entry, or replaces the one with its id. */
  put(pair: string, entry: Entry): void
  listen(listener: (news: ChatNews) => void): () => void
}

/** What stands on the screens of the demo's phones. In memory; the oldest lines go first. */
export function createChatBook(network: Network): ChatBook {
  const chats = new Map<string, Entry[]>()
  const listeners = new Set<(news: ChatNews) => void>()

  function tell(news: ChatNews): void {
    for (const listener of listeners) listener(news)
  }

  function put(pair: string, entry: Entry): void {
    const entries = chats.get(pair) ?? []
    chats.set(pair, entries)
    const index = entries.findIndex(({ id }) => id === entry.id)
    if (index >= 0) entries[index] = entry
    else entries.push(entry)
    if (entries.length > ENTRIES_MAX) entries.shift()
    tell({ pair, entry })
  }

  /** Reading one message reads all before it. */
  function read(wamid: string, typing: boolean): void {
    for (const [pair, entries] of chats) {
      const index = entries.findIndex(({ id }) => id === wamid)
      if (index < 0) continue
      const unread = entries.slice(0, index + 1).filter(({ mine, tick }) => mine && tick !== 'read' && tick !== 'failed')
      for (const entry of unread) put(pair, { ...entry, tick: 'read' })
      if (typing) tell({ pair, typing })
    }
  }

  network.listen((news) => {
    if (news.news === 'read') return read(news.wamid, news.typing)
    const pair = pairOf(news.message.phoneNumberId, news.message.contact)
    tell({ pair, typing: false })
    put(pair, entryOf(news.message))
  })

  return {
    entries: (pair) => chats.get(pair) ?? [],
    put,
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function entryOf({ wamid, at, bubble }: SentMessage): Entry {
  return { id: wamid, mine: false, at: at.toISOString(), kind: 'text', bubble }
}

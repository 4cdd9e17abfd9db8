/** A chat of the subject's in which something is newer than the cut-off. */
export interface ChatSince {
  /** As it is dated. */
  key: string
  /** It began by the cut-off. */
  wasBefore: boolean
  isNewer: boolean
  lastAt: Date
  /** Newer rows than words hang on it, or there was a call with its business since. */
  isBusy: boolean
}

/** A word in such a chat, newer than the cut-off. */
export interface WordSince {
  key: string
  chat: string
  messageId: string | null
  isCustomers: boolean
  at: Date
}

/** How much later than its newest word a chat may be dated: later than that, a word is on its way that is not there yet. */
const APART_MS = 60_000

/**
 * What of the rows that are newer than the cut-off belongs to the erasure all the same. Words of the deletion conversation do, in whatever
 * chat. A chat does, with what the business wrote there since, in which its customer has said nothing else after the cut-off: neither our
 * own conversation nor the business alone makes anybody a customer again. A chat that began afterwards was the business's to begin, unless
 * such words are its first.
 */
export function judgeChats(
  chats: readonly ChatSince[],
  words: readonly WordSince[],
  isOurs: (messageId: string) => boolean,
): { chats: string[]; words: string[] } {
  const judged = words.map((word) => ({ ...word, ours: word.messageId !== null && isOurs(word.messageId) }))
  const over = new Set(
    chats.flatMap((chat) => {
      const here = judged.filter((word) => word.chat === chat.key)
      if (chat.isBusy || here.some(({ isCustomers, ours }) => isCustomers && !ours)) return []
      const first = Math.min(...here.map(({ at }) => at.getTime()))
      const beganByUs = here.length > 0 && here.every(({ at, ours }) => ours || at.getTime() > first)
      if (!chat.wasBefore && !beganByUs) return []
      const newest = Math.max(...here.map(({ at }) => at.getTime()))
      return chat.isNewer && !(chat.lastAt.getTime() <= newest + APART_MS) ? [] : [chat.key]
    }),
  )
  return {
    chats: chats.flatMap(({ key, isNewer }) => (isNewer && over.has(key) ? [key] : [])),
    words: judged.flatMap(({ key, chat, ours }) => (ours || over.has(chat) ? [key] : [])),
  }
}

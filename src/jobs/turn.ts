import type { Channel } from '../db/channels.ts'
import type { BotTx } from '../db/client.ts'
import type { ConversationQuestion } from '../db/schema.ts'
import type { ConversationRow } from '../flows/conversation-store.ts'
import type { Language } from '../flows/language.ts'
import type { AskedOn } from '../requests/chat-request-store.ts'
import type { CheckedAccount } from './answered.ts'

/** One turn of a conversation while its transaction is open: what the effects read and change. */
export interface Turn {
  tx: BotTx
  channel: Channel
  row: ConversationRow
  now: Date
  /** The effects' marks on the row, saved at the end of the turn. */
  language: Language
  asked: ConversationQuestion | null
  dueAt: Date | null
  holdsFloor: boolean
  tenantIds: string[]
  previewsOn: string | null
  previews: number
  /** What the answer to this turn says of an account that is still the person's. */
  account: CheckedAccount | undefined
  /** The request this turn scheduled: its freeze is tried right after the commit. */
  confirmed: string | undefined
}

/** What this chat may see and move of the person's requests. */
export function askedOn({ channel }: Turn): AskedOn {
  return { channelId: channel.id, mode: channel.mode }
}

import type { ConversationEvent, ConversationStart } from './conversation-event.ts'
import type { Effect } from './effect.ts'
import type { StoredSnapshot } from './snapshot.ts'

export interface Advanced {
  stored: StoredSnapshot
  /** In the order in which the shell does them. */
  effects: Effect[]
  /** Name of the state now, for the store's index and for staff. */
  state: string
  /** What happened to a snapshot that could not be read; `read` otherwise. */
  snapshot: 'read' | 'new' | 'unreadable'
}

export type Advance = (stored: StoredSnapshot | undefined, start: ConversationStart, event: ConversationEvent) => Advanced

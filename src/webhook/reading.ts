import type { InboundEvent } from './event.ts'

/** What became of one item: an event, a known kind that is not for this program, or something nobody can read. */
export type Reading =
  | { event: InboundEvent }
  | { ignored: 'group' | 'system-kind' | 'status-kind' | 'reaction-taken-back' }
  | { strange: 'message' | 'sender' | 'content' | 'system' | 'status' }

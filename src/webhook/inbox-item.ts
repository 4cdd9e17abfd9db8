import type { Channel } from '../db/channels.ts'
import type { InboundMessage, InboundStatus, InboundSystem } from './event.ts'

/** What one webhook body leaves to be stored, piece by piece. */
export type InboxItem =
  | { kind: 'event'; channel: Channel; event: InboundMessage | InboundSystem }
  | { kind: 'status'; channel: Channel; status: InboundStatus }
  | DeadLetter

/** A signed body, or a piece of one, that nobody could read; kept sealed for staff. */
export interface DeadLetter {
  kind: 'letter'
  channelId: string | null
  reason: 'not-json' | 'strange-shape'
  text: string
}

export interface Inbox {
  /**
   * Resolves once every item is committed (or was there before). Rejects with InboxUnavailable when that is not known in time: in the inbox's own,
   * or in `waitMs` where less is left.
   */
  submit(items: readonly InboxItem[], waitMs?: number): Promise<void>
}

/** The items may or may not be stored: the sender shall deliver again. `because` is a word for a metric. */
export class InboxUnavailable extends Error {
  override name = 'InboxUnavailable'
  readonly because: 'full' | 'slow' | 'failed'

  constructor(because: 'full' | 'slow' | 'failed') {
    super(`The inbox cannot store anything now (${because}).`)
    this.because = because
  }
}

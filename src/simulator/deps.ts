import type { Clock } from '../runtime/clock.ts'
import type { MailDemo } from './mail-demo.ts'
import type { NetworkOptions } from './network.ts'

export interface SimulatorPerson {
  name: string
  /** E.164; `null` for people who show businesses no number. */
  phone: string | null
  userId?: string
  locale: 'en' | 'hi' | 'mr'
  /** One sentence: what there is to see with this person. */
  about: string
  /** The chats this person can open, the dedicated one first. */
  channels: { phoneNumberId: string; displayNumber: string; business: string | null; mode: 'dedicated' | 'shared' }[]
}

/** One table of the platform, in rows: this person's, and everybody else's. */
export interface Holding {
  table: string
  mine: number
  others: number
  /** Rows of `mine` that a law keeps; `until` as YYYY-MM-DD, `because` in plain words. */
  kept?: { rows: number; until: string; because: string }[]
}

export interface RequestView {
  reference: string
  state: string
  /** ISO 8601. */
  eraseAt?: string
  deadlineAt?: string
  /** Where the receipt can be read, once there is one. */
  receiptUrl?: string
}

type Whose = Pick<SimulatorPerson, 'phone' | 'userId'>

export interface SimulatorDeps {
  /** Random per start: whoever knows it can play every demo person. */
  secret: string
  people: readonly SimulatorPerson[]
  channels: NetworkOptions['channels']
  /** The bot's own webhook, asked for at each POST. */
  webhookUrl: () => string
  clock: Clock
  /** What the bot shows the demo's speech endpoint; without it there is none. */
  transcriptionKey?: string
  /** The demo's mailbox; without it there is none. */
  mail?: MailDemo
  holdings(person: Whose): Promise<Holding[]>
  /** Newest first. */
  requests(person: Whose): Promise<RequestView[]>
  /** Moves the injected clock and does what has become due by then. */
  advanceTime(milliseconds: number): Promise<void>
  /** A business passes this person's number on at the API; the status of its answer. */
  passOn?(tenantId: string, person: Whose & Pick<SimulatorPerson, 'locale'>): Promise<number>
  /** Who may do so. */
  businesses?: readonly { tenantId: string; name: string }[]
  /** Waits before sent, delivered and read. */
  statusDelaysMs?: readonly [number, number, number]
  /** How often the panel beside the chat is counted anew; 1 s unless given. */
  refreshMs?: number
}

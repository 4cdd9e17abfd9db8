import type { ServerResponse } from 'node:http'
import type { ComponentChild } from 'preact'
import type { Bot } from '../jobs/bot.ts'
import type { Action, Role } from './authorisation.ts'
import type { Session } from './session-store.ts'

/** One request of somebody who is signed in and may do what the route does. What they sent is not parsed yet. */
export interface Visit {
  bot: Bot
  session: Session
  /** As whom: the role by which they may do this. */
  role: Role
  now: Date
  params: unknown
  query: unknown
  form: unknown
  /** Whether the session goes on, for whatever stays open; asking is no visit. */
  isStillIn(): Promise<boolean>
}

export type Answer =
  | { is: 'page'; title: string; body: ComponentChild; status?: number; script?: string }
  /** Where to go on, within the console. */
  | { is: 'see-other'; to: string }
  /** Whole, or piece by piece as it is read. */
  | { is: 'file'; name: string; type: string; content: string | AsyncIterable<string> }
  /** Server-sent events for as long as somebody listens. */
  | { is: 'stream'; open(response: ServerResponse): void }
  | { is: 'not-found' }

export interface ConsoleRoute {
  method: 'GET' | 'POST'
  /** Below /console. */
  url: string
  action: Action
  /** It reconnects by itself, so that it counts as no visit: the idle time goes on. */
  isStream?: true
  handle(visit: Visit): Promise<Answer>
}

export const page = (title: string, body: ComponentChild, more: { status?: number; script?: string } = {}): Answer => ({
  is: 'page',
  title,
  body,
  ...more,
})
export const seeOther = (to: string): Answer => ({ is: 'see-other', to })

import type { Advanced } from '../../../src/flows/advance.ts'
import { advance } from '../../../src/flows/advance.ts'
import type { Context } from '../../../src/flows/context.ts'
import type { ConversationEvent, ConversationStart, Facts, PersonInput, Preview } from '../../../src/flows/conversation-event.ts'
import type { Effect } from '../../../src/flows/effect.ts'
import type { Say } from '../../../src/flows/say.ts'
import type { StoredSnapshot } from '../../../src/flows/snapshot.ts'
import type { MessageContent } from '../../../src/webhook/event.ts'

export const T0 = Date.parse('2026-11-23T11:00:00Z')
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE

const OWN = ['+917000004821']
export const dedicated: ConversationStart = { channel: { mode: 'dedicated' }, lastFour: '4821' }
export const shared: ConversationStart = {
  channel: { mode: 'shared', tenantId: 't1', business: 'Asha Sweets', dedicatedNumber: '+917000000001' },
  lastFour: '4821',
}
export const facts: Facts = { held: true, suspect: false, hasAccount: false, businesses: 2 }
export const preview: Preview = {
  counts: [
    { noun: 'message', count: 212, more: false },
    { noun: 'recording', count: 3, more: false },
  ],
  businesses: 2,
  kept: [],
  eraseAt: T0 + 15 * MINUTE,
}
const times = { reference: 'CM-7K3F-9QXD', eraseAt: T0 + 15 * MINUTE, deadlineAt: T0 + 30 * 24 * HOUR }

/** One conversation driven event by event; every snapshot goes through JSON, as it does in the store. */
export function talk(start: ConversationStart = dedicated) {
  let stored: StoredSnapshot | undefined
  let prompts = 0
  let last: Advanced | undefined
  const now = { at: T0 }
  const fresh = () => ({ promptId: `prompt-${++prompts}`, code: String(100 + prompts) })
  const send = (event: ConversationEvent): Effect[] => {
    last = advance(stored, start, event)
    stored = JSON.parse(JSON.stringify(last.stored))
    return last.effects
  }
  const person = (content: MessageContent, more: Partial<PersonInput> = {}) =>
    send({
      type: 'person.message',
      input: {
        sentAt: now.at,
        now: now.at,
        content,
        forwarded: false,
        answers: 'none',
        shown: true,
        own: OWN,
        fresh: fresh(),
        ...more,
      },
    })
  // Written by `writeSnapshot` a moment ago.
  const context = () => (stored?.context ?? {}) as Context
  const self = {
    now,
    fresh,
    send,
    person,
    context,
    state: () => last?.state ?? 'idle',
    promptId: () => context().prompt?.id ?? 'no-prompt',
    text: (body: string, more: Partial<PersonInput> = {}) => person({ type: 'text', body }, more),
    tap: (choice: string, more: Partial<PersonInput> = {}) => {
      const id = `${context().prompt?.id ?? 'no-prompt'}:${choice}`
      return person({ type: 'button', id, title: 'x' }, more)
    },
    facts: (more: Partial<Facts> = {}) =>
      send({ type: 'facts.ready', now: now.at, facts: { ...facts, ...more }, kept: [], fresh: fresh() }),
    preview: (purpose: 'review' | 'show' = 'review') =>
      send({
        type: 'preview.ready',
        now: now.at,
        scope: context().scope ?? { kind: 'number' },
        purpose,
        preview,
        fresh: fresh(),
      }),
    scheduled: () => send({ type: 'request.scheduled', now: now.at, fresh: fresh(), ...times }),
    status: (is: 'scheduled' | 'running' | 'completed' | 'partial' = 'scheduled') =>
      send({ type: 'status.ready', now: now.at, status: { is, kept: [], finishedAt: null, ...times }, fresh: fresh() }),
    due: () => send({ type: 'clock.due', now: now.at, fresh: fresh() }),
    /** Drives a fresh conversation to a state on the plain path. */
    to: (
      goal: 'opening' | 'choosingScope' | 'counting' | 'reviewing' | 'confirming' | 'scheduled' | 'confirmingUndo' | 'erasing',
    ) => {
      const steps: [typeof goal, () => unknown][] = [
        ['opening', () => self.text('delete my data')],
        ['choosingScope', () => self.facts()],
        ['counting', () => self.tap('delete')],
        ['reviewing', () => self.preview()],
        ['confirming', () => self.tap('confirm')],
        ['scheduled', () => self.scheduled()],
        ['confirmingUndo', () => self.tap('keep')],
        ['erasing', () => send({ type: 'erasure.started', now: now.at })],
      ]
      for (const [name, step] of steps) {
        step()
        if (name === goal) break
      }
      if (self.state() !== goal) throw new Error(`The path ends in ${self.state()}.`)
      return self
    },
  }
  return self
}

/** The keys of what was said, in order. */
export function said(effects: Effect[]): Say['key'][] {
  return effects.flatMap((effect) => (effect.do === 'say' ? [effect.say.key] : []))
}

export function done(effects: Effect[]): Effect['do'][] {
  return effects.map((effect) => effect.do)
}

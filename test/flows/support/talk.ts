import type { Advanced } from '../../../src/flows/advance.ts'
import { advance } from '../../../src/flows/advance.ts'
import type { Context } from '../../../src/flows/context.ts'
import type { AccountPreview, ConversationEvent, Facts, Preview, RequestTimes } from '../../../src/flows/conversation-event.ts'
import type { Effect } from '../../../src/flows/effect.ts'
import type { ConversationStart, PersonInput, Said } from '../../../src/flows/person-input.ts'
import type { Membership } from '../../../src/flows/question.ts'
import type { Say } from '../../../src/flows/say.ts'
import type { StoredSnapshot } from '../../../src/flows/snapshot.ts'

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
export const times = { reference: 'CM-7K3F-9QXD', eraseAt: T0 + 15 * MINUTE, deadlineAt: T0 + 30 * 24 * HOUR }

export const owner: Membership = { memberId: 'm1', tenantId: 't1', business: 'Asha Sweets', can: 'account' }
export const member: Membership = { memberId: 'm2', tenantId: 't2', business: 'City Clinic', can: 'profile' }
export const accountPreview: AccountPreview = { ...preview, people: 4, eraseAt: T0 + 27 * 24 * HOUR }
export const accountTimes: RequestTimes = { ...times, kind: 'account', eraseAt: T0 + 27 * 24 * HOUR }

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
  const person = (content: Said, more: Partial<PersonInput> = {}) =>
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
    underway: () => send({ type: 'code.underway', now: now.at, fresh: fresh() }),
    members: (...members: string[]) =>
      send({ type: 'members.ready', now: now.at, members: members.map((memberId) => ({ memberId, email: 'a@b.example' })) }),
    accounts: (...accounts: Membership[]) => send({ type: 'accounts.ready', now: now.at, accounts, fresh: fresh() }),
    accountPreview: () => send({ type: 'account-preview.ready', now: now.at, preview: accountPreview, fresh: fresh() }),
    scheduledAccount: (more: Partial<RequestTimes> = {}) =>
      send({ type: 'request.scheduled', now: now.at, fresh: fresh(), ...accountTimes, ...more }),
    due: () => send({ type: 'clock.due', now: now.at, fresh: fresh() }),
    /** The same on the way of an account. */
    toAccount: (
      goal:
        | 'askingEmail'
        | 'sendingCode'
        | 'provingEmail'
        | 'openingAccount'
        | 'countingAccount'
        | 'reviewing'
        | 'checkingAccount'
        | 'confirming'
        | 'scheduled'
        | 'confirmingSooner',
      which: Membership = owner,
    ) => {
      const steps: [typeof goal, () => unknown][] = [
        ['askingEmail', () => self.text('my CallMissed account')],
        ['sendingCode', () => [self.text('asha@sweets.example'), self.underway()]],
        ['provingEmail', () => self.members(which.memberId)],
        ['openingAccount', () => [self.text('123456'), send({ type: 'code.right', now: now.at })]],
        ['countingAccount', () => self.accounts(which)],
        ['reviewing', () => self.accountPreview()],
        ['checkingAccount', () => self.tap('confirm')],
        ['confirming', () => send({ type: 'account.checked', now: now.at, holds: true })],
        ['scheduled', () => self.scheduledAccount(which.can === 'profile' ? { kind: 'profile' } : {})],
        ['confirmingSooner', () => self.tap('sooner')],
      ]
      for (const [name, step] of steps) {
        step()
        if (name === goal) break
      }
      if (self.state() !== goal) throw new Error(`The path ends in ${self.state()}.`)
      return self
    },
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

export type Talk = ReturnType<typeof talk>

/** The keys of what was said, in order. */
export function said(effects: Effect[]): Say['key'][] {
  return effects.flatMap((effect) => (effect.do === 'say' ? [effect.say.key] : []))
}

export function done(effects: Effect[]): Effect['do'][] {
  return effects.map((effect) => effect.do)
}

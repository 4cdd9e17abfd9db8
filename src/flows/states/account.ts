import { askAccountReview, askCode, askEmail, askForCode, leaveToPerson, openAccount } from '../account-steps.ts'
import type { Context } from '../context.ts'
import { isExpired, isReminderDue, isRetryDue } from '../due.ts'
import type { ChartEvent } from '../heard.ts'
import { askAgain, begin, rest } from '../steps.ts'
import { act, ask, chart, effect, notice, turns } from '../turn.ts'
import { unreachable } from '../unreachable.ts'

type Asked = { context: Context; event: ChartEvent }

const ACCOUNTS_MAX = 10
const retryDue = ({ context, event }: Asked) => isRetryDue(context, event.now) && !isExpired(context, event.now)
const reminderDue = ({ context, event }: Asked) => isReminderDue(context, event.now) && !isExpired(context, event.now)
const failed = { actions: act<'facts.failed'>(unreachable) }
const moment = { actions: act(() => notice({ key: 'moment' })) }
const typesIt = (key: 'account-email-shape' | 'account-code-shape') => ({ actions: act(() => notice({ key })) })

const sendsCode = {
  target: '#sendingCode',
  actions: act<'said.email'>((_, event) => askForCode(event, event.email)),
} as const
/** Somebody who says so means the chats of their number after all. */
const toTheNumber = {
  target: '#opening',
  actions: act<'said.delete'>((context, event) =>
    begin(context, event, { otherNumber: event.typed !== null, request: context.request }),
  ),
} as const

/** Which address is registered? */
export const askingEmail = chart.createStateConfig({
  id: 'askingEmail',
  on: {
    'said.email': sendsCode,
    'said.none': [
      {
        guard: ({ context }) => context.misunderstandings < 1,
        actions: act<'said.none'>((context) =>
          turns({ set: { misunderstandings: context.misunderstandings + 1 } }, notice({ key: 'account-email-shape' })),
        ),
      },
    ],
    // None of its buttons says yes: the answer is an address.
    'said.yes': typesIt('account-email-shape'),
    'sent.reaction': typesIt('account-email-shape'),
    'said.delete': toTheNumber,
    'said.account': { actions: act<'said.account'>((context, event) => askAgain(context, event)) },
  },
})

/** Waits for the platform to say whose address it is; the person has been told the same in any case. */
export const sendingCode = chart.createStateConfig({
  id: 'sendingCode',
  on: {
    'code.underway': { actions: act<'code.underway'>((context, event) => askCode(context, event)) },
    'code.refused': [
      {
        guard: ({ event }) => event.why === 'unknown-map',
        target: '#idle',
        actions: act((context) => turns(rest(context, 'cancelled'), notice({ key: 'account-how' }))),
      },
      {
        target: '#idle',
        actions: act((context) => turns(rest(context, 'cancelled'), notice({ key: 'account-code-limit' }))),
      },
    ],
    'members.ready': {
      target: '#provingEmail',
      actions: act<'members.ready'>((context, event) =>
        turns(
          { set: { failures: 0, triedAt: null } },
          effect({ do: 'mail-code', email: context.email ?? '', members: event.members }),
        ),
      ),
    },
    'said.email': moment,
    'said.email-code': moment,
    'said.code-shape': moment,
    'tapped.code-again': moment,
    'tapped.other-email': moment,
    'facts.failed': failed,
    'clock.due': {
      guard: retryDue,
      actions: act<'clock.due'>((_, event) => turns({ set: { triedAt: event.now } }, effect({ do: 'look-up-members' }))),
    },
  },
})

/** Waits for the code. The only state in which one is tried. */
export const provingEmail = chart.createStateConfig({
  id: 'provingEmail',
  on: {
    'said.email-code': {
      guard: ({ event }) => event.genuine,
      actions: act<'said.email-code'>((_, event) => effect({ do: 'try-code', code: event.code })),
    },
    'code.right': {
      target: '#openingAccount',
      actions: act<'code.right'>((_, { now }) =>
        turns({ set: { codePassedAt: now, question: null, prompt: null, triedAt: now } }, effect({ do: 'list-accounts' })),
      ),
    },
    'code.wrong': { actions: act<'code.wrong'>((_, { left }) => notice({ key: 'account-code-wrong', left })) },
    'code.dead': { actions: act<'code.dead'>((context, event) => askCode(context, event, true)) },
    'said.code-shape': typesIt('account-code-shape'),
    'said.yes': typesIt('account-code-shape'),
    'sent.reaction': typesIt('account-code-shape'),
    'said.email': sendsCode,
    'tapped.code-again': {
      target: '#sendingCode',
      actions: act<'tapped.code-again'>((context, event) => askForCode(event, context.email ?? '')),
    },
    'tapped.other-email': {
      target: '#askingEmail',
      actions: act<'tapped.other-email'>((context, event) => askEmail(context, event)),
    },
    'said.delete': toTheNumber,
    'said.account': { actions: act<'said.account'>((context, event) => askAgain(context, event)) },
    // By then the code is long dead.
    'clock.due': {
      guard: reminderDue,
      target: '#askingEmail',
      actions: act<'clock.due'>((context, event) => turns({ set: { reminded: true } }, askEmail(context, event, 'reminder'))),
    },
  },
})

/** The code was right: waits for what it proves. */
export const openingAccount = chart.createStateConfig({
  id: 'openingAccount',
  on: {
    'accounts.ready': [
      {
        guard: ({ event }) => event.accounts.length === 0,
        target: '#idle',
        actions: act((context) => turns(rest(context, 'cancelled'), notice({ key: 'account-none' }))),
      },
      {
        guard: ({ event }) => event.accounts.length === 1 && event.accounts[0]?.can === 'person',
        target: '#idle',
        actions: act(() => leaveToPerson()),
      },
      {
        guard: ({ event }) => event.accounts.length === 1,
        target: '#countingAccount',
        actions: act<'accounts.ready'>((_, event) => {
          const [account] = event.accounts
          return account ? openAccount(event, account) : {}
        }),
      },
      {
        target: '#choosingAccount',
        actions: act<'accounts.ready'>((context, event) => {
          const accounts = event.accounts.slice(0, ACCOUNTS_MAX)
          return turns({ set: { accounts } }, ask(context, event, { key: 'account-list', accounts }))
        }),
      },
    ],
    'facts.failed': failed,
    'clock.due': {
      guard: retryDue,
      actions: act<'clock.due'>((_, event) => turns({ set: { triedAt: event.now } }, effect({ do: 'list-accounts' }))),
    },
  },
})

/** Of several accounts, which? */
export const choosingAccount = chart.createStateConfig({
  id: 'choosingAccount',
  on: {
    'tapped.pick': [
      {
        guard: ({ context, event }) => context.accounts[event.index] === undefined,
        actions: act<'tapped.pick'>((context, event) => askAgain(context, event, 'stale')),
      },
      {
        guard: ({ context, event }) => context.accounts[event.index]?.can === 'person',
        target: '#idle',
        actions: act(() => leaveToPerson()),
      },
      {
        target: '#countingAccount',
        actions: act<'tapped.pick'>((context, event) => {
          const account = context.accounts[event.index]
          return account ? openAccount(event, account) : {}
        }),
      },
    ],
  },
})

/** Waits for what would go and what stays. */
export const countingAccount = chart.createStateConfig({
  id: 'countingAccount',
  on: {
    'account-preview.ready': {
      guard: ({ context }) => context.account !== null && context.codePassedAt !== null,
      target: '#reviewing',
      actions: act<'account-preview.ready'>(askAccountReview),
    },
    'facts.failed': failed,
    'clock.due': {
      guard: retryDue,
      actions: act<'clock.due'>((_, event) => turns({ set: { triedAt: event.now } }, effect({ do: 'preview-account' }))),
    },
  },
})

/** Confirmed: waits whether the account is still this person's. Until then nothing is open, and a no still counts. */
export const checkingAccount = chart.createStateConfig({
  id: 'checkingAccount',
  on: {
    'account.checked': [
      {
        guard: ({ context, event }) =>
          event.holds && context.account !== null && context.codePassedAt !== null && context.confirmedAt !== null,
        target: '#confirming',
        actions: act<'account.checked'>((context, event) => {
          const { account, confirmedAt, provedAt } = context
          if (account === null || confirmedAt === null) return {}
          return effect({ do: 'confirm-account', account, confirmedAt, provedAt: provedAt ?? event.now })
        }),
      },
      {
        guard: ({ event }) => !event.holds,
        target: '#idle',
        actions: act(() => leaveToPerson()),
      },
    ],
    'facts.failed': failed,
    'clock.due': {
      guard: retryDue,
      actions: act<'clock.due'>((_, event) => turns({ set: { triedAt: event.now } }, effect({ do: 'check-account' }))),
    },
  },
})

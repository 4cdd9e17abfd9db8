import { isShared } from './context.ts'
import { confirmed } from './states/confirmed.ts'
import { resting } from './states/resting.ts'
import { unconfirmed } from './states/unconfirmed.ts'
import { toStaff } from './steps.ts'
import {
  tellAll,
  tellCancelled,
  tellDelayed,
  tellEntered,
  tellEnteredOver,
  tellExtended,
  tellFinished,
  tellHeld,
  tellRefused,
} from './tell.ts'
import { act, askBeside, chart, effect, notice } from './turn.ts'

/**
 * The conversation as a chart: rest, an unconfirmed wish, a confirmed request. Pure: what it wants done comes out as `effect`
 * actions, what it needs from outside comes in as events. What an inner state does not answer, its group does.
 */
export const conversation = chart.createMachine({
  id: 'conversation',
  context: ({ input }) => input,
  initial: 'resting',
  on: {
    'case.opened': {
      actions: act<'case.opened'>((context, { reference, answerBy, who = null }) =>
        notice({ key: 'case-opened', about: context.caseAbout ?? 'person', who, reference, answerBy }),
      ),
    },
    'case.answered': {
      actions: act<'case.answered'>((context, { reference, text, closed, boardFrom }) =>
        // In a business's chat what fits nothing is the business's: there an answer is heard behind "complain" alone.
        notice({ key: 'case-answer', reference, text, closed: closed === false && isShared(context) ? null : closed, boardFrom }),
      ),
    },
    'said.to-staff': {
      actions: act<'said.to-staff'>((_, { reference }) => toStaff(reference)),
    },
    'turn.failed': { actions: act<'turn.failed'>((_, event) => askBeside(event, { key: 'offer-person', because: 'records' })) },
    'status.ready': { actions: act<'status.ready'>(tellAll) },
    'erasure.finished': {
      actions: act<'erasure.finished'>(tellFinished),
    },
    'erasure.held': { actions: act<'erasure.held'>((_, event) => tellHeld(event)) },
    'erasure.cancelled': { actions: act<'erasure.cancelled'>((_, event) => tellCancelled(event)) },
    'erasure.entered': { actions: act<'erasure.entered'>((_, event) => tellEntered(event)) },
    'erasure.entered-over': { actions: act<'erasure.entered-over'>((_, event) => tellEnteredOver(event)) },
    'erasure.extended': { actions: act<'erasure.extended'>((_, event) => tellExtended(event)) },
    'staff.replied': {
      actions: act<'staff.replied'>((_, { type, now, ...said }) => notice({ key: 'staff-reply', ...said })),
    },
    'looks.ready': { actions: act<'looks.ready'>((_, { looks }) => notice({ key: 'looks', looks })) },
    'erasure.refused': { actions: act<'erasure.refused'>((_, event) => tellRefused(event)) },
    'erasure.delayed': { actions: act<'erasure.delayed'>(tellDelayed) },
    'erasure.late': { actions: act<'erasure.late'>((_, { type, now, ...said }) => notice({ key: 'late', ...said })) },
    'erasure.unproven': { actions: act<'erasure.unproven'>((_, { reference }) => notice({ key: 'unproven', reference })) },
    'erasure.near': {
      actions: act<'erasure.near'>((_, { reference }) =>
        effect({ do: 'tell-status', ...(reference === undefined ? {} : { reference }) }),
      ),
    },
    'erasure.objected': { actions: act<'erasure.objected'>((_, { type, now, ...said }) => notice({ key: 'objected', ...said })) },
    'erasure.objection-decided': {
      actions: act<'erasure.objection-decided'>((_, { type, boardFrom = null, ...said }) =>
        notice({ key: 'objection-decided', boardFrom, ...said }),
      ),
    },
  },
  states: { resting, unconfirmed, confirmed },
})

/** Innermost states by their group: the snapshot keeps the innermost name alone. */
export const groups = {
  resting: ['idle', 'done'],
  unconfirmed: [
    'askingNumber',
    'opening',
    'choosingScope',
    'listing',
    'choosingBusiness',
    'choosingWhose',
    'confirmingOwnership',
    'counting',
    'reviewing',
    'askingEmail',
    'sendingCode',
    'provingEmail',
    'openingAccount',
    'choosingAccount',
    'countingAccount',
    'checkingAccount',
  ],
  confirmed: ['confirming', 'scheduled', 'choosingOpen', 'confirmingUndo', 'undoing', 'confirmingSooner', 'erasing'],
} as const
export type Group = keyof typeof groups
export type StateName = (typeof groups)[Group][number]

export function groupOf(state: StateName): Group {
  const [group] = Object.entries(groups).find(([, states]) => states.some((name) => name === state)) ?? []
  // Every name stands in one of the lists, by its type.
  return group as Group
}

/** The innermost state a snapshot's value names. */
export function stateOf(value: unknown): StateName {
  const [inner] = typeof value === 'object' && value !== null ? Object.values(value) : []
  const known = Object.values(groups)
    .flat()
    .find((name) => name === inner)
  if (known === undefined) throw new Error('The chart is in a state that has no name.')
  return known
}

import { askEmail } from '../account-steps.ts'
import type { Context } from '../context.ts'
import { isExpired, isReminderDue } from '../due.ts'
import type { ChartEvent } from '../heard.ts'
import { askChoose, askSuspectReview, askWhose, preview, rest } from '../steps.ts'
import { endBeside } from '../tell.ts'
import { act, chart, effect, notice, turns } from '../turn.ts'

type Asked = { context: Context; event: ChartEvent }

const LAST_FOUR = -4
const isSuspect = ({ context }: Asked) => context.facts?.suspect === true
const about =
  (because: 'typed-number' | 'suspect') =>
  ({ context }: Asked) =>
    context.question?.key === 'ownership' && context.question.because === because
const reminderDue = ({ context, event }: Asked) => isReminderDue(context, event.now) && !isExpired(context, event.now)

const explain = { actions: act(() => notice({ key: 'contact-request', again: true })) }

/** No number shows: WhatsApp is asked to attach the person's own, and nothing else counts as it. */
export const askingNumber = chart.createStateConfig({
  id: 'askingNumber',
  on: {
    'sent.number': [
      {
        guard: ({ context }) => context.wish === 'account',
        target: '#askingEmail',
        actions: act<'sent.number'>((context, event) => {
          const lastFour = event.phone.slice(LAST_FOUR)
          return turns(
            { set: { boundLastFour: lastFour, provedAt: event.sentAt } },
            effect({ do: 'bind-phone', phone: event.phone }),
            askEmail({ ...context, boundLastFour: lastFour }, event),
          )
        }),
      },
      {
        target: '#opening',
        actions: act<'sent.number'>((context, event) => ({
          set: { boundLastFour: event.phone.slice(LAST_FOUR), provedAt: event.sentAt, triedAt: event.now },
          do: [
            { do: 'bind-phone', phone: event.phone },
            { do: 'look-up', linked: context.linked },
          ],
        })),
      },
    ],
    'said.yes': explain,
    'said.aloud': explain,
    'said.none': explain,
    'said.delete': explain,
    'said.show': explain,
    'said.greeting': explain,
    'said.thanks': explain,
    'said.elsewhere': explain,
    'sent.reaction': explain,
    'sent.welcome': explain,
    'sent.unreadable': explain,
    'tapped.stale': explain,
    'clock.due': {
      guard: reminderDue,
      actions: act(() => turns({ set: { reminded: true } }, notice({ key: 'contact-request', again: true }))),
    },
  },
})

/** Asks whether the number is really meant, or still the same person's. */
export const confirmingOwnership = chart.createStateConfig({
  id: 'confirmingOwnership',
  on: {
    'tapped.mine': [
      {
        guard: ({ context }) => context.scope === null,
        target: '#choosingScope',
        actions: act<'tapped.mine'>((context, event) => turns({ set: { otherNumber: false } }, askChoose(context, event))),
      },
      {
        guard: isSuspect,
        target: '#reviewing',
        actions: act<'tapped.mine'>((context, event) => turns({ set: { otherNumber: false } }, askSuspectReview(context, event))),
      },
      {
        target: '#counting',
        actions: act<'tapped.mine'>((context, event) =>
          turns({ set: { otherNumber: false } }, preview(context, event.now, 'review')),
        ),
      },
    ],
    'tapped.not-mine': [
      {
        guard: about('typed-number'),
        target: '#choosingWhose',
        actions: act<'tapped.not-mine'>((context, event) => askWhose(context, event, null)),
      },
      // Beside what is open already "then we delete nothing" would be untrue.
      {
        guard: ({ context }) => context.request !== null,
        target: '#idle',
        actions: act((context) => turns(endBeside(context), effect({ do: 'tell-status' }))),
      },
      {
        target: '#idle',
        actions: act((context) => turns(rest(context, 'cancelled'), notice({ key: 'not-mine' }))),
      },
    ],
  },
})

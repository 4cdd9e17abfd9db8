import { beginAccount } from '../account-steps.ts'
import type { Context } from '../context.ts'
import { isReview, isShared } from '../context.ts'
import { isExpired, isReminderDue } from '../due.ts'
import type { ChartEvent } from '../heard.ts'
import { moreLanguages, speak } from '../speak.ts'
import type { EventOf } from '../steps.ts'
import {
  accountElsewhere,
  askAgain,
  askAnew,
  askWhose,
  beginInvited,
  deny,
  handBack,
  lacksNumber,
  lost,
  openCase,
  rest,
  showsNumber,
  stopAds,
  takeNumber,
  toStaff,
} from '../steps.ts'
import { tapButton, tapButtonAlone } from '../tap-button.ts'
import { endAsked, endBeside, known, tellEntered, tellStatus } from '../tell.ts'
import { act, askBeside, chart, effect, notice, type Turn, turns } from '../turn.ts'
import {
  askingEmail,
  checkingAccount,
  choosingAccount,
  countingAccount,
  openingAccount,
  provingEmail,
  sendingCode,
} from './account.ts'
import { choosingBusiness, choosingScope, listing } from './choosing.ts'
import { choosingWhose } from './choosing-whose.ts'
import { forAnother } from './for-another.ts'
import { counting, opening } from './looking.ts'
import { statusAsked } from './open-account.ts'
import { askingNumber, confirmingOwnership } from './proving.ts'
import { reviewing } from './reviewing.ts'

/** So long after a wish what follows it is taken to belong to it. */
const AT_ONCE_MS = 120_000

type Asked = { context: Context; event: ChartEvent }
const onShared = ({ context }: Asked) => isShared(context)
const expired = ({ context, event }: Asked) => isExpired(context, event.now)
const reminderDue = ({ context, event }: Asked) => isReminderDue(context, event.now) && context.question !== null

/** Whatever was open ends unconfirmed: the invitation begins anew. */
const invited = act<'tapped.invited'>((context, event) => turns(rest(context, 'cancelled'), beginInvited(context, event)))
const ofThisReview = ({ context, event }: Asked) =>
  event.type === 'tapped.denied' && context.scope?.kind === 'business' && context.scope.tenantId === event.invitation.tenantId

/** The wish was told a moment ago and nothing is asked yet: what follows at once belongs to it. A platform that does not answer holds no business's chat. */
const justBegun = ({ context, event }: Asked) =>
  isShared(context) && context.question === null && context.failures === 0 && event.now < (context.triedAt ?? 0) + AT_ONCE_MS
const back = { guard: onShared, target: '#idle', actions: act((context) => handBack(context)) } as const
const ends = { target: '#idle', actions: act((context) => endAsked(context)) } as const
/** Among other words it may have been a question, and ends nothing. */
const keepsClearly = ({ event }: Asked) => event.type === 'said.keep' && event.how !== 'within'
const asksAfterIt = {
  target: '#idle',
  actions: act<'said.keep'>((context, { data }) =>
    turns(endBeside(context), effect({ do: 'tell-status', ...(data === true ? { toKeep: 'data' as const } : {}) })),
  ),
} as const
/** The way back below an earlier message counts whatever is asked meanwhile: what was asked ends, for it has time and that has not. */
const asksOfTapped = {
  guard: ({ event }: Asked) => event.type === 'tapped.stale' && event.undo === 'wanted' && event.about !== undefined,
  target: '#idle',
  actions: act<'tapped.stale'>((context, { about }) =>
    turns(
      endBeside(context),
      effect({ do: 'tell-status', toKeep: 'this', ...(about === undefined ? {} : { reference: about }) }),
    ),
  ),
} as const
const again = { actions: act<'said.delete' | 'said.greeting'>((context, event) => askAgain(context, event, 'typed')) }
const moment = { guard: ({ context }: Asked) => context.question === null, actions: act(() => notice({ key: 'moment' })) }
const momentHere = { ...moment, guard: justBegun }
const button = { actions: act((context) => tapButton(context)) }
const buttonAlone = { actions: act((context) => tapButtonAlone(context)) }

const failed = (over: (context: Context) => Turn) =>
  ({
    target: '#idle',
    actions: act<'turn.failed'>((context, event) =>
      turns(over(context), askBeside(event, { key: 'offer-person', because: 'records' })),
    ),
  }) as const

/** Something is asked or looked up, nothing confirmed: whatever is said has an answer, and STOP changes nothing here. */
export const unconfirmed = chart.createStateConfig({
  initial: 'opening',
  on: {
    'said.stop-ads': {
      // "Ruko" below a review may mean the deletion: which button says so is told beside it.
      actions: act<'said.stop-ads'>((context, { unclear }) =>
        turns(stopAds(context), unclear && isReview(context.question) ? tapButtonAlone(context) : {}),
      ),
    },
    'said.keep': [
      // Something else of the person's is open already, and may be what is meant.
      { guard: (asked) => asked.context.request !== null && keepsClearly(asked), ...asksAfterIt },
      { guard: keepsClearly, ...ends },
      moment,
      buttonAlone,
    ],
    // "Keep my data" is about it from then on, and no mere no to what is asked.
    'erasure.entered': { actions: act<'erasure.entered'>((context, event) => turns(tellEntered(event), known(context, event))) },
    'said.negated': [moment, buttonAlone],
    'said.no': ends,
    'tapped.decline': ends,
    'said.status': statusAsked,
    'said.get-back': { actions: act(() => effect({ do: 'tell-status', regrets: true })) },
    'said.complain': { actions: act(() => openCase('complaint')) },
    'said.who-looked': { actions: act(() => effect({ do: 'tell-looks' })) },
    'said.person': { actions: act(() => openCase('person')) },
    'tapped.person': { actions: act(() => openCase('person')) },
    ...forAnother,
    'said.account': [
      { guard: onShared, actions: act((context) => accountElsewhere(context)) },
      {
        guard: ({ context }) => lacksNumber(context),
        target: '#askingNumber',
        actions: act<'said.account'>((context, event) => beginAccount(context, event)),
      },
      { target: '#askingEmail', actions: act<'said.account'>((context, event) => beginAccount(context, event)) },
    ],
    'said.language': { actions: act<'said.language'>(speak) },
    'tapped.speak': { actions: act<'tapped.speak'>(speak) },
    'tapped.languages': { actions: act<'tapped.languages'>(moreLanguages) },
    'said.help': { actions: act((context) => notice({ key: 'help', shared: isShared(context) })) },
    'said.somebody-else': {
      target: '#choosingWhose',
      actions: act<'said.somebody-else'>((context, event) =>
        turns(rest(context, 'cancelled'), askWhose(context, event, event.who)),
      ),
    },
    'tapped.invited': [
      { guard: ({ context }) => lacksNumber(context), target: '#askingNumber', actions: invited },
      { target: '#opening', actions: invited },
    ],
    'tapped.denied': [
      {
        guard: ofThisReview,
        target: '#idle',
        actions: act<'tapped.denied'>((context, event) => turns(rest(context, 'cancelled'), deny(event))),
      },
      { actions: act<'tapped.denied'>((_, event) => deny(event)) },
    ],
    'said.yes': [moment, button],
    'said.aloud': [moment, buttonAlone],
    'sent.reaction': [{ guard: ({ context, event }) => isShared(context) && event.elsewhere, actions: [] }, moment, button],
    'said.delete': [
      moment,
      {
        guard: ({ context, event }) => event.typed !== null && context.facts !== null,
        target: '#confirmingOwnership',
        actions: act<'said.delete'>(askAnew),
      },
      again,
    ],
    'said.show': [moment, again],
    'said.greeting': [momentHere, back, moment, again],
    'said.thanks': [momentHere, back, moment, button],
    'said.elsewhere': [
      momentHere,
      back,
      moment,
      { actions: act<'said.elsewhere'>((context, event) => askAgain(context, event, 'elsewhere')) },
    ],
    'said.to-staff': { actions: act<'said.to-staff'>((_, { reference }) => toStaff(reference)) },
    'said.none': [momentHere, back, moment, { actions: act<'said.none'>(lost) }],
    'said.*': [momentHere, back, moment, again],
    'sent.number': [
      momentHere,
      back,
      {
        guard: ({ context }) => !showsNumber(context) && lacksNumber(context),
        target: '#opening',
        actions: act<'sent.number'>((context, event) => takeNumber(context, event)),
      },
      { actions: act<'sent.number'>(lost) },
    ],
    'sent.media': [momentHere, back, { actions: act<'sent.media'>(lost) }],
    // On a shared channel the changed or removed message may have been the business's: silence keeps out of it.
    'sent.edited': [{ guard: onShared, actions: [] }, { actions: act(() => notice({ key: 'edited' })) }],
    'sent.revoked': [{ guard: onShared, actions: [] }, { actions: act(() => notice({ key: 'revoked' })) }],
    'sent.welcome': [moment, { actions: act<'sent.welcome'>((context, event) => askAgain(context, event)) }],
    // An order, a place, a tap on the business's own button: its own beyond doubt.
    'sent.*': [back, { actions: act<'sent.unreadable'>(lost) }],
    'tapped.stale': [
      asksOfTapped,
      moment,
      { actions: act<'tapped.stale'>((context, event) => askAgain(context, event, event.why)) },
    ],
    'tapped.*': [moment, { actions: act<'tapped.confirm'>((context, event) => askAgain(context, event, 'stale')) }],
    'clock.due': [
      { guard: expired, target: '#idle', actions: act((context) => endAsked(context, 'expired')) },
      { guard: reminderDue, actions: act<'clock.due'>(remind) },
    ],
    'turn.failed': [
      { guard: onShared, ...failed(handBack) },
      // Its very end could not be said: it is over all the same.
      { guard: expired, ...failed((context) => endBeside(context, 'expired')) },
    ],
    'identity.changed': {
      target: '#idle',
      actions: act((context) => turns(endAsked(context, 'identity-changed'), { set: { boundLastFour: null } })),
    },
    'status.ready': [
      { guard: ({ event }) => event.status.is === 'awaiting_confirmation', actions: act<'status.ready'>(tellAndAsk) },
    ],
  },
  states: {
    askingNumber,
    opening,
    choosingScope,
    listing,
    choosingBusiness,
    choosingWhose,
    confirmingOwnership,
    counting,
    reviewing,
    askingEmail,
    sendingCode,
    provingEmail,
    openingAccount,
    choosingAccount,
    countingAccount,
    checkingAccount,
  },
})

function remind(context: Context, event: EventOf<'clock.due'>) {
  return turns({ set: { reminded: true } }, askAgain(context, event, 'reminder'))
}

/** How it stands, with the cases that are open, and the review once more. */
function tellAndAsk(context: Context, event: EventOf<'status.ready'>) {
  return turns(tellStatus(context, event.status), askAgain(context, event))
}

import { askWhichOpen, beginAccount } from '../account-steps.ts'
import type { Context } from '../context.ts'
import { isShared } from '../context.ts'
import type { ChartEvent } from '../heard.ts'
import { askOpen, askTimes } from '../open-request.ts'
import { moreLanguages, speak } from '../speak.ts'
import {
  askWhose,
  begin,
  beginInvited,
  deny,
  handBack,
  lacksNumber,
  lost,
  openCase,
  showsNumber,
  stopAds,
  takeNumber,
  toStaff,
} from '../steps.ts'
import { tellEntered } from '../tell.ts'
import { act, chart, effect, notice, turns } from '../turn.ts'
import { forAnother } from './for-another.ts'
import { statusAsked } from './open-account.ts'
import { askedToKeep, keptTooLate, tellTapped, waits } from './taking-back.ts'

type Asked = { context: Context; event: ChartEvent }

const needsNumber = ({ context }: Asked) => lacksNumber(context)
const onShared = ({ context }: Asked) => isShared(context)
const someoneElsesHere = ({ context, event }: Asked) => isShared(context) && event.type === 'said.delete' && event.typed !== null
const ofAnUndo = ({ event }: Asked) => event.type === 'tapped.stale' && event.undo !== null

type Opening = 'said.delete' | 'said.show' | 'said.greeting' | 'said.elsewhere' | 'sent.welcome' | 'tapped.stale'

const beginning = act<Opening>((context, event) =>
  begin(context, event, {
    wish: event.type === 'said.show' ? 'show' : 'delete',
    otherNumber: event.type === 'said.delete' && event.typed !== null,
    linked: event.linked ?? null,
    lead: event.type === 'tapped.stale' ? 'stale' : event.type === 'said.elsewhere' ? 'elsewhere' : null,
  }),
)
const opens = [
  { guard: needsNumber, target: '#askingNumber', actions: beginning },
  { target: '#opening', actions: beginning },
] as const

const back = { guard: onShared, actions: act((context) => handBack(context)) }
const helps = { actions: act((context) => notice({ key: 'help', shared: isShared(context) })) }
/** A yes or a no, where only the buttons below a business's word are waited for. */
const tapsForward = {
  guard: ({ event }: Asked) => 'awaitsTap' in event && event.awaitsTap === true,
  actions: act(() => notice({ key: 'tap-button', without: { by: 'person', dedicatedNumber: null } })),
}
const tellsStatus = { actions: act(() => effect({ do: 'tell-status' })) }
/** Data that is open, asked for here or elsewhere, is asked of at once; else how things stand says whether anything goes. */
const keeps = { actions: act(() => effect({ do: 'tell-status', toKeep: 'data' })) }

/** Nothing is open. On a shared channel only what is about a deletion is answered; all else goes back to the business. */
export const resting = chart.createStateConfig({
  initial: 'idle',
  on: {
    'said.delete': [{ guard: someoneElsesHere, actions: back.actions }, ...opens],
    'said.status': statusAsked,
    'said.complain': { actions: act(() => openCase('complaint')) },
    'said.show': [back, ...opens],
    'said.greeting': [back, ...opens],
    'said.elsewhere': [back, ...opens],
    'sent.welcome': [back, ...opens],
    'tapped.stale': [{ guard: ofAnUndo, actions: tellTapped }, ...opens],
    'tapped.invited': [
      { guard: needsNumber, target: '#askingNumber', actions: act<'tapped.invited'>(beginInvited) },
      { target: '#opening', actions: act<'tapped.invited'>(beginInvited) },
    ],
    'tapped.denied': { actions: act<'tapped.denied'>((_, event) => deny(event)) },
    'said.somebody-else': [
      back,
      {
        target: '#choosingWhose',
        actions: act<'said.somebody-else'>((context, event) => askWhose(context, event, event.who)),
      },
    ],
    'said.stop-ads': [back, { actions: act((context) => stopAds(context)) }],
    'said.keep': keeps,
    'said.aloud': [tapsForward, tellsStatus],
    'said.negated': keeps,
    'said.get-back': [back, { actions: act(() => effect({ do: 'tell-status', toKeep: 'data', regrets: true })) }],
    'said.who-looked': [back, { actions: act(() => effect({ do: 'tell-looks' })) }],
    'said.person': { actions: act(() => openCase('person')) },
    'tapped.person': { actions: act(() => openCase('person')) },
    ...forAnother,
    'said.account': [
      back,
      {
        guard: needsNumber,
        target: '#askingNumber',
        actions: act<'said.account'>((context, event) => beginAccount(context, event)),
      },
      { target: '#askingEmail', actions: act<'said.account'>((context, event) => beginAccount(context, event)) },
    ],
    'sent.number': [
      back,
      {
        guard: ({ context }) => !showsNumber(context),
        target: '#opening',
        actions: act<'sent.number'>((context, event) => takeNumber(context, event)),
      },
      { actions: act<'sent.number'>(lost) },
    ],
    'said.language': { actions: act<'said.language'>(speak) },
    'tapped.speak': { actions: act<'tapped.speak'>(speak) },
    'tapped.languages': { actions: act<'tapped.languages'>(moreLanguages) },
    'sent.reaction': [tapsForward, { actions: [] }],
    'said.no': [back, tapsForward, helps],
    'said.yes': [back, tapsForward, { actions: act(() => notice({ key: 'thanks' })) }],
    'said.thanks': [back, { actions: act(() => notice({ key: 'thanks' })) }],
    'said.help': [back, helps],
    'said.none': [back, { actions: act<'said.none'>(lost) }],
    'said.to-staff': { actions: act<'said.to-staff'>((_, { reference }) => toStaff(reference)) },
    'sent.media': [back, { actions: act<'sent.media'>(lost) }],
    'sent.edited': [back, { actions: act(() => notice({ key: 'edited' })) }],
    'sent.revoked': [back, { actions: act(() => notice({ key: 'revoked' })) }],
    'said.*': [back, helps],
    'sent.*': [back, { actions: act<'sent.unreadable'>(lost) }],
    'tapped.*': [back, ...opens],
    'erasure.entered': {
      target: '#scheduled',
      actions: act<'erasure.entered'>((context, event) => turns(tellEntered(event), askTimes(context, event, 'status'))),
    },
    'status.ready': [
      askedToKeep,
      keptTooLate,
      {
        guard: ({ event }) => event.several !== undefined,
        target: '#choosingOpen',
        actions: act<'status.ready'>((context, event) => askWhichOpen(context, event, event.several ?? [])),
      },
      {
        guard: waits,
        target: '#scheduled',
        actions: act<'status.ready'>(askOpen),
      },
      {
        guard: ({ event }) => event.status.is === 'scheduled',
        target: '#scheduled',
        actions: act<'status.ready'>(askOpen),
      },
    ],
  },
  states: { idle: { id: 'idle' }, done: { id: 'done' } },
})

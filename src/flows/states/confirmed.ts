import { askWhichOpen, tellThisOne } from '../account-steps.ts'
import { type Context, isShared, settled } from '../context.ts'
import type { ChartEvent } from '../heard.ts'
import { askOpen, askTimes } from '../open-request.ts'
import { moreLanguages, speak } from '../speak.ts'
import {
  accountElsewhere,
  askWhoseBeside,
  begin,
  beginInvited,
  deny,
  lacksNumber,
  openCase,
  showsNumber,
  stopAds,
  toStaff,
} from '../steps.ts'
import {
  tellAll,
  tellBesides,
  tellCancelled,
  tellEntered,
  tellEnteredOver,
  tellExtended,
  tellFinished,
  tellRefused,
  tellStatus,
} from '../tell.ts'
import { act, chart, effect, notice, turns } from '../turn.ts'
import { forAnother } from './for-another.ts'
import {
  beginsAccount,
  choosingOpen,
  confirmingSooner,
  erasing,
  ofAccount,
  ofAnotherRequest,
  status,
  statusAsked,
} from './open-account.ts'
import { confirming, scheduled } from './scheduled.ts'
import { askedToKeep, confirmingUndo, keptTooLate, ofAnotherPrompt, tellTapped, undoing, waits } from './taking-back.ts'

type Asked = { context: Context; event: ChartEvent }

const BEGUN: ReadonlySet<string> = new Set(['running', 'on_hold', 'parked'])

/** Taken back by another door, while something else is in talk here. */
const aboutAnother = ({ context, event }: Asked) =>
  event.type === 'status.ready' &&
  event.aside === true &&
  event.status.is !== 'none' &&
  context.request !== null &&
  context.request.reference !== event.status.reference
/** Asked after by its reference, and at its end, or on its way with no way back, while another is in talk here with its button. */
const saidBeside = ({ context, event }: Asked) =>
  event.type === 'status.ready' &&
  (event.named === true || (context.question !== null && BEGUN.has(event.status.is) && !waits({ event }))) &&
  event.status.is !== 'none' &&
  context.request !== null &&
  context.request.reference !== event.status.reference
/**
 * One business's data is on its way, and its person wants more: how that one stands is told, and it goes on beside what begins. Below
 * "Keep your data?" the same words say no to that.
 */
const widens = ({ context, event }: Asked) =>
  !isShared(context) &&
  event.type === 'said.delete' &&
  event.typed === null &&
  context.question?.key !== 'keep' &&
  (context.request?.business ?? null) !== null
const widening = act<'said.delete'>((context, event) =>
  turns(tellThisOne(context), begin(context, event, { linked: event.linked ?? null, request: context.request })),
)
const ofAnotherBusiness = ({ context: { request }, event }: Asked) =>
  event.type === 'tapped.invited' &&
  request !== null &&
  request.business !== null &&
  request.business !== event.invitation.business

/** A request is open: every message is answered with how it stands, and with the way back while there is one. */
export const confirmed = chart.createStateConfig({
  initial: 'confirming',
  on: {
    'said.stop-ads': {
      // "Ruko" may mean the deletion: it stops offers, and how that stands is said with the way back.
      actions: act<'said.stop-ads'>((context, { unclear }) =>
        turns(stopAds(context, true), unclear === true ? effect({ do: 'tell-status' }) : {}),
      ),
    },
    'said.complain': { actions: act(() => openCase('complaint')) },
    'said.person': { actions: act(() => openCase('person')) },
    'tapped.person': { actions: act(() => openCase('person')) },
    'said.somebody-else': {
      actions: act<'said.somebody-else'>((context, event) => askWhoseBeside(context, event, event.who)),
    },
    ...forAnother,
    'said.who-looked': { actions: act(() => effect({ do: 'tell-looks' })) },
    'said.account': [
      { guard: ({ context }) => isShared(context), actions: act((context) => accountElsewhere(context)) },
      { guard: ofAccount, ...status },
      ...beginsAccount,
    ],
    'tapped.other-account': [
      { guard: ({ context }) => isShared(context), actions: act((context) => accountElsewhere(context)) },
      ...beginsAccount,
    ],
    'said.status': statusAsked,
    'said.language': { actions: act<'said.language'>(speak) },
    'tapped.speak': { actions: act<'tapped.speak'>(speak) },
    'tapped.languages': { actions: act<'tapped.languages'>(moreLanguages) },
    'sent.reaction': { actions: [] },
    'said.thanks': { actions: act(() => notice({ key: 'thanks' })) },
    'sent.media': {
      actions: act<'sent.media'>((_, event) =>
        turns(notice({ key: 'no-papers', voice: event.voice }), effect({ do: 'tell-status' })),
      ),
    },
    'said.delete': [
      {
        guard: ofAccount,
        target: '#opening',
        actions: act<'said.delete'>((context, event) =>
          begin(context, event, {
            otherNumber: event.typed !== null,
            linked: event.linked ?? null,
            request: context.request,
          }),
        ),
      },
      {
        guard: ({ context, event }) => !isShared(context) && event.typed !== null,
        actions: act<'said.delete'>((context, event) => askWhoseBeside(context, event, null)),
      },
      { guard: (asked) => widens(asked) && lacksNumber(asked.context), target: '#askingNumber', actions: widening },
      { guard: widens, target: '#opening', actions: widening },
      status,
    ],
    'tapped.invited': [
      {
        guard: ofAccount,
        target: '#opening',
        actions: act<'tapped.invited'>((context, event) =>
          turns(beginInvited(context, event), { set: { request: context.request } }),
        ),
      },
      {
        guard: ofAnotherBusiness,
        actions: act(() => turns(notice({ key: 'rest-later' }), effect({ do: 'tell-status' }))),
      },
      status,
    ],
    'sent.number': [
      {
        guard: ({ context }) => !isShared(context) && !showsNumber(context),
        actions: act<'sent.number'>((_, event) => effect({ do: 'bind-phone', phone: event.phone }, { do: 'tell-status' })),
      },
      status,
    ],
    'tapped.denied': { actions: act<'tapped.denied'>((_, event) => deny(event)) },
    'said.to-staff': { actions: act<'said.to-staff'>((_, { reference }) => toStaff(reference)) },
    'tapped.stale': [{ guard: ofAnotherPrompt, actions: tellTapped }, status],
    'said.*': status,
    'sent.*': status,
    'tapped.*': status,
    'status.ready': [
      askedToKeep,
      keptTooLate,
      {
        guard: ({ event }) => event.several !== undefined,
        target: '#choosingOpen',
        actions: act<'status.ready'>((context, event) => askWhichOpen(context, event, event.several ?? [])),
      },
      { guard: aboutAnother, actions: act<'status.ready'>(tellAll) },
      { guard: saidBeside, actions: act<'status.ready'>(tellAll) },
      {
        guard: ({ event }) => event.status.is === 'scheduled',
        target: '#scheduled',
        actions: act<'status.ready'>(askOpen),
      },
      { guard: waits, target: '#scheduled', actions: act<'status.ready'>(askOpen) },
      {
        guard: ({ event }) => BEGUN.has(event.status.is),
        target: '#erasing',
        actions: act<'status.ready'>((context, event) =>
          turns({ set: { question: null, prompt: null } }, tellStatus(context, event.status), tellBesides(context, event)),
        ),
      },
      {
        target: '#done',
        actions: act<'status.ready'>((context, event) => turns({ set: settled }, tellAll(context, event))),
      },
    ],
    'erasure.finished': [
      { guard: ofAnotherRequest, actions: act<'erasure.finished'>(tellFinished) },
      {
        // A partial one goes on by itself: the chat is at rest, and the next wish is heard.
        target: '#done',
        actions: act<'erasure.finished'>((context, event) => turns({ set: settled }, tellFinished(context, event))),
      },
    ],
    'erasure.refused': [
      {
        guard: ({ context, event }) => context.request === null || context.request.reference === event.reference,
        target: '#done',
        actions: act<'erasure.refused'>((_, event) => turns({ set: settled }, tellRefused(event))),
      },
      { actions: act<'erasure.refused'>((_, event) => tellRefused(event)) },
    ],
    'erasure.cancelled': [
      {
        guard: ({ context, event }) => context.request === null || context.request.reference === event.reference,
        target: '#done',
        actions: act<'erasure.cancelled'>((_, event) => turns({ set: settled }, tellCancelled(event))),
      },
      { actions: act<'erasure.cancelled'>((_, event) => tellCancelled(event)) },
    ],
    'erasure.entered': [
      {
        guard: ofAccount,
        target: '#scheduled',
        actions: act<'erasure.entered'>((context, event) => turns(tellEntered(event), askTimes(context, event, 'status'))),
      },
      { actions: act<'erasure.entered'>((_, event) => tellEntered(event)) },
    ],
    'erasure.entered-over': [
      {
        guard: ({ context, event }) => context.request === null || context.request.reference === event.reference,
        target: '#done',
        actions: act<'erasure.entered-over'>((_, event) => turns({ set: settled }, tellEnteredOver(event))),
      },
      { actions: act<'erasure.entered-over'>((_, event) => tellEnteredOver(event)) },
    ],
    'erasure.extended': [
      {
        guard: ({ context, event }) => context.request === null || context.request.reference === event.reference,
        target: '#scheduled',
        actions: act<'erasure.extended'>((context, event) =>
          turns(tellExtended(event), askTimes(context, { ...event, kind: context.request?.kind ?? 'data' }, 'status')),
        ),
      },
      { actions: act<'erasure.extended'>((_, event) => tellExtended(event)) },
    ],
    // A confirmed request outlives a change of phone: it covers what was dated before, and can only be seen through.
    'identity.changed': { actions: [] },
  },
  states: { confirming, scheduled, choosingOpen, confirmingUndo, undoing, confirmingSooner, erasing },
})

import { describe, expect, it } from 'vitest'
import { transition } from 'xstate'
import { getAdjacencyMap } from 'xstate/graph'
import { lastFourOf, newContext } from '../../src/flows/context.ts'
import { conversation, groupOf, stateOf } from '../../src/flows/conversation.ts'
import type { Reported, StatusReport } from '../../src/flows/conversation-event.ts'
import type { Effect } from '../../src/flows/effect.ts'
import type { ChartEvent, Heard } from '../../src/flows/heard.ts'
import { choices } from '../../src/flows/heard.ts'
import type { ConversationStart } from '../../src/flows/person-input.ts'
import { isAnswered } from './support/answered.ts'
import { offered } from './support/offered.ts'
import { onlyStopsAds } from './support/only-stops-ads.ts'
import { accountPreview, accountTimes, dedicated, facts, member, owner, shared, T0 } from './support/talk.ts'

const fresh = { promptId: 'p', code: '123' }
const told = { now: T0, sentAt: T0, genuine: true, fresh }
/** What a person can do on the way of an account. Wishes about a number have their own chart test. */
const taps = choices.flatMap((choice): Heard[] =>
  // Each of these is one of them: the compiler gives up on so many.
  ['pick', 'speak', 'delete', 'business', 'show', 'own'].includes(choice) ? [] : [{ ...told, type: `tapped.${choice}` } as Heard],
)
const heard: Heard[] = [
  ...taps,
  { ...told, type: 'tapped.pick', index: 0 },
  { ...told, type: 'tapped.pick', index: 7 },
  { ...told, type: 'tapped.stale', why: 'stale', undo: null },
  { ...told, type: 'tapped.stale', why: 'stale', undo: 'wanted' },
  { ...told, type: 'tapped.stale', why: 'stale', undo: 'wanted', about: 'CM-AAAA-AAAA' },
  ...(['account', 'stop-ads', 'status', 'yes', 'no', 'none', 'person', 'thanks', 'help'] as const).map(
    (is): Heard => ({ ...told, type: `said.${is}` }),
  ),
  ...(['plain', 'stop', 'within'] as const).map((how): Heard => ({ ...told, type: 'said.keep', how })),
  { ...told, type: 'said.wrong-code' },
  { ...told, type: 'said.email', email: 'asha@sweets.example' },
  { ...told, type: 'said.email-code', code: '123456' },
  { ...told, genuine: false, type: 'said.email-code', code: '123456' },
  { ...told, type: 'said.code-shape' },
  { ...told, type: 'sent.number', phone: '+917000004821' },
  { ...told, type: 'sent.media', voice: null },
  { ...told, type: 'sent.reaction', elsewhere: false },
]
const sooner = { ...accountTimes, eraseAt: T0 + 71 * 3600_000 }
const status: Reported = { is: 'scheduled', kept: [], finishedAt: null, ...accountTimes }
const second = { ...status, reference: 'CM-AAAA-AAAA', business: 'Rangoli Sarees' }
const outcome = { counts: [], kept: [], mentions: 0, backupsUntil: '2026-12-28', proofUrl: 'https://example.org' }
const world: ChartEvent[] = [
  { type: 'code.underway', now: T0, fresh },
  { type: 'code.refused', now: T0, why: 'too-many' },
  { type: 'code.refused', now: T0, why: 'unknown-map' },
  { type: 'members.ready', now: T0, members: [] },
  { type: 'code.right', now: T0 },
  { type: 'code.wrong', now: T0, left: 4 },
  { type: 'code.dead', now: T0, fresh },
  { type: 'accounts.ready', now: T0, accounts: [], fresh },
  { type: 'accounts.ready', now: T0, accounts: [owner], fresh },
  { type: 'accounts.ready', now: T0, accounts: [{ ...owner, can: 'person' }], fresh },
  { type: 'accounts.ready', now: T0, accounts: [member, { ...owner, can: 'person' }], fresh },
  { type: 'account-preview.ready', now: T0, preview: accountPreview, fresh },
  { type: 'account.checked', now: T0, holds: true },
  { type: 'account.checked', now: T0, holds: false },
  { type: 'proof.missing', now: T0, fresh },
  { type: 'request.scheduled', now: T0, fresh, ...accountTimes },
  { type: 'request.exists', now: T0, fresh, ...sooner, kind: 'profile' },
  { type: 'hurry.done', now: T0, fresh, ...sooner },
  { type: 'hurry.refused', now: T0 },
  { type: 'undo.done', now: T0 },
  { type: 'undo.late', now: T0, status: { is: 'none' } },
  { type: 'status.ready', now: T0, status, fresh },
  { type: 'status.ready', now: T0, status: { ...status, is: 'parked', kind: 'profile' } as StatusReport, fresh },
  { type: 'status.ready', now: T0, status: { is: 'none' }, fresh },
  { type: 'status.ready', now: T0, status: second, several: [second, status], fresh },
  { type: 'status.ready', now: T0, status: { ...second, others: true }, fresh },
  { type: 'status.ready', now: T0, status: { ...second, is: 'cancelled' }, aside: true, fresh },
  { type: 'erasure.near', now: T0 },
  { type: 'erasure.started', now: T0, reference: accountTimes.reference },
  { type: 'erasure.started', now: T0, reference: 'CM-AAAA-AAAA' },
  { type: 'erasure.finished', now: T0, reference: accountTimes.reference, kind: 'account', partial: false, outcome },
  { type: 'facts.failed', now: T0, away: false, fresh },
  { type: 'identity.changed', now: T0 },
  { type: 'clock.due', now: T0 + 2 * 3600_000, fresh },
  { type: 'clock.due', now: T0 + 24 * 3600_000, fresh },
]
/** By these a business's chat gets to a question at all. */
const wishes: ChartEvent[] = [
  { ...told, type: 'said.delete', typed: null },
  { ...told, type: 'tapped.delete' },
  { type: 'facts.ready', now: T0, facts, kept: [], fresh },
]
const starts: [string, ConversationStart][] = [
  ['the dedicated number', dedicated],
  ['a person without a number', { ...dedicated, lastFour: null }],
  ['the chat of a business', shared],
]

function nodesOf(start: ConversationStart, without: (event: ChartEvent) => boolean = () => false) {
  const map = getAdjacencyMap(conversation, {
    input: { ...newContext(start), heardAt: T0 },
    events: [...heard, ...(start.channel.mode === 'shared' ? wishes : []), ...world].filter((event) => !without(event)),
    // What the guards read: by anything else two states do not differ here.
    serializeState: ({ value, context }) => {
      const { question, email, codePassedAt, accounts, account, confirmedAt, request, wish, boundLastFour } = context
      const proof = [email !== null, codePassedAt !== null, accounts.length, account?.can, confirmedAt !== null]
      return JSON.stringify([
        value,
        question?.key,
        wish,
        boundLastFour,
        ...proof,
        request?.kind,
        request?.eraseAt,
        request?.reference,
        request?.others,
      ])
    },
    serializeEvent: (event) => JSON.stringify(event),
  })
  return Object.values(map).map(({ state }) => state)
}

function effectsOf(state: ReturnType<typeof nodesOf>[number], event: ChartEvent): Effect[] {
  const [, actions] = transition(conversation, state, event)
  // The chart has the one named action.
  return actions.map(({ params }) => params as unknown as Effect)
}

const wants = (state: ReturnType<typeof nodesOf>[number], event: ChartEvent, what: Effect['do']) =>
  effectsOf(state, event).some((effect) => effect.do === what)

describe.each(starts)('an account, over every state that can be reached from %s', (_, start) => {
  const nodes = nodesOf(start)
  const isDedicated = start.channel.mode === 'dedicated'

  it('is closed only for a number, by its code, after its review, on the final confirmation', () => {
    let closed = 0
    for (const node of nodes) {
      for (const event of [...heard, ...world]) {
        const confirm = effectsOf(node, event).find((effect) => effect.do === 'confirm-account')
        if (confirm === undefined) continue
        closed += 1
        const { account, codePassedAt, confirmedAt } = node.context
        expect([event.type, stateOf(node.value)]).toEqual(['account.checked', 'checkingAccount'])
        expect([codePassedAt, confirmedAt, lastFourOf(node.context)]).not.toContain(null)
        expect(confirm).toMatchObject({ account })
        expect(['account', 'profile']).toContain(account?.can)
      }
    }
    expect(closed > 0).toBe(isDedicated)
  })
  it.each([
    ['an address', ({ type }: ChartEvent) => type === 'said.email'],
    ['the right code', ({ type }: ChartEvent) => type === 'code.right'],
    ['its review', ({ type }: ChartEvent) => type === 'account-preview.ready'],
    ['the final confirmation', ({ type }: ChartEvent) => type === 'tapped.confirm'],
    ['the answer that it is still theirs', (event: ChartEvent) => event.type === 'account.checked' && event.holds],
    ...(start.channel.mode === 'dedicated' && start.lastFour === null
      ? [['a number that WhatsApp vouches for', ({ type }: ChartEvent) => type === 'sent.number'] as const]
      : []),
  ] as const)('is never closed without %s', (_, missing) => {
    const rest = [...heard, ...world].filter((event) => !missing(event))
    const closes = nodesOf(start, missing).some((node) => rest.some((event) => wants(node, event, 'confirm-account')))
    expect(closes).toBe(false)
  })
  it('is spoken of by nothing before its code was right', () => {
    for (const { context } of nodes.filter((node) => node.context.codePassedAt === null && node.context.request === null)) {
      const { question, account, accounts } = context
      expect(['review-account', 'account-list']).not.toContain(question?.key)
      expect([account, accounts]).toEqual([null, []])
    }
  })
  it('has its code tried only where that was asked for, and only from a message that is new and not forwarded', () => {
    const plainly = { ...told, type: 'said.email-code', code: '123456' } as const
    for (const node of nodes) {
      expect(wants(node, { ...plainly, genuine: false }, 'try-code')).toBe(false)
      expect(wants(node, plainly, 'try-code')).toBe(stateOf(node.value) === 'provingEmail')
    }
  })
  it('goes sooner only where one is closed, asked twice', () => {
    for (const node of nodes)
      for (const event of [...heard, ...world].filter((each) => wants(node, each, 'hurry-request')))
        expect([stateOf(node.value), event.type]).toEqual(['confirmingSooner', 'tapped.sooner-yes'])
  })
  it('is had back by no other words than those that say so, asked once more', () => {
    for (const node of nodes)
      for (const event of [...heard, ...world].filter((each) => wants(node, each, 'undo-request')))
        expect(['tapped.keep-yes', 'plain']).toContain(event.type === 'said.keep' ? event.how : event.type)
  })
  it('is named before it is had back or goes sooner, where several are closed', () => {
    for (const node of nodes) {
      const { request } = node.context
      for (const event of [...heard, ...world])
        for (const wanted of effectsOf(node, event))
          if (wanted.do === 'undo-request' || wanted.do === 'hurry-request') expect(wanted.reference).toBe(request?.reference)
      if (request?.others !== true || stateOf(node.value) !== 'scheduled') continue
      const [next, said] =
        [{ ...told, type: 'said.keep' as const, how: 'plain' as const }].map((event) =>
          transition(conversation, node, event),
        )[0] ?? []
      const did = said?.map(({ params }) => (params as unknown as Effect).do)
      // Picked a moment ago it is the one that is meant; else it is asked which.
      const { question } = node.context
      const isPicked =
        question?.key === 'account-waiting' || (question?.key === 'account-scheduled' && question.because === 'status')
      if (isPicked && next?.value !== node.value)
        expect([next?.context.request?.reference, next?.context.question?.key]).toEqual([request.reference, 'account-keep'])
      else expect([next?.value, did]).toEqual([node.value, ['tell-status']])
    }
  })
  it('is asked for beside another one that is closed, by a button of that one’s message', () => {
    const open = nodes.filter(({ context, value }) => context.request?.kind === 'account' && stateOf(value) === 'scheduled')
    for (const node of open) {
      const [next] = transition(conversation, node, { ...told, type: 'tapped.other-account' })
      const way = lastFourOf(node.context) === null ? 'askingNumber' : 'askingEmail'
      expect([stateOf(next.value), next.context.request]).toEqual([isDedicated ? way : 'scheduled', node.context.request])
    }
    expect(open.length).toBeGreaterThan(0)
  })
  it('leaves no word of the person without an answer', () => {
    for (const node of nodes) {
      for (const event of heard) {
        const resting = event.type === 'sent.reaction' && groupOf(stateOf(node.value)) !== 'unconfirmed'
        const answered = resting || isAnswered(effectsOf(node, event), start.channel.mode)
        expect(`${stateOf(node.value)} ${event.type} ${answered}`).toBe(`${stateOf(node.value)} ${event.type} true`)
      }
    }
  })
  it('has no button below an open question that is answered as too old', () => {
    const taps = nodes.flatMap((node) => offered(node.context, told).map((event) => ({ node, event })))
    const isDead = (effect: Effect) => effect.do === 'say' && 'lead' in effect.say && effect.say.lead === 'stale'
    const dead = taps.filter(({ node, event }) => effectsOf(node, event).some(isDead))
    expect(dead.map(({ node, event }) => [stateOf(node.value), node.context.question?.key, event.type])).toEqual([])
    expect(taps.length).toBeGreaterThan(9)
  })
  it('is in no state changed by STOP, which does nothing but stop ads and say so', () => {
    for (const node of nodes.filter(({ value }) => isDedicated || groupOf(stateOf(value)) !== 'resting')) {
      const stop = { ...told, type: 'said.stop-ads' } as const
      const [next] = transition(conversation, node, stop)
      expect([next.value, next.context]).toEqual([node.value, node.context])
      expect(effectsOf(node, stop)).toEqual(
        onlyStopsAds(start, groupOf(stateOf(node.value)) === 'confirmed' || node.context.request !== null),
      )
    }
  })
})

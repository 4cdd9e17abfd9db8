import { describe, expect, it } from 'vitest'
import { transition } from 'xstate'
import { getAdjacencyMap } from 'xstate/graph'
import { newContext } from '../../src/flows/context.ts'
import { conversation, groupOf, stateOf } from '../../src/flows/conversation.ts'
import type { StatusReport } from '../../src/flows/conversation-event.ts'
import type { Effect } from '../../src/flows/effect.ts'
import type { ChartEvent, Heard } from '../../src/flows/heard.ts'
import { choices } from '../../src/flows/heard.ts'
import type { ConversationStart } from '../../src/flows/person-input.ts'
import { offered } from './support/offered.ts'
import { dedicated, facts, preview, shared, T0 } from './support/talk.ts'

const told = { now: T0, sentAt: T0, genuine: true, fresh: { promptId: 'p', code: '123' } }
const fresh = told.fresh
const plain = [
  'stop-ads',
  'keep',
  'status',
  'help',
  'person',
  'complain',
  'who-looked',
  'show',
  'account',
  'get-back',
  'elsewhere',
  'negated',
  'yes',
  'no',
  'greeting',
  'thanks',
  'none',
] as const
const taps = choices.flatMap((choice): Heard[] =>
  choice === 'pick' || choice === 'speak' ? [] : [{ ...told, type: `tapped.${choice}` } as Heard],
)
const heard: Heard[] = [
  ...taps,
  { ...told, type: 'tapped.pick', index: 0 },
  { ...told, type: 'tapped.pick', index: 7 },
  { ...told, type: 'tapped.speak', language: 'hi' },
  { ...told, type: 'tapped.languages', page: 1 },
  { ...told, type: 'tapped.stale', why: 'stale', undo: null },
  { ...told, type: 'tapped.stale', why: 'stale', undo: 'wanted' },
  { ...told, type: 'tapped.stale', why: 'stale', undo: 'declined' },
  ...plain.map((is): Heard => ({ ...told, type: `said.${is}` })),
  { ...told, type: 'said.delete', typed: null },
  { ...told, type: 'said.delete', typed: '5555' },
  { ...told, type: 'said.language', language: null },
  { ...told, type: 'said.language', language: 'hi' },
  { ...told, type: 'said.somebody-else', who: null },
  { ...told, type: 'said.somebody-else', who: 'dead' },
  { ...told, type: 'said.wrong-code' },
  { ...told, type: 'said.delete', typed: null, linked: 't1' },
  { ...told, type: 'said.to-staff', reference: 'CM-2' },
  { ...told, type: 'said.email', email: 'asha@sweets.example' },
  { ...told, type: 'said.email-code', code: '123456' },
  { ...told, type: 'said.code-shape' },
  { ...told, type: 'sent.number', phone: '+917000004821' },
  { ...told, type: 'sent.media', voice: 'unclear' },
  { ...told, type: 'sent.unreadable' },
  { ...told, type: 'sent.edited' },
  { ...told, type: 'sent.revoked' },
  { ...told, type: 'sent.reaction', elsewhere: false },
  { ...told, type: 'sent.welcome' },
]
const times = { reference: 'CM-1', eraseAt: T0, deadlineAt: T0 }
const report = (is: Exclude<StatusReport['is'], 'none'>): StatusReport => ({ is, kept: [], finishedAt: null, ...times })
const number = { kind: 'number' } as const
const business = { kind: 'business', tenantId: 't1' } as const
const outcome = { counts: [], kept: [], mentions: 0, backupsUntil: '2026-12-28', proofUrl: 'https://example.org' }
const world: ChartEvent[] = [
  { type: 'facts.ready', now: T0, facts, kept: [], fresh },
  { type: 'facts.ready', now: T0, facts: { ...facts, suspect: true }, kept: [], fresh },
  { type: 'facts.ready', now: T0, facts: { ...facts, held: false }, kept: [], fresh },
  { type: 'facts.ready', now: T0, facts, kept: [], linked: { tenantId: 't1', name: 'One' }, fresh },
  { type: 'facts.ready', now: T0, facts: { ...facts, suspect: true }, kept: [], linked: { tenantId: 't1', name: 'One' }, fresh },
  { type: 'facts.failed', now: T0, away: false, fresh },
  ...[number, business].flatMap((scope): ChartEvent[] => [
    { type: 'preview.ready', now: T0, scope, purpose: 'review', preview, fresh },
    { type: 'preview.ready', now: T0, scope, purpose: 'show', preview, fresh },
    { type: 'preview.refused', now: T0, scope, purpose: 'review', eraseAt: T0, fresh },
  ]),
  { type: 'preview.failed', now: T0, away: false, fresh },
  { type: 'businesses.ready', now: T0, businesses: [{ tenantId: 't1', name: 'One' }], fresh },
  { type: 'businesses.ready', now: T0, businesses: [], fresh },
  { type: 'request.scheduled', now: T0, fresh, ...times },
  { type: 'request.exists', now: T0, fresh, ...times },
  { type: 'undo.done', now: T0 },
  { type: 'undo.late', now: T0, status: report('running') },
  { type: 'status.ready', now: T0, status: report('scheduled'), fresh },
  { type: 'status.ready', now: T0, status: report('completed'), fresh },
  { type: 'status.ready', now: T0, status: { is: 'none' }, fresh },
  { type: 'erasure.started', now: T0 },
  { type: 'erasure.finished', now: T0, reference: 'CM-1', partial: false, outcome },
  { type: 'erasure.refused', now: T0, reference: 'CM-1', reason: 'other', boardFrom: null },
  { type: 'case.answered', now: T0, reference: 'CM-2', text: 'We looked.', closed: true, boardFrom: null },
  { type: 'erasure.held', now: T0, reference: 'CM-1', reason: 'law-asks', until: T0, boardFrom: null },
  { type: 'erasure.cancelled', now: T0, reference: 'CM-1', reason: 'other', boardFrom: null },
  { type: 'erasure.entered', now: T0, fresh, ...times },
  { type: 'erasure.entered-over', now: T0, reference: times.reference, how: 'kept' },
  { type: 'erasure.extended', now: T0, reason: 'asked-by-the-person', boardFrom: null, fresh, ...times },
  { type: 'staff.replied', now: T0, reference: 'CM-1', text: 'A word' },
  { type: 'looks.ready', now: T0, looks: [] },
  { type: 'identity.changed', now: T0 },
  { type: 'clock.due', now: T0 + 2 * 3600_000, fresh },
  { type: 'clock.due', now: T0 + 24 * 3600_000, fresh },
  { type: 'turn.failed', now: T0, fresh },
]
const starts: [string, ConversationStart][] = [
  ['the dedicated number', dedicated],
  ['the chat of a business', shared],
  ['a person without a number', { ...dedicated, lastFour: null }],
]

function nodesOf(start: ConversationStart, without: (event: ChartEvent) => boolean = () => false) {
  const events = [...heard, ...world].filter((event) => !without(event))
  const map = getAdjacencyMap(conversation, {
    input: { ...newContext(start), heardAt: T0 },
    events,
    // What the guards read: by anything else two states do not differ here, and the map stays small.
    serializeState: ({ value, context }) => {
      const { question, facts: known, otherNumber, scope, wish, businesses, boundLastFour } = context
      const asked = question && [
        question.key,
        'because' in question ? question.because : null,
        'who' in question ? question.who : null,
      ]
      return JSON.stringify([value, asked, known?.suspect, otherNumber, scope, wish, businesses.length, boundLastFour])
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

const names = (nodes: ReturnType<typeof nodesOf>) => new Set(nodes.map(({ value }) => stateOf(value)))

describe.each(starts)('over every state that can be reached from %s', (_, start) => {
  const nodes = nodesOf(start)

  it('the states are the expected ones', () => {
    expect(nodes.length).toBeGreaterThan(50)
    expect(names(nodes)).toContain('erasing')
  })
  it('every input of the person has an answer, or a reason to keep out of a business’s chat', () => {
    for (const node of nodes) {
      for (const event of heard) {
        const silent = start.channel.mode === 'shared' && ['sent.edited', 'sent.revoked'].includes(event.type)
        const resting = event.type === 'sent.reaction' && groupOf(stateOf(node.value)) !== 'unconfirmed'
        const answered = effectsOf(node, event).length > 0
        expect(`${stateOf(node.value)} ${event.type} ${answered || silent || resting}`).toBe(
          `${stateOf(node.value)} ${event.type} true`,
        )
      }
    }
  })
  it('no button below an open question is answered as one that is too old', () => {
    const taps = nodes.flatMap((node) => offered(node.context, told).map((event) => ({ node, event })))
    const isDead = (effect: Effect) => effect.do === 'say' && 'lead' in effect.say && effect.say.lead === 'stale'
    const dead = taps.filter(({ node, event }) => effectsOf(node, event).some(isDead))
    expect(dead.map(({ node, event }) => [stateOf(node.value), node.context.question?.key, event.type])).toEqual([])
    expect(taps.length).toBeGreaterThan(9)
  })
  it('only the final confirmation of a review with scope, facts and settled ownership opens a request', () => {
    let opened = 0
    for (const node of nodes) {
      for (const event of [...heard, ...world]) {
        const confirm = effectsOf(node, event).find((effect) => effect.do === 'confirm-request')
        if (confirm === undefined) continue
        opened += 1
        const { facts: known, question, otherNumber } = node.context
        expect(event.type).toBe('tapped.confirm')
        expect(stateOf(node.value)).toBe('reviewing')
        expect(otherNumber).toBe(false)
        expect(question?.key).toBe(known?.suspect ? 'review-suspect' : 'review')
        expect(confirm).toMatchObject({
          suspect: known?.suspect,
          scope: start.channel.mode === 'shared' ? business : expect.anything(),
        })
      }
    }
    expect(opened).toBeGreaterThan(0)
  })
  it('without choosing a scope no review is reached', () => {
    expect(names(nodesOf(start, ({ type }) => ['tapped.delete', 'tapped.linked', 'tapped.pick'].includes(type)))).not.toContain(
      'reviewing',
    )
  })
  it('on a suspect number no review is reached without saying whose number it is', () => {
    const without = (event: ChartEvent) => event.type === 'tapped.mine' || (event.type === 'facts.ready' && !event.facts.suspect)
    expect(names(nodesOf(start, without))).not.toContain('reviewing')
  })
  it('no review is open while it is unsettled whose number is meant', () => {
    const unsettled = nodes.filter(({ value, context }) => stateOf(value) === 'reviewing' && context.otherNumber)
    expect(unsettled).toEqual([])
    expect(start.channel.mode === 'shared' || nodes.some(({ context }) => context.otherNumber)).toBe(true)
  })
  it('without the final confirmation nothing is ever confirmed', () => {
    const reached = names(
      nodesOf(start, ({ type }) => ['tapped.confirm', 'status.ready', 'erasure.extended', 'erasure.entered'].includes(type)),
    )
    for (const state of ['confirming', 'scheduled', 'undoing', 'erasing'] as const) expect(reached).not.toContain(state)
  })
  it('the business of a suspect number is never listed, and its data never counted', () => {
    for (const node of nodes.filter(({ context }) => context.facts?.suspect)) {
      for (const event of heard) {
        const wanted = effectsOf(node, event).map((effect) => effect.do)
        const state = stateOf(node.value)
        if (state === 'counting' || state === 'listing') throw new Error('A suspect number is being looked into.')
        expect(wanted.filter((what) => what === 'preview' || what === 'list-businesses')).toEqual([])
      }
    }
  })
  it('STOP never changes the state', () => {
    for (const node of nodes.filter(({ value }) => start.channel.mode === 'dedicated' || groupOf(stateOf(value)) !== 'resting')) {
      const [next] = transition(conversation, node, { ...told, type: 'said.stop-ads' })
      expect([next.value, next.context]).toEqual([node.value, node.context])
    }
  })
})

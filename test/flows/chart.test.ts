import { describe, expect, it } from 'vitest'
import { transition } from 'xstate'
import { getAdjacencyMap } from 'xstate/graph'
import { newContext } from '../../src/flows/context.ts'
import { conversation, groupOf, groups, type StateName, stateOf } from '../../src/flows/conversation.ts'
import type { Effect } from '../../src/flows/effect.ts'
import type { ChartEvent, Heard } from '../../src/flows/heard.ts'
import type { ConversationStart } from '../../src/flows/person-input.ts'
import { isAnswered } from './support/answered.ts'
import { everyHeard, told } from './support/heard-kinds.ts'
import { business, numberWorld as world } from './support/number-world.ts'
import { offered } from './support/offered.ts'
import { onlyStopsAds } from './support/only-stops-ads.ts'
import { dedicated, shared, T0 } from './support/talk.ts'

const starts: [string, ConversationStart][] = [
  ['the dedicated number', dedicated],
  ['the chat of a business', shared],
  ['a person without a number', { ...dedicated, lastFour: null }],
]

/** No other business is passed on in a business's own chat. */
const heardAt = ({ channel }: ConversationStart) =>
  everyHeard.filter(
    (event) => channel.mode === 'dedicated' || event.type !== 'tapped.invited' || event.invitation.tenantId === 't1',
  )

function nodesOf(start: ConversationStart, without: (event: ChartEvent) => boolean = () => false) {
  const events = [...heardAt(start), ...world].filter((event) => !without(event))
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

/** They need what only an account has, which has its own chart test. */
const ofAccounts: readonly StateName[] = [
  ...(['askingEmail', 'sendingCode', 'provingEmail', 'openingAccount', 'choosingAccount', 'countingAccount'] as const),
  ...(['checkingAccount', 'choosingOpen', 'confirmingSooner'] as const),
]

/** A reaction where nothing is asked; in a business's chat also what may have been about a message of the business. */
function maySilence(event: Heard, state: StateName, mode: 'dedicated' | 'shared'): boolean {
  if (event.type === 'sent.edited' || event.type === 'sent.revoked') return mode === 'shared'
  if (event.type !== 'sent.reaction') return false
  return groupOf(state) !== 'unconfirmed' || (mode === 'shared' && event.elsewhere)
}

describe.each(starts)('over every state that can be reached from %s', (_, start) => {
  const nodes = nodesOf(start)
  const heard = heardAt(start)
  const { mode } = start.channel

  it('the states are all that the chart has but those of an account', () => {
    const all = Object.values(groups).flat()
    const missing = all.filter((state) => !names(nodes).has(state) && !ofAccounts.includes(state))
    // A business's chat is about that business, and shows its customer's number.
    const notHere = mode === 'shared' ? ['askingNumber', 'listing', 'choosingBusiness'] : ['askingNumber']
    expect(missing).toEqual(mode === 'dedicated' && start.lastFour === null ? [] : notHere)
  })
  it('every input of the person has an answer, or a reason to keep out of a business’s chat', () => {
    for (const node of nodes) {
      const state = stateOf(node.value)
      for (const event of heard) {
        if (maySilence(event, state, mode)) continue
        expect(`${state} ${event.type} ${isAnswered(effectsOf(node, event), mode)}`).toBe(`${state} ${event.type} true`)
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
    const scopes = new Set<string | undefined>()
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
        const { scope, businesses } = node.context
        expect(confirm).toMatchObject({ suspect: known?.suspect, scope })
        if (start.channel.mode === 'shared') expect(scope).toEqual(business)
        // Of what the review spoke, that goes.
        const here = start.channel.mode === 'shared' ? start.channel.business : null
        const named =
          scope?.kind === 'number'
            ? null
            : (businesses.find((each: { tenantId: string }) => each.tenantId === scope?.tenantId)?.name ?? here)
        expect(question && 'business' in question && question.business).toBe(named)
        scopes.add(scope?.kind)
      }
    }
    expect(opened).toBeGreaterThan(0)
    expect([...scopes].sort()).toEqual(mode === 'shared' ? ['business'] : ['business', 'number'])
  })
  it('without choosing a scope no review is reached', () => {
    const chooses = (event: ChartEvent) =>
      ['tapped.delete', 'tapped.linked', 'tapped.pick', 'tapped.invited'].includes(event.type) ||
      (event.type === 'said.delete' && event.answers === true)
    expect(names(nodesOf(start, chooses))).not.toContain('reviewing')
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
  it('STOP never changes the state, and does nothing but stop ads and say so', () => {
    for (const node of nodes.filter(({ value }) => mode === 'dedicated' || groupOf(stateOf(value)) !== 'resting')) {
      const stop = { ...told, type: 'said.stop-ads' } as const
      const [next] = transition(conversation, node, stop)
      expect([next.value, next.context]).toEqual([node.value, node.context])
      expect(effectsOf(node, stop)).toEqual(
        onlyStopsAds(start, groupOf(stateOf(node.value)) === 'confirmed' || node.context.request !== null),
      )
    }
  })
})

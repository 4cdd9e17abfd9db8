import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Advanced, advance } from '../../src/flows/advance.ts'
import type { ConversationEvent } from '../../src/flows/conversation-event.ts'
import { render } from '../../src/flows/copy/render.ts'
import type { Effect } from '../../src/flows/effect.ts'
import { languages } from '../../src/flows/language.ts'
import type { Said } from '../../src/flows/person-input.ts'
import { readSnapshot, SNAPSHOT_VERSION, type StoredSnapshot } from '../../src/flows/snapshot.ts'
import { assertWithinLimits } from '../../src/outbox/limits.ts'
import { dedicated, owner, shared, T0, talk } from './support/talk.ts'

const folder = new URL('../../fixtures/snapshots/', import.meta.url)

describe('a stored conversation', () => {
  it('every version ever written has a sample that can still be read', () => {
    const samples = readdirSync(folder).sort()
    expect(samples).toHaveLength(SNAPSHOT_VERSION)
    for (const sample of samples) {
      const stored: unknown = JSON.parse(readFileSync(new URL(sample, folder), 'utf8'))
      expect(readSnapshot(stored)).toMatchObject({ is: 'read', value: 'reviewing' })
    }
  })
  it('of before there were accounts is about data', () => {
    const old = JSON.parse(readFileSync(new URL('version-2.json', folder), 'utf8'))
    const request = { reference: 'CM-7K3F-9QXD', eraseAt: T0, deadlineAt: T0, business: null }
    const read = readSnapshot({ ...old, value: 'scheduled', context: { ...old.context, request } })
    expect(read).toMatchObject({
      is: 'read',
      context: { request: { ...request, kind: 'data' }, email: null, codePassedAt: null },
    })
  })
  it('that cannot be read starts anew and says so', () => {
    const input = {
      sentAt: T0,
      now: T0,
      content: { type: 'text' as const, body: 'hello' },
      forwarded: false,
      answers: 'none' as const,
      shown: false,
      own: [],
      fresh: { promptId: 'p', code: '123' },
    }
    for (const broken of [
      {},
      { version: 99, value: 'idle', context: {} },
      { version: 1, value: 'nowhere', context: {} },
      { version: 1, value: 'reviewing', context: null },
      { version: 2, value: 'reviewing', context: null },
    ]) {
      const next = advance({ version: 0, value: '', context: null, ...broken }, dedicated, { type: 'person.message', input })
      expect([next.snapshot, next.state]).toEqual(['unreadable', 'opening'])
    }
  })
})

describe('a conversation that a later program has stored, whose deploy was taken back', () => {
  const later = (name: string): StoredSnapshot =>
    JSON.parse(readFileSync(new URL(`../../fixtures/later-snapshots/${name}.json`, import.meta.url), 'utf8'))
  const message = (content: Said): ConversationEvent => ({
    type: 'person.message',
    input: {
      sentAt: T0,
      now: T0,
      content,
      forwarded: false,
      answers: 'none',
      shown: true,
      own: [],
      fresh: { promptId: 'fresh', code: '123' },
    },
  })
  const done = ({ effects }: Advanced) => effects.map((effect) => effect.do)
  const tap = (choice: string, prompt: string) => message({ type: 'button', id: `${prompt}:${choice}`, title: 'x' })

  it('keeps a confirmed request and the way back from it', () => {
    const asked = advance(later('scheduled'), dedicated, tap('keep', 'prompt-7'))
    expect([asked.snapshot, asked.state, done(asked)]).toEqual(['read', 'confirmingUndo', ['say']])
    expect(asked.stored.version).toBe(SNAPSHOT_VERSION)
    const undone = advance(asked.stored, dedicated, tap('keep-yes', 'fresh'))
    expect(undone.effects).toContainEqual({ do: 'undo-request', kind: 'data', reference: 'CM-7K3F-9QXD' })
  })
  it('confirms nothing of a review that it cannot know all of, and asks anew', () => {
    const next = advance(later('reviewing'), shared, tap('confirm', 'prompt-4'))
    expect([next.snapshot, next.state]).toEqual(['unreadable', 'opening'])
    expect(done(next)).not.toContain('confirm-request')
    expect(done(next)).toContain('look-up')
    expect(next.stored.context).toMatchObject({ holdsFloor: true })
  })
  it('gives a business its chat back with whatever is meant for the business', () => {
    const next = advance(later('reviewing'), shared, message({ type: 'text', body: 'where is my parcel' }))
    expect(done(next)).toEqual(['release-floor'])
    expect(next.stored.context).toMatchObject({ holdsFloor: false })
  })
  it.each<ConversationEvent>([
    { type: 'account.checked', now: T0, holds: true },
    { type: 'preview.failed', now: T0, away: false, fresh: { promptId: 'fresh', code: '123' } },
    { type: 'clock.due', now: T0, fresh: { promptId: 'fresh', code: '123' } },
  ])('tells whoever waits for $type how things stand, with nothing confirmed', (event) => {
    const next = advance(later('reviewing'), shared, event)
    expect(next.effects).toEqual([{ do: 'drop-request', as: 'expired' }, { do: 'tell-status' }, { do: 'release-floor' }])
    expect([next.snapshot, next.state]).toEqual(['unreadable', 'idle'])
  })
})

describe('whatever order things come in', () => {
  const step = fc.oneof(
    fc
      .constantFrom(
        'delete my data',
        'STOP',
        'yes',
        'no',
        'keep my data',
        'status',
        'hmm',
        'DELETE 999',
        'delete data of 7000055555',
        'hindi',
        'my CallMissed account',
        'asha@sweets.example',
        '123456',
        'sooner',
        'keep my account',
      )
      .map((body) => ({ do: 'text' as const, body })),
    fc.record({
      do: fc.constant('tap' as const),
      choice: fc.constantFrom(
        ...(['delete', 'more', 'business', 'account', 'confirm', 'confirm', 'decline', 'keep', 'keep-yes', 'mine'] as const),
        ...(['code-again', 'other-email', 'pick.0', 'sooner', 'sooner-yes'] as const),
      ),
      old: fc.boolean(),
      forwarded: fc.boolean(),
      late: fc.boolean(),
      answers: fc.constantFrom('none' as const, 'unknown' as const, 'own' as const),
      shown: fc.boolean(),
    }),
    fc
      .constantFrom(
        ...(['facts', 'suspect', 'preview', 'scheduled', 'status', 'due', 'identity', 'started'] as const),
        ...(['underway', 'members', 'right', 'accounts', 'account-preview', 'checked', 'scheduled-account'] as const),
      )
      .map((event) => ({ do: 'world' as const, event })),
  )
  it.each([
    ['the dedicated number', dedicated],
    ['the chat of a business', shared],
  ])(
    'at %s a review confirms at most once, and never by what is forwarded, old or foreign; STOP leaves the state alone, and everything is answered within WhatsApp’s limits',
    (_, start) => {
      fc.assert(
        fc.property(fc.array(step, { maxLength: 40, size: 'max' }), (steps) => {
          const chat = talk(start)
          const used = new Set<string>()
          const way = { confirmed: false, passed: false }
          for (const next of steps) {
            const before = { state: chat.state(), promptId: chat.promptId(), question: chat.context().question?.key }
            const { otherNumber, scope } = chat.context()
            // Without the floor a business's chat is the business's, and silence is right.
            const ours = start.channel.mode === 'dedicated' || chat.context().holdsFloor === true
            if (next.do === 'text') {
              const effects = chat.text(next.body)
              if (ours) expectAnswer(next.body, effects)
              expect(effects.some((effect) => effect.do === 'confirm-request')).toBe(false)
              expect(effects.some((effect) => effect.do === 'confirm-account')).toBe(false)
              if (next.body === 'STOP') expect(chat.state()).toBe(before.state)
            } else if (next.do === 'tap') {
              const promptId = next.old ? 'prompt-1' : before.promptId
              const answers = next.answers === 'own' ? { promptId } : next.answers
              const effects = chat.person(
                { type: 'button', id: `${promptId}:${next.choice}`, title: 'x' },
                { forwarded: next.forwarded, sentAt: next.late ? T0 - 90_000_000 : T0, answers, shown: next.shown },
              )
              if (ours) expectAnswer(next.choice, effects)
              if (effects.some((effect) => effect.do === 'check-account')) {
                expect([next.forwarded, next.late, next.answers === 'unknown', next.choice]).toEqual([
                  false,
                  false,
                  false,
                  'confirm',
                ])
                expect([next.shown, before.question, way.passed]).toEqual([true, 'review-account', true])
                way.confirmed = true
              }
              const confirm = effects.find((effect) => effect.do === 'confirm-request')
              if (confirm === undefined) continue
              // Whose number it is was settled, and a scope chosen: in a business's chat that business alone.
              expect(otherNumber).toBe(false)
              expect(confirm.scope).toEqual(scope)
              if (start.channel.mode === 'shared') expect(scope?.kind).toBe('business')
              expect([next.forwarded, next.late, next.answers === 'unknown', next.choice]).toEqual([
                false,
                false,
                false,
                'confirm',
              ])
              expect(next.shown).toBe(true)
              expect([before.state, promptId === before.promptId, used.has(promptId)]).toEqual(['reviewing', true, false])
              expect(before.question).toMatch(/^review/)
              used.add(promptId)
            } else {
              const effects = world(chat, next.event)
              expectWithinLimits(effects)
              if (next.event === 'right' && before.state === 'provingEmail') way.passed = true
              if (!effects.some((effect) => effect.do === 'confirm-account')) continue
              expect([next.event, before.state, way.confirmed, way.passed]).toEqual(['checked', 'checkingAccount', true, true])
              way.confirmed = false
            }
          }
        }),
        { numRuns: 300 },
      )
    },
  )
})

/** Words, or something to do that ends in words; where it is the business's, its chat given back. */
function expectAnswer(to: string, effects: Effect[]): void {
  expect(`${to}: ${effects.length > 0}`).toBe(`${to}: true`)
  expectWithinLimits(effects)
}

function expectWithinLimits(effects: Effect[]): void {
  for (const effect of effects) {
    if (effect.do !== 'say') continue
    for (const language of languages) assertWithinLimits(effect.say.key, render(effect.say, language))
  }
}

function world(chat: ReturnType<typeof talk>, event: string): Effect[] {
  const { send } = chat
  if (event === 'facts') return chat.facts()
  if (event === 'suspect') return chat.facts({ suspect: true })
  if (event === 'preview') return chat.preview()
  if (event === 'scheduled') return chat.scheduled()
  if (event === 'status') return chat.status()
  if (event === 'due') return chat.due()
  if (event === 'identity') return send({ type: 'identity.changed', now: T0 })
  if (event === 'underway') return chat.underway()
  if (event === 'members') return chat.members('m1')
  if (event === 'right') return send({ type: 'code.right', now: T0 })
  if (event === 'accounts') return chat.accounts(owner)
  if (event === 'account-preview') return chat.accountPreview()
  if (event === 'checked') return send({ type: 'account.checked', now: T0, holds: true })
  if (event === 'scheduled-account') return chat.scheduledAccount()
  return send({ type: 'erasure.started', now: T0 })
}

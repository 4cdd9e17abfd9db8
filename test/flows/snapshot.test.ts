import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { advance } from '../../src/flows/advance.ts'
import { readSnapshot, SNAPSHOT_VERSION } from '../../src/flows/snapshot.ts'
import { dedicated, T0, talk } from './support/talk.ts'

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
      )
      .map((body) => ({ do: 'text' as const, body })),
    fc.record({
      do: fc.constant('tap' as const),
      choice: fc.constantFrom('delete', 'more', 'business', 'confirm', 'confirm', 'decline', 'keep', 'keep-yes', 'mine'),
      old: fc.boolean(),
      forwarded: fc.boolean(),
      late: fc.boolean(),
      answers: fc.constantFrom('none' as const, 'unknown' as const, 'own' as const),
      shown: fc.boolean(),
    }),
    fc
      .constantFrom('facts', 'suspect', 'preview', 'scheduled', 'status', 'due', 'identity', 'started')
      .map((event) => ({ do: 'world' as const, event })),
  )
  it('a review confirms at most once, and never by what is forwarded, old or foreign; STOP leaves the state alone', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const chat = talk()
        const used = new Set<string>()
        for (const next of steps) {
          const before = { state: chat.state(), promptId: chat.promptId(), question: chat.context().question?.key }
          if (next.do === 'text') {
            const effects = chat.text(next.body)
            expect(effects.some((effect) => effect.do === 'confirm-request')).toBe(false)
            if (next.body === 'STOP') expect(chat.state()).toBe(before.state)
          } else if (next.do === 'tap') {
            const promptId = next.old ? 'prompt-1' : before.promptId
            const answers = next.answers === 'own' ? { promptId } : next.answers
            const effects = chat.person(
              { type: 'button', id: `${promptId}:${next.choice}`, title: 'x' },
              { forwarded: next.forwarded, sentAt: next.late ? T0 - 90_000_000 : T0, answers, shown: next.shown },
            )
            if (!effects.some((effect) => effect.do === 'confirm-request')) continue
            expect([next.forwarded, next.late, next.answers === 'unknown', next.choice]).toEqual([false, false, false, 'confirm'])
            expect(next.shown).toBe(true)
            expect([before.state, promptId === before.promptId, used.has(promptId)]).toEqual(['reviewing', true, false])
            expect(before.question).toMatch(/^review/)
            used.add(promptId)
          } else world(chat, next.event)
        }
      }),
      { numRuns: 300 },
    )
  })
})

function world(chat: ReturnType<typeof talk>, event: string): void {
  if (event === 'facts') chat.facts()
  if (event === 'suspect') chat.facts({ suspect: true })
  if (event === 'preview') chat.preview()
  if (event === 'scheduled') chat.scheduled()
  if (event === 'status') chat.status()
  if (event === 'due') chat.due()
  if (event === 'identity') chat.send({ type: 'identity.changed', now: T0 })
  if (event === 'started') chat.send({ type: 'erasure.started', now: T0 })
}

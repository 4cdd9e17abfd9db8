import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Advanced, advance } from '../../src/flows/advance.ts'
import type { ConversationEvent } from '../../src/flows/conversation-event.ts'
import type { Said } from '../../src/flows/person-input.ts'
import { readSnapshot, SNAPSHOT_VERSION, type StoredSnapshot } from '../../src/flows/snapshot.ts'
import { dedicated, shared, T0 } from './support/talk.ts'

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
      expect(next.effects[0]).toEqual({ do: 'drop-request', as: 'expired' })
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
    expect(done(next)).toEqual(['drop-request', 'release-floor'])
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

import { describe, expect, it } from 'vitest'
import type { Reported } from '../../../src/flows/conversation-event.ts'
import { readIntent } from '../../../src/flows/intent.ts'
import { opensDeletion } from '../../../src/flows/opens-deletion.ts'
import { said, talk, times } from '../support/talk.ts'
import { listed } from './phrasings.ts'
import { changedMind } from './phrasings-changed.ts'

describe('whoever has thought better of it', () => {
  it.each(listed(changedMind))('by "%s" wants it kept, and nothing back', (text) => {
    expect(readIntent(text).is).toMatch(/^(?:keep|negated)$/)
    expect(opensDeletion(text)).not.toBe(true)
  })
  it.each([...listed(changedMind), 'give me my data back', 'galti se delete ho gaya wapas lao'])(
    'by "%s" is asked whether it shall stay, while nothing is gone',
    (text) => {
      const chat = talk().to('scheduled')
      expect([said(chat.text(text)), chat.state()]).toEqual([['keep'], 'confirmingUndo'])
    },
  )
  it('hears with nothing asked for that nothing is deleted, and not that what is gone stays gone', () => {
    const chat = talk()
    for (const text of ['man badal gaya, delete mat karna', 'changed my mind', 'data wapas chahiye']) {
      const asked = chat.text(text).find((effect) => effect.do === 'tell-status')
      expect(asked).toMatchObject({ toKeep: 'data' })
      const none = { type: 'status.ready', now: chat.now.at, status: { is: 'none' }, fresh: chat.fresh() } as const
      expect(said(chat.send({ ...none, regrets: true, keeps: true }))).toEqual(['status'])
    }
  })
  it('hears of what is erased that nobody can bring it back', () => {
    const chat = talk()
    expect(chat.text('give me my data back')).toContainEqual({ do: 'tell-status', toKeep: 'data', regrets: true })
    const status: Reported = { is: 'completed', kept: [], finishedAt: chat.now.at, ...times }
    const gone = { type: 'status.ready', now: chat.now.at, status, regrets: true, keeps: true, fresh: chat.fresh() } as const
    expect(said(chat.send(gone))).toEqual(['get-back', 'status'])
  })
  it('is asked at once about what was asked for in another chat', () => {
    const chat = talk()
    expect(chat.text('man badal gaya, delete mat karna')).toContainEqual({ do: 'tell-status', toKeep: 'data' })
    const status: Reported = { is: 'scheduled', kept: [], finishedAt: null, ...times }
    const told = chat.send({ type: 'status.ready', now: chat.now.at, status, keeps: true, fresh: chat.fresh() })
    expect([said(told), chat.state()]).toEqual([['keep'], 'confirmingUndo'])
  })
})

import { describe, expect, it } from 'vitest'
import type { Effect } from '../../src/flows/effect.ts'
import { done, said, shared, type Talk, talk } from './support/talk.ts'

const complaint = { complaint: 'CM-1', openCase: 'CM-1' }
const notes = (effects: Effect[]) => effects.filter((effect) => effect.do === 'note-reply')
const NOTED = [{ do: 'note-reply', reference: 'CM-1' }]

describe('what is written while a complaint waits for its answer', () => {
  const asked: [string, () => Talk][] = [
    ['nothing', () => talk()],
    ...(['choosingScope', 'reviewing', 'scheduled', 'confirmingUndo', 'erasing'] as const).map((state): [string, () => Talk] => [
      state,
      () => talk().to(state),
    ]),
    ...(['askingEmail', 'provingEmail', 'reviewing', 'scheduled'] as const).map((state): [string, () => Talk] => [
      `${state} of an account`,
      () => talk().toAccount(state),
    ]),
  ]
  it.each(asked)('is taken as its words and the person is told so, where this is open: %s', (_, open) => {
    const chat = open()
    const state = chat.state()
    const heard = chat.text('my photos are in the shop app still', complaint)
    expect(notes(heard)).toEqual(NOTED)
    expect(said(heard)).toEqual(['case-noted'])
    expect(chat.state()).toBe(state)
  })
  it.each([
    'You erased the wrong person, I am the new owner of this number',
    'you erased the wrong person’s data!',
    'you erased the wrong chat',
    'why did the shop call me yesterday?',
    'I cancelled my order and nobody answers',
    'abhi tak kuch nahi hua aur dukan wale phone karte hain',
  ])('"%s" is, at rest and beside a deletion that waits', (text) => {
    for (const chat of [talk(), talk().to('scheduled')]) {
      const heard = chat.text(text, complaint)
      expect(notes(heard)).toEqual(NOTED)
      expect(said(heard)[0]).toBe('case-noted')
      expect(done(heard)).not.toContain('open-case')
    }
  })
  it.each([
    ['delete my data', 'look-up'],
    ['STOP', 'stop-ads'],
    ['stop sending me offers', 'stop-ads'],
    ['status', 'tell-status'],
    ['is my data deleted?', 'tell-status'],
    ['keep my data', 'tell-status'],
    ['do not delete my data', 'tell-status'],
    ['talk to a person', 'open-case'],
  ])('a wish stays a wish: "%s"', (text, does) => {
    const heard = talk().text(text, complaint)
    expect(done(heard)).toContain(does)
    expect(notes(heard)).toEqual([])
  })
  it.each([
    ['choosingScope', 'Delete my data', 'counting'],
    ['reviewing', 'No, keep it', 'idle'],
  ] as const)('so does a title, in the state %s', (state, title, next) => {
    const chat = talk().to(state)
    expect(notes(chat.text(title, complaint))).toEqual([])
    expect(chat.state()).toBe(next)
  })
  it('a typed code confirms', () => {
    const chat = talk().to('reviewing')
    const heard = chat.text(`DELETE ${chat.context().prompt?.code}`, complaint)
    expect(done(heard)).toContain('confirm-request')
    expect(notes(heard)).toEqual([])
  })
})

describe('a complaint', () => {
  const opens = (chat: Talk, text: string) => chat.text(text).filter((effect) => effect.do === 'open-case')
  it.each(['complain', 'COMPLAINT', 'I have a complaint', 'shikayat'])('by "%s" is asked what is wrong', (text) =>
    expect(opens(talk(), text)).toEqual([{ do: 'open-case', about: 'complaint', words: false }]),
  )
  it.each(['complaint: you erased the wrong chat', 'I complain, the shop still calls me every day'])(
    'by "%s" has its words',
    (text) => expect(opens(talk(), text)).toEqual([{ do: 'open-case', about: 'complaint', words: true }]),
  )
  it('in a business’s chat nobody is told to write on: that would be the business’s', () => {
    const chat = talk(shared).to('scheduled')
    chat.text('complain')
    const opened = chat.send({ type: 'case.opened', now: 0, reference: 'CM-1', answerBy: 1, words: false })
    expect(opened).toContainEqual(expect.objectContaining({ do: 'say', say: expect.not.objectContaining({ words: false }) }))
  })
})

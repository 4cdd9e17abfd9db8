import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ChatSince, judgeChats, type WordSince } from '../../src/erasure/judge-chats.ts'

const AT = Date.parse('2026-11-23T10:00:00Z')
const chat = (given: Partial<ChatSince> = {}): ChatSince => ({
  key: 'chat',
  wasBefore: true,
  isNewer: true,
  lastAt: new Date(AT),
  isBusy: false,
  ...given,
})
const word = (messageId: string | null, given: Partial<WordSince> = {}): WordSince => ({
  key: `word ${messageId}`,
  chat: 'chat',
  messageId,
  isCustomers: true,
  at: new Date(AT),
  ...given,
})
const judge = (chats: ChatSince[], words: WordSince[]) => judgeChats(chats, words, (id) => id.startsWith('ours'))
const employee = word(null, { key: 'employee', isCustomers: false })
const later = word(null, { key: 'later', isCustomers: false, at: new Date(AT + 1_000) })

describe('what is newer than the cut-off', () => {
  it.each<[string, ChatSince, WordSince[], boolean]>([
    ['a chat in which only the deletion conversation went on goes', chat(), [word('ours 1')], true],
    ['one in which an employee wrote goes', chat(), [employee], true],
    ['one in which the customer wrote stays', chat(), [word('ours 1'), word('theirs')], false],
    ['a word without an id is the customer’s', chat(), [word(null)], false],
    ['one that the business began afterwards stays', chat({ wasBefore: false }), [employee], false],
    ['one that the deletion conversation began goes', chat({ wasBefore: false }), [word('ours 1'), later], true],
    [
      'one that the business began stays, also when our words follow',
      chat({ wasBefore: false }),
      [employee, word('ours 1', { at: later.at })],
      false,
    ],
    ['one whose first words are of one moment stays', chat({ wasBefore: false }), [word('ours 1'), employee], false],
    ['one with a newer call stays', chat({ isBusy: true }), [word('ours 1')], false],
    ['one whose newest word is not there yet stays', chat({ lastAt: new Date(AT + 60_001) }), [word('ours 1')], false],
    ['one that is dated later than any word that is there stays', chat(), [], false],
    ['one dated by a moment that is none stays', chat({ lastAt: new Date(Number.NaN) }), [word('ours 1')], false],
  ])('%s', (_, given, words, goes) => {
    expect(judge([given], words).chats).toEqual(goes ? ['chat'] : [])
  })

  it('a chat that nothing has moved is not named, and what the business wrote in it is', () => {
    expect(judge([chat({ isNewer: false })], [employee])).toEqual({ chats: [], words: ['employee'] })
  })

  it('words of the deletion conversation go out of a chat that stays, and nothing else', () => {
    expect(judge([chat()], [word('ours 1'), word('theirs'), employee])).toEqual({ chats: [], words: ['word ours 1'] })
  })

  const anyWord = fc.record({
    messageId: fc.constantFrom(null, 'ours 1', 'ours 2', 'theirs 1', 'theirs 2'),
    chat: fc.constantFrom('chat', 'other'),
    isCustomers: fc.boolean(),
    at: fc.integer({ min: -100, max: 100 }).map((seconds) => new Date(AT + seconds * 1_000)),
  })
  const anyChat = (key: string) =>
    fc.record({
      key: fc.constant(key),
      wasBefore: fc.boolean(),
      isNewer: fc.boolean(),
      isBusy: fc.boolean(),
      lastAt: fc.integer({ min: -200, max: 200 }).map((seconds) => new Date(AT + seconds * 1_000)),
    })

  it('nothing that a customer wrote to the business goes, nor a chat in which it stands', () => {
    fc.assert(
      fc.property(anyChat('chat'), anyChat('other'), fc.array(anyWord, { maxLength: 8 }), (one, other, given) => {
        const words = given.map((each, index) => ({ ...each, key: `word ${index}` }))
        const { chats, words: gone } = judge([one, other], words)
        const theirs = words.filter(({ isCustomers, messageId }) => isCustomers && !messageId?.startsWith('ours'))
        for (const { key, chat: stands } of theirs) {
          expect(gone).not.toContain(key)
          expect(chats).not.toContain(stands)
        }
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { Effect } from '../../src/flows/effect.ts'
import type { Choice, HeardAloud } from '../../src/flows/heard.ts'
import { knownWords } from '../../src/flows/intents/vocabulary.ts'
import { done, said, type Talk, talk } from './support/talk.ts'

const PROVES: readonly Effect['do'][] = [
  'confirm-request',
  'confirm-account',
  'check-account',
  'hurry-request',
  'undo-request',
  'ask-for-code',
  'mail-code',
  'try-code',
  'bind-phone',
  'note-reply',
  'deny-forward',
]
const speak = (chat: Talk, words: string) => chat.person({ type: 'spoken', words })
const places: [string, () => Talk][] = [
  ...(['opening', 'choosingScope', 'counting', 'reviewing', 'confirming', 'scheduled', 'confirmingUndo', 'erasing'] as const).map(
    (state) => [state, () => talk().to(state)] as [string, () => Talk],
  ),
  ...(['askingEmail', 'sendingCode', 'provingEmail', 'reviewing', 'scheduled', 'confirmingSooner'] as const).map(
    (state) => [`an account’s ${state}`, () => talk().toAccount(state)] as [string, () => Talk],
  ),
]
const decisions = [
  'yes',
  'haan',
  'हाँ',
  'ok delete',
  'no',
  'delete 472',
  'DELETE 4 7 2',
  'keep my data',
  'मेरा डेटा रहने दो',
  'sooner',
]
const words = fc.oneof(
  fc.constantFrom(...decisions, 'yes delete 472', '123456', 'my code is 123456', 'asha@sweets.example', 'send again'),
  fc.array(fc.constantFrom(...[...knownWords()].sort()), { minLength: 1, maxLength: 5 }).map((list) => list.join(' ')),
)

describe('nothing spoken confirms, proves or takes back', () => {
  it('by type: no tap, code, address, number or yes is among what can be heard aloud', () => {
    type Deciding = `tapped.${Choice}` | 'tapped.stale' | 'said.yes' | 'said.no' | 'said.keep' | 'said.negated' | 'said.code'
    type Proving = 'said.email' | 'said.email-code' | 'said.code-shape' | 'said.wrong-code' | 'said.to-staff' | 'sent.number'
    expectTypeOf<Extract<HeardAloud['type'], Deciding | Proving>>().toBeNever()
  })

  it.each(places)('in %s, whatever the words', (_state, open) => {
    fc.assert(
      fc.property(words, (text) => {
        const chat = open()
        const effects = speak(chat, text)
        expect(done(effects).filter((what) => PROVES.includes(what))).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('while the same words, typed, confirm', () => {
    const chat = talk().to('reviewing')
    const code = `delete ${chat.context().prompt?.code}`
    expect(done(speak(chat, code))).not.toContain('confirm-request')
    expect(done(chat.text(code))).toContain('confirm-request')
    const asked = talk().to('confirmingUndo')
    expect(done(speak(asked, 'keep my data'))).not.toContain('undo-request')
    expect(done(asked.text('keep my data'))).toContain('undo-request')
  })

  it.each(decisions)('"%s" leaves the review open', (text) => {
    const chat = talk().to('reviewing')
    const heard = said(speak(chat, text))
    expect(['tap-button', 'review', 'no-papers']).toContain(heard[0])
    expect(chat.state()).toBe('reviewing')
  })
})

it('a spoken "keep my data" shows how it stands and how to keep it', () => {
  const chat = talk().to('scheduled')
  expect(done(speak(chat, 'keep my data'))).toEqual(['tell-status'])
  expect(chat.state()).toBe('scheduled')
  const asked = talk().to('confirmingUndo')
  expect(said(speak(asked, 'keep my data'))).toEqual(['tap-button'])
  expect(asked.state()).toBe('confirmingUndo')
})

it('a spoken wish asks what a typed one asks, in its own language', () => {
  const chat = talk()
  expect(done(speak(chat, 'मेरा डेटा डिलीट करो'))).toEqual(expect.arrayContaining(['set-language', 'look-up']))
  expect(chat.state()).toBe('opening')
  expect(done(speak(talk(), 'stop sending offers'))).toContain('stop-ads')
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Intent } from '../../../src/flows/intent.ts'
import { detectLanguage, readIntent } from '../../../src/flows/intent.ts'
import { normalise } from '../../../src/flows/intents/normalise.ts'
import { phrases } from '../../../src/flows/intents/vocabulary.ts'
import { entries, languages } from '../../../src/flows/language.ts'
import { opensDeletion } from '../../../src/flows/opens-deletion.ts'
import { dedicated, talk } from '../support/talk.ts'
import { phrasingsOf } from './all-phrasings.ts'
import { each, english, hardNegatives, inTheirWords, oftenMisread } from './phrasings.ts'

const PHRASINGS_MIN = 40
/** Written with their languages' tables; English, Hindi and Marathi have more tables of their own. */
const tabled = languages.filter((language) => !['en', 'hi', 'mr'].includes(language))
const intents = Object.keys({ ...english, ...hardNegatives, ...inTheirWords, ...oftenMisread })
const isLatin = (text: string) => !/[^\p{Script=Latin}\p{Script=Common}]/u.test(text)

describe.each(languages)('what a person wants in %s', (language) => {
  const table = each(phrasingsOf[language])
  it('is shown by enough phrasings to mean something', () => expect(table.length).toBeGreaterThanOrEqual(PHRASINGS_MIN))
  it.each(table)('"%s" means %s', (text, is) => expect(readIntent(text).is).toBe(is))
})

describe.each(tabled)('the phrasings of %s', (language) => {
  const table = each(phrasingsOf[language])
  it.each(intents)('show how people say %s', (is) => expect(table.filter(([, known]) => known === is)).not.toEqual([]))
  it('are in their own letters and in Latin ones where it matters most', () => {
    for (const is of ['delete', 'stop-ads', 'status', 'negated', 'keep', 'somebody-else', 'get-back']) {
      const said = table.filter(([, known]) => known === is).map(([text]) => isLatin(text))
      expect([...new Set(said)].length, is).toBe(2)
    }
  })
  it('tell their language where they are longer than a word or two', () => {
    const wrong = table.filter(([text]) => {
      const found = detectLanguage(text)
      return text.split(' ').length >= 4 && found !== undefined && found !== language
    })
    // What is typed in Latin letters may read as Hindi: half of it is.
    expect(wrong.filter(([text]) => !isLatin(text) || !['ur', 'pa', 'gu'].includes(language))).toEqual([])
  })
  it('a plain wish opens a deletion in a business’s chat, in both alphabets', () => {
    const wishes = table.filter(([, is]) => is === 'delete').map(([text]) => text)
    expect(opensDeletion(wishes.find((text) => !isLatin(text)) ?? '')).toBe(true)
    expect(wishes.filter((text) => isLatin(text) && opensDeletion(text) === true)).not.toEqual([])
  })
})

describe('over all languages at once', () => {
  const said = languages.flatMap((language) => each(phrasingsOf[language]))
  const more = [hardNegatives, inTheirWords, oftenMisread].flatMap(each)
  const meaning = (...wanted: Intent['is'][]) => [...said, ...more].filter(([, is]) => wanted.includes(is as Intent['is']))
  it('nobody’s wish to keep, to stop offers or to know is another language’s wish to delete', () => {
    const wrong = [...said, ...more].filter(([text, is]) => is !== 'delete' && readIntent(text).is === 'delete')
    expect(wrong).toEqual([])
  })
  it('nothing but a wish to delete, or a question about one, is taken from a business’s chat', () => {
    const kept = meaning('stop-ads', 'keep', 'negated', 'somebody-else', 'get-back', 'elsewhere', 'none', 'yes', 'no', 'greeting')
    expect(kept.filter(([text]) => opensDeletion(text) === true)).toEqual([])
  })
  it('two that mean no deletion mean none together, whatever their languages', () => {
    const calm = fc.constantFrom(...meaning('stop-ads', 'keep', 'negated', 'get-back'))
    fc.assert(
      fc.property(calm, calm, ([first], [second]) => {
        // Of two languages in Latin letters at once not even a reader knows whose "na" it is.
        fc.pre(!(isLatin(first) && isLatin(second)))
        expect(`${first} ${second}: ${readIntent(`${first} ${second}`).is}`).not.toMatch(/: delete$/)
      }),
      { numRuns: 3000 },
    )
  })
  it('every language is asked for by its name in its own letters and in English', () => {
    for (const language of languages) {
      const { name, english: inEnglish } = entries[language]
      expect([readIntent(name), readIntent(inEnglish), readIntent(`${inEnglish} please`)]).toEqual(
        Array.from({ length: 3 }, () => ({ is: 'language', language })),
      )
    }
  })
  it('no word tells two languages', () => {
    const owners = new Map<string, string[]>()
    for (const language of languages) {
      for (const word of new Set(entries[language].phrases.words.split(/\s+/).map(normalise).filter(Boolean))) {
        owners.set(word, [...(owners.get(word) ?? []), language])
      }
    }
    expect([...owners].filter(([, owning]) => owning.length > 1).map(([word, owning]) => `${word}: ${owning}`)).toEqual([])
  })
  it.each([
    'DELETE ৪৭২',
    'delete ௪௭௨',
    'DELETE ౪౭౨',
    'DELETE ೪೭೨',
    'DELETE ૪૭૨',
    'DELETE ੪੭੨',
    'DELETE ൪൭൨',
    'DELETE ୪୭୨',
    'DELETE ۴۷۲',
    'ডিলিট 472',
    'டெலிட் 472',
    'డిలీట్ ౪౭౨',
    'ڈیلیٹ 472',
  ])('the typed code is read from "%s"', (text) => expect(readIntent(text)).toEqual({ is: 'code', code: '472' }))
})

describe('one word or a fixed phrase', () => {
  const latin = (list: string) => phrases(list).filter((text) => !text.endsWith('*') && /^[ -~]+$/.test(text))
  it.each(languages)('of %s leaves a chat in it as it is', (language) => {
    const { whole, keep, back } = entries[language].phrases
    const { language: _, ...told } = whole
    for (const text of [...Object.values(told), keep, back].flatMap(latin)) {
      const chat = talk({ ...dedicated, language })
      chat.text(text)
      expect([text, chat.context().language]).toEqual([text, language])
    }
  })
  it.each([
    ['undo', 'en'],
    ['pls undo', 'en'],
    ['menu', 'en'],
    ['main menu', 'en'],
    ['madad', 'hi'],
    ['bhasha', 'hi'],
    ['theek', 'hi'],
    ['abhari ahe', 'mr'],
  ])('"%s" is %s', (text, language) => {
    const chat = talk()
    chat.text(text)
    expect(chat.context().language).toBe(language)
  })
})

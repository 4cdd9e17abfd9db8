import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { translator } from '../../src/flows/copy/translate.ts'
import { readIntent } from '../../src/flows/intent.ts'
import { linkCodes } from '../../src/flows/intents/link-code.ts'
import { languages } from '../../src/flows/language.ts'
import { en, type WordKey } from '../../src/intake/words/en.ts'
import { dictionaries, pageLanguages, wordsIn } from '../../src/intake/words/words.ts'

const names = (text: string) => [
  ...new Set(
    [
      ...JSON.stringify(new IntlMessageFormat(text, 'en').getAst()).matchAll(
        /"type":[1-6],"value":"(\w+)"|"value":"(\w+)","options"/g,
      ),
    ].map((m) => m[1] ?? m[2]),
  ),
]

describe('the words of the pages', () => {
  it.each(Object.keys(en) as WordKey[])('%s has the same placeholders in every language', (key) => {
    for (const words of Object.values(dictionaries)) {
      expect(names(words[key]).sort()).toEqual(names(en[key]).sort())
      expect(Object.keys(words)).toEqual(Object.keys(en))
    }
  })
  it.each(pageLanguages)('what a button types in %s is understood in the chat as what it says', (language) => {
    const t = wordsIn(language)
    const meant = { 'wish.delete': 'delete', 'wish.status': 'status', 'wish.complain': 'complain', 'wish.keep': 'keep' } as const
    for (const [key, is] of Object.entries(meant)) expect(readIntent(t(key as keyof typeof meant))).toMatchObject({ is })
  })
  it.each(pageLanguages)('what is written for somebody else in %s opens the list of papers in the chat', (language) => {
    const [, words = ''] = /“([^”]+)”/.exec(wordsIn(language)('how.other')) ?? []
    expect(readIntent(words)).toMatchObject({ is: 'somebody-else' })
  })
  it.each(languages)('the words of a link in %s are a wish to delete, and hold up against what people do to them', (language) => {
    const text = translator(language)('link.text', { code: 'K7Q2M9' })
    const edited = [text, text.toLowerCase(), `hello, ${text} please`, text.replace('·', ''), text.replace('·', '\n'), `${text}.`]
    for (const each of edited) {
      expect(readIntent(each), each).toMatchObject({ is: 'delete', typed: [] })
      expect(linkCodes(each), each).toEqual(['K7Q2M9'])
    }
  })
})

describe('a code in a message', () => {
  it.each([
    ['K7Q2M9', ['K7Q2M9']],
    ['(k7q2m9)', ['K7Q2M9']],
    ['ｋ７ｑ２ｍ９', ['K7Q2M9']],
    ['delete my data', []],
    ['DELETE', []],
    ['234567', []],
    ['my case CM-7K3F-9QXD', []],
    ['K7Q2M9X', []],
    ['K7Q2MO', []],
    ['call +917000014821', []],
    ['K7Q2M9 K7Q2M8 K7Q2M7 K7Q2M6 K7Q2M5 K7Q2M4', ['K7Q2M9', 'K7Q2M8', 'K7Q2M7', 'K7Q2M6', 'K7Q2M5']],
  ])('in %j is %j', (text, codes) => expect(linkCodes(text)).toEqual(codes))
})

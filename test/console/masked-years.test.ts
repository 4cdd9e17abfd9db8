import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskOwn } from '../../src/console/mask.ts'
import { isolate } from '../../src/flows/copy/isolate.ts'
import { day } from '../../src/flows/copy/when.ts'
import { entries, type Language, languages } from '../../src/flows/language.ts'

/** Every sentence of ours that shows the end of a number. */
const sentences = languages.flatMap((language) =>
  Object.values(entries[language].copy)
    .filter((text) => text.includes('{number}'))
    .map((text) => ({ language, text })),
)
const written = (text: string, language: Language) => (entries[language].rightToLeft ? isolate(text) : text)

describe('the end of a number that looks like a year', () => {
  it('is hidden in everything that we say, in every language, and the year of a day is shown', () => {
    expect(sentences.length).toBeGreaterThan(languages.length * 5)
    const ending = fc.integer({ min: 0, max: 9_999 }).map((n) => String(n).padStart(4, '0'))
    const year = fc.integer({ min: 2_000, max: 2_099 })
    const at = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2059, 0, 1) })
    fc.assert(
      fc.property(fc.constantFrom(...sentences), fc.oneof(ending, year.map(String)), at, ({ language, text }, four, moment) => {
        const date = day(moment, language)
        const shown = maskOwn(written(`${text.replaceAll('{number}', four)}\n${date}.`, language))
        const [said, last] = [shown.slice(0, shown.lastIndexOf('\n')), shown.slice(shown.lastIndexOf('\n'))]
        expect(said).not.toMatch(new RegExp(`(?<!\\d)${four}(?!\\d)`))
        expect(last.replaceAll(/[\u2066\u2069]/g, '')).toContain(date)
      }),
      { numRuns: 2_000 },
    )
  })

  it.each([
    ['Number ending 2024: until 31 Dec 2032', 'Number ending ••••: until 31 Dec 2032'],
    ['On 23 May 2049, number 2049', 'On 23 May 2049, number ••••'],
    ['As of 2026-12-23, not 2026', 'As of 2026-12-23, not ••••'],
    ['2031 is your number', '•••• is your number'],
    ['123 May 2026', '123 May ••••'],
    ['23 Mayor 2026', '23 Mayor ••••'],
  ])('%s', (text, shown) => expect(maskOwn(text)).toBe(shown))
})

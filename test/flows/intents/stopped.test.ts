import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readIntent } from '../../../src/flows/intent.ts'
import { opensDeletion } from '../../../src/flows/opens-deletion.ts'
import { listed } from './phrasings.ts'
import { ofOneself, ofOthers, ofPeople, stopped, usedUp } from './phrasings-stopped.ts'

const EACH_MIN = 25

describe.each(Object.entries(stopped))('in %s', (_, { keep, negated, opens }) => {
  it('both sides are shown by enough phrasings to mean something', () => {
    expect(listed(keep).length).toBeGreaterThanOrEqual(EACH_MIN)
    expect(listed(negated).length).toBeGreaterThanOrEqual(EACH_MIN)
    expect(listed(opens).length).toBeGreaterThanOrEqual(EACH_MIN)
  })
  it.each(listed(keep))('"%s" stops a deletion', (text) => {
    expect(readIntent(text).is).toBe('keep')
    expect(opensDeletion(text)).not.toBe(true)
  })
  it.each(listed(negated))('"%s" refuses one', (text) => {
    expect(readIntent(text).is).toBe('negated')
    expect(opensDeletion(text)).not.toBe(true)
  })
  it.each(listed(opens))('"%s" still opens one', (text) => {
    expect(readIntent(text).is).toBe('delete')
    expect(opensDeletion(text)).toBe(true)
  })
})

describe('a deletion that did not come', () => {
  it.each([
    ...['माझा डेटा डिलीट का नाही केला', 'maza data delete ka nahi kela'],
    ...['mera data delete karne ko bola tha nahi kiya', 'मेरा डेटा डिलीट क्यों नहीं किया'],
  ])('"%s" asks after it', (text) => {
    expect(readIntent(text).is).toBe('status')
    expect(opensDeletion(text)).toBe(true)
  })
})

describe('whose data it is', () => {
  it.each(listed(ofOthers))('"%s" is taken from no business’s chat', (text) => expect(opensDeletion(text)).toBe(false))
  it.each(listed(ofPeople))('"%s" is somebody else’s', (text) => expect(readIntent(text).is).toBe('somebody-else'))
  it.each(listed(ofOneself))('"%s" is the speaker’s own', (text) => {
    expect(readIntent(text).is).toBe('delete')
    expect(opensDeletion(text)).toBe(true)
  })
  it.each(listed(usedUp))('"%s" is about a phone’s plan', (text) => {
    expect(readIntent(text).is).toBe('none')
    expect(opensDeletion(text)).toBe(false)
  })
})

describe('politeness', () => {
  const all = Object.values(stopped)
  const [first, last] = [
    ['', 'please ', 'sir ', 'bhai ', 'प्लीज़ ', 'कृपया '],
    ['', ' please', ' sir', ' bhai', ' भाई', ' 🙏', '!!'],
  ]
  const dressed = (phrasings: string[]) =>
    fc.tuple(fc.constantFrom(...first), fc.constantFrom(...phrasings), fc.constantFrom(...last))
  it('makes no wish of what stops or refuses one', () => {
    const calm = all.flatMap(({ keep, negated }) => [...listed(keep), ...listed(negated)])
    fc.assert(
      fc.property(dressed(calm), ([before, text, after]) => {
        expect(readIntent(before + text + after).is, before + text + after).toMatch(/^(?:keep|negated)$/)
      }),
      { numRuns: 1500 },
    )
  })
  it('takes no wish away', () => {
    const wishes = [...all.flatMap(({ opens }) => listed(opens)), ...listed(ofOneself)]
    fc.assert(
      fc.property(dressed(wishes), ([before, text, after]) => {
        expect(opensDeletion(before + text + after), before + text + after).toBe(true)
      }),
      { numRuns: 1500 },
    )
  })
  it('and a word for oneself left out make no wish of it either', () => {
    const calm = all.flatMap(({ keep, negated }) => [...listed(keep), ...listed(negated)])
    const unowned = calm.map((text) => text.replace(/(?<!\p{L})(?:my|mera|meri|maza|मेरा|मेरी|माझा|माझी) /giu, ''))
    expect(unowned.filter((text) => opensDeletion(text) === true)).toEqual([])
  })
})

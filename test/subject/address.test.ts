import fc from 'fast-check'
import { getCountries, getExampleNumber } from 'libphonenumber-js/max'
import examples from 'libphonenumber-js/mobile/examples'
import { describe, expect, test } from 'vitest'
import {
  doubtfulDigits,
  isSpelledAs,
  lastFour,
  parsePhone,
  phoneFromMeta,
  phoneReadings,
  phoneSpellings,
  phoneTextPattern,
} from '../../src/subject/address.ts'

describe('a number as Meta sends it', () => {
  test.each([
    ['917000012345', '+917000012345'],
    ['+917000012345', '+917000012345'],
    [' 917000012345 ', '+917000012345'],
    ['551161234567', '+5511961234567'],
    ['5511961234567', '+5511961234567'],
    ['551132345678', '+551132345678'],
    ['5215512345678', '+525512345678'],
    ['525512345678', '+525512345678'],
    ['5491123456789', '+541123456789'],
    ['541123456789', '+541123456789'],
    ['15550001234', '+15550001234'],
  ])('%s is %s', (digits, phone) => {
    expect(phoneFromMeta(digits)).toBe(phone)
  })

  test.each(['', '0', '917', 'me', '91 70000 12345', '0917000012345', '9170000123456789', '917000012345\0', '९१७००००१२३४५'])(
    '%j is none',
    (digits) => {
      expect(phoneFromMeta(digits)).toBeUndefined()
    },
  )
})

describe('a number as people and databases spell it', () => {
  test.each([
    ['+91 70000 12345', '+917000012345'],
    ['+91-70000-12345', '+917000012345'],
    ['0091 70000 12345', '+917000012345'],
    ['917000012345', '+917000012345'],
    ['070000 12345', '+917000012345'],
    ['7000012345', '+917000012345'],
    ['(+91) 70000.12345', '+917000012345'],
    ['+55 11 6123-4567', '+5511961234567'],
    ['+44 7911 123456', '+447911123456'],
  ])('%s is %s', (raw, phone) => {
    expect(parsePhone(raw)).toBe(phone)
  })

  test.each(['', 'hello', '12345', '+91 12345', 'call 7000012345', '1'.repeat(41), '+999 123456789'])('%j is none', (raw) => {
    expect(parsePhone(raw)).toBeUndefined()
  })
})

test('a prompt shows the last four digits', () => {
  expect(lastFour('+917000014821')).toBe('4821')
})

const indian = fc.integer({ min: 7_000_000_000, max: 7_000_099_999 }).map((national) => `+91${national}`)
const brazilian = fc.integer({ min: 61_000_000, max: 99_999_999 }).map((national) => `+55119${national}`)
const mexican = fc.integer({ min: 5_510_000_000, max: 5_599_999_999 }).map((national) => `+52${national}`)
const argentine = fc.integer({ min: 1_120_000_000, max: 1_169_999_999 }).map((national) => `+54${national}`)
const british = fc.integer({ min: 7_911_100_000, max: 7_911_199_999 }).map((national) => `+44${national}`)
const american = fc.integer({ min: 2_125_550_000, max: 2_125_559_999 }).map((national) => `+1${national}`)
const anyPhone = fc.oneof(indian, brazilian, mexican, argentine, british, american)

test('what Meta sends for a number is the number again', () => {
  fc.assert(
    fc.property(anyPhone, (phone) => {
      expect(phoneFromMeta(phone.slice(1))).toBe(phone)
    }),
  )
})

test('every international spelling of a number is read as that number', () => {
  fc.assert(
    fc.property(anyPhone, (phone) => {
      for (const spelling of phoneSpellings(phone).filter((text) => /^(\+|00)/.test(text)))
        expect(parsePhone(spelling)).toBe(phone)
    }),
  )
})

test('every spelling of an Indian number is read as that number', () => {
  fc.assert(
    fc.property(indian, (phone) => {
      for (const spelling of phoneSpellings(phone)) expect(parsePhone(spelling)).toBe(phone)
    }),
  )
})

test('spellings are many and different', () => {
  fc.assert(
    fc.property(anyPhone, (phone) => {
      const spellings = phoneSpellings(phone)
      expect(new Set(spellings).size).toBe(spellings.length)
      expect(spellings).toEqual(expect.arrayContaining([phone, phone.slice(1), `00${phone.slice(1)}`]))
    }),
  )
})

test('whatever is typed of a number is known as it, and of another never', () => {
  fc.assert(
    fc.property(anyPhone, anyPhone, (phone, other) => {
      for (const spelling of phoneSpellings(phone)) {
        const typed = spelling.replace(/[^\d+]/g, '')
        expect(isSpelledAs(typed, phone), typed).toBe(true)
        if (typed.startsWith('+') && other !== phone) expect(isSpelledAs(typed, other), typed).toBe(false)
      }
    }),
  )
})

test('a number is known as it is dialled at home', () => {
  expect(isSpelledAs('07700900123', '+447700900123')).toBe(true)
  expect(isSpelledAs('7034561234', '+17034561234')).toBe(true)
  expect(isSpelledAs('+7034561234', '+17034561234')).toBe(false)
})

test('two people share no spelling', () => {
  fc.assert(
    fc.property(anyPhone, anyPhone, (one, other) => {
      fc.pre(one !== other)
      const spellings = new Set(phoneSpellings(one))
      const international = phoneSpellings(other).filter((text) => /^(\+|00)/.test(text))
      expect(international.filter((text) => spellings.has(text))).toEqual([])
    }),
  )
})

describe('numbers of other countries', () => {
  test.each([
    ['a British number', '+447000026350', '7000026350'],
    ['an American number', '+17034561234', '7034561234'],
  ])('%s is never an Indian one without its country code', (_whose, foreign, national) => {
    expect(phoneSpellings(foreign)).not.toContain(national)
    expect(phoneSpellings(foreign)).not.toContain(`0${national}`)
    expect(phoneSpellings(`+91${national}`)).toContain(national)
  })

  test('an Indian number whose ten digits are a Singapore number is not claimed without its country code', () => {
    expect(phoneSpellings('+916596980379')).not.toContain('6596980379')
    expect(phoneSpellings('+916596980379')).toContain('06596980379')
  })

  test.each(['+91-70000-26350', '70000-26350', '(+91) 7000026350', '+91 700 002 6350', '917000 026350', '0091 70000 26350'])(
    'a column may spell it %s',
    (spelling) => {
      expect(phoneSpellings('+917000026350')).toContain(spelling)
    },
  )
})

describe('ten digits that are a number in India and another one abroad', () => {
  // Singapore's mobiles and most of Myanmar's.
  const shared = ['6596980379', '9596234567', '9598123456', '9595012345']

  test.each(shared)('%s may be two people, and neither is guessed', (digits) => {
    expect(phoneReadings(digits)).toEqual([`+${digits}`, `+91${digits}`])
    expect(parsePhone(digits)).toBeUndefined()
    expect(parsePhone(`${digits.slice(0, 5)} ${digits.slice(5)}`)).toBeUndefined()
  })

  test.each(shared)('%s has one holder as soon as a plus, zeros or a country code stand before it', (digits) => {
    expect(phoneReadings(`+${digits}`)).toEqual([`+${digits}`])
    expect(phoneReadings(`00${digits}`)).toEqual([`+${digits}`])
    expect(phoneReadings(`0${digits}`)).toEqual([`+91${digits}`])
    expect(phoneReadings(`91${digits}`)).toEqual([`+91${digits}`])
  })

  test.each(shared)('%s in a column is neither’s to erase, and both’s to look at', (digits) => {
    for (const phone of [`+${digits}`, `+91${digits}`]) {
      const bare = phoneSpellings(phone).filter((spelling) => spelling.replace(/[^+\d]/g, '') === digits)
      expect(bare, phone).toEqual([])
      expect(doubtfulDigits(phone)).toEqual([digits])
      expect(phoneSpellings(phone)).toContain(phone)
    }
  })

  // Whoever begins with 91 has India's own code there, and nobody abroad.
  const prefixes = Array.from({ length: 4_000 }, (_, n) => 6_000 + n).filter((prefix) => !`${prefix}`.startsWith('91'))
  const tail = fc.stringMatching(/^[0-9]{6}$/)

  test('no two people share a spelling, under any Indian prefix and beside any country', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(tail, fc.shuffledSubarray(prefixes, { minLength: 200, maxLength: 200 }), (rest, some) => {
        for (const prefix of some) {
          const digits = `${prefix}${rest}`
          const [home, abroad] = [`+91${digits}`, `+${digits}`]
          const isReal = phoneReadings(abroad).length > 0
          expect(parsePhone(digits) === abroad, digits).toBe(false)
          if (isReal) expect(parsePhone(digits), digits).toBeUndefined()
          const spellings = new Set(phoneSpellings(home))
          expect(
            phoneSpellings(abroad).filter((spelling) => spellings.has(spelling)),
            digits,
          ).toEqual([])
          expect(doubtfulDigits(home), digits).toEqual(isReal ? [digits] : [])
        }
      }),
      { numRuns: 20 },
    )
  })

  test('whatever a number’s spelling is read as, it is that number or undecided', { timeout: 60_000 }, () => {
    for (const country of getCountries()) {
      const phone = getExampleNumber(country, examples)?.number
      if (phone === undefined) continue
      const own = phoneFromMeta(phone)
      for (const spelling of phoneSpellings(own ?? '')) expect(parsePhone(spelling) ?? own, `${country} ${spelling}`).toBe(own)
    }
  })
})

describe('in free text', () => {
  // The pattern is PostgreSQL's; what it uses of it means the same here.
  const finds = (phone: string, text: string) => new RegExp(phoneTextPattern(phone)).test(text)
  const phone = '+917000012345'

  test.each([
    'call 7000012345 now',
    'call 70000 12345',
    'tel:+91-70000-12345.',
    '+917000012345',
    '00917000012345',
    '0 70000 12345',
    '(91) 70000 12345',
    '{"phone":"917000012345"}',
    '917000012345@s.whatsapp.net',
    '7.0.0.0.0.1.2.3.4.5',
  ])('%s mentions the number', (text) => {
    expect(finds(phone, text)).toBe(true)
  })

  test.each([
    '70000123456',
    '17000012345',
    '917000012346',
    '7000012',
    '700001234 5678',
    'order 991700001234599',
    '+9177000012345',
  ])('%s does not', (text) => {
    expect(finds(phone, text)).toBe(false)
  })

  test('every spelling is found, and none inside a longer number', () => {
    fc.assert(
      fc.property(anyPhone, fc.constantFrom('', ' ', 'x', '"', ','), (number, edge) => {
        for (const spelling of phoneSpellings(number)) {
          expect(finds(number, `${edge}${spelling}${edge}`)).toBe(true)
          expect(finds(number, `${spelling}7`)).toBe(false)
        }
      }),
    )
  })

  test('a British number is not found in the same digits of an Indian one', () => {
    expect(finds('+447000026350', 'call 7000026350')).toBe(false)
    expect(finds('+447000026350', 'call +44 7000 026350')).toBe(true)
  })

  test('both spellings of a Brazilian number are found', () => {
    expect(finds('+5511961234567', 'fone +55 11 6123-4567')).toBe(true)
    expect(finds('+5511961234567', 'fone 55 (11) 96123-4567')).toBe(true)
  })
})

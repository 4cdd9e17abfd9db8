import { describe, expect, it } from 'vitest'
import { render } from '../../src/flows/copy/render.ts'
import { entries, type Language, languages } from '../../src/flows/language.ts'
import type { Say } from '../../src/flows/say.ts'
import { refusalReasons } from '../../src/requests/request.ts'
import { T0 } from './support/talk.ts'

type Counts = { noun: 'message' | 'recording'; count: number; more: boolean }[]
const one: Counts = [{ noun: 'message', count: 1, more: false }]
const many: Counts = [
  { noun: 'message', count: 212, more: false },
  { noun: 'recording', count: 3, more: false },
]
const firstLine = (say: Say, language: Language): string => {
  const message = render(say, language)
  return 'body' in message ? (message.body.split('\n')[0] ?? '') : ''
}

/** Whose verb, or whose word for what is counted, knows one from many. */
const verbs = [
  ['ta', 'மெசேஜ் உள்ளது', 'ரெக்கார்டிங்குகள் உள்ளன'],
  ['te', 'మెసేజ్ ఉంది', 'రికార్డింగ్‌లు ఉన్నాయి'],
  ['kn', 'ಮೆಸೇಜ್ ಇದೆ', 'ರೆಕಾರ್ಡಿಂಗ್‌ಗಳು ಇವೆ'],
  ['pa', 'ਮੈਸੇਜ ਹੈ', 'ਰਿਕਾਰਡਿੰਗ ਹਨ'],
  ['ur', 'میسج ہے', 'ریکارڈنگ ہیں'],
] as const

describe('what we hold', () => {
  it.each(verbs)('is one thing or many in %s', (language, single, plural) => {
    const asked = { promptId: 'x', code: null, now: T0, lead: null } as const
    const about = { lastFour: '4821', business: null, businesses: 1, kept: [] }
    const said = (counts: Counts) => [
      firstLine({ key: 'holdings', ...about, counts, ...asked }, language),
      firstLine(
        {
          ...{ key: 'review', lastFour: '4821', business: null, eraseAfterMs: 0, hasAccount: false },
          ...{ preview: { counts, businesses: 1, kept: [] }, ...asked },
        },
        language,
      ),
    ]
    for (const line of said(one)) expect(line).toContain(single)
    for (const line of said(many)) expect(line).toContain(plural)
  })

  it.each(['te', 'kn'] as const)('and a law’s day that is over are one record or many in %s', (language) => {
    const kept = (count: number) => [
      { noun: 'record' as const, count, until: '2026-01-31', because: 'tax' as const, over: true as const },
    ]
    const [single, plural] = [1, 2].map((count) => {
      const message = render({ key: 'nothing-held', lastFour: null, business: null, kept: kept(count) }, language)
      return 'body' in message ? message.body : ''
    })
    expect(single?.replace('1', '')).not.toBe(plural?.replace('2', ''))
    expect(plural).toContain({ te: 'డిలీట్ అవుతాయి', kn: 'ಡಿಲೀಟ್ ಆಗುತ್ತವೆ' }[language])
  })
})

/** What the person asked for, in their word for it. */
const ASKED: Record<Language, string> = {
  en: 'your request',
  hi: 'डिलीट',
  mr: 'डिलीट',
  bn: 'ডিলিট',
  ta: 'டெலிட்',
  te: 'డిలీట్',
  gu: 'ડિલીટ',
  kn: 'ಡಿಲೀಟ್',
  ml: 'ഡിലീറ്റ്',
  pa: 'ਡਿਲੀਟ',
  or: 'ଡିଲିଟ୍',
  as: 'ডিলিট',
  ur: 'ڈیلیٹ',
}

describe.each(languages)('a refusal in %s', (language) => {
  const { copy } = entries[language]
  const complain = copy.help.split('\n• ').at(-2) ?? '–'

  it('says what is not done, why, and what the person can do', () => {
    for (const reason of refusalReasons) {
      const message = render({ key: 'refused', reference: 'CM-7K3F-9QXD', reason, boardFrom: '2027-05-13' }, language)
      const body = 'body' in message ? message.body : ''
      const [what = '', rest = ''] = body.split(/: (.*)/s)
      // In English the word stands in the sentence, else the thing itself does.
      expect(what.toLowerCase()).toContain(ASKED[language])
      expect(rest).toContain(copy[`refused.${reason}`])
      expect(body.toLowerCase()).toContain(complain)
      expect(body).toContain('Data Protection Board of India')
    }
  })

  it('of a case, and in how it stands, says as much', () => {
    for (const key of ['case-refused', 'status.refused'] as const) {
      const [first = ''] = copy[key].split(/[.।۔:]/)
      expect(first.toLowerCase(), key).toContain(language === 'en' ? 'request' : ASKED[language])
    }
  })
})

describe('people are told who does what', () => {
  it.each([
    ['te', /బడ(?:ింది|తాయి|ుతుంది|్డ)/],
    ['kn', /(?<!ಬದ)ಲಾಗಿದೆ|ಲಾಗುತ್ತದೆ|ಲ್ಪಡ/],
  ] as const)('%s has no passive of books', (language, passive) => {
    for (const [key, text] of Object.entries(entries[language].copy)) expect(`${key}: ${text}`).not.toMatch(passive)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detectLanguage, readIntent } from '../../src/flows/intent.ts'
import { opensDeletion } from '../../src/flows/opens-deletion.ts'
import {
  each,
  english,
  hardNegatives,
  hindi,
  inTheirWords,
  listed,
  marathi,
  notRefused,
  oftenMisread,
  plainWishes,
  refused,
  shopTalk,
} from './intents/phrasings.ts'

const tables = { english, hindi, marathi }
const all = Object.values(tables).flatMap(each)

describe('what a person wants', () => {
  for (const [name, table] of Object.entries(tables)) {
    it(`the ${name} table is long enough to mean something`, () => expect(each(table).length).toBeGreaterThanOrEqual(60))
    it.each(each(table))(`${name}: "%s" means %s`, (text, is) => expect(readIntent(text).is).toBe(is))
  }
  it('there are at least forty hard negatives', () => expect(each(hardNegatives).length).toBeGreaterThanOrEqual(40))
  it.each(each(hardNegatives))('"%s" is not a wish to delete but %s', (text, is) => {
    expect(readIntent(text).is).toBe(is)
  })
  it.each(['DELETE 472', 'delete472', 'Delete  4 7 2', 'डिलीट ४७२', 'please delete 472', 'DELETE 472.', 'delete-472'])(
    'the typed code is read from "%s"',
    (text) => expect(readIntent(text)).toEqual({ is: 'code', code: '472' }),
  )
  it.each(each(inTheirWords))('"%s" means %s', (text, is) => expect(readIntent(text).is).toBe(is))
  it.each(each(oftenMisread))('"%s" means %s, however it is put', (text, is) => expect(readIntent(text).is).toBe(is))
  it.each(listed(notRefused))('"%s" means delete', (text) => expect(readIntent(text).is).toBe('delete'))
  it.each(listed(refused))('"%s" refuses', (text) => expect(readIntent(text).is).toBe('negated'))
  it('a typed phone number is seen in the wish', () => {
    expect(readIntent('delete data of +91 70000 12345')).toMatchObject({ is: 'delete', typed: ['+917000012345'] })
    expect(readIntent('मेरा नंबर ७००००१२३४५ डिलीट करो')).toMatchObject({ typed: ['7000012345'] })
    expect(readIntent('delete my data')).toMatchObject({ typed: [] })
  })
  it('a dead, ill or minor person is recognised', () => {
    const who = (text: string) => readIntent(text)
    expect(who('my father passed away, please delete his data')).toEqual({ is: 'somebody-else', who: 'dead' })
    expect(who('मेरे पिताजी नहीं रहे')).toEqual({ is: 'somebody-else', who: 'dead' })
    expect(who('माझे वडील वारले')).toEqual({ is: 'somebody-else', who: 'dead' })
    expect(who('my mother is in hospital, delete her data')).toEqual({ is: 'somebody-else', who: 'ill' })
    expect(who('delete my child data')).toEqual({ is: 'somebody-else', who: 'minor' })
  })
})

describe('a shared channel', () => {
  it('knows at least seventy ordinary sentences of shops', () => expect(listed(shopTalk).length).toBeGreaterThanOrEqual(70))
  it.each(listed(plainWishes))('"%s" opens a deletion', (text) => expect(opensDeletion(text)).toBe(true))
  it.each(listed(shopTalk))('"%s" stays with the shop', (text) => expect(opensDeletion(text)).toBe(false))
  it.each(each(hardNegatives).filter(([, is]) => is !== 'status'))('"%s" stays with the business', (text) => {
    expect(opensDeletion(text)).not.toBe(true)
  })
  it.each([
    'STOP',
    'band karo',
    'hi',
    'yes',
    'complaint about my cake',
    'delete my account',
    'remove onions',
    'delete data of 7000012345',
    'remove my number from your system',
    'erase all my messages',
    'please remove all my details',
    'withdraw my consent',
  ])('"%s" stays with the business', (text) => expect(opensDeletion(text)).toBe(false))
  it.each(['delete ho gaya mera data?', 'is my data deleted?', 'complain: my data was not deleted'])(
    '"%s" is answered',
    (text) => {
      expect(opensDeletion(text)).toBe(true)
    },
  )
  it.each([
    ...['COMPLAIN', 'complain', 'शिकायत', 'तक्रार', 'delete', 'Delete', 'डिलीट', 'status', 'स्टेटस', 'स्थिती'],
    ...['keep my data', 'डेटा रहने दें', 'talk to a person', 'किसी से बात करनी है', 'कुणाशी तरी बोलायचं आहे', 'language', 'भाषा'],
  ])('"%s" is answered where a conversation of ours is known', (text) => expect(opensDeletion(text)).toBe('known'))
})

describe('the language', () => {
  it.each([
    ['delete my data', 'en'],
    ['please erase what you have about me', 'en'],
    ['मेरा डेटा डिलीट करो', 'hi'],
    ['mera data delete karo', 'hi'],
    ['माझा डेटा काढून टाका', 'mr'],
    ['maza data kadhun taka', 'mr'],
    ['मला मदत करा', 'mr'],
    ['मुझे मदद करो', 'hi'],
  ])('"%s" is %s', (text, language) => expect(detectLanguage(text)).toBe(language))
  it.each(['delete', 'DELETE 472', 'ok', '👍', '', 'डिलीट', 'stop', 'data'])('"%s" shows none', (text) => {
    expect(detectLanguage(text)).toBeUndefined()
  })
})

describe('however it is typed', () => {
  const phrasing = fc.constantFrom(...all)
  it('capitals, spaces, punctuation, invisible characters and emoji change no meaning', () => {
    const dressed = fc.constantFrom(
      (text: string) => text.toUpperCase(),
      (text: string) => `  ${text.replaceAll(' ', '   ')}  `,
      (text: string) => text.replaceAll(' ', ' \u200b'),
      (text: string) => `${text}\u200d\ufeff`,
      (text: string) => text.normalize('NFD'),
      (text: string) => `${text} 🙏🙏`,
      (text: string) => text.replaceAll(' ', '\n'),
      (text: string) => `${text}.`,
    )
    fc.assert(
      fc.property(phrasing, dressed, ([text], dress) => {
        fc.pre(!/\p{Extended_Pictographic}/u.test(text))
        expect(readIntent(dress(text))).toEqual(readIntent(text))
      }),
      { numRuns: 400 },
    )
  })
  it('no text is too strange to be read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (text) => {
        expect(readIntent(text).is).toBeTypeOf('string')
      }),
    )
  })
})

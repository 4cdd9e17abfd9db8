import { describe, expect, test } from 'vitest'
import { readIntent } from '../../src/flows/intent.ts'
import { languages } from '../../src/flows/language.ts'
import { wishOfMail } from '../../src/jobs/wish-of-mail.ts'
import { composeAnswer, type MailWish } from '../../src/mail/answer.ts'
import { as } from '../../src/mail/copy/as.ts'
import { bn } from '../../src/mail/copy/bn.ts'
import type { AnswerCopy } from '../../src/mail/copy/en.ts'
import { en } from '../../src/mail/copy/en.ts'
import { gu } from '../../src/mail/copy/gu.ts'
import { hi } from '../../src/mail/copy/hi.ts'
import { kn } from '../../src/mail/copy/kn.ts'
import { ml } from '../../src/mail/copy/ml.ts'
import { mr } from '../../src/mail/copy/mr.ts'
import { or } from '../../src/mail/copy/or.ts'
import { pa } from '../../src/mail/copy/pa.ts'
import { ta } from '../../src/mail/copy/ta.ts'
import { te } from '../../src/mail/copy/te.ts'
import { ur } from '../../src/mail/copy/ur.ts'

const copies: [string, AnswerCopy][] = Object.entries({ as, bn, en, gu, hi, kn, ml, mr, or, pa, ta, te, ur })
const wishes: MailWish[] = [
  'delete',
  'account',
  'keep',
  'show',
  'status',
  'stop-ads',
  'person',
  'complain',
  'somebody-else',
  'unclear',
]
const answerBy = new Date('2026-12-23T06:00:00Z')
const said = (wish: MailWish, language: (typeof languages)[number], chatNumber: string | undefined = '+911234567890') =>
  composeAnswer({ wish, language, numbers: 2, papers: 'closed', chatNumber, answerBy })

const asked = { numbers: 1, papers: undefined, chatNumber: '+911234567890', answerBy: new Date('2026-12-23T06:00:00Z') }

describe.each(copies)('what an answer in %s tells a person to write', (language, copy) => {
  test.each(Object.entries(copy.chat))('for %s is understood in the chat', (wish, words) => {
    expect(readIntent(words).is).toBe(wish)
  })

  test('to reach a person is understood in the next mail', () => {
    expect(wishOfMail({ subject: `Re: ${copy.subject}`, text: copy.person }).wish).toBe('person')
    expect([copy.forPerson, copy.noWhatsapp].filter((line) => line.includes('{person}'))).toHaveLength(2)
  })

  const published = 'Data Deletion Request'
  test.each<[string, string, string, 'delete' | 'account' | undefined]>([
    ['under the published subject', published, copy.person, 'delete'],
    ['behind the wish, in one sentence', '', `${copy.chat.delete}, ${copy.person.toLowerCase()}`, 'delete'],
    ['behind the wish, in the next sentence', `Re: ${published}`, `${copy.chat.delete}. ${copy.person}!`, 'delete'],
    ['before the wish, and a number', published, `${copy.person}\n\n${copy.chat.delete}\n+91 70000 14821`, 'delete'],
    ['in the subject', copy.person, copy.chat.delete, 'delete'],
    ['beside an account', '', `${copy.chat.account}.\n\n${copy.person}`, 'account'],
    ['beside nothing', '', `${copy.hello.slice(0, 5)}\n\n${copy.person}.`, undefined],
    ['below a quotation', `Re: ${published}`, `> ${copy.noWhatsapp}\n\n${copy.person}`, 'delete'],
  ])('to reach a person is heard before anything else, %s', (_where, subject, text, beside) => {
    expect(wishOfMail({ subject, text })).toMatchObject({ wish: 'person', beside, isPlain: true })
  })

  test('is not what they write when it comes back below their reply without a mark', () => {
    const answer = composeAnswer({ ...asked, wish: 'delete', language: language as (typeof languages)[number] })
    const quoted = `On a day somebody:\n${answer.text.replaceAll('. ', '.\n')}`
    expect(wishOfMail({ subject: `Re: ${answer.subject}`, text: `${copy.chat.show}\n\n${quoted}` })).toMatchObject({
      wish: 'show',
      isPlain: false,
    })
    expect(wishOfMail({ subject: `Re: ${answer.subject}`, text: `${copy.person}\n${quoted}` }).wish).toBe('person')
  })
})

describe.each(languages)('each answer in %s', (language) => {
  test.each(wishes)('%s has every word filled in, and no letter that a mail could not carry', (wish) => {
    for (const chatNumber of ['+911234567890', undefined]) {
      const { subject, text } = said(wish, language, chatNumber)
      expect(`${subject}${text}`).not.toMatch(/[{}<>]|undefined|null/)
      expect(subject).not.toBe('')
      expect(text.split('\n').every((line) => Buffer.byteLength(line) < 998)).toBe(true)
    }
  })

  test('that opens a case names the day', () => {
    for (const wish of ['person', 'complain', 'somebody-else'] as const) expect(said(wish, language).text).toMatch(/23/)
    expect(said('complain', language).text, 'and from when the Board takes complaints').toMatch(/13\D+2027|2027\D+13/)
  })
})

test.each(languages)('whoever wants a person hears the day and, beside a wish, the way that needs none, in %s', (language) => {
  const bare = composeAnswer({ ...asked, wish: 'person', language }).text
  expect(bare).not.toContain('wa.me')
  for (const beside of ['delete', 'account'] as const) {
    const { text } = composeAnswer({ ...asked, wish: 'person', beside, language })
    expect(text).toContain('https://wa.me/911234567890?text=')
    expect(text.split('\n\n').slice(0, 2)).toEqual(bare.split('\n\n').slice(0, 2))
  }
})

test.each(copies)(
  'whoever cannot or will not use WhatsApp is told the words for a person, whatever they ask for, in %s',
  (language, copy) => {
    for (const wish of ['account', 'show', 'status', 'stop-ads'] as const)
      expect(said(wish, language as (typeof languages)[number]).text).toContain(copy.person)
  },
)

test('a link that an answer carries opens the chat with the words in it', () => {
  expect(said('delete', 'en').text).toContain('https://wa.me/911234567890?text=Delete%20my%20data')
  expect(said('unclear', 'hi').text.match(/https:\/\/wa\.me\/911234567890\?text=\S+/g)).toHaveLength(2)
})

describe('a wish is read from the sender’s own words', () => {
  test.each<[string, string, string, MailWish]>([
    ['a request as the policy names it', 'Data Deletion Request', '', 'delete'],
    ['an answer to one', 'Re: Data Deletion Request', 'Any news?', 'delete'],
    ['a line that a mail client broke', 'Hello', 'Please delete\nall my\ndata.', 'delete'],
    ['what the signature says, not at all', 'Hello', 'Good morning.\n-- \nCustomer care. Complaints: delete my data', 'unclear'],
    ['what a quotation says, not at all', 'Re: Hello', 'Good morning.\n> I want to complain', 'unclear'],
    ['a mother’s data as hers', 'Hello', 'Please delete my mother’s data. Delete her number.', 'somebody-else'],
    [
      'that it was somebody else, as our letters invite',
      'Re: The account Rangoli Sarees is closed',
      'Hello. This was not me.',
      'keep',
    ],
    ['keeping before deleting', 'Hello', 'Keep my data. Earlier I wrote: delete my data.', 'keep'],
    [
      'an heir’s, whose wish is another sentence',
      'Data Deletion Request',
      'I am his nominee. His number was 7000014821.',
      'somebody-else',
    ],
    [
      'a dead person’s, with no word of whose kin',
      'Data Deletion Request',
      'Ramesh Kumar passed away in May. Kindly delete the data.',
      'somebody-else',
    ],
    ['a dead person’s, in Hindi', 'Data Deletion Request', 'रमेश कुमार का निधन हो गया है। डेटा डिलीट कर दीजिए।', 'somebody-else'],
    ['a ward’s', 'Data Deletion Request', 'Hello.\n\nI am the legal guardian. Kindly delete the data.', 'somebody-else'],
    ['one’s own, whoever recommended it', '', 'My brother told me of you. Delete my data.', 'delete'],
    ['one’s own of a client', 'Data Deletion Request', 'I am your client. My client id is 4711.', 'delete'],
    ['one’s own, late', 'Data Deletion Request', 'Sorry for the late reply. My phone is dead, please be patient.', 'delete'],
    ['nothing from nothing', '', '', 'unclear'],
  ])('%s', (_what, subject, text, wish) => {
    expect(wishOfMail({ subject, text }).wish).toBe(wish)
  })
})

test.each(copies)('an account that stands beside its address is read as one, in %s', (_language, copy) => {
  const words = copy.chat.account.replace(/CallMissed /u, '')
  expect(wishOfMail({ subject: '', text: `${words}\nowner@shop.example` }).wish).toBe('account')
  expect(wishOfMail({ subject: '', text: `${copy.chat.delete}\nowner@shop.example` }).wish).toBe('delete')
})

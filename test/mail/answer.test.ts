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

describe.each(copies)('what an answer in %s tells a person to write', (_language, copy) => {
  test.each(Object.entries(copy.chat))('for %s is understood in the chat', (wish, words) => {
    expect(readIntent(words).is).toBe(wish)
  })

  test('to reach a person is understood in the next mail', () => {
    const words = /:\s*([^.।۔:]+)[.।۔]/.exec(copy.forPerson.split(/[?؟]/)[1] ?? '')?.[1]
    expect(wishOfMail({ subject: `Re: ${copy.subject}`, text: words ?? '' }).wish).toBe('person')
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
    ['keeping before deleting', 'Hello', 'Keep my data. Earlier I wrote: delete my data.', 'keep'],
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

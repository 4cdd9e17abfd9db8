import { describe, expect, test } from 'vitest'
import type { LetterNews } from '../../src/flows/copy/letter-news.ts'
import { letterWords, renderLetter } from '../../src/flows/copy/render-letter.ts'
import { translator } from '../../src/flows/copy/translate.ts'
import { languages } from '../../src/flows/language.ts'
import { wishOfMail } from '../../src/jobs/wish-of-mail.ts'
import { grounds } from '../../src/requests/objection.ts'
import { staffReasons } from '../../src/requests/staff-reasons.ts'

const at = (day: string) => Date.parse(`${day}T06:00:00Z`)
const proof = { proofUrl: 'https://bot.example/receipts/1#salt', backupsUntil: '2027-01-04' }
const news: LetterNews[] = [
  { is: 'entered', eraseAt: at('2026-11-30') },
  { is: 'taken-back' },
  { is: 'in-chat' },
  { is: 'delayed' },
  { is: 'late' },
  { is: 'unproven' },
  ...staffReasons.hold.map((why): LetterNews => ({ is: 'held', why, until: at('2026-12-03') })),
  ...staffReasons.extend.map((why): LetterNews => ({ is: 'extended', why, eraseAt: at('2026-12-03') })),
  ...staffReasons.cancel.map((why): LetterNews => ({ is: 'refused', why })),
  ...grounds.flatMap((ground): LetterNews[] => [
    { is: 'objected', ground, by: at('2026-12-03') },
    { is: 'decided', ground, eraseAt: null },
    { is: 'decided', ground, eraseAt: at('2026-12-03') },
    { is: 'decided', ground, eraseAt: at('2026-12-23'), waits: true },
    { is: 'decided', ground, eraseAt: at('2026-12-23'), waits: true, stopping: true },
  ]),
  { is: 'written', text: 'We <rang> {you}.' },
  { is: 'completed', ...proof },
  { is: 'partial', ...proof },
]
const about = { reference: 'CM-7K3F-9QXD', deadlineAt: at('2026-12-23'), boardFrom: '2027-05-13' }

describe.each(languages)('a person without a chat, in %s,', (language) => {
  test.each(news)('is told of $is with every word filled in, whom to complain to, and where to go then', (each) => {
    const { subject, text } = renderLetter(each, about, language)
    expect(subject).toContain('CM-7K3F-9QXD')
    if (each.is !== 'written') expect(`${subject}${text}`).not.toMatch(/[{}<>]|undefined|null/)
    expect(text).toContain('karan@callmissed.com')
    expect(text).toMatch(/13 .*2027/)
    if ('why' in each) expect(text).toContain(translator(language)(`staff-why.${each.why}`))
    if ('until' in each || each.is === 'objected') expect(text).toMatch(/3 .*2026/)
    if (each.is === 'entered') expect(text).toMatch(/30 .*2026[\s\S]*23 .*2026/)
    if ('proofUrl' in each) expect(text).toMatch(/https:\/\/bot\.example\/receipts\/1#salt[\s\S]*4 .*2027/)
  })

  test.each(news)('who asked for somebody else is told of $is in words of its own: never “your data”', (each) => {
    const ours = letterWords(each, { ...about, forAnother: true }, language)
    const theirs = letterWords(each, about, language)
    if (each.is !== 'written') expect(ours).not.toMatch(/[{}<>]|undefined|null/)
    // Staff's own words, and what is said of the business's data, of the number alone or of the day, are the same for both.
    const isShared =
      ['written', 'in-chat', 'late', 'unproven'].includes(each.is) || (each.is === 'decided' && each.eraseAt === null)
    expect(ours === theirs).toBe(isShared)
    if (language === 'en' && !isShared) expect(ours).not.toMatch(/your (data|request|number|deletion)|data is yours/i)
    if ('until' in each || each.is === 'objected') expect(ours).toMatch(/3 .*2026/)
    if ('eraseAt' in each && each.eraseAt !== null) expect(ours).toMatch(/2026/)
    // Outside WhatsApp's 24 hours a template carries it, or as much as fits.
    expect(ours.length).toBeLessThanOrEqual(700)
  })

  test.each(news.filter(({ is }) => ['delayed', 'held', 'objected'].includes(is)))(
    'hears of $is that nothing uses the data only once it is frozen',
    (each) => {
      for (const forAnother of [false, true]) {
        const frozen = letterWords(each, { ...about, forAnother }, language)
        const stopping = letterWords({ ...each, stopping: true } as LetterNews, { ...about, forAnother }, language)
        expect(stopping).not.toBe(frozen)
        expect(stopping).not.toMatch(/[{}<>]|undefined|null/)
        if (language === 'en')
          expect([frozen, stopping]).toEqual([expect.stringMatching(/not us/), expect.not.stringMatching(/not us/)])
      }
    },
  )

  test('is not told on the day of entering that nothing uses the data: the freeze is still to come', () => {
    const entered: LetterNews = { is: 'entered', eraseAt: at('2026-11-30') }
    const own = letterWords(entered, about, language)
    const times = { with: '', at: '30 Nov 2026', deadline: '23 Dec 2026', reference: about.reference }
    const sentence = (key: 'status.scheduled' | 'status.scheduled-stopping') =>
      translator(language)(key, times).split(/[.।۔]/)[0] ?? expect.fail('No sentence.')
    expect(own).toContain(sentence('status.scheduled-stopping'))
    expect(own).not.toContain(sentence('status.scheduled'))
    expect(letterWords(entered, { ...about, forAnother: true }, 'en')).not.toMatch(/not us/)
  })

  test('is told no day once the Board takes complaints', () => {
    const { text } = renderLetter({ is: 'refused', why: 'other' }, { ...about, boardFrom: null }, language)
    expect(text).not.toMatch(/2027/)
  })

  test('is understood when they write the word that it names', () => {
    const [, word = ''] = /: ([^:.।۔]+)[.।۔]/.exec(translator(language)('letter.complain')) ?? []
    const asked = language === 'en' ? 'COMPLAINT' : word
    expect(wishOfMail({ subject: '', text: asked }).wish).toBe('complain')
  })
})

import { describe, expect, test } from 'vitest'
import { languages } from '../../src/flows/language.ts'
import { wishOfMail } from '../../src/jobs/wish-of-mail.ts'
import { notices } from '../../src/mail/copy/notices.ts'
import { composeNotice, type MailNews } from '../../src/mail/notice.ts'

const news: MailNews[] = [
  { is: 'entered', eraseAt: new Date('2026-11-30T06:00:00Z') },
  { is: 'taken-back' },
  { is: 'delayed' },
  { is: 'completed', proofUrl: 'https://bot.example/receipts/1#salt', backupsUntil: '2027-01-04' },
  { is: 'partial', proofUrl: 'https://bot.example/receipts/1#salt', backupsUntil: '2027-01-04' },
]
const request = { reference: 'CM-7K3F-9QXD', deadlineAt: new Date('2026-12-23T06:00:00Z') }

describe.each(languages)('a person without a chat, in %s,', (language) => {
  test.each(news)('is told of $is with every word filled in', (each) => {
    const { subject, text } = composeNotice(each, request, language)
    expect(subject).toContain('CM-7K3F-9QXD')
    expect(`${subject}${text}`).not.toMatch(/[{}<>]|undefined|null/)
    if (each.is === 'entered') expect(text).toMatch(/30 .*2026[\s\S]*23 .*2026/)
    if ('proofUrl' in each) expect(text).toMatch(/https:\/\/bot\.example\/receipts\/1#salt[\s\S]*4 .*2027/)
  })
})

test.each(Object.entries(notices))('what a notice in %s says to answer with is understood', (_language, { undo, footer }) => {
  const asked = (words: string) => /: ([^:.।]+)[.।](?:\n|$)/.exec(words)?.[1] ?? ''
  expect(wishOfMail({ subject: '', text: asked(undo) }).wish).toBe('person')
  expect(wishOfMail({ subject: '', text: asked(footer) }).wish).toBe('complain')
})

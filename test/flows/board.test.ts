import { describe, expect, test } from 'vitest'
import { NOTHING_BESIDE } from '../../src/flows/copy/beside.ts'
import { renderNotice } from '../../src/flows/copy/render-notice.ts'
import { translator } from '../../src/flows/copy/translate.ts'
import { entries, languages } from '../../src/flows/language.ts'
import type { Notice } from '../../src/flows/say.ts'
import { receiptCopy } from '../../src/intake/receipt-copy.ts'
import { composeAnswer } from '../../src/mail/answer.ts'
import { templates } from '../../src/outbox/templates/template-catalogue.ts'

const NAMES_IT = ['data_deletion_case_answer', 'data_deletion_refused', 'data_deletion_objection_upheld']
const reference = 'CM-7K3F-9QXD'
const news = (boardFrom: string | null): Notice[] => [
  { key: 'refused', reference, reason: 'other', boardFrom },
  { key: 'case-answer', reference, text: 'No.', closed: true, boardFrom },
  { key: 'staff-held', reference, reason: 'law-asks', until: 0, boardFrom },
  { key: 'staff-cancelled', reference, reason: 'other', boardFrom },
  { key: 'staff-extended', reference, reason: 'technical-fault', eraseAt: 0, deadlineAt: 0, boardFrom },
  { key: 'objection-decided', reference, business: 'Shop', ground: 'unpaid-dues', eraseAt: null, now: 0, boardFrom },
]

describe('whoever is pointed to the Data Protection Board is told from when it takes complaints', () => {
  test.each(languages)('in the chat, in %s; and no day once it does', (language) => {
    const said = (notice: Notice) => JSON.stringify(renderNotice(notice, translator(language), language, NOTHING_BESIDE))
    for (const notice of news('2027-05-13')) expect(said(notice), notice.key).toMatch(/13 .{1,20}2027/)
    for (const notice of news(null)) expect(said(notice), notice.key).not.toContain('2027')
  })

  test.each(templates.filter(({ name }) => NAMES_IT.includes(name)))('by the template $name in $language', ({ body }) => {
    expect(body).toMatch(/\(.*2027.*\)/)
  })

  test('on receipts', () => {
    for (const { board } of Object.values(receiptCopy)) expect(board).toContain('{day}')
  })

  test.each(languages)('in the answer to a complaint by mail, in %s', (language) => {
    const about = { numbers: 0, papers: undefined, chatNumber: undefined, answerBy: new Date('2026-12-23T06:00:00Z') }
    const { text } = composeAnswer({ wish: 'complain', language, ...about })
    expect(text).toContain('2026')
    expect(text).toMatch(/13 \S{2,8} 2027|\S{2,8} 13, 2027|2027 \S{2,8} 13/)
  })

  test('no other sentence of the chat names it', () => {
    for (const language of languages) {
      const board = entries[language].copy.board.split(/[{(:]/)[1]?.trim() ?? ''
      const naming = Object.entries(entries[language].copy).filter(([, text]) => text.includes(board))
      expect(naming.map(([key]) => key)).toEqual(['board'])
    }
  })
})

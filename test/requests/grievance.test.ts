import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerByOf } from '../../src/requests/deadline.ts'
import { boardFrom, caseWarning, grievanceAnswerBy } from '../../src/requests/grievance.ts'

const DAY = 86_400_000
const at = (iso: string) => Date.parse(iso)
const inIndia = (ms: number) => new Date(ms + 330 * 60_000).toISOString().slice(0, 16)

describe('a complaint is answered', () => {
  it.each([
    ['2026-11-23T10:00:00Z', '2026-12-23T15:30'],
    // The last day of a shorter month.
    ['2027-01-31T06:00:00Z', '2027-02-28T11:30'],
    ['2028-01-30T06:00:00Z', undefined],
    ['2026-12-31T06:00:00Z', '2027-01-31T11:30'],
    // 31 January in India is still the 30th in UTC.
    ['2027-01-30T19:00:00Z', '2027-02-28T00:30'],
    ['2027-05-12T18:29:59.999Z', '2027-06-12T23:59'],
  ])('within a month when it came on %s', (opened, until) => {
    const by = inIndia(grievanceAnswerBy(at(opened), 30))
    if (until === undefined) expect(at(opened)).toBeGreaterThan(at('2027-05-13T00:00:00Z'))
    else expect(by).toBe(until)
  })
  it('within the published period from the first moment of 13 May 2027 in India', () => {
    const first = at('2027-05-12T18:30:00Z')
    for (const days of [1, 30, 90]) expect(grievanceAnswerBy(first, days)).toBe(first + days * DAY)
    expect(grievanceAnswerBy(first - 1, 90)).toBeLessThan(first + 32 * DAY)
  })
  it('whenever it came: after it was opened, and within the law’s longest', () => {
    const moment = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2031-01-01T00:00:00Z') })
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 90 }), (opened, days) => {
        const waitDays = (grievanceAnswerBy(opened, days) - opened) / DAY
        if (opened < at('2027-05-12T18:30:00Z')) expect(waitDays >= 28 && waitDays <= 31).toBe(true)
        else expect(waitDays).toBe(days)
      }),
    )
  })
  it('and any other case within three days', () => {
    for (const about of ['person', 'somebody-else', 'care'] as const) expect(answerByOf(about, 0, 90)).toBe(3 * DAY)
    expect(answerByOf('complaint', at('2030-01-01T00:00:00Z'), 45)).toBe(at('2030-02-15T00:00:00Z'))
  })
})

describe('the Data Protection Board', () => {
  it('takes complaints from 13 May 2027 on, and until then the day is told', () => {
    expect(boardFrom(at('2027-05-12T18:29:59Z'))).toBe('2027-05-13')
    expect(boardFrom(at('2027-05-12T18:30:00Z'))).toBeNull()
  })
})

describe('staff are warned', () => {
  const due = 100 * DAY
  const days = (before: number, about: 'complaint' | 'person', warnedBefore: number | null = null) =>
    caseWarning(about, due, warnedBefore === null ? null : due - warnedBefore * DAY, due - before * DAY)
  it.each([
    [8, 'complaint', null, undefined],
    [7, 'complaint', null, 'case-answer-near'],
    [5, 'complaint', 7, undefined],
    [2, 'complaint', 7, 'case-answer-near'],
    [1, 'complaint', 2, undefined],
    [0, 'complaint', 2, 'case-answer-overdue'],
    [-5, 'complaint', 0, undefined],
    [-5, 'complaint', null, 'case-answer-overdue'],
    [3, 'person', null, undefined],
    [1, 'person', null, 'case-answer-near'],
    [0, 'person', 1, 'case-answer-overdue'],
    [-1, 'person', 0, undefined],
  ] as const)('%d days before the end of a %s case, last warned %s days before: %s', (before, about, warned, expected) => {
    expect(days(before, about, warned)).toBe(expected)
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addPeriod, basisOf, istDay, releaseOfRow, releaseOn, retentionBases } from '../../src/erasure/retention-bases.ts'

const TODAY = '2026-11-23'

describe('when a kept row may go', () => {
  test.each([
    ['an invoice of 2025-26 under GST', [{ basis: 'cgst-s36', from: '2026-12-31' }], 'cgst-s36', '2032-12-31'],
    [
      'books of a company, year 2025-26',
      [{ basis: 'companies-act-s128', from: '2026-03-31' }],
      'companies-act-s128',
      '2034-03-31',
    ],
    ['income-tax books of 2025-26', [{ basis: 'income-tax-2025-s62', from: '2026-03-31' }], 'income-tax-2025-s62', '2033-03-31'],
    ['a security log', [{ basis: 'cert-in-2022', from: '2026-11-01' }], 'cert-in-2022', '2027-04-30'],
  ])('%s', (_case, claims, basis, day) => {
    expect(releaseOn(claims, TODAY)).toEqual({ basis, releaseOn: day })
  })

  test('the longest basis wins, whatever the order', () => {
    const claims = [
      { basis: 'cgst-s36', from: '2026-12-31' },
      { basis: 'companies-act-s128', from: '2026-03-31' },
      { basis: 'income-tax-2025-s62', from: '2026-03-31' },
    ]
    for (const order of [claims, claims.toReversed()])
      expect(releaseOn(order, TODAY)).toEqual({ basis: 'companies-act-s128', releaseOn: '2034-03-31' })
  })

  test.each([
    ['2027-05-12', 'cert-in-2022', '2027-09-28'],
    ['2027-05-13', 'dpdp-r6-1-e', '2028-04-01'],
  ])('on %s a log of 1 April 2027 is kept by %s', (today, basis, day) => {
    const claims = [
      { basis: 'cert-in-2022', from: '2027-04-01' },
      { basis: 'dpdp-r6-1-e', from: '2027-04-01' },
    ]
    expect(releaseOn(claims, today)).toEqual({ basis, releaseOn: day })
  })

  test('a rule that is not yet in force keeps nothing', () => {
    expect(releaseOn([{ basis: 'dpdp-r8-3', from: '2026-11-01' }], TODAY)).toBeUndefined()
  })

  test('an unknown basis is an error, not a silence', () => {
    expect(() => releaseOn([{ basis: 'because', from: '2026-11-01' }], TODAY)).toThrow(/Unknown retention basis "because"/)
  })

  test.each(['2026-13-01', '23 Nov 2026', '', '2026-11-23T00:00:00Z'])('"%s" is not a day', (from) => {
    expect(() => releaseOn([{ basis: 'cgst-s36', from }], TODAY)).toThrow(/must be a day/)
  })
})

describe('reading a row', () => {
  const keptBy = [
    { basis: 'cgst-s36', from: 'annual_return_due' },
    { basis: 'companies-act-s128', from: 'financial_year_end', when: { column: 'kind', in: ['subscription'] } },
  ]
  const dates = { annual_return_due: '2026-12-31', financial_year_end: '2026-03-31' }

  test('a bill to a customer is kept by the tax law alone', () => {
    expect(releaseOfRow({ kind: 'customer', ...dates }, keptBy, TODAY)).toEqual({ basis: 'cgst-s36', releaseOn: '2032-12-31' })
  })

  test('a bill of CallMissed itself is kept by the longer company law', () => {
    expect(releaseOfRow({ kind: 'subscription', ...dates }, keptBy, TODAY)?.releaseOn).toBe('2034-03-31')
  })

  test('a row without the date makes no claim', () => {
    expect(releaseOfRow({ kind: 'customer', annual_return_due: null }, keptBy, TODAY)).toBeUndefined()
  })

  test.each([
    ['a Date', new Date('2026-11-01T20:00:00Z')],
    ['text', '2026-11-01T20:00:00Z'],
  ])('an instant late in the UTC evening, as %s, counts from the next Indian day', (_form, at) => {
    const release = releaseOfRow({ created_at: at }, [{ basis: 'cert-in-2022', from: 'created_at' }], TODAY)
    expect(release?.releaseOn).toBe(addPeriod('2026-11-02', { days: 180 }))
  })
})

describe('a date that stands for none', () => {
  const release = (due: unknown) => releaseOfRow({ due }, [{ basis: 'cgst-s36', from: 'due' }], TODAY)?.releaseOn
  test.each([
    'infinity',
    Number.POSITIVE_INFINITY,
    '9999-12-31',
    '9994-06-01',
    '9999-12-31T23:00:00Z',
    new Date('9999-12-31T23:00:00Z'),
    '10000-01-01',
    '5874897-12-31',
    '294276-12-31 00:00:00+00',
  ])('%s keeps its row to the last day that there is', (due) => {
    expect(release(due)).toBe('9999-12-31')
  })

  test.each(['-infinity', Number.NEGATIVE_INFINITY, '0044-03-15 BC', '4713-01-01 BC', '0001-01-01', '0026-12-31'])(
    '%s keeps nothing any longer, and no other claim is lost by it',
    (due) => {
      expect(String(release(due)) < '1000-01-01').toBe(true)
      const keptBy = [
        { basis: 'cgst-s36', from: 'due' },
        { basis: 'cert-in-2022', from: 'at' },
      ]
      expect(releaseOfRow({ due, at: '2026-11-01' }, keptBy, TODAY)).toEqual({ basis: 'cert-in-2022', releaseOn: '2027-04-30' })
    },
  )

  test('a period that ends beyond it ends there, in days as in years', () => {
    expect(addPeriod('9999-12-01', { days: 180 })).toBe('9999-12-31')
    expect(addPeriod('9999-12-01', { months: 1 })).toBe('9999-12-31')
  })
})

describe('calendar arithmetic', () => {
  test.each([
    ['2024-02-29', { years: 1 }, '2025-02-28'],
    ['2024-02-29', { years: 4 }, '2028-02-29'],
    ['2026-08-31', { months: 6 }, '2027-02-28'],
    ['2026-12-31', { months: 72 }, '2032-12-31'],
    ['2026-12-31', { days: 1 }, '2027-01-01'],
  ])('%s plus %j is %s', (day, period, expected) => {
    expect(addPeriod(day, period)).toBe(expected)
  })

  test('months never end before they should and never reach the month after', () => {
    const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 200 }), (date, months) => {
        const day = istDay(date)
        const result = addPeriod(day, { months })
        const index = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7))
        expect(index(result)).toBe(index(day) + months)
        expect(Number(result.slice(8))).toBeLessThanOrEqual(Number(day.slice(8)))
      }),
    )
  })
})

test('every basis has words in all three languages and an id of its own', () => {
  expect(new Set(retentionBases.map(({ id }) => id)).size).toBe(retentionBases.length)
  for (const { id, words } of retentionBases) {
    expect(Object.values(basisOf(id).words).every((word) => word.length > 3)).toBe(true)
    expect(words.hi).toMatch(/^[\p{Script=Devanagari} ]+$/u)
    expect(words.mr).toMatch(/^[\p{Script=Devanagari} ]+$/u)
  }
})

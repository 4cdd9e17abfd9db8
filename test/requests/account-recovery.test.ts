import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accountEraseAt, soonerEraseAt } from '../../src/requests/account-recovery.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const confirmed = Date.parse('2026-11-24T10:00:00Z')
const moment = fc.integer({ min: 0, max: 4_000_000_000_000 })
const recovery = fc.integer({ min: 3, max: 29 })

describe('an account can be had back', () => {
  it.each([
    [27, '2026-12-21T10:00:00Z'],
    [3, '2026-11-27T10:00:00Z'],
  ])('for %i days', (days, until) => {
    expect(new Date(accountEraseAt(confirmed, days))).toEqual(new Date(until))
  })
})

describe('an owner who is in a hurry', () => {
  it.each([
    ['at once', 0, '2026-11-27T10:00:00Z'],
    ['after ten days', 10 * DAY, '2026-12-07T10:00:00Z'],
    ['three days before the end, when nothing is won', 24 * DAY, '2026-12-21T10:00:00Z'],
    ['an hour before the end', 27 * DAY - HOUR, '2026-12-21T10:00:00Z'],
  ])('asks %s', (_when, after, until) => {
    expect(new Date(soonerEraseAt(accountEraseAt(confirmed, 27), confirmed + after))).toEqual(new Date(until))
  })

  it('never has it erased within 72 hours of the wish, never later than without it, and twice is as once', () => {
    fc.assert(
      fc.property(
        moment,
        recovery,
        fc.integer({ min: 0, max: 29 * DAY }),
        fc.integer({ min: 0, max: DAY }),
        (at, days, after, later) => {
          const regular = accountEraseAt(at, days)
          const asked = Math.min(at + after, regular)
          const sooner = soonerEraseAt(regular, asked)
          expect(sooner).toBeLessThanOrEqual(regular)
          expect(sooner === regular || sooner - asked >= 72 * HOUR).toBe(true)
          expect(sooner - at).toBeGreaterThanOrEqual(72 * HOUR)
          expect(soonerEraseAt(sooner, asked + later)).toBe(sooner)
        },
      ),
    )
  })
})

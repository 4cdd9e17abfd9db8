import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { delayMs, nextAttemptAt, type Pace, retryLimits } from '../../src/outbox/retry.ts'

const now = new Date('2026-11-23T10:00:00Z')
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
const SECOND = 1_000
const MINUTE = 60 * SECOND

const delays: [Pace, number, number, number][] = [
  ['retry', 1, 1 * SECOND, 2 * SECOND],
  ['retry', 2, 2 * SECOND, 4 * SECOND],
  ['retry', 5, 16 * SECOND, 32 * SECOND],
  ['retry', 60, 7.5 * MINUTE, 15 * MINUTE],
  ['retry-few', 1, 1 * MINUTE, 2 * MINUTE],
  ['retry-few', 4, 8 * MINUTE, 16 * MINUTE],
  ['retry-few', 60, 16 * MINUTE, 32 * MINUTE],
  ['throttle', 1, 1.5 * MINUTE, 2 * MINUTE],
  ['throttle', 3, 3 * MINUTE, 5 * MINUTE],
  ['throttle', 60, 16 * MINUTE, 31 * MINUTE],
  ['pair-rate', 1, 1 * SECOND, 1 * SECOND],
  ['pair-rate', 2, 4 * SECOND, 4 * SECOND],
  ['pair-rate', 3, 16 * SECOND, 16 * SECOND],
  ['pair-rate', 5, 256 * SECOND, 256 * SECOND],
  ['pair-rate', 60, 4096 * SECOND, 4096 * SECOND],
  ['late-retry-once', 1, 15.5 * MINUTE, 16 * MINUTE],
  ['soon-once', 1, 30 * SECOND, MINUTE],
]

describe('the pause before another attempt', () => {
  test.each(delays)('%s after attempt %i lies between %i and %i ms', (pace, attempts, least, most) => {
    const tried = { attempts, createdAt: now }
    expect(delayMs(pace, tried, 0)).toBe(least)
    expect(delayMs(pace, tried, 1)).toBe(most)
  })

  test('is never shorter than what Meta asked for, and never longer than six hours because of it', () => {
    expect(delayMs('retry', { attempts: 1, createdAt: now, retryAfterMs: 90 * SECOND }, 0.5)).toBe(90 * SECOND)
    expect(delayMs('retry', { attempts: 1, createdAt: now, retryAfterMs: 10 }, 1)).toBe(2 * SECOND)
    expect(delayMs('retry', { attempts: 1, createdAt: now, retryAfterMs: 86_400_000 }, 1)).toBe(6 * 60 * MINUTE)
  })

  test('never shrinks from one attempt to the next with the same dice', () => {
    const pace = fc.constantFrom<Pace>('retry', 'throttle', 'pair-rate')
    fc.assert(
      fc.property(
        pace,
        fc.integer({ min: 1, max: 300 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (chosen, attempts, dice) => {
          const pause = (count: number) => delayMs(chosen, { attempts: count, createdAt: now }, dice)
          expect(pause(attempts + 1)).toBeGreaterThanOrEqual(pause(attempts))
          expect(pause(attempts)).toBeGreaterThan(0)
        },
      ),
    )
  })
})

describe('giving up what may never be taken', () => {
  const after = (attempts: number, minutes: number) =>
    nextAttemptAt('retry-few', { attempts, createdAt: hoursAgo(minutes / 60) }, now, 0.5)

  test.each([
    ['four tries', 4, 15, false],
    ['five tries', 5, 15, true],
    ['five tries of which others were refused for another reason', 5, 2, false],
  ])('%s', (_, attempts, minutes, givenUp) => {
    expect(after(attempts, minutes) === null).toBe(givenUp)
  })
})

describe('giving up', () => {
  test.each([
    ['a first failure of a fresh message', 1, 0, false],
    ['the last attempt of all', retryLimits.attemptsMax, 0, true],
    ['the one before it', retryLimits.attemptsMax - 1, 1, false],
    ['a message of three days with enough attempts', retryLimits.attemptsMin, 72, true],
    ['a message of three days whose channel had stood still', 1, 72, false],
  ])('%s', (_, attempts, hours, givenUp) => {
    expect(nextAttemptAt('retry', { attempts, createdAt: hoursAgo(hours) }, now, 0.5) === null).toBe(givenUp)
  })
})

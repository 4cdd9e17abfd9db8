import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextMailAttempt } from '../../src/mail/retry.ts'

const NOW = new Date('2026-11-23T11:00:00Z')
const MINUTE = 60_000

test('a greylisting server is asked again within a minute, and no later than every two hours', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempts, dice) => {
      const at = nextMailAttempt({ attempts, createdAt: NOW }, NOW, dice)
      const wait = (at?.getTime() ?? 0) - NOW.getTime()
      expect(wait).toBeGreaterThanOrEqual(MINUTE / 2)
      expect(wait).toBeLessThanOrEqual(Math.min(MINUTE * 2 ** (attempts - 1), 120 * MINUTE))
    }),
  )
})

test('a mail is given up after five days, and not before it was tried eight times', () => {
  const createdAt = new Date(NOW.getTime() - 5 * 24 * 60 * MINUTE - 1)
  expect(nextMailAttempt({ attempts: 8, createdAt }, NOW, 0)).toBeNull()
  expect(nextMailAttempt({ attempts: 7, createdAt }, NOW, 0)).not.toBeNull()
  expect(nextMailAttempt({ attempts: 60, createdAt: new Date(createdAt.getTime() + 1) }, NOW, 0)).not.toBeNull()
})

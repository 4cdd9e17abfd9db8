import fc from 'fast-check'
import { expect, it } from 'vitest'
import { keptEraseAt } from '../../src/requests/deadline.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

it('words that came late give the whole window from then, within the thirty days, and never a sooner moment', () => {
  const at = fc.integer({ min: 0, max: 30 * 24 * HOUR })
  const windows = fc.array(fc.record({ toldAt: at, windowMs: fc.constantFrom(0, 15 * MINUTE, 72 * HOUR, 168 * HOUR) }), {
    maxLength: 4,
  })
  fc.assert(
    fc.property(at, at, windows, (eraseAt, deadlineAt, told) => {
      const kept = keptEraseAt({ eraseAt, deadlineAt }, told)
      expect(kept).toBeGreaterThanOrEqual(eraseAt)
      expect(kept).toBeLessThanOrEqual(Math.max(eraseAt, deadlineAt))
      for (const { toldAt, windowMs } of told) {
        if (windowMs === 0) continue
        expect(kept + Math.min(5 * MINUTE, windowMs / 15)).toBeGreaterThanOrEqual(Math.min(toldAt + windowMs, deadlineAt))
      }
      expect(keptEraseAt({ eraseAt: kept, deadlineAt }, told)).toBe(kept)
    }),
  )
})

it('words of the usual seconds move nothing', () => {
  const moments = { eraseAt: 15 * MINUTE, deadlineAt: 720 * HOUR }
  expect(keptEraseAt(moments, [{ toldAt: 50_000, windowMs: 15 * MINUTE }])).toBe(15 * MINUTE)
  expect(keptEraseAt(moments, [{ toldAt: HOUR, windowMs: 0 }])).toBe(15 * MINUTE)
  expect(keptEraseAt(moments, [{ toldAt: HOUR, windowMs: 15 * MINUTE }])).toBe(75 * MINUTE)
})

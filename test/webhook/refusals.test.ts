import { describe, expect, test } from 'vitest'
import { countRefusals } from '../../src/webhook/refusals.ts'

describe('bodies that were answered 503', () => {
  test('are untold until somebody was told of just these, and last from the first to the newest', () => {
    let at = 1_000_000
    const refusals = countRefusals(() => new Date(at))
    expect([refusals.untold(), refusals.lastedMs()]).toEqual([undefined, 0])
    refusals.note()
    at += 40_000
    refusals.note()
    const first = refusals.untold()
    expect(first).toEqual({ lastedMs: 40_000, upTo: 2 })
    at += 10_000
    refusals.note()
    refusals.told(first?.upTo ?? 0)
    expect(refusals.untold()).toEqual({ lastedMs: 50_000, upTo: 3 })
    refusals.told(3)
    expect(refusals.untold()).toBeUndefined()
  })

  test('that lie far apart are two troubles, and a clock that was set back makes none of them negative', () => {
    let at = 1_000_000
    const refusals = countRefusals(() => new Date(at))
    refusals.note()
    at += 61_000
    refusals.note()
    expect(refusals.untold()).toEqual({ lastedMs: 0, upTo: 2 })
    at -= 30_000
    refusals.note()
    expect(refusals.lastedMs()).toBe(0)
  })
})

import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { render } from '../../src/flows/copy/render.ts'
import type { Say } from '../../src/flows/say.ts'
import { T0 } from './support/talk.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** India, where every person and every named time is. */
const ZONE_MS = 5.5 * HOUR
const home = process.env.TZ
const asked = { promptId: 'p', code: '472', lead: null }
const times = { reference: 'CM-7K3F-9QXD', deadlineAt: T0 + 30 * 24 * HOUR }

/** Every time of day that the words name, as its first millisecond on the day of `near`, in either direction. */
function named(say: Say, near: number): number[] {
  const { body } = render(say, 'en') as { body: string }
  return [...body.matchAll(/(\d{1,2}):(\d\d) (am|pm)/g)].map(([, hour, minute, half]) => {
    const inDay = ((Number(hour) % 12) + (half === 'pm' ? 12 : 0)) * HOUR + Number(minute) * MINUTE
    const midnight = Math.floor((near + ZONE_MS) / (24 * HOUR)) * 24 * HOUR - ZONE_MS
    const days = [-1, 0, 1].map((day) => midnight + day * 24 * HOUR + inDay)
    return days.reduce((best, each) => (Math.abs(each - near) < Math.abs(best - near) ? each : best))
  })
}

describe('the minute that is named for an erasure', () => {
  afterAll(() => {
    if (home === undefined) delete process.env.TZ
    else process.env.TZ = home
  })

  it('is all over, and heard, when the erasure begins, at whatever second it was asked for and wherever the server stands', () => {
    const second = fc.integer({ min: 0, max: 3 * 24 * HOUR })
    const window = fc.integer({ min: 2 * MINUTE, max: 72 * HOUR })
    const zone = fc.constantFrom('UTC', 'Asia/Kolkata', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Chatham')
    fc.assert(
      fc.property(second, window, zone, (at, windowMs, where) => {
        process.env.TZ = where
        const now = T0 + at
        const eraseAt = now + windowMs
        const scheduled: Say = { key: 'scheduled', because: 'confirmed', business: null, ...times, eraseAt, ...asked, now }
        const review: Say = {
          ...{ key: 'review', lastFour: '4821', business: null, eraseAfterMs: windowMs, hasAccount: false, preview: null },
          ...{ ...asked, now },
        }
        for (const say of [scheduled, review]) {
          const minutes = named(say, eraseAt)
          expect(minutes.length).toBeGreaterThan(0)
          for (const minute of minutes) {
            // A tap of its last second, and a quarter of a minute for WhatsApp to bring it.
            expect(minute + MINUTE + 15_000).toBeLessThanOrEqual(eraseAt)
            expect(eraseAt - minute).toBeLessThan(2 * MINUTE + 15_000)
          }
        }
      }),
    )
  })

  it('that is over is not named any more: it comes very soon', () => {
    const say = { key: 'scheduled', because: 'status', business: null, ...times, ...asked } as const
    expect(render({ ...say, eraseAt: T0 + 74_000, now: T0 }, 'en')).toMatchObject({ body: expect.stringContaining('very soon') })
    expect(named({ ...say, eraseAt: T0 + 74_000, now: T0 }, T0)).toEqual([])
    expect(named({ ...say, eraseAt: T0 + 75_000, now: T0 + 59_000 }, T0)).toEqual([T0, T0])
  })
})

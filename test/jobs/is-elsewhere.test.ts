import { DrizzleQueryError } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { isElsewhere } from '../../src/jobs/is-elsewhere.ts'

const MINUTE = 60_000
const locked = new DrizzleQueryError('select', [], Object.assign(new Error('a limit on its time'), { code: '57014' }))
const at = (minutes: number) => ({ clock: { now: () => new Date(minutes * MINUTE), isReal: true as const } })

test('what is held up has an hour from its first lock, and another one from a later lock', () => {
  const is = (minutes: number) => isElsewhere(at(minutes), locked, 'turn 1')
  expect(Array.from({ length: 13 }, (_, nth) => is(nth * 5))).toEqual([...Array.from({ length: 12 }, () => true), false])
  expect(is(26 * 60)).toBe(true)
})

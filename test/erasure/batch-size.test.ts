import { expect, test } from 'vitest'
import { AIM_MS, rowsNext } from '../../src/erasure/batch-size.ts'

const ROWS = 4_000
const bounds = { least: 500, most: 10_000 }
const last = { rows: 500, waiting: [], again: false, isOver: false }

test.each([
  ['as many rows as before, when they took as long as they should', ROWS, AIM_MS, ROWS],
  ['half as many, when they took twice as long', ROWS, 2 * AIM_MS, ROWS / 2],
  ['no less than a quarter, however long they took', ROWS, 100 * AIM_MS, ROWS / 4],
  ['twice as many at most, however quick they were', ROWS, 1, 2 * ROWS],
  ['half of the way to what would have fitted: what rows cost varies', ROWS, (AIM_MS * 4) / 9, ROWS * 1.5],
  ['no more, when few were left over and quick for being few', 1_000, AIM_MS / 4, ROWS],
  ['fewer, when few were left over and slow all the same', 2_000, AIM_MS * 1.25, 1_600],
  ['as many as before, when nothing was there to be taken', 0, 1, ROWS],
])('the next transaction takes %s', (_words, taken, tookMs, next) => {
  expect(rowsNext(ROWS, tookMs, { ...last, taken }, bounds)).toBe(next)
})

test('the next transaction takes no fewer rows than the least and no more than the most, whatever the last one took', () => {
  expect(rowsNext(600, 100 * AIM_MS, { ...last, taken: 600 }, bounds)).toBe(bounds.least)
  expect(rowsNext(9_000, 1, { ...last, taken: 9_000 }, bounds)).toBe(bounds.most)
})

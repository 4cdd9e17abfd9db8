import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextSize, overSlices, type Slice } from '../../src/erasure/slice.ts'

const SIZES = { blocksFirst: 4, blocksMax: 64, aimMs: 100 }

test('every block is read once and in order, however few of them a slice manages', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(500),
      fc.array(fc.integer({ min: 1, max: 64 }), { minLength: 1, maxLength: 20 }),
      async (blocks, manages) => {
        const read: Slice[] = []
        let turn = 0
        await overSlices(blocks, SIZES, async ({ from, to }) => {
          const done = Math.min(to - from, manages[turn++ % manages.length] ?? 1)
          read.push({ from, to: from + done })
          return done
        })
        expect(read.reduce((end, { from, to }) => (from === end ? to : Number.NaN), 0)).toBe(blocks)
      },
    ),
  )
})

test.each([
  ['grows no faster than twice', 10, 1, 20],
  ['shrinks as far as the time says', 40, 400, 10],
  ['is never less than one block', 1, 100_000, 1],
  ['is never more than the most', 60, 1, 64],
])('the next slice %s', (_how, blocks, tookMs, next) => {
  expect(nextSize(blocks, tookMs, SIZES)).toBe(next)
})

test('a slice of which nothing was read is no slice', async () => {
  await expect(overSlices(3, SIZES, async () => 0)).rejects.toThrow()
})

import { expect, test } from 'vitest'
import { shared } from '../../src/runtime/shared.ts'

test('all who ask while an answer is under way get that one, and who asks later gets a new one', async () => {
  const asked: ((answer: number) => void)[] = []
  const ask = shared(() => new Promise<number>((answer) => asked.push(answer)))
  const early = [ask(), ask()]
  asked[0]?.(1)
  expect(await Promise.all(early)).toEqual([1, 1])
  const late = ask()
  asked[1]?.(2)
  expect([await late, asked.length]).toEqual([2, 2])
})

test('a failure is told to all who asked, and the next one asks anew', async () => {
  let asked = 0
  const ask = shared(async () => {
    asked += 1
    if (asked === 1) throw new Error('down')
    return 'up'
  })
  expect((await Promise.allSettled([ask(), ask()])).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await ask()).toBe('up')
})

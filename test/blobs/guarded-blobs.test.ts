import { describe, expect, test } from 'vitest'
import type { Removal } from '../../src/blobs/blobs.ts'
import { guardedBlobs } from '../../src/blobs/guarded-blobs.ts'

const DOWN: Removal = { is: 'unreachable', because: 'down' }
const GONE: Removal = { is: 'gone' }
const STAYS: Removal = { is: 'stays', because: 'leased' }

function world() {
  const asked: string[] = []
  const alarms: string[] = []
  let at = 0
  let answer: Removal = GONE
  const store = {
    put: async () => {},
    exists: async () => false,
    async remove(key: string) {
      asked.push(key)
      return answer
    },
  }
  const blobs = guardedBlobs(store, { now: () => new Date(at), onDown: (because) => alarms.push(because) })
  return {
    ...{ blobs, asked, alarms },
    answers(next: Removal) {
      answer = next
    },
    passes(ms: number) {
      at += ms
    },
  }
}

describe('a store that is down', () => {
  test('is asked three times, then left alone until the pause is over', async () => {
    const { blobs, asked, alarms, answers, passes } = world()
    answers(DOWN)
    for (let i = 0; i < 1_000; i += 1) expect(await blobs.remove(`${i}`)).toEqual(DOWN)
    expect(asked).toEqual(['0', '1', '2'])
    expect(alarms).toEqual(['down'])
    passes(29_999)
    await blobs.remove('early')
    expect(asked).toHaveLength(3)
    passes(1)
    const both = await Promise.all([blobs.remove('trial'), blobs.remove('beside')])
    expect(both).toEqual([DOWN, DOWN])
    expect(asked).toEqual(['0', '1', '2', 'trial'])
    expect(alarms).toHaveLength(1)
  })

  test('is tried again when the clock was put back: the pause may be over or not', async () => {
    const { blobs, asked, answers, passes } = world()
    passes(3_600_000)
    answers(DOWN)
    for (let i = 0; i < 5; i += 1) await blobs.remove('x')
    expect(asked).toHaveLength(3)
    passes(-3_600_000)
    answers(GONE)
    expect(await blobs.remove('x')).toEqual(GONE)
  })

  test('is used again as soon as one removal has reached it', async () => {
    const { blobs, asked, alarms, answers, passes } = world()
    answers(DOWN)
    for (let i = 0; i < 5; i += 1) await blobs.remove('x')
    passes(30_000)
    answers(STAYS)
    expect(await blobs.remove('x')).toEqual(STAYS)
    answers(GONE)
    for (let i = 0; i < 5; i += 1) expect(await blobs.remove('x')).toEqual(GONE)
    expect(asked).toHaveLength(9)
    answers(DOWN)
    for (let i = 0; i < 3; i += 1) await blobs.remove('x')
    expect(alarms).toHaveLength(2)
  })

  test('for a moment is not left alone: two misses and an answer', async () => {
    const { blobs, asked, alarms, answers } = world()
    for (let round = 0; round < 5; round += 1) {
      answers(DOWN)
      await blobs.remove('a')
      await blobs.remove('b')
      answers(GONE)
      await blobs.remove('c')
    }
    expect(asked).toHaveLength(15)
    expect(alarms).toEqual([])
  })
})

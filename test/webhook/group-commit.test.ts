import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { groupCommit } from '../../src/webhook/group-commit.ts'
import type { InboxUnavailable } from '../../src/webhook/inbox-item.ts'

/** A flush that waits until the test says how each one ends; the items are numbers, and what is the same modulo 10 belongs together. */
function controlledFlush(flushesMax = 1) {
  const flushes: { items: readonly number[]; signal: AbortSignal; succeed(): void; fail(error: Error): void }[] = []
  const failures: unknown[] = []
  const flush = (items: readonly number[], signal: AbortSignal) =>
    new Promise<void>((succeed, fail) => flushes.push({ items, signal, succeed, fail }))
  const open = (limits: { itemsPerFlushMax?: number; waitingMax?: number } = {}) =>
    groupCommit<number>({
      itemsPerFlushMax: 4,
      waitingMax: 6,
      waitMsMax: 2_000,
      flushesMax,
      keysOf: (item) => [String(item % 10)],
      ...limits,
      flush,
      onFailure: (error) => failures.push(error),
    })
  return { flushes, failures, open }
}

const nextTurn = () => vi.advanceTimersByTimeAsync(0)
const outcomeOf = (submission: Promise<void>) => {
  const outcome: { is: 'waiting' | 'stored' | 'full' | 'slow' | 'failed' } = { is: 'waiting' }
  submission.then(
    () => {
      outcome.is = 'stored'
    },
    (error: InboxUnavailable) => {
      outcome.is = error.because
    },
  )
  return outcome
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('requests of one moment are committed together, and answered only after the commit', async () => {
  const { flushes, open } = controlledFlush()
  const queue = open()
  const outcomes = [queue.submit([1]), queue.submit([2, 3])].map(outcomeOf)
  await nextTurn()
  expect(flushes.map(({ items }) => items)).toEqual([[1, 2, 3]])
  expect(outcomes).toEqual([{ is: 'waiting' }, { is: 'waiting' }])
  flushes[0]?.succeed()
  await nextTurn()
  expect(outcomes).toEqual([{ is: 'stored' }, { is: 'stored' }])
})

test('with room for one flush, what comes meanwhile is the next', async () => {
  const { flushes, open } = controlledFlush()
  const queue = open()
  outcomeOf(queue.submit([1]))
  await nextTurn()
  outcomeOf(queue.submit([2]))
  outcomeOf(queue.submit([3]))
  await nextTurn()
  expect(flushes.map(({ items }) => items)).toEqual([[1]])
  flushes[0]?.succeed()
  await nextTurn()
  expect(flushes.map(({ items }) => items)).toEqual([[1], [2, 3]])
})

describe('with room for two flushes', () => {
  test('what comes during the first is the second, and what comes during both waits', async () => {
    const { flushes, open } = controlledFlush(2)
    const queue = open()
    const outcomes: ReturnType<typeof outcomeOf>[] = []
    for (const item of [1, 2, 3]) {
      outcomes.push(outcomeOf(queue.submit([item])))
      await nextTurn()
    }
    expect(flushes.map(({ items }) => items)).toEqual([[1], [2]])
    flushes[1]?.succeed()
    await nextTurn()
    expect(flushes.map(({ items }) => items)).toEqual([[1], [2], [3]])
    expect(outcomes.map(({ is }) => is)).toEqual(['waiting', 'stored', 'waiting'])
  })

  test('the second begins once as many wait as the first holds, or when the first ends', async () => {
    const { flushes, open } = controlledFlush(2)
    const queue = open({ waitingMax: 20 })
    outcomeOf(queue.submit([1, 2, 3]))
    await nextTurn()
    outcomeOf(queue.submit([4, 5]))
    await nextTurn()
    expect(flushes.map(({ items }) => items)).toEqual([[1, 2, 3]])
    outcomeOf(queue.submit([6]))
    await nextTurn()
    expect(flushes.map(({ items }) => items)).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ])
    outcomeOf(queue.submit([7]))
    await nextTurn()
    expect(flushes).toHaveLength(2)
    flushes[0]?.succeed()
    await nextTurn()
    outcomeOf(queue.submit([8, 9]))
    await nextTurn()
    expect(flushes.at(-1)?.items).toEqual([7, 8, 9])
  })

  test('few who wait behind many that are stuck leave beside them after a moment', async () => {
    const { flushes, open } = controlledFlush(2)
    const queue = open()
    outcomeOf(queue.submit([1, 2, 3]))
    await nextTurn()
    const bystander = outcomeOf(queue.submit([4]))
    await vi.advanceTimersByTimeAsync(49)
    expect(flushes).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(flushes.at(-1)?.items).toEqual([4])
    flushes[1]?.succeed()
    await nextTurn()
    expect(bystander.is).toBe('stored')
  })

  test('the rest of a body larger than a flush leaves beside its first part', async () => {
    const { flushes, open } = controlledFlush(2)
    outcomeOf(open().submit([1, 2, 3, 4, 5]))
    await vi.advanceTimersByTimeAsync(50)
    expect(flushes.map(({ items }) => items)).toEqual([[1, 2, 3, 4], [5]])
  })

  test('what belongs together is never in both, and keeps its order', async () => {
    const { flushes, open } = controlledFlush(2)
    const queue = open({ waitingMax: 20 })
    for (const item of [1, 11, 2, 21, 12, 3]) {
      outcomeOf(queue.submit([item]))
      if (item !== 11) await nextTurn()
    }
    expect(flushes.map(({ items }) => items)).toEqual([[1], [2]])
    flushes[0]?.succeed()
    await nextTurn()
    expect(flushes.at(-1)?.items).toEqual([11, 21, 3])
    for (const flush of flushes.slice(1)) flush.succeed()
    await nextTurn()
    expect(flushes.at(-1)?.items).toEqual([12])
  })

  test('a flush that fails lets go of what belongs together', async () => {
    const { flushes, open } = controlledFlush(2)
    const queue = open()
    outcomeOf(queue.submit([1]))
    await nextTurn()
    const next = outcomeOf(queue.submit([11]))
    await nextTurn()
    expect(flushes).toHaveLength(1)
    flushes[0]?.fail(new Error('connection lost'))
    await nextTurn()
    flushes[1]?.succeed()
    await nextTurn()
    expect(next.is).toBe('stored')
  })
})

test('a body larger than a flush is answered after its last part', async () => {
  const { flushes, open } = controlledFlush()
  const large = outcomeOf(open().submit([1, 2, 3, 4, 5, 6, 7, 8, 9]))
  for (const part of [[1, 2, 3, 4], [5, 6, 7, 8], [9]]) {
    await nextTurn()
    expect(large.is).toBe('waiting')
    expect(flushes.at(-1)?.items).toEqual(part)
    flushes.at(-1)?.succeed()
  }
  await nextTurn()
  expect(large.is).toBe('stored')
})

describe('nobody hangs:', () => {
  test('a flush that fails fails its own waiters, and the next one is tried', async () => {
    const { flushes, failures, open } = controlledFlush()
    const queue = open()
    const first = outcomeOf(queue.submit([1]))
    await nextTurn()
    const second = outcomeOf(queue.submit([2]))
    flushes[0]?.fail(new Error('connection lost'))
    await nextTurn()
    expect([first.is, failures.length]).toEqual(['failed', 1])
    flushes[1]?.succeed()
    await nextTurn()
    expect(second.is).toBe('stored')
  })

  test('a flush that never ends is given up, told so, and the next one is tried', async () => {
    const { flushes, open } = controlledFlush()
    const queue = open()
    const first = outcomeOf(queue.submit([1]))
    await vi.advanceTimersByTimeAsync(1_500)
    const second = outcomeOf(queue.submit([2]))
    await vi.advanceTimersByTimeAsync(500)
    expect([first.is, second.is]).toEqual(['slow', 'waiting'])
    expect(flushes[0]?.signal.aborted).toBe(true)
    expect(flushes[1]?.items).toEqual([2])
    flushes[1]?.succeed()
    await nextTurn()
    expect(second.is).toBe('stored')
  })

  test('who has waited too long behind others is answered, and is not stored later', async () => {
    const { flushes, open } = controlledFlush()
    const queue = open({ itemsPerFlushMax: 1 })
    outcomeOf(queue.submit([1]))
    const behind = outcomeOf(queue.submit([2]))
    await vi.advanceTimersByTimeAsync(1_900)
    const last = outcomeOf(queue.submit([3]))
    await vi.advanceTimersByTimeAsync(100)
    expect(behind.is).toBe('slow')
    await nextTurn()
    expect(flushes.map(({ items }) => items)).toEqual([[1], [3]])
    flushes[1]?.succeed()
    await nextTurn()
    expect(last.is).toBe('stored')
  })

  test('beyond the bound a submission is refused at once', async () => {
    const { flushes, open } = controlledFlush()
    const queue = open()
    outcomeOf(queue.submit([1, 2, 3]))
    const fits = outcomeOf(queue.submit([4, 5, 6]))
    const over = outcomeOf(queue.submit([7]))
    await nextTurn()
    expect([fits.is, over.is]).toEqual(['waiting', 'full'])
    flushes[0]?.succeed()
    await nextTurn()
    const later = outcomeOf(queue.submit([8]))
    await nextTurn()
    expect(later.is).toBe('waiting')
  })

  test('an idle queue takes a body larger than the bound', async () => {
    const { flushes, open } = controlledFlush()
    const large = outcomeOf(open({ waitingMax: 2 }).submit([1, 2, 3]))
    await nextTurn()
    flushes[0]?.succeed()
    await nextTurn()
    expect(large.is).toBe('stored')
  })

  test('a submission of nothing is done', async () => {
    const { flushes, open } = controlledFlush()
    await open().submit([])
    expect(flushes).toEqual([])
  })
})

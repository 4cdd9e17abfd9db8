import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { print, telling } from '../../src/cli/print.ts'

const said = { out: '', err: '' }

beforeEach(() => {
  Object.assign(said, { out: '', err: '' })
  vi.useFakeTimers()
  for (const [stream, name] of [
    [process.stdout, 'out'],
    [process.stderr, 'err'],
  ] as const)
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      said[name] += String(text)
      return true
    })
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

test('a long work says what it is at, on standard error alone, so that its JSON stays clean', async () => {
  const counted = new Promise<number>((resolve) => setTimeout(() => resolve(7), 22_500))
  const counting = telling('Counting rows', counted)
  await vi.advanceTimersByTimeAsync(22_500)
  print(true, { rows: await counting }, () => ['7 rows'])
  await vi.advanceTimersByTimeAsync(60_000)
  expect(said.err).toBe('Counting rows (2 s)…\nCounting rows (12 s)…\nCounting rows (22 s)…\n')
  expect(JSON.parse(said.out)).toEqual({ rows: 7 })
})

test('a quick one says nothing', async () => {
  expect(await telling('Counting rows', Promise.resolve(7))).toBe(7)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(said).toEqual({ out: '', err: '' })
})

test('one that fails falls silent', async () => {
  await expect(telling('Counting rows', Promise.reject(new Error('no database')))).rejects.toThrow('no database')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(said.err).toBe('')
})

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { movableClock } from '../../src/runtime/clock.ts'

const DAY = 86_400_000
let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'deletion-bot-clock-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

/** Days by which a clock is ahead, rounded. */
const ahead = (clock: { now(): Date }) => Math.round((clock.now().getTime() - Date.now()) / DAY)

describe('the clock of the demo', () => {
  test('keeps its moves over a restart', () => {
    movableClock(dataDir).advance(8 * DAY)
    expect(ahead(movableClock(dataDir))).toBe(8)
    expect(readdirSync(dataDir)).toEqual(['clock.json'])
  })

  test('tells two processes on the same folder the same time, and neither takes it back', () => {
    const one = movableClock(dataDir)
    const other = movableClock(dataDir)
    one.advance(3 * DAY)
    expect(ahead(other)).toBe(3)
    other.advance(2 * DAY)
    expect(ahead(one)).toBe(5)
  })

  test.each(['', '{"offsetMs":', '{"offsetMs":"soon"}', '{"offsetMs":-5}', 'null'])(
    'takes a file of %j for no move',
    (content) => {
      writeFileSync(join(dataDir, 'clock.json'), content)
      const clock = movableClock(dataDir)
      expect(ahead(clock)).toBe(0)
      clock.advance(DAY)
      expect(ahead(movableClock(dataDir))).toBe(1)
    },
  )

  test('does not go back while it runs, whatever becomes of its file', () => {
    const clock = movableClock(dataDir)
    clock.advance(4 * DAY)
    writeFileSync(join(dataDir, 'clock.json'), '')
    expect(ahead(clock)).toBe(4)
    rmSync(join(dataDir, 'clock.json'))
    expect(ahead(clock)).toBe(4)
    clock.advance(-DAY)
    expect(ahead(clock)).toBe(4)
  })
})

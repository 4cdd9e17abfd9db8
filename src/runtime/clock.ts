import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The only source of time. Every verb that needs a moment takes it as an argument. */
export interface Clock {
  now(): Date
}

export interface MovableClock extends Clock {
  /** Moves the clock forward; it never goes back. */
  advance(milliseconds: number): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** The demo's clock: real time plus an offset kept in `<dataDir>/clock.json`, so that a restart does not jump back. */
export function movableClock(dataDir: string): MovableClock {
  const file = join(dataDir, 'clock.json')
  let offset = readOffset(file)
  const now = () => new Date(Date.now() + offset)
  return {
    now,
    advance(milliseconds) {
      offset += Math.max(0, milliseconds)
      writeFileSync(file, JSON.stringify({ offsetMs: offset }))
      return now()
    },
  }
}

function readOffset(file: string): number {
  try {
    const { offsetMs } = JSON.parse(readFileSync(file, 'utf8')) as { offsetMs?: unknown }
    return typeof offsetMs === 'number' && Number.isFinite(offsetMs) && offsetMs > 0 ? offsetMs : 0
  } catch {
    return 0
  }
}

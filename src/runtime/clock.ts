import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The only source of time. Every verb that needs a moment takes it as an argument. */
export interface Clock {
  now(): Date
  /** It is the machine's own time, so that another machine's can be held against it. */
  readonly isReal?: true
}

export interface MovableClock extends Clock {
  /** Moves the clock forward; it never goes back. */
  advance(milliseconds: number): Date
}

export const systemClock: Clock = { now: () => new Date(), isReal: true }

/**
 * The demo's clock: real time plus an offset kept in `<dataDir>/clock.json`, so that a restart does not jump back, and processes
 * on the same folder tell the same time.
 */
export function movableClock(dataDir: string): MovableClock {
  const file = join(dataDir, 'clock.json')
  let offset = 0
  let seen = ''
  const look = () => {
    const version = versionOf(file)
    if (version === seen) return
    seen = version
    offset = Math.max(offset, readOffset(file))
  }
  const now = () => {
    look()
    return new Date(Date.now() + offset)
  }
  return {
    now,
    advance(milliseconds) {
      look()
      offset += Math.max(0, milliseconds)
      writeOffset(file, offset)
      return now()
    },
  }
}

// Every write makes a new file, so a changed offset has another inode or another time.
function versionOf(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false })
  return found ? `${found.ino} ${found.mtimeMs}` : ''
}

function readOffset(file: string): number {
  try {
    const { offsetMs } = JSON.parse(readFileSync(file, 'utf8')) as { offsetMs?: unknown }
    return typeof offsetMs === 'number' && Number.isFinite(offsetMs) && offsetMs > 0 ? offsetMs : 0
  } catch {
    return 0
  }
}

/** Written aside and renamed: a process that dies here leaves the old time or the new one. */
function writeOffset(file: string, offsetMs: number): void {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, JSON.stringify({ offsetMs }), { flush: true })
  renameSync(draft, file)
}

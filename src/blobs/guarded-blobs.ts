import type { Blobs, StoreTrouble } from './blobs.ts'

export interface Guard {
  now: () => Date
  /** The store has just been found unreachable several times in a row, so that nothing is asked of it for a while; or empty. */
  onDown(because: StoreTrouble): void
}

const FAILURES_IN_A_ROW = 3
const PAUSE_MS = 30_000

/**
 * Spares a store that is down for all: after three removals in a row that did not reach it, further ones are answered `unreachable`
 * at once, until a pause is over and one of them may try again. Shared by everything in a process.
 */
export function guardedBlobs(blobs: Blobs, { now, onDown }: Guard): Blobs {
  let failures = 0
  let restsFrom = 0
  let because: StoreTrouble = 'down'
  return {
    ...blobs,
    foundEmpty: () => onDown('empty'),
    async remove(key) {
      const at = now().getTime()
      if (failures >= FAILURES_IN_A_ROW) {
        // A clock that was put back says nothing of the pause.
        if (at >= restsFrom && at < restsFrom + PAUSE_MS) return { is: 'unreachable', because }
        // This one tries; those beside it wait for what it finds.
        restsFrom = at
      }
      const removal = await blobs.remove(key)
      if (removal.is !== 'unreachable') {
        failures = 0
        return removal
      }
      failures += 1
      because = removal.because
      if (failures === FAILURES_IN_A_ROW) onDown(because)
      if (failures >= FAILURES_IN_A_ROW) restsFrom = now().getTime()
      return removal
    },
  }
}

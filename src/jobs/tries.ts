import type { BotDb } from '../db/client.ts'
import type { Clock } from '../runtime/clock.ts'
import type { Log } from '../runtime/log.ts'
import { stopwatch } from '../runtime/stopwatch.ts'
import { goesOn, isElsewhere } from './is-elsewhere.ts'
import { noteDown } from './note-down.ts'

/** What was begun this often is set aside for staff: an event, so that the next message is heard, or a turn, so that the other chats go on. */
export const ATTEMPTS_MAX = 5
/** What has taken longer than this is not merely cut off by whoever stops the process. */
const HANGS_MS = 60_000

/** Something that is tried a few times; its tries are counted where they outlive this process. */
interface Counted {
  /** What it is, in this process's memory and its log. */
  what: string
  /** Tries before this one. */
  before: number
  /** Counts one more and returns how many there are; undefined: there is nothing to do any more. */
  begin(): Promise<number | undefined>
  /** Takes the last one back. */
  giveBack(): Promise<void>
}

/** `failed`, `unended`: there were enough tries, and the last one failed, or its process did not live to see its end. */
type Attempted = 'over' | 'failed' | 'unended'

interface Deps {
  db: BotDb
  clock: Clock
  log: Log
}

export interface Tries {
  /**
   * Does `work` as one try, counted before it begins: whoever is killed at it (memory, an endless loop) counts nothing afterwards. What `work` throws
   * while there is another try is thrown. What is nobody's fault, or was put off, is given back.
   */
  attempt(deps: Deps, counted: Counted, lost: AbortSignal, work: () => Promise<'done' | 'put-off'>): Promise<Attempted>
  /** Until `stop` has come to its end the process's jobs are being stopped: what that cuts off is no try. */
  whileStopping(stop: () => Promise<void>): Promise<void>
}

/** The tries that one process is at. */
export function countTries(): Tries {
  const atWork = new Map<Counted, () => number>()
  let isStopping = false
  let last: Promise<unknown> = Promise.resolve()
  // What has a try without an end may have killed its process: one at a time, so that it takes no other's tries along again and again.
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work)
    last = mine.catch(() => {})
    return mine
  }

  const attempt: Tries['attempt'] = async (deps, counted, lost, work) => {
    if (counted.before >= ATTEMPTS_MAX) return 'unended'
    const counts = !isStopping
    const tries = counts ? await counted.begin() : counted.before
    if (tries === undefined) return 'over'
    if (counts) atWork.set(counted, stopwatch())
    // The stop came while it was being counted, and has not seen it.
    if (counts && isStopping) await giveBack(deps, counted)
    try {
      if ((await work()) === 'put-off') await giveBack(deps, counted)
      goesOn(counted.what)
      return 'over'
    } catch (error) {
      if (lost.aborted || isElsewhere(deps, error, counted.what)) {
        await giveBack(deps, counted)
        throw error
      }
      deps.log.error({ what: counted.what, tries, error }, 'an event or a turn could not be handled')
      if (tries < ATTEMPTS_MAX) throw error
      goesOn(counted.what)
      return 'failed'
    } finally {
      atWork.delete(counted)
    }
  }

  async function giveBack({ db, log }: Deps, counted: Counted): Promise<void> {
    // Whoever stops the process may have given it back already.
    if (!atWork.delete(counted)) return
    await noteDown(db, () => counted.giveBack()).catch((error) =>
      log.warn({ what: counted.what, error }, 'a try that was nobody’s fault could not be given back'),
    )
  }

  return {
    attempt: (deps, counted, lost, work) =>
      counted.before === 0
        ? attempt(deps, counted, lost, work)
        : alone(async () => (lost.aborted ? 'over' : attempt(deps, counted, lost, work))),
    async whileStopping(stop) {
      isStopping = true
      const cutOff = [...atWork].filter(([, took]) => took() < HANGS_MS).map(([counted]) => counted)
      for (const each of cutOff) atWork.delete(each)
      try {
        await Promise.all([stop(), Promise.allSettled(cutOff.map((each) => each.giveBack()))])
      } finally {
        isStopping = false
      }
    },
  }
}

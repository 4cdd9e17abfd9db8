import { within } from '../runtime/within.ts'
import { InboxUnavailable } from './inbox-item.ts'

export interface GroupCommitOptions<Item> {
  itemsPerFlushMax: number
  /** Items waiting or in flight; beyond it a submission is refused at once. */
  waitingMax: number
  /** How long a submission waits, and how long one flush may take. */
  waitMsMax: number
  /** Commits the items together. Must give up when `signal` aborts; what it throws fails every waiter of the flush. */
  flush(items: readonly Item[], signal: AbortSignal): Promise<void>
  onFailure(error: unknown): void
}

interface Submission {
  left: number
  over: boolean
  timer: NodeJS.Timeout
  settle(error?: InboxUnavailable): void
}

interface Waiting<Item> {
  item: Item
  of: Submission
}

/**
 * Gathers the items of many requests into one commit at a time: while a flush is under way the next one fills up.
 * A submission resolves after the commit of its last item, and never hangs: it fails after `waitMsMax` at the latest.
 */
export function groupCommit<Item>(options: GroupCommitOptions<Item>): { submit(items: readonly Item[]): Promise<void> } {
  let queue: Waiting<Item>[] = []
  let inFlight = 0
  let running = false

  const run = async (): Promise<void> => {
    // One turn of the event loop, so that requests that came in together are flushed together.
    await new Promise((resolve) => setImmediate(resolve))
    while (queue.length > 0) {
      queue = queue.filter(({ of }) => !of.over)
      const batch = queue.splice(0, options.itemsPerFlushMax)
      if (batch.length === 0) break
      inFlight = batch.length
      const failure = await flushBounded(options, batch)
      inFlight = 0
      for (const { of } of batch) settleOne(of, failure)
    }
    running = false
  }

  return {
    submit(items) {
      if (items.length === 0) return Promise.resolve()
      const ahead = queue.length + inFlight
      // An idle queue takes a body of any size: what Meta may send must fit somewhere.
      if (ahead > 0 && ahead + items.length > options.waitingMax) return Promise.reject(new InboxUnavailable('full'))
      return new Promise<void>((resolve, reject) => {
        const submission: Submission = {
          left: items.length,
          over: false,
          timer: setTimeout(() => submission.settle(new InboxUnavailable('slow')), options.waitMsMax),
          settle(error) {
            if (submission.over) return
            submission.over = true
            clearTimeout(submission.timer)
            if (error) reject(error)
            else resolve()
          },
        }
        for (const item of items) queue.push({ item, of: submission })
        if (running) return
        running = true
        void run()
      })
    },
  }
}

function settleOne(submission: Submission, failure: InboxUnavailable | undefined): void {
  submission.left -= 1
  if (failure || submission.left === 0) submission.settle(failure)
}

async function flushBounded<Item>(
  { flush, waitMsMax, onFailure }: GroupCommitOptions<Item>,
  batch: readonly Waiting<Item>[],
): Promise<InboxUnavailable | undefined> {
  const abort = new AbortController()
  const items = batch.map(({ item }) => item)
  try {
    await within(waitMsMax, flush(items, abort.signal), () => new InboxUnavailable('slow'))
    return undefined
  } catch (error) {
    abort.abort()
    onFailure(error)
    return error instanceof InboxUnavailable ? error : new InboxUnavailable('failed')
  }
}

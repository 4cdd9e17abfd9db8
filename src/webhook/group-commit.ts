import { within } from '../runtime/within.ts'
import { InboxUnavailable } from './inbox-item.ts'

export interface GroupCommitOptions<Item> {
  itemsPerFlushMax: number
  /** Flushes under way at once. Items that share a key are never in two of them, so that they are stored in the order in which they came. */
  flushesMax: number
  keysOf(item: Item): readonly string[]
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
  keys: readonly string[]
  of: Submission
}

/** Whoever waits for a flush to end leaves beside it after so long, however few they are: one may be stuck. */
const BESIDE_AFTER_MS = 50

/**
 * Gathers the items of many requests into few commits: while flushes are under way the next one fills up, and it leaves once it holds as
 * much as they do, or has waited a moment. A submission resolves after the commit of its last item, and never hangs: it fails after
 * `waitMsMax` at the latest, or after `waitMs`.
 */
export function groupCommit<Item>(options: GroupCommitOptions<Item>): {
  submit(items: readonly Item[], waitMs?: number): Promise<void>
} {
  let queue: Waiting<Item>[] = []
  let flushes = 0
  let inFlight = 0
  let isGathering = false
  let isTimed = false
  const busy = new Set<string>()

  const fly = async (batch: readonly Waiting<Item>[]): Promise<void> => {
    const keys = batch.flatMap((each) => each.keys)
    for (const key of keys) busy.add(key)
    flushes += 1
    inFlight += batch.length
    const failure = await flushBounded(options, batch)
    flushes -= 1
    inFlight -= batch.length
    for (const key of keys) busy.delete(key)
    for (const { of } of batch) settleOne(of, failure)
    start()
  }

  // Beside another a flush pays once it is as large: many small ones cost the server more than a moment's waiting costs anybody.
  function start(isOverdue = false): void {
    isGathering = false
    while (flushes < options.flushesMax && (isOverdue || queue.length >= inFlight)) {
      const { batch, rest } = pick(queue, busy, options.itemsPerFlushMax)
      queue = rest
      if (batch.length === 0) break
      void fly(batch)
    }
    if (isTimed || queue.length === 0 || flushes === options.flushesMax) return
    isTimed = true
    setTimeout(() => {
      isTimed = false
      start(true)
    }, BESIDE_AFTER_MS)
  }

  // One turn of the event loop, so that requests that came in together are flushed together.
  function gather(): void {
    if (isGathering || queue.length === 0 || flushes === options.flushesMax) return
    isGathering = true
    setImmediate(() => start())
  }

  return {
    submit(items, waitMs = options.waitMsMax) {
      if (items.length === 0) return Promise.resolve()
      const ahead = queue.length + inFlight
      // An idle queue takes a body of any size: what Meta may send must fit somewhere.
      if (ahead > 0 && ahead + items.length > options.waitingMax) return Promise.reject(new InboxUnavailable('full'))
      return new Promise<void>((resolve, reject) => {
        const submission: Submission = {
          left: items.length,
          over: false,
          timer: setTimeout(() => submission.settle(new InboxUnavailable('slow')), Math.min(waitMs, options.waitMsMax)),
          settle(error) {
            if (submission.over) return
            submission.over = true
            clearTimeout(submission.timer)
            if (error) reject(error)
            else resolve()
          },
        }
        for (const item of items) queue.push({ item, keys: options.keysOf(item), of: submission })
        gather()
      })
    },
  }
}

/** The next flush, in the order of arrival. Who shares a key with a flush under way waits, and so does whoever came after them with one of theirs. */
function pick<Item>(queue: readonly Waiting<Item>[], busy: ReadonlySet<string>, itemsMax: number) {
  const batch: Waiting<Item>[] = []
  const rest: Waiting<Item>[] = []
  const held = new Set(busy)
  for (const waiting of queue) {
    if (waiting.of.over) continue
    if (batch.length < itemsMax && !waiting.keys.some((key) => held.has(key))) {
      batch.push(waiting)
      continue
    }
    rest.push(waiting)
    for (const key of waiting.keys) held.add(key)
  }
  return { batch, rest }
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

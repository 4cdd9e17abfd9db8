/** Signed bodies that were answered 503: Meta delivers them again, and what they say is not known before. In memory, for one process. */
export interface Refusals {
  note(): void
  /** How long the newest trouble has gone on, from its first refusal to its last. */
  lastedMs(): number
  /** What nobody has been told of yet: how long it has gone on, and up to which one. Undefined: nothing. */
  untold(): { lastedMs: number; upTo: number } | undefined
  /** That is known now: those after it are not. */
  told(upTo: number): void
  /** Called at each refusal; the last listener alone. */
  listen(heard: () => void): void
}

/** Refusals that lie closer together than this are one trouble. */
const APART_MS = 60_000

export function countRefusals(now: () => Date): Refusals {
  let firstAt = 0
  let lastAt = Number.NEGATIVE_INFINITY
  let count = 0
  let toldUpTo = 0
  let heard = () => {}
  const lastedMs = () => (count === 0 ? 0 : Math.max(0, lastAt - firstAt))
  return {
    note() {
      const at = now().getTime()
      if (at - lastAt > APART_MS) firstAt = at
      lastAt = at
      count += 1
      heard()
    },
    lastedMs,
    untold: () => (count > toldUpTo ? { lastedMs: lastedMs(), upTo: count } : undefined),
    told(upTo) {
      toldUpTo = upTo
    },
    listen(listener) {
      heard = listener
    },
  }
}

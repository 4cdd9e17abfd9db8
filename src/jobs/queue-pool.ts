import pg from 'pg'

/**
 * The queue's pool. The queue strikes a finished job off without waiting for it, also a few seconds later where the database was away: who
 * comes after the pool has ended waits for ever, because a refusal would be an unhandled rejection, which ends the process. The job stays
 * in the queue, and its row is found done.
 */
export class QueuePool extends pg.Pool {
  // `never` fits both of the driver's overloads.
  override connect(...given: unknown[]): never {
    if (this.ending && given.length === 0) return new Promise(() => {}) as never
    return (super.connect as (...all: unknown[]) => unknown).apply(this, given) as never
  }
}

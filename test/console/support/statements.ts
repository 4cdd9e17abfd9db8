import pg from 'pg'
import { afterAll } from 'vitest'
import type { Seen } from './visitor.ts'

/** Counts every statement that is sent, to whichever database: call it at the top of a file. */
export function countingStatements(): (
  ask: () => Promise<Seen>,
  between?: () => Promise<unknown>,
) => Promise<Seen & { count: number }> {
  let count = 0
  const { prototype } = pg.Client
  const query = prototype.query
  prototype.query = function counted(this: pg.Client, ...args: unknown[]) {
    count += 1
    return (query as (...args: unknown[]) => unknown).apply(this, args)
  } as typeof query
  afterAll(() => {
    prototype.query = query
  })
  return async (ask, between) => {
    // Once before: what a fresh connection prepares is no page's.
    await ask()
    await between?.()
    count = 0
    const seen = await ask()
    return { ...seen, count }
  }
}

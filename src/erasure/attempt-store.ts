import pg from 'pg'

/** That the server is going, or that this connection is over, is no table's fault. */
const GOING = /^57P/

/** What PostgreSQL refuses of one table (a value, a view without data, another server's partition) says nothing of the others. */
export async function attempt<T>(work: () => Promise<T>): Promise<{ done: T } | { refused: string }> {
  try {
    return { done: await work() }
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code === undefined || GOING.test(error.code)) throw error
    return { refused: error.code }
  }
}

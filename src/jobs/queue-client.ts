import pg from 'pg'

// The queue tries again what failed with this code: https://www.postgresql.org/docs/current/errcodes-appendix.html (cannot_connect_now).
const TRY_AGAIN = '57P03'
const LOST = new Set(['57P01', '57P02', '08000', '08003', '08006', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'])
/** The driver's own words for a connection that went away; it gives them no code. */
const LOST_WORDS = /^Connection terminated|^Client has encountered a connection error|^timeout exceeded when trying to connect/

/**
 * The queue's connection. The queue does not wait for the answer when it strikes off a finished job, so a lost connection would end the
 * process as an unhandled rejection; named as one that comes back, it is tried again. Striking off twice changes nothing.
 */
export class QueueClient extends pg.Client {
  // `never` fits each of the driver's overloads.
  override connect(...given: unknown[]): never {
    return mended(super.connect.bind(this), given) as never
  }

  override query(...given: unknown[]): never {
    return mended(super.query.bind(this), given) as never
  }
}

function mended(work: unknown, given: unknown[]): unknown {
  const callback = given.at(-1)
  if (typeof callback === 'function')
    given.splice(-1, 1, (error: unknown, ...rest: unknown[]) => callback(asTryAgain(error), ...rest))
  const answer = (work as (...all: unknown[]) => unknown)(...given)
  return answer instanceof Promise
    ? answer.catch((error) => {
        throw asTryAgain(error)
      })
    : answer
}

function asTryAgain(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { code } = error as { code?: string }
  const isLost = code === undefined ? LOST_WORDS.test(error.message) : LOST.has(code)
  return isLost ? Object.assign(error, { code: TRY_AGAIN }) : error
}

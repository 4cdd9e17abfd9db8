import pg from 'pg'
import { isLost } from '../db/is-lost.ts'

// The queue tries again what failed with this code: https://www.postgresql.org/docs/current/errcodes-appendix.html (cannot_connect_now).
const TRY_AGAIN = '57P03'

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
  return isLost(error) ? Object.assign(error as Error, { code: TRY_AGAIN }) : error
}

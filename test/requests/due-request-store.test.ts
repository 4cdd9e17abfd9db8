import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { requestsDue } from '../../src/requests/due-request-store.ts'
import { testDatabases } from '../support/databases.ts'
import { type Sending, sendingOn } from '../support/sending.ts'

const DAY = 86_400_000
const databases = testDatabases()
let world: Sending

beforeAll(async () => {
  world = await sendingOn(databases.botUrl)
})
afterAll(() => world.close())

interface Ended {
  state: 'completed' | 'partial'
  /** Days since its end, and until its deadline. */
  endedAgo: number
  deadlineIn?: number
  retryIn?: number
  swept?: boolean
}

const daysFromNow = (days: number) => new Date(world.clock.now().getTime() + days * DAY)

async function ended({ state, endedAgo, deadlineIn = 30 - endedAgo, retryIn, swept }: Ended): Promise<string> {
  const id = await world.request(await world.somebody())
  const finishedAt = daysFromNow(-endedAgo)
  await world.lockPool.query(
    `update erasure_request set state = $2, confirmed_at = $3, erase_at = $3, started_at = $3, frozen_at = $3, finished_at = $3,
       deadline_at = $4, next_attempt_at = $5, second_sweep_at = $3::timestamptz + interval '8 days', second_swept_at = $6 where id = $1`,
    [
      id,
      state,
      finishedAt,
      daysFromNow(deadlineIn),
      retryIn === undefined ? null : daysFromNow(retryIn),
      swept ? finishedAt : null,
    ],
  )
  return id
}

const due = (limit: number) => requestsDue(world.db, world.clock.now(), limit)

describe('what the sweep wakes', () => {
  test('leaves no place to partial requests that have nothing to do before their retry or their thirtieth day', async () => {
    for (let i = 0; i < 5; i += 1) await ended({ state: 'partial', endedAgo: 9 + i, retryIn: 0.5 })
    expect(await due(1000)).toEqual([])
    const swept = await ended({ state: 'completed', endedAgo: 8.5 })
    const retried = await ended({ state: 'partial', endedAgo: 2, retryIn: -0.1 })
    expect(await due(2)).toEqual([swept, retried])
  })

  test('takes a partial one on its thirtieth day, when nobody’s address may be kept for it any longer', async () => {
    const before = await due(1000)
    const young = await ended({ state: 'partial', endedAgo: 29.9, retryIn: 0.5 })
    const old = await ended({ state: 'partial', endedAgo: 30, retryIn: 0.5 })
    const over = await ended({ state: 'partial', endedAgo: 40, retryIn: 0.5, swept: true })
    const added = (await due(1000)).filter((id) => !before.includes(id))
    expect(added).toEqual([old])
    expect(added).not.toContain(young)
    expect(added).not.toContain(over)
  })
})

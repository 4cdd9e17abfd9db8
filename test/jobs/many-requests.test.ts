import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { wake } from '../../src/db/wake.ts'
import { startWorker } from '../../src/jobs/worker.ts'
import { openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'
import { scheduleMany } from '../support/schedule-many.ts'

/** The full size, `MANY_REQUESTS=10000`, is for an idle machine and an hour. */
const REQUESTS = Number(process.env.MANY_REQUESTS ?? 120)
/** However many they are, their deadlines lie within five days. */
const APART_MS = (5 * 86_400_000) / REQUESTS
const PATIENCE_MS = Math.max(300_000, REQUESTS * 1_000)
const CONCURRENCY = 4
/** So many jobs stay free for whoever writes. */
const KEPT_FREE = 2

describe('hundreds of small requests that are due at once', { timeout: PATIENCE_MS }, () => {
  const databases = testDatabases({ demo: true })
  let test_: TestBot
  let running = 0
  let most = 0

  beforeAll(async () => {
    test_ = await openTestBot(databases, {
      config: { maxErasuresPerHour: 100_000 },
      async checkpoint(name) {
        if (name === 'running') most = Math.max(most, ++running)
        if (name === 'finished') running -= 1
      },
    })
    const { bot } = test_
    const now = bot.clock.now()
    // Who proved their number first has the earliest deadline; they are entered in another order.
    const wishes = Array.from({ length: REQUESTS }, (_, i) => new Date(now.getTime() - ((i * 73) % REQUESTS) * APART_MS))
    const ids = await scheduleMany(bot, wishes)
    await wake(bot.db, 'run-request', ids)
  }, PATIENCE_MS)
  afterAll(() => test_.close())

  const finished = async () =>
    (await test_.bot.lockPool.query<{ n: number }>(`select count(*)::int as n from erasure_request where state = 'completed'`))
      .rows[0]?.n ?? 0

  test('are taken in the order of their deadlines, a few at a time, and whoever writes meanwhile is answered before they are through', async () => {
    const worker = await startWorker(test_.bot, databases.botUrl, CONCURRENCY)
    try {
      while ((await finished()) < 5) await sleep(20)
      const meera = test_.phone('meera')
      await meera.say('delete my data')
      while (meera.received().length === 0) await sleep(20)
      expect(await finished()).toBeLessThan(REQUESTS)
      while ((await finished()) < REQUESTS) await sleep(100)
    } finally {
      await worker.stop()
    }
    expect(most).toBeGreaterThan(0)
    expect(most).toBeLessThanOrEqual(CONCURRENCY - KEPT_FREE)
    const { rows } = await test_.bot.lockPool.query<{ due: number }>(
      `select (row_number() over (order by r.deadline_at))::int as due from request_event e join erasure_request r on r.id = e.request_id
       where e.what = 'running' order by e.id`,
    )
    expect(rows).toHaveLength(REQUESTS)
    // Two that run side by side may begin in either order.
    const early = rows.map(({ due }, i) => Math.abs(due - (i + 1)))
    expect(Math.max(...early)).toBeLessThanOrEqual(CONCURRENCY)
  })

  test('each end with a receipt and an entry of their own, in one whole chain', async () => {
    const { rows } = await test_.bot.lockPool.query<{ receipts: number; entries: number; last: number }>(
      'select count(*)::int as receipts, count(distinct l.seq)::int as entries, max(l.seq)::int as last from receipt r join ledger_entry l on l.receipt_id = r.id',
    )
    expect(rows).toEqual([{ receipts: REQUESTS, entries: REQUESTS, last: REQUESTS }])
  })
})

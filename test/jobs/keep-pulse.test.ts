import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type BotDatabase, openBotDatabase } from '../../src/db/client.ts'
import { createTimekeeper } from '../../src/db/timekeeper.ts'
import { keepPulse } from '../../src/jobs/keep-pulse.ts'
import type { Clock } from '../../src/runtime/clock.ts'
import { createLog } from '../../src/runtime/log.ts'
import { createMetrics } from '../../src/runtime/metrics.ts'
import { forgetPulse, hearing } from '../../src/webhook/pulse-store.ts'
import { countRefusals } from '../../src/webhook/refusals.ts'
import { testDatabases } from '../support/databases.ts'

const databases = testDatabases()
let database: BotDatabase
beforeAll(() => {
  database = openBotDatabase(databases.botUrl, { connectionsMax: 3, waitMsMax: 5_000, onError: () => {} })
})
beforeEach(() => forgetPulse(database.db))
afterAll(() => database.close())

let at = 1_764_000_000_000
function process(clock: Clock = { now: () => new Date(at) }) {
  const metrics = createMetrics(false)
  const log = createLog('silent')
  return { db: database.db, timekeeper: createTimekeeper(database.db, clock), metrics, log, refusals: countRefusals(clock.now) }
}
const is = async () => (await hearing(database.db)).is
const forMs = async () => {
  const heard = await hearing(database.db)
  return heard.is === 'redelivering' ? heard.forMs : 0
}
const beatenAgo = (seconds: number) =>
  database.pool.query(`update webhook_pulse set seen_at = now() - $1 * interval '1 second', redelivered_until = now()`, [seconds])

describe('a webhook that says that it is there', () => {
  test('for the first time keeps nobody waiting', async () => {
    const pulse = await keepPulse(process())
    expect(await is()).toBe('heard')
    await pulse.stop()
  })

  test('and is started anew, however short it was away, is waited for: Meta may have found the door closed', async () => {
    await (await keepPulse(process())).stop()
    await beatenAgo(8)
    const pulse = await keepPulse(process())
    expect(await forMs()).toBeGreaterThan(50_000)
    expect(await forMs()).toBeLessThan(60_000)
    await pulse.stop()
  })

  test('and goes in order says so, before anybody can miss it', async () => {
    const pulse = await keepPulse(process())
    expect(await is()).toBe('heard')
    await pulse.stop()
    expect(await is()).toBe('redelivering')
  })

  test('and was killed is missed before half a minute is over', async () => {
    const pulse = await keepPulse(process())
    await beatenAgo(26)
    expect(await is()).toBe('deaf')
    await pulse.stop()
  })

  test('and refuses a body has that known at once, for as long as the refusals have lasted and a little more', async () => {
    const web = process()
    const pulse = await keepPulse(web)
    web.refusals.note()
    at += 50_000
    web.refusals.note()
    at += 50_000
    web.refusals.note()
    await expect.poll(forMs, { timeout: 30_000 }).toBeGreaterThan(130_000)
    expect(await forMs()).toBeLessThan(150_000)
    expect(web.refusals.untold()).toBeUndefined()
    await pulse.stop()
  })

  test('and refuses a body because its clock is wrong has that known, and does not say that it is there', async () => {
    const right = await keepPulse(process())
    await beatenAgo(20)
    const wrong = process({ now: () => new Date(Date.now() + 600_000), isReal: true })
    const pulse = await keepPulse(wrong)
    expect([wrong.timekeeper.isOff(), await is()]).toEqual([true, 'heard'])
    wrong.refusals.note()
    await expect.poll(is, { timeout: 30_000 }).toBe('redelivering')
    await beatenAgo(26)
    wrong.refusals.note()
    await expect.poll(() => wrong.refusals.untold(), { timeout: 30_000 }).toBeUndefined()
    expect(await is()).toBe('deaf')
    await pulse.stop()
    await right.stop()
  })

  test('rings when it has refused for a minute, once a minute, and not for a moment’s crowd', async () => {
    const web = process()
    const rung = async () => /alarms_total\{[^}]*webhook-refuses[^}]*\} (\d+)/.exec(await web.metrics.text())?.[1]
    const pulse = await keepPulse(web)
    for (let second = 0; second < 59; second += 1) {
      web.refusals.note()
      at += 1_000
    }
    expect(await rung()).toBe('0')
    for (let second = 0; second < 90; second += 1) {
      web.refusals.note()
      at += 1_000
    }
    expect(await rung()).toBe('2')
    await pulse.stop()
  })
})

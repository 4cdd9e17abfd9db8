import { afterEach, describe, expect, test } from 'vitest'
import { testDatabases } from '../support/databases.ts'
import { messagesFor, textMessage } from './bodies.ts'
import { DEDICATED, forgetEverything, type TestWebhook, webhookOn } from './webhook.ts'

const DAY_MS = 86_400_000
const databases = testDatabases()
let webhook: TestWebhook

afterEach(async () => {
  await forgetEverything(webhook.database)
  await webhook.close()
})

const wish = (wamid: string, ageMs = 0) => {
  const timestamp = String(Math.floor((Date.now() - ageMs) / 1000))
  return messagesFor(DEDICATED.phoneNumberId, textMessage(wamid, '917000012345', 'delete my data', { timestamp }))
}
const stored = async () =>
  Number((await webhook.database.pool.query<{ n: string }>('select count(*) as n from inbox_event')).rows[0]?.n)

describe('a server whose clock is wrong', () => {
  test.each([
    ['two days behind', -2 * DAY_MS],
    ['nine days ahead', 9 * DAY_MS],
  ])('and %s loses no request: it is delivered again, and taken once the clock is right', async (_name, aheadMs) => {
    webhook = await webhookOn(databases.botUrl, { aheadMs })
    expect((await webhook.post(wish('wamid.a'))).status).toBe(503)
    expect(webhook.counted).toEqual(['webhook_refused_total clock'])
    expect(await stored()).toBe(0)
    // What is noticed once holds for everything, also for what has a time that would do.
    expect((await webhook.post(wish('wamid.b', -aheadMs))).status).toBe(503)
    expect(await stored()).toBe(0)
    webhook.passTime(-aheadMs)
    await webhook.timekeeper.look()
    expect(await webhook.post(wish('wamid.a'))).toEqual({ status: 200, json: { taken: ['wamid.a'] } })
    expect(await stored()).toBe(1)
  })

  test('that is right leaves alone what is too old', async () => {
    webhook = await webhookOn(databases.botUrl, { aheadMs: 0 })
    expect(await webhook.post(wish('wamid.old', 9 * DAY_MS))).toEqual({ status: 200, json: { taken: [] } })
    expect(await stored()).toBe(0)
    expect((await webhook.post(wish('wamid.new'))).status).toBe(200)
  })

  test('and says by how much, once it is known', async () => {
    webhook = await webhookOn(databases.botUrl, { aheadMs: -30_000 })
    await webhook.timekeeper.look()
    expect(webhook.timekeeper.isOff()).toBe(false)
    webhook.passTime(-60_000)
    await webhook.timekeeper.look()
    expect(webhook.timekeeper.isOff()).toBe(true)
    expect(Math.round(webhook.timekeeper.aheadMs() / 10_000)).toBe(-9)
  })
})

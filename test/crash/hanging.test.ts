import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestBot, type TestBot } from '../support/bot.ts'
import { type OwnCluster, startOwnCluster } from '../support/own-cluster.ts'

let cluster: OwnCluster
let bot: TestBot

beforeAll(async () => {
  cluster = await startOwnCluster()
  bot = await openTestBot(cluster)
})
afterAll(async () => {
  await bot.close()
  await cluster.stop()
})

const answer = async (path: string) => {
  const response = await fetch(`${bot.url}${path}`)
  return { status: response.status, body: await response.text() }
}

test('a database that hangs is told by the probe and hides no metrics', async () => {
  expect((await answer('/readyz')).status).toBe(200)
  const goOn = cluster.hang()
  try {
    const ready = await answer('/readyz')
    expect([ready.status, JSON.parse(ready.body)]).toEqual([
      503,
      expect.objectContaining({ ready: false, database: 'down', platform: 'down' }),
    ])
    const metrics = await answer('/metrics')
    expect([metrics.status, metrics.body]).toEqual([200, expect.stringContaining('alarms_total')])
  } finally {
    goOn()
  }
  await cluster.answers()
  expect(await answer('/readyz')).toMatchObject({ status: 200 })
})

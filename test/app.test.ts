import { expect, test } from 'vitest'
import { openTestBot } from './support/bot.ts'
import { testDatabases } from './support/databases.ts'

const databases = testDatabases({ demo: true })

test('a probe is answered while others use up the limit of its address', async () => {
  const bot = await openTestBot(databases)
  const statusOf = async (path: string) => (await fetch(`${bot.url}${path}`)).status
  try {
    const pages = await Promise.all(Array.from({ length: 130 }, () => statusOf('/receipts/nobody')))
    expect(pages).toContain(429)
    const probes = await Promise.all(Array.from({ length: 150 }, (_, index) => statusOf(index % 2 ? '/readyz' : '/metrics')))
    expect(new Set(probes)).toEqual(new Set([200]))
    expect(await statusOf('/healthz')).toBe(200)
  } finally {
    await bot.close()
  }
})

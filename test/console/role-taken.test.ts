import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'
import { type StartedProvider, startProvider } from './support/provider.ts'
import { signInAt } from './support/sign-in-at.ts'
import { MINUTE } from './support/times.ts'
import { visitor } from './support/visitor.ts'

describe.each([{ refresh: true }, { refresh: false }])('a role that is taken away (refresh tokens: $refresh)', ({ refresh }) => {
  const databases = testDatabases()
  let provider: StartedProvider
  let test: TestBot
  let now: Date

  beforeAll(async () => {
    provider = await startProvider({ refresh })
    test = await openTestBot(databases, { config: { oidc: provider.oidc, trustProxy: true } })
    test.bot.config.publicUrl = test.url
    provider.comeBackTo(`${test.url}/console/sign-in/callback`)
    now = test.bot.clock.now()
    test.bot.clock.now = () => now
  })
  afterAll(async () => {
    await test.close()
    await provider.close()
  })

  const later = (minutes: number) => {
    now = new Date(now.getTime() + minutes * MINUTE)
  }
  const enter = async (id: string, roles?: unknown) => {
    if (roles !== undefined) provider.people.set(id, { name: `Person ${id}`, roles })
    const browser = visitor(test.url)
    const back = await signInAt({ test, provider }, browser, id)
    return { browser, back }
  }
  const sees = async ({ browser }: Awaited<ReturnType<typeof enter>>) => (await browser.get('/console')).status

  it('ends every session of that person with the refusal at the door, and nobody else’s', async () => {
    const [here, there, other] = [await enter('u-1', ['support']), await enter('u-1'), await enter('u-2', ['support'])]
    provider.people.set('u-1', { name: 'Person', roles: [] })
    expect((await enter('u-1')).back.status).toBe(403)
    expect([await sees(here), await sees(there), await sees(other)]).toEqual([303, 303, 200])
  })

  it('is noticed within an hour where nobody signs in anew, in the middle of the work', async () => {
    const busy = await enter('u-3', ['privacy'])
    const goesOn = async (until: number) => {
      for (let passed = 0; passed < until; passed += 4) {
        later(4)
        if ((await sees(busy)) !== 200) return passed + 4
      }
      return undefined
    }
    expect(await goesOn(40)).toBeUndefined()
    provider.people.set('u-3', { name: 'Person', roles: ['sales'] })
    expect(await goesOn(40)).toBeLessThanOrEqual(refresh ? 8 : 24)
    const { rows } = await test.bot.lockPool.query(
      'select count(*)::int as n from staff_session where ended_at is not null and refresh_sealed is not null',
    )
    expect(rows).toEqual([{ n: 0 }])
  })

  it.runIf(refresh)('ends what the old role had open in every browser, also when the new one may do more', async () => {
    const [here, there] = [await enter('u-4', ['support']), await enter('u-4')]
    provider.people.set('u-4', { name: 'Person', roles: ['support', 'admin'] })
    later(6)
    expect([await sees(here), await sees(there)]).toEqual([303, 303])
    expect((await (await enter('u-4')).browser.get('/console/staff')).status).toBe(200)
  })

  it.runIf(refresh)('ends with the account itself', async () => {
    const gone = await enter('u-5', ['support'])
    provider.people.delete('u-5')
    later(6)
    expect(await sees(gone)).toBe(303)
  })

  it.runIf(refresh)('is asked about once when many pages are opened at once, and the work goes on for hours', async () => {
    const { browser } = await enter('u-6', ['support'])
    for (let passed = 0; passed < 120; passed += 20) {
      later(20)
      const statuses = await Promise.all(Array.from({ length: 8 }, async () => (await browser.get('/console')).status))
      expect(statuses).toEqual(Array(8).fill(200))
    }
  })

  it.runIf(refresh)('takes nobody’s word for the service’s: while it is silent a role holds for an hour at most', async () => {
    const busy = await enter('u-7', ['support'])
    await provider.close()
    for (let passed = 0; passed < 56; passed += 14) {
      later(14)
      expect(await sees(busy)).toBe(200)
    }
    later(5)
    expect(await sees(busy)).toBe(303)
  })
})

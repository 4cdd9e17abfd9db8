import { expect, it } from 'vitest'
import { scenario } from '../support/scenario.ts'
import { signedIn } from './support/visitor.ts'

const world = scenario()

it('twelve searches a minute are twelve, also when they come at once', async () => {
  const asha = await signedIn(world.test, 'asha')
  await asha.get('/console/find')
  const search = { what: '+91 98765 00001', reason: 'complaint' }
  const statuses: number[] = []
  for (let round = 0; round < 6; round += 1) {
    const answers = await Promise.all(Array.from({ length: 10 }, () => asha.post('/console/find', search)))
    statuses.push(...answers.map(({ status }) => status))
  }
  const noted = await world.bot(`select 1 from access_log where action = 'search'`)
  expect(noted.length).toBeGreaterThan(0)
  expect(noted.length).toBeLessThanOrEqual(12)
  expect(statuses.filter((status) => status === 200)).toHaveLength(noted.length)
  expect(new Set(statuses)).toEqual(new Set([200, 429]))
})

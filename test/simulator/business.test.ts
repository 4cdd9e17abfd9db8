import { describe, expect, test } from 'vitest'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { createBusiness } from '../../src/simulator/business.ts'
import { partnerWorld } from '../intake/api/support/partner-world.ts'

describe('the simulator’s business', () => {
  const world = partnerWorld()

  test('passes a number on over HTTP with a key of its own, and the customer is asked', async () => {
    const business = createBusiness(world.test.bot.platform, () => world.test.url)
    const { tenantId } = demoBusiness('sarees')
    expect(await business.passOn(tenantId, world.numberOf('sunita'), 'hi')).toBe(202)
    expect(await business.passOn(tenantId, '', 'en')).toBe(422)
    await world.test.settle()
    const [message] = world.test.phone('sunita').received()
    expect(message?.bubble.buttons).toHaveLength(2)
    expect(await world.onPlatform(`select 1 from api_key where name = 'Simulator'`)).toHaveLength(1)
  })
})

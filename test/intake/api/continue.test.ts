import { describe, expect, test } from 'vitest'
import { MINUTE } from '../../support/bot.ts'
import { approveTemplates } from './support/approve-templates.ts'
import { partnerWorld } from './support/partner-world.ts'

describe('"Continue" while a request about another business is open', () => {
  const world = partnerWorld()

  test('is answered, and taken when that one is done', async () => {
    approveTemplates(world.test.graph)
    const meera = world.test.phone('meera')
    await world.forward('sarees', world.numberOf('meera'))
    await world.test.settle()
    await meera.say('delete my data')
    await world.test.settle()
    for (const title of ['Something else', 'Only one business', 'Sahyadri Family Clinic', 'Yes, delete it'])
      await world.test.tapTitle(meera, title)
    const heard = world.test.heard(meera).length
    await world.test.tapTitle(meera, 'Continue')
    const said = world.test.heard(meera).slice(heard)
    expect(said[0]).toContain(
      'This request is about one business. Everything else under your number can be deleted when it is done',
    )
    expect(await world.ours('select state from erasure_request')).toEqual([{ state: 'scheduled' }])
    await world.test.pass(15 * MINUTE)
    await world.test.tapTitle(meera, 'Continue')
    expect(world.test.heard(meera).at(-1)).toMatch(/^Rangoli Sarees, number ending 4821: we hold/)
  })
})

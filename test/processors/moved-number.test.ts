import { beforeAll, describe, expect, test } from 'vitest'
import { createPhone } from '../../src/simulator/phone.ts'
import { MINUTE } from '../support/bot.ts'
import { askedWorld } from './support/asked.ts'

const DEDICATED = '106600000000001'
const SHOP = 'Rangoli Sarees'

describe('a number whose erasure waits for a processor, and that WhatsApp attaches in another chat meanwhile', () => {
  const world = askedWorld()
  beforeAll(() => world.add('brevo'))

  test('hears there, too, when the processor has confirmed at last', async () => {
    await world.confirm('meera', SHOP)
    await world.test.pass(15 * MINUTE)
    await world.test.pass(3 * MINUTE)
    expect(await world.state()).toBe('partial')
    const whose = () => world.test.bot.lockPool.query<{ person_id: string }>('select person_id from erasure_request')
    const [before] = (await whose()).rows
    const meera = { name: 'Meera Nair', phone: null, userId: 'IN.99aaBBccDDeeFF0011223344' }
    const hidden = createPhone(world.test.graph, meera, DEDICATED)
    await hidden.say('delete my data')
    await world.test.settle()
    await hidden.shareContact('+917000014821', 'contact_request')
    await world.test.settle()
    const [after] = (await whose()).rows
    expect(after?.person_id).not.toBe(before?.person_id)
    const [asked] = world.asked('brevo')
    const inTheShop = world.test.phone('meera', SHOP)
    expect((await world.answer({ [asked?.body.task ?? '']: 'done' }, 'brevo')).status).toBe(200)
    await world.test.settle()
    expect(await world.state()).toBe('completed')
    expect(world.test.heard(inTheShop).at(-1)).toMatch(/is erased/)
  })
})

describe('a number that has an id beside it, and that WhatsApp attaches for another one while it is erased', () => {
  const world = askedWorld()

  test('is told no count of it', async () => {
    await world.confirm('meera')
    const hidden = createPhone(
      world.test.graph,
      { name: 'Next Holder', phone: null, userId: 'IN.77nExTHoLdEr00112233' },
      DEDICATED,
    )
    await hidden.say('delete my data')
    await world.test.settle()
    await hidden.shareContact('+917000014821', 'contact_request')
    await world.test.settle()
    await world.test.pass(15 * MINUTE)
    const told = world.test.heard(world.test.phone('meera')).at(-1)
    expect(told).toMatch(/is erased/)
    expect(told).not.toMatch(/\d+ (messages|recordings)/)
  })
})

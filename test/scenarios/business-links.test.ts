import { describe, expect, it } from 'vitest'
import { addLink, retireLink } from '../../src/requests/link-store.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { scenario } from '../support/scenario.ts'

describe('who comes by a business’s link', () => {
  const world = scenario()
  const businesses = () =>
    world.platform<{ id: string; name: string }>(
      "select distinct t.id, t.name from conversation c join tenant t on t.id = c.tenant_id where c.external_id like '%7000014821' order by t.name",
    )
  const link = async (code: string, tenantId: string, business: string, language = 'en') => {
    await addLink(world.test.bot.db, { code, tenantId, business, language, createdAt: world.test.bot.clock.now() })
  }

  it('is offered that business first, and everything is asked all the same', async () => {
    const [one] = await businesses()
    await link('K7Q2M9', one?.id ?? '', one?.name ?? '')
    const meera = world.actor('meera')
    await meera.says('Delete my data · code K7Q2M9')
    expect(meera.last().bubble.text).toMatch(new RegExp(`^This is CallMissed. ${one?.name} uses us`))
    expect(meera.last().bubble.text).toContain('ending 4821')
    expect(meera.last().bubble.buttons.map(({ title }) => title)).toEqual(['Only this business', 'All my data', 'Something else'])
    await meera.taps('Only this business')
    expect(meera.last().bubble.text).toMatch(new RegExp(`^${one?.name}, number ending 4821: we hold \\d+ message`))
    await meera.taps('Yes, delete it')
    await world.test.pass(15 * MINUTE)
    expect(meera.heard().at(-1)).toContain(`Your data with ${one?.name} is erased`)
    expect(await world.bot('select scope, tenant_id, state from erasure_request')).toEqual([
      { scope: 'business', tenant_id: one?.id, state: 'completed' },
    ])
    // The other business's rows are as they were.
    expect((await businesses()).length).toBeGreaterThan(0)
  })

  it('to whom that business holds nothing, the code opens nothing: it is asked like anybody', async () => {
    const [gone] = await world.bot<{ tenant_id: string }>('select tenant_id from erasure_request')
    expect((await businesses()).map(({ id }) => id)).not.toContain(gone?.tenant_id)
    const meera = world.actor('meera')
    await meera.says('delete my data, code k7q2m9 please')
    expect(meera.last().bubble.buttons.map(({ title }) => title)).toEqual(['Delete my data', 'Only stop ads', 'Something else'])
    await meera.says('no')
  })

  it.each(['Delete my data · code K7Q2M8', 'Delete my data · code'])(
    'an unknown or missing code is simply ignored: %s',
    async (text) => {
      const imran = world.actor('imran')
      await imran.says(text)
      expect(imran.last().bubble.buttons.map(({ title }) => title)).toEqual(['Delete my data', 'Only stop ads', 'Something else'])
      await imran.says('no')
    },
  )

  it('what is left of the words may be the code alone; its language is that of the link', async () => {
    const [one] = await world.platform<{ id: string; name: string }>(
      "select distinct t.id, t.name from conversation c join tenant t on t.id = c.tenant_id where c.external_id like '%7000075532' order by t.name",
    )
    await link('M8N7P6', one?.id ?? '', one?.name ?? '', 'hi')
    const imran = world.actor('imran')
    await imran.says('M8N7P6')
    expect(imran.last().bubble.buttons.map(({ title }) => title)).toEqual(['सिर्फ़ यही दुकान', 'मेरा सारा डेटा', 'कुछ और'])
    expect(imran.last().bubble.text).toContain(one?.name)
    await imran.taps('मेरा सारा डेटा')
    expect(imran.last().bubble.text).not.toContain(one?.name)
    await imran.says('no')
    await retireLink(world.test.bot.db, 'M8N7P6', world.test.bot.clock.now())
    await imran.says('delete my data M8N7P6')
    expect(imran.last().bubble.text).not.toContain(one?.name)
    await imran.says('no')
  })

  it('on a number that may have a new holder no business is named, not even that of the link', async () => {
    const [one] = await world.platform<{ id: string; name: string }>(
      "select distinct t.id, t.name from conversation c join tenant t on t.id = c.tenant_id where c.external_id like '%7000053076' order by t.name",
    )
    await link('T5U6V7', one?.id ?? '', one?.name ?? '')
    const farhan = world.actor('farhan')
    await farhan.says('Delete my data · code T5U6V7')
    expect(farhan.last().bubble.buttons.map(({ title }) => title)).toEqual(['Delete my data', 'Only stop ads', 'Something else'])
    await farhan.taps('Delete my data')
    await farhan.taps('Yes, my number')
    expect(farhan.last().bubble.text).toContain('for safety we show no names')
    expect(farhan.heard().join()).not.toContain(one?.name)
    await farhan.taps('Yes, delete it')
    const said = farhan.heard().join()
    const path = new URL(/https:\S+\/r\/\S+/.exec(said)?.[0] ?? '').pathname
    await world.test.pass(7 * DAY + MINUTE)
    const page = await (await fetch(world.test.url + path)).text()
    expect(page).toContain('Your data is erased.')
    expect(page).not.toMatch(/\d+ (message|recording|bill|record)|receipts\//)
  })

  it('offers from a link leave a way to stop advertisements alone', async () => {
    const [one] = await world.platform<{ id: string; name: string }>(
      "select distinct t.id, t.name from conversation c join tenant t on t.id = c.tenant_id where c.external_id like '%7000075532' order by t.name",
    )
    await link('Q2R3S4', one?.id ?? '', one?.name ?? '')
    const imran = world.actor('imran')
    await imran.says('please delete my data code Q2R3S4')
    await imran.taps('Something else')
    await imran.taps('Only stop ads')
    expect(imran.heard().at(-1)).toContain('Your messages stay as they are')
  })

  it('the poster and its files are there for a code in use, and for no other', async () => {
    const get = (path: string) => fetch(world.test.url + path)
    const poster = await (await get('/links/Q2R3S4')).text()
    expect(poster).toContain('Scan this with your phone’s camera')
    expect(poster).not.toMatch(/<script|undefined/)
    const svg = await get('/links/Q2R3S4.svg')
    expect(svg.headers.get('content-type')).toMatch(/^image\/svg\+xml/)
    expect(await svg.text()).toMatch(/^<svg /)
    const png = await get('/links/Q2R3S4.png')
    expect(png.headers.get('content-disposition')).toBe('attachment; filename="callmissed-Q2R3S4.png"')
    expect(
      Buffer.from(await png.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
    const bodies = await Promise.all(
      ['M8N7P6', 'M8N7P6.png', 'ABCDEF', 'Q2R3S4.gif', 'q2r3s4', "Q2R3S4'", '..%2f..'].map(async (file) => {
        const answer = await get(`/links/${file}`)
        return `${answer.status} ${await answer.text()}`
      }),
    )
    expect(new Set(bodies).size).toBe(1)
    expect(bodies[0]).toMatch(/^404 /)
  })
})

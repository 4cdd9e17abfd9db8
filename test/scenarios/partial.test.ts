import { describe, expect, it } from 'vitest'
import { addLink } from '../../src/requests/link-store.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { writesToTheShop } from '../support/customer-again.ts'
import { searchDatabase } from '../support/find-person.ts'
import { type Actor, HOUR, type Scenario, scenario } from '../support/scenario.ts'

const ROHAN = { phone: '+917000026350', name: 'Rohan Das' }
const SAREES = 'Rangoli Sarees'

/** A table that the map does not know: while it is there no erasure can be proven complete. */
const drifts = (world: Scenario) => world.platform('create table if not exists stray_note (id uuid primary key, words text)')
const mends = (world: Scenario) => world.platform('drop table stray_note')

async function confirms(actor: Actor): Promise<void> {
  await actor.taps('Delete my data')
  await actor.taps('Yes, delete it')
}

const requests = (world: Scenario) =>
  world.bot<{ state: string; scope: string }>('select state, scope from erasure_request order by created_at')
const statesOf = async (world: Scenario) => (await requests(world)).map(({ state }) => state)

describe('who wishes anew while an older erasure is partial', () => {
  const world = scenario({ voices: true })

  it('hears that a part is not confirmed, and what waits is told with a day that lies ahead', async () => {
    await drifts(world)
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await confirms(rohan)
    await world.test.pass(15 * MINUTE)
    expect(rohan.heard().at(-1)).toContain('One part is not confirmed yet')
    expect(await statesOf(world)).toEqual(['partial'])
    expect(await rohan.says('status')).toEqual([expect.stringMatching(/Most of your data is erased\..* we keep trying until/)])
  })

  it('nothing is held: says so, and how the earlier request stands; no second request is opened', async () => {
    const rohan = world.actor('rohan')
    expect(await rohan.says('delete my data')).toEqual([
      expect.stringContaining('There is nothing to delete'),
      expect.stringContaining('Most of your data is erased'),
    ])
    expect(await statesOf(world)).toEqual(['partial'])
  })

  it('a customer again: whatever way the wish comes, the question is asked', async () => {
    await world.test.pass(2 * DAY)
    await writesToTheShop(world, ROHAN.phone, ROHAN.name, 'is the batch at six still open')
    const rohan = world.actor('rohan')
    const asks = [expect.stringContaining('What do you want?')]
    const over = async () => expect(await rohan.says('no')).toEqual([expect.stringContaining('Nothing was deleted')])
    expect(await rohan.says('delete my data')).toEqual(asks)
    await over()
    expect(await rohan.says('mera data delete karo')).toEqual([expect.stringContaining('आप क्या चाहते हैं?')])
    await rohan.says('english')
    await over()
    world.alsoSecret('please delete my data right away')
    expect(await rohan.does((phone) => phone.voiceNote('please delete my data right away'))).toEqual(asks)
    await over()
    expect((await rohan.taps('Something else')).join()).toContain('What do you want?')
    await over()
    const [shop] = await world.platform<{ id: string; name: string }>(
      "select t.id, t.name from conversation c join tenant t on t.id = c.tenant_id where c.external_id = '+917000026350'",
    )
    const link = { code: 'K7Q2M9', tenantId: shop?.id ?? '', business: shop?.name ?? '', language: 'en' }
    await addLink(world.test.bot.db, { ...link, createdAt: world.test.bot.clock.now() })
    await rohan.says('Delete my data · code K7Q2M9')
    expect(rohan.last().bubble.buttons.map(({ title }) => title)).toContain('Only this business')
    await over()
    expect(await rohan.says('keep my data')).toEqual([expect.stringContaining('Most of your data is erased')])
    expect((await rohan.says('my CallMissed account')).join()).toContain('e-mail')
    await over()
    expect(await statesOf(world)).toEqual(['partial'])
  })

  it('opens a request of its own with a cut-off of its own, and a second yes finds it', async () => {
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await confirms(rohan)
    expect(rohan.heard().at(-1)).toMatch(/^We have stopped using your data\./)
    expect(await statesOf(world)).toEqual(['partial', 'scheduled'])
    const [first, second] = await world.bot<{ confirmed_at: Date; reference: string }>(
      'select confirmed_at, reference from erasure_request order by created_at',
    )
    expect(second?.confirmed_at.getTime()).toBeGreaterThan((first?.confirmed_at.getTime() ?? 0) + DAY)
    expect((await rohan.says('delete my data')).join()).toContain(second?.reference)
    expect(await statesOf(world)).toEqual(['partial', 'scheduled'])
  })

  it('is taken back without touching the earlier one, which is told after it', async () => {
    const rohan = world.actor('rohan')
    await rohan.taps('Keep my data')
    await rohan.taps('Yes, keep it')
    expect(await statesOf(world)).toEqual(['partial', 'cancelled'])
    expect(await rohan.says('status')).toEqual([
      expect.stringContaining('was taken back'),
      expect.stringContaining('Most of your data is erased'),
    ])
  })

  it('both go on by themselves, each is told once when it is complete, by its case, and nothing is left', async () => {
    const rohan = world.actor('rohan')
    await world.test.pass(MINUTE)
    await rohan.says('delete my data')
    await confirms(rohan)
    await world.test.pass(15 * MINUTE)
    expect(await statesOf(world)).toEqual(['partial', 'cancelled', 'partial'])
    const before = rohan.heard().length
    await mends(world)
    for (const pause of [HOUR, DAY, 2 * HOUR]) await world.test.pass(pause)
    expect(await statesOf(world)).toEqual(['completed', 'cancelled', 'completed'])
    const cases = await world.bot<{ reference: string }>(
      "select reference from erasure_request where state = 'completed' order by created_at",
    )
    const told = rohan.heard().slice(before)
    expect(told).toHaveLength(2)
    for (const { reference } of cases) expect(told.filter((text) => text.includes(reference))).toHaveLength(1)
    expect(await searchDatabase(world.databases.platformUrl, ['7000026350', ROHAN.name])).toEqual([])
  })
})

describe('who asked for one business alone, and that is partial', () => {
  const world = scenario()

  it('may have everything else deleted at once, and the end of each names what it was about', async () => {
    await drifts(world)
    const meera = world.actor('meera')
    await meera.says('delete my data')
    await meera.taps('Something else')
    await meera.taps('Only one business')
    await meera.taps(SAREES)
    await meera.taps('Yes, delete it')
    await world.test.pass(15 * MINUTE)
    expect(await requests(world)).toEqual([{ state: 'partial', scope: 'business' }])
    expect((await meera.says('delete my data')).join()).toContain('What do you want?')
    await confirms(meera)
    expect(await requests(world)).toEqual([
      { state: 'partial', scope: 'business' },
      { state: 'scheduled', scope: 'number' },
    ])
    const before = meera.heard().length
    await mends(world)
    await world.test.pass(5 * MINUTE)
    await world.test.pass(HOUR)
    await world.test.pass(HOUR)
    expect(await statesOf(world)).toEqual(['completed', 'completed'])
    const told = meera
      .heard()
      .slice(before)
      .filter((text) => text.includes('is erased'))
    expect(told).toHaveLength(2)
    expect(told.filter((text) => text.includes(SAREES))).toEqual([expect.stringMatching(/^About your case CM-/)])
  })
})

describe('a newer erasure that is through with everything', () => {
  const world = scenario()

  it('forgets no address by which the word of the earlier one, which is not, is still to come', async () => {
    await drifts(world)
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await confirms(rohan)
    await world.test.pass(15 * MINUTE)
    await writesToTheShop(world, ROHAN.phone, ROHAN.name, 'a customer again')
    await world.test.pass(MINUTE)
    await rohan.says('delete my data')
    await confirms(rohan)
    await mends(world)
    // The earlier one is not tried meanwhile, as when a processor is silent.
    const waits = (milliseconds: number) =>
      world.bot('update erasure_request set next_attempt_at = $1 where state = $2', [
        new Date(world.test.bot.clock.now().getTime() + milliseconds),
        'partial',
      ])
    await waits(12 * HOUR)
    await world.test.pass(15 * MINUTE)
    expect(await statesOf(world)).toEqual(['partial', 'completed'])
    await waits(8 * DAY + 12 * HOUR)
    await world.test.pass(8 * DAY + HOUR)
    expect(await world.bot('select 1 from erasure_request where second_swept_at is not null')).toHaveLength(1)
    expect(await world.bot("select 1 from person_binding where kind = 'phone' and address_sealed is not null")).toHaveLength(1)
    await world.test.pass(DAY)
    expect(await statesOf(world)).toEqual(['completed', 'completed'])
    const [earlier] = await world.bot<{ reference: string }>('select reference from erasure_request order by created_at')
    expect(rohan.heard().at(-1)).toMatch(new RegExp(`^\\[data_deletion_finished\\] ${earlier?.reference}`))
    await world.test.pass(9 * DAY)
    expect(await world.bot('select 1 from person_binding where address_sealed is not null')).toEqual([])
  })
})

describe('a partial end that is told when WhatsApp’s day is over', () => {
  const world = scenario({ withoutInstructions: true })

  it('says that a part is not confirmed, and not that it has come to its end', async () => {
    await drifts(world)
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await confirms(rohan)
    await world.test.pass(3 * DAY + MINUTE)
    expect(await statesOf(world)).toEqual(['partial'])
    const [{ reference } = { reference: '' }] = await world.bot<{ reference: string }>('select reference from erasure_request')
    expect(rohan.heard().at(-1)).toMatch(new RegExp(`^\\[data_deletion_partial\\] ${reference}`))
    await mends(world)
    await world.test.pass(2 * HOUR)
    expect(rohan.heard().at(-1)).toMatch(new RegExp(`^\\[data_deletion_finished\\] ${reference}`))
    expect(rohan.heard().filter((text) => text.startsWith('[data_deletion_'))).toHaveLength(2)
  })
})

describe('a completion that a later look takes back', () => {
  const world = scenario()

  it('is put right by one more word once that is through, and then it is over', async () => {
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await confirms(rohan)
    await world.test.pass(15 * MINUTE)
    expect(rohan.heard().at(-1)).toContain('Your data is erased')
    await drifts(world)
    for (let day = 0; day < 9; day += 1) await world.test.pass(DAY)
    expect((await rohan.says('status')).join()).toContain('One part is not confirmed yet')
    const before = rohan.heard().length
    await mends(world)
    for (let day = 0; day < 4; day += 1) await world.test.pass(DAY)
    expect(rohan.heard().slice(before)).toEqual([expect.stringMatching(/^\[data_deletion_finished\] CM-/)])
    expect(await world.bot('select state, second_swept_at is null as unswept from erasure_request')).toEqual([
      { state: 'completed', unswept: false },
    ])
    expect((await rohan.says('status')).join()).toContain('Your data was erased')
  })
})

describe('an erasure that stays partial beyond its day', () => {
  const world = scenario()
  const promised = (text: string | undefined) => text?.match(/until (\d+ \w+ \d+)/)?.[1]

  it('is told without a day that has passed', async () => {
    await drifts(world)
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await confirms(rohan)
    await world.test.pass(15 * MINUTE)
    for (let day = 0; day < 29; day += 1) await world.test.pass(DAY)
    await rohan.says('status')
    expect(promised(rohan.heard().at(-1))).toBe('23 Dec 2026')
    await world.bot("update erasure_request set deadline_at = deadline_at - interval '3 days'")
    await rohan.says('status')
    expect(promised(rohan.heard().at(-1))).toBeUndefined()
    expect(rohan.heard().at(-1)).toMatch(/One part is not confirmed yet.* has passed\. We keep trying and write to you/s)
  })

  it('and when nobody is known to it any more, without a promise; a new wish is a request of its own, months later too', async () => {
    for (let day = 0; day < 3; day += 1) await world.test.pass(DAY)
    expect(await world.bot('select state, second_swept_at is null as unswept from erasure_request')).toEqual([
      { state: 'partial', unswept: false },
    ])
    await world.test.pass(60 * DAY)
    const rohan = world.actor('rohan')
    const [status] = await rohan.says('status')
    expect(status).toMatch(/Most of your data is erased\. One part could not be confirmed\./)
    expect(status).not.toMatch(/keep trying|write to you/)
    await writesToTheShop(world, ROHAN.phone, ROHAN.name, 'hello again')
    expect((await rohan.says('delete my data')).join()).toContain('What do you want?')
    await rohan.taps('Delete my data')
    await rohan.taps('Yes, delete it')
    expect(await statesOf(world)).toEqual(['partial', 'scheduled'])
    await mends(world)
    await world.test.pass(15 * MINUTE)
    expect(await statesOf(world)).toEqual(['partial', 'completed'])
    expect(rohan.heard().at(-1)).toContain('Your data is erased')
  })
})

describe('an older erasure at work again, or held, when the new yes comes', () => {
  const world = scenario()
  const HOLD = `insert into deletion_bot.legal_hold (id, scope, table_name, reason, held_from)
    values ('33333333-3333-4333-8333-333333333333', 'table', 'message', 'court_order', '2026-01-01')`

  const works = async () => {
    await world.bot("update erasure_request set state = 'running', next_attempt_at = confirmed_at + interval '5 hours'")
  }
  const isHeld = async () => {
    await world.bot("update erasure_request set state = 'partial', next_attempt_at = confirmed_at where finished_at is not null")
    await world.platform(HOLD)
    await world.test.pass(MINUTE)
  }

  it.each([
    ['running', works],
    ['on_hold', isHeld],
  ] as const)('swallows nothing: %s', async (state, comesTo) => {
    const rohan = world.actor('rohan')
    if ((await requests(world)).length === 0) {
      await drifts(world)
      await rohan.says('delete my data')
      await confirms(rohan)
      await world.test.pass(15 * MINUTE)
      await writesToTheShop(world, ROHAN.phone, ROHAN.name, 'a word of a customer')
    }
    await comesTo()
    expect((await statesOf(world))[0]).toBe(state)
    expect((await rohan.says('status')).at(-1)).toContain('Most of your data is erased')
    await world.test.pass(MINUTE)
    expect((await rohan.says('delete my data')).join()).toContain('What do you want?')
    await confirms(rohan)
    expect(rohan.heard().at(-1)).toMatch(/^We have stopped using your data\./)
    expect(await statesOf(world)).toEqual([state, ...(state === 'running' ? [] : ['cancelled']), 'scheduled'])
    await rohan.taps('Keep my data')
    await rohan.taps('Yes, keep it')
    expect((await statesOf(world)).at(-1)).toBe('cancelled')
  })
})

import { describe, expect, it } from 'vitest'
import { findBusiness } from '../../src/cli/business-store.ts'
import { placeHold } from '../../src/erasure/hold-register-store.ts'
import { readGate } from '../../src/erasure/replay-marker-store.ts'
import { nightly } from '../../src/jobs/nightly.ts'
import { readiness } from '../../src/jobs/readiness.ts'
import { replayErasures } from '../../src/jobs/replay.ts'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { newId } from '../../src/runtime/ids.ts'
import { backUp, restore } from '../erasure/support/restored.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { enterAccount } from '../support/enter-account.ts'
import { searchDatabase, spellingsToFind } from '../support/find-person.ts'
import { type Actor, scenario } from '../support/scenario.ts'

const MEERA = '+917000014821'
const ROHAN = '+917000026350'
const COACHING = demoBusiness('coaching')
const SAREES = demoBusiness('sarees')

async function confirm(actor: Actor, first = 'Delete my data'): Promise<void> {
  await actor.says('delete my data')
  await actor.taps(first)
  await actor.taps('Yes, delete it')
}

describe('on a platform whose tables lie in a schema of their own, and whose businesses are numbered', {
  timeout: 600_000,
}, () => {
  const world = scenario({ elsewhere: 'Call Missed' })
  const id = (business: typeof SAREES) => world.test.tenantId(business.tenantId)
  const states = () => world.bot('select scope, tenant_id, state from erasure_request order by created_at')
  const places = async (phone: string) =>
    (await searchDatabase(world.databases.platformUrl, spellingsToFind(phone))).filter(
      (place) => !place.startsWith('deletion_bot'),
    )
  const blocks = () => world.platform('select distinct tenant_id, blocks from deletion_bot.suppression order by 1')
  const ofTenant = (tenantId: string) =>
    world.platform<{ id: string }>('select id from "Call Missed".conversation where tenant_id = $1 order by 1', [tenantId])
  let backup: Map<string, string>

  it('the map fits, and a business is found by number or name, whatever stands in another schema', async () => {
    const { bot } = world.test
    expect(bot.mapFindings).toEqual([])
    expect(await readiness(bot)).toMatchObject({ ready: true, dataMap: 'fits' })
    const map = { schema: 'Call Missed', tables: bot.dataMap }
    const found = { tenantId: id(COACHING), name: COACHING.name }
    expect(await findBusiness(bot.platform, map, ' akshara coaching centre ')).toEqual(found)
    expect(await findBusiness(bot.platform, map, id(COACHING))).toEqual(found)
    await expect(findBusiness(bot.platform, map, 'wrong')).rejects.toThrow('No business has this')
    const { tenant, ...nameless } = bot.dataMap
    expect(await findBusiness(bot.platform, { ...map, tables: nameless }, id(COACHING))).toEqual({
      tenantId: id(COACHING),
      name: id(COACHING),
    })
    await expect(findBusiness(bot.platform, { ...map, tables: nameless }, '9999')).rejects.toThrow('No row bears')
    backup = await backUp(bot.platform)
  })

  it('only the offers stop for who wants no more, and the blocks bear the businesses’ numbers', async () => {
    const meera = world.actor('meera')
    await meera.says('delete my data')
    await meera.taps('Only stop ads')
    expect(await blocks()).toContainEqual({ tenant_id: id(SAREES), blocks: 'campaigns' })
  })

  it('a shop’s own chat is frozen and erased there alone', async () => {
    const before = await ofTenant(id(SAREES))
    const inTheShop = world.actor('rohan', COACHING.name)
    await confirm(inTheShop, 'Delete this chat')
    expect(await blocks()).toContainEqual({ tenant_id: id(COACHING), blocks: 'everything' })
    await world.test.pass(15 * MINUTE)
    expect(await states()).toEqual([{ scope: 'business', tenant_id: id(COACHING), state: 'completed' }])
    expect(
      await world.platform('select 1 from "Call Missed".conversation where tenant_id = $1 and external_id like $2', [
        id(COACHING),
        `%${ROHAN.slice(3)}`,
      ]),
    ).toEqual([])
    expect(await ofTenant(id(SAREES))).toEqual(before)
  })

  it('a hold on a business keeps its customers’ data, and the end of it lets it go', async () => {
    const { bot } = world.test
    const hold = newId()
    const from = bot.clock.now()
    const until = new Date(from.getTime() + 60 * MINUTE)
    await placeHold(bot.platform, {
      id: hold,
      target: { scope: 'tenant', tenantId: id(SAREES) },
      reason: 'court_order',
      from,
      until,
    })
    const meera = world.actor('meera')
    await confirm(meera)
    await world.test.pass(15 * MINUTE)
    expect((await states()).at(-1)).toMatchObject({ scope: 'number', state: 'on_hold' })
    expect((await places(MEERA)).length).toBeGreaterThan(5)
    await world.test.pass(60 * MINUTE)
    expect((await states()).at(-1)).toEqual({ scope: 'number', tenant_id: null, state: 'completed' })
    expect(meera.heard().at(-1)).toContain('Your data is erased')
    expect((await world.bot('select distinct tenant_id from business_notice')).length).toBeGreaterThan(1)
  })

  it('a restored backup brings them back, and the replay takes both again', async () => {
    const { bot } = world.test
    const erased = [(await places(MEERA)).length, (await places(ROHAN)).length]
    await restore(bot.platform, backup)
    const gate = async () => (await readGate(bot.db, bot.platform, undefined)).gate.is
    expect(await gate()).toBe('replay-needed')
    expect((await places(MEERA)).length).toBeGreaterThan(erased[0] ?? 0)
    expect(await replayErasures(bot)).toMatchObject({ is: 'done', listed: 2, found: 2, replayed: 2, failed: 0, unread: [] })
    expect([(await places(MEERA)).length, (await places(ROHAN)).length]).toEqual(erased)
    expect(await gate()).toBe('open')
    expect(await replayErasures(bot)).toMatchObject({ is: 'done', rows: 0 })
  })

  it('an account goes with all that bears its number, what the law keeps of it by its day, and no other account', async () => {
    const { bot } = world.test
    const others = await ofTenant(id(COACHING))
    expect(await enterAccount(bot, { tenantId: id(SAREES), sooner: false, now: bot.clock.now() })).toMatchObject({
      is: 'scheduled',
      name: SAREES.name,
    })
    await world.test.pass(27 * DAY)
    expect((await states()).at(-1)).toEqual({ scope: 'account', tenant_id: id(SAREES), state: 'completed' })
    expect(await ofTenant(id(SAREES))).toEqual([])
    expect(await ofTenant(id(COACHING))).toEqual(others)
    await world.test.pass(10 * 366 * DAY)
    await nightly(bot)
    expect(await world.platform('select 1 from "Call Missed".tenant where id = $1', [id(SAREES)])).toEqual([])
    expect(await world.platform('select 1 from "Call Missed".invoice where tenant_id = $1', [id(SAREES)])).toEqual([])
    expect(await places(MEERA)).toEqual([])
  })
})

import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { demoBusiness } from '../../../src/platform/demo-businesses.ts'
import { cli, namedByItself, productionSettings } from '../../cli/support/run-cli.ts'
import { DAY } from '../../support/bot.ts'
import { HOUR } from '../../support/scenario.ts'
import { approveTemplates } from './support/approve-templates.ts'
import { partnerWorld } from './support/partner-world.ts'

describe('what a business passed on and waits', { timeout: 240_000 }, () => {
  const world = partnerWorld()
  const rate = async (rating: 'RED' | 'GREEN') => {
    const { graph } = world.test
    const channel = graph.channels.get('106600000000001')
    if (!channel) throw new Error('The demo has a dedicated number.')
    graph.account.quality.set(channel.phoneNumberId, rating)
    await graph.announce(channel, 'phone_number_quality_update', {
      display_phone_number: channel.displayNumber.slice(1),
      event: rating === 'RED' ? 'FLAGGED' : 'UNFLAGGED',
      current_limit: 'TIER_1K',
    })
  }
  const rows = () =>
    world.ours<{ state: string; reason: string | null; kept: boolean }>(
      'select state, reason, phone_sealed is not null as kept from forwarded_request order by seq',
    )
  const revoke = (key: string, active = false) =>
    world.onPlatform('update api_key set is_active = $2 where hash = encode(sha256($1::bytea), $3)', [key, active, 'hex'])
  const open = (business: 'sarees' | 'clinic', active: boolean) =>
    world.onPlatform('update tenant set is_active = $2 where id = $1', [demoBusiness(business).tenantId, active])
  const heard = (who: 'meera' | 'rohan' | 'sunita') => world.test.heard(world.test.phone(who))
  /** Time for the channel to be rated well again, and for what waits to be looked at. */
  const mends = async () => {
    await rate('GREEN')
    await world.test.pass(3 * HOUR)
  }

  beforeAll(() => {
    approveTemplates(world.test.graph)
    Object.assign(world.test.bot.keys, namedByItself(world.test.bot.keys))
  })
  beforeEach(async () => {
    await world.ours('delete from forward_contact')
    await world.ours('delete from business_notice')
    await world.ours('delete from forwarded_request')
    await world.test.pass(2 * DAY)
    await rate('RED')
    await world.test.pass(2 * HOUR)
  })

  test('is sent once that is possible, where nothing was taken away', async () => {
    await world.forward('sarees', world.numberOf('meera'))
    await world.test.settle()
    expect(await rows()).toEqual([{ state: 'waiting', reason: 'bad-quality', kept: true }])
    await mends()
    expect(await rows()).toEqual([{ state: 'asked', reason: null, kept: false }])
    expect(heard('meera')).toHaveLength(1)
  })

  test('is sent to nobody once the key was revoked; what another key of the business passed on is', async () => {
    const stolen = await world.keyOf('sarees')
    const asked = heard('meera').length
    await world.forward('sarees', world.numberOf('meera'), { key: stolen })
    await world.forward('sarees', world.numberOf('rohan'))
    await world.test.settle()
    await revoke(stolen)
    await mends()
    expect((await rows())[0]).toEqual({ state: 'left', reason: 'key-revoked', kept: false })
    expect((await rows())[1]?.reason).not.toBe('key-revoked')
    expect(heard('meera')).toHaveLength(asked)
    // The key that works again brings nothing back.
    await revoke(stolen, true)
    await world.test.pass(2 * HOUR)
    expect(heard('meera')).toHaveLength(asked)
  })

  test('is sent to nobody once the business was closed, and the business hears no more of it than ever', async () => {
    const asked = heard('meera').length
    const { body } = await world.forward('sarees', world.numberOf('meera'))
    await world.test.settle()
    await open('sarees', false)
    await mends()
    expect(await rows()).toEqual([{ state: 'left', reason: 'business-closed', kept: false }])
    await open('sarees', true)
    await world.test.pass(2 * HOUR)
    expect(heard('meera')).toHaveLength(asked)
    expect((await world.call('sarees', { path: `/api/v1/deletion-requests/${body.id}` })).body.status).toBe('received')
  })

  test('is withdrawn by staff, of one business alone, and written down', async () => {
    const asked = heard('meera').length
    await world.forward('sarees', world.numberOf('meera'))
    await world.forward('sarees', world.numberOf('rohan'))
    await world.forward('clinic', world.numberOf('sunita'))
    await world.test.settle()
    const { dataDir, bot } = world.test
    const drop = (...more: string[]) =>
      cli(productionSettings(world.databases, dataDir, bot.keys), ['forwards', 'drop', '--tenant', 'Rangoli Sarees', ...more])
    expect((await drop()).code).toBe(2)
    expect((await rows()).every(({ state }) => state === 'waiting')).toBe(true)
    const said = await drop('--reason', 'key-was-stolen', '--json')
    expect(said.code).toBe(0)
    expect(JSON.parse(said.stdout)).toEqual({ tenantId: demoBusiness('sarees').tenantId, dropped: 2 })
    expect(await rows()).toEqual([
      { state: 'left', reason: 'dropped-by-staff', kept: false },
      { state: 'left', reason: 'dropped-by-staff', kept: false },
      { state: 'waiting', reason: 'bad-quality', kept: true },
    ])
    expect(await world.ours(`select action, reason, target from access_log where action = 'forwards-drop'`)).toEqual([
      { action: 'forwards-drop', reason: 'key-was-stolen', target: demoBusiness('sarees').tenantId },
    ])
    await mends()
    expect(heard('meera')).toHaveLength(asked)
    expect(JSON.parse((await drop('--reason', 'key-was-stolen', '--json')).stdout)).toMatchObject({ dropped: 0 })
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import { createPhone } from '../../src/simulator/phone.ts'
import { MINUTE } from '../support/bot.ts'
import { type Actor, scenario } from '../support/scenario.ts'

describe('a person whose number stands in a campaign’s list and nowhere else', () => {
  const world = scenario()
  const phone = '+917000099010'
  let asha: Actor
  const listed = () => world.platform<{ tenant_id: string }>('select tenant_id from campaign_recipient where phone = $1', [phone])
  beforeAll(async () => {
    await world.platform(
      `insert into campaign_recipient (id, tenant_id, campaign_id, phone, status, created_at)
       select gen_random_uuid(), tenant_id, campaign_id, $1, 'pending', $2 from campaign_recipient where status = 'pending' limit 1`,
      [phone, new Date(world.test.bot.clock.now().getTime() - 60 * MINUTE)],
    )
    asha = world.actorOf(createPhone(world.test.graph, { name: 'Asha Pillaiyar', phone }, '106600000000001'))
  })

  it('hears of the list, and of no chats that nobody ever held', async () => {
    const shown = (await asha.says('show my data')).join()
    expect(shown).toContain('Number ending 9010: we hold entries about you in lists or records of 1 business.')
    await asha.says('no')
    await asha.says('delete my data')
    const review = (await asha.taps('Delete my data')).join()
    expect(review).toContain('Number ending 9010: we hold entries about you in lists or records of 1 business.')
    for (const said of [shown, review]) expect(said).not.toContain('chats or calls')
    await asha.taps('Yes, delete it')
    await asha.taps('Keep my data')
    await asha.taps('Yes, keep it')
  })

  it('hears that nothing is held where the one business that it picked has taken it off meanwhile', async () => {
    const [{ tenant_id = '' } = {}] = await listed()
    const others = 'select tenant_id, id from campaign where tenant_id <> $2 limit 1'
    await world.platform(
      `insert into campaign_recipient (id, tenant_id, campaign_id, phone, status, created_at)
       select gen_random_uuid(), other.tenant_id, other.id, $1, 'pending', $3 from (${others}) other`,
      [phone, tenant_id, new Date(world.test.bot.clock.now().getTime() - MINUTE)],
    )
    expect(await listed()).toHaveLength(2)
    await asha.says('delete my data')
    await asha.taps('Something else')
    await asha.taps('Only one business')
    const [row] = asha.last().bubble.list?.rows ?? []
    await world.platform('delete from campaign_recipient where phone = $1 and tenant_id = $2', [phone, tenant_id])
    const [other] = await world.platform<{ name: string }>('select name from tenant where id <> $1 and id = any($2)', [
      tenant_id,
      (await listed()).map((each) => each.tenant_id),
    ])
    const picked = asha.last().bubble.list?.rows.find(({ title }) => title !== other?.name) ?? row
    const heard = (await asha.taps(picked?.title ?? '')).join()
    expect(heard).toContain(`We hold no chats and no calls of the number ending 9010 with ${picked?.title}`)
    expect(await world.bot("select 1 from erasure_request where state = 'awaiting_confirmation'")).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { noLooks } from '../../src/erasure/looks.ts'
import { expire } from '../../src/jobs/expire.ts'
import { stopWaitingAds } from '../../src/jobs/stop-waiting-ads.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { writesToTheShop } from '../support/customer-again.ts'
import { type Actor, scenario } from '../support/scenario.ts'

const MEERA = '+917000014821'
const ROHAN = '+917000026350'
const IMRAN = '+917000075532'
const PRAKASH = '+917000041268'
const SUNITA = '+917000037914'
/** The coaching centre, of which Rohan is a customer. */
const COACHING = 'c0ac4100-0000-4000-a000-000000000003'
/** Nobody's who has written. */
const OTHER = '+917000099011'

interface Planned {
  phone: string
  status: string
}

describe('an offer that is planned for somebody who is not to get any', () => {
  const world = scenario()
  let campaigns = 0

  /** The platform plans a broadcast of this business to these numbers, as they are spelled there. */
  async function plans(tenantId: string, ...phones: string[]): Promise<string> {
    campaigns += 1
    const [made] = await world.platform<{ id: string }>(
      `insert into campaign (tenant_id, name, template_id, status, created_by, created_at)
       select tenant_id, $2, template_id, status, created_by, $3 from campaign where tenant_id = $1 order by id limit 1 returning id::text`,
      [tenantId, `Broadcast ${campaigns}`, world.test.bot.clock.now()],
    )
    await world.platform(
      `insert into campaign_recipient (tenant_id, campaign_id, phone, status, created_at)
       select $1, $2, phone, 'pending', $4 from unnest($3::text[]) as p(phone)`,
      [tenantId, made?.id, phones, world.test.bot.clock.now()],
    )
    return made?.id ?? ''
  }
  const planned = (campaign: string) =>
    world.platform<Planned>('select phone, status from campaign_recipient where campaign_id = $1 order by phone', [campaign])
  const businesses = async (phone: string) =>
    (
      await world.platform<{ id: string }>(
        'select distinct tenant_id::text as id from campaign_recipient where phone = $1 order by 1',
        [phone],
      )
    ).map(({ id }) => id)
  const timeline = () => world.bot("select count::int from request_event where what = 'offers-stopped' order by id")

  async function confirms(actor: Actor): Promise<void> {
    await actor.says('delete my data')
    await actor.taps('Delete my data')
    await actor.taps('Yes, delete it')
  }

  it('is stopped within a minute after STOP, however the number is spelled, and nobody else’s is', async () => {
    const [shop = ''] = await businesses(ROHAN)
    const [elsewhere = ''] = (await businesses(MEERA)).filter((id) => id !== shop)
    await world.actor('rohan').says('stop')
    const [campaign, others] = [await plans(shop, '917000026350', OTHER), await plans(elsewhere, ROHAN)]
    await world.test.pass(MINUTE)
    expect(await planned(campaign)).toEqual([
      { phone: OTHER, status: 'pending' },
      { phone: '917000026350', status: 'cancelled' },
    ])
    // That business held nothing of his when he said it.
    expect(await planned(others)).toEqual([{ phone: ROHAN, status: 'pending' }])
    expect(await world.bot('select 1 from erasure_request')).toEqual([])
    expect(await (await fetch(`${world.test.url}/metrics`)).text()).toMatch(/ads_stopped_total 1\b/)
  })

  it('is stopped between the yes and the erasure, and given back with the rest when the data is kept after all', async () => {
    const meera = world.actor('meera')
    const [shop = ''] = await businesses(MEERA)
    await confirms(meera)
    await world.test.pass(MINUTE)
    const campaign = await plans(shop, MEERA, OTHER)
    await world.test.pass(MINUTE)
    await world.test.pass(MINUTE)
    expect(await planned(campaign)).toEqual([
      { phone: MEERA, status: 'cancelled' },
      { phone: OTHER, status: 'pending' },
    ])
    expect(await timeline()).toEqual([{ count: 1 }])
    await meera.says('keep my data')
    await meera.taps('Yes, keep it')
    expect(await planned(campaign)).toEqual([
      { phone: MEERA, status: 'pending' },
      { phone: OTHER, status: 'pending' },
    ])
    await world.test.pass(MINUTE)
    expect((await planned(campaign))[0]?.status).toBe('pending')
    expect(await world.platform('select 1 from deletion_bot.freeze_undo')).toEqual([])
  })

  it('that was planned between STOP and the wish to be erased is not given back with the rest', async () => {
    // Said before the next look, and asked to be erased before it too: what waited then is STOP's.
    const meera = world.actor('meera')
    const [, shop = ''] = await businesses(MEERA)
    await meera.says('stop')
    const campaign = await plans(shop, MEERA)
    await confirms(meera)
    await meera.says('keep my data')
    await meera.taps('Yes, keep it')
    expect(await planned(campaign)).toEqual([{ phone: MEERA, status: 'cancelled' }])
    await world.platform('delete from deletion_bot.suppression')
  })

  it('stays stopped after an undo where she had said STOP as well', async () => {
    const meera = world.actor('meera')
    const [shop = ''] = await businesses(MEERA)
    await confirms(meera)
    await meera.says('stop')
    const campaign = await plans(shop, MEERA)
    await world.test.pass(MINUTE)
    await meera.says('keep my data')
    await meera.taps('Yes, keep it')
    expect(await planned(campaign)).toEqual([{ phone: MEERA, status: 'cancelled' }])
  })

  it('is stopped after the erasure too, for a year, and its row stays whose it is: a new matter', async () => {
    const imran = world.actor('imran')
    const [shop = ''] = await businesses(IMRAN)
    await confirms(imran)
    await world.test.pass(MINUTE)
    const between = await plans(shop, IMRAN)
    await world.test.pass(15 * MINUTE)
    expect(await world.bot("select 1 from erasure_request where state = 'completed'")).toHaveLength(1)
    const after = await plans(shop, IMRAN)
    await world.test.pass(MINUTE)
    expect([...(await planned(between)), ...(await planned(after))]).toEqual([
      { phone: IMRAN, status: 'cancelled' },
      { phone: IMRAN, status: 'cancelled' },
    ])
    await world.test.pass(366 * DAY)
    await expire(world.test.bot)
    const nextYear = await plans(shop, IMRAN)
    await world.test.pass(MINUTE)
    expect(await planned(nextYear)).toEqual([{ phone: IMRAN, status: 'pending' }])
    await world.platform('delete from campaign_recipient where campaign_id = any($1::uuid[])', [[between, after, nextYear]])
  })

  /** Whether a sender may send for this business, as docs/integration.md has it ask. */
  const maySend = async (tenantId: string) =>
    (
      await world.platform(
        "select 1 from deletion_bot.offers_look where looked_at > $2::timestamptz - interval '2 minutes' and not ($1 = any(unread))",
        [tenantId, world.test.bot.clock.now()],
      )
    ).length === 1
  const alarms = async () =>
    Number(/alarms_total\{reason="stop-list-unread"\} (\d+)/.exec(await world.test.bot.metrics.text())?.[1] ?? 0)

  it('is stopped as soon as the list can be read again; meanwhile everything else goes on, and a sender can see it', async () => {
    const [shop = ''] = await businesses(MEERA)
    const beats = async () => (await world.platform<{ number: string }>('select number from deletion_bot.beat'))[0]?.number
    await world.actor('meera').says('stop')
    await world.platform('alter table deletion_bot.suppression rename to out_of_reach')
    const [campaign, before] = [await plans(shop, MEERA), await beats()]
    await world.test.pass(MINUTE)
    expect(await alarms()).toBeGreaterThan(0)
    expect(await beats()).not.toBe(before)
    await world.test.pass(2 * MINUTE)
    expect(await maySend(shop)).toBe(false)
    expect(await planned(campaign)).toEqual([{ phone: MEERA, status: 'pending' }])
    const last = await alarms()
    await world.platform('alter table deletion_bot.out_of_reach rename to suppression')
    await world.test.pass(MINUTE)
    expect([await alarms(), await maySend(shop)]).toEqual([last, true])
    expect(await planned(campaign)).toEqual([{ phone: MEERA, status: 'cancelled' }])
  })

  it('is stopped for everybody else where one person’s cannot be, and that one is tried again', async () => {
    const [shop = ''] = await businesses(MEERA)
    await world.actor('rohan').says('stop')
    await world.platform(
      `alter table campaign_recipient add constraint never_his check (phone <> '${ROHAN}' or status <> 'cancelled') not valid`,
    )
    const [campaign, before] = [await plans(shop, MEERA, ROHAN), await alarms()]
    await world.platform(
      `insert into deletion_bot.suppression select $1, key_id, pseudonym, blocks, cut_off, expires_at, request_id
       from deletion_bot.suppression on conflict do nothing`,
      [shop],
    )
    await world.test.pass(MINUTE)
    expect(await planned(campaign)).toEqual([
      { phone: MEERA, status: 'cancelled' },
      { phone: ROHAN, status: 'pending' },
    ])
    const [, elsewhere = ''] = (await businesses(MEERA)).toSorted((a) => (a === shop ? -1 : 1))
    expect([await alarms(), await maySend(shop), await maySend(elsewhere)]).toEqual([before + 1, false, true])
    await world.platform('alter table campaign_recipient drop constraint never_his')
    await world.test.pass(MINUTE)
    expect((await planned(campaign)).map(({ status }) => status)).toEqual(['cancelled', 'cancelled'])
    expect(await maySend(shop)).toBe(true)
  })

  it('is told where the database has another column than the map, for nobody can tell what waits there', async () => {
    const [[shop = ''], before] = [await businesses(MEERA), await alarms()]
    await world.platform('alter table campaign_recipient rename column status to standing')
    await world.test.pass(MINUTE)
    expect([await alarms(), await maySend(shop)]).toEqual([before + 1, false])
    await world.platform('alter table campaign_recipient rename column standing to status')
  })

  it('stays waiting for nobody else where the database refuses one of the rows that a STOP is about', async () => {
    const prakash = world.actor('prakash')
    const number = PRAKASH
    const [shop = ''] = await businesses(number)
    const blocks = () => world.platform('select 1 from deletion_bot.suppression where tenant_id = $1', [shop])
    const before = (await blocks()).length
    await world.platform(
      `alter table campaign_recipient add constraint never_hers check (phone <> '${number}' or status <> 'cancelled') not valid`,
    )
    const campaign = await plans(shop, number)
    await prakash.says('stop')
    expect((await blocks()).length).toBeGreaterThan(before)
    expect(await planned(campaign)).toEqual([{ phone: number, status: 'pending' }])
    await world.platform('alter table campaign_recipient drop constraint never_hers')
    await world.test.pass(MINUTE)
    expect(await planned(campaign)).toEqual([{ phone: number, status: 'cancelled' }])
  })

  it('of days ago is found at the next look where the database refuses one of a STOP’s rows, and the sender waits meanwhile', async () => {
    const sunita = world.actor('sunita')
    const number = SUNITA
    const [shop = ''] = await businesses(number)
    const other = (await businesses(MEERA)).find((id) => id !== shop) ?? ''
    const [old, refused] = [await plans(shop, number, OTHER), await plans(other, number)]
    // Looks that go on for long and have read both by now.
    let ms = 0
    const looks = noLooks(() => ms)
    for (; ms < 600_000; ms += 60_000) await stopWaitingAds(world.test.bot, looks)
    await world.platform(
      `alter table campaign_recipient add constraint never_hers check (campaign_id <> '${refused}' or status <> 'cancelled') not valid`,
    )
    await sunita.says('stop')
    expect((await planned(old)).map(({ status }) => status)).toEqual(['pending', 'pending'])
    ms += 60_000
    await stopWaitingAds(world.test.bot, looks)
    expect(await planned(old)).toEqual([
      { phone: number, status: 'cancelled' },
      { phone: OTHER, status: 'pending' },
    ])
    expect(await planned(refused)).toEqual([{ phone: number, status: 'pending' }])
    expect([await maySend(shop), await maySend(other)]).toEqual([true, false])
    await world.platform('alter table campaign_recipient drop constraint never_hers')
    await world.test.pass(2 * MINUTE)
    expect(await planned(refused)).toEqual([{ phone: number, status: 'cancelled' }])
  })

  it('is stopped for whoever stays a customer, until a year after they last wrote to the shop, and for nobody else', async () => {
    const [rohan, meera] = [world.actor('rohan'), world.actor('meera')]
    await writesToTheShop(world, MEERA, 'Meera Iyer', 'is the batch at six full')
    await world.test.pass(MINUTE)
    await meera.says('stop')
    await world.test.pass(MINUTE)
    await rohan.says('stop')
    await world.test.pass(200 * DAY)
    await writesToTheShop(world, ROHAN, 'Rohan Das', 'when does the next batch begin')
    await world.test.pass(166 * DAY)
    await expire(world.test.bot)
    const yearLater = await plans(COACHING, ROHAN, MEERA)
    await world.test.pass(MINUTE)
    expect(await planned(yearLater)).toEqual([
      { phone: MEERA, status: 'pending' },
      { phone: ROHAN, status: 'cancelled' },
    ])
    await world.test.pass(200 * DAY)
    await expire(world.test.bot)
    const yearAfterContact = await plans(COACHING, ROHAN)
    await world.test.pass(MINUTE)
    expect(await planned(yearAfterContact)).toEqual([{ phone: ROHAN, status: 'pending' }])
  })

  it('is stopped beyond the year where nobody can see whether there was contact, and staff hear of it', async () => {
    const rohan = world.actor('rohan')
    const rung = async () => /alarms_total\{reason="contact-unread"\} (\d+)/.exec(await world.test.bot.metrics.text())?.[1]
    await rohan.says('stop')
    await world.test.pass(366 * DAY)
    await world.platform('alter table message rename column role to spoken_by')
    await expire(world.test.bot)
    expect(await rung()).toBe('1')
    const campaign = await plans(COACHING, ROHAN)
    await world.test.pass(MINUTE)
    expect(await planned(campaign)).toEqual([{ phone: ROHAN, status: 'cancelled' }])
    await world.platform('alter table message rename column spoken_by to role')
    await world.test.pass(MINUTE)
    await expire(world.test.bot)
    expect(await rung()).toBe('1')
    const seen = await plans(COACHING, ROHAN)
    await world.test.pass(MINUTE)
    expect(await planned(seen)).toEqual([{ phone: ROHAN, status: 'pending' }])
  })
})

import { describe, expect, test } from 'vitest'
import { peopleOf } from '../../src/erasure/member-store.ts'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { soonerEraseAt } from '../../src/requests/account-recovery.ts'
import { accountsToRemind, hurryAccountRequest } from '../../src/requests/account-request-store.ts'
import { DAY } from '../support/bot.ts'
import { enterAccount } from '../support/enter-account.ts'
import { HOUR, scenario } from '../support/scenario.ts'

const SAREES = demoBusiness('sarees')
const world = scenario()

describe('whoever can have an account back', () => {
  test('is reminded a day before the end where it was asked for sooner, and not together with that news', async () => {
    const { bot } = world.test
    const now = bot.clock.now().getTime()
    const entered = await enterAccount(bot, { tenantId: SAREES.tenantId, sooner: false, now: new Date(now) })
    if (entered.is === 'unknown') throw new Error('The demo has no such account.')
    const { id, eraseAt } = entered.request
    const reminds = async (at: number) => (await accountsToRemind(bot.db, new Date(at), 10)).map((row) => row.id)
    expect(await reminds(now + 23 * DAY)).toEqual([])
    expect(await reminds(now + 25 * DAY)).toEqual([id])
    const asked = now + 5 * DAY
    const sooner = new Date(soonerEraseAt(eraseAt?.getTime() ?? 0, asked))
    await bot.db.transaction((tx) => hurryAccountRequest(tx, id, sooner, new Date(asked)))
    expect(await reminds(asked + 1)).toEqual([])
    expect(await reminds(asked + 47 * HOUR)).toEqual([])
    expect(await reminds(asked + 49 * HOUR)).toEqual([id])
  })

  test('is known however many there are, the owner among them', async () => {
    const { platform, dataMap: map, catalogue, clock } = world.test.bot
    const read = { map, catalogue, now: clock.now(), tenantId: SAREES.tenantId }
    const before = await peopleOf(platform, read)
    await world.platform(
      `insert into app_user select (jsonb_populate_record(u, jsonb_build_object('id', '00000000-0000-4000-8000-' || lpad(n::text, 12, '0'),
        'email', 'admin' || n || '@sarees.example', 'phone_number', null, 'google_id', null, 'role', 'admin'))).*
        from app_user u, generate_series(1, 60) n where u.tenant_id = $1 and u.role = 'owner'`,
      [SAREES.tenantId],
    )
    const leaders = await peopleOf(platform, read)
    expect(leaders).toHaveLength(before.length + 60)
    expect(leaders.filter(({ role }) => role === 'owner')).toHaveLength(1)
    await world.platform("delete from app_user where email like 'admin%@sarees.example'")
  })
})

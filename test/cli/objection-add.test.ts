import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { TableMap } from '../../src/erasure/data-map.ts'
import { referenceMap } from '../../src/erasure/reference-map.ts'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { partnerWorld } from '../intake/api/support/partner-world.ts'
import { as } from './support/propose.ts'
import { cli, namedByItself, productionSettings } from './support/run-cli.ts'

describe('what a business told staff', { timeout: 120_000 }, () => {
  const world = partnerWorld({ withoutInstructions: true })
  let reference = ''
  const add = (business: 'sarees' | 'clinic', more: string[] = []) => {
    const { databases, test: opened } = world
    const settings = productionSettings(databases, opened.dataDir, opened.bot.keys)
    const { tenantId } = demoBusiness(business)
    const args = ['objection', 'add', reference, '--tenant', tenantId, '--reason', 'told-on-the-phone', ...more]
    return cli(settings, args)
  }
  const objections = () => world.ours('select ground, state from objection')

  const looks = (action: string) => world.ours<{ actor: string }>('select actor from access_log where action = $1', [action])

  beforeAll(async () => {
    Object.assign(world.test.bot.keys, namedByItself(world.test.bot.keys))
    await world.confirm('sunita')
    // The command line tells the time of the world, the bot that of the test.
    await world.ours(
      `update erasure_request set confirmed_at = now(), erase_at = now() + interval '1 day', deadline_at = now() + interval '30 days'`,
    )
    const [row] = (await world.ours('select reference from erasure_request')) as { reference: string }[]
    reference = row?.reference ?? ''
  })

  test('is no objection without a ground of the list, and none of a business that was told of nothing', async () => {
    expect((await add('sarees')).code).toBe(2)
    expect((await add('sarees', ['--ground', 'we-want-it'])).code).toBe(2)
    const other = await add('clinic', ['--ground', 'unpaid-dues'])
    expect([other.code, other.stderr]).toEqual([1, expect.stringContaining('was told of no such request')])
    expect(await objections()).toEqual([])
    expect(await looks('objection-add')).toEqual([])
  })

  test('holds the request up, tells the customer, and is written down; once', async () => {
    const { code, stdout } = await add('sarees', ['--ground', 'unpaid-dues'])
    expect(code).toBe(0)
    expect(stdout).toContain(`${reference} waits`)
    await world.test.settle()
    expect(await world.ours('select state, reason from erasure_request')).toEqual([{ state: 'on_hold', reason: 'objection' }])
    expect(world.test.heard(world.test.phone('sunita')).at(-1)).toContain('a bill is not paid yet')
    expect(
      await world.ours(`select target, reason from access_log where action = 'objection-add' and reason is not null`),
    ).toContainEqual({
      target: reference,
      reason: 'told-on-the-phone',
    })
    const again = await add('sarees', ['--ground', 'open-order'])
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('with another ground')])
    expect(await objections()).toEqual([{ ground: 'unpaid-dues', state: 'open' }])
  })

  test('is upheld by a second person, never by whoever entered it; the database says so too', async () => {
    const { databases, test: opened } = world
    // A table as a platform may have it, whose rows belong to no business.
    const nobodys = { ...(referenceMap.message as TableMap), tenant: 'none' }
    const DATA_MAP = join(opened.dataDir, 'map.json')
    writeFileSync(DATA_MAP, JSON.stringify({ ...referenceMap, message_of_nobody: nobodys }))
    const settings = { ...productionSettings(databases, opened.dataDir, opened.bot.keys), DATA_MAP }
    const [row] = (await world.ours('select id, entered_by from objection')) as { id: string; entered_by: string }[]
    const me = (row?.entered_by ?? '').replace('cli:', '')
    const uphold = (name: string) =>
      cli(as(settings, name), ['objection', 'uphold', row?.id ?? '', '--reason', 'court-paper-seen'])
    const own = await uphold(me)
    expect([own.code, own.stderr]).toEqual([1, expect.stringContaining('You entered it yourself')])
    const byOneHand = `update objection set state = 'upheld', decided_by = entered_by, decided_at = now()`
    await expect(world.ours(byOneHand)).rejects.toThrow('objection_second_person')
    await expect(world.ours(byOneHand.replace('entered_by', `'staff:asha'`))).rejects.toThrow('objection_second_person')
    // A try that was refused upheld nothing, and the log does not say that it did.
    expect(await looks('objection-uphold')).toEqual([])
    const upheld = await uphold('dev')
    expect([upheld.code, upheld.stdout]).toEqual([0, expect.stringMatching(/no business.*by hand: message_of_nobody\./)])
    expect(await looks('objection-uphold')).toEqual([{ actor: 'cli:dev' }])
    expect(await world.ours('select state, decided_by from objection')).toEqual([{ state: 'upheld', decided_by: 'cli:dev' }])
    const late = await uphold('ravi')
    expect([late.code, late.stderr]).toEqual([1, expect.stringContaining('It is upheld already')])
    await world.ours(`update objection set state = 'open', decided_by = null, decided_at = null, reason = null`)
    await world.ours(`update erasure_request set state = 'cancelled', next_attempt_at = null where scope = 'number'`)
    const over = await uphold('ravi')
    expect([over.code, over.stderr]).toEqual([1, expect.stringContaining('its request is over')])
  })
})

import pg from 'pg'
import { afterEach, describe, expect, it } from 'vitest'
import { MINUTE } from '../support/bot.ts'
import { searchDatabase } from '../support/find-person.ts'
import { HOUR, scenario } from '../support/scenario.ts'

describe('while the platform’s database is down', () => {
  const world = scenario()
  const platformName = () => new URL(world.databases.platformUrl).pathname.slice(1)
  const onServer = async (...statements: string[]) => {
    const client = new pg.Client({ connectionString: world.databases.botUrl })
    await client.connect()
    for (const statement of statements) await client.query(statement)
    await client.end()
  }
  const goesDown = () =>
    onServer(
      `alter database "${platformName()}" with allow_connections false`,
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${platformName()}'`,
    )
  const comesBack = () => onServer(`alter database "${platformName()}" with allow_connections true`)
  afterEach(comesBack)

  it('the first look-up fails: the person is told once, and hears the question by itself later', async () => {
    const rohan = world.actor('rohan')
    await goesDown()
    expect(await rohan.says('delete my data')).toEqual([expect.stringContaining('I cannot reach the records right now')])
    for (let minutes = 0; minutes < 20; minutes += 5) await world.test.pass(5 * MINUTE)
    expect(rohan.heard()).toHaveLength(1)
    await comesBack()
    // The longer it lasted, the longer until the next try: 5, 15, 45 minutes, then two hours.
    for (let minutes = 0; minutes < 60 && rohan.heard().length < 2; minutes += 5) await world.test.pass(5 * MINUTE)
    expect(rohan.heard()).toHaveLength(2)
    expect(rohan.heard().at(-1)).toContain('the number ending 6350')
  })

  it('so do the counts', async () => {
    const rohan = world.actor('rohan')
    await goesDown()
    expect(await rohan.taps('Delete my data')).toEqual([expect.stringContaining('I cannot reach the records right now')])
    await comesBack()
    await world.test.pass(6 * MINUTE)
    expect(rohan.heard().at(-1)).toContain('we hold 18 messages')
  })

  it('the freeze is made up for as soon as it can be', async () => {
    const rohan = world.actor('rohan')
    await goesDown()
    expect(await rohan.taps('Yes, delete it')).toEqual([])
    await world.test.pass(2000)
    expect(rohan.heard().at(-1)).toContain('We are stopping the use of your data. It is erased at')
    expect(await world.bot('select state, frozen_at from erasure_request')).toEqual([{ state: 'scheduled', frozen_at: null }])
    await comesBack()
    await world.test.pass(MINUTE)
    expect(await world.bot('select frozen_at is not null as frozen from erasure_request')).toEqual([{ frozen: true }])
    expect(
      await world.platform("select 1 from conversation where external_id like '%7000026350' and ai_autoreply_enabled"),
    ).toEqual([])
  })

  it('the erasure waits, answers meanwhile, and finishes with one receipt and one notice', async () => {
    const rohan = world.actor('rohan')
    await goesDown()
    await world.test.pass(15 * MINUTE)
    await world.test.pass(10 * MINUTE)
    expect((await rohan.says('status')).join()).toMatch(/is erased (at|very soon)|being erased right now/)
    await comesBack()
    for (let minutes = 0; minutes < 60; minutes += 15) await world.test.pass(15 * MINUTE)
    expect(rohan.heard().filter((text) => text.includes('Your data is erased: 18 messages'))).toHaveLength(1)
    expect(await world.bot('select number from receipt')).toEqual([{ number: 0 }])
    expect(await searchDatabase(world.databases.platformUrl, ['7000026350', 'Rohan Das'])).toEqual([])
  })

  it('"stop the ads" is kept and done later', async () => {
    const meera = world.actor('meera')
    await goesDown()
    expect(await meera.says('stop')).toEqual([expect.stringContaining('no longer send you offers')])
    await comesBack()
    await world.test.pass(HOUR)
    expect(await world.platform("select 1 from campaign_recipient where phone = '+917000014821' and status = 'pending'")).toEqual(
      [],
    )
  })

  it('the floor of a shop’s chat goes back as soon as it can', async () => {
    const imran = world.actor('imran', 'Akshara Coaching Centre')
    const silent = () =>
      world.platform("select 1 from conversation where external_id like '%7000075532' and not ai_autoreply_enabled")
    await imran.says('delete my data')
    expect(await silent()).not.toEqual([])
    await goesDown()
    expect(await imran.says('no')).toEqual([expect.stringContaining('Nothing was deleted')])
    await comesBack()
    await world.test.pass(MINUTE)
    expect(await silent()).toEqual([])
    expect(await world.bot('select 1 from platform_task where done_at is null or sealed is not null')).toEqual([])
  })
})

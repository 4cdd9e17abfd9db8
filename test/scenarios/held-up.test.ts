import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { MINUTE, openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'
import { scenario } from '../support/scenario.ts'

const LOCK_MS_MAX = 1_000

describe('words that come while somebody else holds a table of the bot’s', () => {
  const databases = testDatabases({ demo: true })
  let test: TestBot
  beforeAll(async () => {
    const botUrl = new URL(databases.botUrl)
    botUrl.searchParams.set('statement_timeout', String(LOCK_MS_MAX))
    test = await openTestBot({ botUrl: botUrl.href, platformUrl: databases.platformUrl })
  })
  afterAll(() => test.close())

  it('are answered once it is let go, however many tries came in between', async () => {
    const rohan = test.phone('rohan')
    await rohan.say('english')
    await test.settle()
    const heard = test.heard(rohan).length
    const psql = new pg.Client({ connectionString: databases.botUrl })
    await psql.connect()
    try {
      await psql.query('begin; lock table outbox_message in access exclusive mode')
      await rohan.say('delete my data')
      for (let minute = 0; minute < 6; minute += 1) {
        await expect(test.pass(MINUTE)).rejects.toMatchObject({ cause: { code: '57014' } })
        await test.settle()
      }
      const { rows } = await psql.query('select attempts, handled_at from inbox_event order by id desc limit 1')
      expect(rows).toEqual([{ attempts: 0, handled_at: null }])
      await psql.query('rollback')
      await test.pass(MINUTE)
      expect(test.heard(rohan).slice(heard)).toEqual([expect.stringContaining('What do you want?')])
      expect((await psql.query('select reason from dead_letter')).rows).toEqual([])
    } finally {
      await psql.end()
    }
  })
})

describe('what the database holds up each time', () => {
  const world = scenario()
  const alarms = async (reason: string) => {
    const text = await (await fetch(`${world.test.url}/metrics`)).text()
    return Number(new RegExp(`alarms_total\\{reason="${reason}"\\} (\\d+)`).exec(text)?.[1] ?? 0)
  }
  const breaks = (code: string, when = 'true') =>
    world.bot(`create function held_up() returns trigger language plpgsql as
        $$ begin raise exception 'held up by the test' using errcode = '${code}'; end $$;
      create trigger held_up before insert on outbox_message for each row when (${when}) execute function held_up()`)
  const mends = () => world.bot('drop function if exists held_up cascade')
  const minutes = async (count: number) => {
    for (let minute = 0; minute < count; minute += 1) await world.test.pass(MINUTE)
  }

  afterEach(mends)

  it.each(['57014', '55P03', '40001', '40P01'])('is no fault of the words (%s), which are answered afterwards', async (code) => {
    const rohan = world.actor('rohan')
    await breaks(code)
    const heard = rohan.heard().length
    await rohan.says('help')
    await minutes(6)
    expect(await world.bot('select 1 from inbox_event where attempts > 0')).toEqual([])
    await mends()
    await minutes(1)
    expect(rohan.heard().slice(heard)).toHaveLength(1)
    expect(await world.bot('select 1 from dead_letter')).toEqual([])
  })

  it('nor of words that had waited for hours before they met the lock', async () => {
    const meera = world.actor('meera')
    await breaks('57014')
    const heard = meera.heard().length
    await meera.says('help')
    await world.bot(`update inbox_event set received_at = received_at - interval '3 hours' where handled_at is null`)
    await minutes(6)
    expect(await world.bot('select 1 from inbox_event where attempts > 0')).toEqual([])
    await mends()
    await minutes(1)
    expect(meera.heard().slice(heard)).toHaveLength(1)
  })

  it('nor of a turn that the clock has begun', async () => {
    const imran = world.actor('imran')
    await imran.says('english')
    await imran.says('delete my data')
    const heard = imran.heard().length
    await breaks('57014', "new.what = 'choose'")
    await world.test.pass(61 * MINUTE)
    await minutes(6)
    expect(await world.bot('select 1 from conversation where failures > 0')).toEqual([])
    expect(await alarms('turn-fails')).toBe(0)
    await mends()
    await minutes(1)
    expect(imran.heard().slice(heard)).toEqual([expect.stringContaining('You have not answered yet')])
  })

  it('counts from the second hour on, so that the next words are heard', async () => {
    const meera = world.actor('meera')
    await breaks('57014')
    await meera.says('help')
    await minutes(6)
    for (let tenMinutes = 0; tenMinutes < 5; tenMinutes += 1) await world.test.pass(10 * MINUTE)
    expect(await world.bot('select 1 from dead_letter')).toEqual([])
    await world.test.pass(10 * MINUTE)
    await minutes(5)
    expect(await world.bot('select reason from dead_letter')).toEqual([{ reason: 'handler-failed' }])
    await mends()
    expect(await meera.says('help')).toHaveLength(1)
  })
})

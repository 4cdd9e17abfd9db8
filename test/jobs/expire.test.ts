import { mkdirSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { headFile } from '../../src/erasure/ledger-head-store.ts'
import { nightly } from '../../src/jobs/nightly.ts'
import { loadRequest, scopeOf } from '../../src/requests/request-store.ts'
import { DAY, MINUTE, openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'

describe('the night in which the bot forgets', { timeout: 120_000 }, () => {
  const databases = testDatabases({ demo: true })
  let world: TestBot
  beforeAll(async () => {
    world = await openTestBot(databases)
  })
  afterAll(() => world.close())
  const bot = async <Row extends object>(text: string) => (await world.bot.lockPool.query<Row>(text)).rows
  const platform = async (text: string) => (await world.bot.platform.query(text)).rows
  const night = async () => (await bot<{ day: string }>("select day::text from nightly_run where task = 'expire'"))[0]?.day
  const alarms = async () => Number(/alarms_total\{reason="expiry-fails"\} (\d+)/.exec(await world.bot.metrics.text())?.[1] ?? 0)
  const asked = () => bot('select 1 from forward_contact')
  const askOld = () =>
    bot(`insert into forward_contact (key_id, pseudonym, asked_at)
      values ('p1', repeat('a', 64), '${new Date(world.bot.clock.now().getTime() - 31 * DAY).toISOString()}')`)
  const refuses = (table: string, code: string) =>
    bot(`create or replace function refused() returns trigger language plpgsql as $$
        begin raise exception 'refused by the test' using errcode = '${code}'; end $$;
      create or replace trigger refused before delete on ${table} for each row execute function refused()`)
  const mends = (table: string) => bot(`drop trigger refused on ${table}; drop function refused`)

  test('is gone through once, and made up for by whoever slept through it', async () => {
    await askOld()
    await nightly(world.bot)
    expect(await asked()).toEqual([])
    const first = await night()
    await askOld()
    await nightly(world.bot)
    expect([await asked(), await night()]).toMatchObject([[{}], first])
    await world.pass(3 * DAY)
    await nightly(world.bot)
    expect(await asked()).toEqual([])
    expect(await night()).not.toBe(first)
  })

  test('forgets whose profile was meant where nothing came of it, and of no other', async () => {
    const phone = world.phone('rohan')
    for (const words of ['english', 'delete my data']) {
      await phone.say(words)
      await world.settle()
    }
    await world.tapTitle(phone, 'Delete my data')
    const profile = (state: string, member: string) =>
      bot<{
        id: string
      }>(`insert into erasure_request (id, reference, token_hash, person_id, channel_id, scope, tenant_id, member_id, state,
          language, proved_at, confirmed_at, deadline_at, erase_at, created_at, updated_at)
        select gen_random_uuid(), 'CM-AAAA-' || upper(substr(md5(random()::text), 1, 4)), md5(random()::text), person_id, channel_id, 'profile',
          'tenant', ${member}, '${state}', 'en', proved_at, created_at, deadline_at, created_at, created_at, updated_at
        from erasure_request where state = 'awaiting_confirmation' returning id`)
    const [taken] = await profile('cancelled', "'member-1'")
    await expect(profile('on_hold', 'null')).rejects.toThrow('erasure_request_member')
    await world.pass(31 * DAY)
    await nightly(world.bot)
    const request = await loadRequest(world.bot.db, taken?.id ?? '')
    expect(request?.memberId).toBe(null)
    expect(request && scopeOf(request)).toEqual({ kind: 'profile', tenantId: 'tenant', memberId: '' })
  })

  test('goes on with the next rule where one is refused; staff hear of it, and it comes again', async () => {
    const meera = world.phone('meera')
    for (const words of ['english', 'stop sending me offers', 'delete my data']) {
      await meera.say(words)
      await world.settle()
    }
    await world.tapTitle(meera, 'Delete my data')
    await world.pass(24 * 60 * MINUTE)
    await world.pass(3 * 366 * DAY)
    const old = async () => [
      (await bot('select 1 from request_event')).length,
      (await bot('select 1 from outbox_message where sealed is not null')).length,
      (await bot('select 1 from person_binding')).length,
      (await platform('select 1 from deletion_bot.suppression')).length,
    ]
    expect((await old()).every((rows) => rows > 0)).toBe(true)
    const before = await night()
    await refuses('request_event', 'P0001')
    await expect(nightly(world.bot)).rejects.toThrow()
    expect((await old()).map((rows) => rows > 0)).toEqual([true, false, false, false])
    expect([await alarms(), await night()]).toEqual([1, before])
    expect(world.lines.join('\n')).toMatch(/"rule":"timelines".*it stays until this is mended/)
    await refuses('request_event', '57014')
    await nightly(world.bot)
    expect(await alarms()).toBe(2)
    expect(await night()).not.toBe(before)
    await mends('request_event')
    await world.pass(DAY)
    await nightly(world.bot)
    expect(await old()).toEqual([0, 0, 0, 0])
    expect(await alarms()).toBe(2)
  })

  test('has half an hour for what many nights have left, and a list outside that cannot be read keeps nothing', async () => {
    await bot(`create or replace function hurried() returns trigger language plpgsql as $$
        begin
          if current_setting('statement_timeout')::interval < interval '30 minutes' then raise exception 'in a hurry'; end if;
          return old;
        end $$;
      create or replace trigger hurried before delete on forward_contact for each row execute function hurried()`)
    const heads = headFile(world.bot.config.dataDir)
    rmSync(heads, { force: true })
    mkdirSync(heads, { recursive: true })
    await askOld()
    await world.pass(DAY)
    await nightly(world.bot)
    rmSync(heads, { recursive: true })
    expect(await asked()).toEqual([])
    await bot('drop trigger hurried on forward_contact; drop function hurried')
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyLedger } from '../../src/erasure/erasure-store.ts'
import { keptFrame } from '../../src/erasure/kept-row-store.ts'
import { basisOf, useRetentionBases } from '../../src/erasure/retention-bases.ts'
import { keptLines } from '../../src/flows/copy/phrases.ts'
import { translator } from '../../src/flows/copy/translate.ts'
import { measure } from '../../src/jobs/measure.ts'
import { nightly } from '../../src/jobs/nightly.ts'
import { applyRules } from '../../src/jobs/recompute.ts'
import { statusReport } from '../../src/jobs/status-report.ts'
import { loadRequest } from '../../src/requests/request-store.ts'
import { DAY, MINUTE, openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'
import { dumpDatabase, searchDatabase, spellingsToFind } from '../support/find-person.ts'

const YEAR = 366 * DAY
const MEERA = '+917000014821'

async function eraseMeera(bot: TestBot): Promise<void> {
  const phone = bot.phone('meera')
  await phone.say('delete my data')
  await bot.settle()
  await phone.say('english')
  await bot.settle()
  await bot.tapTitle(phone, 'Delete my data')
  await bot.tapTitle(phone, 'Yes, delete it')
  await bot.pass(15 * MINUTE)
  await bot.pass(8 * DAY)
  await bot.pass(2 * DAY)
}

interface Said {
  number: number
  continues?: string
  released?: { table: string; rows: number; statute: string }[]
  categories: Record<string, { deleted: number }>
  kept: { table: string }[]
  person: { commitment: string }
}

describe('what the law kept of a person', { timeout: 120_000 }, () => {
  const databases = testDatabases({ demo: true })
  let world: TestBot
  /** The next checkpoint of this name ends the job as a dying process does: nothing after it happens. */
  let dieAt: string | undefined
  beforeAll(async () => {
    world = await openTestBot(databases, {
      async checkpoint(name) {
        if (name !== dieAt) return
        dieAt = undefined
        throw new Error(`died at ${name}`)
      },
    })
    await eraseMeera(world)
  })
  afterAll(() => world.close())

  const bot = async <Row extends object>(text: string) => (await world.bot.lockPool.query<Row>(text)).rows
  const platform = async <Row extends object>(text: string) => (await world.bot.platform.query<Row>(text)).rows
  const receipts = async () =>
    (await bot<{ body: string }>('select body from receipt order by number')).map(({ body }) => JSON.parse(body) as Said)
  const lines = () => platform<{ rows: number }>('select count(*)::int as rows from deletion_bot.retained')

  test('stays through the nights before its day, and each night is gone through once', async () => {
    await nightly(world.bot)
    await nightly(world.bot)
    expect(await bot('select task, day::text from nightly_run order by task')).toContainEqual({
      task: 'release',
      day: '2026-12-03',
    })
    expect((await lines())[0]?.rows).toBeGreaterThan(0)
    expect(await bot(`select what from request_event where what like 'release%'`)).toEqual([])
  })

  test('is gone through though a clock that ran ahead has noted a night that is still to come', async () => {
    const nights = () => bot<{ day: string }>(`select distinct day::text from nightly_run where task in ('release', 'search')`)
    await bot(`update nightly_run set day = '2026-12-04' where task in ('release', 'search')`)
    await nightly(world.bot)
    expect(await nights()).toEqual([{ day: '2026-12-04' }])
    await bot(`update nightly_run set day = '2027-12-03' where task in ('release', 'search')`)
    await nightly(world.bot)
    expect(await nights()).toEqual([{ day: '2026-12-03' }])
  })

  test('stays longer by a longer law at once, and goes earlier by a shorter one only when staff say so', async () => {
    const law = basisOf('cgst-s36')
    const days = async () =>
      (
        await platform<{ day: string }>(
          `select distinct release_on::text as day from deletion_bot.retained where basis = 'cgst-s36'`,
        )
      ).map(({ day }) => day)
    const events = () => bot(`select what, detail, count::int from request_event where what like 'kept-%' order by id`)
    /** The day that status answers and the page give. */
    const said = () =>
      bot<{ until: string }>(
        `select k ->> 'until' as until from erasure_request, jsonb_array_elements(outcome -> 'kept') k where k ->> 'because' = 'tax'`,
      ).then((rows) => [...new Set(rows.map(({ until }) => until))])
    const before = await days()
    expect(await said()).toEqual(before)
    useRetentionBases([{ ...law, period: { months: 84 } }])
    await world.pass(DAY)
    await nightly(world.bot)
    expect(before).toEqual(['2032-12-31'])
    expect(await days()).toEqual(['2033-12-31'])
    expect(await said()).toEqual(['2033-12-31'])
    expect(await events()).toContainEqual({ what: 'kept-longer', detail: 'invoice', count: 1 })
    useRetentionBases([law])
    await world.pass(DAY)
    await nightly(world.bot)
    expect(await days()).toEqual(['2033-12-31'])
    expect(await world.bot.metrics.text()).toMatch(/alarms_total\{reason="kept-too-long"\} 1/)
    await applyRules(world.bot, keptFrame(world.bot.dataMap, world.bot.catalogue, world.bot.clock.now()))
    expect(await days()).toEqual(before)
    expect(await said()).toEqual(before)
    expect(await events()).toContainEqual({ what: 'kept-shorter', detail: 'invoice', count: 1 })
    const looks = await bot<{ action: string }>('select distinct action, actor, reason from access_log')
    expect(looks).toEqual([{ action: 'retention-recomputed', actor: 'job:nightly', reason: 'rules-changed' }])
  })

  test('stays longer, and that is said once, wherever the process that counts the days dies', async () => {
    const law = basisOf('cgst-s36')
    const said = () =>
      bot<{
        until: string
      }>(`select distinct k ->> 'until' as until from erasure_request, jsonb_array_elements(outcome -> 'kept') k
        where k ->> 'because' = 'tax'`)
    const lines = () => bot(`select what, detail, count::int from request_event where what like 'kept-%' order by id`)
    const before = await lines()
    useRetentionBases([{ ...law, period: { months: 96 } }])
    for (const name of ['days counted', 'days told']) {
      await world.pass(DAY)
      dieAt = name
      await expect(nightly(world.bot)).rejects.toThrow(`died at ${name}`)
    }
    await world.pass(DAY)
    await nightly(world.bot)
    expect(await said()).toEqual([{ until: '2034-12-31' }])
    const longer = (await lines()).slice(before.length)
    expect(longer).toContainEqual({ what: 'kept-longer', detail: 'invoice', count: 1 })
    expect(new Set(longer.map((line) => JSON.stringify(line))).size).toBe(longer.length)
    useRetentionBases([law])
    const earlier = keptFrame(world.bot.dataMap, world.bot.catalogue, world.bot.clock.now())
    dieAt = 'days counted'
    await expect(applyRules(world.bot, earlier)).rejects.toThrow('died at days counted')
    await applyRules(world.bot, earlier)
    expect(await said()).toEqual([{ until: '2032-12-31' }])
    expect(await lines()).toEqual([
      ...before,
      ...longer,
      ...longer.map((line) => ({ ...(line as object), what: 'kept-shorter' })),
    ])
    expect(await platform('select 1 from deletion_bot.retained where moved_at is not null')).toEqual([])
  })

  test('goes once and is said once, wherever the process dies', async () => {
    await world.pass(6 * YEAR + 60 * DAY)
    const before = await dumpDatabase(databases.platformUrl, 'public')
    const kept = (await lines())[0]?.rows ?? 0
    const told = (await receipts()).length
    for (const name of ['released payment', 'release claimed', 'continuation written', 'release said']) {
      dieAt = name
      await expect(nightly(world.bot)).rejects.toThrow(`died at ${name}`)
    }
    await nightly(world.bot)
    const after = await dumpDatabase(databases.platformUrl, 'public')
    const gone = [...before].map(([table, rows]) => [table, rows.length - (after.get(table)?.length ?? 0)] as const)
    expect(gone.filter(([, rows]) => rows > 0).reduce((sum, [, rows]) => sum + rows, 0)).toBe(kept)
    for (const [table, rows] of after) expect(rows.every((row) => before.get(table)?.includes(row))).toBe(true)
    expect(await lines()).toEqual([{ rows: 0 }])
    expect(await bot(`select outcome -> 'kept' as kept from erasure_request`)).toEqual([{ kept: [] }])
    expect(await platform('select * from deletion_bot.kept_subject')).toEqual([])
    const all = await receipts()
    expect(all).toHaveLength(told + 1)
    const released = all.at(-1)?.released ?? []
    expect(released.reduce((sum, { rows }) => sum + rows, 0)).toBe(kept)
    expect(released).toContainEqual(expect.objectContaining({ table: 'invoice', rows: 1, statute: 'CGST Act 2017, s. 36' }))
  })

  test('is continued on the receipt by whose commitment the person can show that it is theirs', async () => {
    const all = await receipts()
    expect(all.at(-1)?.person).toEqual(all.at(-2)?.person)
    expect(all.at(-1)).toMatchObject({ number: all.length - 1, kept: [] })
    const [key] = await bot<{ key_id: string }>('select distinct key_id from ledger_entry')
    const keys = new Map([[key?.key_id ?? '', world.bot.keys.signing.publicKey]])
    expect((await verifyLedger(world.bot.db, keys)).findings).toEqual([])
    const page = await fetch(
      `${world.url}/receipts/${(await bot<{ id: string }>('select id from receipt order by number desc limit 1'))[0]?.id}`,
    )
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('Bills and payments')
  })

  test('stands on the timeline, and nobody’s number stands anywhere', async () => {
    expect(await bot(`select what, count::int from request_event where what = 'released-by-law'`)).toHaveLength(1)
    expect(await searchDatabase(databases.botUrl, spellingsToFind(MEERA))).toEqual([])
    const all = world.lines.join('\n')
    for (const spelling of spellingsToFind(MEERA)) expect(all).not.toContain(spelling)
  })
})

describe('what the law kept, while somebody else’s row refers to it', { timeout: 120_000 }, () => {
  const databases = testDatabases({ demo: true })
  let world: TestBot
  beforeAll(async () => {
    world = await openTestBot(databases)
    await eraseMeera(world)
    // A platform that grew a table since: it knows bills, and nobody's number.
    await world.bot.platform.query(
      'create table dispute (id uuid primary key default gen_random_uuid(), invoice_id uuid not null references invoice (id))',
    )
    await world.bot.platform.query(
      `insert into dispute (invoice_id) select (primary_key ->> 'id')::uuid from deletion_bot.retained where table_name = 'invoice' limit 1`,
    )
  })
  afterAll(() => world.close())
  const bot = async <Row extends object>(text: string) => (await world.bot.lockPool.query<Row>(text)).rows
  const told = () => bot(`select detail, count::int from request_event where what = 'release-waits' order by detail`)
  const metrics = async () => {
    await measure(world.bot)
    return world.bot.metrics.text()
  }
  /** What a status answer says of the bill. */
  const bill = async () => {
    const [{ id = '' } = {}] = await bot<{ id: string }>('select id from erasure_request')
    const report = statusReport(await loadRequest(world.bot.db, id), world.bot.clock.now())
    const kept = report.is === 'none' ? [] : report.kept.filter(({ noun }) => noun === 'bill')
    return kept.flatMap((line) => keptLines(translator('en'), [line], 'en'))
  }

  test('waits a week in silence: the reference may go by itself', async () => {
    expect(await bill()).toEqual(['1 bill stays until 31 Dec 2032 (tax law).'])
    await world.pass(6 * YEAR + 29 * DAY)
    const days = await world.bot.platform.query(
      `select max(release_on)::text as day from deletion_bot.retained where table_name = 'invoice'`,
    )
    expect(days.rows[0]?.day < world.bot.clock.now().toISOString().slice(0, 10)).toBe(true)
    await nightly(world.bot)
    expect(await bill()).toEqual([expect.stringMatching(/^1 record: its day is over, but it is still held\./)])
    expect(await told()).toEqual([])
    expect(await metrics()).toMatch(/kept_rows_waiting\{table="invoice"\} 1/)
    expect(await metrics()).toMatch(/alarms_total\{reason="release-waits"\} 0/)
  })

  test('is told to staff after it, once, with table and count', async () => {
    await world.pass(9 * DAY)
    await nightly(world.bot)
    expect(await told()).toContainEqual({ detail: 'invoice', count: 1 })
    const alarms = /alarms_total\{reason="release-waits"\} (\d+)/.exec(await metrics())?.[1]
    expect(Number(alarms)).toBe((await told()).length)
    await world.pass(DAY)
    await nightly(world.bot)
    expect(/alarms_total\{reason="release-waits"\} (\d+)/.exec(await metrics())?.[1]).toBe(alarms)
  })

  test('goes with the first night after the reference is gone', async () => {
    await world.bot.platform.query('delete from dispute')
    await world.pass(DAY)
    await nightly(world.bot)
    expect((await world.bot.platform.query('select 1 from deletion_bot.retained')).rows).toEqual([])
    expect(await bill()).toEqual([])
    expect(await metrics()).not.toMatch(/kept_rows_waiting\{/)
  })
})

describe('what the law kept, when the business puts the date on its books off', { timeout: 120_000 }, () => {
  const databases = testDatabases({ demo: true })
  let world: TestBot
  beforeAll(async () => {
    world = await openTestBot(databases)
    await eraseMeera(world)
    // What the law keeps for a shorter time is gone, and said, before.
    await world.pass(2 * YEAR)
    await nightly(world.bot)
    for (const table of ['invoice', 'payment'])
      await world.bot.platform.query(
        `update ${table} set annual_return_due = '2027-12-31' where id in (
           select (primary_key ->> 'id')::uuid from deletion_bot.retained where table_name = $1)`,
        [table],
      )
  })
  afterAll(() => world.close())
  const bot = async <Row extends object>(text: string) => (await world.bot.lockPool.query<Row>(text)).rows
  const until = () =>
    bot(
      `select distinct k ->> 'until' as until from erasure_request, jsonb_array_elements(outcome -> 'kept') k where k ->> 'because' = 'tax'`,
    )
  const told = () =>
    bot(`select detail, count::int from request_event where what = 'kept-longer' and detail in ('invoice', 'payment') order by 1`)

  test('stays until its new day, which status answers give and the timeline tells, once', async () => {
    expect(await until()).toEqual([{ until: '2032-12-31' }])
    await world.pass(4 * YEAR + 29 * DAY)
    for (let night = 0; night < 3; night += 1) {
      await nightly(world.bot)
      await world.pass(DAY)
    }
    expect(await until()).toEqual([{ until: '2033-12-31' }])
    expect(await told()).toEqual([
      { detail: 'invoice', count: 1 },
      { detail: 'payment', count: 1 },
    ])
    expect(await world.bot.platform.query('select 1 from deletion_bot.retained where moved_at is not null')).toMatchObject({
      rows: [],
    })
  })
})

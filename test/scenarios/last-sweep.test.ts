import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import type { BotTx } from '../../src/db/client.ts'
import { erasureRequest } from '../../src/db/schema.ts'
import type { DataMap } from '../../src/erasure/data-map.ts'
import { forgetPerson } from '../../src/jobs/forget-person.ts'
import { askedWorld } from '../processors/support/asked.ts'
import { DAY, MINUTE, type TestBot } from '../support/bot.ts'
import { writesToTheShop } from '../support/customer-again.ts'
import { addDebts, addFace, answerOfFace, customers, debts } from '../support/debts.ts'
import { type Scenario, scenario } from '../support/scenario.ts'

const ROHAN = '+917000026350'
const names = async ({ bot }: TestBot) =>
  (await bot.platform.query<{ name: string }>('select name from customer order by id')).rows.map(({ name }) => name)
const nobody = expect.stringMatching(/^erased-/)

async function confirmed(world: Scenario): Promise<void> {
  const rohan = world.actor('rohan')
  await rohan.says('delete my data')
  await rohan.taps('Delete my data')
  await rohan.taps('Yes, delete it')
  await world.test.pass(15 * MINUTE)
}
const passDays = async (test: TestBot, days: number) => {
  for (let day = 0; day < days; day += 1) await test.pass(DAY)
}
const standing = (world: Scenario) =>
  world.bot(`select state, subject_sealed is null as forgotten, second_swept_at is not null as swept from erasure_request`)
const addresses = (world: Scenario) => world.bot('select 1 from person_binding where address_sealed is not null')
const unproven = async ({ url }: TestBot) =>
  Number(/alarms_total\{reason="forgotten-unproven"\} (\d+)/.exec(await (await fetch(`${url}/metrics`)).text())?.[1] ?? 0)
/** A row of the person's from before the yes, as a redelivery writes it, in a table whose rows the database no longer lets go. */
async function refusesForGood(world: Scenario): Promise<void> {
  await world.platform(`create function refuse() returns trigger language plpgsql as
    $$ begin raise exception 'no' using errcode = '23503'; end $$`)
  await world.platform('create trigger refuse before delete on customer for each row execute function refuse()')
  await world.platform(`insert into customer values (3, '7000026350', 'R. Das', null, '2026-02-01')`)
}

describe('rows that stay below kept ones, of an erasure that is partial for thirty days', () => {
  const world = scenario()

  it('name nobody once the person is forgotten, and nobody else’s are touched', async () => {
    await addDebts(world.test)
    await world.platform('create table stray_note (id uuid primary key, words text)')
    await confirmed(world)
    await passDays(world.test, 29)
    expect(await names(world.test)).toEqual(['R. Das', 'S. Rao'])
    await passDays(world.test, 2)
    expect(await standing(world)).toEqual([{ state: 'partial', forgotten: true, swept: true }])
    expect(await names(world.test)).toEqual([nobody, 'S. Rao'])
    const [kept] = await world.platform('select count(*)::int as rows from deletion_bot.retained')
    expect(kept).toEqual({ rows: 2 })
  })
})

describe('a picture below a kept row that does not let itself be removed', () => {
  const world = scenario()
  const receipts = async () =>
    (await world.bot<{ body: string }>('select body from receipt order by number')).map(({ body }) => JSON.parse(body))

  it('is tried every day, with its reason on the timeline, and not called gone when its person is forgotten', async () => {
    await addDebts(world.test)
    await addFace(world.test)
    answerOfFace(world.test, { is: 'stays', because: 'leased' })
    await confirmed(world)
    await passDays(world.test, 29)
    expect(await standing(world)).toEqual([{ state: 'completed', forgotten: false, swept: false }])
    const stays = await world.bot(`select detail from request_event where what = 'blobs-stay'`)
    expect(new Set(stays.map(({ detail }) => detail))).toEqual(new Set(['leased']))
    await passDays(world.test, 2)
    expect(await standing(world)).toEqual([{ state: 'completed', forgotten: true, swept: true }])
    expect((await receipts()).at(-1)).toMatchObject({ result: 'partial', rest: ['blob-store'], unreachable: ['blob-store'] })
    expect(await unproven(world.test)).toBe(1)
    expect((await customers(world.test))[0]).toEqual({ name: 'R. Das', face: 'faces/1.jpg' })
  })
})

describe('a picture below a kept row that goes at last', () => {
  const world = scenario()

  it('closes the sweep as clean', async () => {
    await addDebts(world.test)
    await addFace(world.test)
    const mend = answerOfFace(world.test, { is: 'unreachable', because: 'down' })
    await confirmed(world)
    await passDays(world.test, 20)
    mend()
    await passDays(world.test, 2)
    expect(await standing(world)).toEqual([{ state: 'completed', forgotten: true, swept: true }])
    expect(await unproven(world.test)).toBe(0)
    expect((await customers(world.test))[0]).toEqual({ name: nobody, face: null })
  })
})

describe('rows that stay below kept ones, while a processor is silent', () => {
  const world = askedWorld()
  beforeAll(() => world.add('brevo', { categories: ['messaging'] }))

  it('name nobody from the second sweep’s day on, though the erasure is partial still', async () => {
    await addDebts(world.test)
    await world.confirm('rohan')
    await world.test.pass(15 * MINUTE)
    await world.test.pass(3 * MINUTE)
    expect(await world.state()).toBe('partial')
    await passDays(world.test, 7)
    expect(await names(world.test)).toEqual(['R. Das', 'S. Rao'])
    await passDays(world.test, 3)
    expect(await world.state()).toBe('partial')
    expect(await names(world.test)).toEqual([nobody, 'S. Rao'])
  })
})

describe('a second sweep that the database refuses for good', () => {
  const world = scenario()

  it('is tried until the thirtieth day, and keeps nobody’s number beyond it', async () => {
    await addDebts(world.test)
    await confirmed(world)
    await refusesForGood(world)
    await passDays(world.test, 29)
    expect(await standing(world)).toEqual([{ state: 'completed', forgotten: false, swept: false }])
    await passDays(world.test, 2)
    expect(await standing(world)).toEqual([{ state: 'completed', forgotten: true, swept: true }])
    expect(await addresses(world)).toEqual([])
    expect(await unproven(world.test)).toBe(1)
    expect((await names(world.test))[0]).toEqual(nobody)
    await passDays(world.test, 2)
    expect(await unproven(world.test)).toBe(1)
  })
})

describe('a second sweep that the brake stops', () => {
  const world = scenario()

  it('keeps nobody’s number beyond the thirtieth day, and takes no row', async () => {
    await addDebts(world.test)
    await confirmed(world)
    const { bot } = world.test
    bot.dataMap = { ...bot.dataMap, a_table_of_a_later_version: debts.customer as DataMap[string] }
    bot.config.maxRowsPerSubject = -1
    await passDays(world.test, 29)
    expect(await standing(world)).toEqual([{ state: 'completed', forgotten: false, swept: false }])
    await passDays(world.test, 2)
    expect(await standing(world)).toEqual([{ state: 'completed', forgotten: true, swept: true }])
    expect(await addresses(world)).toEqual([])
    expect(await unproven(world.test)).toBe(1)
    expect(await names(world.test)).toEqual(['R. Das', 'S. Rao'])
  })
})

describe('a retry that is parked, and that nobody decides about', () => {
  const world = scenario()

  it('ends as partial on the thirtieth day', async () => {
    await addDebts(world.test)
    await world.platform('create table stray_note (id uuid primary key, words text)')
    await confirmed(world)
    await refusesForGood(world)
    await passDays(world.test, 29)
    expect(await standing(world)).toEqual([{ state: 'parked', forgotten: false, swept: false }])
    await passDays(world.test, 2)
    expect(await standing(world)).toEqual([{ state: 'partial', forgotten: true, swept: true }])
    expect(await addresses(world)).toEqual([])
    expect((await names(world.test))[0]).toEqual(nobody)
  })
})

describe('a retry that staff held beyond the thirtieth day, and that the brake stops afterwards', () => {
  const world = scenario()

  it('ends as partial, once, and takes no row', async () => {
    await addDebts(world.test)
    await world.platform('create table stray_note (id uuid primary key, words text)')
    await confirmed(world)
    await passDays(world.test, 20)
    const until = new Date(world.test.bot.clock.now().getTime() + 20 * DAY)
    await world.bot(`update erasure_request set state = 'on_hold', reason = 'law-asks', next_attempt_at = $1`, [until])
    const { bot } = world.test
    bot.dataMap = { ...bot.dataMap, a_table_of_a_later_version: debts.customer as DataMap[string] }
    bot.config.maxRowsPerSubject = -1
    await passDays(world.test, 19)
    expect(await standing(world)).toEqual([{ state: 'on_hold', forgotten: false, swept: false }])
    await passDays(world.test, 3)
    expect(await standing(world)).toEqual([{ state: 'partial', forgotten: true, swept: true }])
    expect(await addresses(world)).toEqual([])
    expect(await unproven(world.test)).toBe(1)
  })
})

describe('the second sweep of one request while that of another of the same person is ahead', () => {
  const world = scenario()
  const wishes = async () => (await world.bot<{ state: string }>('select state from erasure_request')).map(({ state }) => state)

  it('leaves the address to which the other’s last word goes, and the last sweep blanks it', async () => {
    await confirmed(world)
    await passDays(world.test, 6)
    await writesToTheShop(world, ROHAN, 'Rohan Das', 'is the batch at six still open')
    await confirmed(world)
    expect(await wishes()).toEqual(['completed', 'completed'])
    await passDays(world.test, 4)
    expect(await world.bot('select 1 from erasure_request where second_swept_at is not null')).toHaveLength(1)
    expect(await addresses(world)).not.toEqual([])
    await passDays(world.test, 6)
    expect(await world.bot('select 1 from erasure_request where second_swept_at is not null')).toHaveLength(2)
    expect(await addresses(world)).toEqual([])
  })
})

describe('the last words of two requests of one person at the same moment', () => {
  const world = scenario()

  it('keep no address for each other', async () => {
    await confirmed(world)
    await writesToTheShop(world, ROHAN, 'Rohan Das', 'is the batch at six still open')
    await confirmed(world)
    await passDays(world.test, 2)
    const { bot } = world.test
    await world.bot(`update outbox_message set state = 'sent' where state in ('pending', 'sending')`)
    const [one, other] = await bot.db.select().from(erasureRequest)
    if (!one || !other) throw new Error('There are two.')
    const ends = (tx: BotTx, request: typeof one) => forgetPerson(bot, tx, request, { unproven: false }, bot.clock.now())
    let second: Promise<void> | undefined
    await bot.db.transaction(async (tx) => {
      await ends(tx, one)
      second = bot.db.transaction((beside) => ends(beside, other))
      await sleep(300)
    })
    await second
    expect(await world.bot('select 1 from erasure_request where second_swept_at is not null')).toHaveLength(2)
    expect(await addresses(world)).toEqual([])
  })
})

describe('the last word of a request whose person is in the middle of a new one', () => {
  const world = scenario()

  it('leaves the address to which the reminder goes, though the sign of life is a day old', async () => {
    await confirmed(world)
    const rohan = world.actor('rohan')
    await passDays(world.test, 7)
    // Noted as a sign of life; the next one within a day is not.
    await rohan.says('help')
    await world.test.pass(DAY - 40 * MINUTE)
    expect(await world.bot('select 1 from erasure_request where second_swept_at is not null')).toEqual([])
    await writesToTheShop(world, ROHAN, 'Rohan Das', 'is the batch at six still open')
    await rohan.says('delete my data')
    await rohan.taps('Delete my data')
    const heard = rohan.heard().length
    await world.test.pass(45 * MINUTE)
    expect(await world.bot('select 1 from erasure_request where second_swept_at is not null')).toHaveLength(1)
    await world.test.pass(30 * MINUTE)
    expect(rohan.heard().slice(heard)).toEqual([expect.stringContaining('You have not answered yet')])
  })
})

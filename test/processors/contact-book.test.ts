import { beforeEach, describe, expect, test } from 'vitest'
import { istDay } from '../../src/erasure/retention-bases.ts'
import { askProcessorAgain } from '../../src/jobs/ask-processor-again.ts'
import { contactsOf } from '../../src/jobs/task-for-processor.ts'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { loadRequest } from '../../src/requests/request-store.ts'
import { entryOf } from '../../src/simulator/contact-book.ts'
import type { Phone } from '../../src/simulator/phone.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { storesForTheShop } from '../support/customer-again.ts'
import { type AskedWorld, askedWorld } from './support/asked.ts'
import { holdsIn } from './support/holds.ts'

const undo = 15 * MINUTE
const HOUR = 60 * MINUTE
const COACHING = demoBusiness('coaching')
const KAVYA = 'IN.7Kq2vZ8mWc4Tn9XbR5yLd3'
const SWEEP_DAY = '2026-12-01'

/** Whether the portfolio that this chat belongs to has an entry of the person. */
function isInBook({ test: { graph } }: AskedWorld, { contact, received }: Phone): boolean {
  const channel = graph.channels.get(received().at(-1)?.phoneNumberId ?? '')
  if (!channel) throw new Error('No such chat.')
  return graph.contactBook.has(entryOf(channel, contact.userId))
}
const lines = async (world: AskedWorld) => (await world.receipts()).map(({ result, processors }) => ({ result, processors }))
const once = { processor: 'meta-contact-book', asked: 'erase-now', standing: 'done' }
const again = { processor: 'meta-contact-book', asked: 'erase-after', on: SWEEP_DAY }

describe('Meta’s contact book', () => {
  const world = askedWorld()
  let passes = 0
  const count = async () => {
    passes += 1
    world.at('executed', count)
  }
  beforeEach(() => {
    passes = 0
    world.at('executed', count)
  })

  test('is asked within the erasure: nothing is looked at a second time for its answer', async () => {
    await world.confirm('rohan')
    await world.test.pass(undo)
    expect(await world.state()).toBe('completed')
    expect(passes).toBe(1)
    expect(world.test.graph.contactBook.forgotten).toHaveLength(1)
    expect(await lines(world)).toEqual([{ result: 'completed', processors: [once, { ...again, standing: 'scheduled' }] }])
  })

  test('is asked through a number of that portfolio which still has access', async () => {
    const { bot } = world.test
    const { rows } = await bot.lockPool.query<{ person_id: string }>('select person_id from erasure_request')
    const request = { personId: rows[0]?.person_id ?? '', scope: 'number', tenantId: null, memberId: null } as const
    const [own] = bot.channels.all().filter(({ mode }) => mode === 'dedicated')
    if (!own) throw new Error('The demo has a number of its own.')
    const stopped = { ...own, id: 'stopped', stoppedAt: bot.clock.now() }
    expect(await contactsOf(bot, [stopped, own], request)).toMatchObject([{ channelId: own.id }])
    expect(await contactsOf(bot, [stopped], request)).toMatchObject([{ channelId: 'stopped' }])
  })

  test('that cannot answer is waited for, and asked again', async () => {
    world.test.graph.bookFaults.failNext({ kind: 'refuse', code: 80007 })
    await world.confirm('prakash')
    await world.test.pass(undo)
    expect(await world.state()).toBe('running')
    expect(await world.receipts()).toEqual([])
    await world.test.pass(MINUTE)
    expect(await world.state()).toBe('completed')
    expect(passes).toBe(2)
    expect(world.test.graph.contactBook.forgotten).toHaveLength(2)
    expect(await lines(world)).toEqual([{ result: 'completed', processors: [once, { ...again, standing: 'scheduled' }] }])
  })
})

describe('the entry that Meta writes anew with the last word', () => {
  const world = askedWorld()
  const sweep = async () => {
    await world.test.pass(8 * DAY)
    return world.receipts()
  }

  test('is forgotten by the second sweep, with no message behind it, and the receipt says so', async () => {
    await world.confirm('rohan')
    const phone = world.test.phone('rohan')
    await world.test.pass(undo)
    expect(await world.state()).toBe('completed')
    expect(isInBook(world, phone)).toBe(true)
    const heard = world.test.heard(phone).length
    await sweep()
    expect(isInBook(world, phone)).toBe(false)
    expect(world.test.heard(phone)).toHaveLength(heard)
    expect(await lines(world)).toEqual([
      { result: 'completed', processors: [once, { ...again, standing: 'scheduled' }] },
      { result: 'completed', processors: [once, { ...again, standing: 'done' }] },
    ])
    for (const _ of [1, 2, 3]) await world.test.pass(10 * DAY)
    expect(isInBook(world, phone)).toBe(false)
    expect(await world.receipts()).toHaveLength(2)
  })

  test('is asked for again an hour later when the book cannot answer, and nobody is forgotten before', async () => {
    await world.confirm('prakash')
    await world.test.pass(undo)
    world.test.graph.bookFaults.failNext({ kind: 'refuse', code: 80007 })
    expect(await sweep()).toHaveLength(1)
    expect(isInBook(world, world.test.phone('prakash'))).toBe(true)
    await world.test.pass(HOUR)
    expect(isInBook(world, world.test.phone('prakash'))).toBe(false)
    expect((await world.receipts()).at(-1)?.processors).toMatchObject([{ standing: 'done' }, { standing: 'done' }])
  })

  test('is named while the book will not forget it, and asked for again the next day', async () => {
    await world.confirm('imran')
    await world.test.pass(undo)
    world.test.graph.bookFaults.failNext({ kind: 'refuse', code: 100 })
    expect((await sweep()).at(-1)).toMatchObject({
      result: 'partial',
      rest: ['processor:meta-contact-book'],
      processors: [{ standing: 'done' }, { standing: 'refused' }],
    })
    const heard = () => world.test.heard(world.test.phone('imran')).length
    const before = heard()
    await world.test.pass(DAY)
    expect(heard()).toBe(before + 1)
    expect((await world.receipts()).at(-1)).toMatchObject({
      result: 'completed',
      processors: [
        { standing: 'done' },
        { on: istDay(new Date(world.test.bot.clock.now().getTime() + DAY)), standing: 'scheduled' },
      ],
    })
    await world.test.pass(DAY)
    expect(heard()).toBe(before + 1)
    expect((await world.receipts()).at(-1)).toMatchObject({
      result: 'completed',
      processors: [{ standing: 'done' }, { standing: 'done' }],
    })
    expect(isInBook(world, world.test.phone('imran'))).toBe(false)
  })

  test('stays with a business to which the person has written since', async () => {
    const chat = () => world.test.phone('kavya', COACHING.name)
    const platform = async (text: string, values: unknown[] = []) => (await world.test.bot.platform.query(text, values)).rows
    await world.confirm('kavya', COACHING.name)
    await world.test.pass(undo)
    await world.test.pass(DAY)
    await storesForTheShop({ test: world.test, platform } as never, { address: KAVYA, name: 'Kavya' }, 'Are there seats left?')
    await sweep()
    expect(isInBook(world, chat())).toBe(true)
    expect(await world.timeline()).toContain('processor-left meta-contact-book')
    expect((await world.receipts()).at(-1)?.processors).toMatchObject([{ standing: 'done' }, { standing: 'left' }])
  })

  test('stays there as well when the first word comes through only after days', async () => {
    const { bookFaults } = world.test.graph
    const chat = () => world.test.phone('kavya', COACHING.name)
    const platform = async (text: string, values: unknown[] = []) => (await world.test.bot.platform.query(text, values)).rows
    bookFaults.failNext({ kind: 'refuse', code: 80007 }, 50)
    await world.confirm('kavya', COACHING.name)
    await world.test.pass(undo)
    for (const _ of [1, 2]) await world.test.pass(DAY)
    expect((await lines(world)).at(-1)).toMatchObject({
      result: 'partial',
      processors: [{ standing: 'overdue' }, { standing: 'scheduled' }],
    })
    await storesForTheShop({ test: world.test, platform } as never, { address: KAVYA, name: 'Kavya' }, 'Are there seats left?')
    bookFaults.clear()
    for (const _ of [1, 2]) await world.test.pass(DAY)
    expect(isInBook(world, chat())).toBe(true)
    expect((await lines(world)).at(-1)).toMatchObject({
      result: 'completed',
      processors: [{ standing: 'left' }, { standing: 'scheduled' }],
    })
  })
})

describe('a first word that Meta takes only after days', () => {
  const world = askedWorld()

  test('takes the entry of whoever has spoken in that business’s chat with the bot alone meanwhile', async () => {
    const { bookFaults } = world.test.graph
    const chat = world.test.phone('kavya', COACHING.name)
    const platform = async (text: string, values: unknown[] = []) => (await world.test.bot.platform.query(text, values)).rows
    bookFaults.failNext({ kind: 'refuse', code: 80007 }, 50)
    await world.confirm('kavya', COACHING.name)
    await world.test.pass(undo)
    await world.test.pass(5 * MINUTE)
    expect(await world.state()).toBe('partial')
    const { wamid } = await chat.say('status')
    await storesForTheShop({ test: world.test, platform } as never, { address: KAVYA, name: 'Kavya' }, 'status', { wamid })
    await world.test.settle()
    bookFaults.clear()
    await world.test.pass(6 * HOUR)
    expect((await lines(world)).at(-1)).toMatchObject({ processors: [{ standing: 'done' }, { standing: 'scheduled' }] })
  })
})

describe('the second word to Meta’s contact book', () => {
  const world = askedWorld()
  const { hold, endHolds } = holdsIn(world)
  const days = async (count: number) => {
    for (let day = 0; day < count; day += 1) for (const hours of [1, 23]) await world.test.pass(hours * HOUR)
  }
  const passesOf = async (act: () => Promise<void>) => {
    let passes = 0
    const count = async () => {
      passes += 1
      world.at('executed', count)
    }
    world.at('executed', count)
    await act()
    world.at('executed', async () => {})
    return passes
  }
  const standings = async () => (await world.receipts()).map(({ result, processors }) => [result, processors?.[1]?.standing])

  test('waits for the end of a hold without a pass each hour, and nobody calls it overdue meanwhile', async () => {
    await world.confirm('rohan')
    await world.test.pass(undo)
    await days(2)
    await hold({ tenantId: COACHING.tenantId })
    const passes = await passesOf(() => days(14))
    expect(passes).toBeGreaterThan(0)
    expect(passes).toBeLessThan(12)
    expect(await standings()).toEqual([['completed', 'scheduled']])
    expect(await world.timeline()).not.toContain('processor-overdue meta-contact-book')
    await endHolds()
    await days(2)
    expect(await standings()).toEqual([
      ['completed', 'scheduled'],
      ['completed', 'done'],
    ])
  })

  test('that comes late because the sweep itself was held says nothing more to the person', async () => {
    await world.confirm('meera')
    await world.test.pass(undo)
    const phone = world.test.phone('meera')
    const heard = world.test.heard(phone).length
    await days(7)
    await hold({ phone: '+917000014821' })
    await days(13)
    expect(await standings()).toEqual([['completed', 'scheduled']])
    await endHolds()
    await days(2)
    expect((await standings()).at(-1)).toEqual(['completed', 'done'])
    expect(world.test.heard(phone)).toHaveLength(heard)
    expect(isInBook(world, phone)).toBe(false)
  })

  test('that staff ask for again spares the entry of whoever has become a customer meanwhile', async () => {
    const { bot, graph } = world.test
    const platform = async (text: string, values: unknown[] = []) => (await bot.platform.query(text, values)).rows
    await world.confirm('kavya', COACHING.name)
    await world.test.pass(undo)
    graph.bookFaults.failNext({ kind: 'refuse', code: 100 })
    await world.test.pass(8 * DAY)
    expect((await standings()).at(-1)).toEqual(['partial', 'refused'])
    await storesForTheShop({ test: world.test, platform } as never, { address: KAVYA, name: 'Kavya' }, 'Are there seats left?')
    const { rows } = await bot.lockPool.query<{ id: string }>('select id from erasure_request order by created_at desc limit 1')
    const request = await loadRequest(bot.db, rows[0]?.id ?? '')
    if (!request) throw new Error('There is a request.')
    const { db, keys, config, clock } = bot
    const asked = { request, name: 'meta-contact-book', reason: 'mended-at-meta', now: clock.now() }
    const again = await askProcessorAgain({ db, keys, config, channels: bot.channels.all() }, asked)
    expect(again).toMatchObject({ is: 'asked', tasks: 1 })
    await days(3)
    expect(await world.timeline()).toContain('processor-left meta-contact-book')
    expect((await standings()).at(-1)).toEqual(['completed', 'left'])
    expect(isInBook(world, world.test.phone('kavya', COACHING.name))).toBe(true)
  })

  test('is asked again where Meta refuses the app secret: nothing of the person’s was refused', async () => {
    await world.confirm('imran')
    await world.test.pass(undo)
    await days(7)
    const channels = [...world.test.graph.channels.values()].map((channel) => ({ channel, appSecret: channel.appSecret }))
    for (const { channel } of channels) channel.appSecret = 'the-secret-after-this-one'
    await days(2)
    expect((await standings()).at(-1)).toEqual(['completed', 'scheduled'])
    for (const { channel, appSecret } of channels) channel.appSecret = appSecret
    await days(3)
    expect((await standings()).at(-1)).toEqual(['completed', 'done'])
  })

  test('is tried once a day while the channel is stopped', async () => {
    await world.confirm('prakash')
    await world.test.pass(undo)
    await days(7)
    const { bookFaults } = world.test.graph
    for (let n = 0; n < 3; n += 1) bookFaults.failNext({ kind: 'refuse', code: 190 })
    expect(await passesOf(() => days(3))).toBeLessThan(4)
    await days(3)
    expect((await standings()).at(-1)).toEqual(['completed', 'done'])
  })
})

describe('whether the person has written since', () => {
  const world = askedWorld()
  const sql = async <Row extends object>(text: string) => (await world.test.bot.lockPool.query<Row>(text)).rows

  /** The look for it is ended by the database, as when there is too much to be read in time. */
  async function breakOffTheLook(): Promise<{ end(): Promise<void> }> {
    const { platform } = world.test.bot
    const client = await platform.connect()
    await client.query('begin; lock table conversation in access exclusive mode')
    let isPassed = false
    const cancel = async () => {
      for (let isOver = false; !isOver; await new Promise((resolve) => setTimeout(resolve, 20))) {
        const { rows } = await client.query<{ ended: number }>(
          `select count(*) filter (where pg_cancel_backend(pid))::int as ended from pg_stat_activity
           where pg_blocking_pids(pid) @> array[pg_backend_pid()]`,
        )
        isOver = (rows[0]?.ended ?? 0) > 0 || isPassed
      }
      await client.query('rollback')
      client.release()
    }
    const done = cancel()
    return {
      end() {
        isPassed = true
        return done
      },
    }
  }
  async function passWithoutTheLook(milliseconds: number) {
    const looks: { end(): Promise<void> }[] = []
    world.at('freeze forgotten', async () => void looks.push(await breakOffTheLook()))
    await world.test.pass(milliseconds)
    for (const look of looks) await look.end()
    return looks.length > 0
  }
  const second = async () => (await world.receipts()).at(-1)?.processors?.[1]?.standing

  test('is asked again the next day where it could not be read in time', async () => {
    await world.confirm('kavya', COACHING.name)
    await world.test.pass(undo)
    expect(await passWithoutTheLook(8 * DAY)).toBe(true)
    expect(await world.timeline()).not.toContain('processor-left meta-contact-book')
    expect(await second()).toBe('scheduled')
    await world.test.pass(DAY)
    expect(isInBook(world, world.test.phone('kavya', COACHING.name))).toBe(false)
    expect(await second()).toBe('done')
  })

  test('leaves the entry as it is, and overdue, when it could not be read until the last sweep', async () => {
    await world.confirm('rohan')
    await world.test.pass(undo)
    const count = (await world.receipts()).length
    expect(await passWithoutTheLook(31 * DAY)).toBe(true)
    for (const _ of [1, 2]) await world.test.pass(MINUTE)
    expect(await second()).toBe('overdue')
    expect((await world.receipts()).length).toBeGreaterThan(count)
    expect(await sql('select 1 from erasure_request where second_swept_at is null')).toEqual([])
  })
})

import { beforeAll, describe, expect, test } from 'vitest'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { enterAccount } from '../support/enter-account.ts'
import { askedWorld } from './support/asked.ts'

const undo = 15 * MINUTE
const HOUR = 60 * MINUTE
const COACHING = demoBusiness('coaching')
const KAVYA = 'IN.7Kq2vZ8mWc4Tn9XbR5yLd3'

describe('what a processor is asked for', () => {
  const world = askedWorld()
  beforeAll(async () => {
    await world.add('brevo', { categories: ['messaging', 'account'], knowsBy: ['phone', 'email'] })
    await world.add('sarvam', { knowsBy: ['user_id'] })
  })

  test('in a business’s chat is that business’s part alone, by the id that the business knows', async () => {
    await world.confirm('kavya', COACHING.name)
    await world.test.pass(undo)
    expect(
      world.asked().map(({ processor, body }) => [processor, body.data.scope, body.data.tenant_id, body.data.subject]),
    ).toEqual([['sarvam', 'business', COACHING.tenantId, { phone_numbers: [], whatsapp_user_ids: [KAVYA], emails: [] }]])
    expect(world.test.graph.contactBook.forgotten).toEqual([`${COACHING.portfolioId} ${KAVYA}`])
  })

  test('of an account is everything of that tenant, up to the moment of the pass', async () => {
    const { bot } = world.test
    const entered = await enterAccount(bot, {
      tenantId: COACHING.tenantId,
      sooner: true,
      now: bot.clock.now(),
    })
    expect(entered.is).toBe('scheduled')
    await world.test.settle()
    expect(world.asked()).toEqual([])
    await world.test.pass(72 * HOUR)
    const asked = world.asked().filter(({ body }) => body.data.scope === 'account')
    expect(asked.map(({ processor, event }) => `${processor} ${event}`).sort()).toEqual([
      'brevo data_deletion.erase_after',
      'brevo data_deletion.erase_now',
      'sarvam data_deletion.erase_now',
    ])
    for (const { body } of asked) {
      expect(body.data.tenant_id).toBe(COACHING.tenantId)
      expect(body.data.up_to).toBe(bot.clock.now().toISOString())
    }
    expect(asked.find(({ processor }) => processor === 'brevo')?.body.data.subject.phone_numbers).toContain(COACHING.owner.phone)
    await world.test.pass(DAY)
    expect(await world.state()).toBe('partial')
    for (const { processor, event, body } of asked)
      await world.answer({ [body.task]: event.endsWith('after') ? 'scheduled' : 'done' }, processor)
    await world.test.settle()
    expect(await world.state()).toBe('completed')
  })
})

describe('Meta’s contact book', () => {
  const world = askedWorld()
  const entry = () => ({ name: 'meta-contact-book', verb: 'erase-now', is_sealed: false, settled_by: 'call', erase_on: null })
  // After the last word, with the second sweep.
  const again = { ...entry(), verb: 'erase-after', state: 'scheduled', attempts: 0, erase_on: '2026-12-01' }

  test('forgets the person in the portfolio they wrote to, and the receipt says so', async () => {
    await world.confirm('rohan')
    await world.test.pass(undo)
    const { contact } = world.test.phone('rohan')
    expect(world.test.graph.contactBook.forgotten.map((each) => each.split(' ')[1])).toEqual([contact.userId])
    expect(await world.tasks()).toEqual([{ ...entry(), state: 'done', attempts: 0 }, again])
    expect((await world.receipts())[0]?.processors).toEqual([
      { processor: 'meta-contact-book', asked: 'erase-now', standing: 'done' },
      { processor: 'meta-contact-book', asked: 'erase-after', on: '2026-12-01', standing: 'scheduled' },
    ])
  })

  test('is asked again when it is down, full or silent, and once it has forgotten that is enough', async () => {
    const { bookFaults, contactBook } = world.test.graph
    bookFaults.failNext({ kind: 'server-error', status: 500, sent: true })
    bookFaults.failNext({ kind: 'refuse', code: 80007 })
    await world.confirm('prakash')
    await world.test.pass(undo)
    expect(await world.tasks()).toEqual([{ ...entry(), state: 'pending', attempts: 1, is_sealed: true, settled_by: null }, again])
    const before = contactBook.forgotten.length
    for (const _ of [1, 2]) await world.test.pass(HOUR)
    expect(await world.tasks()).toEqual([{ ...entry(), state: 'done', attempts: 2 }, again])
    // The word of the partial end had made an entry once more.
    expect([bookFaults.waiting(), contactBook.forgotten.length]).toEqual([0, before + 1])
    expect(await world.state()).toBe('completed')
    expect((await world.receipts()).map(({ result }) => result)).toEqual(['partial', 'completed'])
  })

  test('that will not forget is named as refusing, and staff hear of it', async () => {
    world.test.graph.bookFaults.failNext({ kind: 'refuse', code: 100 })
    await world.confirm('imran')
    await world.test.pass(undo)
    expect(await world.tasks()).toEqual([{ ...entry(), state: 'refused', attempts: 0 }, again])
    expect(await world.state()).toBe('partial')
    expect((await world.receipts())[0]).toMatchObject({ rest: ['processor:meta-contact-book'] })
    expect(await world.metric('alarms_total{reason="processor-refused"}')).toBe(1)
  })
})

describe('a processor in production', () => {
  const world = askedWorld({ config: { mode: 'production' } })
  beforeAll(() => world.add('brevo'))

  test('whose name leads to an address of a private network is told nothing, and waits for a better one', async () => {
    await world.confirm('rohan')
    await world.test.pass(undo)
    for (const _ of [1, 2, 3]) await world.test.pass(HOUR)
    expect(world.receiver.received).toEqual([])
    expect(await world.tasks()).toContainEqual(expect.objectContaining({ name: 'brevo', state: 'pending', is_sealed: true }))
    expect(await world.state()).toBe('partial')
  })
})

describe('a processor that cannot wait for a day', () => {
  const world = askedWorld()
  beforeAll(() => world.add('brevo', { categories: ['messaging', 'billing'], verbs: ['erase-now'] }))

  test('is asked for the rest, and staff hear what they have to arrange', async () => {
    await world.confirm('meera')
    await world.test.pass(undo)
    expect(world.asked().map(({ event }) => event)).toEqual(['data_deletion.erase_now'])
    expect(await world.tasks()).toContainEqual(
      expect.objectContaining({ name: 'brevo', verb: 'erase-after', state: 'refused', is_sealed: false }),
    )
    expect(await world.timeline()).toContain('processor-refused brevo')
    expect(await world.metric('alarms_total{reason="processor-refused"}')).toBe(1)
  })
})

describe('a processor that lets the day go by', () => {
  const world = askedWorld()
  beforeAll(() => world.add('brevo', { categories: ['messaging', 'billing'] }))

  test('is overdue a week later, once, named on the receipt, and done when it says so', async () => {
    await world.confirm('meera')
    await world.test.pass(undo)
    const [now, later] = world.asked().map(({ body }) => body.task)
    await world.answer({ [now ?? '']: 'done', [later ?? '']: 'scheduled' }, 'brevo')
    await world.test.settle()
    await world.test.bot.lockPool.query(`update processor_task set erase_on = '2026-12-20' where erase_on = '2032-12-31'`)
    const day = 86_400_000
    const until = (date: string) => world.test.pass(Date.parse(`${date}T12:00:00Z`) - world.test.bot.clock.now().getTime())
    await until('2026-12-26')
    expect(await world.timeline()).not.toContain('processor-overdue brevo')
    await until('2026-12-28')
    await world.test.pass(MINUTE)
    expect((await world.receipts()).at(-1)).toMatchObject({
      result: 'partial',
      rest: ['processor:brevo'],
      unreachable: ['processor:brevo'],
    })
    expect((await world.receipts()).at(-1)?.processors).toContainEqual(
      expect.objectContaining({ processor: 'brevo', on: '2026-12-20', standing: 'overdue' }),
    )
    const said = (await world.receipts()).length
    await world.test.pass(day)
    expect(await world.receipts()).toHaveLength(said)
    expect((await world.timeline()).filter((line) => line === 'processor-overdue brevo')).toHaveLength(1)
    expect(await world.metric('processor_tasks{processor="brevo",standing="overdue"}')).toBe(1)
    expect((await world.answer({ [later ?? '']: 'done' }, 'brevo')).status).toBe(200)
    await world.test.settle()
    expect((await world.receipts()).at(-1)?.processors).toContainEqual({
      processor: 'brevo',
      asked: 'erase-after',
      on: '2026-12-20',
      standing: 'done',
    })
    expect(await world.state()).toBe('completed')
  })
})

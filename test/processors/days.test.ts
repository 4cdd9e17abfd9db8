import { beforeAll, describe, expect, test } from 'vitest'
import type { DataMap } from '../../src/erasure/data-map.ts'
import { asksOf, type Processor } from '../../src/processors/processor-task.ts'
import { addTasks } from '../../src/processors/processor-task-store.ts'
import { newId } from '../../src/runtime/ids.ts'
import { MINUTE } from '../support/bot.ts'
import { askedWorld } from './support/asked.ts'

const brevo: Processor = {
  ...{ id: 'p', name: 'brevo', kind: 'webhook', answerHours: 72 },
  ...{ categories: ['messaging', 'billing', 'security'], verbs: ['erase-now', 'erase-after'], knowsBy: ['phone'] },
}
const subject = { phones: ['+917000014821'], userIds: [], emails: [] }
const categories = ['messaging', 'billing', 'security']

test('what the law keeps until two days is asked for in two tasks, each with its own day', () => {
  const kept = [
    { category: 'billing', until: '2034-12-31' },
    { category: 'messaging', until: '2027-01-01' },
    { category: 'messaging', until: '2028-05-13' },
  ]
  expect(asksOf(brevo, { scope: { kind: 'number' }, subject, categories, kept })).toEqual([
    { verb: 'erase-now', categories: ['security'], eraseOn: null, isAble: true },
    { verb: 'erase-after', categories: ['messaging'], eraseOn: '2028-05-13', isAble: true },
    { verb: 'erase-after', categories: ['billing'], eraseOn: '2034-12-31', isAble: true },
  ])
})

test('what goes on one day is one task', () => {
  const kept = ['billing', 'messaging'].map((category) => ({ category, until: '2034-12-31' }))
  expect(asksOf(brevo, { scope: { kind: 'number' }, subject, categories, kept })).toMatchObject([
    { categories: ['security'] },
    { categories: ['messaging', 'billing'], eraseOn: '2034-12-31' },
  ])
})

const debts: DataMap = {
  debt: {
    ...{ tenant: 'none', primaryKey: ['id'], scopes: ['number'], category: 'security', datedBy: 'at' },
    reach: [{ by: 'column', column: 'phone', holds: 'phone' }],
    disposition: { do: 'retain', keptBy: [{ basis: 'cgst-s36', from: 'due' }], blank: {} },
    columns: { id: 'key', phone: 'identifier', due: 'time', at: 'time' },
  },
}

describe('a processor that holds what the law keeps until different days', () => {
  const world = askedWorld()
  const standings = async () =>
    (await world.receipts())
      .at(-1)
      ?.processors?.flatMap(({ processor, on, standing }) => (processor === 'brevo' ? [`${on ?? 'now'} ${standing}`] : []))
  const taskOn = (day: string | undefined) => world.asked('brevo').find(({ body }) => body.data.erase_on === day)?.body.task ?? ''
  beforeAll(async () => {
    await world.add('brevo', { categories: [...brevo.categories] })
    const { bot } = world.test
    await bot.platform.query(`
      create table debt (id int primary key, phone varchar(20) not null, due date not null, at timestamptz not null);
      create index on debt (phone);
      insert into debt values (1, '+917000014821', '2027-12-31', '2026-01-01')`)
    bot.dataMap = { ...bot.dataMap, ...debts }
    const { foreignKeys: _, ...expects } = bot.mapExpects
    bot.mapExpects = { ...expects, tables: bot.dataMap }
  })

  test('is called for each day, confirms each by itself, and the receipt says each', async () => {
    await world.confirm('meera')
    await world.test.pass(15 * MINUTE)
    expect(world.asked('brevo').map(({ body }) => [body.data.categories, body.data.erase_on])).toEqual([
      [['messaging'], undefined],
      [['billing'], '2032-12-31'],
      [['security'], '2033-12-31'],
    ])
    const answered = await world.answer(
      { [taskOn(undefined)]: 'done', [taskOn('2032-12-31')]: 'scheduled', [taskOn('2033-12-31')]: 'scheduled' },
      'brevo',
    )
    expect(answered.body.tasks?.map(({ status }) => status)).toEqual(['done', 'scheduled', 'scheduled'])
    await world.test.settle()
    expect(await world.state()).toBe('completed')
    expect(await standings()).toEqual(['now done', '2032-12-31 scheduled', '2033-12-31 scheduled'])
    expect((await world.answer({ [taskOn('2032-12-31')]: 'done' }, 'brevo')).status).toBe(200)
    await world.test.settle()
    expect(await standings()).toEqual(['now done', '2032-12-31 done', '2033-12-31 scheduled'])
  })

  test('is asked no more when the same erasure is looked at again', async () => {
    const before = (await world.tasks()).length
    for (const _ of [1, 2, 3]) await world.test.pass(15 * MINUTE)
    expect(await world.tasks()).toHaveLength(before)
  })

  test('is asked beside a schema whose rule for asking once is another', async () => {
    const { db, keys, clock, lockPool } = world.test.bot
    const { rows } = await lockPool.query<{ request_id: string; processor_id: string }>(
      `select t.request_id, t.processor_id from processor_task t join processor p on p.id = t.processor_id where p.name = 'brevo'`,
    )
    const [first] = rows
    if (!first) throw new Error('It was asked.')
    await lockPool.query('drop index processor_task_once')
    await lockPool.query('alter table processor_task add constraint asked_once unique (request_id, processor_id, erase_on)')
    const asked = { verb: 'erase-after' as const, categories: ['billing'], eraseOn: '2032-12-31', isAble: true }
    const whose = { requestId: first.request_id, processorId: first.processor_id }
    const again = { id: newId(), ...whose, asked, body: null, dueAt: clock.now() }
    expect(await db.transaction((tx) => addTasks(tx, keys, [again], clock.now()))).toEqual([])
  })
})

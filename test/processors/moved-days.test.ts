import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { keptFrame } from '../../src/erasure/kept-row-store.ts'
import { basisOf, type RetentionBasis, useRetentionBases } from '../../src/erasure/retention-bases.ts'
import { nightly } from '../../src/jobs/nightly.ts'
import { applyRules } from '../../src/jobs/recompute.ts'
import { movesOf } from '../../src/processors/processor-task.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { askedWorld } from './support/asked.ts'
import { holdsIn } from './support/holds.ts'

const MEERA = '+917000014821'
const gst = basisOf('cgst-s36')
afterEach(() => useRetentionBases([gst]))

test.each<[string, string[], Record<string, string>, boolean, [string, string[]][]]>([
  ['nothing that is kept until its day', ['billing'], { billing: '2032-12-31' }, false, []],
  ['nothing of which nothing is kept any more', ['billing'], {}, true, []],
  ['a later day', ['billing'], { billing: '2033-12-31' }, false, [['2033-12-31', ['billing']]]],
  ['no earlier day without staff’s word', ['billing'], { billing: '2031-12-31' }, false, []],
  ['an earlier day by staff’s word', ['billing'], { billing: '2031-12-31' }, true, [['2031-12-31', ['billing']]]],
  [
    'each its own, where one of two goes on',
    ['billing', 'security'],
    { billing: '2034-12-31', security: '2032-12-31' },
    false,
    [
      ['2032-12-31', ['security']],
      ['2034-12-31', ['billing']],
    ],
  ],
])('a task for 2032-12-31 is asked for anew: %s', (_what, categories, days, mayBeEarlier, moves) => {
  const kept = Object.entries(days).map(([category, until]) => ({ category, until }))
  const anew = movesOf({ categories, eraseOn: '2032-12-31' }, kept, mayBeEarlier)
  expect(anew.map(({ eraseOn, categories }) => [eraseOn, categories])).toEqual(moves)
})

describe('a processor that was asked to erase on a day', () => {
  const world = askedWorld()
  const { hold, endHolds } = holdsIn(world)
  beforeAll(() => world.add('brevo', { categories: ['messaging', 'billing'] }))
  const law = (period: RetentionBasis['period']) => useRetentionBases([{ ...gst, period }])
  const night = async () => {
    await world.test.pass(DAY)
    await nightly(world.test.bot)
    await world.test.settle()
  }
  const apply = async () => {
    const { bot } = world.test
    await applyRules(bot, keptFrame(bot.dataMap, bot.catalogue, bot.clock.now()))
    await world.test.settle()
  }
  const days = () => world.asked('brevo').flatMap(({ body: { data } }) => (data.erase_on ? [data.erase_on] : []))
  const last = () => world.asked('brevo').at(-1)?.body
  const line = async () => (await world.receipts()).at(-1)?.processors?.find(({ processor, on }) => processor === 'brevo' && on)
  const moved = async () => (await world.timeline()).filter((each) => each === 'processor-day-moved brevo').length
  let task = ''

  test('hears the later day of a law that keeps longer, once, under the same task and with the same subject', async () => {
    await world.confirm('meera')
    await world.test.pass(15 * MINUTE)
    const [now, later] = world.asked('brevo').map(({ body }) => body)
    task = later?.task ?? ''
    await world.answer({ [now?.task ?? '']: 'done', [task]: 'scheduled' }, 'brevo')
    await world.test.settle()
    expect(await line()).toMatchObject({ on: '2032-12-31', standing: 'scheduled' })
    world.receiver.received.length = 0
    law({ months: 84 })
    await night()
    await night()
    expect([...new Set(days())]).toEqual(['2033-12-31'])
    expect(last()).toMatchObject({
      task,
      data: { erase_on_before: '2032-12-31', categories: ['billing'], subject: later?.data.subject },
    })
    expect(await moved()).toBe(1)
    expect((await world.answer({ [task]: 'scheduled' }, 'brevo')).body.tasks).toEqual([{ task, status: 'scheduled' }])
    await world.test.settle()
    expect(await line()).toMatchObject({ on: '2033-12-31', standing: 'scheduled' })
    expect(await world.state()).toBe('completed')
  })

  test('is not taken to know a day that it has not been told yet', async () => {
    law({ months: 96 })
    world.receiver.answer(() => 503)
    await world.test.pass(DAY)
    world.at('days told', async () => {
      expect((await world.answer({ [task]: 'scheduled' }, 'brevo')).body.tasks).toEqual([{ task, status: 'pending' }])
    })
    await nightly(world.test.bot)
    world.receiver.answer(() => 200)
    await night()
    expect(last()?.data).toMatchObject({ erase_on: '2034-12-31', erase_on_before: '2033-12-31' })
    expect((await world.answer({ [task]: 'scheduled' }, 'brevo')).body.tasks).toEqual([{ task, status: 'scheduled' }])
  })

  test('hears an earlier day on staff’s word, and not while a legal hold stands', async () => {
    law({ months: 84 })
    await night()
    expect(days()).toEqual([])
    await hold({ phone: MEERA })
    await apply()
    await world.test.pass(DAY)
    expect([days(), await moved()]).toEqual([[], 3])
    await endHolds()
    await world.test.pass(DAY)
    expect(days()[0]).toBe('2033-12-31')
    await world.answer({ [task]: 'scheduled' }, 'brevo')
  })

  test('hears a later day also while a legal hold stands', async () => {
    await hold({ phone: MEERA })
    law({ months: 96 })
    await night()
    expect(days()[0]).toBe('2034-12-31')
    await world.answer({ [task]: 'scheduled' }, 'brevo')
    await endHolds()
  })

  test('hears it by its task alone, once nobody here knows the person any more', async () => {
    await world.test.pass(40 * DAY)
    expect(await world.test.bot.lockPool.query('select 1 from erasure_request where subject_sealed is not null')).toMatchObject({
      rowCount: 0,
    })
    world.receiver.received.length = 0
    law({ months: 120 })
    await night()
    expect(last()).toMatchObject({
      task,
      data: { erase_on: '2036-12-31', subject: { phone_numbers: [], whatsapp_user_ids: [], emails: [] } },
    })
    await world.answer({ [task]: 'scheduled' }, 'brevo')
    await world.test.settle()
    expect(await line()).toMatchObject({ on: '2036-12-31', standing: 'scheduled' })
  })

  test('hears an earlier day of somebody who is forgotten, when no hold keeps what was noted of them', async () => {
    law({ months: 96 })
    await night()
    await hold({ phone: MEERA })
    await apply()
    await world.test.pass(DAY)
    expect(days()).toEqual([])
    await endHolds()
    await world.test.pass(DAY)
    expect(days()[0]).toBe('2034-12-31')
  })
})

import { expect, test } from 'vitest'
import type { DataMap } from '../../src/erasure/data-map.ts'
import { replayErasures } from '../../src/jobs/replay.ts'
import { replayKeptBack } from '../../src/jobs/replay-kept-back.ts'
import { backUp, restore } from '../erasure/support/restored.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { addDebts, answerOfFace, customers, debts, FACE } from '../support/debts.ts'
import { scenario } from '../support/scenario.ts'

const world = scenario()
const { debt } = debts
if (!debt) throw new Error('There is one.')
const common = { tenant: 'parent', primaryKey: ['id'], scopes: ['number'] } as const
const byVisit = [{ by: 'parent', column: 'visit_id', table: 'visit' }] as const
/** A debt and a photo of one visit; the customer alone bears the number. */
const visits: DataMap = {
  visit: {
    ...{ ...common, category: 'messaging', disposition: { do: 'erase' } },
    reach: [{ by: 'parent', column: 'customer_id', table: 'customer' }],
    columns: { id: 'key', customer_id: 'reference' },
  },
  photo: {
    ...{ ...common, category: 'messaging', reach: byVisit, disposition: { do: 'erase' } },
    columns: { id: 'key', visit_id: 'reference', file: 'blob key' },
  },
  debt: { ...debt, tenant: 'parent', reach: byVisit, columns: { id: 'key', visit_id: 'reference', due: 'time' } },
}

async function addVisits(): Promise<void> {
  await addDebts(world.test)
  await world.platform('drop table debt')
  await world.platform('create table visit (id int primary key, customer_id int not null references customer)')
  await world.platform('create table photo (id int primary key, visit_id int not null references visit, file text)')
  await world.platform('create table debt (id int primary key, visit_id int not null references visit, due date not null)')
  for (const index of ['visit (customer_id)', 'photo (visit_id)', 'photo (file)', 'debt (visit_id)'])
    await world.platform(`create index on ${index}`)
  await world.platform('insert into visit values (1, 1), (2, 2)')
  await world.platform(`insert into photo values (1, 1, '${FACE}'), (2, 2, 'faces/2.jpg')`)
  await world.platform(`insert into debt values (1, 1, '2026-12-31'), (2, 2, '2026-12-31')`)
  const { bot } = world.test
  for (const key of [FACE, 'faces/2.jpg']) await bot.blobs.put(key, Buffer.from('a face'))
  bot.dataMap = { ...bot.dataMap, ...visits }
  bot.mapExpects = { ...bot.mapExpects, tables: bot.dataMap }
}

test('after a restore whoever has a photo that may not be removed yet is found again by the night, two tables above it', async () => {
  await addVisits()
  const { bot } = world.test
  const rohan = world.actor('rohan')
  await world.test.pass(1)
  const backup = await backUp(bot.platform)
  await rohan.says('delete my data')
  await rohan.taps('Delete my data')
  await rohan.taps('Yes, delete it')
  for (const ms of [15 * MINUTE, DAY, 9 * DAY]) await world.test.pass(ms)
  const blanked = { name: expect.stringMatching(/^erased-/), face: null }
  expect((await customers(world.test))[0]).toEqual(blanked)
  await restore(bot.platform, backup)
  const mend = answerOfFace(world.test, { is: 'stays', because: 'immutable' })
  expect(await replayErasures(bot)).toMatchObject({ is: 'done', failed: 0, stays: 1 })
  expect((await customers(world.test))[0]).toEqual({ name: 'R. Das', face: null })
  mend()
  expect(await replayKeptBack(bot)).toBe(true)
  expect(await world.platform('select id from photo')).toEqual([{ id: 2 }])
  expect((await customers(world.test))[0]).toEqual(blanked)
})

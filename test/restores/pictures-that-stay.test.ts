import { beforeAll, beforeEach, expect, test } from 'vitest'
import { heldBack } from '../../src/erasure/replay-run-store.ts'
import { replayErasures } from '../../src/jobs/replay.ts'
import { replayKeptBack } from '../../src/jobs/replay-kept-back.ts'
import { backUp, restore } from '../erasure/support/restored.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { addDebts, addFace, answerOfFace, customers, FACE } from '../support/debts.ts'
import { scenario } from '../support/scenario.ts'

const world = scenario()
const lines = async () =>
  (await world.bot<{ what: string }>(`select what from request_event where what like 'replay%' order by id`)).map(
    ({ what }) => what,
  )
const blanked = { name: expect.stringMatching(/^erased-/), face: null }

let backup: Awaited<ReturnType<typeof backUp>>

beforeAll(async () => {
  await addDebts(world.test)
  await addFace(world.test)
  const { bot } = world.test
  const rohan = world.actor('rohan')
  await world.test.pass(1)
  backup = await backUp(bot.platform)
  await rohan.says('delete my data')
  await rohan.taps('Delete my data')
  await rohan.taps('Yes, delete it')
  for (const ms of [15 * MINUTE, DAY, 9 * DAY]) await world.test.pass(ms)
  expect((await customers(world.test))[0]).toEqual(blanked)
})

beforeEach(async () => {
  await restore(world.test.bot.platform, backup)
  expect((await customers(world.test))[0]).toEqual({ name: 'R. Das', face: FACE })
})

test('after a restore the gate stays shut while a row below a kept one could not be blanked, and opens once it could', async () => {
  const { bot } = world.test
  const mend = answerOfFace(world.test, { is: 'unreachable', because: 'down' })
  expect(await replayErasures(bot)).toMatchObject({ is: 'incomplete', failed: 1 })
  mend()
  expect(await replayErasures(bot)).toMatchObject({ is: 'done', failed: 0 })
  expect((await customers(world.test))[0]).toEqual(blanked)
})

test('after a restore the gate opens though a recording of the person’s own may not be removed yet, and each night tries it again', async () => {
  const { bot } = world.test
  const [own] = await world.platform<{ key: string }>(
    `update message set media_key = '${FACE}' where id = (select m.id from message m join conversation c on c.id = m.conversation_id
       where c.external_id = '+917000026350' order by m.created_at limit 1) returning media_key as key`,
  )
  expect(own).toEqual({ key: FACE })
  await world.platform('update customer set face = null')
  const mend = answerOfFace(world.test, { is: 'stays', because: 'immutable' })
  expect(await replayErasures(bot)).toMatchObject({ is: 'done', failed: 0, stays: 1 })
  const there = () => world.platform(`select 1 from message where media_key = '${FACE}'`)
  expect(await there()).toHaveLength(1)
  mend()
  expect(await replayKeptBack(bot)).toBe(true)
  expect(await there()).toEqual([])
  expect(await heldBack(bot.db)).toBe(0)
})

test('after a restore the gate opens though a picture below a kept row may not be removed yet, and each night tries it again', async () => {
  const { bot } = world.test
  const mend = answerOfFace(world.test, { is: 'stays', because: 'immutable' })
  expect(await replayErasures(bot)).toMatchObject({ is: 'done', failed: 0, stays: 1 })
  expect(await heldBack(bot.db)).toBe(1)
  expect((await lines()).at(-1)).toBe('replay-stays')
  expect(await replayKeptBack(bot)).toBe(true)
  expect((await customers(world.test))[0]).toEqual({ name: 'R. Das', face: FACE })
  mend()
  expect(await replayKeptBack(bot)).toBe(true)
  expect((await customers(world.test))[0]).toEqual(blanked)
  expect([await heldBack(bot.db), (await lines()).at(-1)]).toEqual([0, 'replayed'])
})

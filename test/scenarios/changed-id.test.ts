import { expect, it } from 'vitest'
import { envelope, unixSeconds } from '../../src/simulator/envelope.ts'
import { createPhone } from '../../src/simulator/phone.ts'
import { scenario } from '../support/scenario.ts'
import { post } from '../support/signed-body.ts'

const DEDICATED = '106600000000001'
const OLD = 'IN.44OLDidOFthePERSON001122'
const NEW = 'IN.55NEWidOFthePERSON001122'

const world = scenario()

it('somebody without a number stays the same person when WhatsApp replaces the id, and what was asked before is stopped', async () => {
  const nameless = { name: 'Nameless Person', phone: null }
  const before = world.actorOf(createPhone(world.test.graph, { ...nameless, userId: OLD }, DEDICATED))
  await before.says('delete my data')
  const [person] = await world.bot<{ id: string }>('select id from person')
  world.alsoSecret('wamid.changes-the-id')
  const notice = {
    from_user_id: OLD,
    id: 'wamid.changes-the-id',
    timestamp: unixSeconds(world.test.bot.clock.now()),
    type: 'system',
    system: { type: 'user_changed_user_id', body: 'changed', user_id: NEW, previous_user_id: OLD },
  }
  const { channel } = before.phone
  expect((await post(world.test.url, channel, envelope(channel, { messages: [notice] }))).status).toBe(200)
  await world.test.settle()
  const heardBefore = before.heard().length
  const after = world.actorOf(createPhone(world.test.graph, { ...nameless, userId: NEW }, DEDICATED))
  expect(await after.says('status')).not.toEqual([])
  expect(before.heard()).toHaveLength(heardBefore)
  expect(await world.bot('select id from person')).toEqual([person])
  expect(await world.bot('select distinct person_id from conversation')).toEqual([{ person_id: person?.id }])
  expect(await world.bot('select count(*)::int as live from person_binding where ended_at is null')).toEqual([{ live: 1 }])
})

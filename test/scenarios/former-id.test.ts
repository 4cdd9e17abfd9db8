import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { envelope, unixSeconds } from '../../src/simulator/envelope.ts'
import { createPhone } from '../../src/simulator/phone.ts'
import { MINUTE } from '../support/bot.ts'
import { type Actor, scenario } from '../support/scenario.ts'
import { post } from '../support/signed-body.ts'

const DEDICATED = '106600000000001'
const OLD = 'IN.11OLDidOFthePERSON001122'
const NEW = 'IN.22NEWidOFthePERSON001122'

const world = scenario()

async function changesId(from: Actor): Promise<void> {
  const { contact, channel } = from.phone
  const id = `wamid.changes-${randomUUID()}`
  world.alsoSecret(id)
  const notice = {
    ...(contact.phone === null ? {} : { from: contact.phone.slice(1) }),
    from_user_id: contact.userId,
    id,
    timestamp: unixSeconds(world.test.bot.clock.now()),
    type: 'system',
    system: { type: 'user_changed_user_id', body: 'changed', user_id: NEW, previous_user_id: OLD },
  }
  expect((await post(world.test.url, channel, envelope(channel, { messages: [notice] }))).status).toBe(200)
  await world.test.settle()
}

/** A chat at a business that names the person by this id alone. */
async function chatsAs(id: string): Promise<void> {
  await world.platform(
    `insert into conversation select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'external_id', $1::text,
      'business_scoped_user_id', $1::text, 'metadata', '{}'::jsonb))).* from conversation c where external_id = '+917000026350' limit 1`,
    [id],
  )
}

const chatsOf = (id: string) => world.platform('select id from conversation where external_id = $1', [id])

describe('an id that WhatsApp replaced, and says so', () => {
  it('still names the person’s rows: they are erased, and nothing is left under it', async () => {
    await Promise.all([chatsAs(OLD), chatsAs(NEW), chatsAs('IN.33SOMEBODYelse0000112233')])
    const rohan = { name: 'Rohan', phone: '+917000026350' }
    const before = world.actorOf(createPhone(world.test.graph, { ...rohan, userId: OLD }, DEDICATED))
    await before.says('status')
    await changesId(before)
    const after = world.actorOf(createPhone(world.test.graph, { ...rohan, userId: NEW }, DEDICATED))
    await after.says('delete my data')
    await after.taps('Delete my data')
    await after.taps('Yes, delete it')
    await world.test.pass(15 * MINUTE)
    expect(after.heard().at(-1)).toContain('none left')
    expect(await chatsOf(OLD)).toEqual([])
    expect(await chatsOf(NEW)).toEqual([])
    expect(await chatsOf('IN.33SOMEBODYelse0000112233')).toHaveLength(1)
  })

  it('is blanked with the other addresses, and nobody is ever written to at it', async () => {
    const kept =
      "select ended_at is not null as former, address_sealed is not null as sealed from person_binding where kind = 'user_id'"
    expect(await world.bot(`${kept} and ended_at is not null`)).toEqual([{ former: true, sealed: true }])
    await world.test.pass(9 * 24 * 60 * MINUTE)
    expect(await world.bot(`${kept} and address_sealed is not null`)).toEqual([])
  })
})

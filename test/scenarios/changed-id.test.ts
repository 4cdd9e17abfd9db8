import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { answerCase } from '../../src/jobs/answer-case.ts'
import { caseByReference } from '../../src/requests/case-store.ts'
import { envelope, unixSeconds } from '../../src/simulator/envelope.ts'
import { createPhone } from '../../src/simulator/phone.ts'
import { type Actor, type Scenario, scenario } from '../support/scenario.ts'
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

/** WhatsApp's word that one id took the other's place; the number stands in it where the person shows one. */
async function replaces(world: Scenario, from: Actor, next: string): Promise<void> {
  const { channel, contact } = from.phone
  const id = `wamid.replaces-${randomUUID()}`
  world.alsoSecret(id)
  const notice = {
    from_user_id: contact.userId,
    id,
    timestamp: unixSeconds(world.test.bot.clock.now()),
    type: 'system',
    system: { type: 'user_changed_user_id', body: 'changed', user_id: next, previous_user_id: contact.userId },
  }
  expect((await post(world.test.url, channel, envelope(channel, { messages: [notice] }))).status).toBe(200)
  await world.test.settle()
}

describe('an id that WhatsApp replaced, where a message under the new one came before its word of it', () => {
  const joined = scenario()
  let made = 0
  const someone = (phone: string | null) => {
    made += 1
    const [old, next] = [`IN.66OLD${made}ofTHEPERSON001122`, `IN.66NEW${made}ofTHEPERSON001122`]
    const name = `Nameless Number${made}`
    const at = (userId: string, shown: string | null) =>
      joined.actorOf(createPhone(joined.test.graph, { name, phone: shown, userId }, DEDICATED))
    return { next, before: at(old, null), after: at(next, phone) }
  }

  async function complains(who: Actor): Promise<string> {
    await who.says('english')
    await who.says('complain')
    return /CM-\w{4}-\w{4}/.exec(who.heard().at(-1) ?? '')?.[0] ?? expect.unreachable()
  }

  async function answers(reference: string, text: string): Promise<void> {
    const { bot } = joined.test
    joined.alsoSecret(text)
    const found = (await caseByReference(bot.db, reference)) ?? expect.unreachable()
    expect(await answerCase(bot, found, { text }, bot.clock.now())).toMatchObject({ is: 'answered' })
    await joined.test.settle()
  }
  const live = () => joined.bot('select 1 from person_binding where ended_at is null')

  it('is the same person’s: the complaint is found, answered there, and what was begun under the new id is asked again', async () => {
    const { before, after, next } = someone(null)
    const reference = await complains(before)
    await after.says('english')
    await after.says('delete my data')
    await replaces(joined, before, next)
    expect(await live()).toHaveLength(1)
    expect((await after.says('status')).join()).toContain(reference)
    await answers(reference, 'We are looking into this complaint.')
    expect(after.heard().at(-1)).toContain('We are looking into this complaint.')
    // In the chat that went on nothing is due any more for whoever it was for a moment.
    expect(
      await joined.bot("select 1 from conversation where due_at is not null or asked is not null or state = 'reviewing'"),
    ).toEqual([])
    expect(await joined.bot("select 1 from erasure_request where state = 'awaiting_confirmation'")).toEqual([])
    expect(await joined.bot("select 1 from outbox_message where state = 'failed'")).toEqual([])
  })

  it('also where the new one shows a number already: the case goes along to the number, and the old id is nobody’s address', async () => {
    const { before, after, next } = someone('+917000061999')
    const reference = await complains(before)
    await after.says('english')
    await replaces(joined, before, next)
    expect((await after.says('status')).join()).toContain(reference)
    await answers(reference, 'We have looked into this complaint.')
    expect(after.heard().at(-1)).toContain('We have looked into this complaint.')
    expect(await live()).toHaveLength(3)
    expect(await joined.bot("select 1 from outbox_message where state = 'failed'")).toEqual([])
  })

  it('changes nothing when it comes twice', async () => {
    const { before, after, next } = someone(null)
    const reference = await complains(before)
    await after.says('english')
    await replaces(joined, before, next)
    await replaces(joined, before, next)
    expect((await after.says('status')).join()).toContain(reference)
    expect(await live()).toHaveLength(4)
  })
})

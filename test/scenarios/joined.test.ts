import { describe, expect, it } from 'vitest'
import { linesOf } from '../../src/console/chat-store.ts'
import { personOfNumber } from '../../src/db/person-of-number.ts'
import { type ConversationRow, conversationsOf } from '../../src/flows/conversation-store.ts'
import { answerCase } from '../../src/jobs/answer-case.ts'
import { hearsFirst } from '../../src/jobs/hear-first.ts'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { caseByReference } from '../../src/requests/case-store.ts'
import { loadRequest } from '../../src/requests/request-store.ts'
import { createPhone } from '../../src/simulator/phone.ts'
import { type Actor, scenario } from '../support/scenario.ts'
import { twoOfStaff } from '../support/two-of-staff.ts'

const DEDICATED = '106600000000001'
const SHOP = '106600000000011'

/** Somebody who shows no number, the id WhatsApp gives them, and what they are once a number shows beside it. */
describe('somebody who showed no number, whose id comes with a number that is known already', () => {
  const world = scenario()
  let made = 0

  function someone() {
    made += 1
    const userId = `IN.5${made}joinedTHEPERSON00112233`
    const phone = `+91700006100${made}`
    const name = `Nameless Number${made}`
    return {
      phone,
      userId,
      hidden: () => world.actorOf(createPhone(world.test.graph, { name, phone: null, userId }, DEDICATED)),
      shown: () => world.actorOf(createPhone(world.test.graph, { name, phone, userId }, DEDICATED)),
      /** The number is known from a letter, or because a business passed it on. */
      isKnown: () =>
        world.test.bot.db.transaction((tx) => personOfNumber(tx, world.test.bot.keys, phone, 'en', world.test.bot.clock.now())),
    }
  }

  async function complains(who: Actor): Promise<string> {
    await who.says('english')
    await who.says('complain')
    return /CM-\w{4}-\w{4}/.exec(who.heard().at(-1) ?? '')?.[0] ?? expect.unreachable()
  }

  const answer = async (reference: string, text: string) => {
    const { bot } = world.test
    world.alsoSecret(text)
    const found = (await caseByReference(bot.db, reference)) ?? expect.unreachable()
    return answerCase(bot, found, { text }, bot.clock.now())
  }
  const wordsOf = async (chat: ConversationRow) =>
    (await linesOf(world.test.bot.db, world.test.bot.keys, chat, undefined, 50)).flatMap((line) =>
      line.from === 'person' && line.content?.type === 'text' ? [line.content.body] : [],
    )
  const personOf = async (reference: string) =>
    (await world.bot<{ person_id: string }>('select person_id from case_file where reference = $1', [reference]))[0]?.person_id

  const personOfRequest = async (id: string) =>
    (await world.bot<{ person_id: string }>('select person_id from erasure_request where id = $1', [id]))[0]?.person_id

  it('finds the complaint again, is answered in it, and goes on in the language and the chat they had', async () => {
    const one = someone()
    const hidden = one.hidden()
    await hidden.says('मराठी')
    const reference = await complains(hidden)
    await hidden.says('मराठी')
    const number = await one.isKnown()
    const shown = one.shown()
    const [status = ''] = await shown.says('status')
    expect(status).toContain(reference)
    expect(status).toContain('तक्रार')
    expect(await personOf(reference)).toBe(number)
    expect(await answer(reference, 'We are looking into it.')).toMatchObject({ is: 'answered' })
    await world.test.settle()
    expect(shown.heard().at(-1)).toContain('We are looking into it.')
    expect(await world.bot('select 1 from conversation')).toHaveLength(1)
    // Staff read the whole chat, what was said before as well.
    const [chat = expect.unreachable()] = await conversationsOf(world.test.bot.db, number)
    expect(await wordsOf(chat)).toEqual(['मराठी', 'english', 'complain', 'मराठी', 'status'])
    // Once more changes nothing.
    expect((await shown.says('status')).join()).toContain(reference)
  })

  it('loses nothing that waits to be said', async () => {
    const one = someone()
    const reference = await complains(one.hidden())
    await one.isKnown()
    await world.bot(`update channel set stopped_at = $1 where phone_number_id = '${DEDICATED}'`, [world.test.bot.clock.now()])
    expect(await answer(reference, 'This one waited for a while.')).toMatchObject({ is: 'answered' })
    await world.test.settle()
    const shown = one.shown()
    expect(await shown.says('status')).toEqual([])
    await world.bot('update channel set stopped_at = null')
    await world.test.pass(60_000)
    expect(shown.heard()[0]).toContain('This one waited for a while.')
    expect(await world.bot("select 1 from outbox_message where state = 'failed'")).toEqual([])
  })

  it('takes along what was asked of one business in such a chat, and can take it back; what another hidden person has stays theirs', async () => {
    const [one, other] = [someone(), someone()]
    const [mine, foreign] = [await complains(one.hidden()), await complains(other.hidden())]
    const before = { mine: await personOf(mine), foreign: await personOf(foreign) }
    const [shop] = await world.bot<{ id: string; tenant_id: string }>(
      "select id, tenant_id from channel where mode = 'shared' order by phone_number_id limit 1",
    )
    const [chat] = await world.bot<{ id: string }>(`select id from channel where phone_number_id = '${DEDICATED}'`)
    const requests = [
      { person: before.mine, channel: chat?.id, scope: 'business' },
      { person: before.mine, channel: shop?.id, scope: 'business' },
      { person: before.foreign, channel: chat?.id, scope: 'business' },
    ]
    for (const [place, { person, channel, scope }] of requests.entries())
      await world.bot(
        `insert into erasure_request (id, reference, token_hash, person_id, channel_id, scope, tenant_id, state, language, proved_at, confirmed_at,
           deadline_at, erase_at, created_at, updated_at)
         values (gen_random_uuid(), $1, $1, $2, $3, $4, $5, 'parked', 'en', $6, $6, $6::timestamptz + interval '30 days', $6, $6, $6)`,
        [`of-${place}`, person, channel, scope, `${shop?.tenant_id}${place === 1 ? '2' : ''}`, world.test.bot.clock.now()],
      )
    const number = await one.isKnown()
    await other.isKnown()
    await one.shown().says('status')
    expect(await personOf(mine)).toBe(number)
    expect(await personOf(foreign)).toBe(before.foreign)
    // An id of another portfolio's chat was not shown: what was asked there is not moved by this one.
    expect(await world.bot("select reference, person_id from erasure_request where reference like 'of-%' order by 1")).toEqual([
      { reference: 'of-0', person_id: number },
      { reference: 'of-1', person_id: before.mine },
      { reference: 'of-2', person_id: before.foreign },
    ])
    await one.shown().says('keep my data')
    await one.shown().taps('Yes, keep it')
    expect(await world.bot("select state from erasure_request where reference = 'of-0'")).toEqual([{ state: 'cancelled' }])
  })

  it('is heard before what they asked for begins, though what they write now is stored as the number’s', async () => {
    const one = someone()
    const { bot } = world.test
    const former = await personOf(await complains(one.hidden()))
    await one.isKnown()
    const [{ id } = expect.unreachable()] = await world.bot<{ id: string }>(
      `insert into erasure_request (id, reference, token_hash, person_id, channel_id, scope, tenant_id, state, language, proved_at, confirmed_at,
         deadline_at, erase_at, created_at, updated_at)
       select gen_random_uuid(), 'CM-JOIN-WAIT', 'join-wait', $1, id, 'business', $3, 'scheduled', 'en', $2, $2, $2::timestamptz + interval '30 days', $2, $2, $2
       from channel where phone_number_id = '${DEDICATED}' returning id`,
      [former, bot.clock.now(), demoBusiness('sarees').tenantId],
    )
    const begins = async () => {
      const request = (await loadRequest(bot.db, id)) ?? expect.unreachable()
      return !(await bot.db.transaction((tx) => hearsFirst(bot, tx, request, bot.clock.now())))
    }
    expect(await begins()).toBe(true)
    const shown = one.shown()
    await shown.phone.say('keep my data')
    expect(await personOfRequest(id)).toBe(former)
    expect(await begins()).toBe(false)
    await world.test.settle()
    expect(await personOfRequest(id)).not.toBe(former)
    expect(shown.last().bubble.text).toContain('Keep your data, and let businesses use it again?')
    await shown.taps('Yes, keep it')
    expect(await world.bot('select state from erasure_request where id = $1', [id])).toEqual([{ state: 'cancelled' }])
  })

  it('waits while the other is at work, and is heard then', async () => {
    const one = someone()
    const reference = await complains(one.hidden())
    const former = await personOf(reference)
    const number = await one.isKnown()
    const client = await world.test.bot.lockPool.connect()
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [`person:${former}`])
    const shown = one.shown()
    const said = shown.says('status')
    await expect
      .poll(async () => (await world.bot("select 1 from pg_locks where locktype = 'advisory' and not granted")).length, {
        timeout: 20_000,
      })
      .toBe(1)
    expect(await personOf(reference)).toBe(former)
    await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [`person:${former}`])
    client.release()
    expect((await said).join()).toContain(reference)
    expect(await personOf(reference)).toBe(number)
  })

  it('takes along the case whose papers began a request for somebody else, and its news', async () => {
    const one = someone()
    const hidden = one.hidden()
    await hidden.says('english')
    await hidden.says('my father has died, delete his data')
    const [opened = ''] = await hidden.taps('Open a case')
    const reference = /CM-\w{4}-\w{4}/.exec(opened)?.[0] ?? expect.unreachable()
    const [request = expect.unreachable()] = await world.bot<{ id: string }>(
      `with begun as (insert into erasure_request (id, reference, token_hash, person_id, scope, state, language, proof, source, suspect, proved_at, confirmed_at,
           deadline_at, erase_at, created_at, updated_at)
         values (gen_random_uuid(), 'CM-PAPE-RSSN', 'papers', $3, 'number', 'scheduled', 'en', 'papers-seen', 'email', true, $1, $1,
           $1::timestamptz + interval '30 days', $1::timestamptz + interval '7 days', $1, $1) returning id)
       update case_file set request_id = begun.id, closed_at = $1, answered_at = $1, outcome = 'upheld' from begun where reference = $2 returning begun.id`,
      [world.test.bot.clock.now(), reference, await someone().isKnown()],
    )
    const number = await one.isKnown()
    const shown = one.shown()
    await shown.says('thanks')
    expect(await personOf(reference)).toBe(number)
    const heard = shown.heard().length
    await twoOfStaff(world.test, request.id, 'extend', 'identity-in-doubt', 8)
    expect(shown.heard().slice(heard)).toEqual([expect.stringContaining(`About your case ${reference}`)])
  })

  it('ends a review that is open in another chat of theirs: its yes would be about the number, too', async () => {
    const { bot, graph } = world.test
    await world.bot(
      `update channel set portfolio_id = (select portfolio_id from channel where phone_number_id = $1)
      where phone_number_id = $2`,
      [DEDICATED, SHOP],
    )
    await world.test.pass(120_000)
    await bot.channels.renewed()
    const one = someone()
    const hidden = world.actorOf(createPhone(graph, { name: 'Nameless Customer', phone: null, userId: one.userId }, SHOP))
    await world.platform(
      `update conversation set external_id = $1, business_scoped_user_id = $1 where id = (select id from conversation where tenant_id = $2 and channel = 'whatsapp' order by id limit 1)`,
      [one.userId, demoBusiness('sarees').tenantId],
    )
    await hidden.says('delete my data')
    await hidden.says('english')
    await hidden.taps('Delete this chat')
    const yes = hidden.idOf('Yes, delete it')
    await one.isKnown()
    await one.shown().says('status')
    expect(await world.bot("select 1 from outbox_message where what = 'identity-changed'")).toHaveLength(1)
    expect(await world.bot('select state from erasure_request order by created_at desc limit 1')).toEqual([
      { state: 'cancelled' },
    ])
    await hidden.does((phone) => phone.tap(yes))
    expect(
      await world.bot(`select state from erasure_request where reference not in ('CM-PAPE-RSSN', 'CM-JOIN-WAIT', 'of-0', 'of-1', 'of-2')
      and confirmed_at is not null`),
    ).toEqual([])
  })
})

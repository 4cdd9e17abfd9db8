import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { noteTemplates } from '../../src/db/channel-health.ts'
import { resumeChannel, retireChannels } from '../../src/db/channels.ts'
import { createGraphClient } from '../../src/graph-api/client.ts'
import { deliverMessage } from '../../src/jobs/deliver-message.ts'
import type { TemplateMessage } from '../../src/outbox/body.ts'
import { markSending } from '../../src/outbox/delivery-store.ts'
import { CHANNEL_GONE, LASTING, NO_ACCESS, NO_ADDRESS, UNREACHABLE, WRONG_SECRET } from '../../src/outbox/own-codes.ts'
import { WINDOW_MS } from '../../src/outbox/window.ts'
import { hmacSha256Hex } from '../../src/runtime/keys.ts'
import { wamidHash } from '../../src/subject/pseudonym.ts'
import { testDatabases } from '../support/databases.ts'
import { type Call, noAccess, refusal, taken, wrongProof } from '../support/scripted-graph.ts'
import { PORTFOLIO, SECRET, type Sending, type Somebody, sendingOn, TOKEN } from '../support/sending.ts'

const databases = testDatabases()
const HOUR = 3_600_000
const template: TemplateMessage = { kind: 'template', name: 'erasure_done', language: 'en', parameters: ['CM-7K3F-9QXD'] }
const pools: pg.Pool[] = []
let world: Sending

beforeAll(async () => {
  world = await sendingOn(databases.botUrl)
})
beforeEach(() => world.graphApi.reset())
afterAll(async () => {
  for (const pool of pools) await pool.end()
  await world.close()
})

const deliver = (to: Somebody) => deliverMessage(world, to.personId)
const said = (body: string) => ({ message: { kind: 'text', body } as const })
/** What went over the wire: the text of each message, or the template's name. */
const wire = () => world.graphApi.calls.map(({ body }) => body.text?.body ?? body.template?.name)
const inMs = (next: { nextAt: Date | null }) => (next.nextAt?.getTime() ?? Number.NaN) - world.clock.now().getTime()
const alarms = async (reason: string) =>
  Number(new RegExp(`alarms_total{reason="${reason}"} (\\d+)`).exec(await world.metrics.text())?.[1] ?? 0)

/** The pool of the locks, on which something happens once, right before a lock is let go. */
function beforeUnlock(happens: () => Promise<void>): Sending['lockPool'] {
  const pool = new pg.Pool({ ...world.lockPool.options, max: 2, idleTimeoutMillis: 1 })
  let once: (() => Promise<void>) | undefined = happens
  pool.on('connect', (client) => {
    const query = client.query.bind(client)
    const watched = async (text: string, values: unknown[]) => {
      const now = text.includes('pg_advisory_unlock') ? once : undefined
      if (now) once = undefined
      await now?.()
      return query(text, values)
    }
    Object.assign(client, { query: watched })
  })
  pools.push(pool)
  return pool
}

describe('messages to one person', () => {
  test('arrive in the order in which they were said, with the row’s id to recognise their statuses by', async () => {
    const asha = await world.somebody()
    const ids = [
      await world.queue(asha, said('one')),
      await world.queue(asha, said('two')),
      await world.queue(asha, said('three')),
    ]
    expect(await deliver(asha)).toEqual({ nextAt: null })
    expect(wire()).toEqual(['one', 'two', 'three'])
    expect(world.graphApi.calls.map(({ body }) => body.biz_opaque_callback_data)).toEqual(ids)
    expect(world.graphApi.calls[0]?.body.to).toBe(asha.phone.slice(1))
    const rows = await Promise.all(ids.map(world.row))
    expect(rows.map(({ state, attempts }) => [state, attempts])).toEqual([
      ['sent', 1],
      ['sent', 1],
      ['sent', 1],
    ])
    expect(rows.map((row) => row.wamidHash)).toEqual([1, 2, 3].map((n) => wamidHash(world.keys, `wamid.${n}`)))
  })

  test('are sent once when two workers wake at the same moment', async () => {
    const asha = await world.somebody()
    for (const body of ['one', 'two', 'three', 'four']) await world.queue(asha, said(body))
    await Promise.all([deliver(asha), deliver(asha), deliver(asha)])
    expect(wire()).toEqual(['one', 'two', 'three', 'four'])
  })

  test('are not left lying when they are queued while a worker is on its way', async () => {
    const asha = await world.somebody()
    await world.queue(asha, said('one'))
    world.graphApi.script(async () => {
      await world.queue(asha, said('two'))
      expect(await deliver(asha)).toEqual({ nextAt: null })
      return taken(1)
    })
    expect(await deliver(asha)).toEqual({ nextAt: null })
    expect(wire()).toEqual(['one', 'two'])
  })

  test('are not left lying when they are queued after the worker’s last look, just before it lets the lock go', async () => {
    const asha = await world.somebody()
    await world.queue(asha, said('one'))
    const lockPool = beforeUnlock(async () => {
      await world.queue(asha, said('two'))
      expect(await deliver(asha)).toEqual({ nextAt: null })
    })
    expect(await deliverMessage({ ...world, lockPool }, asha.personId)).toEqual({ nextAt: null })
    expect(wire()).toEqual(['one', 'two'])
  })

  test('do not wait for another person', async () => {
    const [asha, ravi] = [await world.somebody(), await world.somebody()]
    await world.queue(asha, said('to Asha'))
    await world.queue(ravi, said('to Ravi'))
    world.graphApi.script(async () => {
      await deliver(ravi)
      return taken(1)
    })
    await deliver(asha)
    expect(wire()).toEqual(['to Asha', 'to Ravi'])
  })
})

describe('a refusal that passes', () => {
  test('of the pair rate waits 1, 4 and 16 seconds, and what is behind it waits as well', async () => {
    const asha = await world.somebody()
    const first = await world.queue(asha, said('one'))
    const second = await world.queue(asha, said('two'))
    for (const seconds of [1, 4, 16]) {
      world.graphApi.script(refusal(131056))
      const next = await deliver(asha)
      expect(inMs(next)).toBe(seconds * 1000)
      expect(await deliver(asha)).toEqual(next)
      expect(await world.row(first)).toMatchObject({ state: 'pending', errorCode: 131056 })
      expect(await world.row(second)).toMatchObject({ state: 'pending', attempts: 0 })
      world.clock.pass(seconds * 1000)
    }
    expect(await deliver(asha)).toEqual({ nextAt: null })
    expect(wire()).toEqual(['one', 'one', 'one', 'one', 'two'])
    expect(await world.row(first)).toMatchObject({ state: 'sent', errorCode: null, attempts: 4 })
  })

  test.each([130429, 131000, 131016, 133004])('(%i) is tried again within seconds', async (code) => {
    const asha = await world.somebody()
    await world.queue(asha)
    world.graphApi.script(refusal(code, 500))
    const pause = inMs(await deliver(asha))
    expect(pause).toBeGreaterThanOrEqual(1_000)
    expect(pause).toBeLessThanOrEqual(2_000)
  })

  test('waits as long as Meta asks for', async () => {
    const asha = await world.somebody()
    await world.queue(asha)
    world.graphApi.script(refusal(130429, 429, { 'retry-after': '90' }))
    expect(inMs(await deliver(asha))).toBe(90_000)
  })

  test('is tried again when Meta cannot be reached, and never counts as sent', async () => {
    const asha = await world.somebody()
    const id = await world.queue(asha)
    const nowhere = createGraphClient({ baseUrl: 'http://127.0.0.1:1', version: 'v26.0', timeoutMs: 500 })
    const pause = inMs(await deliverMessage({ ...world, graph: nowhere }, asha.personId))
    nowhere.close()
    expect(pause).toBeGreaterThanOrEqual(1_000)
    expect(pause).toBeLessThanOrEqual(2_000)
    expect(await world.row(id)).toMatchObject({ state: 'pending', errorCode: UNREACHABLE })
    world.clock.pass(pause)
    await deliver(asha)
    expect(await world.row(id)).toMatchObject({ state: 'sent', errorCode: null })
  })

  test('that says undeliverable is tried once more, later, and then given up', async () => {
    const asha = await world.somebody()
    const id = await world.queue(asha)
    world.graphApi.script(refusal(131026), refusal(131026))
    const pause = inMs(await deliver(asha))
    expect(pause).toBeGreaterThanOrEqual(15 * 60_000)
    world.clock.pass(pause)
    expect(await deliver(asha)).toEqual({ nextAt: null })
    expect(await world.row(id)).toMatchObject({ state: 'failed', errorCode: 131026, attempts: 2 })
  })
})

describe('a message that Meta refuses time after time, as if it would pass', () => {
  const TRIES = 80
  /** Every "one" is refused with this code, every "two" is taken. */
  const stumbling = (code: number, httpStatus = 500, ...first: 'cut'[]) =>
    world.graphApi.script(
      ...first,
      ...Array.from(
        { length: TRIES },
        (_, n) =>
          ({ body }: Call) =>
            body.text?.body === 'one' ? refusal(code, httpStatus) : taken(n),
      ),
    )
  const minutes = async (to: Somebody, count: number) => {
    for (let minute = 0; minute < count; minute += 1) {
      await deliver(to)
      world.clock.pass(60_000)
    }
  }

  test('without saying what is wrong (1) is given up after five tries, with an alarm, and what is behind it goes', async () => {
    const asha = await world.somebody()
    const requestId = await world.request(asha)
    const before = await alarms('send-refused')
    const ids = [await world.queue(asha, { ...said('one'), requestId }), await world.queue(asha, said('two'))]
    stumbling(1, 400)
    await minutes(asha, 60)
    expect(wire()).toEqual(['one', 'one', 'one', 'one', 'one', 'two'])
    expect((await Promise.all(ids.map(world.row))).map(({ state }) => state)).toEqual(['failed', 'sent'])
    expect(await world.timeline(requestId)).toEqual([['send-failed', '1']])
    expect(await alarms('send-refused')).toBe(before + 1)
  })

  test('lets what is behind it go after an hour, and is news for two days', async () => {
    const asha = await world.somebody()
    const requestId = await world.request(asha)
    const id = await world.queue(asha, { ...said('one'), requestId })
    await world.queue(asha, said('two'))
    stumbling(131000)
    await minutes(asha, 50)
    expect(wire()).not.toContain('two')
    await minutes(asha, 40)
    expect(wire()).toContain('two')
    expect(await world.row(id)).toMatchObject({ state: 'pending', errorCode: LASTING })
    world.graphApi.script()
    await minutes(asha, 20)
    expect(wire().at(-1)).toBe('one')
    expect(await world.row(id)).toMatchObject({ state: 'sent', errorCode: null })
  })

  test('is given up in the end with an alarm', async () => {
    const asha = await world.somebody()
    const before = await alarms('send-refused')
    const id = await world.queue(asha, said('one'))
    stumbling(131000)
    await minutes(asha, 10)
    world.clock.pass(48 * HOUR)
    await deliver(asha)
    expect(await world.row(id)).toMatchObject({ state: 'failed', errorCode: 131000 })
    expect(await alarms('send-refused')).toBe(before + 1)
  })

  test('without saying what is wrong (1) only at last, after other troubles, is tried on', async () => {
    const asha = await world.somebody()
    const requestId = await world.request(asha)
    const id = await world.queue(asha, { ...said('one'), requestId })
    stumbling(131000)
    await minutes(asha, 20)
    world.graphApi.script(refusal(1, 400))
    for (const _ of [1, 2]) {
      world.clock.pass(HOUR)
      await deliver(asha)
    }
    expect(await world.row(id)).toMatchObject({ state: 'sent' })
  })

  test('as its own trouble (1 with 500) is no fault of the message: it is tried on', async () => {
    const asha = await world.somebody()
    const id = await world.queue(asha, { ...said('one'), requestId: await world.request(asha) })
    stumbling(1)
    await minutes(asha, 40)
    expect(await world.row(id)).toMatchObject({ state: 'pending' })
  })

  test('after an outcome that nobody learnt lets what is behind it go as well', async () => {
    const asha = await world.somebody()
    const requestId = await world.request(asha)
    const id = await world.queue(asha, { ...said('one'), requestId })
    await world.queue(asha, said('two'))
    stumbling(131000, 500, 'cut')
    await minutes(asha, 90)
    expect(wire()).toContain('two')
    expect(await world.row(id)).toMatchObject({ state: 'pending' })
  })

  test('and that asks nothing waits behind the answer to whoever has written again, and is said', async () => {
    const asha = await world.somebody()
    const id = await world.queue(asha, said('one'))
    stumbling(131000)
    await minutes(asha, 5)
    await world.writes(asha)
    await world.queue(asha, said('two'))
    await minutes(asha, 10)
    expect(wire()).toContain('two')
    expect(await world.row(id)).toMatchObject({ state: 'pending', errorCode: LASTING })
    world.graphApi.script()
    await minutes(asha, 20)
    expect(wire().at(-1)).toBe('one')
  })

  test('and that asks something leaves the place to the answer to whoever has written again', async () => {
    const asha = await world.somebody()
    const id = await world.queue(asha, { ...said('one'), promptId: 'a-prompt' })
    stumbling(131000)
    await minutes(asha, 5)
    await world.writes(asha)
    await world.queue(asha, said('two'))
    await minutes(asha, 10)
    expect(wire().at(-1)).toBe('two')
    expect(await world.row(id)).toMatchObject({ state: 'failed', errorCode: 131000 })
  })
})

describe('a person whose 24 hours are over', () => {
  test('gets the template when Meta says so, before anything that was said later', async () => {
    const asha = await world.somebody()
    const id = await world.queue(asha, { ...said('done'), template })
    await world.queue(asha, said('and'))
    world.graphApi.script(refusal(131047))
    expect(await deliver(asha)).toEqual({ nextAt: null })
    expect(wire()).toEqual(['done', 'erasure_done', 'and'])
    expect(await world.row(id)).toMatchObject({ state: 'failed', errorCode: 131047, templateName: null })
    const [text, replaced] = world.graphApi.calls.map(({ body }) => body.biz_opaque_callback_data)
    expect(replaced).not.toBe(text)
    expect(await world.row(replaced)).toMatchObject({ state: 'sent', what: 'help', personId: asha.personId })
  })

  test('gets the template at once when the clock says so, and the text while there is time', async () => {
    const [early, late] = [await world.somebody(), await world.somebody()]
    world.clock.pass(WINDOW_MS)
    await world.queue(early, { ...said('in time'), template })
    await deliver(early)
    world.clock.pass(1)
    const id = await world.queue(late, { ...said('too late'), template })
    await deliver(late)
    expect(wire()).toEqual(['in time', 'erasure_done'])
    expect(await world.row(id)).toMatchObject({ state: 'dropped', errorCode: null, attempts: 0 })
  })

  test('gets no second template when that one is refused for the same reason', async () => {
    const asha = await world.somebody()
    await world.queue(asha, { ...said('done'), template })
    world.graphApi.script(refusal(131047), refusal(131047))
    expect(await deliver(asha)).toEqual({ nextAt: null })
    expect(wire()).toEqual(['done', 'erasure_done'])
  })

  test('is not written to when there is no template, and the message has failed', async () => {
    const asha = await world.somebody()
    world.clock.pass(WINDOW_MS + 1)
    const id = await world.queue(asha)
    world.graphApi.script(refusal(131047))
    expect(await deliver(asha)).toEqual({ nextAt: null })
    expect(await world.row(id)).toMatchObject({ state: 'failed', errorCode: 131047 })
  })

  test('as Meta says, a minute after the person wrote, is written to once more a little later', async () => {
    const asha = await world.somebody()
    const before = await alarms('send-failed-late')
    const ids = [await world.queue(asha, said('one')), await world.queue(asha, said('two'))]
    world.graphApi.script(refusal(131047), taken(1), refusal(131047), refusal(131047))
    for (let time = 0; time < 3; time += 1) {
      await deliver(asha)
      world.clock.pass(60_000)
    }
    expect(wire()).toEqual(['one', 'one', 'two', 'two'])
    expect((await Promise.all(ids.map(world.row))).map(({ state }) => state)).toEqual(['sent', 'failed'])
    expect(await alarms('send-failed-late')).toBe(before + 1)
  })
})

describe('messages that wait for a template', () => {
  test('ask Meta how it stands once an hour, however many wait, also where no answer comes', async () => {
    const asha = await world.somebody()
    await noteTemplates(
      world.db,
      [asha.channelId],
      [{ name: template.name, language: 'en', status: 'MISSING' }],
      world.clock.now(),
    )
    const asked = () => world.lines.filter((line) => line.includes('could not be asked')).length
    const before = asked()
    for (let message = 0; message < 3; message += 1) await world.queue(asha, { message: template })
    await deliver(asha)
    expect(asked()).toBe(before)
    for (let hour = 1; hour < 3; hour += 1) {
      world.clock.pass(HOUR)
      await deliver(asha)
      expect(asked()).toBe(before + hour)
    }
    expect(wire()).toEqual([])
  })
})

describe('a channel that Meta closes', () => {
  test.each([0, 10, 190, 200, 368, 131005, 131031, 131042])(
    'with %i stands still with every message in place, and goes on when it is resumed',
    async (code) => {
      const asha = await world.somebody()
      const id = await world.queue(asha, said('one'))
      await world.queue(asha, said('two'))
      const before = await alarms('channel-stopped')
      world.graphApi.script(refusal(code, 401))
      expect(await deliver(asha)).toEqual({ nextAt: null })
      expect(await world.row(id)).toMatchObject({ state: 'pending', errorCode: code })
      world.clock.pass(3_600_000)
      expect(await deliver(asha)).toEqual({ nextAt: null })
      expect(wire()).toEqual(['one'])
      expect(await alarms('channel-stopped')).toBe(before + 1)
      await resumeChannel(world.db, asha.channelId)
      expect(await deliver(asha)).toEqual({ nextAt: null })
      expect(wire()).toEqual(['one', 'one', 'two'])
    },
  )

  test.each([
    ['the app secret is not the current one', wrongProof, WRONG_SECRET],
    ['the token has no access to the number', noAccess, NO_ACCESS],
  ])('because %s, which Meta tells with the code of a bad parameter, loses nothing', async (_, answer, code) => {
    const asha = await world.somebody()
    const ids = [await world.queue(asha, said('one')), await world.queue(asha, said('two'))]
    const before = await alarms('channel-stopped')
    world.graphApi.script(answer)
    expect(await deliver(asha)).toEqual({ nextAt: null })
    expect(await world.row(ids[0] ?? '')).toMatchObject({ state: 'pending', errorCode: code })
    expect(await alarms('channel-stopped')).toBe(before + 1)
    await resumeChannel(world.db, asha.channelId)
    expect(await deliver(asha)).toEqual({ nextAt: null })
    expect(wire()).toEqual(['one', 'one', 'two'])
  })

  test('is not closed for an app secret that was replaced while the message was on its way', async () => {
    const asha = await world.somebody()
    await world.queue(asha, said('one'))
    world.graphApi.script(async () => {
      await world.renew(asha, { appSecrets: ['newsecretneverseen', SECRET] })
      return wrongProof
    })
    const next = await deliver(asha)
    world.clock.pass(inMs(next))
    expect(await deliver(asha)).toEqual({ nextAt: null })
    expect(world.graphApi.calls.map(({ query }) => query.get('appsecret_proof'))).toEqual([
      hmacSha256Hex(SECRET, TOKEN),
      hmacSha256Hex('newsecretneverseen', TOKEN),
    ])
  })

  test('is not closed for a token that was replaced while the message was on its way', async () => {
    const asha = await world.somebody()
    await world.queue(asha, said('one'))
    world.graphApi.script(async () => {
      await world.renew(asha, { accessToken: 'EAAnewtokenneverseen' })
      return refusal(190, 401)
    })
    const next = await deliver(asha)
    world.clock.pass(inMs(next))
    expect(await deliver(asha)).toEqual({ nextAt: null })
    expect(world.graphApi.calls.map(({ headers }) => headers.authorization)).toEqual([
      `Bearer ${TOKEN}`,
      'Bearer EAAnewtokenneverseen',
    ])
  })
})

describe('in another chat of the same person', () => {
  test('everything arrives while a business’s channel stands still, and each chat keeps its order', async () => {
    const asha = await world.somebody()
    const shop = await world.inShop(asha, 'shop-1')
    world.graphApi.script(refusal(190, 401))
    await world.queue(shop, said('shop one'))
    expect(await deliver(shop)).toEqual({ nextAt: null })
    await world.queue(asha, said('one'))
    await world.queue(shop, said('shop two'))
    await world.queue(asha, said('two'))
    expect(await deliver(asha)).toEqual({ nextAt: null })
    expect(wire()).toEqual(['shop one', 'one', 'two'])
    await resumeChannel(world.db, shop.channelId)
    expect(await deliver(asha)).toEqual({ nextAt: null })
    expect(wire()).toEqual(['shop one', 'one', 'two', 'shop one', 'shop two'])
  })

  test('nothing waits for the pause that Meta asks for in this one', async () => {
    const asha = await world.somebody()
    const shop = await world.inShop(asha, 'shop-2')
    await world.queue(shop, said('shop one'))
    await world.queue(asha, said('one'))
    world.graphApi.script(refusal(131056))
    const next = await deliver(asha)
    expect(inMs(next)).toBe(1000)
    expect(wire()).toEqual(['shop one', 'one'])
    world.clock.pass(1000)
    expect(await deliver(asha)).toEqual({ nextAt: null })
    expect(wire()).toEqual(['shop one', 'one', 'shop one'])
  })

  test('nothing waits either for one whose outcome nobody knows', async () => {
    const asha = await world.somebody()
    const shop = await world.inShop(asha, 'shop-3')
    const lost = await world.queue(shop, said('shop one'))
    await markSending(world.db, { id: lost, nextAttemptAt: null }, world.clock.now())
    await world.queue(asha, said('one'))
    expect(inMs(await deliver(asha))).toBe(60_000)
    expect(wire()).toEqual(['one'])
  })
})

describe('a business’s channel that is gone with its account', () => {
  test('ends what waited on it, and what is queued on it later, and says so on the request', async () => {
    const asha = await world.somebody()
    const shop = await world.inShop(asha, 'shop-5')
    const requestId = await world.request(shop)
    const waited = await world.queue(shop, { ...said('shop one'), template, requestId })
    await world.db.transaction((tx) => retireChannels(tx, world.keys, 'shop-5', world.clock.now()))
    world.clock.pass(WINDOW_MS + 1)
    const later = await world.queue(shop, said('shop two'))
    await world.queue(asha, said('one'))
    expect(await deliver(asha)).toEqual({ nextAt: null })
    expect(wire()).toEqual(['one'])
    for (const id of [waited, later])
      expect(await world.row(id)).toMatchObject({ state: 'failed', errorCode: CHANNEL_GONE, attempts: 0 })
    expect(await world.timeline(requestId)).toEqual([['send-failed', String(CHANNEL_GONE)]])
  })

  test('ends also what was on its way when the process died', async () => {
    const asha = await world.somebody()
    const shop = await world.inShop(asha, 'shop-6')
    const id = await world.queue(shop)
    await markSending(world.db, { id, nextAttemptAt: null }, world.clock.now())
    await world.db.transaction((tx) => retireChannels(tx, world.keys, 'shop-6', world.clock.now()))
    world.clock.pass(inMs(await deliver(asha)))
    expect(await deliver(asha)).toEqual({ nextAt: null })
    expect(wire()).toEqual([])
    expect(await world.row(id)).toMatchObject({ state: 'failed', errorCode: CHANNEL_GONE })
  })
})

describe('a message that can never arrive', () => {
  test.each([33, 100, 131021, 132001, 131999])('(%i) is recorded on its request, and the next one goes', async (code) => {
    const asha = await world.somebody()
    const requestId = await world.request(asha)
    const id = await world.queue(asha, { ...said('one'), requestId })
    await world.queue(asha, said('two'))
    world.graphApi.script(refusal(code))
    expect(await deliver(asha)).toEqual({ nextAt: null })
    expect(wire()).toEqual(['one', 'two'])
    expect(await world.row(id)).toMatchObject({ state: 'failed', errorCode: code, attempts: 1 })
    expect(await world.timeline(requestId)).toEqual([['send-failed', String(code)]])
  })

  test.each([
    ['nobody left to write to', []],
    ['an id of another portfolio', [{ kind: 'user_id', portfolioId: 'portfolio-2', userId: 'IN.other' }] as const],
  ])('for want of an address (%s) is not tried', async (_, addresses) => {
    const asha = await world.somebody({ addresses: [...addresses] })
    const id = await world.queue(asha)
    expect(await deliver(asha)).toEqual({ nextAt: null })
    expect(wire()).toEqual([])
    expect(await world.row(id)).toMatchObject({ state: 'failed', errorCode: NO_ADDRESS, attempts: 0 })
  })
})

describe('the address', () => {
  const id = { kind: 'user_id', portfolioId: PORTFOLIO, userId: 'IN.Asha1' } as const

  test('is the business-scoped id for a person without a number', async () => {
    const asha = await world.somebody({ addresses: [id] })
    await world.queue(asha)
    await deliver(asha)
    expect(world.graphApi.calls[0]?.body).toMatchObject({ recipient: 'IN.Asha1' })
    expect(world.graphApi.calls[0]?.body).not.toHaveProperty('to')
  })

  test('is the number where both are known', async () => {
    const asha = await world.somebody({ addresses: [id, { kind: 'phone', phone: '+917000099999' }] })
    await world.queue(asha)
    await deliver(asha)
    expect(world.graphApi.calls[0]?.body).toMatchObject({ to: '917000099999' })
  })
})

import { sql } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { deliverMessage } from '../../src/jobs/deliver-message.ts'
import type { TemplateMessage } from '../../src/outbox/body.ts'
import { markSending, replaceByTemplate, STATUS_WAIT_MS, settleByTap } from '../../src/outbox/delivery-store.ts'
import { OUTCOME_UNKNOWN } from '../../src/outbox/own-codes.ts'
import { WINDOW_MS } from '../../src/outbox/window.ts'
import { newId } from '../../src/runtime/ids.ts'
import { wamidHash } from '../../src/subject/pseudonym.ts'
import type { InboundStatus } from '../../src/webhook/event.ts'
import { forgetPulse, notePulse } from '../../src/webhook/pulse-store.ts'
import { applyStatuses } from '../../src/webhook/status-store.ts'
import { testDatabases } from '../support/databases.ts'
import { refusal, taken } from '../support/scripted-graph.ts'
import { SECRET, type Sending, type Somebody, sendingOn, TOKEN } from '../support/sending.ts'

const databases = testDatabases()
let world: Sending

beforeAll(async () => {
  world = await sendingOn(databases.botUrl)
})
beforeEach(() => world.graphApi.reset())
afterAll(() => world.close())

const deliver = (to: Somebody) => deliverMessage(world, to.personId)
const said = (body: string) => ({ message: { kind: 'text', body } as const })
const wire = () => world.graphApi.calls.map(({ body }) => body.text?.body ?? body.template?.name)
const inAMinute = () => ({ nextAt: new Date(world.clock.now().getTime() + STATUS_WAIT_MS) })

function statusArrives(of: Somebody, change: Partial<InboundStatus>): Promise<string[]> {
  const at = world.clock.now()
  const status: InboundStatus = {
    kind: 'status',
    phoneNumberId: 'unused',
    wamid: 'wamid.1',
    at: at.toISOString(),
    status: 'sent',
    ...change,
  }
  return world.db.transaction((tx) => applyStatuses(tx, world.keys, at, [{ channelId: of.channelId, status }]))
}

describe('a message whose fate nobody knows', () => {
  test.each(['silence', 'cut', { status: 504, text: '<html>' }] as const)(
    'waits a minute, is sent once more, waits again and is given up (%j)',
    async (answer) => {
      const asha = await world.somebody()
      const requestId = await world.request(asha)
      const id = await world.queue(asha, { ...said('one'), requestId })
      await world.queue(asha, said('two'))
      world.graphApi.script(answer, answer)
      expect(await deliver(asha)).toEqual(inAMinute())
      expect(await world.row(id)).toMatchObject({ state: 'sending', attempts: 1 })
      world.clock.pass(STATUS_WAIT_MS - 1)
      await deliver(asha)
      expect(wire()).toEqual(['one'])
      world.clock.pass(1)
      expect(await deliver(asha)).toEqual(inAMinute())
      expect(wire()).toEqual(['one', 'one'])
      world.clock.pass(STATUS_WAIT_MS)
      expect(await deliver(asha)).toEqual({ nextAt: null })
      expect(wire()).toEqual(['one', 'one', 'two'])
      expect(await world.row(id)).toMatchObject({ state: 'failed', errorCode: OUTCOME_UNKNOWN, attempts: 2 })
      expect(await world.timeline(requestId)).toEqual([['send-failed', String(OUTCOME_UNKNOWN)]])
    },
  )

  test('is sent until it is taken where something before Meta answered instead: never sooner than a status could come', async () => {
    const asha = await world.somebody()
    const id = await world.queue(asha, said('one'))
    await world.queue(asha, said('two'))
    const tries = Array.from({ length: 8 }, () => ({ status: 503, text: '<html>' }))
    world.graphApi.script(...tries, taken(1), taken(2))
    for (let sent = 1; sent <= tries.length; sent += 1) {
      const { nextAt } = await deliver(asha)
      const waits = (nextAt?.getTime() ?? 0) - world.clock.now().getTime()
      expect(waits).toBeGreaterThanOrEqual(STATUS_WAIT_MS)
      expect(await world.row(id)).toMatchObject({ state: 'pending', attempts: sent })
      world.clock.pass(waits)
    }
    await deliver(asha)
    expect(await world.row(id)).toMatchObject({ state: 'sent' })
    expect(wire().slice(-2)).toEqual(['one', 'two'])
  })

  test('is not sent anew where its status came after such an answer', async () => {
    const asha = await world.somebody()
    const id = await world.queue(asha, said('one'))
    world.graphApi.script({ status: 502, text: '<html>' })
    await deliver(asha)
    await statusArrives(asha, { callbackData: id })
    world.clock.pass(60 * STATUS_WAIT_MS)
    await deliver(asha)
    expect(wire()).toEqual(['one'])
    expect(await world.row(id)).toMatchObject({ state: 'sent' })
  })

  test('because something before Meta answered instead is not sent anew while the webhook takes nothing', async () => {
    const asha = await world.somebody()
    const id = await world.queue(asha, said('one'))
    world.graphApi.script({ status: 502, text: '<html>' })
    await deliver(asha)
    await notePulse(world.db)
    await world.db.execute(sql`update webhook_pulse set seen_at = seen_at - interval '10 minutes'`)
    for (let minute = 0; minute < 60; minute += 1) {
      world.clock.pass(STATUS_WAIT_MS)
      await deliver(asha)
    }
    expect(wire()).toEqual(['one'])
    await notePulse(world.db)
    await world.db.execute(sql`update webhook_pulse set redelivered_until = now()`)
    world.clock.pass(STATUS_WAIT_MS)
    await deliver(asha)
    expect(wire()).toEqual(['one', 'one'])
    expect(await world.row(id)).toMatchObject({ state: 'sent', attempts: 2 })
    await forgetPulse(world.db)
  })

  test('waits for what Meta could not deliver while the webhook was away: its status comes before it is sent again', async () => {
    const asha = await world.somebody()
    const id = await world.queue(asha, said('one'))
    world.graphApi.script('silence')
    await deliver(asha)
    await notePulse(world.db)
    await world.db.execute(sql`update webhook_pulse set seen_at = seen_at - interval '10 minutes'`)
    world.clock.pass(10 * STATUS_WAIT_MS)
    expect(await deliver(asha)).toEqual(inAMinute())
    await notePulse(world.db)
    world.clock.pass(STATUS_WAIT_MS)
    expect(await deliver(asha)).toEqual(inAMinute())
    expect(wire()).toEqual(['one'])
    await statusArrives(asha, { callbackData: id })
    world.clock.pass(STATUS_WAIT_MS)
    await deliver(asha)
    expect(wire()).toEqual(['one'])
    expect(await world.row(id)).toMatchObject({ state: 'sent' })
    await forgetPulse(world.db)
  })

  test('is sent again all the same when no status has come by then', async () => {
    const asha = await world.somebody()
    await world.queue(asha, said('one'))
    world.graphApi.script('silence')
    await deliver(asha)
    await notePulse(world.db)
    await world.db.execute(sql`update webhook_pulse set seen_at = seen_at - interval '10 minutes'`)
    await notePulse(world.db)
    world.clock.pass(STATUS_WAIT_MS)
    await deliver(asha)
    expect(wire()).toEqual(['one'])
    await world.db.execute(sql`update webhook_pulse set redelivered_until = now()`)
    world.clock.pass(STATUS_WAIT_MS)
    await deliver(asha)
    expect(wire()).toEqual(['one', 'one'])
    await forgetPulse(world.db)
  })

  test('is never sent a third time, even when its second sending was refused for a moment', async () => {
    const asha = await world.somebody()
    const id = await world.queue(asha, said('one'))
    world.graphApi.script('cut', refusal(131056), 'cut')
    await deliver(asha)
    world.clock.pass(STATUS_WAIT_MS)
    await deliver(asha)
    world.clock.pass(4_000)
    await deliver(asha)
    world.clock.pass(STATUS_WAIT_MS)
    expect(await deliver(asha)).toEqual({ nextAt: null })
    expect(await world.row(id)).toMatchObject({ state: 'failed', errorCode: OUTCOME_UNKNOWN, attempts: 3 })
  })

  test('is known after all where the database was away while Meta answered: it is written down when it is back', async () => {
    const asha = await world.somebody()
    const id = await world.queue(asha, said('one'))
    world.graphApi.script(async () => {
      await awayForAMoment()
      return taken(1)
    })
    await deliver(asha)
    expect(await world.row(id)).toMatchObject({ state: 'sent', attempts: 1, wamidHash: wamidHash(world.keys, 'wamid.1') })
    world.clock.pass(STATUS_WAIT_MS)
    await deliver(asha)
    expect(wire()).toEqual(['one'])
  })

  test('left in sending by a kill -9 is not sent again before a minute has passed, and once then', async () => {
    const asha = await world.somebody()
    const id = await world.queue(asha, said('one'))
    await markSending(world.db, { id, nextAttemptAt: null }, world.clock.now())
    expect(await deliver(asha)).toEqual(inAMinute())
    expect(wire()).toEqual([])
    world.clock.pass(STATUS_WAIT_MS)
    expect(await deliver(asha)).toEqual({ nextAt: null })
    expect(wire()).toEqual(['one'])
    expect(await world.row(id)).toMatchObject({ state: 'sent', errorCode: null })
  })

  test('is settled by the status that names it, and the next message goes', async () => {
    const asha = await world.somebody()
    const id = await world.queue(asha, said('one'))
    await world.queue(asha, said('two'))
    world.graphApi.script('silence')
    await deliver(asha)
    expect(await statusArrives(asha, { status: 'delivered', callbackData: id })).toEqual([asha.personId])
    expect(await deliver(asha)).toEqual({ nextAt: null })
    expect(wire()).toEqual(['one', 'two'])
    expect(await world.row(id)).toMatchObject({ state: 'delivered', wamidHash: wamidHash(world.keys, 'wamid.1') })
  })

  test('is settled by a tap on its own prompt, and not by somebody else’s', async () => {
    const [asha, ravi] = [await world.somebody(), await world.somebody()]
    const id = await world.queue(asha, { ...said('one'), promptId: 'prompt-1' })
    world.graphApi.script('silence')
    await deliver(asha)
    const tap = (by: Somebody) => world.db.transaction((tx) => settleByTap(tx, by.personId, 'prompt-1', world.clock.now()))
    expect(await tap(ravi)).toBe(false)
    expect(await world.row(id)).toMatchObject({ state: 'sending' })
    expect(await tap(asha)).toBe(true)
    world.clock.pass(STATUS_WAIT_MS)
    expect(await deliver(asha)).toEqual({ nextAt: null })
    expect(wire()).toEqual(['one'])
    expect(await world.row(id)).toMatchObject({ state: 'read' })
  })
})

describe('a status that is quicker than the answer of the POST', () => {
  test('keeps what it said, and the wamid is noted', async () => {
    const asha = await world.somebody()
    const id = await world.queue(asha)
    world.graphApi.script(async () => {
      await statusArrives(asha, { status: 'delivered', callbackData: id })
      return taken(1)
    })
    expect(await deliver(asha)).toEqual({ nextAt: null })
    expect(await world.row(id)).toMatchObject({ state: 'delivered', wamidHash: wamidHash(world.keys, 'wamid.1') })
  })

  test('and answers an unknown outcome at once', async () => {
    const asha = await world.somebody()
    const id = await world.queue(asha)
    world.graphApi.script(async () => {
      await statusArrives(asha, { callbackData: id })
      return 'cut' as const
    })
    expect(await deliver(asha)).toEqual({ nextAt: null })
    expect(await world.row(id)).toMatchObject({ state: 'sent' })
  })
})

describe('a failure that comes after Meta had taken the message', () => {
  const template: TemplateMessage = { kind: 'template', name: 'erasure_done', language: 'hi', parameters: [] }
  const replace = (id: string) =>
    world.db.transaction((tx) => replaceByTemplate(tx, world.keys, { id, newId }, world.clock.now()))

  const windowClosed = (of: Somebody, id: string) => statusArrives(of, { status: 'failed', errorCode: 131047, callbackData: id })

  test('because the 24 hours are over wakes the person and sends the template once, however often the status is told', async () => {
    const asha = await world.somebody()
    const id = await world.queue(asha, { ...said('done'), template })
    await deliver(asha)
    expect(await windowClosed(asha, id)).toEqual([asha.personId])
    expect(await deliver(asha)).toEqual({ nextAt: null })
    await windowClosed(asha, id)
    expect(await deliver(asha)).toEqual({ nextAt: null })
    expect(wire()).toEqual(['done', 'erasure_done'])
    expect(await world.row(id)).toMatchObject({ state: 'failed', errorCode: 131047, templateName: null })
  })

  test('because the 24 hours are over lets the template go before what was said later', async () => {
    const asha = await world.somebody()
    const id = await world.queue(asha, { ...said('done'), template })
    await deliver(asha)
    await world.queue(asha, said('and'))
    await windowClosed(asha, id)
    await deliver(asha)
    expect(wire()).toEqual(['done', 'erasure_done', 'and'])
  })

  test('for another reason, or without a template, sends nothing more', async () => {
    const asha = await world.somebody()
    const [undeliverable, plain] = [await world.queue(asha, { ...said('one'), template }), await world.queue(asha, said('two'))]
    await deliver(asha)
    world.clock.pass(WINDOW_MS + 1)
    await statusArrives(asha, { status: 'failed', errorCode: 131026, callbackData: undeliverable })
    await statusArrives(asha, { status: 'failed', errorCode: 131047, callbackData: plain, wamid: 'wamid.2' })
    expect(await deliver(asha)).toEqual({ nextAt: null })
    expect(wire()).toEqual(['one', 'two'])
    expect(await world.row(undeliverable)).toMatchObject({ state: 'failed', errorCode: 131026 })
    expect(await world.row(plain)).toMatchObject({ state: 'failed', errorCode: 131047 })
  })

  test.each(['delivered', 'read'] as const)('never replaces a message that was %s', async (status) => {
    const asha = await world.somebody()
    const id = await world.queue(asha, { ...said('done'), template })
    await deliver(asha)
    await statusArrives(asha, { status, callbackData: id })
    expect(await replace(id)).toBeUndefined()
    expect(await world.row(id)).toMatchObject({ state: status })
  })
})

describe('the log', () => {
  test('of every kind of failure holds no token, secret, number, wamid, address or word of a message', async () => {
    const asha = await world.somebody()
    const quoting = { error: { code: 131030, message: `${asha.phone} ${TOKEN}`, fbtrace_id: 'A1' } }
    world.graphApi.script(
      'silence',
      'cut',
      { status: 502, text: asha.phone },
      { status: 403, text: asha.phone },
      refusal(131056),
      {
        status: 400,
        json: quoting,
      },
    )
    for (let message = 0; message < 3; message += 1) await world.queue(asha, said('Dear Asha'))
    for (let round = 0; round < 12; round += 1) {
      await deliver(asha)
      world.clock.pass(3_600_000)
    }
    await world.queue(asha, said('Dear Asha'))
    world.graphApi.script(refusal(190))
    await deliver(asha)
    expect(world.lines.length).toBeGreaterThan(8)
    for (const line of world.lines) {
      for (const secret of [TOKEN, SECRET, 'neverseen', asha.phone.slice(1), asha.phone.slice(-10), 'wamid', 'Asha', '127.0.0.1'])
        expect(line).not.toContain(secret)
    }
  })
})

/** The database takes nobody for some moments, and those who were there are gone. */
async function awayForAMoment(): Promise<void> {
  const name = new URL(databases.botUrl).pathname.slice(1)
  const admin = new pg.Client({ connectionString: inject('postgres').adminUrl })
  await admin.connect()
  await admin.query(`alter database ${name} allow_connections false`)
  await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
  setTimeout(async () => {
    await admin.query(`alter database ${name} allow_connections true`)
    await admin.end()
  }, 700)
}

import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { noteTemplates, templatesOf } from '../../src/db/channel-health.ts'
import { resumeChannel } from '../../src/db/channels.ts'
import { channel, outboxMessage } from '../../src/db/schema.ts'
import { deliverMessage } from '../../src/jobs/deliver-message.ts'
import type { TemplateMessage } from '../../src/outbox/body.ts'
import { settleByTap } from '../../src/outbox/delivery-store.ts'
import { byPromptId } from '../../src/outbox/outbox-store.ts'
import { WINDOW_MS } from '../../src/outbox/window.ts'
import { applyStatuses } from '../../src/webhook/status-store.ts'
import { testDatabases } from '../support/databases.ts'
import { type Sending, type Somebody, sendingOn } from '../support/sending.ts'

const databases = testDatabases()
const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
let world: Sending

beforeAll(async () => {
  world = await sendingOn(databases.botUrl)
})
beforeEach(() => world.graphApi.reset())
afterAll(() => world.close())

const deliver = (to: Somebody) => deliverMessage(world, to.personId)
const said = (body: string) => ({ message: { kind: 'text', body } as const })
const wire = () => world.graphApi.calls.map(({ body }) => body.text?.body ?? body.template?.name)
const alarms = async (reason: string) =>
  Number(new RegExp(`alarms_total{reason="${reason}"} (\\d+)`).exec(await world.metrics.text())?.[1] ?? 0)
const rowsOf = (of: Somebody) =>
  world.db
    .select({ state: outboxMessage.state, code: outboxMessage.errorCode, attempts: outboxMessage.attempts })
    .from(outboxMessage)
    .where(eq(outboxMessage.personId, of.personId))
    .orderBy(outboxMessage.updatedAt, outboxMessage.attempts)

/** What Meta called the last message it took. */
const lastWamid = () => `wamid.${world.graphApi.calls.length}`

/** Sent and taken by Meta: the wamid it got. */
async function taking(to: Somebody, change: Parameters<Sending['queue']>[1]): Promise<{ id: string; wamid: string }> {
  const id = await world.queue(to, change)
  await deliver(to)
  return { id, wamid: lastWamid() }
}

/** Meta says afterwards that it could not deliver, and the delivery is woken. */
async function fails(of: Somebody, wamid: string, code: number, times = 1): Promise<{ nextAt: Date | null }> {
  const at = world.clock.now()
  const status = {
    kind: 'status',
    phoneNumberId: 'unused',
    wamid,
    at: at.toISOString(),
    status: 'failed',
    errorCode: code,
  } as const
  for (let time = 0; time < times; time += 1)
    await world.db.transaction((tx) => applyStatuses(tx, world.keys, at, [{ channelId: of.channelId, status }]))
  return deliver(of)
}

describe('a message that Meta took and gave up on later', () => {
  test.each([
    [131000, 2 * SECOND],
    [131026, 16 * MINUTE],
    [131048, 2 * MINUTE],
  ])('with %i is sent once more, after its pause, whatever else the failure is told twice', async (code, pause) => {
    const asha = await world.somebody()
    const requestId = await world.request(asha)
    const { id, wamid } = await taking(asha, { ...said('one'), requestId })
    const { nextAt } = await fails(asha, wamid, code, 2)
    expect(nextAt && nextAt.getTime() > world.clock.now().getTime()).toBe(true)
    expect(await fails(asha, wamid, code)).toEqual({ nextAt })
    world.clock.pass(pause)
    await deliver(asha)
    expect(wire()).toEqual(['one', 'one'])
    expect(world.graphApi.calls.map(({ body }) => body.biz_opaque_callback_data === id)).toEqual([true, false])
    expect(await fails(asha, wamid, code)).toEqual({ nextAt: null })
    expect(await rowsOf(asha)).toMatchObject([
      { state: 'failed', code },
      { state: 'sent', attempts: 2 },
    ])
    expect(await world.timeline(requestId)).toEqual([
      ['send-failed', String(code)],
      ['send-again', String(code)],
    ])
  })

  test('and again after its one late retry is given up, with an alarm, because it was about a request', async () => {
    const asha = await world.somebody()
    const requestId = await world.request(asha)
    const before = await alarms('send-failed-late')
    const { wamid } = await taking(asha, { ...said('one'), requestId })
    await fails(asha, wamid, 131026)
    world.clock.pass(16 * MINUTE)
    await deliver(asha)
    expect(await fails(asha, lastWamid(), 131026)).toEqual({ nextAt: null })
    expect(await alarms('send-failed-late')).toBe(before + 1)
    expect(await rowsOf(asha)).toMatchObject([{ state: 'failed' }, { state: 'failed' }])
    expect((await world.timeline(requestId)).map(([what]) => what)).toEqual(['send-failed', 'send-again', 'send-failed'])
  })

  test('time after time is not sent for ever', async () => {
    const asha = await world.somebody()
    const requestId = await world.request(asha)
    let { wamid } = await taking(asha, { ...said('one'), requestId })
    for (let time = 0; time < 20; time += 1) {
      await fails(asha, wamid, 131000)
      world.clock.pass(HOUR)
      await deliver(asha)
      wamid = lastWamid()
    }
    expect(wire()).toHaveLength(5)
  })

  test('for good raises an alarm where the code says so, and its words are gone', async () => {
    const asha = await world.somebody()
    const before = await alarms('send-refused')
    const { id, wamid } = await taking(asha, said('one'))
    expect(await fails(asha, wamid, 132015, 2)).toEqual({ nextAt: null })
    await fails(asha, wamid, 132015)
    expect(await alarms('send-refused')).toBe(before + 1)
    expect(await world.row(id)).toMatchObject({ state: 'failed', errorCode: 132015, sealed: null })
    expect(wire()).toEqual(['one'])
  })

  describe('because its template is paused, as one that Meta holds for a look at its quality may be', () => {
    const template: TemplateMessage = { kind: 'template', name: 'erasure_over', language: 'hi', parameters: ['CM-7K3F-9QXD'] }
    const stands = (of: Somebody, language: string, status: string) =>
      noteTemplates(world.db, [of.channelId], [{ name: template.name, language, status }], world.clock.now())

    test('waits until it may be sent again, and goes once more', async () => {
      const asha = await world.somebody()
      const requestId = await world.request(asha)
      const before = await alarms('template-unavailable')
      const { wamid } = await taking(asha, { message: template, requestId })
      await stands(asha, 'en', 'MISSING')
      await fails(asha, wamid, 132015, 2)
      expect(await alarms('template-unavailable')).toBe(before + 1)
      world.clock.pass(HOUR)
      await deliver(asha)
      expect(wire()).toEqual(['erasure_over'])
      await stands(asha, 'hi', 'APPROVED')
      world.clock.pass(HOUR)
      await deliver(asha)
      expect(wire()).toEqual(['erasure_over', 'erasure_over'])
      expect(await world.timeline(requestId)).toEqual([
        ['send-failed', '132015'],
        ['template-unavailable', 'erasure_over'],
      ])
    })

    test('is noted of the language in which it went, and not of the person’s own', async () => {
      const asha = await world.somebody()
      await stands(asha, 'hi', 'PENDING')
      const { wamid } = await taking(asha, { message: template })
      await fails(asha, wamid, 132015)
      const known = await templatesOf(world.db, asha.channelId)
      expect(known.map(({ language, status }) => `${language} ${status}`).toSorted()).toEqual(['en PAUSED', 'hi PENDING'])
      await stands(asha, 'hi', 'APPROVED')
      world.clock.pass(HOUR)
      await deliver(asha)
      expect(world.graphApi.calls.map(({ body }) => body.template.language.code)).toEqual(['en', 'hi'])
    })

    test('time after time is given up in the end, with an alarm', async () => {
      const asha = await world.somebody()
      const before = await alarms('send-refused')
      let { wamid } = await taking(asha, { message: template })
      for (let time = 0; time < 10; time += 1) {
        await fails(asha, wamid, 132015)
        await stands(asha, 'hi', 'APPROVED')
        world.clock.pass(HOUR)
        await deliver(asha)
        wamid = lastWamid()
      }
      expect(wire()).toHaveLength(5)
      expect(await alarms('send-refused')).toBe(before + 1)
    })
  })

  test('because the account is blocked stops the channel, and goes out when it is resumed', async () => {
    const asha = await world.somebody()
    const before = await alarms('channel-stopped')
    const { wamid } = await taking(asha, said('one'))
    await fails(asha, wamid, 131042)
    expect(await alarms('channel-stopped')).toBe(before + 1)
    world.clock.pass(HOUR)
    await deliver(asha)
    expect(wire()).toEqual(['one'])
    await resumeChannel(world.db, asha.channelId)
    await deliver(asha)
    expect(wire()).toEqual(['one', 'one'])
  })

  test('because of a block that is long over does not stop the channel anew', async () => {
    const asha = await world.somebody()
    const { wamid } = await taking(asha, said('one'))
    world.clock.pass(HOUR)
    await fails(asha, wamid, 131042)
    const [row] = await world.db.select().from(channel).where(eq(channel.id, asha.channelId))
    expect(row?.stoppedAt).toBeNull()
  })

  test('and was overtaken by something newer stays away, unless it was news of a request', async () => {
    const asha = await world.somebody()
    const old = await taking(asha, said('one'))
    await taking(asha, said('two'))
    expect(await fails(asha, old.wamid, 131000)).toEqual({ nextAt: null })
    const requestId = await world.request(asha)
    const news = await taking(asha, { ...said('news'), requestId })
    await taking(asha, said('three'))
    await fails(asha, news.wamid, 131000)
    world.clock.pass(2 * SECOND)
    await deliver(asha)
    expect(wire()).toEqual(['one', 'two', 'news', 'three', 'news'])
  })

  test('days after it was said is not said again', async () => {
    const asha = await world.somebody()
    const requestId = await world.request(asha)
    const { wamid } = await taking(asha, { ...said('one'), requestId })
    world.clock.pass(49 * HOUR)
    expect(await fails(asha, wamid, 131000)).toEqual({ nextAt: null })
    expect(wire()).toEqual(['one'])
  })

  test('keeps its template for a window that has closed by then', async () => {
    const asha = await world.somebody()
    const template: TemplateMessage = { kind: 'template', name: 'erasure_done', language: 'en', parameters: ['CM-7K3F-9QXD'] }
    const { wamid } = await taking(asha, { ...said('one'), template })
    world.clock.pass(23 * HOUR + 50 * MINUTE)
    await fails(asha, wamid, 131026)
    world.clock.pass(16 * MINUTE)
    await deliver(asha)
    expect(wire()).toEqual(['one', 'erasure_done'])
  })

  test('outside the window and without a template is given up at once', async () => {
    const asha = await world.somebody()
    const requestId = await world.request(asha)
    world.clock.pass(WINDOW_MS + 1)
    const { wamid } = await taking(asha, { ...said('one'), requestId })
    expect(await fails(asha, wamid, 131047)).toEqual({ nextAt: null })
    expect(await world.timeline(requestId)).toEqual([['send-failed', '131047']])
    expect(wire()).toEqual(['one'])
  })

  test('as if the 24 hours were over, a minute after the person wrote, is sent once more, and given up with an alarm then', async () => {
    const asha = await world.somebody()
    const requestId = await world.request(asha)
    const before = await alarms('send-failed-late')
    world.clock.pass(MINUTE)
    const { wamid } = await taking(asha, { ...said('scheduled'), requestId })
    await fails(asha, wamid, 131047)
    world.clock.pass(MINUTE)
    await deliver(asha)
    expect(wire()).toEqual(['scheduled', 'scheduled'])
    expect(await alarms('send-failed-late')).toBe(before)
    expect(await fails(asha, lastWamid(), 131047)).toEqual({ nextAt: null })
    expect(wire()).toEqual(['scheduled', 'scheduled'])
    expect(await alarms('send-failed-late')).toBe(before + 1)
  })

  test('as if the 24 hours had been over when it was sent raises an alarm, also where they are over by now', async () => {
    const asha = await world.somebody()
    const requestId = await world.request(asha)
    const before = await alarms('send-failed-late')
    const { wamid } = await taking(asha, { ...said('scheduled'), requestId })
    world.clock.pass(WINDOW_MS + 1)
    expect(await fails(asha, wamid, 131047)).toEqual({ nextAt: null })
    expect(wire()).toEqual(['scheduled'])
    expect(await alarms('send-failed-late')).toBe(before + 1)
  })

  test('is known by its prompt when the one sent again is tapped', async () => {
    const asha = await world.somebody()
    const { wamid } = await taking(asha, { ...said('one'), promptId: 'prompt-of-asha' })
    await fails(asha, wamid, 131000)
    world.clock.pass(2 * SECOND)
    world.graphApi.script('cut')
    await deliver(asha)
    expect(await byPromptId(world.db, asha.personId, 'prompt-of-asha')).toMatchObject({ state: 'sending', wamidHash: null })
    await world.db.transaction((tx) => settleByTap(tx, asha.personId, 'prompt-of-asha', world.clock.now()))
    expect(await rowsOf(asha)).toMatchObject([{ state: 'failed' }, { state: 'read' }])
  })
})

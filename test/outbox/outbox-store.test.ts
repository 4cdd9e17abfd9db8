import { eq, inArray } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { retireChannels, stopChannel } from '../../src/db/channels.ts'
import { outboxMessage } from '../../src/db/schema.ts'
import { openBody, type TemplateMessage } from '../../src/outbox/body.ts'
import { markRetry, markSending } from '../../src/outbox/delivery-store.ts'
import {
  blankOutboxBodies,
  byPromptId,
  enqueue,
  MESSAGES_A_DAY_MAX,
  nextToSend,
  promptOfWamid,
  waitingPersons,
} from '../../src/outbox/outbox-store.ts'
import { EXPIRED } from '../../src/outbox/own-codes.ts'
import { newId } from '../../src/runtime/ids.ts'
import { wamidHash } from '../../src/subject/pseudonym.ts'
import { testDatabases } from '../support/databases.ts'
import { type Sending, type Somebody, sendingOn } from '../support/sending.ts'

const databases = testDatabases()
const HOUR = 3_600_000
let world: Sending

beforeAll(async () => {
  world = await sendingOn(databases.botUrl)
})
afterAll(() => world.close())

const asNew = (to: Somebody, aboutOpenRequest = false) => ({
  id: newId(),
  personId: to.personId,
  channelId: to.channelId,
  conversationId: to.conversationId,
  requestId: null,
  what: 'help',
  promptId: null,
  message: { kind: 'text', body: 'Hello' } as const,
  aboutOpenRequest,
})
const say = (to: Somebody, aboutOpenRequest = false) =>
  world.db.transaction((tx) => enqueue(tx, world.keys, asNew(to, aboutOpenRequest), world.clock.now()))

describe('a message that is queued', () => {
  test('lies sealed: neither its text nor its template can be read in the table', async () => {
    const asha = await world.somebody()
    const template: TemplateMessage = { kind: 'template', name: 'erasure_done', language: 'en', parameters: ['Asha'] }
    const id = await world.queue(asha, { message: { kind: 'text', body: 'Dear Asha' }, template })
    const row = await world.row(id)
    expect(JSON.stringify(row)).not.toContain('Asha')
    expect(row).toMatchObject({ state: 'pending', templateName: 'erasure_done', attempts: 0, nextAttemptAt: null })
    expect(openBody(world.keys, row.sealed ?? '')).toEqual({ message: { kind: 'text', body: 'Dear Asha' }, template })
  })

  test('over a limit of WhatsApp’s is a bug that throws before anything is written', async () => {
    const asha = await world.somebody()
    const tooLong = { kind: 'text', body: 'x'.repeat(4097) } as const
    await expect(world.queue(asha, { message: tooLong })).rejects.toThrow('over WhatsApp')
    const template: TemplateMessage = { kind: 'template', name: 'Not A Name', language: 'en', parameters: [] }
    await expect(world.queue(asha, { template })).rejects.toThrow('over WhatsApp')
    expect(await nextToSend(world.db, asha.personId, world.clock.now())).toEqual({ kind: 'none' })
  })

  test('is undone with the transaction that queued it', async () => {
    const asha = await world.somebody()
    const failing = world.db.transaction(async (tx) => {
      await enqueue(tx, world.keys, asNew(asha), world.clock.now())
      throw new Error('the snapshot was not stored')
    })
    await expect(failing).rejects.toThrow('the snapshot was not stored')
    expect(await nextToSend(world.db, asha.personId, world.clock.now())).toEqual({ kind: 'none' })
  })
})

describe('thirty messages a day', () => {
  test('are followed by silence, except about an open request, until the first is a day old', async () => {
    const start = world.clock.now()
    const asha = await world.somebody()
    const other = await world.somebody()
    for (let sent = 0; sent < MESSAGES_A_DAY_MAX; sent += 1) {
      expect(await say(asha)).toBe('queued')
      world.clock.pass(1_000)
    }
    expect(await say(asha)).toBe('silenced')
    expect(await say(other)).toBe('queued')
    expect(await say(asha, true)).toBe('queued')
    world.clock.set(new Date(start.getTime() + 24 * HOUR + 1_000))
    expect(await say(asha)).toBe('queued')
    expect(await say(asha)).toBe('silenced')
    world.clock.set(start)
  })
})

describe('the head of a chat', () => {
  test('holds everything behind it while it waits for its next attempt', async () => {
    const asha = await world.somebody()
    const first = await world.queue(asha)
    const second = await world.queue(asha)
    const now = world.clock.now()
    const later = new Date(now.getTime() + 5_000)
    expect(await markSending(world.db, { id: first, nextAttemptAt: null }, now)).toBe(true)
    await markRetry(world.db, first, { at: later, code: 131056 }, now)
    expect(await nextToSend(world.db, asha.personId, now)).toEqual({ kind: 'wait', until: later })
    expect(await nextToSend(world.db, asha.personId, later)).toMatchObject({ kind: 'due', row: { id: first, errorCode: 131056 } })
    await world.db.update(outboxMessage).set({ state: 'failed' }).where(eq(outboxMessage.id, first))
    expect(await nextToSend(world.db, asha.personId, now)).toMatchObject({ kind: 'due', row: { id: second, lastInboundAt: now } })
  })

  test('that was let go since it was read is read anew before it leaves', async () => {
    const asha = await world.somebody()
    const now = world.clock.now()
    const held = await world.queue(asha)
    const until = new Date(now.getTime() + 2_000)
    await world.db.update(outboxMessage).set({ nextAttemptAt: until }).where(eq(outboxMessage.id, held))
    expect(await nextToSend(world.db, asha.personId, now)).toEqual({ kind: 'wait', until })
    const read = await nextToSend(world.db, asha.personId, until)
    await world.db.update(outboxMessage).set({ nextAttemptAt: null }).where(eq(outboxMessage.id, held))
    expect(await markSending(world.db, read.kind === 'due' ? read.row : expect.fail('It is due.'), until)).toBe(false)
    expect(await nextToSend(world.db, asha.personId, now)).toMatchObject({ kind: 'due', row: { id: held } })
  })

  test('decides whether the sweep wakes the person', async () => {
    const now = world.clock.now()
    const [due, waiting, stopped, through] = [
      await world.somebody(),
      await world.somebody(),
      await world.somebody(),
      await world.somebody(),
    ]
    await world.queue(due)
    const held = await world.queue(waiting)
    await world.queue(waiting)
    await markSending(world.db, { id: held, nextAttemptAt: null }, now)
    await world.queue(stopped)
    await stopChannel(world.db, stopped.channelId, 190, now)
    const sent = await world.queue(through)
    await world.db.update(outboxMessage).set({ state: 'sent' }).where(eq(outboxMessage.id, sent))
    const people = [due, waiting, stopped, through].map(({ personId }) => personId)
    const woken = async (at: Date) => (await waitingPersons(world.db, at, 1000)).filter((id) => people.includes(id))
    expect(await woken(now)).toEqual([due.personId])
    expect(await woken(new Date(now.getTime() + 60_000))).toEqual([due.personId, waiting.personId])
    expect(await nextToSend(world.db, stopped.personId, now)).toEqual({ kind: 'stopped' })
    expect(await waitingPersons(world.db, now, 1)).toHaveLength(1)
  })
})

describe('each chat of one person has a head of its own', () => {
  test('one that waits, or whose channel is stopped, holds nothing up in another', async () => {
    const now = world.clock.now()
    const asha = await world.somebody()
    const [stopped, paused] = [await world.inShop(asha, 'shop-1'), await world.inShop(asha, 'shop-2')]
    await world.queue(stopped)
    const waits = await world.queue(paused)
    const [first, second] = [await world.queue(asha), await world.queue(asha)]
    await stopChannel(world.db, stopped.channelId, 190, now)
    const [soon, later] = [new Date(now.getTime() + 5_000), new Date(now.getTime() + 9_000)]
    const putOff = async (id: string, until: Date) => {
      await markSending(world.db, { id, nextAttemptAt: null }, now)
      await markRetry(world.db, id, { at: until, code: 131056 }, now)
    }
    await putOff(waits, later)
    expect(await nextToSend(world.db, asha.personId, now)).toMatchObject({ kind: 'due', row: { id: first } })
    expect(await waitingPersons(world.db, now, 1000)).toContain(asha.personId)
    await putOff(first, soon)
    expect(await nextToSend(world.db, asha.personId, now)).toEqual({ kind: 'wait', until: soon })
    expect(await waitingPersons(world.db, now, 1000)).not.toContain(asha.personId)
    expect(await nextToSend(world.db, asha.personId, later)).toMatchObject({ kind: 'due', row: { id: waits } })
    const gone = async (...ids: string[]) =>
      world.db.update(outboxMessage).set({ state: 'sent' }).where(inArray(outboxMessage.id, ids))
    await gone(waits)
    expect(await nextToSend(world.db, asha.personId, later)).toMatchObject({ kind: 'due', row: { id: first } })
    await gone(first, second)
    expect(await nextToSend(world.db, asha.personId, later)).toEqual({ kind: 'stopped' })
    expect(await waitingPersons(world.db, later, 1000)).not.toContain(asha.personId)
  })

  test('who waits in two chats is woken once, and takes no second place among those who are', async () => {
    const asha = await world.somebody()
    const shop = await world.inShop(asha, 'shop-3')
    for (const chat of [asha, shop]) await world.queue(chat)
    const all = await waitingPersons(world.db, world.clock.now(), 1000)
    expect(all.filter((id) => id === asha.personId)).toHaveLength(1)
    expect(new Set(all).size).toBe(all.length)
  })

  test('whose channel is gone is due at once, to come to its end, and says so', async () => {
    const now = world.clock.now()
    const asha = await world.somebody()
    const shop = await world.inShop(asha, 'shop-4')
    const id = await world.queue(shop)
    await stopChannel(world.db, shop.channelId, 190, now)
    expect(await nextToSend(world.db, asha.personId, now)).toEqual({ kind: 'stopped' })
    await world.db.transaction((tx) => retireChannels(tx, world.keys, 'shop-4', now))
    expect(await nextToSend(world.db, asha.personId, now)).toMatchObject({ kind: 'due', row: { id, isRetired: true } })
    expect(await waitingPersons(world.db, now, 1000)).toContain(asha.personId)
  })

  const chats = fc.array(
    fc.record({
      stands: fc.constantFrom('runs', 'stopped', 'retired'),
      waits: fc.array(fc.constantFrom(null, 1, 2, 3), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 3 },
  )

  test('so that what is due is the oldest of the heads that may go, and the sweep wakes exactly whoever has one', async () => {
    await fc.assert(
      fc.asyncProperty(chats, async (drawn) => {
        const now = world.clock.now()
        const asha = await world.somebody()
        const heads: { seq: number; dueIn: number | null; stands: string }[] = []
        for (const [place, { stands, waits }] of drawn.entries()) {
          const chat = await world.inShop(asha, `${asha.personId.slice(0, 8)}-${place}`)
          for (const [nth, minutes] of waits.entries()) {
            const id = await world.queue(chat)
            const nextAttemptAt = minutes === null ? null : new Date(now.getTime() + (minutes - 2) * 60_000)
            await world.db.update(outboxMessage).set({ nextAttemptAt }).where(eq(outboxMessage.id, id))
            if (nth === 0) heads.push({ seq: (await world.row(id)).seq, dueIn: minutes === null ? null : minutes - 2, stands })
          }
          if (stands === 'stopped') await stopChannel(world.db, chat.channelId, 190, now)
          if (stands === 'retired')
            await world.db.transaction((tx) => retireChannels(tx, world.keys, `${asha.personId.slice(0, 8)}-${place}`, now))
        }
        const going = heads.filter(({ stands }) => stands !== 'stopped')
        const due = going.filter(({ dueIn }) => dueIn === null || dueIn <= 0)
        const next = await nextToSend(world.db, asha.personId, now)
        if (due.length > 0) expect(next).toMatchObject({ kind: 'due', row: { seq: Math.min(...due.map(({ seq }) => seq)) } })
        else if (going.length > 0) expect(next).toEqual({ kind: 'wait', until: new Date(now.getTime() + 60_000) })
        else expect(next).toEqual({ kind: heads.length > 0 ? 'stopped' : 'none' })
        expect((await waitingPersons(world.db, now, 10_000)).includes(asha.personId)).toBe(due.length > 0)
      }),
      { numRuns: 25 },
    )
  })
})

describe('a prompt', () => {
  test('is found by its id for its own person only', async () => {
    const [asha, other] = [await world.somebody(), await world.somebody()]
    const id = await world.queue(asha, { promptId: 'prompt-a' })
    expect((await byPromptId(world.db, asha.personId, 'prompt-a'))?.id).toBe(id)
    expect(await byPromptId(world.db, other.personId, 'prompt-a')).toBeUndefined()
  })

  test('is found by the wamid its answer names, and a message without a prompt is not', async () => {
    const asha = await world.somebody()
    const hash = (wamid: string) => wamidHash(world.keys, wamid)
    const [asked, told] = [await world.queue(asha, { promptId: 'prompt-b' }), await world.queue(asha)]
    await world.db
      .update(outboxMessage)
      .set({ wamidHash: hash('wamid.asked') })
      .where(eq(outboxMessage.id, asked))
    await world.db
      .update(outboxMessage)
      .set({ wamidHash: hash('wamid.told') })
      .where(eq(outboxMessage.id, told))
    expect(await promptOfWamid(world.db, world.keys, 'wamid.asked')).toBe('prompt-b')
    expect(await promptOfWamid(world.db, world.keys, 'wamid.told')).toBeUndefined()
    expect(await promptOfWamid(world.db, world.keys, 'wamid.foreign')).toBeUndefined()
  })
})

describe('bodies that expired', () => {
  test('are blanked, and what still waited has failed; younger ones stay', async () => {
    const [asha, other] = [await world.somebody(), await world.somebody()]
    const start = world.clock.now()
    const [sent, waiting] = [await world.queue(asha), await world.queue(asha)]
    await world.db.update(outboxMessage).set({ state: 'delivered' }).where(eq(outboxMessage.id, sent))
    world.clock.pass(1_000)
    const young = await world.queue(other)
    expect(await blankOutboxBodies(world.db, new Date(start.getTime() + 1), world.clock.now())).toBeGreaterThanOrEqual(2)
    expect(await world.row(sent)).toMatchObject({ sealed: null, state: 'delivered' })
    expect(await world.row(waiting)).toMatchObject({ sealed: null, state: 'failed', errorCode: EXPIRED })
    expect(await world.row(young)).toMatchObject({ state: 'pending', sealed: expect.any(String) })
    expect(await blankOutboxBodies(world.db, new Date(start.getTime() + 1), world.clock.now())).toBe(0)
  })
})

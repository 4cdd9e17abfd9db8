import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { chatById } from '../../src/console/chat-store.ts'
import { wholeChat } from '../../src/console/evidence-chat.ts'
import { seal } from '../../src/runtime/keys.ts'
import { scenario } from '../support/scenario.ts'
import { signedIn, type Visitor } from './support/visitor.ts'

const CAPTION = 'my old number is on this card'
const MANY = 2_300
const world = scenario()
const line = z.object({
  ...{ at: z.string(), from: z.string(), kind: z.string(), words: z.string().nullable() },
  ...{ shown: z.array(z.string()).optional(), state: z.string().optional() },
})
const packed = z.object({ person: z.object({ chat: z.array(line), olderLeftOut: z.boolean() }).loose() }).loose()
let priya: Visitor
let at: string
const take = async (format: string) => {
  await priya.get(at)
  return (await priya.post(at, { for: 'board', format, reason: 'authority-asks', person: 'yes' })).text
}
const chat = async () => {
  const [row] = await world.bot<{ id: string }>('select id from conversation')
  return (await chatById(world.test.bot.db, row?.id ?? '')) ?? expect.unreachable()
}
/** As the webhook stores what was heard. */
const hears = async (content: unknown, how: { many: number; before: string }) =>
  world.bot(
    `insert into inbox_event (dedup_key, person_id, channel_id, kind, content_type, sealed, event_at, received_at, handled_at)
     select md5($1 || n) || md5(n::text), person_id, channel_id, 'message', 'text', $2, last_inbound_at - $3::interval + n * interval '1 second', now(), now()
     from conversation, generate_series(1, ${how.many}) n`,
    [how.before, seal(world.test.bot.keys, 'inbox', JSON.stringify({ content, forwarded: false })), how.before],
  )

beforeAll(async () => {
  const imran = world.actor('imran')
  await imran.says('english')
  await imran.says('delete my data')
  world.alsoSecret(CAPTION)
  await imran.does((phone) => phone.photo(CAPTION))
  await imran.taps('Delete my data')
  await imran.taps('Yes, delete it')
  at = `/console/requests/${/CM-\w{4}-\w{4}/.exec(imran.last().bubble.text)?.[0]}/evidence`
  priya = await signedIn(world.test, 'priya')
})

it('an evidence pack with the chat has captions, what was offered and tapped, and how far each message came', async () => {
  await hears({ type: 'template-button', payload: 'p', text: 'Keep my data' }, { many: 1, before: '1 minute' })
  const { person } = packed.parse(JSON.parse(await take('json')))
  expect(person.olderLeftOut).toBe(false)
  expect(person.chat).toContainEqual(expect.objectContaining({ from: 'person', kind: 'image', words: CAPTION }))
  expect(person.chat).toContainEqual(expect.objectContaining({ from: 'person', kind: 'button', words: 'Yes, delete it' }))
  expect(person.chat).toContainEqual(expect.objectContaining({ from: 'person', kind: 'template-button', words: 'Keep my data' }))
  const asked = person.chat.find(({ shown }) => shown?.includes('Yes, delete it'))
  expect(asked).toMatchObject({ from: 'bot', shown: ['Yes, delete it', 'No, keep it'] })
  expect(['sent', 'delivered', 'read']).toContain(asked?.state)
  const printed = await take('html')
  for (const words of [CAPTION, 'Keep my data', 'No, keep it']) expect(printed).toContain(words)
  expect(printed).not.toContain('undefined')
})

it('of a long chat it has every line, in order, and none twice', async () => {
  await hears({ type: 'text', body: 'one of many lines' }, { many: MANY, before: '1 day' })
  const { person } = packed.parse(JSON.parse(await take('json')))
  expect(person.chat.filter(({ words }) => words === 'one of many lines')).toHaveLength(MANY)
  expect(person.olderLeftOut).toBe(false)
  const times = person.chat.map((each) => each.at)
  expect(times).toEqual(times.toSorted())
  const { count } = (
    await world.bot<{ count: number }>(
      `select (select count(*) from inbox_event where kind in ('message', 'system'))::int
       + (select count(*) from outbox_message where state <> 'dropped')::int as count`,
    )
  )[0] ?? { count: 0 }
  expect(person.chat).toHaveLength(count)
})

it('of one that is longer than a file it has the newest lines, and says that older ones are left out', async () => {
  const { db, keys } = world.test.bot
  const whole = await wholeChat(db, keys, await chat())
  for (const atMost of [1, 999, 1_000, 1_001, 2_000, whole.chat.length - 1]) {
    const some = await wholeChat(db, keys, await chat(), atMost)
    expect(some.olderLeftOut).toBe(true)
    expect(some.chat).toEqual(whole.chat.slice(-atMost))
  }
  expect(await wholeChat(db, keys, await chat(), whole.chat.length)).toEqual(whole)
})

it('in Urdu it prints without the marks that we put around what is written the other way', async () => {
  const meera = world.actor('meera')
  await meera.says('اردو')
  await meera.says('delete my data')
  await meera.taps(meera.last().bubble.buttons[0]?.title ?? '')
  await meera.taps(meera.last().bubble.buttons[0]?.title ?? '')
  const reference = /CM-\w{4}-\w{4}/.exec(meera.last().bubble.text)?.[0]
  expect(JSON.stringify(meera.phone.received())).toMatch(/[\u2066\u2068]/)
  at = `/console/requests/${reference}/evidence`
  const printed = await take('html')
  expect(printed).toMatch(/[\u0600-\u06ff]{3}/)
  expect(printed).not.toMatch(/[\u2423\u2066-\u2069]/)
  expect(await take('json')).not.toMatch(/\\u206[6-9]/)
})

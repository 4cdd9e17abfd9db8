import { describe, expect, test } from 'vitest'
import { readPayload } from '../../src/webhook/payload.ts'
import { sortOut } from '../../src/webhook/sort-out.ts'
import { bodyFor, fixture, messagesFor, textMessage } from './bodies.ts'
import { testChannel } from './channels.ts'

const own = testChannel(1, 'dedicated', ['callmissed'])
const shop = testChannel(3, 'shared', ['shop-app'])
const now = new Date('2026-11-24T06:00:00.000Z')
const DAY_MS = 86_400_000
const asha = '917000012345'
const bala = '917000054321'

const sort = (body: unknown, more: Partial<Parameters<typeof sortOut>[1]> = {}) =>
  sortOut(readPayload(body), {
    channels: new Map([own, shop].map((channel) => [channel.phoneNumberId, channel])),
    keepsLetters: true,
    now,
    opensDeletion: (text) => text === 'delete my data',
    ...more,
  })
const wamids = (items: readonly { kind?: string; event?: { wamid: string } }[]) =>
  items.map((item) => item.event?.wamid ?? item.kind)

test('on the dedicated channel every message is the bot’s', () => {
  const { items, perhaps } = sort(messagesFor(own.phoneNumberId, textMessage('a', asha, 'hello'), textMessage('b', bala, '?')))
  expect(wamids(items)).toEqual(['a', 'b'])
  expect(perhaps).toEqual([])
})

describe('on a business’s channel', () => {
  test('only a wish to delete is the bot’s; the rest waits for the question whose floor it is', () => {
    const { items, perhaps } = sort(
      messagesFor(shop.phoneNumberId, textMessage('a', asha, 'where is my order'), textMessage('b', bala, 'delete my data')),
    )
    expect(wamids(items)).toEqual(['b'])
    expect(wamids(perhaps)).toEqual(['a'])
  })

  test('what the same person says after the wish belongs to it, what was said before does not', () => {
    const { items, perhaps } = sort(
      messagesFor(
        shop.phoneNumberId,
        textMessage('a', asha, 'hello'),
        textMessage('b', asha, 'delete my data'),
        textMessage('c', asha, 'please'),
        textMessage('d', bala, 'please'),
      ),
    )
    expect(wamids(items)).toEqual(['b', 'c'])
    expect(wamids(perhaps)).toEqual(['a', 'd'])
  })

  test.each([
    ['the words on a template’s button', { type: 'button', button: { payload: 'X', text: 'delete my data' } }, true],
    ['the payload of a template’s button', { type: 'button', button: { payload: 'delete my data', text: 'Yes' } }, true],
    ['a caption', { type: 'image', image: { caption: 'delete my data' } }, false],
    [
      'the title of an interactive button',
      { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'x', title: 'delete my data' } } },
      false,
    ],
    ['a system notice', { type: 'system', system: { type: 'user_changed_number', wa_id: bala, body: 'delete my data' } }, false],
  ])('%s opens a deletion conversation: %s', (_name, content, opens) => {
    const { items, perhaps } = sort(messagesFor(shop.phoneNumberId, { ...textMessage('a', asha, ''), ...content }))
    expect([items.length, perhaps.length]).toEqual(opens ? [1, 0] : [0, 1])
  })

  test.each([false, 'known', 'requested'] as const)(
    'a text that is its own only where something is known says so: %s',
    (invited) => {
      const { items, perhaps } = sort(messagesFor(shop.phoneNumberId, textMessage('a', asha, 'stop')), {
        opensDeletion: () => invited,
      })
      expect(items).toEqual([])
      expect(perhaps).toEqual([expect.objectContaining({ invited })])
    },
  )

  test('whose number stands in a text is asked with the sender’s own', () => {
    const seen: (readonly string[])[] = []
    sort(messagesFor(shop.phoneNumberId, textMessage('a', asha, 'delete my data')), {
      opensDeletion: (_, own) => {
        seen.push(own)
        return false
      },
    })
    expect(seen).toEqual([[`+${asha}`]])
  })

  test('an unreadable message leaves no letter, also where nameless pieces may', () => {
    expect(sort(bodyFor(shop.phoneNumberId, { messages: ['x'], statuses: [7] }))).toEqual({
      items: [],
      perhaps: [],
      dropped: ['strange', 'strange'],
    })
  })
})

test.each([
  ['8 days old', -8 * DAY_MS, []],
  ['more than 8 days old', -8 * DAY_MS - 1_000, ['too-old']],
  ['a day ahead of the clock', DAY_MS, []],
  ['more than a day ahead', DAY_MS + 1_000, ['from-the-future']],
])('a message and a status %s: %s', (_name, ageMs, dropped) => {
  const timestamp = String((now.getTime() + ageMs) / 1000)
  const message = textMessage('a', asha, 'delete my data', { timestamp })
  const body = bodyFor(own.phoneNumberId, { messages: [message], statuses: [{ id: 'b', status: 'sent', timestamp }] })
  const sorted = sort(body)
  expect(sorted.dropped).toEqual([...dropped, ...dropped])
  expect(sorted.items).toHaveLength(dropped.length === 0 ? 2 : 0)
})

test('a channel the secret does not sign for, or that nobody knows, gets nothing', () => {
  const sorted = sort(fixture('several'), { channels: new Map() })
  expect(sorted.items).toEqual([])
  expect(sorted.dropped).toContain('unknown-channel')
})

describe('a piece nobody can read', () => {
  test('of the dedicated channel is kept for it, word by word', () => {
    const { items } = sort(bodyFor(own.phoneNumberId, { messages: [{ strange: 'piece' }] }), { keepsLetters: false })
    expect(items).toEqual([{ kind: 'letter', channelId: own.id, reason: 'strange-shape', text: '{"strange":"piece"}' }])
  })

  test.each([
    [true, 1],
    [false, 0],
  ])('that names no channel is kept only where no business signs with the same secret (%s)', (keepsLetters, letters) => {
    expect(
      sort({ object: 'page', entry: [{ changes: [] }] }, { keepsLetters }).items.filter(({ kind }) => kind === 'letter').length >
        0,
    ).toBe(letters === 1)
  })

  test('that is nested too deeply to be written is noted all the same', () => {
    const deep = JSON.parse('['.repeat(200_000) + ']'.repeat(200_000)) as unknown
    expect(sort(deep).items).toMatchObject([{ kind: 'letter', text: expect.stringContaining('nested') }])
  })
})

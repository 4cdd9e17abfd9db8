import { describe, expect, test } from 'vitest'
import type { InboundEvent } from '../../src/webhook/event.ts'
import { readPayload } from '../../src/webhook/payload.ts'
import { bodyFor, fixture, textMessage } from './bodies.ts'

const CHANNEL = '100000000000001'
const ASHA = { phone: '+917000012345', userId: 'IN.Kx81hTq02LmN' }
const AT = '2026-11-24T06:00:00.000Z'

const contentOf = (name: string, message: unknown) => {
  const { events, strange } = readPayload(bodyFor(CHANNEL, { messages: [message] }))
  expect(strange, name).toEqual([])
  return events[0]
}

describe('every kind of message is named in our words:', () => {
  const expected: Record<string, Partial<Extract<InboundEvent, { kind: 'message' }>>> = {
    text: { content: { type: 'text', body: 'delete my data' }, sender: ASHA, forwarded: false, sentAt: AT },
    'text without a number': { sender: { userId: ASHA.userId } },
    'text with empty and null identifiers': { sender: { userId: ASHA.userId } },
    'text of the years before user ids': { sender: { phone: ASHA.phone }, content: { type: 'text', body: 'मेरा डेटा डिलीट करो' } },
    'quick reply of a template': {
      content: { type: 'template-button', payload: 'DELETE_MY_DATA', text: 'Delete my data' },
      contextWamid: 'wamid.HBgOUR01',
    },
    button: { content: { type: 'button', id: 'k3v9:yes', title: 'Yes, delete it' }, contextWamid: 'wamid.HBgOUR02' },
    'list row': { content: { type: 'list-row', id: 'k3v9:show', title: 'Show what you hold' }, contextWamid: 'wamid.HBgOUR03' },
    'flow answer': { content: { type: 'unknown', name: 'nfm_reply' } },
    picture: { content: { type: 'media', media: 'image', caption: 'my ID' } },
    'voice note': { content: { type: 'voice', mediaId: '1002' } },
    'own number, attached by WhatsApp': {
      content: { type: 'contacts', contacts: [{ origin: 'contact_request', phones: ['+917000012345'] }] },
    },
    'card picked by hand': {
      content: {
        type: 'contacts',
        contacts: [
          { origin: 'other', phones: ['+917000054321'] },
          { origin: 'other', phones: [] },
        ],
      },
    },
    reaction: { content: { type: 'reaction', emoji: '👍' }, contextWamid: 'wamid.HBgOUR02' },
    edit: { content: { type: 'edit' } },
    revoke: { content: { type: 'revoke' } },
    location: { content: { type: 'location' } },
    order: { content: { type: 'order' } },
    'first opening of the chat': { content: { type: 'welcome' } },
    'unsupported without its object': { content: { type: 'unsupported' } },
    'unknown of the older shape': { content: { type: 'unsupported' } },
    'kind of the future': { content: { type: 'unknown', name: 'poll_creation' } },
    'forwarded text': { forwarded: true },
    'often forwarded text': { forwarded: true },
    'text with what PostgreSQL refuses': { content: { type: 'text', body: 'delete\uFFFD my data \uFFFD' } },
  }

  test.each(Object.entries(fixture('messages')))('%s', (name, message) => {
    const { id } = message as { id: string }
    expect(contentOf(name, message)).toMatchObject({ kind: 'message', phoneNumberId: CHANNEL, wamid: id, ...expected[name] })
    expect(expected[name], 'an expectation for each fixture').toBeDefined()
  })

  test('a reaction taken back says nothing', () => {
    const { reaction } = fixture('messages') as { reaction: { reaction: object } }
    for (const emoji of [undefined, '']) {
      const message = { ...reaction, reaction: { ...reaction.reaction, emoji } }
      expect(readPayload(bodyFor(CHANNEL, { messages: [message] }))).toMatchObject({
        events: [],
        strange: [],
        ignored: ['reaction-taken-back'],
      })
    }
  })

  test('an edited "yes" keeps nothing of what it says', () => {
    const { edit } = fixture('messages')
    expect(JSON.stringify(contentOf('edit', edit))).not.toContain('yes')
  })
})

describe('identity moves, in the shapes of the years:', () => {
  const asha = { phone: '+917000012345' }
  const moved = { phone: '+917000054321', userId: 'IN.Zp44vWc77RsT' }
  test.each([
    ['changed number, 2026', { change: 'number', sender: ASHA, next: moved, previousUserId: ASHA.userId }],
    ['changed number, with the new id as sender', { change: 'number', sender: ASHA, next: moved }],
    ['changed number, older', { change: 'number', sender: asha, next: { phone: moved.phone } }],
    ['changed number, oldest', { change: 'number', sender: asha, next: { phone: moved.phone } }],
    ['changed id', { change: 'user-id', sender: { userId: ASHA.userId }, next: { userId: moved.userId } }],
    ['changed identity', { change: 'identity', sender: asha, next: {} }],
  ])('%s', (name, expected) => {
    expect(contentOf(name, fixture('system')[name])).toMatchObject({ kind: 'system', ...expected })
  })

  test('a system notice of another kind is not for this program', () => {
    const notice = { ...textMessage('wamid.1', '917000012345', ''), type: 'system', system: { type: 'constructor' } }
    expect(readPayload(bodyFor(CHANNEL, { messages: [notice] }))).toMatchObject({
      events: [],
      strange: [],
      ignored: ['system-kind'],
    })
  })
})

describe('statuses:', () => {
  test.each([
    ['sent', { status: 'sent', callbackData: '6b0c1c3e-0d7f-4a53-9a11-5d8f2f6a0001', recipientUserId: ASHA.userId }],
    ['delivered', { status: 'delivered' }],
    ['read', { status: 'read' }],
    ['voice note played', { status: 'read' }],
    ['failed', { status: 'failed', errorCode: 131047 }],
    ['failed with a strange code', { status: 'failed' }],
  ])('%s', (name, expected) => {
    const { events } = readPayload(bodyFor(CHANNEL, { statuses: [fixture('statuses')[name]] }))
    expect(events).toEqual([
      expect.objectContaining({ kind: 'status', phoneNumberId: CHANNEL, wamid: 'wamid.HBgOUR01', ...expected }),
    ])
  })
})

describe('who wrote', () => {
  const from = '917000012345'
  const senderOf = (message: object, contacts: unknown) =>
    (
      readPayload(bodyFor(CHANNEL, { messages: [{ ...textMessage('wamid.1', undefined, 'hi'), ...message }], contacts }))
        .events[0] as Extract<InboundEvent, { kind: 'message' }> | undefined
    )?.sender

  test.each([
    [
      'a contact that shares the id lends its number',
      { from_user_id: 'IN.a' },
      [{ user_id: 'IN.a', wa_id: from }],
      { phone: ASHA.phone, userId: 'IN.a' },
    ],
    [
      'a contact that shares the number lends its id',
      { from },
      [{ wa_id: from, user_id: 'IN.a', parent_user_id: 'IN.ENT.p' }],
      { phone: ASHA.phone, userId: 'IN.a', parentUserId: 'IN.ENT.p' },
    ],
    [
      'a contact at the same place but of somebody else lends nothing',
      { from },
      [{ wa_id: '917000054321', user_id: 'IN.b' }],
      { phone: ASHA.phone },
    ],
    [
      'a contact that shares the number but not the id lends nothing',
      { from, from_user_id: 'IN.a' },
      [{ wa_id: from, user_id: 'IN.b', identity_key_hash: 'h' }],
      { phone: ASHA.phone, userId: 'IN.a' },
    ],
    [
      'a contact without a profile, with wrong types, is no obstacle',
      { from },
      [7, null, { wa_id: 7, profile: 'x' }],
      { phone: ASHA.phone },
    ],
    ['contacts that are no list are no obstacle', { from }, 'contacts', { phone: ASHA.phone }],
    ['a number that is none leaves the id', { from: 'me', from_user_id: 'IN.a' }, [], { userId: 'IN.a' }],
    ['a Brazilian number without its ninth digit is the same number', { from: '551161234567' }, [], { phone: '+5511961234567' }],
  ])('%s', (_name, message, contacts, sender) => {
    expect(senderOf(message, contacts)).toEqual(sender)
  })

  test.each([
    ['nothing', {}],
    ['empty text', { from: '', from_user_id: '' }],
    ['wrong types', { from: 917000012345, from_user_id: ['IN.a'] }],
    ['a name in the text alone', { text: { body: 'I am +917000012345' } }],
  ])('cannot be said from %s: the message is set aside', (_name, message) => {
    const { events, strange } = readPayload(
      bodyFor(CHANNEL, { messages: [{ ...textMessage('wamid.1', undefined, 'hi'), ...message }] }),
    )
    expect(events).toEqual([])
    expect(strange).toEqual([expect.objectContaining({ reason: 'sender', phoneNumberId: CHANNEL })])
  })
})

test('several entries, changes, messages and statuses are all read, and a bad piece takes nobody with it', () => {
  const payload = readPayload(fixture('several'))
  expect([...payload.phoneNumberIds]).toEqual(['100000000000001', '100000000000002'])
  expect(payload.events.map(({ wamid, phoneNumberId }) => [wamid, phoneNumberId])).toEqual([
    ['wamid.HBgFIX31', '100000000000001'],
    ['wamid.HBgFIX32', '100000000000001'],
    ['wamid.HBgOUR01', '100000000000001'],
    ['wamid.HBgFIX34', '100000000000002'],
  ])
  expect(payload.events.slice(0, 2)).toMatchObject([{ sender: { identityKeyHash: 'hA' } }, { sender: { identityKeyHash: 'hB' } }])
  expect(payload.strange.map(({ reason, piece }) => [reason, piece])).toEqual([
    ['message', 'not a message'],
    ['status', expect.objectContaining({ timestamp: 'soon' })],
  ])
  expect(payload.ignored).toEqual(['field', 'field', 'group'])
})

describe('is set aside as strange:', () => {
  const good = textMessage('wamid.good', '917000012345', 'hi')
  test.each([
    ['a number', 7],
    ['null', null],
    ['a list', []],
    ['another object of Meta', { object: 'page', entry: [{ id: '1', changes: [] }] }],
    ['no entries', { object: 'whatsapp_business_account', entry: [] }],
    ['entries that are no list', { object: 'whatsapp_business_account', entry: {} }],
    ['an entry without changes', { object: 'whatsapp_business_account', entry: [{}] }],
    ['a change that is no object', { object: 'whatsapp_business_account', entry: [{ changes: ['x'] }] }],
    ['a change without a field', { object: 'whatsapp_business_account', entry: [{ changes: [{ value: {} }] }] }],
    [
      'a change without a channel',
      { object: 'whatsapp_business_account', entry: [{ changes: [{ field: 'messages', value: {} }] }] },
    ],
  ])('%s', (_name, body) => {
    const payload = readPayload(body)
    expect(payload.events).toEqual([])
    expect(payload.strange.length).toBeGreaterThan(0)
  })

  test.each([
    ['no id', { id: undefined }],
    ['an id that fits no column', { id: 'w'.repeat(513) }],
    ['no time', { timestamp: undefined }],
    ['a time in words', { timestamp: 'yesterday' }],
    ['a negative time', { timestamp: '-1795500000' }],
    ['a time before WhatsApp', { timestamp: '0' }],
    ['a time beyond PostgreSQL', { timestamp: '999999999999' }],
    ['a time that is no whole number', { timestamp: 1795500000.5 }],
    ['no type', { type: undefined }],
    ['a type without its body', { text: undefined }],
    ['a body of a wrong type', { text: { body: { body: 'hi' } } }],
    ['a reply without an id', { type: 'interactive', interactive: { type: 'button_reply', button_reply: { title: 'Yes' } } }],
    ['contacts that are no list', { type: 'contacts', contacts: { phones: [] } }],
  ])('a message with %s, and the good one beside it is read', (_name, wrong) => {
    const payload = readPayload(bodyFor(CHANNEL, { messages: [{ ...good, ...wrong }, good] }))
    expect(payload.strange).toHaveLength(1)
    expect(payload.events).toHaveLength(1)
  })

  test('messages that are no list, and the statuses beside them are read', () => {
    const payload = readPayload(bodyFor(CHANNEL, { messages: { 0: good }, statuses: [fixture('statuses').sent] }))
    expect(payload.strange).toHaveLength(1)
    expect(payload.events).toHaveLength(1)
  })
})

test('text ends after 4096 units, without half a character at the end', () => {
  const body = `${'x'.repeat(4095)}😀 and more`
  const { content } = contentOf('long', textMessage('wamid.1', '917000012345', body)) as Extract<
    InboundEvent,
    { kind: 'message' }
  >
  expect(content).toEqual({ type: 'text', body: `${'x'.repeat(4095)}\uFFFD` })
})

test('a name of a kind can hold nothing but letters', () => {
  const message = { ...textMessage('wamid.1', '917000012345', ''), type: `<b>+91 70000${'x'.repeat(99)}` }
  const { content } = contentOf('kind', message) as Extract<InboundEvent, { kind: 'message' }>
  expect(content).toMatchObject({ type: 'unknown', name: expect.stringMatching(/^[a-z_]{1,64}$/) })
})

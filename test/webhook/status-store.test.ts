import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/runtime/ids.ts'
import { wamidHash } from '../../src/subject/pseudonym.ts'
import type { InboundStatus } from '../../src/webhook/event.ts'
import { testDatabases } from '../support/databases.ts'
import { DEDICATED, everyRow, forgetEverything, NOW, SIDE, type TestWebhook, testKey, webhookOn } from './webhook.ts'

const databases = testDatabases()
let webhook: TestWebhook

beforeAll(async () => {
  webhook = await webhookOn(databases.botUrl)
})
afterEach(async () => {
  await forgetEverything(webhook.database)
})
afterAll(() => webhook.close())

type State = 'pending' | 'sending' | 'sent' | 'delivered' | 'read' | 'failed' | 'dropped'

interface OutboxRow {
  id: string
  person: string
}

async function outboxRow(state: State, wamid?: string, channel = DEDICATED): Promise<OutboxRow> {
  const { pool } = webhook.database
  const person = newId()
  const id = newId()
  await pool.query('insert into person (id, created_at) values ($1, $2)', [person, NOW])
  await pool.query(
    `insert into outbox_message (id, person_id, channel_id, what, state, wamid_hash, created_at, updated_at)
     values ($1, $2, $3, 'welcome', $4, $5, $6, $6)`,
    [id, person, channel.id, state, wamid === undefined ? null : wamidHash(webhook.keys, wamid), NOW],
  )
  return { id, person }
}

const arrives = (status: InboundStatus['status'], more: Partial<InboundStatus> = {}, channel = DEDICATED) =>
  ({
    kind: 'status',
    channel,
    status: { kind: 'status', phoneNumberId: channel.phoneNumberId, wamid: 'wamid.ours', at: NOW.toISOString(), status, ...more },
  }) as const
const stored = async ({ id }: OutboxRow) => {
  const { rows } = await webhook.database.pool.query('select state, wamid_hash, error_code from outbox_message where id = $1', [
    id,
  ])
  return rows[0] as { state: State; wamid_hash: string | null; error_code: number | null }
}

describe('a message only moves forward:', () => {
  test.each<[State, InboundStatus['status'], State]>([
    ['sending', 'sent', 'sent'],
    ['pending', 'sent', 'sent'],
    ['sending', 'read', 'read'],
    ['sent', 'delivered', 'delivered'],
    ['delivered', 'read', 'read'],
    ['read', 'delivered', 'read'],
    ['delivered', 'sent', 'delivered'],
    ['sent', 'failed', 'failed'],
    ['sending', 'failed', 'failed'],
    ['pending', 'failed', 'pending'],
    ['delivered', 'failed', 'delivered'],
    ['read', 'failed', 'read'],
    ['failed', 'read', 'failed'],
    ['failed', 'failed', 'failed'],
    ['dropped', 'sent', 'dropped'],
  ])('%s, told %s, is %s', async (before, told, after) => {
    const row = await outboxRow(before)
    await webhook.inbox.submit([arrives(told, { callbackData: row.id })])
    expect((await stored(row)).state).toBe(after)
  })

  test('whatever the order in which one body tells them', async () => {
    const row = await outboxRow('sending')
    const callbackData = row.id
    await webhook.inbox.submit((['read', 'sent', 'delivered'] as const).map((status) => arrives(status, { callbackData })))
    expect((await stored(row)).state).toBe('read')
    await webhook.inbox.submit((['sent', 'delivered'] as const).map((status) => arrives(status, { callbackData })))
    expect((await stored(row)).state).toBe('read')
  })
})

test('a send whose answer was lost learns its wamid from the status, and then goes by it', async () => {
  const row = await outboxRow('sending')
  await webhook.inbox.submit([arrives('sent', { callbackData: row.id })])
  expect((await stored(row)).wamid_hash).toBe(wamidHash(webhook.keys, 'wamid.ours'))
  await webhook.inbox.submit([arrives('delivered')])
  expect((await stored(row)).state).toBe('delivered')
})

test('a failure keeps Meta’s code', async () => {
  const row = await outboxRow('sent', 'wamid.ours')
  await webhook.inbox.submit([arrives('failed', { errorCode: 131047 })])
  expect(await stored(row)).toMatchObject({ state: 'failed', error_code: 131047 })
})

test('the failure of an earlier send is not the failure of the one that followed it', async () => {
  const row = await outboxRow('sent', 'wamid.second')
  await webhook.inbox.submit([arrives('failed', { wamid: 'wamid.first', callbackData: row.id })])
  expect((await stored(row)).state).toBe('sent')
})

test('a late word about a send that is to be repeated does not stop the repetition', async () => {
  const row = await outboxRow('pending', 'wamid.ours')
  await webhook.inbox.submit([arrives('sent', { callbackData: row.id })])
  expect((await stored(row)).state).toBe('pending')
})

test('a wamid hashed under a key that was since replaced is found', async () => {
  const row = await outboxRow('sent', 'wamid.ours')
  const rotated = await webhookOn(databases.botUrl, {
    keys: { ...webhook.keys, pseudonym: [testKey('current'), ...webhook.keys.pseudonym] },
  })
  await rotated.inbox.submit([arrives('delivered')])
  await rotated.close()
  expect((await stored(row)).state).toBe('delivered')
})

describe('who may go on is woken:', () => {
  test.each<[State, InboundStatus['status'], boolean]>([
    ['sending', 'sent', true],
    ['pending', 'delivered', true],
    ['sent', 'failed', true],
    ['sent', 'delivered', false],
    ['read', 'sent', false],
  ])('%s, told %s: %s', async (before, told, wakes) => {
    const row = await outboxRow(before)
    await webhook.inbox.submit([arrives(told, { callbackData: row.id })])
    expect(await webhook.woken('deliver-message')).toEqual(wakes ? [[row.person]] : [])
  })
})

describe('leaves no trace:', () => {
  test.each<[string, Partial<InboundStatus>]>([
    ['a status of a business’s own message', { wamid: 'wamid.theirs' }],
    ['with callback data of another program', { callbackData: 'order-4711' }],
    ['with an id that is nobody’s', { callbackData: newId() }],
  ])('%s', async (_name, more) => {
    await outboxRow('sent', 'wamid.of another')
    const before = await everyRow(webhook.database)
    await webhook.inbox.submit([arrives('read', { recipientUserId: 'IN.somebody', ...more })])
    expect(await everyRow(webhook.database)).toEqual(before)
  })

  test('a status that came on another channel than our message went out on', async () => {
    const row = await outboxRow('sent', 'wamid.ours')
    await webhook.inbox.submit([arrives('failed', { callbackData: row.id }, SIDE)])
    expect((await stored(row)).state).toBe('sent')
  })
})

test('statuses of many messages are applied together', async () => {
  const rows = await Promise.all(Array.from({ length: 20 }, () => outboxRow('sending')))
  await webhook.inbox.submit(
    rows.map(({ id }, index) => arrives(index % 2 === 0 ? 'sent' : 'failed', { callbackData: id, wamid: `wamid.${id}` })),
  )
  const states = await Promise.all(rows.map(async (row) => (await stored(row)).state))
  expect(states).toEqual(rows.map((_, index) => (index % 2 === 0 ? 'sent' : 'failed')))
  expect((await webhook.woken('deliver-message')).flat().sort()).toEqual(rows.map(({ person }) => person).sort())
})

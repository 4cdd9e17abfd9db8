import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/runtime/ids.ts'
import { unseal } from '../../src/runtime/keys.ts'
import { testDatabases } from '../support/databases.ts'
import { bodyFor, fixture, messagesFor, textMessage } from './bodies.ts'
import { CLINIC, everyRow, forgetEverything, NOW, SHOP, type TestWebhook, webhookOn } from './webhook.ts'

const databases = testDatabases()
let webhook: TestWebhook

beforeAll(async () => {
  webhook = await webhookOn(databases.botUrl)
})
afterEach(async () => {
  await forgetEverything(webhook.database)
  webhook.logged.length = 0
  webhook.counted.length = 0
})
afterAll(() => webhook.close())

const asha = '917000012345'
const bala = '917000054321'
const takenOn = async (channel: typeof SHOP, ...messages: Record<string, unknown>[]) => {
  const { status, json } = await webhook.post(messagesFor(channel.phoneNumberId, ...messages), {
    secret: channel.appSecrets[0] ?? '',
  })
  expect(status).toBe(200)
  return (json as { taken: string[] }).taken
}

/** What the job does with an opening: handled, and the floor held or not. */
async function handled(channel: typeof SHOP, holdsFloor: boolean): Promise<void> {
  const { pool } = webhook.database
  await pool.query('update inbox_event set handled_at = now()')
  await pool.query(
    `insert into conversation (id, person_id, channel_id, state, language, holds_floor, last_inbound_at, created_at, updated_at)
     select $1, person_id, $2, 'choosingScope', 'en', $3, $4, $4, $4 from inbox_event where channel_id = $2 limit 1
     on conflict (person_id, channel_id) do update set holds_floor = excluded.holds_floor`,
    [newId(), channel.id, holdsFloor, NOW],
  )
}

describe('an ordinary chat with a business', () => {
  const spellings = /7000012345|70000 12345|Asha|IN\.Kx81hTq02LmN|HBgFIX|HBgSYS|HBgOUR/

  test('leaves no row, no log line and no word in the answer, whatever kinds of messages it holds', async () => {
    const before = await everyRow(webhook.database)
    const contacts = [{ profile: { name: 'Asha' }, wa_id: asha, user_id: 'IN.Kx81hTq02LmN' }]
    const ordinary = Object.entries(fixture('messages')).filter(
      ([, message]) => !JSON.stringify(message).includes('"body":"delete my data"'),
    )
    const messages = [...ordinary.map(([, message]) => message), ...Object.values(fixture('system')), { strange: asha }]
    const body = bodyFor(SHOP.phoneNumberId, {
      contacts,
      messages,
      statuses: [...Object.values(fixture('statuses')), { id: asha }],
    })
    const answer = await webhook.post(body, { secret: 'shop-app' })
    expect(answer).toEqual({ status: 200, json: { taken: [] } })
    const after = await everyRow(webhook.database)
    expect(after).toEqual(before)
    expect(after.join('\n')).not.toMatch(spellings)
    expect(webhook.logged).toEqual([])
    expect(webhook.counted.join('\n')).not.toMatch(spellings)
    expect(webhook.counted).toContain('webhook_refused_total not-for-the-bot')
  })

  test('leaves nothing of the text and the name either when a wish to delete is among it', async () => {
    await takenOn(SHOP, textMessage('wamid.order', bala, 'where is my parcel'), textMessage('wamid.wish', asha, 'delete my data'))
    const rows = (await everyRow(webhook.database)).join('\n')
    expect(rows).not.toMatch(/7000012345|7000054321|wamid\.|parcel|delete my data|Asha/)
    const { rows: persons } = await webhook.database.pool.query('select 1 from person')
    expect(persons).toHaveLength(1)
  })
})

describe('a wish to delete on a business’s channel', () => {
  test('is taken, and nothing else of the body', async () => {
    const messages = [textMessage('wamid.a', asha, 'hello'), textMessage('wamid.b', bala, 'delete my data')]
    expect(await takenOn(SHOP, ...messages)).toEqual(['wamid.b'])
  })

  test('opens the floor for what the same person says next, there and nowhere else', async () => {
    await takenOn(SHOP, textMessage('wamid.a', asha, 'delete my data'))
    await handled(SHOP, true)
    expect(await takenOn(SHOP, textMessage('wamid.b', asha, 'yes'), textMessage('wamid.c', bala, 'yes'))).toEqual(['wamid.b'])
    expect(await takenOn(CLINIC, textMessage('wamid.d', asha, 'yes'))).toEqual([])
  })

  test('keeps what follows before the job has come to it', async () => {
    await takenOn(SHOP, textMessage('wamid.a', asha, 'delete my data'))
    expect(await takenOn(SHOP, textMessage('wamid.b', asha, 'please'))).toEqual(['wamid.b'])
  })

  test.each(['erasure', 'staff', 'system'])(
    'while a word of our own (%s) waits for this chat, what the person writes to the business stays the business’s',
    async (kind) => {
      await takenOn(SHOP, textMessage('wamid.a', asha, 'delete my data'))
      await handled(SHOP, false)
      await webhook.database.pool.query(
        `insert into inbox_event (dedup_key, person_id, channel_id, kind, content_type, event_at, received_at)
         select 'word of ours', person_id, channel_id, $1, 'finished', $2, $2 from inbox_event limit 1`,
        [kind, NOW],
      )
      const before = await everyRow(webhook.database)
      expect(await takenOn(SHOP, textMessage('wamid.b', asha, 'where is my parcel'))).toEqual([])
      expect(await everyRow(webhook.database)).toEqual(before)
      expect(await takenOn(SHOP, textMessage('wamid.c', asha, 'delete my data'))).toEqual(['wamid.c'])
      expect(await takenOn(SHOP, textMessage('wamid.d', asha, 'please'))).toEqual(['wamid.d'])
    },
  )

  test('keeps the order of one body within a second, also where only some of it speaks of deletion', async () => {
    await takenOn(SHOP, textMessage('wamid.a', asha, 'delete my data'))
    await handled(SHOP, true)
    await takenOn(
      SHOP,
      textMessage('wamid.b', asha, 'no'),
      textMessage('wamid.c', asha, 'delete my data'),
      textMessage('wamid.d', asha, 'yes'),
    )
    const { rows } = await webhook.database.pool.query<{ sealed: string }>('select sealed from inbox_event order by event_at, id')
    const wamids = rows.map(({ sealed }) => (JSON.parse(unseal(webhook.keys, 'inbox', sealed)) as { wamid: string }).wamid)
    expect(wamids).toEqual(['wamid.a', 'wamid.b', 'wamid.c', 'wamid.d'])
  })

  test('gives the chat back when the conversation has ended', async () => {
    await takenOn(SHOP, textMessage('wamid.a', asha, 'delete my data'))
    await handled(SHOP, true)
    await handled(SHOP, false)
    expect(await takenOn(SHOP, textMessage('wamid.b', asha, 'where is my parcel'))).toEqual([])
  })

  test('is named as taken again when it is redelivered after the conversation has ended', async () => {
    await takenOn(SHOP, textMessage('wamid.a', asha, 'delete my data'))
    await handled(SHOP, true)
    const answer = textMessage('wamid.b', asha, 'yes')
    await takenOn(SHOP, answer)
    await handled(SHOP, false)
    expect(await takenOn(SHOP, answer, textMessage('wamid.c', asha, 'yes'))).toEqual(['wamid.b'])
  })

  test('while it rests, a tap on one of its own prompts is taken, on that channel, from that person', async () => {
    await takenOn(SHOP, textMessage('wamid.a', asha, 'delete my data'), textMessage('wamid.b', bala, 'delete my data'))
    await handled(SHOP, false)
    await webhook.database.pool.query(
      `insert into outbox_message (id, person_id, channel_id, what, prompt_id, state, created_at, updated_at)
       select $1, person_id, channel_id, 'scheduled', 'prompt-1', 'sent', $2, $2 from inbox_event order by id limit 1`,
      [newId(), NOW],
    )
    const tap = (wamid: string, from: string, id: string) => ({
      ...textMessage(wamid, from, ''),
      type: 'interactive',
      text: undefined,
      interactive: { type: 'button_reply', button_reply: { id, title: 'Keep my data' } },
    })
    const taps = [
      tap('wamid.c', asha, 'prompt-1:keep'),
      tap('wamid.d', bala, 'prompt-1:keep'),
      tap('wamid.e', asha, 'shop-menu:sweets'),
      tap('wamid.f', asha, 'sweets'),
    ]
    expect(await takenOn(SHOP, ...taps)).toEqual(['wamid.c'])
    expect(await takenOn(CLINIC, tap('wamid.g', asha, 'prompt-1:keep'))).toEqual([])
  })

  test('while it rests, what our words invite to write is taken from whoever has it, for thirty days', async () => {
    expect(await takenOn(SHOP, textMessage('wamid.0', asha, 'status'))).toEqual([])
    await takenOn(SHOP, textMessage('wamid.a', asha, 'delete my data'))
    await handled(SHOP, false)
    const asks = (wamid: string) => [textMessage(wamid, asha, 'status'), textMessage(`${wamid}b`, bala, 'status')]
    expect(await takenOn(SHOP, ...asks('wamid.c'))).toEqual(['wamid.c'])
    await handled(SHOP, false)
    expect(await takenOn(CLINIC, ...asks('wamid.d'))).toEqual([])
    await webhook.database.pool.query("update conversation set updated_at = updated_at - interval '31 days'")
    expect(await takenOn(SHOP, ...asks('wamid.e'))).toEqual([])
  })

  test('what stops a deletion is taken only while this person has a request from this chat, however long ago', async () => {
    const { pool } = webhook.database
    const stops = (wamid: string) => [
      textMessage(wamid, asha, 'delete mat karo'),
      textMessage(`${wamid}b`, bala, 'delete mat karo'),
    ]
    await takenOn(SHOP, textMessage('wamid.a', asha, 'delete my data'))
    await handled(SHOP, false)
    expect(await takenOn(SHOP, ...stops('wamid.b'))).toEqual([])
    await pool.query(
      `insert into erasure_request (id, reference, token_hash, person_id, channel_id, scope, tenant_id, state, language, proved_at, confirmed_at,
         deadline_at, erase_at, created_at, updated_at)
       select $1, 'of-1', 'of-1', person_id, channel_id, 'business', 'sarees', 'parked', 'en', $2, $2, $2::timestamptz + interval '30 days', $2, $2, $2
       from conversation`,
      [newId(), NOW],
    )
    await pool.query("update conversation set updated_at = updated_at - interval '31 days'")
    expect(await takenOn(CLINIC, ...stops('wamid.c'))).toEqual([])
    expect(await takenOn(SHOP, ...stops('wamid.d'))).toEqual(['wamid.d'])
    await handled(SHOP, false)
    await pool.query("update erasure_request set state = 'cancelled', finished_at = $1", [NOW])
    expect(await takenOn(SHOP, ...stops('wamid.e'))).toEqual([])
  })

  test('is found by the id where no number came', async () => {
    const unnumbered = (wamid: string, body: string) => textMessage(wamid, undefined, body, { from_user_id: 'IN.u1' })
    await takenOn(SHOP, unnumbered('wamid.a', 'delete my data'))
    await handled(SHOP, true)
    expect(await takenOn(SHOP, unnumbered('wamid.b', 'yes'))).toEqual(['wamid.b'])
  })

  test('cancels by a change of number only while its conversation is open', async () => {
    const moved = { ...(fixture('system')['changed number, 2026'] as Record<string, unknown>) }
    expect(await takenOn(SHOP, moved)).toEqual([])
    await takenOn(SHOP, textMessage('wamid.a', asha, 'delete my data'))
    await handled(SHOP, true)
    expect(await takenOn(SHOP, moved)).toEqual([moved.id])
  })
})

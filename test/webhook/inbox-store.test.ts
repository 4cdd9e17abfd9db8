import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { unseal } from '../../src/runtime/keys.ts'
import type { InboundMessage } from '../../src/webhook/event.ts'
import type { InboxItem } from '../../src/webhook/inbox-item.ts'
import { testDatabases } from '../support/databases.ts'
import { DEDICATED, forgetEverything, SHOP, type TestWebhook, testKey, webhookOn } from './webhook.ts'

const databases = testDatabases()
let webhook: TestWebhook

beforeAll(async () => {
  webhook = await webhookOn(databases.botUrl)
})
afterEach(async () => {
  await forgetEverything(webhook.database)
  webhook.counted.length = 0
  webhook.logged.length = 0
})
afterAll(() => webhook.close())

const phoneOf = (number: number) => `+9170000${String(number).padStart(5, '0')}`
const message = (wamid: string, sender: InboundMessage['sender'], more: Partial<InboundMessage> = {}): InboundMessage => ({
  kind: 'message',
  phoneNumberId: DEDICATED.phoneNumberId,
  wamid,
  sentAt: '2026-11-24T05:59:00.000Z',
  sender,
  content: { type: 'text', body: `words of ${wamid}` },
  forwarded: false,
  ...more,
})
const item = (event: InboundMessage, channel = DEDICATED): InboxItem => ({ kind: 'event', channel, event })
const rowsOf = async <Row>(query: string) => (await webhook.database.pool.query(query)).rows as Row[]
const count = async (table: string) => Number((await rowsOf<{ count: string }>(`select count(*) from ${table}`))[0]?.count)

test('an event is stored sealed, under the hash of its wamid, for one person, who is woken once', async () => {
  await webhook.inbox.submit([item(message('wamid.a', { phone: phoneOf(1) })), item(message('wamid.b', { phone: phoneOf(1) }))])
  const rows = await rowsOf<{ sealed: string; person_id: string; content_type: string }>('select * from inbox_event order by id')
  expect(rows.map(({ sealed }) => JSON.parse(unseal(webhook.keys, 'inbox', sealed)).wamid)).toEqual(['wamid.a', 'wamid.b'])
  expect(rows.map(({ content_type }) => content_type)).toEqual(['text', 'text'])
  expect(await webhook.woken('handle-event')).toEqual([[rows[0]?.person_id]])
  expect(JSON.stringify(rows)).not.toMatch(/wamid|words|70000/)
})

test('a redelivered message is stored once and wakes nobody', async () => {
  const items = [item(message('wamid.a', { phone: phoneOf(1) }))]
  await webhook.inbox.submit(items)
  expect(await webhook.woken('handle-event')).toHaveLength(1)
  await webhook.inbox.submit([...items, ...items])
  expect(await count('inbox_event')).toBe(1)
  expect(await webhook.woken('handle-event')).toEqual([])
})

test('a message that loses its race each time is refused, so that it comes again, and is no dead letter', async () => {
  // Somebody else is always a moment quicker with the same number.
  const quicker = `declare other uuid := gen_random_uuid(); begin
    if pg_trigger_depth() > 1 then return new; end if;
    insert into person (id, created_at) values (other, now());
    insert into person_binding select (jsonb_populate_record(new, jsonb_build_object('id', gen_random_uuid(), 'person_id', other))).*;
    return new; end`
  await rowsOf(`create function quicker() returns trigger language plpgsql as $$ ${quicker} $$`)
  await rowsOf('create trigger quicker before insert on person_binding for each row execute function quicker()')
  const items = [item(message('wamid.a', { phone: phoneOf(1) })), item(message('wamid.b', { phone: phoneOf(2) }))]
  try {
    await expect(webhook.inbox.submit(items)).rejects.toMatchObject({ because: 'failed' })
    expect([await count('dead_letter'), await count('inbox_event')]).toEqual([0, 0])
  } finally {
    await rowsOf('drop function quicker() cascade')
  }
  await webhook.inbox.submit(items)
  expect([await count('dead_letter'), await count('inbox_event')]).toEqual([0, 2])
})

test('one wake-up is for everybody of a batch', async () => {
  await webhook.inbox.submit([1, 2, 3].map((number) => item(message(`wamid.${number}`, { phone: phoneOf(number) }))))
  const rows = await rowsOf<{ person_id: string }>('select person_id from inbox_event')
  const [everybody, ...more] = await webhook.woken('handle-event')
  expect([everybody?.sort(), more]).toEqual([rows.map(({ person_id }) => person_id).sort(), []])
})

test('messages of the same second are handled in the order in which they came', async () => {
  const wamids = Array.from({ length: 40 }, (_, index) => `wamid.${index}`)
  await webhook.inbox.submit(wamids.map((wamid) => item(message(wamid, { phone: phoneOf(1) }))))
  const rows = await rowsOf<{ sealed: string }>('select sealed from inbox_event order by event_at, id')
  expect(rows.map(({ sealed }) => JSON.parse(unseal(webhook.keys, 'inbox', sealed)).wamid)).toEqual(wamids)
})

test('the messages of one person keep their order while others’ commits overtake them', async () => {
  const wamids = Array.from({ length: 30 }, (_, index) => `wamid.${index}`)
  const senders = [{ phone: phoneOf(1) }, { phone: phoneOf(1), userId: 'IN.a' }, { userId: 'IN.a' }]
  await Promise.all(
    wamids.map(async (wamid, index) => {
      // Each arrives in a turn of its own, so that several commits are under way.
      for (let turn = 0; turn < index; turn += 1) await new Promise((resolve) => setImmediate(resolve))
      const sender = senders[index % senders.length] ?? {}
      await webhook.inbox.submit([item(message(wamid, sender)), item(message(`${wamid}-other`, { phone: phoneOf(100 + index) }))])
    }),
  )
  const rows = await rowsOf<{ sealed: string }>('select sealed from inbox_event order by event_at, id')
  const stored = rows.map(({ sealed }) => String(JSON.parse(unseal(webhook.keys, 'inbox', sealed)).wamid))
  expect(stored.filter((wamid) => !wamid.endsWith('-other'))).toEqual(wamids)
  expect(await rowsOf("select distinct person_id from person_binding where kind = 'user_id'")).toHaveLength(1)
})

test('a message seen under a key that was since replaced is known when it comes again', async () => {
  const former = testKey('former')
  const before = await webhookOn(databases.botUrl, { keys: { ...webhook.keys, pseudonym: [former] } })
  const after = await webhookOn(databases.botUrl, { keys: { ...webhook.keys, pseudonym: [testKey('current'), former] } })
  const items = [item(message('wamid.a', { phone: phoneOf(1), userId: 'IN.a' }))]
  await before.inbox.submit(items)
  await after.inbox.submit(items)
  await after.inbox.submit([item(message('wamid.b', { phone: phoneOf(1) }))])
  await Promise.all([before.close(), after.close()])
  expect([await count('inbox_event'), await count('person'), await count('person_binding')]).toEqual([2, 1, 2])
})

test('a first sight keeps the identity key hashed, and a later one leaves the comparing to the job', async () => {
  await webhook.inbox.submit([item(message('wamid.a', { phone: phoneOf(1), identityKeyHash: 'first' }))])
  await webhook.inbox.submit([item(message('wamid.b', { phone: phoneOf(1), identityKeyHash: 'second' }))])
  const rows = await rowsOf<{ identity_key: string }>('select identity_key from person_binding')
  expect(rows).toHaveLength(1)
  expect(rows[0]?.identity_key).toMatch(/^[0-9a-f]{64}$/)
})

test('an address that was blanked after an erasure is known again when its person writes', async () => {
  await webhook.inbox.submit([item(message('wamid.a', { phone: phoneOf(1) }))])
  await webhook.database.pool.query('update person_binding set address_sealed = null')
  await webhook.inbox.submit([item(message('wamid.b', { phone: phoneOf(1) }))])
  const rows = await rowsOf<{ address_sealed: string }>('select address_sealed from person_binding')
  expect(rows.map(({ address_sealed }) => unseal(webhook.keys, 'address', address_sealed))).toEqual([phoneOf(1)])
  expect(await count('person')).toBe(1)
})

test('a number that was given up is a new person’s when it writes again', async () => {
  await webhook.inbox.submit([item(message('wamid.a', { phone: phoneOf(1) }))])
  await webhook.database.pool.query('update person_binding set ended_at = now(), address_sealed = null')
  await webhook.inbox.submit([item(message('wamid.b', { phone: phoneOf(1) }))])
  const rows = await rowsOf<{ person_id: string }>('select person_id from inbox_event')
  expect(new Set(rows.map(({ person_id }) => person_id)).size).toBe(2)
})

test('an id without a number is said to be the number’s person’s ahead of the message that shows it, once; one with another number stays', async () => {
  const senders = [{ userId: 'IN.a' }, { phone: phoneOf(1) }, { phone: phoneOf(2), userId: 'IN.b' }]
  for (const [index, sender] of senders.entries()) await webhook.inbox.submit([item(message(`wamid.${index}`, sender))])
  await webhook.inbox.submit([
    item(message('wamid.tied', { phone: phoneOf(1), userId: 'IN.a' })),
    item(message('wamid.conflict', { phone: phoneOf(1), userId: 'IN.b' })),
  ])
  await webhook.inbox.submit([item(message('wamid.tied', { phone: phoneOf(1), userId: 'IN.a' }))])
  const persons = await rowsOf<{ id: string; former: boolean }>(
    `select person_id as id, bool_or(kind = 'user_id') as former from person_binding group by 1 having count(*) = 1 order by 2`,
  )
  const [number, former] = persons.map(({ id }) => id)
  const said = await rowsOf<{ sealed: string; person_id: string; early: boolean }>(
    `select j.sealed, j.person_id, j.event_at < m.event_at as early from inbox_event j join inbox_event m on 'id.joined:' || m.dedup_key = j.dedup_key`,
  )
  expect(said).toHaveLength(1)
  expect(said[0]).toMatchObject({ person_id: number, early: true })
  expect(JSON.parse(unseal(webhook.keys, 'inbox', said[0]?.sealed ?? ''))).toEqual({
    from: former,
    portfolioId: DEDICATED.portfolioId,
    userId: 'IN.a',
    phone: phoneOf(1),
  })
  expect(webhook.counted).toContain('webhook_refused_total binding-conflict')
})

test('a business’s channel ties no id to a number', async () => {
  await webhook.inbox.submit([item(message('wamid.a', { phone: phoneOf(1), userId: 'IN.a' }), SHOP)])
  expect(await rowsOf('select kind from person_binding')).toEqual([{ kind: 'phone' }])
})

test('a notice that the number of somebody unknown has changed leaves no row', async () => {
  const event = {
    kind: 'system',
    phoneNumberId: '1',
    wamid: 'wamid.s',
    sentAt: '2026-11-24T05:59:00.000Z',
    sender: { phone: phoneOf(9) },
    change: 'number',
    next: {},
  } as const
  await webhook.inbox.submit([{ kind: 'event', channel: DEDICATED, event }])
  expect([await count('inbox_event'), await count('person')]).toEqual([0, 0])
  await webhook.inbox.submit([item(message('wamid.a', { phone: phoneOf(9) })), { kind: 'event', channel: DEDICATED, event }])
  expect(await rowsOf('select kind, content_type from inbox_event order by id')).toEqual([
    { kind: 'message', content_type: 'text' },
    { kind: 'system', content_type: 'number' },
  ])
})

describe('bad rows', () => {
  const bad = (wamid: string) => item(message(wamid, { phone: phoneOf(7) }, { sentAt: 'no time at all' }))

  test('go to the dead letters, sealed and once, and everybody else’s events are stored', async () => {
    const items = Array.from({ length: 30 }, (_, index) => item(message(`wamid.${index}`, { phone: phoneOf(index) })))
    items.splice(11, 0, bad('wamid.bad1'))
    items.splice(25, 0, bad('wamid.bad2'))
    await webhook.inbox.submit(items)
    await webhook.inbox.submit(items)
    expect(await count('inbox_event')).toBe(30)
    const letters = await rowsOf<{ sealed: string; reason: string }>('select * from dead_letter order by id')
    expect(letters.map(({ reason }) => reason)).toEqual(['bad-row', 'bad-row'])
    expect(letters.map(({ sealed }) => JSON.parse(unseal(webhook.keys, 'dead-letter', sealed)).wamid)).toEqual([
      'wamid.bad1',
      'wamid.bad2',
    ])
    expect(webhook.counted.filter((counted) => counted === 'alarms_total dead-letter')).toHaveLength(2)
    expect(webhook.logged.join()).not.toMatch(/wamid|70000|words/)
  })

  test('of a business’s channel are only counted', async () => {
    await webhook.inbox.submit([{ ...bad('wamid.bad'), channel: SHOP } as InboxItem])
    expect([await count('dead_letter'), await count('inbox_event'), await count('person')]).toEqual([0, 0, 0])
    expect(webhook.counted).toContain('webhook_refused_total bad-row')
    expect(webhook.counted).not.toContain('alarms_total dead-letter')
  })

  test('are never guessed from a wake-up that fails: then nothing is stored, and all comes again', async () => {
    const items = [item(message('wamid.a', { phone: phoneOf(1) }))]
    await webhook.withoutQueue('22P02', () => expect(webhook.inbox.submit(items)).rejects.toMatchObject({ because: 'failed' }))
    expect([await count('inbox_event'), await count('dead_letter'), await count('person')]).toEqual([0, 0, 0])
    await webhook.inbox.submit(items)
    expect(await count('inbox_event')).toBe(1)
  })
})

test('two processes that meet the same new people and messages at once store each of them once', async () => {
  const other = await webhookOn(databases.botUrl, { keys: webhook.keys })
  const rounds = 25
  const people = 12
  for (let round = 0; round < rounds; round += 1) {
    const items = Array.from({ length: people }, (_, index) => {
      const number = round * people + index
      return item(message(`wamid.${number}`, { phone: phoneOf(number), userId: `IN.u${number}` }))
    })
    await Promise.all([webhook.inbox.submit(items), other.inbox.submit([...items].reverse())])
  }
  await other.close()
  expect([await count('person'), await count('person_binding'), await count('inbox_event')]).toEqual([
    rounds * people,
    2 * rounds * people,
    rounds * people,
  ])
  expect([...webhook.logged, ...other.logged].filter((line) => line.includes('could not be stored'))).toEqual([])
  const orphans = await count('person p where not exists (select 1 from person_binding b where b.person_id = p.id)')
  expect(orphans).toBe(0)
})

describe('when the database does not answer', () => {
  test('a blocked commit is given up, its connection with it, and the next body is stored once the way is free', async () => {
    const impatient = await webhookOn(databases.botUrl, { keys: webhook.keys, waitMsMax: 300 })
    const blocker = await webhook.database.pool.connect()
    await blocker.query('begin; lock table inbox_event in access exclusive mode')
    const items = [item(message('wamid.a', { phone: phoneOf(1) }))]
    await expect(impatient.inbox.submit(items)).rejects.toMatchObject({ name: 'InboxUnavailable' })
    await blocker.query('rollback')
    blocker.release()
    await impatient.inbox.submit(items)
    await impatient.close()
    expect(await count('inbox_event')).toBe(1)
  })

  test('a port that nobody listens on is an answer, too', async () => {
    const dead = new URL(databases.botUrl)
    dead.port = '1'
    const cutOff = await webhookOn(databases.botUrl, { keys: webhook.keys, inboxUrl: dead.href })
    await expect(cutOff.inbox.submit([item(message('wamid.a', { phone: phoneOf(1) }))])).rejects.toMatchObject({
      because: 'failed',
    })
    await cutOff.close()
    expect(cutOff.logged.join()).not.toContain('70000')
  })

  test('a connection that is cut in the middle fails its waiters, ends no process, and the next body is stored', async () => {
    const items = [item(message('wamid.a', { phone: phoneOf(1) }))]
    await webhook.inbox.submit([item(message('wamid.0', { phone: phoneOf(1) }))])
    const blocker = await webhook.database.pool.connect()
    await blocker.query('begin; lock table inbox_event in access exclusive mode')
    const waiting = expect(webhook.inbox.submit(items)).rejects.toMatchObject({ because: 'failed' })
    await killBlocked(blocker)
    await waiting
    await blocker.query('rollback')
    blocker.release()
    await webhook.inbox.submit(items)
    expect(await count('inbox_event')).toBe(2)
  })

  async function killBlocked(client: { query(text: string): Promise<{ rowCount: number | null }> }): Promise<void> {
    for (;;) {
      const killed = await client.query(
        `select pg_terminate_backend(pid) from pg_locks where not granted and relation = 'inbox_event'::regclass`,
      )
      if (killed.rowCount) return
    }
  }
})

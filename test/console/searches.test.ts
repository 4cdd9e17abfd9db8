import { expect, it } from 'vitest'
import { scenario } from '../support/scenario.ts'
import { signedIn } from './support/visitor.ts'

const world = scenario()

it('twelve searches a minute are twelve, also when they come at once', async () => {
  const asha = await signedIn(world.test, 'asha')
  await asha.get('/console/find')
  const search = { what: '+91 98765 00001', reason: 'complaint' }
  const statuses: number[] = []
  for (let round = 0; round < 6; round += 1) {
    const answers = await Promise.all(Array.from({ length: 10 }, () => asha.post('/console/find', search)))
    statuses.push(...answers.map(({ status }) => status))
  }
  const noted = await world.bot(`select 1 from access_log where action = 'search'`)
  expect(noted.length).toBeGreaterThan(0)
  expect(noted.length).toBeLessThanOrEqual(12)
  expect(statuses.filter((status) => status === 200)).toHaveLength(noted.length)
  expect(new Set(statuses)).toEqual(new Set([200, 429]))
})

it('a reference that is none is a search, too: written down without what was typed, limited, and counted among the misses', async () => {
  const dev = await signedIn(world.test, 'dev')
  await dev.get('/console/find')
  const misses = async () =>
    Number(/alarms_total\{reason="search-misses"\} (\d+)/.exec(await world.test.bot.metrics.text())?.[1] ?? 0)
  const before = await misses()
  const statuses: number[] = []
  for (let n = 0; n < 14; n += 1)
    statuses.push((await dev.post('/console/find', { what: `cm-${'ABCDEFGHJKLMNP'[n]}222-3333` })).status)
  expect(statuses).toEqual([...Array(12).fill(404), 429, 429])
  const lines = await world.bot(
    `select reason, outcome, target, pseudonym from access_log where action = 'search' and actor = 'staff:demo-dev'`,
  )
  expect(lines).toEqual(Array(12).fill({ reason: 'case-work', outcome: 'nothing', target: null, pseudonym: null }))
  expect((await misses()) - before).toBe(3)
  expect((await dev.post('/console/find', { what: '9876 5432', reason: 'complaint' })).status).toBe(429)
  await world.test.pass(61_000)
  expect((await dev.post('/console/find', { what: '9876 5432', reason: 'complaint' })).status).toBe(404)
  const [last] = await world.bot(`select reason, outcome from access_log where action = 'search' order by at desc limit 1`)
  expect(last).toEqual({ reason: 'complaint', outcome: 'nothing' })
  expect(world.test.lines.join()).not.toMatch(/222-?3333|98765432/)
})

it('an id from a line of the log leads to the page of its request, chat, message or case; another one is a search for nothing', async () => {
  const rohan = world.actor('rohan')
  await rohan.says('delete my data')
  await rohan.taps('Delete my data')
  await rohan.taps('Yes, delete it')
  await rohan.says('COMPLAIN')
  const asha = await signedIn(world.test, 'asha')
  await asha.get('/console/find')
  const one = async (query: string) => (await world.bot<{ id: string; to: string }>(query))[0] ?? { id: '', to: '' }
  const places = [
    await one(`select id, 'requests/' || reference as to from erasure_request`),
    await one(`select id, 'chats/' || id as to from conversation`),
    await one(`select id, 'chats/' || conversation_id as to from outbox_message limit 1`),
    await one(`select id, 'cases/' || reference as to from case_file`),
    await one(
      `insert into objection (id, request_id, tenant_id, ground, state, decide_by, created_at)
       select gen_random_uuid(), id, 'sarees', 'open-order', 'open', now() + interval '3 days', now() from erasure_request
       returning id, (select 'requests/' || reference from erasure_request) as to`,
    ),
  ]
  for (const { id, to } of places) {
    const { status, location } = await asha.post('/console/find', { what: ` ${id.toUpperCase()} ` })
    expect(`${status} ${location}`).toMatch(new RegExp(`^303 .*/console/${to}$`))
    expect((await asha.get(`/console/${to}`)).status).toBe(200)
  }
  const none = await asha.post('/console/find', { what: '00000000-0000-4000-8000-000000000000' })
  expect(none.status).toBe(404)
  expect(none.text).toContain('Nothing here has this id')
})

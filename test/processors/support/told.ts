import { createHmac } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { type DemoBusinessKey, demoBusiness, demoBusinesses } from '../../../src/platform/demo-businesses.ts'
import { type DemoKey, openTestBot, type TestBot, type TestBotOptions } from '../../support/bot.ts'
import { type TestDatabases, testDatabases } from '../../support/databases.ts'
import { type Receiver, startReceiver } from './receiver.ts'

/** One notice as a business's own server takes it, its signature checked with that business's secret. */
export interface Told {
  business: DemoBusinessKey
  event: string
  delivery: string
  body: { event: string; created_at: string; tenant_id: string; data: Record<string, unknown> }
  text: string
}

export interface NoticeRow {
  business: DemoBusinessKey
  what: string
  state: string
  is_sealed: boolean
  attempts: number
  http_status: number | null
}

export interface ToldWorld {
  readonly test: TestBot
  readonly databases: TestDatabases
  readonly receiver: Receiver
  /** What the businesses have been told so far, repetitions included, oldest first. */
  told(): Told[]
  /** Says the words and taps the buttons that confirm an erasure, on the dedicated number or in a business's chat. */
  confirm(key: DemoKey, business?: string): Promise<void>
  /** The notices of the newest request, in the order in which they were written. */
  notices(): Promise<NoticeRow[]>
  subscribe(business: DemoBusinessKey, change: { url?: string; events?: string[]; is_active?: boolean }): Promise<void>
  /** What the next checkpoint of this name does, once. */
  at(checkpoint: string, act: () => Promise<void>): void
  alarms(): Promise<number>
}

const secretOf = (key: string) => `secret-of-${key}`

/** The whole bot with the demo's people, and one server of this machine on which all businesses listen, each on a path of its own. */
export function toldWorld(options: Omit<TestBotOptions, 'checkpoint'> = {}): ToldWorld {
  const databases = testDatabases({ demo: true })
  let test: TestBot
  let receiver: Receiver
  let platform: pg.Client
  const acts = new Map<string, () => Promise<void>>()

  const subscribe: ToldWorld['subscribe'] = async (business, { url, events, is_active }) => {
    await platform.query(
      `update webhook_subscription set url = coalesce($2, url), events = coalesce($3, events), is_active = coalesce($4, is_active), secret = $5
       where tenant_id = $1`,
      [demoBusiness(business).tenantId, url, events, is_active, secretOf(business)],
    )
  }
  beforeAll(async () => {
    receiver = await startReceiver()
    platform = new pg.Client({ connectionString: databases.platformUrl })
    await platform.connect()
    // The platform asks for https; a server in a test has no certificate that anybody would trust.
    await platform.query('alter table webhook_subscription drop constraint webhook_subscription_url')
    const checkpoint = async (name: string) => {
      const act = acts.get(name)
      acts.delete(name)
      await act?.()
    }
    test = await openTestBot(databases, { ...options, checkpoint })
  })
  beforeEach(async () => {
    receiver.received.length = 0
    receiver.answer(() => 200)
    for (const { key } of demoBusinesses) {
      await subscribe(key, { url: `${receiver.url}/${key}`, events: ['message.received', 'data_deletion.*'], is_active: true })
    }
  })
  afterAll(async () => {
    await test.close()
    await platform.end()
    await receiver.close()
  })

  return {
    get test() {
      return test
    },
    databases,
    get receiver() {
      return receiver
    },
    subscribe,
    told: () => receiver.received.map(read),
    at: (checkpoint, act) => void acts.set(checkpoint, act),
    confirm: (key, business) => confirm(test, key, business),
    notices: () => noticesIn(test),
    alarms: async () => alarmsIn(await test.bot.metrics.text()),
  }
}

function read({ path, headers, raw }: Receiver['received'][number]): Told {
  const business = demoBusinesses.find(({ key }) => path === `/${key}`)?.key
  if (!business) throw new Error(`Nobody listens on ${path}.`)
  expect(headers['x-callmissed-signature']).toBe(`sha256=${createHmac('sha256', secretOf(business)).update(raw).digest('hex')}`)
  const text = raw.toString()
  const body = JSON.parse(text) as Told['body']
  expect(headers['x-callmissed-event']).toBe(body.event)
  return { business, event: body.event, delivery: String(headers['x-callmissed-delivery']), body, text }
}

async function confirm(test: TestBot, key: DemoKey, business?: string): Promise<void> {
  const phone = test.phone(key, business)
  await phone.say('delete my data')
  await test.settle()
  await test.tapTitle(phone, business === undefined ? 'Delete my data' : 'Delete this chat')
  if (key === 'farhan') await test.tapTitle(phone, 'Yes, my number')
  await test.tapTitle(phone, 'Yes, delete it')
}

async function noticesIn(test: TestBot): Promise<NoticeRow[]> {
  const { rows } = await test.bot.lockPool.query<NoticeRow & { tenant_id: string }>(
    `select tenant_id, what, state, sealed is not null as is_sealed, attempts, http_status from business_notice
     where request_id = (select id from erasure_request order by created_at desc, id desc limit 1) order by seq`,
  )
  return rows.map(({ tenant_id, ...row }) => {
    const business = demoBusinesses.find(({ tenantId }) => tenantId === tenant_id)
    if (!business) throw new Error('A notice to a business that is not there.')
    return { ...row, business: business.key }
  })
}

function alarmsIn(metrics: string): number {
  return Number(/^alarms_total\{reason="business-unreachable"\} (\d+)$/m.exec(metrics)?.[1] ?? 0)
}

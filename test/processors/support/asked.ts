import { createHmac, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { addProcessor, removeProcessor } from '../../../src/processors/processor-store.ts'
import type { KnowsBy, Verb } from '../../../src/processors/processor-task.ts'
import { newId } from '../../../src/runtime/ids.ts'
import { type DemoKey, openTestBot, type TestBot, type TestBotOptions } from '../../support/bot.ts'
import { type TestDatabases, testDatabases } from '../../support/databases.ts'
import { type Receiver, startReceiver } from './receiver.ts'

/** One task as the processor's own server takes it, its signature checked with that processor's secret. */
export interface AskedTask {
  processor: string
  event: string
  delivery: string
  text: string
  body: {
    event: string
    created_at: string
    task: string
    data: {
      scope: string
      tenant_id: string | null
      subject: { phone_numbers: string[]; whatsapp_user_ids: string[]; emails: string[] }
      categories: string[]
      up_to: string
      erase_on?: string
      answer_by: string
      answer_at: string
    }
  }
}

export interface Given {
  categories?: string[]
  verbs?: Verb[]
  knowsBy?: KnowsBy[]
  answerHours?: number
  endpoint?: string
}

export interface Answered {
  status: number
  headers: Headers
  body: {
    id?: string
    tasks?: { task: string; status: string }[]
    error?: { code: string; message: string; type: string }
  }
}

/** What a processor sends as its answer; everything may be bent. */
export interface Bend {
  as?: string
  secret?: string
  id?: string
  createdAt?: Date
  signature?: string
  raw?: string
}

export type Said = 'done' | 'scheduled' | 'refused'

export interface AskedWorld {
  readonly test: TestBot
  readonly databases: TestDatabases
  readonly receiver: Receiver
  add(name: string, given?: Given): Promise<void>
  remove(name: string): Promise<void>
  asked(name?: string): AskedTask[]
  answer(tasks: Record<string, Said>, name: string, bend?: Bend): Promise<Answered>
  confirm(key: DemoKey, business?: string): Promise<void>
  /** Of the newest request. */
  state(): Promise<string>
  /** The receipts of the newest request, oldest first. */
  receipts(): Promise<Receipt[]>
  tasks(): Promise<Record<string, unknown>[]>
  timeline(): Promise<string[]>
  at(checkpoint: string, act: () => Promise<void>): void
  metric(line: string): Promise<number>
}

export interface Receipt {
  id: string
  number: number
  result: string
  rest?: string[]
  continues?: string
  processors?: { processor: string; asked: string; on?: string; standing: string }[]
  kept: { table: string; basis: string; rows: number; until: string }[]
  released?: { table: string }[]
  unreachable: string[]
  recoverableUntil?: string
}

export const secretOf = (name: string) => `a-secret-that-only-${name}-and-we-know`
const NEWEST = '(select id from erasure_request order by created_at desc, id desc limit 1)'

/** The whole bot with the demo's people, and one server of this machine on which all processors listen, each on a path of its own. */
export function askedWorld(options: TestBotOptions = {}): AskedWorld {
  const databases = testDatabases({ demo: true })
  let test: TestBot
  let receiver: Receiver
  const acts = new Map<string, () => Promise<void>>()
  beforeAll(async () => {
    receiver = await startReceiver()
    const checkpoint = async (name: string) => {
      const act = acts.get(name)
      acts.delete(name)
      await act?.()
    }
    test = await openTestBot(databases, { checkpoint, ...options })
  })
  beforeEach(() => {
    receiver.received.length = 0
    receiver.answer(() => 200)
  })
  afterAll(async () => {
    await test.close()
    await receiver.close()
  })
  const rows = async <Row extends object>(text: string) => (await test.bot.lockPool.query<Row>(text)).rows

  return {
    get test() {
      return test
    },
    databases,
    get receiver() {
      return receiver
    },
    async add(name, given = {}) {
      const { categories = ['messaging'], verbs = ['erase-now', 'erase-after'], knowsBy = ['phone'], answerHours = 72 } = given
      const endpoint = given.endpoint ?? `${receiver.url}/${name}`
      const row = { id: newId(), name, endpoint, secret: secretOf(name), categories, verbs, knowsBy, answerHours }
      await addProcessor(test.bot.db, test.bot.keys, row, test.bot.clock.now())
    },
    async remove(name) {
      await removeProcessor(test.bot.db, name, test.bot.clock.now())
    },
    asked: (name) => receiver.received.map(read).filter(({ processor }) => name === undefined || processor === name),
    answer: (tasks, name, bend) => answer(test, tasks, name, bend),
    async confirm(key, business) {
      const phone = test.phone(key, business)
      await phone.say('delete my data')
      await test.settle()
      await test.tapTitle(phone, business === undefined ? 'Delete my data' : 'Delete this chat')
      await test.tapTitle(phone, 'Yes, delete it')
    },
    state: async () => (await rows<{ state: string }>(`select state from erasure_request where id = ${NEWEST}`))[0]?.state ?? '',
    async receipts() {
      const found = await rows<{ body: string }>(`select body from receipt where request_id = ${NEWEST} order by number`)
      return found.map(({ body }) => JSON.parse(body) as Receipt)
    },
    tasks: () =>
      rows(`select p.name, t.verb, t.state, t.attempts, t.sealed is not null as is_sealed, t.settled_by, t.erase_on::text
        from processor_task t join processor p on p.id = t.processor_id where t.request_id = ${NEWEST} order by p.name, t.verb desc, t.erase_on`),
    timeline: async () =>
      (
        await rows<{ line: string }>(
          `select concat_ws(' ', what, detail) as line from request_event where request_id = ${NEWEST} and what ~ 'processor' order by id`,
        )
      ).map(({ line }) => line.replace(/ [0-9a-f-]{36}$/, '')),
    at: (checkpoint, act) => void acts.set(checkpoint, act),
    async metric(line) {
      const text = await (await fetch(`${test.url}/metrics`)).text()
      return Number(
        text
          .split('\n')
          .find((each) => each.startsWith(`${line} `))
          ?.slice(line.length + 1) ?? 0,
      )
    },
  }
}

function read({ path, headers, raw }: Receiver['received'][number]): AskedTask {
  const processor = path.slice(1)
  const text = raw.toString()
  expect(headers['x-callmissed-signature']).toBe(`sha256=${createHmac('sha256', secretOf(processor)).update(raw).digest('hex')}`)
  const body = JSON.parse(text) as AskedTask['body']
  expect(headers['x-callmissed-event']).toBe(body.event)
  expect(headers['x-callmissed-delivery']).toBe(body.task)
  return { processor, event: body.event, delivery: String(headers['x-callmissed-delivery']), text, body }
}

async function answer(test: TestBot, tasks: Record<string, Said>, name: string, bend: Bend = {}): Promise<Answered> {
  const answers = Object.entries(tasks).map(([task, status]) => ({ task, status }))
  const createdAt = (bend.createdAt ?? test.bot.clock.now()).toISOString()
  const raw = bend.raw ?? JSON.stringify({ id: bend.id ?? randomUUID(), created_at: createdAt, answers })
  const signed = `sha256=${createHmac('sha256', bend.secret ?? secretOf(name))
    .update(raw)
    .digest('hex')}`
  const response = await fetch(`${test.url}/api/v1/processors/acknowledgements`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-callmissed-processor': bend.as ?? name,
      'x-callmissed-signature': bend.signature ?? signed,
    },
    body: raw,
  })
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answered['body'] }
}

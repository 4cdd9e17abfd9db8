import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { bindAddress } from '../../src/db/bindings.ts'
import { addChannel, type Channel, channelDirectory, loadChannels } from '../../src/db/channels.ts'
import { type BotDatabase, openBotDatabase } from '../../src/db/client.ts'
import { conversation, outboxMessage, person } from '../../src/db/schema.ts'
import { createGraphClient, type GraphClient } from '../../src/graph-api/client.ts'
import type { DeliveryDeps } from '../../src/jobs/settle-send.ts'
import { enqueue, type NewMessage, type OutboxRow } from '../../src/outbox/outbox-store.ts'
import { awaitConfirmation } from '../../src/requests/confirmation-store.ts'
import { timelineOf } from '../../src/requests/request-event-store.ts'
import type { Clock } from '../../src/runtime/clock.ts'
import { newId } from '../../src/runtime/ids.ts'
import type { KeyRing } from '../../src/runtime/keys.ts'
import { createLog } from '../../src/runtime/log.ts'
import { createMetrics } from '../../src/runtime/metrics.ts'
import type { Address } from '../../src/subject/pseudonym.ts'
import { type ScriptedGraph, scriptedGraph } from './scripted-graph.ts'

export const TOKEN = 'EAAtokenneverseen'
export const SECRET = 'secretneverseen'
export const PORTFOLIO = 'portfolio-1'

/** A person who may be written to, on a channel of their own. */
export interface Somebody {
  personId: string
  channelId: string
  conversationId: string
  phone: string
}

export interface Sending extends DeliveryDeps {
  graphApi: ScriptedGraph
  /** Every log line so far. */
  lines: string[]
  clock: Clock & { set(now: Date): void; pass(milliseconds: number): void }
  somebody(options?: { addresses?: Address[] }): Promise<Somebody>
  /** The same person in the chat of a business, on a channel of its own. */
  inShop(who: Somebody, tenantId: string): Promise<Somebody>
  queue(to: Somebody, change?: Partial<NewMessage>): Promise<string>
  /** The person's last message there is of now. */
  writes(who: Somebody): Promise<void>
  row(id: string): Promise<OutboxRow>
  /** An unconfirmed request of this person. */
  request(of: Somebody): Promise<string>
  /** What a request's timeline says: what and detail. */
  timeline(requestId: string): Promise<[string, string | null][]>
  /** Staff give the channel a new token, or new app secrets. */
  renew(to: Somebody, change: Partial<Pick<Channel, 'accessToken' | 'appSecrets'>>): Promise<void>
  close(): Promise<void>
}

function testKeys(): KeyRing {
  const key = (id: string) => [{ id, bytes: randomBytes(32) }]
  return { encryption: key('e1'), pseudonym: key('p1'), signing: { id: 's1', ...generateKeyPairSync('ed25519') } }
}

/** Everything a delivery needs, on one database, with a scripted Graph API and a clock that stands until it is moved. */
export async function sendingOn(botUrl: string): Promise<Sending> {
  const opened = openBotDatabase(botUrl, { connectionsMax: 4, waitMsMax: 10_000, onError: () => {} })
  const locks = openBotDatabase(botUrl, { connectionsMax: 4, waitMsMax: 10_000, onError: () => {} })
  const graphApi = await scriptedGraph()
  const graph = createGraphClient({ baseUrl: graphApi.baseUrl, version: 'v26.0', timeoutMs: 500 })
  const lines: string[] = []
  const clock = standingClock()
  const keys = testKeys()
  return {
    db: opened.db,
    lockPool: locks.pool,
    keys,
    clock,
    graph,
    graphApi,
    lines,
    log: createLog('trace', { write: (line) => void lines.push(line) }),
    metrics: createMetrics(false),
    channels: await channelDirectory(() => loadChannels(opened.db, keys), clock),
    somebody: (options) => makeSomebody(opened, keys, clock, options?.addresses),
    inShop: (who, tenantId) => openShop(opened, keys, clock, who, tenantId),
    queue: (to, change) => queueOne(opened, keys, clock, to, change),
    writes: ({ conversationId }) => writes(opened, clock, conversationId),
    row: (id) => readRow(opened, id),
    request: (of) => makeRequest(opened, clock, of),
    timeline: async (requestId) => (await timelineOf(opened.db, requestId)).map(({ what, detail }) => [what, detail]),
    renew: (to, change) => renew(opened, keys, clock, to, change),
    close: () => closeAll([opened, locks], graph, graphApi),
  }
}

function standingClock(): Sending['clock'] {
  let now = new Date('2026-11-23T10:00:00.000Z')
  return {
    now: () => now,
    set: (next) => {
      now = next
    },
    pass: (milliseconds) => {
      now = new Date(now.getTime() + milliseconds)
    },
  }
}

let made = 0

async function makeSomebody({ db }: BotDatabase, keys: KeyRing, clock: Clock, addresses?: Address[]): Promise<Somebody> {
  made += 1
  const now = clock.now()
  const phone = `+9170000${String(made).padStart(5, '0')}`
  const ids = { personId: newId(), channelId: newId(), conversationId: newId() }
  await addChannel(db, keys, now, ids.channelId, { ...newChannel(), mode: 'dedicated', tenantId: null, business: null })
  await db.insert(person).values({ id: ids.personId, createdAt: now })
  await db.transaction(async (tx) => {
    for (const address of addresses ?? [{ kind: 'phone', phone } as const])
      await bindAddress(tx, keys, ids.personId, address, now)
  })
  await openChat(db, ids, now)
  return { ...ids, phone }
}

async function openShop({ db }: BotDatabase, keys: KeyRing, clock: Clock, who: Somebody, tenantId: string): Promise<Somebody> {
  made += 1
  const now = clock.now()
  const ids = { personId: who.personId, channelId: newId(), conversationId: newId() }
  await addChannel(db, keys, now, ids.channelId, { ...newChannel(), mode: 'shared', tenantId, business: 'Rangoli Sarees' })
  await openChat(db, ids, now)
  return { ...ids, phone: who.phone }
}

function newChannel() {
  return {
    phoneNumberId: `10555${String(made).padStart(8, '0')}`,
    wabaId: 'waba-1',
    portfolioId: PORTFOLIO,
    displayNumber: '+91 70001 00000',
    accessToken: TOKEN,
    appSecrets: [SECRET],
  }
}

async function openChat(db: BotDatabase['db'], ids: Omit<Somebody, 'phone'>, now: Date): Promise<void> {
  const { conversationId: id, ...owner } = ids
  const times = { lastInboundAt: now, createdAt: now, updatedAt: now }
  await db.insert(conversation).values({ id, ...owner, state: 'idle', language: 'en', ...times })
}

async function queueOne(
  { db }: BotDatabase,
  keys: KeyRing,
  clock: Clock,
  to: Somebody,
  change?: Partial<NewMessage>,
): Promise<string> {
  const { phone, ...ids } = to
  const id = newId()
  const message: NewMessage = {
    id,
    ...ids,
    requestId: null,
    what: 'help',
    promptId: null,
    message: { kind: 'text', body: 'Hello' },
    aboutOpenRequest: false,
    ...change,
  }
  await db.transaction((tx) => enqueue(tx, keys, message, clock.now()))
  return message.id
}

async function writes({ db }: BotDatabase, clock: Clock, conversationId: string): Promise<void> {
  await db.update(conversation).set({ lastInboundAt: clock.now() }).where(eq(conversation.id, conversationId))
}

async function readRow({ db }: BotDatabase, id: string): Promise<OutboxRow> {
  const [row] = await db.select().from(outboxMessage).where(eq(outboxMessage.id, id))
  if (!row) throw new Error('There is no such message.')
  return row
}

async function makeRequest({ db }: BotDatabase, clock: Clock, { personId, channelId }: Somebody): Promise<string> {
  const id = newId()
  const now = clock.now()
  await db.transaction((tx) =>
    awaitConfirmation(tx, {
      id,
      reference: id,
      tokenHash: id,
      tokenSealed: '',
      personId,
      channelId,
      language: 'en',
      scope: { kind: 'number' },
      provedAt: now,
      now,
    }),
  )
  return id
}

async function renew(
  { db }: BotDatabase,
  keys: KeyRing,
  clock: Clock,
  to: Somebody,
  change: Partial<Pick<Channel, 'accessToken' | 'appSecrets'>>,
): Promise<void> {
  const channel = (await loadChannels(db, keys)).find(({ id }) => id === to.channelId)
  if (!channel) throw new Error('There is no such channel.')
  const { id, stoppedAt, ...renewed } = channel
  await addChannel(db, keys, clock.now(), id, { ...renewed, ...change })
}

async function closeAll(databases: BotDatabase[], graph: GraphClient, graphApi: ScriptedGraph): Promise<void> {
  graph.close()
  await graphApi.close()
  for (const database of databases) await database.close()
}

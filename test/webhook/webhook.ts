import { generateKeyPairSync, randomBytes } from 'node:crypto'
import Fastify, { type FastifyInstance } from 'fastify'
import { addChannel, type Channel, channelDirectory, loadChannels } from '../../src/db/channels.ts'
import { type BotDatabase, openBotDatabase } from '../../src/db/client.ts'
import { createTimekeeper, type Timekeeper } from '../../src/db/timekeeper.ts'
import type { Clock } from '../../src/runtime/clock.ts'
import { newId } from '../../src/runtime/ids.ts'
import type { KeyRing, NamedKey } from '../../src/runtime/keys.ts'
import { createLog } from '../../src/runtime/log.ts'
import type { Inbox } from '../../src/webhook/inbox-item.ts'
import { openInbox } from '../../src/webhook/inbox-store.ts'
import { countRefusals, type Refusals } from '../../src/webhook/refusals.ts'
import { type WebhookDeps, webhookRoutes } from '../../src/webhook/routes.ts'
import { signatureOf } from './bodies.ts'
import { testChannel } from './channels.ts'

export const NOW = new Date('2026-11-24T06:00:00.000Z')
export const VERIFY_TOKEN = 'a verify token'

export const DEDICATED = testChannel(1, 'dedicated', ['callmissed-app', 'callmissed-former-app'])
export const SHOP = testChannel(3, 'shared', ['shop-app'])
export const CLINIC = testChannel(4, 'shared', ['platform-app'], { business: 'Clinic' })
export const SIDE = testChannel(5, 'dedicated', ['platform-app'])

export interface TestWebhook {
  database: BotDatabase
  /** The pool whose connections the inbox commits on. */
  inboxPool: BotDatabase['pool']
  keys: KeyRing
  inbox: Inbox
  timekeeper: Timekeeper
  refusals: Refusals
  app: FastifyInstance
  logged: string[]
  counted: string[]
  /** Whom the wake-ups since the last look were for, one list per wake-up. */
  woken(task: 'handle-event' | 'deliver-message'): Promise<string[][]>
  /** Moves the webhook's clock. */
  passTime(ms: number): void
  /** While it works, the queue refuses every wake-up with this SQLSTATE. */
  withoutQueue(code: string, work: () => Promise<void>): Promise<void>
  post(body: unknown, options?: { secret?: string; headers?: Record<string, string> }): Promise<{ status: number; json: unknown }>
  close(): Promise<void>
}

export interface TestWebhookOptions {
  keys?: KeyRing
  waitMsMax?: number
  inboxUrl?: string
  /** The clock is this machine's own, and so far ahead of the database's. */
  aheadMs?: number
  /** In place of what the routes get. */
  routes?: Partial<WebhookDeps>
}

export function testKey(id: string): NamedKey {
  return { id, bytes: randomBytes(32) }
}

export function testKeys(pseudonym: NamedKey[] = [testKey('p1')]): KeyRing {
  return { encryption: [testKey('e1')], pseudonym, signing: { id: 'test', ...generateKeyPairSync('ed25519') } }
}

/** The webhook on a real database, with four channels: two of CallMissed, two of businesses; one app signs for both kinds. */
export async function webhookOn(
  botUrl: string,
  { keys = testKeys(), waitMsMax = 2_000, inboxUrl = botUrl, aheadMs, routes = {} }: TestWebhookOptions = {},
): Promise<TestWebhook> {
  const open = (url: string) => openBotDatabase(url, { connectionsMax: 2, waitMsMax, onError: () => {} })
  const database = open(botUrl)
  const inboxDatabase = open(inboxUrl)
  for (const channel of [DEDICATED, SHOP, CLINIC, SIDE]) await addChannel(database.db, keys, NOW, channel.id, newChannel(channel))
  const logged: string[] = []
  const counted: string[] = []
  let passedMs = 0
  const clock: Clock =
    aheadMs === undefined
      ? { now: () => new Date(NOW.getTime() + passedMs) }
      : { now: () => new Date(Date.now() + aheadMs + passedMs), isReal: true }
  const log = createLog('trace', { write: (line: string) => logged.push(line) })
  const count = (name: string, labels: Record<string, string>) => counted.push(`${name} ${Object.values(labels).join()}`)
  const alarm = (reason: string, times = 1) => counted.push(...Array<string>(times).fill(`alarms_total ${reason}`))
  const inbox = openInbox({
    pool: inboxDatabase.pool,
    keys,
    clock,
    log,
    newId,
    waitMsMax,
    count,
    alarm,
  })
  const timekeeper = createTimekeeper(database.db, clock)
  const refusals = countRefusals(clock.now)
  const app = Fastify()
  const channels = await channelDirectory(() => loadChannels(database.db, keys), clock)
  const asked = { 'delete my data': true, status: 'known', 'delete mat karo': 'requested' } as const
  const opensDeletion = (text: string) => Object.entries(asked).find(([words]) => words === text)?.[1] ?? false
  await app.register((scope) =>
    webhookRoutes(scope, {
      channels,
      inbox,
      db: database.db,
      keys,
      clock,
      timekeeper,
      refusals,
      log,
      verifyToken: VERIFY_TOKEN,
      opensDeletion,
      alarm,
      ownTemplates: new Set<string>(),
      count,
      waitMsMax,
      ...routes,
    }),
  )
  await app.ready()
  return {
    ...{ database, inboxPool: inboxDatabase.pool, keys, inbox, timekeeper, refusals, app, logged, counted },
    passTime(ms) {
      passedMs += ms
    },
    woken: (task) => woken(database, task),
    withoutQueue: (code, work) => withoutQueue(database, code, work),
    post: (body, options) => post(app, body, options),
    close: async () => {
      await app.close()
      await database.close()
      await inboxDatabase.close()
    },
  }
}

function newChannel({ id: _id, stoppedAt: _stoppedAt, ...channel }: Channel): Omit<Channel, 'id' | 'stoppedAt'> {
  return channel
}

async function post(
  app: FastifyInstance,
  body: unknown,
  { secret = 'callmissed-app', headers = {} }: { secret?: string; headers?: Record<string, string> } = {},
): Promise<{ status: number; json: unknown }> {
  const payload = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body)
  const signed = { 'content-type': 'application/json', 'x-hub-signature-256': signatureOf(secret, payload), ...headers }
  const response = await app.inject({ method: 'POST', url: '/webhook', payload, headers: signed })
  return { status: response.statusCode, json: response.json() as unknown }
}

/** Every row of every table of the bot's database, as text: what a person looks for who wants to know whether they left a trace. */
export async function everyRow({ pool }: BotDatabase): Promise<string[]> {
  const tables = await pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  )
  const rows = await Promise.all(
    tables.rows.map(async ({ name }) => {
      const { rows: found } = await pool.query<{ row: string }>(`select t::text as row from ${name} t`)
      return found.map(({ row }) => `${name} ${row}`)
    }),
  )
  return rows.flat()
}

async function woken({ pool }: BotDatabase, task: string): Promise<string[][]> {
  const { rows } = await pool.query<{ ids: string[] }>(
    `with taken as (delete from graphile_worker._private_jobs returning id, task_id, payload)
     select case t.identifier when 'fan-out' then j.payload->'ids' else json_build_array(j.payload->'id') end as ids
     from taken j join graphile_worker._private_tasks t on t.id = j.task_id
     where $1 in (t.identifier, j.payload->>'task') order by j.id`,
    [task],
  )
  return rows.map(({ ids }) => ids)
}

async function withoutQueue({ pool }: BotDatabase, code: string, work: () => Promise<void>): Promise<void> {
  await pool.query(`
    create function refuse_job() returns trigger language plpgsql as $$ begin raise sqlstate '${code}'; end $$;
    create trigger refuse_job before insert on graphile_worker._private_jobs for each row execute function refuse_job()`)
  try {
    await work()
  } finally {
    await pool.query('drop function refuse_job cascade')
  }
}

/** Empties what messages leave; the channels stay. The access log lets nobody empty it, so its triggers rest meanwhile. */
export async function forgetEverything({ pool }: BotDatabase): Promise<void> {
  await pool.query(
    'begin; set local session_replication_role = replica; truncate person, person_binding, inbox_event, dead_letter, conversation, outbox_message, graphile_worker._private_jobs cascade; commit',
  )
}

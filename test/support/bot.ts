import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runOnce } from 'graphile-worker'
import { buildApp } from '../../src/app.ts'
import { addChannel } from '../../src/db/channels.ts'
import { openBotDatabase } from '../../src/db/client.ts'
import { endPool } from '../../src/db/end-pool.ts'
import type { Bot } from '../../src/jobs/bot.ts'
import { openBot } from '../../src/jobs/open-bot.ts'
import { QueueClient } from '../../src/jobs/queue-client.ts'
import { QueuePool } from '../../src/jobs/queue-pool.ts'
import { stopWaitingAds } from '../../src/jobs/stop-waiting-ads.ts'
import { sweep } from '../../src/jobs/sweep.ts'
import { quietQueue, tasksOf } from '../../src/jobs/worker.ts'
import { demoChannels } from '../../src/platform/demo-businesses.ts'
import { buildDemo } from '../../src/platform/demo-data.ts'
import { demoPeople } from '../../src/platform/demo-people.ts'
import { recordInstruction } from '../../src/requests/instruction-store.ts'
import { type Config, readConfig } from '../../src/runtime/config.ts'
import { newId } from '../../src/runtime/ids.ts'
import { type KeyRing, signingKey } from '../../src/runtime/keys.ts'
import { createLog } from '../../src/runtime/log.ts'
import { type StartedFakeGraph, startFakeGraph } from '../../src/simulator/fake-graph.ts'
import { type StartedTranscriber, startFakeTranscriber } from '../../src/simulator/fake-transcriber.ts'
import { type Carried, createPhone, type Phone } from '../../src/simulator/phone.ts'
import type { TestDatabases } from './databases.ts'
import { demoNow } from './demo-now.ts'
import { moveTables } from './other-schema.ts'

export type DemoKey = ReturnType<typeof demoPeople>[number]['key']

export interface TestBot {
  bot: Bot
  graph: StartedFakeGraph
  /** The speech endpoint; the bot uses it only where the options ask for voices. */
  transcriber: StartedTranscriber
  /** The id of a demo's business on this platform. */
  tenantId(uuid: string): string
  /** Every log line so far. */
  lines: string[]
  dataDir: string
  url: string
  /** The phone of a demo person: on the dedicated number unless a business is named. */
  phone(key: DemoKey, business?: string): Phone
  /** Runs every job that is due, until nothing is left to do and every status has arrived. */
  settle(): Promise<void>
  /** Moves the clock, and does what has become due by then. */
  pass(milliseconds: number): Promise<void>
  /** The title of a button or row of the newest message that has one, tapped. */
  tapTitle(phone: Phone, title: string): Promise<Carried>
  /** The bodies said to this phone, oldest first. */
  heard(phone: Phone): string[]
  close(): Promise<void>
}

export interface TestBotOptions {
  config?: Partial<Config>
  /** Businesses without a standing instruction may object for 72 hours. */
  withoutInstructions?: boolean
  checkpoint?: (name: string) => Promise<void>
  /** Voice notes are listened to. */
  voices?: boolean
  /** The platform's tables lie in a schema of this name, and its businesses have numbers. */
  elsewhere?: string
}

export const MINUTE = 60_000
export const DAY = 86_400_000

/** The whole bot in this process: real databases, real HTTP both ways, the jobs run by the test, a clock that the test moves. */
export async function openTestBot(databases: TestDatabases, options: TestBotOptions = {}): Promise<TestBot> {
  const dataDir = mkdtempSync(join(tmpdir(), 'deletion-bot-path-'))
  const lines: string[] = []
  const log = createLog('trace', { write: (line: string) => void lines.push(line) })
  let at = demoNow.getTime()
  const clock = { now: () => new Date(at) }
  const keys = testKeys()
  const secrets = new Map(demoChannels().map(({ phoneNumberId }) => [phoneNumberId, `secret-of-${phoneNumberId}`]))
  const moved = options.elsewhere === undefined ? undefined : await moveTables(databases.platformUrl, options.elsewhere, dataDir)
  const tenantId = moved?.tenantId ?? ((uuid: string) => uuid)
  const channels = demoChannels().map((channel) => ({
    ...channel,
    tenantId: channel.tenantId === null ? null : tenantId(channel.tenantId),
    accessToken: `token-of-${channel.phoneNumberId}`,
    appSecret: secrets.get(channel.phoneNumberId) ?? '',
  }))
  const urls = { bot: databases.botUrl, platform: databases.platformUrl }
  await seedChannels(databases, keys, clock.now(), channels, options.withoutInstructions !== true)
  let webhookUrl = ''
  const graph = await startFakeGraph({ webhookUrl: () => webhookUrl, channels, clock })
  const transcriber = await startFakeTranscriber('cm_key-of-the-speech-endpoint')
  const transcription = options.voices ? { url: transcriber.url, key: transcriber.key, model: 'whisper-1' } : undefined
  const config = {
    ...readConfig({ DATA_DIR: dataDir }),
    publicUrl: 'https://bot.example',
    transcription,
    dataMapFile: moved?.mapFile,
    ...options.config,
  }
  const { bot, close: closeBot } = await openBot({
    config,
    keys,
    clock,
    log,
    urls,
    graphBaseUrl: graph.url,
    ...(options.checkpoint ? { checkpoint: options.checkpoint } : {}),
  })
  for (const [key, bytes] of demoBlobs()) await bot.blobs.put(key, bytes)
  const app = await buildApp(bot, { verifyToken: 'a-verify-token' })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  webhookUrl = `${url}/webhook`

  const queue = openQueue(urls.bot)
  const settle = async () => {
    for (;;) {
      await runOnce({
        pgPool: queue,
        taskList: tasksOf(bot),
        noHandleSignals: true,
        concurrency: 2,
        logger: quietQueue(bot),
      })
      await graph.idle()
      const { rows } = await bot.lockPool.query<{ due: number }>(
        'select count(*)::int as due from graphile_worker.jobs where run_at <= now() and attempts < max_attempts',
      )
      if (rows[0]?.due === 0) return
    }
  }
  const people = demoPeople(demoNow)
  return {
    bot,
    graph,
    transcriber,
    tenantId,
    lines,
    dataDir,
    url,
    phone(key, business) {
      const person = people.find((each) => each.key === key)
      const channel = channels.find((each) => each.business === (business ?? null))
      if (!person || !channel) throw new Error('No such person or business in the demo.')
      return createPhone(
        graph,
        { name: person.name, phone: person.phone, ...(person.userId === null ? {} : { userId: person.userId }) },
        channel.phoneNumberId,
      )
    },
    settle,
    async pass(milliseconds) {
      at += milliseconds
      await sweep(bot)
      await stopWaitingAds(bot).catch(() => {})
      await settle()
    },
    async tapTitle(phone, title) {
      const tapped = await tapTitle(phone, title)
      await settle()
      return tapped
    },
    heard: (phone) => phone.received().map(({ bubble }) => bubble.text),
    async close() {
      await app.close()
      await endPool(queue)
      await closeBot()
      await graph.close()
      await transcriber.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

let blobs: ReturnType<typeof buildDemo>['blobs'] | undefined

/** The recordings and media of the demo: the same for every bot. */
function demoBlobs() {
  blobs ??= buildDemo(demoNow).blobs
  return blobs
}

/** The queue's connections, as the worker opens them: kept from one round of jobs to the next. */
function openQueue(connectionString: string): QueuePool {
  const pool = new QueuePool({ Client: QueueClient, connectionString, max: 4, application_name: 'deletion-bot-queue' })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

async function tapTitle(phone: Phone, title: string): Promise<Carried> {
  for (const { bubble } of phone.received().toReversed()) {
    const button = bubble.buttons.find((each) => each.title === title)
    if (button) return phone.tap(button.id)
    const row = bubble.list?.rows.find((each) => each.title === title)
    if (row) return phone.choose(row.id)
  }
  throw new Error(`Nothing said so far offers "${title}".`)
}

export function testKeys(): KeyRing {
  const key = (id: string) => [{ id, bytes: randomBytes(32) }]
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return { encryption: key('e1'), pseudonym: key('p1'), signing: signingKey(pem) }
}

async function seedChannels(
  databases: TestDatabases,
  keys: KeyRing,
  now: Date,
  channels: readonly (ReturnType<typeof demoChannels>[number] & { accessToken: string; appSecret: string })[],
  standing: boolean,
): Promise<void> {
  const database = openBotDatabase(databases.botUrl, { connectionsMax: 1, waitMsMax: 5_000, onError: () => {} })
  for (const { appSecret, ...channel } of channels) {
    await addChannel(database.db, keys, now, newId(), { ...channel, appSecrets: [appSecret] })
    if (channel.tenantId === null || !standing) continue
    const instruction = { clause: '4', version: '1', givenOn: '2026-09-01', recordedAt: new Date('2026-09-01') }
    await recordInstruction(database.db, { tenantId: channel.tenantId, kind: 'standing', ...instruction })
  }
  await database.close()
}

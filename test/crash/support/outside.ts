import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp } from '../../../src/app.ts'
import { addChannel } from '../../../src/db/channels.ts'
import type { Bot } from '../../../src/jobs/bot.ts'
import { openBot } from '../../../src/jobs/open-bot.ts'
import { sweep } from '../../../src/jobs/sweep.ts'
import { demoChannels } from '../../../src/platform/demo-businesses.ts'
import { buildDemo } from '../../../src/platform/demo-data.ts'
import { demoPeople } from '../../../src/platform/demo-people.ts'
import { recordInstruction } from '../../../src/requests/instruction-store.ts'
import { readConfig } from '../../../src/runtime/config.ts'
import { newId } from '../../../src/runtime/ids.ts'
import { createLog } from '../../../src/runtime/log.ts'
import { readKeys } from '../../../src/runtime/read-keys.ts'
import { type StartedFakeGraph, startFakeGraph } from '../../../src/simulator/fake-graph.ts'
import { createPhone, type Phone } from '../../../src/simulator/phone.ts'
import type { CrashJob } from '../../support/crash-worker.ts'
import { demoNow } from '../../support/demo-now.ts'
import { runJobs } from '../../support/run-jobs.ts'
import type { Child } from './child.ts'
import { type Pair, urlsOf } from './copies.ts'

export type Person = ReturnType<typeof demoPeople>[number]

/** A state of everything that outlives a process: two databases, and DATA_DIR with the recordings. */
export interface Stored extends Pair {
  dataDir: string
  /** What the clock says in this state. */
  at: number
}

/** The world that a killed process does not take along: the Graph API, the person's phone, the webhook, and a bot to go on with. */
export interface Outside {
  bot: Bot
  graph: StartedFakeGraph
  phone: Phone
  stored: Stored
  job: CrashJob
  /** What a minute later would happen by itself: waiting rows are woken, and every job that is due is done. */
  goOn(): Promise<void>
  /** The same, but that a process which has just started does it, `afterMs` later; here only the webhook takes what the network delivers. */
  takeOver(child: Child, afterMs?: number): Promise<void>
  /** The wake-ups alone, for other workers to find. */
  wake(): Promise<void>
  /** Lets minutes pass, with what each of them brings, until no request and no message waits any more. */
  later(): Promise<void>
  close(): Promise<void>
}

const channels = demoChannels().map((channel) => ({
  ...channel,
  accessToken: `token-of-${channel.phoneNumberId}`,
  appSecret: `secret-of-${channel.phoneNumberId}`,
}))
const env: Record<string, string> = {
  LOG_LEVEL: 'silent',
  PUBLIC_URL: 'https://bot.example',
  PSEUDONYM_KEYS: `p1:${randomBytes(32).toString('base64')}`,
  ENCRYPTION_KEYS: `e1:${randomBytes(32).toString('base64')}`,
  RECEIPT_SIGNING_KEY: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
}

/** Keys of the demo's recordings and pictures. */
export const blobKeys = [...buildDemo(demoNow).blobs.keys()]

export function demoPerson(key: Person['key']): Person {
  const person = demoPeople(demoNow).find((each) => each.key === key)
  if (!person) throw new Error('No such person in the demo.')
  return person
}

export async function openOutside(
  stored: Stored,
  person: Person,
  checkpoint?: (name: string) => Promise<void>,
): Promise<Outside> {
  const clock = { now: () => new Date(stored.at) }
  let webhookUrl = ''
  const graph = await startFakeGraph({ webhookUrl: () => webhookUrl, channels, clock })
  const job = { env: { ...env, DATA_DIR: stored.dataDir }, urls: urlsOf(stored), graphUrl: graph.url, at: stored.at }
  const config = readConfig(job.env)
  const keys = readKeys(config, job.env)
  const log = createLog('silent')
  const opened = { config, keys, clock, log, urls: job.urls, graphBaseUrl: graph.url, ...(checkpoint ? { checkpoint } : {}) }
  const { bot, close } = await openBot(opened)
  const app = await buildApp(bot, { verifyToken: 'a-verify-token' })
  webhookUrl = `${await app.listen({ host: '127.0.0.1', port: 0 })}/webhook`
  const [dedicated] = channels.filter(({ mode }) => mode === 'dedicated')
  const outside: Outside = {
    bot,
    graph,
    phone: createPhone(graph, { name: person.name, phone: person.phone }, dedicated?.phoneNumberId ?? ''),
    stored,
    job,
    async goOn() {
      await sweep(bot)
      do {
        await runJobs(bot)
        await graph.idle()
      } while (await isWaiting(bot))
    },
    async takeOver(child, afterMs = 0) {
      stored.at += afterMs
      child.begin({ ...job, at: stored.at, takesOver: true })
      for (let rests = 1; ; rests += 1) {
        await Promise.race([child.says(`rests ${rests}`), child.ended])
        await graph.idle()
        if (!(await isWaiting(bot))) break
        child.goOn()
      }
      child.end()
      await child.ended
    },
    wake: () => sweep(bot),
    async later() {
      await outside.goOn()
      while (await isUnfinished(bot)) {
        stored.at += 60_000
        await outside.goOn()
      }
    },
    async close() {
      await app.close()
      await close()
      await graph.close()
    },
  }
  return outside
}

async function isWaiting(bot: Bot): Promise<boolean> {
  const { rows } = await bot.lockPool.query(
    'select 1 from graphile_worker.jobs where run_at <= now() and attempts < max_attempts and locked_at is null limit 1',
  )
  return rows.length > 0
}

async function isUnfinished(bot: Bot): Promise<boolean> {
  const { rows } = await bot.lockPool.query(
    `select 1 from erasure_request where state not in ('completed', 'cancelled')
     union all select 1 from outbox_message where state in ('pending', 'sending') limit 1`,
  )
  return rows.length > 0
}

/** An empty bot beside the demo's platform: channels with their secrets, standing instructions, recordings and pictures on the disk. */
export async function seedStored(pair: Pair): Promise<Stored> {
  const stored = { ...pair, dataDir: mkdtempSync(join(tmpdir(), 'deletion-bot-crash-')), at: demoNow.getTime() }
  const { bot, close } = await openOutside(stored, demoPerson('rohan'))
  for (const { appSecret, ...channel } of channels) {
    await addChannel(bot.db, bot.keys, demoNow, newId(), { ...channel, appSecrets: [appSecret] })
    if (channel.tenantId === null) continue
    const instruction = { clause: '4', version: '1', givenOn: '2026-09-01', recordedAt: new Date('2026-09-01') }
    await recordInstruction(bot.db, { tenantId: channel.tenantId, kind: 'standing', ...instruction })
  }
  for (const key of blobKeys) await bot.blobs.put(key, Buffer.from('a recording'))
  await close()
  return stored
}

/** A copy of DATA_DIR, so that each case has recordings and a ledger's head of its own. */
export function copyDataDir(from: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'deletion-bot-crash-'))
  cpSync(from, folder, { recursive: true })
  return folder
}

export function removeDataDir(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

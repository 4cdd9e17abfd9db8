import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { systemClock } from '../../src/runtime/clock.ts'
import { startFakeGraph } from '../../src/simulator/fake-graph.ts'
import { createPhone } from '../../src/simulator/phone.ts'
import { testDatabases } from '../support/databases.ts'
import { cleanUp, newDataDir, type Server, startServer, statusOf } from './support/server.ts'

const TIME_ENOUGH = 300_000
const SECRET = 'the-apps-secret'
const TOKEN = 'the-apps-access-token'
const NUMBER = '100000000000888'

const databases = testDatabases({ demo: true })
const bare = testDatabases()
let webhookUrl = ''
const channel = { phoneNumberId: NUMBER, accessToken: TOKEN, appSecret: SECRET, displayNumber: '+917000090001' }
const graph = await startFakeGraph({ webhookUrl: () => webhookUrl, channels: [channel], clock: systemClock })

afterAll(async () => {
  await cleanUp()
  await graph.close()
}, TIME_ENOUGH)

const keys = {
  PSEUDONYM_KEYS: `k1:${randomBytes(32).toString('base64')}`,
  ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
  RECEIPT_SIGNING_KEY: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
}

function start(env: Record<string, string>): Server {
  return startServer({
    DATA_DIR: newDataDir(),
    DATABASE_URL: databases.botUrl,
    PLATFORM_DATABASE_URL: databases.platformUrl,
    PUBLIC_URL: 'https://bot.example',
    GRAPH_API_BASE_URL: graph.url,
    WHATSAPP_APP_SECRET: SECRET,
    WHATSAPP_VERIFY_TOKEN: 'a-verify-token',
    WHATSAPP_ACCESS_TOKEN: TOKEN,
    WHATSAPP_PHONE_NUMBER_ID: NUMBER,
    WHATSAPP_WABA_ID: '200000000000888',
    ...keys,
    ...env,
  })
}

async function ask<T extends object>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<T>(text)).rows
  } finally {
    await client.end()
  }
}

const elsewhere = (url: string, change: (url: URL) => void) => {
  const parsed = new URL(url)
  change(parsed)
  return parsed.href
}

describe('in production the start is refused with exit code 1 and one sentence', () => {
  test(
    'when the platform has no schema of the bot’s, with the command to run, and no table is made there',
    async () => {
      await ask(bare.platformUrl, 'drop schema deletion_bot cascade')
      const server = start({ DATABASE_URL: bare.botUrl, PLATFORM_DATABASE_URL: bare.platformUrl })
      expect(await server.ended).toBe(1)
      expect(server.stderr()).toMatch(
        /^The platform database has no deletion_bot schema of this version: run `npm run cli -- platform install` once[^\n]*\n$/,
      )
      expect(await ask(bare.platformUrl, `select 1 from pg_namespace where nspname = 'deletion_bot'`)).toEqual([])
    },
    TIME_ENOUGH,
  )

  test.each([
    [
      'a server that is not there',
      (url: URL) => {
        url.port = '1'
      },
      /^DATABASE_URL: no database answers there \(ECONNREFUSED\)/,
    ],
    [
      'a database that is not there',
      (url: URL) => {
        url.pathname = '/nowhere'
      },
      /^DATABASE_URL: the server has no database of this name/,
    ],
    [
      'a wrong password',
      (url: URL) => {
        url.password = 'not-the-password'
      },
      /^DATABASE_URL: the server refuses this user or password/,
    ],
  ])('when DATABASE_URL names %s', { timeout: TIME_ENOUGH }, async (_, change, says) => {
    const server = start({ DATABASE_URL: elsewhere(databases.botUrl, change) })
    expect(await server.ended).toBe(1)
    expect(server.stderr()).toMatch(says)
    expect(server.stderr()).not.toContain('not-the-password')
    expect(server.stderr().trim().split('\n')).toHaveLength(1)
  })
})

test('in production the start warns where nobody has said where recordings lie', { timeout: TIME_ENOUGH }, async () => {
  const warnings = async (env: Record<string, string>) => {
    const server = start({ ROLE: 'worker', LOG_LEVEL: 'warn', ...env })
    await server.ready()
    expect(await server.end('SIGTERM')).toBe(0)
    return `${server.stdout()}${server.stderr()}`
  }
  expect(await warnings({})).toContain('BLOB_STORE_URL is not set')
  expect(await warnings({ BLOB_STORE_URL: `file://${newDataDir()}` })).not.toContain('BLOB_STORE_URL')
})

describe('a web process and a worker process on one database', () => {
  test('share the work: what the one stores the other answers, also when it comes later', { timeout: TIME_ENOUGH }, async () => {
    const web = start({ ROLE: 'web' })
    const url = await web.ready()
    webhookUrl = `${url}/webhook`
    expect(web.stdout()).not.toContain('Worker')
    const phone = createPhone(graph, { name: 'Leela Thomas', phone: '+917000068529' }, NUMBER)
    expect((await phone.say('delete my data')).outcome.status).toBe(200)
    expect(await ask(databases.botUrl, 'select 1 from inbox_event where handled_at is null')).toHaveLength(1)
    expect(graph.sent).toEqual([])

    const worker = start({ ROLE: 'worker' })
    await worker.ready()
    expect(worker.stdout()).not.toContain('webhook')
    await graph.waitFor(({ contact }) => contact.phone === '+917000068529')

    // Two events cross a kill -9 of the worker: whatever it held is taken up by the next one.
    await worker.end('SIGKILL')
    await phone.say('help')
    const next = start({ ROLE: 'worker' })
    await next.ready()
    await graph.waitFor(({ wire }) => graph.sent.length > 1 && wire !== graph.sent[0]?.wire)
    expect(await next.end('SIGTERM')).toBe(0)
    expect(await web.end('SIGTERM')).toBe(0)
  })

  test('the web process says that it is there, and when it goes; a worker never says it', { timeout: TIME_ENOUGH }, async () => {
    const pulse = () =>
      ask<{ seen: string; isFresh: boolean; waits: boolean }>(
        databases.botUrl,
        `select seen_at::text as seen, now() - seen_at < interval '25 seconds' as "isFresh", redelivered_until > now() as waits
         from webhook_pulse`,
      )
    await ask(databases.botUrl, 'delete from webhook_pulse')
    const worker = start({ ROLE: 'worker' })
    await worker.ready()
    expect(await pulse()).toEqual([])
    const web = start({ ROLE: 'web' })
    await web.ready()
    const [first, ...others] = await pulse()
    expect([first, others]).toMatchObject([{ isFresh: true, waits: false }, []])
    while ((await pulse())[0]?.seen === first?.seen) await sleep(200)
    expect((await pulse())[0]).toMatchObject({ isFresh: true, waits: false })
    expect(await web.end('SIGTERM')).toBe(0)
    expect((await pulse())[0]).toMatchObject({ isFresh: true, waits: true })
    expect(await worker.end('SIGTERM')).toBe(0)
  })

  test('an alarm that rings in a worker can be seen there; where its port is taken it works unseen, and says so', {
    timeout: TIME_ENOUGH,
  }, async () => {
    const web = start({ ROLE: 'web' })
    const url = await web.ready()
    webhookUrl = `${url}/webhook`
    await createPhone(graph, { name: 'Usha Menon', phone: '+917000068530' }, NUMBER).say('help')
    await ask(
      databases.botUrl,
      `insert into erasure_request (id, reference, token_hash, person_id, channel_id, scope, state, reason, language, proved_at,
         confirmed_at, deadline_at, erase_at, created_at, updated_at)
       select gen_random_uuid(), 'LATEDAY2', 'late', person_id, channel_id, 'number', 'parked', 'too-many-rows', 'en', t,
         t, now() - interval '1 minute', t, t, t
       from inbox_event, (select now() - interval '30 days' as t) asked order by inbox_event.id desc limit 1`,
    )
    const worker = start({ ROLE: 'worker' })
    await worker.ready()
    const watched = /(http:\S+)\/metrics/.exec(worker.stdout())?.[1] ?? ''
    const rung = 'alarms_total{reason="deadline-passed"} 1'
    expect(await (await fetch(`${watched}/metrics`)).text()).toContain(rung)
    expect(await (await fetch(`${url}/metrics`)).text()).not.toContain(rung)
    expect(await statusOf(`${watched}/readyz`)).toBe(200)
    expect(await statusOf(`${watched}/webhook`)).toBe(404)

    expect(await worker.end('SIGTERM')).toBe(0)

    await ask(databases.botUrl, `update erasure_request set warned_at = null where reference = 'LATEDAY2'`)
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = taken.address() as AddressInfo
    const unseen = start({ ROLE: 'worker', WORKER_PORT: String(port), LOG_LEVEL: 'error' })
    await unseen.ready()
    expect(unseen.stdout()).toMatch(
      /Health +nobody sees this worker’s alarms[.] Port \d+ is taken.*set WORKER_PORT to another one[.]/,
    )
    expect(unseen.stdout()).toContain('"alarm":"deadline-passed"')
    for (const each of [unseen, web]) expect(await each.end('SIGTERM')).toBe(0)
    taken.close()
  })

  test('a stop in the middle of a send loses nothing and sends nothing twice', { timeout: TIME_ENOUGH }, async () => {
    const web = start({ ROLE: 'web' })
    webhookUrl = `${await web.ready()}/webhook`
    const worker = start({ ROLE: 'worker' })
    await worker.ready()
    const phone = createPhone(graph, { name: 'Leela Thomas', phone: '+917000068529' }, NUMBER)
    const before = phone.received().length
    graph.failNext({ kind: 'timeout', sent: true })
    await phone.say('status')
    while (phone.received().length === before) await sleep(50)
    expect(await worker.end('SIGTERM')).toBe(0)
    const next = start({ ROLE: 'worker' })
    await next.ready()
    const waiting = `select 1 from outbox_message where state in ('pending', 'sending')`
    while ((await ask(databases.botUrl, waiting)).length > 0) await sleep(100)
    expect(phone.received()).toHaveLength(before + 1)
    expect(await next.end('SIGTERM')).toBe(0)
    expect(await web.end('SIGTERM')).toBe(0)
  })
})

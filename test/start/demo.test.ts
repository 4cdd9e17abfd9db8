import { once } from 'node:events'
import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { readEmbedded } from '../../src/db/embedded.ts'
import { cleanUp, copyDataDir, isAlive, newDataDir, postmasterOf, startServer, statusOf } from './support/server.ts'

const TIME_ENOUGH = 300_000

/** The DATA_DIR of a first start that was stopped in order. */
let seeded: string

beforeAll(async () => {
  seeded = newDataDir()
  const first = startServer({ DATA_DIR: seeded })
  await first.ready()
  expect(await first.end('SIGINT')).toBe(0)
}, TIME_ENOUGH)
afterAll(cleanUp, TIME_ENOUGH)

const portOf = (url: string) => new URL(url).port

async function rows(dataDir: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: readEmbedded(dataDir)?.botUrl })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

describe('npm start without any settings', () => {
  test('says in a few lines what runs where, and each of it answers', { timeout: TIME_ENOUGH }, async () => {
    const dataDir = newDataDir()
    const server = startServer({ DATA_DIR: dataDir })
    const url = await server.ready()
    const lines = server.stdout().trim().split('\n')
    expect(lines.length).toBeLessThanOrEqual(12)
    expect(server.stdout()).toContain(dataDir)
    expect(server.stdout()).toContain('Stop it with Ctrl-C')
    expect(server.stderr()).toBe('')
    const page = /Open the simulator +(\S+)/.exec(server.stdout())?.[1] ?? ''
    expect(await (await fetch(page)).text()).toContain('<html')
    expect(await statusOf(`${url}/simulator/not-the-secret/`)).toBe(404)
    expect(await statusOf(`${url}/metrics`)).toBe(200)
    expect(await rows(dataDir, 'select 1 from webhook_pulse'), 'nothing is delivered again in the demo').toEqual([])
    const postmaster = postmasterOf(dataDir)
    expect(postmaster).toBeDefined()
    expect(await server.end('SIGTERM')).toBe(0)
    expect(isAlive(postmaster ?? 0)).toBe(false)
    expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false)
    expect(await statusOf(`${url}/healthz`)).toBe(0)
  })

  test('stopped on the way up, it leaves nothing running, and the next start works', { timeout: TIME_ENOUGH }, async () => {
    const dataDir = newDataDir()
    const server = startServer({ DATA_DIR: dataDir })
    await server.prints('Starting PostgreSQL')
    expect(await server.end('SIGINT')).toBe(0)
    expect(server.stderr()).toBe('')
    expect(postmasterOf(dataDir)).toBeUndefined()
    const next = startServer({ DATA_DIR: dataDir })
    await next.ready()
    expect(await next.end('SIGINT')).toBe(0)
  })
})

describe('a second start in the same folder', () => {
  test('on the same port says what to do, and leaves the first alone', { timeout: TIME_ENOUGH }, async () => {
    const dataDir = copyDataDir(seeded)
    const first = startServer({ DATA_DIR: dataDir })
    const url = await first.ready()
    const second = startServer({ DATA_DIR: dataDir, PORT: portOf(url) })
    expect(await second.ended).toBe(1)
    expect(second.stderr()).toBe(
      `Port ${portOf(url)} is taken, perhaps by a server that is already running here: stop it, or set PORT to another one.\n`,
    )
    expect(second.stdout()).toBe('')
    expect(await statusOf(`${url}/readyz`)).toBe(200)
    expect(await first.end('SIGTERM'), first.stderr()).toBe(0)
  })

  test('on another port works beside the first, and goes on when that one is stopped', { timeout: TIME_ENOUGH }, async () => {
    const dataDir = copyDataDir(seeded)
    const first = startServer({ DATA_DIR: dataDir })
    const firstUrl = await first.ready()
    const second = startServer({ DATA_DIR: dataDir })
    const secondUrl = await second.ready()
    expect(second.stdout()).toContain('shared with another program here')
    expect(await statusOf(`${firstUrl}/readyz`)).toBe(200)
    expect(await first.end('SIGINT')).toBe(0)
    expect(await statusOf(`${secondUrl}/readyz`)).toBe(200)
    expect(await second.end('SIGINT')).toBe(0)
    expect(postmasterOf(dataDir)).toBeUndefined()
  })
})

describe('after a kill -9', () => {
  test('of the program, the next start takes its database over, and stops it at its own end', {
    timeout: TIME_ENOUGH,
  }, async () => {
    const dataDir = copyDataDir(seeded)
    const killed = startServer({ DATA_DIR: dataDir })
    await killed.ready()
    const postmaster = postmasterOf(dataDir)
    expect(await killed.end('SIGKILL')).toBe('SIGKILL')
    expect(isAlive(postmaster ?? 0)).toBe(true)
    const next = startServer({ DATA_DIR: dataDir })
    await next.ready()
    expect(postmasterOf(dataDir)).toBe(postmaster)
    expect(await next.end('SIGTERM')).toBe(0)
    expect(isAlive(postmaster ?? 0)).toBe(false)
  })

  test('of PostgreSQL under it, the server is ready again by itself', { timeout: TIME_ENOUGH }, async () => {
    const dataDir = copyDataDir(seeded)
    const server = startServer({ DATA_DIR: dataDir })
    const url = await server.ready()
    process.kill(postmasterOf(dataDir) ?? 0, 'SIGKILL')
    await server.prints('went away')
    // Not too often: readiness is rate-limited.
    while ((await statusOf(`${url}/readyz`)) !== 200) await sleep(1_000)
    expect(await server.end('SIGTERM')).toBe(0)
    expect(postmasterOf(dataDir)).toBeUndefined()
  })
})

describe('a stop that a request without an end holds up', () => {
  test('cuts that request off after a while, and stops PostgreSQL all the same', { timeout: TIME_ENOUGH }, async () => {
    const dataDir = copyDataDir(seeded)
    const server = startServer({ DATA_DIR: dataDir })
    const socket = await beginRequest(await server.ready())
    expect(await server.end('SIGTERM')).toBe(0)
    socket.destroy()
    expect(postmasterOf(dataDir)).toBeUndefined()
  })

  test('is over at once with a second Ctrl-C, and the next start takes up what is left', { timeout: TIME_ENOUGH }, async () => {
    const dataDir = copyDataDir(seeded)
    const server = startServer({ DATA_DIR: dataDir })
    const socket = await beginRequest(await server.ready())
    server.process.kill('SIGINT')
    await server.prints('Ctrl-C once more stops at once')
    expect(await server.end('SIGINT')).toBe(1)
    expect(server.stderr()).toBe('Stopped at once. What was cut off goes on with the next start.\n')
    socket.destroy()
    const next = startServer({ DATA_DIR: dataDir })
    await next.ready()
    expect(await next.end('SIGINT')).toBe(0)
    expect(postmasterOf(dataDir)).toBeUndefined()
  })
})

/** A POST whose body stops after its first byte. */
async function beginRequest(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => {})
  await once(socket, 'connect')
  socket.write('POST /webhook HTTP/1.1\r\nHost: bot\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{')
  // Answered after it on another connection: by then the server has seen the first.
  expect(await statusOf(`${url}/healthz`)).toBe(200)
  return socket
}

describe('a data folder that something half-finished left', () => {
  const works: [what: string, spoil: (dataDir: string) => void][] = [
    ['an empty clock.json', (dataDir) => writeFileSync(join(dataDir, 'clock.json'), '')],
    ['a half-written postgres.json', (dataDir) => writeFileSync(join(dataDir, 'postgres.json'), '{"port":')],
    ['no recordings', (dataDir) => rmSync(join(dataDir, 'blobs'), { recursive: true })],
    ['a secret of the demo cut short', (dataDir) => truncateSync(join(dataDir, 'keys', 'demo-app-secret'), 3)],
  ]
  test.each(works)('%s: it starts', { timeout: TIME_ENOUGH }, async (_, spoil) => {
    const dataDir = copyDataDir(seeded)
    spoil(dataDir)
    const server = startServer({ DATA_DIR: dataDir })
    await server.ready()
    expect(await server.end('SIGTERM')).toBe(0)
  })

  const refused: [what: string, spoil: (dataDir: string) => void, says: RegExp][] = [
    [
      'a key cut short',
      (dataDir) => truncateSync(join(dataDir, 'keys', 'ENCRYPTION_KEYS'), 9),
      /^The key in \S+ENCRYPTION_KEYS is damaged: restore that file, or move \S+ away to begin anew\.\n$/,
    ],
    [
      'a key gone from beside its database',
      (dataDir) => rmSync(join(dataDir, 'keys', 'ENCRYPTION_KEYS')),
      /^The key \S+ENCRYPTION_KEYS is missing: restore that file, or move \S+ away to begin anew\.\n$/,
    ],
    [
      'the database’s password gone',
      (dataDir) => writeFileSync(join(dataDir, 'postgres', 'deletion-bot.json'), '{'),
      /^The password of the database cannot be read from \S+: restore that file, or move \S+ away\.\n$/,
    ],
  ]
  test.each(refused)('%s: one sentence, exit code 1, nothing left running', { timeout: TIME_ENOUGH }, async (_, spoil, says) => {
    const dataDir = copyDataDir(seeded)
    spoil(dataDir)
    const server = startServer({ DATA_DIR: dataDir })
    expect(await server.ended).toBe(1)
    expect(server.stderr()).toMatch(says)
    expect(postmasterOf(dataDir)).toBeUndefined()
  })

  test('a file where the folder should be', { timeout: TIME_ENOUGH }, async () => {
    const dataDir = newDataDir()
    writeFileSync(dataDir, 'mine')
    const server = startServer({ DATA_DIR: dataDir })
    expect(await server.ended).toBe(1)
    expect(server.stderr()).toMatch(
      /^\S+ is a file where a folder is needed: move it away, or set DATA_DIR to another folder\.\n$/,
    )
    expect(readFileSync(dataDir, 'utf8')).toBe('mine')
  })

  it.runIf(process.platform === 'linux')('a place where nobody may write', { timeout: TIME_ENOUGH }, async () => {
    const server = startServer({ DATA_DIR: '/sys/deletion-bot' })
    expect(await server.ended).toBe(1)
    expect(server.stderr()).toMatch(/is closed to this user: change its owner, or set DATA_DIR to another folder\.\n$/)
  })
})

describe('settings that do not fit end the start with exit code 1 and one sentence', () => {
  test.each([
    [{ PORT: 'http' }, /^PORT cannot be used: it takes a whole number from 0 to 65535/],
    [{ HOST: '0.0.0.0' }, /^The demo listens on a loopback address only: unset HOST/],
    [{ HOST: '::1', PORT: '0', ROLE: 'worker' }, /^PORT must be the port of the web process when ROLE is worker/],
    [
      { DATABASE_URL: 'postgres://127.0.0.1:1/bot' },
      /^Some settings for production are there, but not PLATFORM_DATABASE_URL, WHATSAPP_APP_SECRET/,
    ],
    [
      { WHATSAPP_APP_SECRET: 'an-app-secret' },
      /^Some settings for a trial with the embedded database are there, but not WHATSAPP_VERIFY_TOKEN/,
    ],
    [{ GRAPH_API_BASE_URL: 'http://graph.example' }, /^GRAPH_API_BASE_URL must be https/],
    [{ DATA_MAP: '/nowhere/map.json', DATA_DIR: 'seeded' }, /^DATA_MAP names \/nowhere\/map\.json, which is not there/],
  ])('%j', { timeout: TIME_ENOUGH }, async (env: Record<string, string>, says) => {
    const dataDir = env.DATA_DIR === 'seeded' ? copyDataDir(seeded) : newDataDir()
    const server = startServer({ ...env, DATA_DIR: dataDir })
    expect(await server.ended).toBe(1)
    expect(server.stderr()).toMatch(says)
    expect(server.stderr().trim().split('\n')).toHaveLength(1)
    expect(postmasterOf(dataDir)).toBeUndefined()
  })
})

import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readEmbedded } from '../../src/db/embedded.ts'
import { eventually } from '../db/embedded-support.ts'
import { cli, parsed, quiet } from './support/run-cli.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const people = z.array(
  z.looseObject({
    name: z.string(),
    phone: z.e164().nullable(),
    locale: z.enum(['en', 'hi', 'mr']),
    channels: z
      .array(
        z.strictObject({
          phoneNumberId: z.string(),
          displayNumber: z.e164(),
          business: z.string().nullable(),
          mode: z.enum(['dedicated', 'shared']),
        }),
      )
      .min(1),
  }),
)
const plan = z.looseObject({ steps: z.array(z.looseObject({ table: z.string(), action: z.string(), rows: z.number() })) })

describe('the command line and the embedded database', { timeout: 180_000 }, () => {
  const home = mkdtempSync(join(tmpdir(), 'cli-embedded-'))
  // Run by root, PostgreSQL is another account and has to pass through here.
  chmodSync(home, 0o755)
  const settings = { DATA_DIR: join(home, 'data') }
  let server: ChildProcess | undefined

  beforeAll(() => {
    expect(existsSync(settings.DATA_DIR)).toBe(false)
  })
  afterAll(async () => {
    if (server) await end(server)
    rmSync(home, { recursive: true, force: true, maxRetries: 10 })
  })

  it('lists the demo people before anything was started, and makes nothing', async () => {
    const listed = parsed(await cli(settings, ['demo', 'people', '--json']), people)
    expect(listed.find(({ name }) => name === 'Meera Nair')).toMatchObject({ phone: '+917000014821', locale: 'en' })
    expect(readdirSync(home)).toEqual([])
  })

  it('says what to do when there is no database yet', async () => {
    const said = await cli(settings, ['request', 'list'])
    expect(said).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('run `npm start` once') })
    expect(readdirSync(home)).toEqual([])
  })

  it('works beside a running server and leaves it running', async () => {
    const started = await startServer({ ...settings, PORT: '0', LOG_LEVEL: 'silent' })
    server = started.child
    const listed = parsed(await cli(settings, ['demo', 'people', '--json']), people)
    const meera = listed.find(({ name }) => name === 'Meera Nair')
    expect(meera?.channels.map(({ mode }) => mode)).toEqual(['dedicated', 'shared', 'shared'])
    const { steps } = parsed(await cli(settings, ['plan', '--phone', meera?.phone ?? '', '--json']), plan)
    expect(steps).toContainEqual({ table: 'message', action: 'erase', rows: 212 })
    expect(parsed(await cli(settings, ['request', 'list', '--json']), z.array(z.unknown()))).toEqual([])
    expect((await cli(settings, ['datamap', 'check'])).code).toBe(0)
    expect(await (await fetch(`${started.url}/readyz`)).json()).toMatchObject({ ready: true, database: 'up' })
  })

  it('brings the database up when no server runs, and takes it down again', async () => {
    if (server) await end(server)
    server = undefined
    expect(isUp(settings.DATA_DIR)).toBe(false)
    const { steps } = parsed(await cli(settings, ['plan', '--phone', '+91 70000 26350', '--json']), plan)
    expect(steps).toContainEqual({ table: 'message', action: 'erase', rows: 18 })
    expect(isUp(settings.DATA_DIR)).toBe(false)
  })

  it('leaves the database to a server that has joined it meanwhile', async () => {
    let type: (number: string) => void = () => {}
    const typed = new Promise<string>((resolve) => {
      type = resolve
    })
    const waiting = cli(settings, ['plan', '--json'], typed)
    const client = await eventually(() => connect(settings.DATA_DIR))
    type('+917000026350')
    parsed(await waiting, plan)
    expect((await client.query('select 1 as alive')).rows).toEqual([{ alive: 1 }])
    await client.end()
    expect((await cli(settings, ['request', 'list'])).code).toBe(0)
    expect(isUp(settings.DATA_DIR)).toBe(false)
  })

  it('names the settings’ own number as the dedicated channel of a trial', async () => {
    const trial = {
      ...settings,
      WHATSAPP_APP_SECRET: 'app-secret-of-the-settings',
      WHATSAPP_VERIFY_TOKEN: 'verify-token',
      WHATSAPP_ACCESS_TOKEN: 'access-token-of-the-settings',
      WHATSAPP_PHONE_NUMBER_ID: '106699999999999',
      GRAPH_API_BASE_URL: 'http://127.0.0.1:1',
    }
    const listed = parsed(await cli(trial, ['demo', 'people', '--json']), people)
    const dedicated = listed.flatMap(({ channels }) => channels.filter(({ mode }) => mode === 'dedicated'))
    expect(new Set(dedicated.map(({ phoneNumberId }) => phoneNumberId))).toEqual(new Set(['106699999999999']))
  })
})

describe('wrong use of the command line', () => {
  it.each([
    { use: 'an unknown verb', args: ['erase'], env: {}, says: 'unknown command' },
    { use: 'a misspelt option', args: ['request', 'list', '--sate', 'parked'], env: {}, says: '--state' },
    { use: 'a state that is none', args: ['request', 'list', '--state', 'gone'], env: {}, says: 'Allowed choices' },
    {
      use: 'half of the settings',
      args: ['request', 'list'],
      env: { DATABASE_URL: 'postgres://127.0.0.1/bot' },
      says: 'PLATFORM_DATABASE_URL',
    },
    { use: 'the demo’s people in production', args: ['demo', 'people'], env: production(), says: 'embedded database only' },
    { use: 'a database that does not answer', args: ['request', 'list'], env: production(), says: 'does not answer' },
  ])('answers $use with 2 and a sentence on standard error', async ({ args, env, says }) => {
    const said = await cli({ DATA_DIR: '/no/such/folder', ...env }, args)
    expect(said).toMatchObject({ code: 2, stdout: '' })
    expect(said.stderr).toContain(says)
    expect(said.stderr).not.toMatch(/\n\s+at |hidden/)
  })

  it.each([
    [[], ['demo', 'plan', 'request', 'datamap', 'ledger', 'platform', 'channel', 'instruction', 'Exit code']],
    [
      ['plan', '--help'],
      ['--phone', '--business', '--reason', '--json'],
    ],
    [
      ['request', '--help'],
      ['list', 'show', 'release'],
    ],
    [
      ['channel', 'add', '--help'],
      ['Standard input', '--phone-number-id', '--mode'],
    ],
    [
      ['instruction', 'set', '--help'],
      ['--kind', 'standing', '--hours'],
    ],
  ])('helps with %j', async (args, words) => {
    const said = await cli({}, args)
    expect(said).toMatchObject({ code: 0, stderr: '' })
    for (const word of words) expect(said.stdout).toContain(word)
  })
})

function production(): Record<string, string> {
  const key = `k1:${Buffer.alloc(32, 7).toString('base64')}`
  return {
    DATABASE_URL: 'postgres://bot:hidden@127.0.0.1:1/bot',
    PLATFORM_DATABASE_URL: 'postgres://bot:hidden@127.0.0.1:1/platform',
    PUBLIC_URL: 'https://bot.example',
    WHATSAPP_APP_SECRET: 'app-secret-of-the-settings',
    WHATSAPP_VERIFY_TOKEN: 'verify-token',
    WHATSAPP_ACCESS_TOKEN: 'access-token-of-the-settings',
    WHATSAPP_PHONE_NUMBER_ID: '106699999999999',
    WHATSAPP_WABA_ID: '206699999999999',
    ENCRYPTION_KEYS: key,
    PSEUDONYM_KEYS: key,
    RECEIPT_SIGNING_KEY: 'not read before the database answers',
  }
}

async function startServer(env: Record<string, string>): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: ROOT,
    env: { ...quiet(), ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })
  const url = await new Promise<string>((resolve, reject) => {
    let found = ''
    lines.on('line', (line) => {
      found ||= /^\s*WhatsApp webhook\s+(\S+)\/webhook$/.exec(line)?.[1] ?? ''
      if (line.startsWith('Stop it with')) resolve(found)
    })
    child.once('exit', () => reject(new Error('The server ended before it was up.')))
  })
  return { child, url }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await gone
}

async function connect(dataDir: string): Promise<Client> {
  const client = new Client({ connectionString: readEmbedded(dataDir)?.botUrl, application_name: 'deletion-bot' })
  client.on('error', () => {})
  if (!isUp(dataDir)) throw new Error('Not up yet.')
  await client.connect()
  return client
}

const isUp = (dataDir: string): boolean => existsSync(join(dataDir, 'postgres', 'postmaster.pid'))

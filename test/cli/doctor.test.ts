import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { localBlobs } from '../../src/blobs/local-blobs.ts'
import { checkChannel } from '../../src/cli/doctor/check-channel.ts'
import { checkInstructions } from '../../src/cli/doctor/check-instructions.ts'
import { checkKeys } from '../../src/cli/doctor/check-keys.ts'
import { checkProcessors } from '../../src/cli/doctor/check-processors.ts'
import { checkTemplates } from '../../src/cli/doctor/check-templates.ts'
import { checkVoice } from '../../src/cli/doctor/check-voice.ts'
import { checkGraphVersion } from '../../src/cli/doctor/graph-version.ts'
import type { Channel } from '../../src/db/channels.ts'
import { demoBusinesses } from '../../src/platform/demo-businesses.ts'
import { buildDemo } from '../../src/platform/demo-data.ts'
import { addContactBook, addProcessor } from '../../src/processors/processor-store.ts'
import { recordInstruction } from '../../src/requests/instruction-store.ts'
import { readConfig } from '../../src/runtime/config.ts'
import { newId } from '../../src/runtime/ids.ts'
import { createAccount } from '../../src/simulator/account.ts'
import { type StartedTranscriber, startFakeTranscriber } from '../../src/simulator/fake-transcriber.ts'
import { approveTemplates } from '../intake/api/support/approve-templates.ts'
import { MINUTE, openTestBot, type TestBot, testKeys } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'
import { demoNow } from '../support/demo-now.ts'
import { cli, namedByItself, productionSettings } from './support/run-cli.ts'

const NUMBER = '106600000000001'
const line = z.object({
  check: z.string(),
  is: z.enum(['ok', 'warn', 'fail']),
  says: z.string(),
  whatToDo: z.string().optional(),
})

describe('doctor looks at a number', () => {
  const databases = testDatabases()
  let world: TestBot
  beforeAll(async () => {
    world = await openTestBot(databases)
    approveTemplates(world.graph)
  })
  afterAll(() => world.close())
  beforeEach(() => {
    Object.assign(world.graph.account, createAccount(), { callbackUrl: 'https://bot.example/webhook' })
    for (const template of world.graph.book.of('204400000000001'))
      Object.assign(template, { status: 'APPROVED', category: 'UTILITY' })
  })
  const own = (): Channel => {
    const found = world.bot.channels.all().find(({ phoneNumberId }) => phoneNumberId === NUMBER)
    if (!found) throw new Error('The demo has this number.')
    return found
  }
  const now = () => world.bot.clock.now()
  const look = async (channel: Channel = own()) => [
    ...(await checkChannel(world.bot.graph, channel, { publicUrl: 'https://bot.example', isOfSettings: false }, now())),
    ...(await checkTemplates(world.bot, [channel], now())),
  ]
  const bad = async (channel?: Channel) =>
    (await look(channel)).filter(({ is }) => is !== 'ok').map((each) => `${each.is} ${each.check}`)

  test('and finds nothing where all is well', async () => {
    expect(await bad()).toEqual([])
    expect((await look()).map(({ check }) => check.split(' (')[0])).toEqual([
      ...['token', 'app secret', 'webhook', 'number', 'quality', 'identity check', 'templates'],
    ])
  })

  const account = () => world.graph.account
  const first = (change: { status: 'PAUSED' | 'PENDING' } | { category: string }) => {
    const [template] = world.graph.book.of('204400000000001')
    if (template) Object.assign(template, change)
  }
  test.each<[string, () => void, string[]]>([
    [
      'a token that ends soon',
      () => Object.assign(account(), { tokenExpiresAt: now().getTime() / 1000 + 86_400 }),
      [`warn token (${NUMBER})`],
    ],
    ['a token without a permission', () => void account().scopes.pop(), [`fail token (${NUMBER})`]],
    ['an account that is not subscribed', () => void account().unsubscribed.add('204400000000001'), [`fail webhook (${NUMBER})`]],
    [
      'webhooks that go elsewhere',
      () => Object.assign(account(), { callbackUrl: 'https://other.example/webhook' }),
      [`warn webhook (${NUMBER})`],
    ],
    ['messages that are not subscribed', () => void account().fields.shift(), [`fail webhook (${NUMBER})`]],
    ['word of templates that is not subscribed', () => void account().fields.pop(), [`warn webhook (${NUMBER})`]],
    ['a bad rating', () => void account().quality.set(NUMBER, 'RED'), [`fail quality (${NUMBER})`]],
    ['a middling rating', () => void account().quality.set(NUMBER, 'YELLOW'), [`warn quality (${NUMBER})`]],
    ['an identity check that is off', () => void account().identityCheckOff.add(NUMBER), [`warn identity check (${NUMBER})`]],
    ['a paused template', () => first({ status: 'PAUSED' }), ['fail templates (204400000000001) data_deletion_forwarded en']],
    [
      'a template under review',
      () => first({ status: 'PENDING' }),
      ['warn templates (204400000000001) data_deletion_forwarded en'],
    ],
    [
      'a template that Meta counts as an offer',
      () => first({ category: 'MARKETING' }),
      ['fail templates (204400000000001) data_deletion_forwarded en'],
    ],
  ])('and tells %s', async (_, spoil, expected) => {
    spoil()
    expect(await bad()).toEqual(expected)
    for (const each of await look()) if (each.is !== 'ok') expect(each.whatToDo).toMatch(/^[A-Z].{8,}/)
  })

  test.each<[string, Partial<Channel>, string[]]>([
    [
      'a token that is no good',
      { accessToken: 'nobodys-token-at-all' },
      [`fail token (${NUMBER})`, 'fail templates (204400000000001)'],
    ],
    [
      'a secret that is no good',
      { appSecrets: ['nobodys-secret-at-all'] },
      [`fail app secret (${NUMBER})`, 'fail templates (204400000000001)'],
    ],
    [
      'a number the account does not have',
      { phoneNumberId: '106600000000999' },
      ['fail number (106600000000999)', 'warn identity check (106600000000999)'],
    ],
    ['a number that is dialled otherwise', { displayNumber: '+917000090999' }, [`warn number (${NUMBER})`]],
    ['a channel that was stopped', { stoppedAt: new Date() }, [`fail channel (${NUMBER})`]],
    ['a number that nobody can dial', { displayNumber: '' }, [`fail display number (${NUMBER})`]],
  ])('and tells %s, without a secret in its words', async (_, change, expected) => {
    const channel = { ...own(), ...change }
    expect(await bad(channel)).toEqual(expected)
    const words = JSON.stringify(await look(channel))
    for (const secret of [channel.accessToken, ...channel.appSecrets]) expect(words).not.toContain(secret)
  })

  test('and says of the settings’ own number which setting to change, of another one what `channel add` takes', async () => {
    const look = async (change: Partial<Channel>, isOfSettings: boolean) => {
      const channel = { ...own(), ...change }
      const lines = await checkChannel(world.bot.graph, channel, { publicUrl: 'https://bot.example', isOfSettings }, now())
      return lines.flatMap((each) => (each.is === 'ok' ? [] : [each.whatToDo])).join('\n')
    }
    const cases: [Partial<Channel>, string][] = [
      [{ accessToken: 'nobodys-token-at-all' }, 'WHATSAPP_ACCESS_TOKEN'],
      [{ appSecrets: ['nobodys-secret-at-all'] }, 'WHATSAPP_APP_SECRET'],
      [{ displayNumber: '+917000090999' }, 'WHATSAPP_DISPLAY_NUMBER'],
      [{ displayNumber: '' }, 'WHATSAPP_DISPLAY_NUMBER'],
      [{ phoneNumberId: '106600000000999' }, 'WHATSAPP_WABA_ID'],
    ]
    for (const [change, setting] of cases) {
      expect(await look(change, true)).toContain(setting)
      expect(await look(change, true)).not.toContain('channel add')
      expect(await look(change, false)).toContain('channel add')
    }
  })

  test('and tells templates that are missing', async () => {
    const wabaId = '204400000000011'
    const shop = world.bot.channels.all().find((each) => each.wabaId === wabaId)
    if (!shop) throw new Error('The demo has this shop.')
    for (const template of world.graph.book.of(wabaId)) template.name = `${template.name}_old`
    const lines = await checkTemplates(world.bot, [shop], now())
    expect(lines[0]).toMatchObject({ is: 'fail', says: 'missing', whatToDo: expect.stringContaining('templates sync') })
  })
})

describe('doctor looks at processors', () => {
  const databases = testDatabases()
  let world: TestBot
  beforeAll(async () => {
    world = await openTestBot(databases)
  })
  afterAll(() => world.close())
  const look = (mode: 'production' | 'demo' = 'production') => checkProcessors(world.bot.db, { mode })

  test('and warns in production where none is entered', async () => {
    await world.bot.db.transaction((tx) => addContactBook(tx, newId(), world.bot.clock.now()))
    expect(await look()).toMatchObject([{ is: 'warn', whatToDo: expect.stringContaining('processor add') }])
    expect(await look('demo')).toEqual([])
    const brevo = { id: newId(), name: 'brevo', endpoint: 'https://brevo.example', secret: 'a'.repeat(44), answerHours: 72 }
    const given = { categories: ['messaging'], verbs: ['erase-now' as const], knowsBy: ['phone' as const] }
    await addProcessor(world.bot.db, world.bot.keys, { ...brevo, ...given }, world.bot.clock.now())
    expect(await look()).toEqual([{ check: 'processors', is: 'ok', says: expect.stringContaining('brevo') }])
  })
})

describe('doctor looks at what businesses agreed to', () => {
  const databases = testDatabases({ demo: true })
  let world: TestBot
  beforeAll(async () => {
    world = await openTestBot(databases, { withoutInstructions: true })
  })
  afterAll(() => world.close())
  const look = (mode: 'production' | 'demo' = 'production') =>
    checkInstructions({ db: world.bot.db, platform: world.bot.platform, config: { ...world.bot.config, mode } })

  test('and counts in production those whose customers wait three days', async () => {
    expect(await look('demo')).toEqual([])
    const [none] = await look()
    expect(none).toMatchObject({ is: 'warn', whatToDo: expect.stringContaining('instruction set') })
    const [, others, all] = /^(\d+) of (\d+) businesses gave none: each may object for 72 hours/.exec(none?.says ?? '') ?? []
    expect(others).toBe(all)
    const given = { kind: 'standing' as const, clause: 'Annex B 4', version: '2026-09', givenOn: '2026-09-01' }
    const [first] = demoBusinesses
    await recordInstruction(world.bot.db, { tenantId: first?.tenantId ?? '', ...given, recordedAt: world.bot.clock.now() })
    expect((await look())[0]?.says).toMatch(new RegExp(`^${Number(all) - 1} of ${all} businesses gave none`))
    const { rows } = await world.bot.platform.query<{ id: string }>('select id from tenant')
    for (const { id } of rows)
      await recordInstruction(world.bot.db, { tenantId: id, ...given, recordedAt: world.bot.clock.now() })
    expect(await look()).toMatchObject([{ is: 'ok' }])
  })
})

describe('doctor looks at what has ended', () => {
  const databases = testDatabases({ demo: true })
  const dataDir = mkdtempSync(join(tmpdir(), 'deletion-bot-doctor-'))
  let world: TestBot
  beforeAll(async () => {
    world = await openTestBot(databases)
    Object.assign(world.bot.keys, namedByItself(world.bot.keys))
    const phone = world.phone('meera')
    await phone.say('delete my data')
    await world.settle()
    await world.tapTitle(phone, 'Delete my data')
    await world.tapTitle(phone, 'Yes, delete it')
    await world.pass(15 * MINUTE)
    expect(world.heard(phone).at(-1)).toContain('Your data is erased')
  })
  afterAll(async () => {
    await world.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  test('and fails where a former key’s public half is not in the settings, and only there', async () => {
    const { db, platform, keys } = world.bot
    const look = async (signing: typeof keys.signing) =>
      (await checkKeys(db, platform, { ...keys, signing })).find(({ check }) => check === 'signing key')
    expect(await look(keys.signing)).toEqual({ check: 'signing key', is: 'ok', says: keys.signing.id })
    const { id, publicKey } = keys.signing
    const today = namedByItself(testKeys()).signing
    const missing = await look(today)
    expect(missing).toMatchObject({ is: 'fail', says: expect.stringContaining(id) })
    expect(missing).toMatchObject({ whatToDo: expect.stringContaining('RECEIPT_FORMER_KEYS') })
    const known = await look({ ...today, former: [{ id, publicKey }] })
    expect(known).toMatchObject({ is: 'ok', says: expect.stringContaining(`${id} (former)`) })
  })

  test('and warns where no head of the ledger lies, as in another machine’s DATA_DIR', async () => {
    const ledgerIn = async (folder: string) => {
      const { stdout } = await cli(productionSettings(databases, folder, world.bot.keys), ['doctor', '--json'])
      return z
        .array(line)
        .parse(JSON.parse(stdout))
        .find(({ check }) => check === 'ledger')
    }
    expect(await ledgerIn(world.dataDir)).toMatchObject({ is: 'ok', says: 'its head outside is entry 1' })
    expect(await ledgerIn(dataDir)).toMatchObject({ is: 'warn', whatToDo: expect.stringContaining('DATA_DIR') })
  })
})

describe('doctor listens', () => {
  let endpoint: StartedTranscriber
  beforeAll(async () => {
    endpoint = await startFakeTranscriber('cm_key-of-the-endpoint')
  })
  afterAll(() => endpoint.close())
  const look = (env: Record<string, string> = {}) =>
    checkVoice({ ...readConfig({ TRANSCRIPTION_URL: endpoint.url, TRANSCRIPTION_KEY: endpoint.key, ...env }), simulator: false })

  test('and hears that nobody speaks', async () => {
    expect(await look()).toEqual({ check: 'voice notes', is: 'ok', says: 'the endpoint takes recordings' })
    expect(endpoint.heard).toHaveLength(1)
    expect(await look({ TRANSCRIPTION_URL: '', TRANSCRIPTION_KEY: '' })).toMatchObject({
      is: 'ok',
      says: expect.stringMatching(/^off/),
    })
    expect(await checkVoice(readConfig({}))).toMatchObject({ is: 'ok', says: expect.stringMatching(/simulator/) })
  })

  test.each<[string, Record<string, string>, number[], RegExp]>([
    ['a key that is no good', { TRANSCRIPTION_KEY: 'cm_nobodys-key' }, [], /TRANSCRIPTION_KEY/],
    ['a path that is not there', { TRANSCRIPTION_URL: 'v2' }, [], /must end where/],
    ['nobody there', { TRANSCRIPTION_URL: 'http://127.0.0.1:9/v1' }, [], /TRANSCRIPTION_URL/],
    ['a model that is not there', {}, [400], /TRANSCRIPTION_MODEL/],
    ['a limit', {}, [429], /limits/],
  ])('and tells %s, without the key', async (_, env, faults, whatToDo) => {
    endpoint.failNext.push(...faults)
    const line = await look(env.TRANSCRIPTION_URL === 'v2' ? { TRANSCRIPTION_URL: `${endpoint.url}/v2` } : env)
    expect(line).toMatchObject({ is: 'fail', whatToDo: expect.stringMatching(whatToDo) })
    expect(JSON.stringify(line)).not.toContain('cm_')
  })
})

test.each([
  ['v20.0', '2026-11-23', 'fail'],
  ['v21.0', '2026-11-23', 'warn'],
  ['v21.0', '2026-10-01', 'ok'],
  ['v22.0', '2027-05-20', 'fail'],
  ['v26.0', '2030-01-01', 'ok'],
  ['v31.0', '2030-01-01', 'warn'],
  ['v3.0', '2026-11-23', 'fail'],
])('Graph %s on %s is %s', (version, day, is) => {
  expect(checkGraphVersion(version, new Date(`${day}T00:00:00Z`)).is).toBe(is)
})

describe('npm run cli -- doctor', { timeout: 180_000 }, () => {
  const databases = testDatabases()
  const keys = namedByItself(testKeys())
  const dataDir = mkdtempSync(join(tmpdir(), 'deletion-bot-doctor-'))
  let world: TestBot
  beforeAll(async () => {
    world = await openTestBot(databases)
  })
  afterAll(async () => {
    await world.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
  const settings = (change: Record<string, string> = {}) => ({
    ...productionSettings(databases, dataDir, keys),
    GRAPH_API_BASE_URL: world.graph.url,
    BLOB_STORE_URL: `file://${dataDir}/blobs`,
    ...change,
  })
  const run = async (change?: Record<string, string>) => {
    const said = await cli(settings(change), ['doctor', '--json'])
    const lines = z.array(line).parse(JSON.parse(said.stdout))
    return {
      code: said.code,
      lines,
      text: said.stdout + said.stderr,
      find: (check: string) => lines.find((each) => each.check === check),
    }
  }

  test('says that rows need a key that was dropped, that mail and blobs cannot be used, and which version ends', async () => {
    const secrets = {
      ENCRYPTION_KEYS: `e9:${Buffer.alloc(32, 9).toString('base64')}`,
      SMTP_URL: 'smtp://127.0.0.1:9',
      MAIL_FROM: 'privacy@callmissed.example',
      GRAPH_API_VERSION: 'v20.0',
    }
    const { code, find, text } = await run({ ...secrets, BLOB_STORE_URL: `file://${dataDir}/nothing-here` })
    expect(code).toBe(1)
    expect(find('encryption keys')).toMatchObject({ is: 'fail', whatToDo: expect.stringContaining('ENCRYPTION_KEYS') })
    expect(find('channels')).toMatchObject({ is: 'fail' })
    expect(find('mail')).toMatchObject({ is: 'fail', whatToDo: expect.stringContaining('SMTP_URL') })
    expect(find('graph version')).toMatchObject({ is: 'fail' })
    expect(find('database')).toMatchObject({ is: 'ok' })
    expect(find('migrations')).toMatchObject({ is: 'ok' })
    expect(find('processors')).toMatchObject({ is: 'warn', whatToDo: expect.stringContaining('processor add') })
    for (const secret of ['app-secret-of-the-settings', 'access-token-of-the-settings', 'postgres://'])
      expect(text).not.toContain(secret)
  })

  test('says that the data map drifted, the bot’s schema is gone, and a database does not answer', async () => {
    await world.bot.platform.query('create table a_new_table (id int primary key)')
    expect((await run()).find('data map')).toMatchObject({ is: 'fail', whatToDo: expect.stringContaining('datamap check') })
    await world.bot.platform.query('drop table a_new_table')
    await world.bot.platform.query('alter schema deletion_bot rename to gone')
    const without = await run()
    await world.bot.platform.query('alter schema gone rename to deletion_bot')
    expect(without.find('platform')).toMatchObject({ is: 'fail', whatToDo: expect.stringContaining('platform install') })
    expect(without.find('ledger')).toMatchObject({ is: 'fail' })
    const down = await run({ DATABASE_URL: 'postgres://nobody:secret-password@127.0.0.1:9/none' })
    expect(down.find('database')).toMatchObject({ is: 'fail', whatToDo: expect.stringContaining('DATABASE_URL') })
    expect(down.text).not.toContain('secret-password')
    const { lines } = await run({ PORT: 'nonsense' })
    expect(lines).toEqual([expect.objectContaining({ check: 'settings', is: 'fail', whatToDo: expect.stringContaining('PORT') })])
  })
})

describe('doctor asks for the recordings', { timeout: 180_000 }, () => {
  const databases = testDatabases({ demo: true })
  const keys = namedByItself(testKeys())
  const dataDir = mkdtempSync(join(tmpdir(), 'deletion-bot-doctor-'))
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }))
  const look = async (url?: string) => {
    const settings = { ...productionSettings(databases, dataDir, keys), ...(url === undefined ? {} : { BLOB_STORE_URL: url }) }
    const { stdout } = await cli(settings, ['doctor', '--json'])
    return z
      .array(line)
      .parse(JSON.parse(stdout))
      .find(({ check }) => check === 'blob store')
  }

  test('and says of a store that it will do only where it holds what rows name, and in production that none is named', async () => {
    const url = `file://${dataDir}/store`
    const named = expect.stringContaining('BLOB_STORE_URL')
    expect(await look()).toMatchObject({ is: 'fail', says: expect.stringMatching(/^none is set/), whatToDo: named })
    const store = localBlobs(`${dataDir}/store`)
    await store.put('recordings/of-somebody-else.ogg', Buffer.from('OggS'))
    expect(await look(url)).toMatchObject({ is: 'fail', says: expect.stringMatching(/^it holds none/), whatToDo: named })
    const { blobs: demo, rows } = buildDemo(demoNow)
    const recordings = new Set(rows.voice_session.flatMap(({ recording_key }) => recording_key ?? []))
    expect(recordings.size).toBeGreaterThan(0)
    for (const [key, bytes] of demo) if (!recordings.has(key)) await store.put(key, bytes)
    expect(await look(url)).toMatchObject({
      is: 'fail',
      says: expect.stringMatching(/^it holds none.*voice_session\.recording_key/),
    })
    for (const [key, bytes] of demo) await store.put(key, bytes)
    expect(await look(url)).toEqual({ check: 'blob store', is: 'ok', says: 'answers, and lets things be removed' })
  })
})

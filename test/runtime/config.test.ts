import { generateKeyPairSync } from 'node:crypto'
import { resolve } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { type Config, ConfigError, readConfig } from '../../src/runtime/config.ts'
import { settings } from '../../src/runtime/settings.ts'

type Env = Record<string, string>

const KEY = `k1:${Buffer.alloc(32, 7).toString('base64')}`
const WHATSAPP: Env = {
  WHATSAPP_APP_SECRET: 'an-app-secret',
  WHATSAPP_VERIFY_TOKEN: 'a-verify-token',
  WHATSAPP_ACCESS_TOKEN: 'an-access-token',
  WHATSAPP_PHONE_NUMBER_ID: '100000000000001',
  WHATSAPP_WABA_ID: '200000000000002',
}
const PRODUCTION: Env = {
  ...WHATSAPP,
  DATABASE_URL: 'postgres://bot:a-password@db.example:5432/bot',
  PLATFORM_DATABASE_URL: 'postgresql://bot:a-password@platform.example/platform',
  PSEUDONYM_KEYS: KEY,
  ENCRYPTION_KEYS: KEY,
  RECEIPT_SIGNING_KEY: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  PUBLIC_URL: 'https://bot.example',
}
const TRIAL: Env = { ...WHATSAPP, GRAPH_API_BASE_URL: 'http://127.0.0.1:4000' }

const OIDC: Env = { OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'an-id', OIDC_CLIENT_SECRET: 'a-long-secret' }
const SIGN_IN = { issuer: 'https://id.example', clientId: 'an-id', clientSecret: 'a-long-secret', roleClaim: 'roles' }

const VOICE: Env = { TRANSCRIPTION_URL: 'https://api.example/v1' }

const without = (env: Env, ...names: string[]): Env =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !names.includes(name)))
const refusal = (env: Env): string => {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  return 'accepted'
}

describe('each setting is read as it was meant', () => {
  const read: [setting: string, given: string, base: Env, reads: (config: Config) => unknown, as: unknown][] = [
    ['PORT', '8080', {}, (c) => c.port, 8080],
    ['PORT', '0', {}, (c) => c.port, 0],
    ['WORKER_PORT', '9464', {}, (c) => c.workerPort, 9464],
    ['WORKER_PORT', '', {}, (c) => c.workerPort, 3001],
    ['HOST', '0.0.0.0', PRODUCTION, (c) => c.host, '0.0.0.0'],
    ['HOST', '::1', {}, (c) => c.publicUrl, 'http://[::1]:3000'],
    ['PUBLIC_URL', 'https://bot.example/', {}, (c) => [c.publicUrl, c.publicUrlSet], ['https://bot.example', true]],
    ['TRUST_PROXY', 'true', {}, (c) => c.trustProxy, true],
    ['TRUST_PROXY', 'false', {}, (c) => c.trustProxy, false],
    ['TRUST_PROXY', '2', {}, (c) => c.trustProxy, 2],
    ['TRUST_PROXY', '10.0.0.0/8, ::1,loopback', {}, (c) => c.trustProxy, ['10.0.0.0/8', '::1', 'loopback']],
    ['ROLE', 'worker', {}, (c) => c.role, 'worker'],
    ['DATA_DIR', '/var/lib/bot', {}, (c) => c.dataDir, '/var/lib/bot'],
    ['DATA_DIR', 'some where', {}, (c) => c.dataDir, resolve('some where')],
    ['DATABASE_URL', 'postgres://a@b/c', PRODUCTION, (c) => c.databaseUrl, 'postgres://a@b/c'],
    ['PLATFORM_DATABASE_URL', 'postgres://a@b/c', PRODUCTION, (c) => c.platformDatabaseUrl, 'postgres://a@b/c'],
    ['DATA_MAP', 'map.json', {}, (c) => c.dataMapFile, 'map.json'],
    ['RETENTION_BASES', 'bases.json', {}, (c) => c.retentionBasesFile, 'bases.json'],
    ['OIDC_ISSUER', 'https://id.example/v2.0', OIDC, (c) => c.oidc?.issuer, 'https://id.example/v2.0'],
    ['OIDC_ISSUER', 'http://127.0.0.1:4000', OIDC, (c) => c.oidc?.issuer, 'http://127.0.0.1:4000'],
    ['OIDC_ROLE_CLAIM', 'https://claims.example/roles', OIDC, (c) => c.oidc?.roleClaim, 'https://claims.example/roles'],
    ['OIDC_CLIENT_SECRET', 'another-secret', OIDC, (c) => c.oidc?.clientSecret, 'another-secret'],
    ['OIDC_CLIENT_ID', 'console', OIDC, (c) => c.oidc, { ...SIGN_IN, clientId: 'console' }],
    ['OIDC_ISSUER', '', {}, (c) => c.oidc, undefined],
    ['WHATSAPP_APP_SECRET', 'the-new-one, the-old-one', TRIAL, (c) => c.whatsapp?.appSecrets, ['the-new-one', 'the-old-one']],
    ['WHATSAPP_VERIFY_TOKEN', 'another-token', TRIAL, (c) => c.whatsapp?.verifyToken, 'another-token'],
    ['WHATSAPP_ACCESS_TOKEN', 'another-token', TRIAL, (c) => c.whatsapp?.accessToken, 'another-token'],
    ['WHATSAPP_PHONE_NUMBER_ID', '42', TRIAL, (c) => c.whatsapp?.phoneNumberId, '42'],
    ['WHATSAPP_WABA_ID', '43', TRIAL, (c) => c.whatsapp?.wabaId, '43'],
    ['WHATSAPP_DISPLAY_NUMBER', '+917000099001', TRIAL, (c) => c.whatsapp?.displayNumber, '+917000099001'],
    ['GRAPH_API_BASE_URL', 'https://graph.example', TRIAL, (c) => c.graph.baseUrl, 'https://graph.example'],
    ['GRAPH_API_VERSION', 'v25.0', {}, (c) => c.graph.version, 'v25.0'],
    ['UNDO_WINDOW_SECONDS', '0', {}, (c) => c.undoWindowMs, 0],
    ['ACCOUNT_RECOVERY_DAYS', '10', {}, (c) => c.accountRecoveryDays, 10],
    ['BACKUP_RETENTION_DAYS', '7', {}, (c) => c.backupRetentionDays, 7],
    ['GRIEVANCE_DAYS', '45', {}, (c) => c.grievanceDays, 45],
    ['RETENTION_BASES', 'bases.json', {}, (c) => c.retentionBasesFile, 'bases.json'],
    ['MAX_ROWS_PER_SUBJECT', '10', {}, (c) => c.maxRowsPerSubject, 10],
    ['MAX_ERASURES_PER_HOUR', '11', {}, (c) => c.maxErasuresPerHour, 11],
    ['FORWARDS_A_DAY', '7', {}, (c) => c.forwardsADay, 7],
    ['BLOB_STORE_URL', 'file:///srv/recordings', {}, (c) => c.blobStoreUrl, 'file:///srv/recordings'],
    [
      'SMTP_URL',
      'smtps://a:b%40c@mail.example',
      { MAIL_FROM: 'a@b.example' },
      (c) => c.mail.smtpUrl,
      'smtps://a:b%40c@mail.example',
    ],
    ['MAIL_FROM', 'a@b.example', {}, (c) => c.mail.from, { name: '', address: 'a@b.example' }],
    ['MAIL_FROM', 'Call Missed <a@b.example>', {}, (c) => c.mail.from, { name: 'Call Missed', address: 'a@b.example' }],
    ['INTAKE_TOKEN', 'a-token-of-16-ch', {}, (c) => c.intake.token, 'a-token-of-16-ch'],
    ['MAIL_AUTHSERV_ID', 'mx.example', {}, (c) => c.intake.authservId, 'mx.example'],
    [
      'INTAKE_TOKEN',
      'a-token-of-16-ch',
      { ...PRODUCTION, MAIL_AUTHSERV_ID: 'mx.example' },
      (c) => c.intake.authservId,
      'mx.example',
    ],
    ['LEDGER_HEAD_URL', 'https://a.example/heads?sig=x', {}, (c) => c.ledgerHeadUrl, 'https://a.example/heads?sig=x'],
    ['TRANSCRIPTION_URL', 'https://api.example/v1', {}, (c) => c.transcription?.url, 'https://api.example/v1'],
    ['TRANSCRIPTION_URL', '', {}, (c) => c.transcription, undefined],
    ['TRANSCRIPTION_KEY', 'cm_a-key-of-mine', VOICE, (c) => c.transcription?.key, 'cm_a-key-of-mine'],
    ['TRANSCRIPTION_MODEL', 'saarika:v2.5', VOICE, (c) => c.transcription?.model, 'saarika:v2.5'],
    ['SIMULATOR', 'off', {}, (c) => c.simulator, false],
    ['LOG_LEVEL', 'debug', {}, (c) => c.logLevel, 'debug'],
  ]
  test.each(read)('%s=%s', (setting, given, base, reads, as) => {
    expect(reads(readConfig({ ...base, [setting]: given }))).toEqual(as)
  })

  test('and every one but the keys, which are read apart, is in this table', () => {
    const told = new Set([
      ...read.map(([setting]) => setting),
      'PSEUDONYM_KEYS',
      'ENCRYPTION_KEYS',
      'RECEIPT_SIGNING_KEY',
      'RECEIPT_FORMER_KEYS',
    ])
    expect(Object.keys(settings.shape).filter((name) => !told.has(name))).toEqual([])
  })

  test('an empty one and one of blanks count as not set, and blanks around a value are no part of it', () => {
    expect(readConfig({ PORT: '', HOST: '  ', DATA_DIR: ' /data ' })).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      dataDir: '/data',
    })
  })
})

test('a mail server without a mailbox to write from is refused, and the fix is named', () => {
  expect(refusal({ SMTP_URL: 'smtp://127.0.0.1:25' })).toMatch(/not MAIL_FROM: set it/)
})

describe('a setting that cannot be used is named, with what it takes', () => {
  test.each([
    ['PORT', 'abc', 'a whole number from 0 to 65535'],
    ['PORT', '70000', 'a whole number from 0 to 65535'],
    ['PORT', '3000.5', 'a whole number from 0 to 65535'],
    ['PORT', '0x10', 'a whole number from 0 to 65535'],
    ['PORT', '-1', 'a whole number from 0 to 65535'],
    ['PUBLIC_URL', 'bot.example', 'an http or https URL'],
    ['PUBLIC_URL', 'ftp://bot.example', 'an http or https URL'],
    ['TRUST_PROXY', 'yes', 'true, false, how many proxies'],
    ['TRUST_PROXY', '0', 'true, false, how many proxies'],
    ['TRUST_PROXY', '10', 'true, false, how many proxies'],
    ['TRUST_PROXY', '10.0.0.0/33', 'addresses and ranges'],
    ['TRUST_PROXY', '0.0.0.0/0', 'addresses and ranges'],
    ['TRUST_PROXY', '10.0.0.1,', 'addresses and ranges'],
    ['TRUST_PROXY', '10.0.0.256', 'addresses and ranges'],
    ['TRUST_PROXY', 'proxy.example', 'addresses and ranges'],
    ['ROLE', 'both', 'one of all, web, worker'],
    ['DATABASE_URL', 'mysql://a@b/c', 'postgres://user:password@host:5432/database'],
    ['PLATFORM_DATABASE_URL', 'localhost', 'postgres://user:password@host:5432/database'],
    ['WHATSAPP_APP_SECRET', 'short', 'at least 8 characters, comma-separated'],
    ['WHATSAPP_APP_SECRET', ',,,,,,,,,', 'at least 8 characters, comma-separated'],
    ['WHATSAPP_VERIFY_TOKEN', 'short', 'at least 8 characters'],
    ['WHATSAPP_ACCESS_TOKEN', 'short', 'at least 8 characters'],
    ['WHATSAPP_PHONE_NUMBER_ID', '+91', 'the digits of an id'],
    ['WHATSAPP_WABA_ID', 'waba', 'the digits of an id'],
    ['WHATSAPP_DISPLAY_NUMBER', '0700', 'a number as in +911234567890'],
    ['GRAPH_API_BASE_URL', 'graph.example', 'an http or https URL'],
    ['GRAPH_API_VERSION', '26', 'a version like v26.0'],
    ['UNDO_WINDOW_SECONDS', '-5', 'a whole number from 0'],
    ['ACCOUNT_RECOVERY_DAYS', '30', 'a whole number from 3 to 29'],
    ['BACKUP_RETENTION_DAYS', '400', 'a whole number from 0 to 366'],
    ['GRIEVANCE_DAYS', '91', 'a whole number from 1 to 90'],
    ['MAX_ROWS_PER_SUBJECT', '0', 'a whole number from 1'],
    ['MAX_ERASURES_PER_HOUR', 'many', 'a whole number from 1'],
    ['BLOB_STORE_URL', '/srv/recordings', 'a file URL'],
    ['LEDGER_HEAD_URL', 'https://a.example/heads', 'shared access signature'],
    ['BLOB_STORE_URL', 'file://elsewhere/recordings', 'a file URL'],
    ['SMTP_URL', 'mail.example:587', 'smtps://user:password@mail.example.com:465'],
    ['SMTP_URL', 'smtp://mail.example/?tls.rejectUnauthorized=false', 'smtps://user:password@mail.example.com:465'],
    ['SMTP_URL', 'smtp://mail.example?ignoreTLS=true', 'smtps://user:password@mail.example.com:465'],
    ['SMTP_URL', 'smtp://user@mail.example', 'smtps://user:password@mail.example.com:465'],
    ['MAIL_FROM', 'CallMissed', 'one mailbox'],
    ['MAIL_FROM', 'a@b.example, c@d.example', 'one mailbox'],
    ['MAIL_FROM', 'a@b', 'one mailbox'],
    ['INTAKE_TOKEN', 'too short', 'at least 16 printable characters'],
    ['MAIL_AUTHSERV_ID', 'mx.example; dmarc=pass', 'the first word of your receiving server'],
    ['TRANSCRIPTION_URL', 'api.example', 'an http or https URL'],
    ['TRANSCRIPTION_KEY', 'short', 'at least 8 characters'],
    ['TRANSCRIPTION_MODEL', 'two words', 'the name of a model'],
    ['SIMULATOR', 'maybe', 'on or off'],
    ['LOG_LEVEL', 'loud', 'one of fatal, error'],
  ])('%s=%s', (setting, given, takes) => {
    const said = refusal({ [setting]: given })
    expect(said).toContain(setting)
    expect(said).toContain(takes)
    expect(said.split('\n')).toHaveLength(1)
  })

  test('and mails are neither taken without being answered nor answered without being taken', () => {
    for (const [there, given, missing] of [
      ['INTAKE_TOKEN', 'a-token-of-16-ch', 'MAIL_AUTHSERV_ID'],
      ['MAIL_AUTHSERV_ID', 'mx.example', 'INTAKE_TOKEN'],
    ] as const)
      for (const base of [TRIAL, PRODUCTION])
        expect(refusal({ ...base, [there]: given })).toContain(`${there} is there, but not ${missing}`)
  })

  test('and a secret that is refused is not repeated', () => {
    expect(refusal({ ...TRIAL, WHATSAPP_APP_SECRET: 'bad one with blanks' })).not.toContain('bad one')
    expect(refusal({ ...PRODUCTION, DATABASE_URL: 'mysql://bot:hidden@db/bot' })).not.toContain('hidden')
  })
})

describe('the access token travels with every call, so the Graph API is', () => {
  test.each([
    'https://graph.facebook.com',
    'http://127.0.0.1:4000',
    'http://127.8.9.10/',
    'http://localhost:4000/graph',
    'http://[::1]:4000',
  ])('taken at %s', (url) => expect(readConfig({ ...TRIAL, GRAPH_API_BASE_URL: url }).graph.baseUrl).toBe(url))

  test.each([
    'http://graph.facebook.com',
    'HTTP://graph.facebook.com',
    'http://127.0.0.1.example',
    'http://localhost:x@graph.example',
    'http://localhost.example',
    'http://10.0.0.1',
  ])('refused at %s', (url) =>
    expect(refusal({ ...TRIAL, GRAPH_API_BASE_URL: url })).toMatch(/GRAPH_API_BASE_URL must be https|cannot be used/),
  )
})

describe('staff sign in with a secret of the program’s, so the sign-in service', () => {
  test('is named whole or not at all', () => {
    expect(refusal({ OIDC_ISSUER: 'https://id.example' })).toContain('not OIDC_CLIENT_ID, OIDC_CLIENT_SECRET')
    expect(refusal({ ...PRODUCTION, ...without(OIDC, 'OIDC_CLIENT_SECRET') })).toContain('not OIDC_CLIENT_SECRET')
  })
  test('is https, but on this machine', () => {
    expect(refusal({ ...OIDC, OIDC_ISSUER: 'http://id.example' })).toContain('OIDC_ISSUER must be https')
  })
})

describe('people’s voices travel to the speech endpoint, so it', () => {
  test.each(['http://api.example/v1', 'http://10.0.0.1/v1'])('is refused at %s', (TRANSCRIPTION_URL) => {
    expect(refusal({ TRANSCRIPTION_URL })).toContain('TRANSCRIPTION_URL must be https')
  })
  test('may be on this machine, and a key without it is refused', () => {
    expect(readConfig({ TRANSCRIPTION_URL: 'http://127.0.0.1:9000/v1' }).transcription?.model).toBe('whisper-1')
    expect(refusal({ TRANSCRIPTION_KEY: 'cm_a-key-of-mine' })).toContain('not TRANSCRIPTION_URL: set it')
  })
})

describe('how the program runs follows from what is set', () => {
  test('nothing: a demo with the simulator, on this machine only', () => {
    expect(readConfig({})).toMatchObject({ mode: 'demo', simulator: true, whatsapp: undefined, databaseUrl: undefined })
    expect(readConfig({}).graph.baseUrl).toBeUndefined()
  })

  test.each(['127.0.0.1', 'localhost', '::1'])('the demo listens on %s', (HOST) => {
    expect(readConfig({ HOST }).mode).toBe('demo')
  })

  test.each(['0.0.0.0', '::', '10.0.0.5', 'bot.example'])('and is refused on %s, where others could reach it', (HOST) => {
    expect(refusal({ HOST })).toMatch(/unset HOST .*, or set DATABASE_URL, PLATFORM_DATABASE_URL, WHATSAPP_APP_SECRET/)
  })

  test('a Graph API alone: the demo where it is on this machine; elsewhere it is a trial that lacks the rest', () => {
    expect(readConfig({ GRAPH_API_BASE_URL: 'http://127.0.0.1:4000' }).mode).toBe('demo')
    const said = refusal({ GRAPH_API_BASE_URL: 'https://graph.facebook.com' })
    expect(said).toMatch(/^GRAPH_API_BASE_URL is there, but not WHATSAPP_APP_SECRET, .*: leave it out for the demo/)
  })

  test('WhatsApp and a Graph API without databases: a trial, without the simulator', () => {
    expect(readConfig(TRIAL)).toMatchObject({ mode: 'trial', simulator: false, databaseUrl: undefined })
    expect(readConfig(without(TRIAL, 'WHATSAPP_WABA_ID')).mode).toBe('trial')
    expect(readConfig({ ...TRIAL, SIMULATOR: 'on' }).simulator).toBe(false)
  })

  test.each([...Object.keys(without(TRIAL, 'WHATSAPP_WABA_ID'))])('a trial without %s names it', (name) => {
    expect(refusal(without(TRIAL, name))).toContain(name)
  })

  test('everything: production, against Meta itself', () => {
    expect(readConfig(PRODUCTION)).toMatchObject({
      mode: 'production',
      simulator: false,
      graph: { baseUrl: 'https://graph.facebook.com' },
      whatsapp: { appSecrets: ['an-app-secret'], phoneNumberId: '100000000000001' },
    })
  })

  test.each(Object.keys(PRODUCTION))('production without %s names it, and nothing that is there', (name) => {
    const said = refusal(without(PRODUCTION, name))
    expect(said).toMatch(new RegExp(`not ${name}: set`))
  })

  it('names all that is missing at once', () => {
    const said = refusal(without(PRODUCTION, 'ENCRYPTION_KEYS', 'PUBLIC_URL', 'WHATSAPP_WABA_ID'))
    expect(said).toContain('not WHATSAPP_WABA_ID, ENCRYPTION_KEYS, PUBLIC_URL: set')
  })

  test('a WhatsApp setting on an open address is a production that lacks the rest', () => {
    expect(refusal({ HOST: '0.0.0.0', WHATSAPP_APP_SECRET: 'an-app-secret' })).toContain('DATABASE_URL')
  })
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { loadChannels } from '../../src/db/channels.ts'
import { type BotDatabase, openBotDatabase } from '../../src/db/client.ts'
import { erasureInstruction } from '../../src/db/schema.ts'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { objectionWindowMs } from '../../src/requests/instruction-store.ts'
import { testKeys } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'
import { cli, parsed, productionSettings, type Said } from './support/run-cli.ts'

const CLINIC = demoBusiness('clinic')
const fingerprint = z.string().regex(/^sha256:[0-9a-f]{8}$/)
const listed = z.array(
  z.looseObject({
    phoneNumberId: z.string(),
    mode: z.enum(['dedicated', 'shared']),
    business: z.string().nullable(),
    token: fingerprint,
    secrets: z.array(fingerprint),
    stopped: z.strictObject({ code: z.number(), meaning: z.string(), whatToDo: z.string() }).optional(),
  }),
)
const id = ['--phone-number-id', '106700000000001', '--waba-id', '206700000000001', '--portfolio-id', '306700000000001']
const number = ['--display-number', '+917000090999']

describe('channels and instructions, from the command line', { timeout: 180_000 }, () => {
  const databases = testDatabases({ demo: true })
  const dataDir = mkdtempSync(join(tmpdir(), 'cli-channels-'))
  const keys = testKeys()
  const said: Said[] = []
  let settings: Record<string, string>
  let client: Client
  let database: BotDatabase

  beforeAll(async () => {
    settings = productionSettings(databases, dataDir, keys)
    client = new Client({ connectionString: databases.botUrl })
    await client.connect()
    database = openBotDatabase(databases.botUrl, { connectionsMax: 1, waitMsMax: 5_000, onError: () => {} })
  })
  afterAll(async () => {
    await database.close()
    await client.end()
    rmSync(dataDir, { recursive: true, force: true })
  })
  const run = async (args: string[], input = '') => {
    const answer = await cli(settings, args, input)
    said.push(answer)
    return answer
  }

  it('adds a business’s channel, with token and secrets from standard input', async () => {
    expect((await run(['channel', 'list'])).stdout).toContain('no channel yet')
    const add = ['channel', 'add', ...id, ...number, '--mode', 'shared', '--business', CLINIC.name]
    expect((await run(add, 'first-token\r\nnew-app-secret\n\nold-app-secret\n')).code).toBe(0)
    expect(await loadChannels(database.db, keys)).toMatchObject([
      {
        phoneNumberId: '106700000000001',
        mode: 'shared',
        tenantId: CLINIC.tenantId,
        business: CLINIC.name,
        accessToken: 'first-token',
        appSecrets: ['new-app-secret', 'old-app-secret'],
      },
    ])
  })

  it('lists channels with fingerprints, and says why one is stopped and how to mend it', async () => {
    await client.query('update channel set stopped_at = now(), stopped_code = 190')
    const [channel] = parsed(await run(['channel', 'list', '--json']), listed)
    expect(channel).toMatchObject({ business: CLINIC.name, stopped: { code: 190, meaning: 'The access token has expired' } })
    expect(channel?.secrets).toHaveLength(2)
    expect(new Set([channel?.token, ...(channel?.secrets ?? [])]).size).toBe(3)
    expect((await run(['channel', 'list'])).stdout).toContain('The access token has expired (190)')
  })

  it('resumes a channel, knows no other, and lets a new token resume it as well', async () => {
    expect((await run(['channel', 'resume', '106700000000001'])).stdout).toContain('Sending goes on')
    expect((await run(['channel', 'resume', '106700000000001'])).stdout).toContain('was not stopped')
    expect(await run(['channel', 'resume', '1'])).toMatchObject({ code: 1, stdout: '' })
    await client.query('update channel set stopped_at = now(), stopped_code = 190')
    const add = ['channel', 'add', ...id, ...number, '--mode', 'shared', '--business', CLINIC.tenantId, '--json']
    const renewed = await run(add, JSON.stringify({ accessToken: 'second-token', appSecrets: ['new-app-secret'] }))
    expect(parsed(renewed, z.looseObject({ renewed: z.boolean() })).renewed).toBe(true)
    expect(await loadChannels(database.db, keys)).toMatchObject([{ accessToken: 'second-token', stoppedAt: null }])
  })

  it.each([
    {
      use: 'a token without a secret',
      args: [...id, ...number, '--mode', 'dedicated'],
      input: 'only-a-token\n',
      says: 'Standard input',
    },
    {
      use: 'broken JSON',
      args: [...id, ...number, '--mode', 'dedicated'],
      input: '{"accessToken": "kept-secret"',
      says: 'Standard input',
    },
    { use: 'a shared channel without its business', args: [...id, ...number, '--mode', 'shared'], input: '', says: '--business' },
    {
      use: 'a dedicated channel of a business',
      args: [...id, ...number, '--mode', 'dedicated', '--business', 'X'],
      input: '',
      says: 'dedicated',
    },
    {
      use: 'a number without +',
      args: [...id, '--display-number', '0222', '--mode', 'dedicated'],
      input: '',
      says: '--display-number',
    },
    { use: 'no mode', args: [...id, ...number], input: '', says: '--mode' },
  ])('refuses $use and adds nothing', async ({ args, input, says }) => {
    const answer = await run(['channel', 'add', ...args], input)
    expect(answer).toMatchObject({ code: 2, stdout: '' })
    expect(answer.stderr).toContain(says)
    expect(await loadChannels(database.db, keys)).toHaveLength(1)
  })

  it('says of the settings’ own number what the next start undoes, and that it is no business’s', async () => {
    const own = ['channel', 'add', '--phone-number-id', '106699999999999', '--portfolio-id', '306700000000001', ...number]
    const shared = await run(
      [...own, '--waba-id', '206699999999999', '--mode', 'shared', '--business', CLINIC.name],
      'first-token\nnew-app-secret\n',
    )
    expect(shared).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^This is the number of the settings.*--mode dedicated/),
    })
    const same = `${settings.WHATSAPP_ACCESS_TOKEN}\n${settings.WHATSAPP_APP_SECRET}\n`
    const alike = await run([...own, '--waba-id', '206699999999999', '--mode', 'dedicated'], same)
    expect(alike).toMatchObject({ code: 0, stderr: '' })
    const other = await run([...own, '--waba-id', '206700000000001', '--mode', 'dedicated'], 'first-token\nnew-app-secret\n')
    expect(other).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('change WHATSAPP_ACCESS_TOKEN, WHATSAPP_APP_SECRET, WHATSAPP_WABA_ID there, too'),
    })
    await client.query(`delete from channel where phone_number_id = '106699999999999'`)
  })

  it('records what a business instructed, so that an erasure waits as long as it may object', async () => {
    const given = ['--clause', 'Annex B 4', '--version', '2026-09', '--given-on', '2026-09-01']
    const window = ['instruction', 'set', '--tenant', CLINIC.tenantId, '--kind', 'objection-window', '--hours', '24', ...given]
    expect((await run(['instruction', 'list'])).stdout).toContain('72 hours')
    expect((await run(window)).stdout).toContain('24 hours')
    const between = new Date()
    expect(await objectionWindowMs(database.db, [CLINIC.tenantId], between)).toBe(24 * 3_600_000)
    const standing = ['instruction', 'set', '--tenant', CLINIC.name, '--kind', 'standing', ...given]
    expect((await run(standing)).code).toBe(0)
    expect((await run(standing)).code).toBe(0)
    expect(await objectionWindowMs(database.db, [CLINIC.tenantId], new Date())).toBe(0)
    // What was confirmed before it came is erased by what stood then.
    expect(await objectionWindowMs(database.db, [CLINIC.tenantId], between)).toBe(24 * 3_600_000)
    expect(await database.db.$count(erasureInstruction)).toBe(2)
    const row = z.strictObject({
      tenantId: z.uuid(),
      kind: z.enum(['standing', 'objection-window']),
      clause: z.string(),
      version: z.string(),
      givenOn: z.iso.date(),
      windowHours: z.number(),
      recordedAt: z.iso.datetime(),
    })
    expect(parsed(await run(['instruction', 'list', '--json']), z.array(row))).toMatchObject([
      { tenantId: CLINIC.tenantId, kind: 'standing', clause: 'Annex B 4', givenOn: '2026-09-01' },
    ])
  })

  it.each([
    { use: 'more than seven days', args: ['--kind', 'objection-window', '--hours', '169', '--given-on', '2026-09-01'] },
    { use: 'hours for a standing instruction', args: ['--kind', 'standing', '--hours', '5', '--given-on', '2026-09-01'] },
    { use: 'a day that is none', args: ['--kind', 'standing', '--given-on', '2026-02-30'] },
  ])('refuses an instruction with $use', async ({ args }) => {
    const set = ['instruction', 'set', '--tenant', CLINIC.tenantId, '--clause', 'c', '--version', 'v', ...args]
    expect(await run(set)).toMatchObject({ code: 2, stdout: '' })
    expect(await objectionWindowMs(database.db, [CLINIC.tenantId], new Date())).toBe(0)
  })

  it('has said no token and no secret anywhere', () => {
    const all = said.map(({ stdout, stderr }) => stdout + stderr).join('\n')
    for (const secret of ['first-token', 'second-token', 'new-app-secret', 'old-app-secret', 'only-a-token', 'kept-secret'])
      expect(all).not.toContain(secret)
  })
})

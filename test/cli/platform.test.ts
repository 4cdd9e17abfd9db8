import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { referenceMap } from '../../src/erasure/reference-map.ts'
import { MINUTE, openTestBot, testKeys } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'
import { cli, parsed, productionSettings } from './support/run-cli.ts'

const checked = z.strictObject({
  schema: z.string(),
  tables: z.number(),
  mapHash: z.hash('sha256'),
  findings: z.array(
    z.strictObject({
      table: z.string(),
      column: z.string().optional(),
      is: z.string(),
      about: z.string().optional(),
      whatToDo: z.string().regex(/\.$/),
    }),
  ),
  warnings: z.array(
    z.strictObject({
      table: z.string(),
      column: z.string().optional(),
      is: z.string(),
      about: z.string().optional(),
      whatToDo: z.string().regex(/\.$/),
    }),
  ),
})
const installed = z.strictObject({
  schema: z.literal('deletion_bot'),
  created: z.boolean(),
  grants: z.array(z.string().regex(/^(grant|alter default privileges) [^;]+;$/)),
})

describe('the platform’s database, from the command line', { timeout: 180_000 }, () => {
  const databases = testDatabases({ demo: true })
  const dataDir = mkdtempSync(join(tmpdir(), 'cli-platform-'))
  const role = `cli_test_${randomBytes(4).toString('hex')}`
  let settings: Record<string, string>
  let platform: Client

  beforeAll(async () => {
    settings = productionSettings(databases, dataDir, testKeys())
    platform = new Client({ connectionString: databases.platformUrl })
    await platform.connect()
  })
  afterAll(async () => {
    await platform.query(`drop owned by ${role}`)
    await platform.query(`drop role ${role}`)
    await platform.end()
    rmSync(dataDir, { recursive: true, force: true })
  })

  it('installs what is missing of the bot’s own schema once, and leaves it alone after that', async () => {
    await platform.query('drop schema deletion_bot cascade')
    const refused = await cli(settings, ['request', 'show', 'CM-2222-2222'])
    expect(refused.code).toBe(1)
    expect(parsed(await cli(settings, ['platform', 'install', '--json']), installed).created).toBe(true)
    const again = await cli(settings, ['platform', 'install'])
    expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('nothing was changed') })
  })

  it('prints rights that are enough for an erasure and forbid the rest', async () => {
    const { grants } = parsed(await cli(settings, ['platform', 'install', '--json', '--role', role]), installed)
    await platform.query(`create role ${role} login password '${role}'`)
    for (const grant of grants) await platform.query(grant)
    const asRole = new URL(databases.platformUrl)
    asRole.username = role
    asRole.password = role
    const test = await openTestBot({ botUrl: databases.botUrl, platformUrl: asRole.href })
    try {
      const phone = test.phone('meera')
      await phone.say('delete my data')
      await test.settle()
      await test.tapTitle(phone, 'Delete my data')
      await test.tapTitle(phone, 'Yes, delete it')
      await test.pass(15 * MINUTE)
      expect(test.heard(phone).at(-1)).toContain('Your data is erased')
      const { rows } = await test.bot.lockPool.query('select state from erasure_request')
      expect(rows).toEqual([{ state: 'completed' }])
      // What a later version installs is the role's too.
      await platform.query('create table deletion_bot.of_a_later_version (id int)')
      await test.bot.platform.query('insert into deletion_bot.of_a_later_version values (1)')
      await platform.query('drop table deletion_bot.of_a_later_version')
      await expect(test.bot.platform.query('create table public.mine (id int)')).rejects.toMatchObject({ code: '42501' })
      await expect(test.bot.platform.query('insert into tenant (id) values (gen_random_uuid())')).rejects.toMatchObject({
        code: '42501',
      })
    } finally {
      await test.close()
    }
    const install = await cli(settings, ['platform', 'install', '--url', '-'], asRole.href)
    expect(install.code).toBe(0)
  })

  it('says which role must install when this one may not', async () => {
    await platform.query('alter schema deletion_bot rename to deletion_bot_away')
    const asRole = new URL(databases.platformUrl)
    asRole.username = role
    asRole.password = role
    const refused = await cli(settings, ['platform', 'install', '--url', '-'], `${asRole.href}\n`)
    await platform.query('alter schema deletion_bot_away rename to deletion_bot')
    expect(refused).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/^This role may not create a schema/) })
  })

  it('finds nothing while the data map answers for every table and column', async () => {
    const answer = parsed(await cli(settings, ['datamap', 'check', '--json']), checked)
    expect(answer).toMatchObject({ tables: Object.keys(referenceMap).length, findings: [] })
  })

  it('names each table and column that does not answer, and what to do about it', async () => {
    await platform.query('create table lead (id uuid primary key, phone text); alter table message add column nickname text')
    const said = await cli(settings, ['datamap', 'check', '--json'])
    expect(said.code).toBe(1)
    expect(checked.parse(JSON.parse(said.stdout)).findings).toEqual([
      { table: 'lead', is: 'unmapped-table', whatToDo: expect.stringContaining('data map') },
      { table: 'message', column: 'nickname', is: 'unmapped-column', whatToDo: expect.stringContaining('holds') },
    ])
    const text = await cli(settings, ['datamap', 'check'])
    expect(text.code).toBe(1)
    expect(text.stdout).toMatch(/message\.nickname\s+unmapped-column/)
    expect(text.stdout).toContain('2 findings')
    await platform.query('drop table lead; alter table message drop column nickname')
  })

  it('compares another map with another database, without any setting of the bot', async () => {
    const file = join(dataDir, 'map.json')
    const { message: _, ...without } = referenceMap
    writeFileSync(file, JSON.stringify(without))
    const said = await cli({}, ['datamap', 'check', '--map', file, '--url', databases.platformUrl, '--json'])
    expect(said.code).toBe(1)
    expect(checked.parse(JSON.parse(said.stdout)).findings).toContainEqual(
      expect.objectContaining({ table: 'message', is: 'unmapped-table' }),
    )
  })

  it('goes by the map of DATA_MAP at another address as well, without any other setting', async () => {
    const file = join(dataDir, 'own-map.json')
    const { message: _, ...without } = referenceMap
    writeFileSync(file, JSON.stringify(without))
    const install = ['platform', 'install', '--url', '-', '--json']
    const { grants } = parsed(await cli({ DATA_MAP: file }, install, databases.platformUrl), installed)
    expect(grants.join('\n')).toContain('"conversation"')
    expect(grants.join('\n')).not.toContain('"message"')
    const said = await cli({ DATA_MAP: file }, ['datamap', 'check', '--url', '-', '--json'], databases.platformUrl)
    expect(checked.parse(JSON.parse(said.stdout)).findings).toContainEqual(
      expect.objectContaining({ table: 'message', is: 'unmapped-table' }),
    )
  })

  it('refuses keys that are none, without showing them', async () => {
    const said = await cli({ ...settings, RECEIPT_SIGNING_KEY: 'hidden' }, ['channel', 'list'])
    expect(said).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('RECEIPT_SIGNING_KEY') })
    expect(said.stderr).not.toContain('hidden')
  })

  it.each([
    { use: 'a map that is not there', args: ['--map', '/no/such/map.json'], says: 'DATA_MAP' },
    { use: 'a map of another shape', args: ['--map', 'package.json'], says: 'The data map does not fit at name' },
    { use: 'an address that is none', args: ['--url', 'localhost:5432'], says: 'postgres://' },
    {
      use: 'a server that does not answer',
      args: ['--url', 'postgres://bot:hidden@127.0.0.1:1/platform'],
      says: 'does not answer',
    },
  ])('refuses $use in one sentence', async ({ args, says }) => {
    const said = await cli(settings, ['datamap', 'check', ...args])
    expect(said).toMatchObject({ code: 2, stdout: '' })
    expect(said.stderr).toContain(says)
    expect(said.stderr).not.toContain('hidden')
    expect(said.stderr.trim().split('\n')).toHaveLength(1)
  })
})

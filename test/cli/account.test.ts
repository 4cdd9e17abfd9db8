import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { newId } from '../../src/runtime/ids.ts'
import { DAY, openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'
import { as, createByTwo, undoByTwo } from './support/propose.ts'
import { cli, namedByItself, parsed, productionSettings } from './support/run-cli.ts'

const SHOP = demoBusiness('sarees')
const created = z.looseObject({
  is: z.literal('done'),
  reference: z.string(),
  state: z.string(),
  scope: z.literal('account'),
  tenantId: z.literal(SHOP.tenantId),
  confirmed: z.iso.datetime(),
  eraseAt: z.iso.datetime(),
})

describe('an owner’s letter, entered by staff', { timeout: 180_000 }, () => {
  const databases = testDatabases({ demo: true })
  let test: TestBot
  let client: Client
  const run = (...args: string[]) => cli(productionSettings(databases, test.dataDir, test.bot.keys), ['request', ...args])
  const unproved = ['--scope', 'account', '--tenant', SHOP.name, '--reason', 'letter-of-the-owner']
  const letter = [...unproved, '--proof', 'called-back']
  const two = (...extra: string[]) =>
    createByTwo(productionSettings(databases, test.dataDir, test.bot.keys), [...letter, ...extra])

  beforeAll(async () => {
    test = await openTestBot(databases)
    Object.assign(test.bot.keys, namedByItself(test.bot.keys))
    client = new Client({ connectionString: databases.botUrl })
    await client.connect()
  })
  afterAll(async () => {
    await client.end()
    await test.close()
  })

  it('wants to know whose account, and why', async () => {
    expect((await run('create', '--scope', 'account', '--tenant', SHOP.name)).code).toBe(2)
    expect((await run('create', '--scope', 'account', '--tenant', SHOP.name, '--reason', 'Call 98220 11111')).code).toBe(2)
    const nobody = [
      '--scope',
      'account',
      '--tenant',
      'Nobody & Sons',
      '--reason',
      'letter-of-the-owner',
      '--proof',
      'called-back',
    ]
    expect((await run('create', ...nobody)).code).toBe(1)
    expect((await client.query('select 1 from erasure_request')).rowCount).toBe(0)
  })

  it.each([
    ['no proof', []],
    ['the papers of somebody', ['--proof', 'papers-seen']],
    ['another business’s word', ['--proof', 'business-confirmed']],
  ])('is not even proposed on %s: the owner has to have said so', async (_what, proof) => {
    const said = await run('create', ...unproved, ...proof)
    expect([said.code, said.stdout]).toEqual([2, ''])
    expect(said.stderr).toContain('the number that is registered for its owner')
    expect((await client.query('select 1 from proposed_action')).rowCount).toBe(0)
  })

  it('is counted before, by the plan that will erase it', async () => {
    const said = await cli(productionSettings(databases, test.dataDir, test.bot.keys), [
      'plan',
      '--account',
      SHOP.name,
      '--reason',
      'letter-of-the-owner',
    ])
    expect(said.stdout).toMatch(/an account with all that was made under it/)
    expect(said.stdout).toMatch(/Brake: it may run/)
    expect(said.code).toBe(0)
  })

  it('closes the account for its recovery time, once, and stands in the access log', async () => {
    const first = parsed(await two('--language', 'ta'), created)
    // In the language of those whose account it is.
    expect((await client.query('select distinct language from mail_message')).rows).toEqual([{ language: 'ta' }])
    expect(Date.parse(first.eraseAt) - Date.parse(first.confirmed)).toBe(27 * DAY)
    expect(await two()).toMatchObject({ code: 1, stdout: '' })
    expect((await run('show', first.reference)).stdout).toMatch(/scheduled, a business’s account\n/)
    const [kept] = (await client.query('select source, proof from erasure_request')).rows
    expect(kept).toEqual({ source: null, proof: 'called-back' })
    expect((await run('show', first.reference)).stdout).toMatch(/confirmed +called-back/)
    const { rows } = await client.query(
      `select distinct action, reason, length(pseudonym) as long from access_log where action <> 'plan'`,
    )
    expect(rows).toEqual(
      expect.arrayContaining([
        { action: 'propose-start', reason: 'letter-of-the-owner', long: 64 },
        { action: 'approve-start', reason: 'called-back', long: 64 },
      ]),
    )
  })

  it('is taken back by two, once', async () => {
    const { rows } = await client.query<{ reference: string }>('select reference from erasure_request')
    const reference = rows[0]?.reference ?? ''
    const settings = productionSettings(databases, test.dataDir, test.bot.keys)
    const alone = await cli(as(settings, 'asha'), ['request', 'undo', reference, '--reason', 'owner-wants-it-back', '--json'])
    const { proposal } = parsed(alone, z.looseObject({ proposal: z.uuid(), what: z.literal('take-back') }))
    const own = await cli(as(settings, 'asha'), ['request', 'approve', proposal])
    expect([own.code, own.stderr]).toEqual([1, expect.stringContaining('a colleague decides it')])
    expect((await client.query('select state from erasure_request')).rows).toEqual([{ state: 'scheduled' }])
    expect((await cli(as(settings, 'dev'), ['request', 'approve', proposal])).stdout).toContain('taken back')
    expect((await run('undo', reference, '--reason', 'owner-wants-it-back')).code).toBe(1)
    expect((await client.query('select state, thaw_wanted from erasure_request')).rows).toEqual([
      { state: 'cancelled', thaw_wanted: true },
    ])
  })

  it('is ended by no single hand once its owner has asked for it in a chat', async () => {
    const { reference } = parsed(await two(), created)
    const owner = newId()
    await client.query('insert into person (id, created_at) values ($1, now())', [owner])
    await client.query('update erasure_request set person_id = $1 where reference = $2', [owner, reference])
    const refused = await run('undo', reference, '--reason', 'owner-wants-it-back')
    expect(refused.code).toBe(1)
    expect(refused.stderr).toContain('two of the staff')
    const { rows } = await client.query('select state from erasure_request where reference = $1', [reference])
    expect(rows).toEqual([{ state: 'scheduled' }])
    await client.query('update erasure_request set person_id = null where reference = $1', [reference])
    const settings = productionSettings(databases, test.dataDir, test.bot.keys)
    expect((await undoByTwo(settings, reference, 'owner-wants-it-back')).code).toBe(0)
  })

  it('with --sooner leaves whoever else is in the account 72 hours', async () => {
    const { confirmed, eraseAt } = parsed(await two('--sooner'), created)
    expect(Date.parse(eraseAt) - Date.parse(confirmed)).toBe(3 * DAY)
  })
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { readGate } from '../../src/erasure/replay-marker-store.ts'
import { backUp, restore } from '../erasure/support/restored.ts'
import { MINUTE, openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'
import { searchDatabase, spellingsToFind } from '../support/find-person.ts'
import { cli, namedByItself, productionSettings } from './support/run-cli.ts'

const MEERA = '+917000014821'
const replayed = z.looseObject({
  is: z.enum(['done', 'incomplete']),
  dryRun: z.boolean(),
  found: z.number(),
  replayed: z.number(),
  rows: z.number(),
  unread: z.array(z.string()),
})

const SCHEMA = 'Call Missed'

/** A machine whose clock is two days ahead. */
const AHEAD = `data:text/javascript,${encodeURIComponent(`
  const { Date: Right } = globalThis
  const now = () => Right.now() + 2 * 86400000
  globalThis.Date = class extends Right {
    constructor(...given) {
      super(...(given.length > 0 ? given : [now()]))
    }
    static now = now
  }`)}`

describe(`erasure replay, with the platform’s tables in the schema "${SCHEMA}"`, { timeout: 600_000 }, () => {
  const databases = testDatabases({ demo: true })
  const settings: Record<string, string> = {}
  let test: TestBot
  let backup: Map<string, string>
  let erased: string[]
  const replay = async (...args: string[]) => {
    const { code, stdout, stderr } = await cli(settings, ['erasure', 'replay', ...args])
    expect(`${stdout}${stderr}`).not.toContain(MEERA.slice(3))
    return { code, stdout, stderr }
  }
  const reported = async (...args: string[]) => {
    const { code, stdout } = await replay('--json', ...args)
    return { code, report: replayed.parse(JSON.parse(stdout)) }
  }
  const gate = async () => (await readGate(test.bot.db, test.bot.platform, undefined)).gate.is
  const places = () => searchDatabase(databases.platformUrl, [MEERA, ...spellingsToFind(MEERA)])
  /** What is left of her in the platform's own tables; drawn values are all alike. */
  const ofMeera = async () =>
    (await places()).filter((place) => !place.startsWith('deletion_bot.')).map((place) => place.replace(/[0-9a-f]{32}/g, ''))
  const table = (name: string) => `"${SCHEMA}".${name}`

  beforeAll(async () => {
    // The list outlives the day on which this test is run: the command line's clock is the machine's.
    test = await openTestBot(databases, { elsewhere: SCHEMA, config: { backupRetentionDays: 36_500 } })
    Object.assign(test.bot.keys, namedByItself(test.bot.keys))
    Object.assign(settings, productionSettings(databases, test.dataDir, test.bot.keys), { DATA_MAP: test.bot.config.dataMapFile })
    backup = await backUp(test.bot.platform)
    const phone = test.phone('meera')
    for (const words of ['delete my data', 'english']) {
      await phone.say(words)
      await test.settle()
    }
    await test.tapTitle(phone, 'Delete my data')
    await test.tapTitle(phone, 'Yes, delete it')
    await test.pass(15 * MINUTE)
    expect(test.heard(phone).at(-1)).toContain('Your data is erased')
    erased = await ofMeera()
  })
  beforeEach(async () => {
    await restore(test.bot.platform, backup)
    expect(await gate()).toBe('replay-needed')
    expect((await places()).length).toBeGreaterThan(5)
  })
  afterAll(async () => {
    await test.close()
  })

  it('counts first, then erases whom a backup brought back and opens the gate; a second run finds nothing to do', async () => {
    const before = await places()
    const dry = await reported('--dry-run')
    expect(dry).toMatchObject({ code: 0, report: { is: 'done', dryRun: true, found: 1, replayed: 1, unread: [] } })
    expect(await places()).toEqual(before)
    expect(await gate()).toBe('replay-needed')

    const { code, stdout } = await replay()
    expect({ code, last: stdout.trim().split('\n').at(-1) }).toEqual({
      code: 0,
      last: 'The platform has everything up to entry 1 of the ledger: /readyz opens.',
    })
    expect(stdout).toContain(`1 erasure was carried out again: ${dry.report.rows} row`)
    expect((await places()).length).toBeLessThan(before.length)
    expect(await ofMeera()).toEqual(erased)
    expect(await gate()).toBe('open')
    expect(await reported()).toMatchObject({ code: 0, report: { is: 'done', rows: 0, replayed: 0 } })
    expect(await ofMeera()).toEqual(erased)
  })

  it('names the columns in which it could not look, and keeps the gate closed until it could', async () => {
    const { platform } = test.bot
    await platform.query(`alter table ${table('conversation')} rename column external_id to external_ref`)
    onTestFinished(async () => {
      await platform.query(`alter table ${table('conversation')} rename column external_ref to external_id`).catch(() => {})
    })
    const { code, stdout } = await replay()
    expect({ code, last: stdout.trim().split('\n').at(-1) }).toEqual({
      code: 1,
      last: 'Not complete: /readyz stays red until a replay is.',
    })
    expect(stdout).toContain('conversation.external_id')
    expect(await reported()).toMatchObject({ code: 1, report: { is: 'incomplete', unread: ['conversation.external_id'] } })
    expect(await gate()).toBe('replay-needed')
    await platform.query(`alter table ${table('conversation')} rename column external_ref to external_id`)
    expect(await reported()).toMatchObject({ code: 0, report: { is: 'done', unread: [] } })
    expect(await ofMeera()).toEqual(erased)
  })

  it('is refused on a host whose clock is not the database’s, as is whatever sets a day', async () => {
    const before = await places()
    const inTwoDays = { ...settings, NODE_OPTIONS: `--import=${AHEAD}` }
    for (const args of [
      ['erasure', 'replay'],
      ['retention', 'apply', '--reason', 'test'],
    ]) {
      const { code, stdout, stderr } = await cli(inTwoDays, args)
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toMatch(/The clock of this machine is 17\d{4} seconds ahead of the database's/)
    }
    expect((await cli(inTwoDays, ['request', 'list', '--json'])).code).toBe(0)
    expect(await places()).toEqual(before)
    expect(await gate()).toBe('replay-needed')
  })

  it('is refused where no head of the ledger is known, as with another machine’s DATA_DIR, unless that is accepted', async () => {
    const before = await places()
    const elsewhere = {
      ...settings,
      DATA_DIR: mkdtempSync(join(tmpdir(), 'cli-replay-')),
      BLOB_STORE_URL: `file://${join(test.dataDir, 'blobs')}`,
    }
    onTestFinished(() => rmSync(elsewhere.DATA_DIR, { recursive: true, force: true }))
    const refused = await cli(elsewhere, ['erasure', 'replay'])
    expect(refused).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^No head of the ledger is known here.*DATA_DIR/),
    })
    expect(await places()).toEqual(before)
    const dry = await cli(elsewhere, ['erasure', 'replay', '--dry-run', '--json'])
    expect(dry).toMatchObject({ code: 0, stderr: expect.stringContaining('No head of the ledger') })
    expect(await gate()).toBe('replay-needed')
    expect(await cli(elsewhere, ['erasure', 'replay', '--accept-lost-entries'])).toMatchObject({ code: 0 })
    expect(await ofMeera()).toEqual(erased)
  })

  it('refuses a moment that it cannot read', async () => {
    expect(await replay('--since', 'last week')).toMatchObject({ code: 2, stdout: '' })
  })
})

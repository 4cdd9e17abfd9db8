import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { addressPseudonym } from '../../src/subject/pseudonym.ts'
import { testKeys } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'
import { spellingsToFind } from '../support/find-person.ts'
import { cli, parsed, productionSettings } from './support/run-cli.ts'

const MEERA = { phone: '+917000014821', name: 'Meera' }
const WHY = ['--reason', 'asked-by-the-person']

const planShape = z.object({
  steps: z.array(
    z.strictObject({
      table: z.string(),
      action: z.enum(['erase', 'anonymise', 'retain', 'detach']),
      rows: z.number().int().min(0),
      more: z.literal(true).optional(),
      basis: z.string().optional(),
      releaseOn: z.iso.date().optional(),
    }),
  ),
  scope: z.union([z.object({ kind: z.literal('number') }), z.object({ kind: z.literal('business'), tenantId: z.uuid() })]),
  cutOff: z.iso.datetime(),
  more: z.boolean(),
  brake: z.union([z.strictObject({ go: z.literal(true) }), z.strictObject({ stop: z.string(), table: z.string().optional() })]),
  mapHash: z.hash('sha256'),
  planHash: z.hash('sha256'),
  unreachable: z.array(z.string()),
  mapFindings: z.number(),
})

describe('plan, the dry run about a real person', { timeout: 180_000 }, () => {
  const databases = testDatabases({ demo: true })
  const keys = testKeys()
  const dataDir = mkdtempSync(join(tmpdir(), 'cli-plan-'))
  let settings: Record<string, string>
  let bot: Client

  beforeAll(async () => {
    settings = productionSettings(databases, dataDir, keys)
    bot = new Client({ connectionString: databases.botUrl })
    await bot.connect()
  })
  afterAll(async () => {
    await bot.end()
    rmSync(dataDir, { recursive: true, force: true })
  })
  const looks = async () => (await bot.query('select actor, action, key_id, pseudonym, reason from access_log order by at')).rows
  const rowsOf = (plan: z.infer<typeof planShape>, table: string) =>
    plan.steps.filter((step) => step.table === table).map(({ action, rows }) => ({ action, rows }))

  it('counts what would go and what the law keeps, and writes the look into the access log', async () => {
    const said = await cli(settings, ['plan', ...WHY, '--json'], `${MEERA.phone}\n`)
    const plan = parsed(said, planShape)
    expect(rowsOf(plan, 'message')).toEqual([{ action: 'erase', rows: 212 }])
    const kept = plan.steps.filter(({ action, rows }) => action === 'retain' && rows > 0)
    expect(kept.map(({ table, basis, rows }) => ({ table, basis, rows }))).toContainEqual({
      table: 'invoice',
      basis: 'cgst-s36',
      rows: 1,
    })
    expect(kept.every(({ releaseOn }) => releaseOn !== undefined)).toBe(true)
    expect(plan.brake).toEqual({ go: true })
    expect(plan).toMatchObject({ scope: { kind: 'number' }, more: false, unreachable: [], mapFindings: 0 })
    const { keyId, value } = addressPseudonym(keys, 'case', { kind: 'phone', phone: MEERA.phone })
    expect(await looks()).toEqual([
      { actor: expect.stringMatching(/^cli:/), action: 'plan', key_id: keyId, pseudonym: value, reason: 'asked-by-the-person' },
    ])
    for (const spelling of [...spellingsToFind(MEERA.phone), MEERA.name])
      expect(said.stdout + said.stderr).not.toContain(spelling)
  })

  it('shows a table with totals and the last day of what is kept', async () => {
    const said = await cli(settings, ['plan', ...WHY], '70000 14821\n')
    expect(said.code).toBe(0)
    expect(said.stdout).toMatch(/^message\s+erase\s+212$/m)
    expect(said.stdout).toMatch(/^invoice\s+retain\s+1\s+CGST Act 2017, s\. 36\s+2032-12-31$/m)
    expect(said.stdout).toMatch(/^Total: .*erase \d+.*The last kept row goes after \d{4}-\d{2}-\d{2}\.$/m)
    for (const spelling of [...spellingsToFind(MEERA.phone), MEERA.name])
      expect(said.stdout + said.stderr).not.toContain(spelling)
  })

  it('counts one business alone, found by name or by tenant id', async () => {
    const { tenantId, name } = { tenantId: demoBusiness('clinic').tenantId, name: demoBusiness('clinic').name }
    const [byName, byId] = [
      parsed(await cli(settings, ['plan', ...WHY, '--json', '--business', name.toUpperCase()], MEERA.phone), planShape),
      parsed(await cli(settings, ['plan', ...WHY, '--json', '--business', tenantId], MEERA.phone), planShape),
    ]
    expect(byName.scope).toEqual({ kind: 'business', tenantId })
    expect(byName.steps).toEqual(byId.steps)
    const [messages] = rowsOf(byName, 'message')
    expect(messages?.rows).toBeGreaterThan(0)
    expect(messages?.rows).toBeLessThan(212)
  })

  it('says that an erasure by a business’s own number would wait for staff', async () => {
    const own = demoBusiness('sarees').displayNumber
    expect(parsed(await cli(settings, ['plan', ...WHY, '--json'], own), planShape).brake).toEqual({ stop: 'business-number' })
  })

  it('says how far it counted when more rows are held than an erasure may touch', async () => {
    const plan = parsed(
      await cli({ ...settings, MAX_ROWS_PER_SUBJECT: '100' }, ['plan', ...WHY, '--json'], MEERA.phone),
      planShape,
    )
    expect(plan.more).toBe(true)
    expect(plan.steps).toContainEqual({ table: 'message', action: 'erase', rows: 101, more: true })
    expect(plan.brake).toEqual({ stop: 'too-many-rows' })
  })

  it.each([
    {
      use: 'a number on the command line',
      args: ['plan', '--phone', MEERA.phone, ...WHY],
      input: '',
      code: 2,
      says: 'standard input',
    },
    { use: 'no reason', args: ['plan'], input: MEERA.phone, code: 2, says: '--reason' },
    {
      use: 'a reason with a number in it',
      args: ['plan', '--reason', MEERA.phone],
      input: MEERA.phone,
      code: 2,
      says: '--reason',
    },
    { use: 'words for a number', args: ['plan', ...WHY], input: 'Meera of 17000014821 street', code: 2, says: 'no phone number' },
    { use: 'nothing piped in', args: ['plan', ...WHY], input: '', code: 2, says: 'no phone number' },
    { use: 'the number as a verb', args: [MEERA.phone], input: '', code: 2, says: 'unknown command' },
    {
      use: 'a business nobody knows',
      args: ['plan', ...WHY, '--business', 'No Such Shop'],
      input: MEERA.phone,
      code: 1,
      says: 'No business',
    },
  ])('refuses $use in one sentence that repeats nothing of it', async ({ args, input, code, says }) => {
    const before = await looks()
    const said = await cli(settings, args, input)
    expect(said).toMatchObject({ code, stdout: '' })
    expect(said.stderr).toContain(says)
    expect(said.stderr).not.toMatch(/\d{5}|Meera/)
    if (code === 2) expect(await looks()).toEqual(before)
  })
})

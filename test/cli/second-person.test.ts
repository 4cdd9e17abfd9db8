import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { decideProposal } from '../../src/jobs/decide-proposal.ts'
import { expire } from '../../src/jobs/expire.ts'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { DAY, openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'
import { searchDatabase, spellingsToFind } from '../support/find-person.ts'
import { as, propose } from './support/propose.ts'
import { cli, namedByItself, parsed, productionSettings } from './support/run-cli.ts'

const MEERA = '+917000014821'
const MAIL = 'meera@mail.example'
const LETTER = ['--scope', 'number', '--source', 'letter', '--proof', 'called-back', '--reason', 'file-seven']

describe('a wish from a letter, and the second person it needs', { timeout: 300_000 }, () => {
  const databases = testDatabases({ demo: true })
  let test: TestBot
  let client: Client
  const settings = () => productionSettings(databases, test.dataDir, test.bot.keys)
  const run = (name: string, args: string[], input = '') => cli(as(settings(), name), ['request', ...args], input)
  const requests = async () => (await client.query('select state from erasure_request')).rowCount
  const proposals = async () =>
    (await client.query('select what, decision, wish_sealed is null as forgotten from proposed_action order by proposed_at')).rows

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

  it('is only proposed: no request, no freeze, no mail, and no more of the number in sight than its end', async () => {
    const { proposal } = await propose(settings(), LETTER, `${MEERA}\n${MAIL}`)
    expect(await propose(settings(), LETTER, MEERA)).toMatchObject({ is: 'proposed-before', proposal })
    const listed = await run('asha', ['proposals'])
    expect(listed.stdout).toContain('number ending 4821')
    expect(listed.stdout).toContain('called-back')
    expect(listed.stdout).not.toContain('00014821')
    expect(await requests()).toBe(0)
    expect((await client.query('select 1 from mail_message')).rowCount).toBe(0)
    expect(await searchDatabase(databases.botUrl, [MAIL, ...spellingsToFind(MEERA)])).toEqual([])
  })

  it('is not approved by whoever wrote it, however they reach the table', async () => {
    const [first] = parsed(
      await cli(settings(), ['request', 'proposals', '--json']),
      z.array(z.looseObject({ proposal: z.uuid(), proposedBy: z.literal('cli:asha') })),
    )
    const id = first?.proposal ?? ''
    const own = await run('asha', ['approve', id])
    expect(own).toMatchObject({ code: 1, stdout: '' })
    expect(own.stderr).toContain('a colleague decides it')
    expect((await run('asha', ['decline', id])).code).toBe(1)
    expect((await run('dev', ['withdraw', id])).code).toBe(1)
    const named = await run('asha', ['approve', id, '--by', 'dev'])
    expect(named.code).toBe(2)
    expect(named.stderr).toContain('you are who your account is')
    await expect(
      client.query(`update proposed_action set decision = 'approved', decided_by = proposed_by, decided_at = now()`),
    ).rejects.toThrow(/proposed_action_/)
    expect(await requests()).toBe(0)
  })

  it('is not approved in the console, where the same person may have another name', async () => {
    const { rows } = await client.query<{ id: string }>('select id from proposed_action')
    const by = { id: 'staff:demo-asha', role: 'privacy' } as const
    expect(await decideProposal(test.bot, rows[0]?.id ?? '', 'approve', by)).toEqual({ is: 'other-door' })
    expect(await requests()).toBe(0)
  })

  it('is not approved without its number, typed once more: two digits exchanged, and nothing is done but a line of the log', async () => {
    const [waiting] = (await client.query<{ id: string }>('select id from proposed_action')).rows
    const id = waiting?.id ?? ''
    for (const [input, code, words] of [
      ['', 2, 'no phone number'],
      ['Meera', 2, 'no phone number'],
      ['+917000104821', 1, 'not the one that was entered'],
    ] as const) {
      const said = await run('dev', ['approve', id], input)
      expect(said).toMatchObject({ code, stdout: '' })
      expect(said.stderr).toContain(words)
    }
    expect((await run('dev', ['approve', id, '--phone', MEERA])).code).toBe(2)
    expect(await requests()).toBe(0)
    expect(await proposals()).toEqual([{ what: 'start', decision: null, forgotten: false }])
    const { rows } = await client.query(
      `select actor, action, reason, target = $1 as of_it, pseudonym is not null as whose from access_log where outcome = 'other-number'`,
      [id],
    )
    expect(rows).toEqual([{ actor: 'cli:dev', action: 'approve-start', reason: 'called-back', of_it: true, whose: true }])
  })

  it('declined or withdrawn, it is forgotten', async () => {
    const { proposal } = await propose(settings(), LETTER, MEERA)
    expect((await run('dev', ['decline', proposal])).stdout).toContain('nothing was changed')
    expect((await run('priya', ['approve', proposal])).stderr).toContain('declined already')
    const other = await propose(settings(), LETTER, MEERA)
    expect((await run('asha', ['withdraw', other.proposal])).code).toBe(0)
    expect(await proposals()).toEqual([
      { what: 'start', decision: 'declined', forgotten: true },
      { what: 'start', decision: 'withdrawn', forgotten: true },
    ])
  })

  it('of two colleagues who approve at once one starts it, and it is started once', async () => {
    const { proposal } = await propose(settings(), LETTER, MEERA)
    const both = await Promise.all(['dev', 'priya'].map((name) => run(name, ['approve', proposal], MEERA)))
    expect(both.map(({ code }) => code).sort()).toEqual([0, 1])
    expect(await requests()).toBe(1)
    const again = await propose(settings(), LETTER, MEERA)
    const late = await run('dev', ['approve', again.proposal], MEERA)
    expect(late).toMatchObject({ code: 1, stdout: '' })
    expect(late.stderr).toContain('open already')
    expect(await requests()).toBe(1)
    expect((await proposals()).slice(2).map(({ decision }) => decision)).toEqual(['approved', 'overtaken'])
  })

  it('each step stands in the access log under the number’s pseudonym', async () => {
    const { rows } = await client.query(
      `select actor, action, outcome, length(pseudonym) as long, request_id is not null as opened from access_log
       where outcome in ('approved', 'overtaken', 'declined') or action = 'propose-start' order by at`,
    )
    expect(rows.filter(({ action }) => action === 'propose-start')).toHaveLength(6)
    expect(new Set(rows.map(({ long }) => long))).toEqual(new Set([64]))
    expect(rows.find(({ outcome }) => outcome === 'approved')).toMatchObject({ action: 'approve-start', opened: true })
  })

  it('unanswered for two days it lapses, and the night forgets it', async () => {
    const shop = demoBusiness('sarees').name
    const { proposal } = await propose(settings(), [
      ...['--scope', 'account', '--tenant', shop, '--reason', 'letter-of-the-owner', '--proof', 'address-answered'],
    ])
    const after = new Date(test.bot.clock.now().getTime())
    // The command line tells the time of the world, the bot that of the test.
    await client.query(
      `update proposed_action set proposed_at = $1, lapses_at = $1::timestamptz + interval '2 days' where id = $2`,
      [after, proposal],
    )
    await test.pass(3 * DAY)
    await expire(test.bot)
    const { rows } = await client.query('select decision, decided_by, wish_sealed from proposed_action where id = $1', [proposal])
    expect(rows).toEqual([{ decision: 'lapsed', decided_by: null, wish_sealed: null }])
    expect((await run('dev', ['approve', proposal])).stderr).toContain('lapsed already')
    expect((await client.query(`select 1 from erasure_request where scope = 'account'`)).rowCount).toBe(0)
  })
})

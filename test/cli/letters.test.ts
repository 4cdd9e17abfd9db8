import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { mailsInFolder } from '../../src/mail/mail-folder.ts'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { DAY, MINUTE, openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'
import { searchDatabase, spellingsToFind } from '../support/find-person.ts'
import { createByTwo, undoByTwo } from './support/propose.ts'
import { cli, namedByItself, parsed, productionSettings } from './support/run-cli.ts'

const MEERA = '+917000014821'
const ROHAN = '+917000026350'
const MAIL = 'meera@mail.example'
const shown = z.looseObject({
  reference: z.string(),
  state: z.string(),
  source: z.string().optional(),
  proof: z.string().optional(),
})
const created = shown.extend({ is: z.literal('done'), confirmed: z.iso.datetime(), eraseAt: z.iso.datetime() })

describe('the wish of somebody without a chat, entered by staff', { timeout: 300_000 }, () => {
  const databases = testDatabases({ demo: true })
  let test: TestBot
  let client: Client
  const run = (args: string[], input = '') =>
    cli(productionSettings(databases, test.dataDir, test.bot.keys), ['request', ...args], input)
  const enter = async (args: string[], input: string) =>
    parsed(await createByTwo(productionSettings(databases, test.dataDir, test.bot.keys), args, input), created)
  const requests = async () => (await client.query('select state, source, proof, suspect, channel_id from erasure_request')).rows

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

  it.each([
    ['without a source', ['--scope', 'number'], MEERA, '--source'],
    ['without a proof', ['--scope', 'number', '--source', 'letter'], MEERA, 'ring the number itself'],
    ['on one business’s word for all', ['--scope', 'number', '--source', 'business-confirmation'], MEERA, 'its own rows alone'],
    ['for a business that is not named', ['--scope', 'business', '--source', 'call-back'], MEERA, '--tenant'],
    [
      'for a business and a number at once',
      ['--scope', 'number', '--source', 'call-back', '--tenant', 'x'],
      MEERA,
      'leave --tenant out',
    ],
    [
      'for an account on a number’s proof',
      ['--scope', 'account', '--tenant', 'x', '--source', 'call-back'],
      MEERA,
      'proves an owner',
    ],
    ['with a number on the command line', ['--scope', 'number', '--source', 'call-back', '--phone', MEERA], '', 'standard input'],
    ['for what is no number', ['--scope', 'number', '--source', 'call-back'], 'Meera', 'no phone number'],
    ['for two numbers', ['--scope', 'number', '--source', 'call-back'], `${MEERA}\n${ROHAN}`, 'at most one mail address'],
    ['in a hurry', ['--scope', 'number', '--source', 'call-back', '--sooner'], MEERA, 'seven days'],
  ])('is not taken %s', async (_what, args, input, sentence) => {
    const said = await run(['create', ...args, '--reason', 'file-seven'], input)
    expect([said.code, said.stdout]).toEqual([2, ''])
    expect(said.stderr).toContain(sentence)
    expect(said.stderr).not.toContain('7000014821')
    expect(await requests()).toEqual([])
  })

  it('wants a reason', async () => {
    expect((await run(['create', '--scope', 'number', '--source', 'call-back'], MEERA)).code).toBe(2)
    expect(
      (await run(['create', '--scope', 'number', '--source', 'call-back', '--reason', 'Call Meera 70000'], MEERA)).code,
    ).toBe(2)
  })

  it('freezes at once, is erased after seven days, and is told by mail at each step', async () => {
    const first = await enter(
      ['--scope', 'number', '--reason', 'file-seven', '--source', 'letter', '--proof', 'called-back'],
      `${MEERA}\n${MAIL}\n`,
    )
    expect(first).toMatchObject({ is: 'done', source: 'letter', proof: 'called-back', suspect: true })
    expect(Date.parse(first.eraseAt) - Date.parse(first.confirmed)).toBe(7 * DAY)
    // The command line tells the time of the world, the bot that of the test.
    await client.query(`update erasure_request set confirmed_at = $1, erase_at = $1::timestamptz + interval '7 days'`, [
      test.bot.clock.now(),
    ])
    await client.query('update person_binding set seen_at = $1', [test.bot.clock.now()])
    await client.query('update mail_message set next_attempt_at = $1', [test.bot.clock.now()])
    await test.pass(MINUTE)
    expect(await requests()).toMatchObject([{ state: 'scheduled', suspect: true, channel_id: null }])
    expect((await run(['show', first.reference])).stdout).toMatch(/by letter, called-back/)
    await test.pass(6 * DAY)
    expect(await requests()).toMatchObject([{ state: 'scheduled' }])
    await test.pass(2 * DAY)
    expect(await requests()).toMatchObject([{ state: 'completed' }])
    await test.settle()
    const all = (await mailsInFolder(test.bot.config.mail.folder)).map(({ bytes }) => bytes.toString('utf8'))
    // The others tell the businesses, which have no webhook here.
    const mails = all.filter((mail) => mail.includes(`To: ${MAIL}`))
    expect(mails).toHaveLength(2)
    for (const mail of all) expect(mail).not.toMatch(/0{5}14821/)
    for (const mail of mails) {
      expect(mail).toContain(first.reference)
      expect(mail).not.toMatch(/4821|\d+ messages/)
    }
    expect(mails.join()).toContain('/receipts/')
    const messages =
      "select 1 from message m join conversation c on c.id = m.conversation_id where c.external_id like '%7000014821'"
    expect((await test.bot.platform.query(messages)).rowCount).toBe(0)
  })

  it('leaves no address behind after the second sweep, and none in clear before', async () => {
    const find = async () => [
      ...(await searchDatabase(databases.botUrl, [MAIL, ...spellingsToFind(MEERA)])),
      ...test.lines.filter((line) => line.includes(MAIL) || line.includes('7000014821')),
    ]
    expect(await find()).toEqual([])
    await test.pass(9 * DAY)
    const { rows } = await client.query(
      'select subject_sealed, contact_sealed, second_swept_at is not null as swept from erasure_request',
    )
    expect(rows).toEqual([{ subject_sealed: null, contact_sealed: null, swept: true }])
    expect((await client.query('select 1 from person_binding where address_sealed is not null')).rowCount).toBe(0)
  })

  it('stands in the access log each time, under the number’s pseudonym', async () => {
    const { rows } = await client.query('select action, reason, length(pseudonym) as long from access_log')
    expect(rows).toEqual([
      { action: 'propose-start', reason: 'file-seven', long: 64 },
      { action: 'approve-start', reason: 'called-back', long: 64 },
    ])
  })

  it('of one business is about that business alone, and without an address the letters are staff’s', async () => {
    const coaching = demoBusiness('coaching')
    const args = ['--scope', 'business', '--tenant', coaching.name, '--source', 'business-confirmation', '--reason', 'file-eight']
    const { reference } = await enter(args, ROHAN)
    const settings = productionSettings(databases, test.dataDir, test.bot.keys)
    const undone = parsed(await undoByTwo(settings, reference, 'person-rang-again'), shown)
    expect(undone.state).toBe('cancelled')
    expect((await run(['undo', reference, '--reason', 'person-rang-again'])).code).toBe(1)
    await test.pass(MINUTE)
    const { rows } = await client.query<{ what: string; detail: string | null }>(
      `select e.what, e.detail from request_event e join erasure_request r on r.id = e.request_id where r.tenant_id = $1 order by e.id`,
      [coaching.tenantId],
    )
    expect(rows).toEqual([
      { what: 'confirmed', detail: 'business-confirmed' },
      { what: 'entered', detail: 'file-eight' },
      { what: 'letter-due', detail: 'entered' },
      { what: 'staff-proposed', detail: 'take-back' },
      { what: 'taken-back', detail: null },
      { what: 'letter-due', detail: 'taken-back' },
      { what: 'thawed', detail: null },
    ])
  })
})

describe('whoever holds a number for which staff entered a wish', { timeout: 300_000 }, () => {
  const databases = testDatabases({ demo: true })
  let test: TestBot
  beforeAll(async () => {
    test = await openTestBot(databases)
    Object.assign(test.bot.keys, namedByItself(test.bot.keys))
  })
  afterAll(() => test.close())

  it('takes it back in a chat from that number', async () => {
    const args = ['--scope', 'number', '--source', 'call-back', '--reason', 'file-nine']
    parsed(await createByTwo(productionSettings(databases, test.dataDir, test.bot.keys), args, ROHAN), created)
    await test.pass(MINUTE)
    const phone = test.phone('rohan')
    await phone.say('keep my data')
    await test.settle()
    await test.tapTitle(phone, 'Yes, keep it')
    expect(test.heard(phone).at(-1)).toContain('Your data stays')
    const { rows } = await test.bot.lockPool.query('select state, proof from erasure_request')
    expect(rows).toEqual([{ state: 'cancelled', proof: 'called-back' }])
  })
})

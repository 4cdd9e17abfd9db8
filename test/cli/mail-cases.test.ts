import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { takeMail } from '../../src/jobs/take-mail.ts'
import { mailsInFolder } from '../../src/mail/mail-folder.ts'
import { openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'
import { cli, namedByItself, parsed, productionSettings } from './support/run-cli.ts'

const fixture = (name: string) => readFileSync(join(import.meta.dirname, `../../fixtures/mail/${name}.eml`), 'utf8')
const listed = z.array(z.object({ id: z.uuid(), about: z.string(), daysLeft: z.number() }).loose())

describe('a complaint by mail', { timeout: 180_000 }, () => {
  const databases = testDatabases()
  let test: TestBot
  const run = (args: string[], input = '') =>
    cli(productionSettings(databases, test.dataDir, test.bot.keys), ['mail-case', ...args], input)

  beforeAll(async () => {
    test = await openTestBot(databases)
    Object.assign(test.bot.keys, namedByItself(test.bot.keys))
    test.bot.config.intake = { token: undefined, authservId: 'mx.callmissed.example' }
    const mail = fixture('complaint').replace('still there.', 'still there.\u001b[2J\u202e')
    await takeMail(test.bot, Buffer.from(mail))
    await takeMail(
      test.bot,
      Buffer.from(mail.replace('<complaint@', '<second@').replace('I want to complain: my data', 'I complain again: it')),
    )
    await test.settle()
  })
  afterAll(() => test.close())

  it('and what is written after it are one case, listed without a word of it', async () => {
    const said = await run(['list', '--json'])
    expect(parsed(said, listed)).toMatchObject([{ about: 'complain' }])
    expect(said.stdout).not.toMatch(/meera|complain:/)
  })

  it('is shown to staff who say why, without what could harm their terminal', async () => {
    const [{ id = '' } = {}] = parsed(await run(['list', '--json']), listed)
    expect((await run(['show', id])).code).toBe(2)
    const { stdout } = await run(['show', id, '--reason', 'answering-complaints'])
    expect(stdout).toContain('meera@mail.example')
    expect(stdout).toMatch(/I want to complain[\s\S]*I complain again/)
    for (const trick of ['\u001b', '\u202e']) expect(stdout).not.toContain(trick)
    const { rows } = await test.bot.lockPool.query('select action, reason, length(pseudonym) as long from access_log')
    expect(rows).toEqual([{ action: 'mail-case-show', reason: 'answering-complaints', long: 64 }])
  })

  it('is answered once, by mail', async () => {
    const [{ id = '' } = {}] = parsed(await run(['list', '--json']), listed)
    expect((await run(['answer', id, '--reason', 'answering-complaints'])).code).toBe(2)
    expect((await run(['answer', id, '--reason', 'answering-complaints'], 'We looked, and your data is gone.')).code).toBe(0)
    expect((await run(['answer', id, '--reason', 'answering-complaints'], 'Twice.')).code).toBe(1)
    await test.bot.lockPool.query('update mail_message set next_attempt_at = $1 where state = $2', [
      test.bot.clock.now(),
      'pending',
    ])
    await test.pass(60_000)
    const mails = await Promise.all(
      (await mailsInFolder(test.bot.config.mail.folder)).map(({ bytes }) => PostalMime.parse(bytes)),
    )
    const answers = mails.filter(({ subject }) => subject === 'CallMissed: the answer to your e-mail')
    expect(answers.map(({ to }) => to)).toEqual([[{ name: '', address: 'meera@mail.example' }]])
    expect(answers[0]?.text?.trim()).toMatch(
      /^We looked, and your data is gone\.\s+Not right\? [\s\S]*Data Protection Board of India[\s\S]*Grievance Officer: karan@callmissed\.com$/,
    )
    expect(parsed(await run(['list', '--json']), listed)).toEqual([])
  })
})

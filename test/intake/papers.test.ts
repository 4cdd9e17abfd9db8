import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documentsOf } from '../../src/mail/document-store.ts'
import { cli, namedByItself, productionSettings } from '../cli/support/run-cli.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { expireRows } from '../support/expire-rows.ts'
import { openMailbox } from '../support/mailbox.ts'
import { scenario } from '../support/scenario.ts'

const TOKEN = 'a-token-for-the-mailbox'
const PDF = Buffer.from('%PDF-1.7\nA death certificate of somebody\n%%EOF')
const JPG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(2_000, 7)])
const mailbox = await openMailbox()
afterAll(() => mailbox.close())

describe('somebody who asks for the data of a person who has died', () => {
  const world = scenario({ config: mailbox.config })
  let reference = ''
  beforeAll(() => {
    world.test.bot.config.intake = { token: TOKEN, authservId: 'mx.callmissed.example' }
    Object.assign(world.test.bot.keys, namedByItself(world.test.bot.keys))
  })
  world.alsoSecret('certificate-of-somebody', 'A death certificate of somebody')

  async function send(from: string, subject: string, files: readonly { name: string; bytes: Buffer }[], text = 'Here they are.') {
    const boundary = 'part-of-a-mail'
    const parts = files.map(({ name, bytes }) =>
      [
        `--${boundary}`,
        `Content-Type: application/octet-stream; name="${name}"`,
        `Content-Disposition: attachment; filename="${name}"`,
        'Content-Transfer-Encoding: base64',
        '',
        bytes.toString('base64').replace(/(.{76})/g, '$1\r\n'),
      ].join('\r\n'),
    )
    const mail = [
      'Authentication-Results: mx.callmissed.example; dmarc=pass header.from=mail.example',
      `From: Somebody <${from}@mail.example>`,
      `Subject: ${subject}`,
      `Message-ID: <${Math.random()}@mail.example>`,
      'MIME-Version: 1.0',
      `Content-Type: multipart/mixed; boundary="${boundary}"`,
      '',
      `--${boundary}`,
      'Content-Type: text/plain; charset=utf-8',
      '',
      text,
      ...parts,
      `--${boundary}--`,
      '',
    ].join('\r\n')
    const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'message/rfc822' }
    const posted = await fetch(`${world.test.url}/intake/email`, { method: 'POST', headers, body: mail })
    await world.test.settle()
    const [answer] = (await mailbox.read()).filter(({ to }) => to === `${from}@mail.example`)
    return { status: posted.status, body: await posted.text(), answer: answer?.text.replaceAll('\r', '') ?? '' }
  }
  const held = () => world.bot<{ type: string; bytes: number }>('select type, bytes from mail_document order by added_at, type')

  test('hears condolence, opens a case with one tap, and is told what to send and how; never to write from that number', async () => {
    const imran = world.actor('imran')
    await imran.says('english')
    await imran.says('my father has died, delete his data')
    expect(imran.last().bubble.text).toMatch(/^We are sorry for your loss\./)
    expect(imran.last().bubble.buttons.map(({ title }) => title)).toContain('Open a case')
    const [opened = ''] = await imran.taps('Open a case')
    reference = /CM-\w{4}-\w{4}/.exec(opened)?.[0] ?? ''
    expect(opened).toContain('1. The death certificate')
    expect(opened).toContain('named as nominee')
    expect(opened).toContain(`support@callmissed.com, with ${reference} in the subject`)
    expect(opened).toContain('Please send no ID papers in this chat')
    expect(imran.heard().join()).not.toMatch(/from (that|his|her) (number|phone)/)
    expect(await world.bot('select 1 from erasure_request')).toEqual([])
  })

  test('sends papers by mail, and the answer is the same for a case that there is and one that is invented', async () => {
    const files = [
      { name: 'certificate-of-somebody.pdf', bytes: PDF },
      { name: 'scan.jpg', bytes: JPG },
    ]
    const real = await send('real', `Papers for ${reference}`, files)
    const invented = await send('invented', 'Papers for CM-0000-0000', files)
    expect([real.status, real.body]).toEqual([invented.status, invented.body])
    expect(real.answer).toBe(invented.answer)
    expect(real.answer).toContain('We keep what you attached, encrypted')
    expect(await held()).toHaveLength(4)
    expect(await world.bot('select 1 from erasure_request')).toEqual([])
  })

  test('what is no scan and no photograph, too large, too much or of no case is not kept', async () => {
    const left = await send('trick', `Papers for ${reference}`, [
      { name: 'certificate.pdf', bytes: Buffer.from('MZ a program') },
      { name: 'large.pdf', bytes: Buffer.concat([PDF, Buffer.alloc(6 * 1024 * 1024, 65)]) },
    ])
    expect(left.answer).toContain('We could not keep all that was attached')
    expect(await held()).toHaveLength(4)
    const closed = await send('nocase', 'My mother has died, delete her data', [{ name: 'a.pdf', bytes: PDF }])
    expect(closed.answer).toContain('We did not open what was attached')
    const many = await send(
      'many',
      reference,
      Array.from({ length: 7 }, (_, at) => ({ name: `${at}.pdf`, bytes: PDF })),
    )
    expect(many.answer).toContain('five at a time')
    expect(await held()).toHaveLength(4 + 5)
    await world.test.pass(2 * DAY)
    for (const name of ['more', 'again'])
      await send(
        'many',
        reference,
        Array.from({ length: 5 }, () => ({ name: `${name}.pdf`, bytes: PDF })),
      )
    expect(await held()).toHaveLength(4 + 10)
  })

  test.each([
    ['delete', 'Please find attached the death certificate. Kindly delete the data of this number.', 'somebody-else', 3],
    ['account', 'The papers are attached. Delete the CallMissed account owner@shop.example.', 'somebody-else', 3],
    ['status', 'What is the status? The certificate is attached.', 'somebody-else', 3],
    ['show', 'Here is the certificate. What data do you have about him?', 'somebody-else', 3],
    ['person', 'Papers attached. I want to talk to a person.', 'somebody-else', 3],
    ['complain', 'Complain: nobody answers. The certificate is attached once more.', 'complain', 30],
  ])('papers of a case are kept, whatever else the mail says: %s', async (wish, text, about, days) => {
    await world.test.pass(MINUTE)
    const { answer } = await send(`wish-${wish}`, `Re: ${reference}`, [{ name: 'scan.pdf', bytes: PDF }], text)
    expect(answer).toContain('We keep what you attached, encrypted')
    expect(answer).not.toMatch(/Please send us no ID papers|from that number/)
    const [row] =
      await world.bot(`select c.about, extract(day from c.answer_by - c.opened_at)::int as days, count(d.id)::int as papers
      from mail_case c join mail_document d on d.case_id = c.id group by c.id order by c.opened_at desc limit 1`)
    expect(row).toEqual({ about, days, papers: 1 })
  })

  test('staff see the papers in the case, and have them as files that nobody else can read', { timeout: 120_000 }, async () => {
    const [row] = await world.bot<{ case_id: string }>("select case_id from mail_document where type = 'jpg' limit 1")
    const folder = join(mkdtempSync(join(tmpdir(), 'papers-')), 'out')
    const settings = productionSettings(world.databases, world.test.dataDir, world.test.bot.keys)
    const args = ['mail-case', 'show', row?.case_id ?? '', '--reason', 'answering-a-family', '--documents', folder]
    const { stdout, code } = await cli(settings, args)
    expect(code).toBe(0)
    expect(stdout).toContain('certificate-of-somebody.pdf')
    const files = readdirSync(folder).sort()
    expect(files).toHaveLength(2)
    expect(files.map((file) => statSync(join(folder, file)).mode & 0o777)).toEqual([0o600, 0o600])
    const written = files.map((file) => readFileSync(join(folder, file)))
    for (const bytes of [PDF, JPG]) expect(written.some((file) => file.equals(bytes))).toBe(true)
    expect(await world.bot(`select 1 from access_log where action = 'mail-case-show'`)).toHaveLength(1)
    expect(await documentsOf(world.test.bot.db, world.test.bot.keys, row?.case_id ?? '')).toHaveLength(2)
  })

  test('30 days after the answer the papers of that case are gone, and after 90 days all are', async () => {
    const [row] = await world.bot<{ id: string }>("select case_id as id from mail_document where type = 'jpg' limit 1")
    await world.bot('update mail_case set closed_at = $2 where id = $1', [row?.id, world.test.bot.clock.now()])
    await world.test.pass(31 * DAY)
    await expireRows(world.test.bot.db, world.test.bot.clock.now())
    expect(await world.bot('select 1 from mail_document where case_id = $1', [row?.id])).toEqual([])
    expect((await held()).length).toBeGreaterThan(0)
    await world.test.pass(62 * DAY)
    await expireRows(world.test.bot.db, world.test.bot.clock.now())
    expect(await held()).toEqual([])
  })
})

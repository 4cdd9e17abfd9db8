import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { wake } from '../../src/db/wake.ts'
import { expire } from '../../src/jobs/expire.ts'
import { sendMails } from '../../src/jobs/send-mail.ts'
import { sweep } from '../../src/jobs/sweep.ts'
import { mailsInFolder } from '../../src/mail/mail-folder.ts'
import { type NewMail, queueMail } from '../../src/mail/mail-store.ts'
import { newId } from '../../src/runtime/ids.ts'
import { createMetrics } from '../../src/runtime/metrics.ts'
import { startChild } from '../crash/support/child.ts'
import { type StartedSmtp, startSmtp } from '../mail/support/smtp.ts'
import { DAY, MINUTE, openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'

const databases = testDatabases()
const TO = 'meera.k@example.com'
let test_: TestBot
let smtp: StartedSmtp
let announced: () => Promise<void>

beforeAll(async () => {
  test_ = await openTestBot(databases, {
    checkpoint: async (name) => {
      if (name === 'mail announced') await announced()
    },
  })
})
beforeEach(async () => {
  smtp = await startSmtp()
  announced = async () => {}
  test_.bot.metrics = createMetrics(false)
  test_.bot.config.mail = { smtpUrl: smtp.url, from: { name: 'CallMissed', address: 'privacy@callmissed.example' }, folder: '' }
})
afterEach(async () => {
  await test_.bot.db.execute('delete from mail_message')
  await smtp.close()
})
afterAll(() => test_.close())

async function queue(mail: Partial<NewMail> = {}): Promise<string> {
  const { bot } = test_
  const id = newId()
  const whole = {
    id,
    to: TO,
    what: 'test-mail',
    language: 'en',
    subject: 'Your data',
    text: 'Hello.',
    requestId: null,
    ...mail,
  } as const
  await bot.db.transaction(async (tx) => {
    await queueMail(tx, bot.keys, whole, bot.clock.now())
    await wake(tx, 'send-mail', [id])
  })
  return id
}

async function rows() {
  const { rows } = await test_.bot.lockPool.query(
    'select state, attempts, uncertain, error_code as code, sealed is not null as kept from mail_message order by created_at, id',
  )
  return rows as { state: string; attempts: number; uncertain: boolean; code: string | null; kept: boolean }[]
}

const alarms = async () => {
  const text = await test_.bot.metrics.text()
  return [...text.matchAll(/^alarms_total\{reason="(.+)"\} ([1-9]\d*)/gm)].map(([, reason, times]) => `${reason} ${times}`)
}

describe('a mail', () => {
  test('that the server takes is sent once, and forgotten here', async () => {
    const id = await queue()
    await test_.settle()
    await test_.pass(DAY)
    expect(await rows()).toEqual([{ state: 'sent', attempts: 1, uncertain: false, code: null, kept: false }])
    expect(smtp.mails).toHaveLength(1)
    expect(smtp.mails[0]).toContain(`<${id}@callmissed.example>`)
  })

  test('queued twice under one key is one mail', async () => {
    await queue({ dedupKey: `code ${TO}` })
    await queue({ dedupKey: `code ${TO}` })
    await queue({ dedupKey: 'another' })
    await test_.settle()
    expect(smtp.mails).toHaveLength(2)
    const { rows } = await test_.bot.lockPool.query<{ dedup_key: string }>('select dedup_key from mail_message')
    for (const { dedup_key } of rows) expect(dedup_key).toMatch(/^[0-9a-f]{64}$/)
  })

  test('that is not rolled out with its transaction is never sent', async () => {
    const { bot } = test_
    const failed = bot.db.transaction(async (tx) => {
      await queueMail(
        tx,
        bot.keys,
        { id: newId(), to: TO, what: 'x', language: 'en', subject: 's', text: 't', requestId: null },
        bot.clock.now(),
      )
      throw new Error('The rest went wrong.')
    })
    await expect(failed).rejects.toThrow('The rest went wrong.')
    await test_.pass(DAY)
    expect(smtp.asked()).toBe(0)
  })

  test.each(['no address', 'a@b', 'a@b.example, c@d.example', 'a@b.example\r\nBcc: c@d.example', '<a@b.example>', ''])(
    'for %j is never queued',
    async (to) => {
      await expect(queue({ to })).rejects.toThrow('no mail address')
      expect(await rows()).toEqual([])
    },
  )

  test('that a greylisting server defers comes through minutes later', async () => {
    smtp.fates.push({ at: 'rcpt-to', code: 450 }, { at: 'rcpt-to', code: 451 })
    await queue()
    await test_.settle()
    expect(await rows()).toMatchObject([{ state: 'pending', attempts: 1, code: '450', kept: true }])
    await test_.pass(10_000)
    expect(smtp.asked()).toBe(1)
    await test_.pass(MINUTE)
    await test_.pass(2 * MINUTE)
    expect(await rows()).toMatchObject([{ state: 'sent', attempts: 3, code: null, kept: false }])
    expect(smtp.mails).toHaveLength(1)
  })

  test('that is deferred for five days is given up', async () => {
    smtp.fates.push({ at: 'rcpt-to', code: 452 })
    await queue()
    await test_.bot.lockPool.query("update mail_message set attempts = 50, created_at = created_at - interval '5 days 1 minute'")
    await test_.settle()
    expect(await rows()).toMatchObject([{ state: 'failed', code: '452', kept: true }])
    expect(await alarms()).toEqual(['mail-failed 1'])
  })

  test('that is refused for good is not sent again; staff are alarmed and keep its text for thirty days', async () => {
    smtp.fates.push({ at: 'rcpt-to', code: 550 })
    await queue()
    await test_.settle()
    await test_.pass(DAY)
    expect(smtp.asked()).toBe(1)
    expect(await rows()).toMatchObject([{ state: 'failed', attempts: 1, code: '550', kept: true }])
    expect(await alarms()).toEqual(['mail-failed 1'])
    await test_.pass(30 * DAY)
    await expire(test_.bot)
    expect(await rows()).toMatchObject([{ state: 'failed', kept: false }])
    await test_.pass(336 * DAY)
    await expire(test_.bot)
    expect(await rows()).toEqual([])
  })

  test('whose connection broke after the server had it is repeated once, under the same id', async () => {
    smtp.fates.push({ at: 'after-data', hangUp: true, taken: true })
    const id = await queue()
    await test_.settle()
    expect(await rows()).toMatchObject([{ state: 'pending', uncertain: true, attempts: 1 }])
    await test_.pass(2 * MINUTE)
    expect(smtp.mails).toHaveLength(2)
    for (const mail of smtp.mails) expect(mail).toContain(`<${id}@callmissed.example>`)
    expect(await rows()).toMatchObject([{ state: 'sent', attempts: 2 }])
  })

  test('whose connection broke twice is not sent a third time, whatever happened in between', async () => {
    smtp.fates.push(
      { at: 'after-data', hangUp: true },
      { at: 'rcpt-to', code: 450 },
      { at: 'after-data', hangUp: true, taken: true },
    )
    await queue()
    await test_.settle()
    for (const _ of [1, 2, 3]) await test_.pass(4 * MINUTE)
    expect(await rows()).toMatchObject([{ state: 'failed', attempts: 3, code: 'ECONNECTION' }])
    expect(smtp.mails).toHaveLength(1)
    expect(await alarms()).toEqual(['mail-failed 1'])
  })

  test('waits while the server is away, and one look a minute is all it gets', async () => {
    await smtp.close()
    for (const subject of ['one', 'two', 'three']) await queue({ subject })
    await sendMails(test_.bot)
    const tried = (await rows()).filter(({ attempts }) => attempts > 0)
    expect(tried).toMatchObject([{ state: 'pending', attempts: 1, uncertain: false, code: 'ECONNREFUSED' }])
    expect(await alarms()).toEqual(['mail-server 1'])
    smtp = await startSmtp()
    test_.bot.config.mail.smtpUrl = smtp.url
    await test_.pass(2 * MINUTE)
    expect(smtp.mails).toHaveLength(3)
  })

  test('is taken by one of two workers', async () => {
    let arrive = () => {}
    let goOn = () => {}
    const arrived = new Promise<void>((resolve) => (arrive = resolve))
    const held = new Promise<void>((resolve) => (goOn = resolve))
    announced = async () => {
      arrive()
      await held
    }
    await queue()
    const first = sendMails(test_.bot)
    await arrived
    await sendMails(test_.bot)
    await sweep(test_.bot)
    await sendMails(test_.bot)
    expect(smtp.asked()).toBe(0)
    goOn()
    await first
    await test_.settle()
    expect(smtp.mails).toHaveLength(1)
  })

  test('whose encryption key is missing waits for it and keeps none behind it waiting', async () => {
    const { keys } = test_.bot
    await queue({ subject: 'under an old key' })
    const old = keys.encryption
    test_.bot.keys = { ...keys, encryption: [{ id: 'e2', bytes: Buffer.alloc(32, 9) }] }
    await queue({ subject: 'under a new key' })
    await test_.settle()
    expect(smtp.mails).toHaveLength(1)
    expect((await rows()).map(({ state, code }) => [state, code])).toContainEqual(['pending', 'EUNREADABLE'])
    test_.bot.keys = { ...keys, encryption: [...test_.bot.keys.encryption, ...old] }
    await test_.pass(2 * MINUTE)
    expect(smtp.mails.join()).toContain('under an old key')
    test_.bot.keys = keys
  })

  test('that nobody could send within thirty days is dropped', async () => {
    await queue()
    await test_.bot.lockPool.query("update mail_message set created_at = created_at - interval '31 days', next_attempt_at = $1", [
      new Date(test_.bot.clock.now().getTime() + DAY),
    ])
    await expire(test_.bot)
    expect(await rows()).toMatchObject([{ state: 'dropped', kept: false }])
  })

  test('leaves no address and no word in any log line or unsealed column', async () => {
    smtp.fates.push({ at: 'rcpt-to', code: 450 }, { at: 'after-data', hangUp: true }, { at: 'data', code: 554 })
    await queue({ text: 'A word in confidence.', dedupKey: TO })
    await test_.settle()
    for (const _ of [1, 2, 3]) await test_.pass(4 * MINUTE)
    const { rows } = await test_.bot.lockPool.query('select * from mail_message')
    const jobs = await test_.bot.lockPool.query('select * from graphile_worker._private_jobs')
    const seen = [...test_.lines, JSON.stringify(rows), JSON.stringify(jobs.rows), await test_.bot.metrics.text()].join('\n')
    expect(seen).toContain('a mail was given up')
    for (const secret of [TO, 'meera', 'confidence', 'somebody@example.com', smtp.url]) expect(seen).not.toContain(secret)
  })
})

describe('a worker killed with -9', () => {
  test.each([
    ['between the announcement and the sending', 1, 1],
    ['after the server took the mail and before that was noted', 2, 2],
  ])('%s leaves a mail that is repeated once', { timeout: 120_000 }, async (_when, killAt, arrived) => {
    const id = await queue()
    const child = startChild()
    child.begin(childJob(killAt))
    expect(await child.ended.catch(() => child.log())).toBe('SIGKILL')
    // The queue takes a dead worker's wake-ups for running ones for hours; the sweep brings others.
    await test_.bot.lockPool.query('delete from graphile_worker._private_jobs where locked_at is not null')
    expect(await rows()).toMatchObject([{ state: 'sending', attempts: 1 }])
    await test_.pass(MINUTE)
    expect(await rows()).toMatchObject([{ state: 'sending', attempts: 1 }])
    await test_.pass(2 * MINUTE)
    await test_.pass(2 * MINUTE)
    expect(await rows()).toMatchObject([{ state: 'sent', attempts: 2, uncertain: true }])
    expect(smtp.mails).toHaveLength(arrived)
    for (const mail of smtp.mails) expect(mail).toContain(id)
  })

  function childJob(killAt: number) {
    const { keys, clock } = test_.bot
    const [encryption] = keys.encryption
    const [pseudonym] = keys.pseudonym
    const env = {
      LOG_LEVEL: 'silent',
      DATA_DIR: test_.dataDir,
      SMTP_URL: smtp.url,
      MAIL_FROM: 'CallMissed <privacy@callmissed.example>',
      ENCRYPTION_KEYS: `${encryption?.id}:${encryption?.bytes.toString('base64')}`,
      PSEUDONYM_KEYS: `${pseudonym?.id}:${pseudonym?.bytes.toString('base64')}`,
      RECEIPT_SIGNING_KEY: keys.signing.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    }
    const urls = { bot: databases.botUrl, platform: databases.platformUrl }
    return { env, urls, graphUrl: test_.graph.url, at: clock.now().getTime(), killAt }
  }
})

describe('without SMTP_URL', () => {
  test('mails are files that this user alone can read, and go after thirty days', async () => {
    const folder = join(test_.dataDir, 'mail')
    test_.bot.config.mail = { ...test_.bot.config.mail, smtpUrl: undefined, folder }
    const id = await queue()
    await test_.settle()
    expect(await rows()).toMatchObject([{ state: 'sent', kept: false }])
    expect(readdirSync(folder)).toEqual([`${id}.eml`])
    const file = join(folder, `${id}.eml`)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file, 'utf8')).toContain(`To: ${TO}`)
    expect(await mailsInFolder(folder)).toMatchObject([{ id, at: test_.bot.clock.now() }])
    expect(smtp.asked()).toBe(0)
    await test_.pass(29 * DAY)
    await expire(test_.bot)
    expect(readdirSync(folder)).toHaveLength(1)
    await test_.pass(2 * DAY)
    await expire(test_.bot)
    expect(readdirSync(folder)).toEqual([])
  })

  test('and with a folder that cannot be written, a mail waits', async () => {
    test_.bot.config.mail = { ...test_.bot.config.mail, smtpUrl: undefined, folder: '/dev/null/mail' }
    await queue()
    await test_.settle()
    expect(await rows()).toMatchObject([{ state: 'pending', code: 'EFOLDER', kept: true }])
  })
})

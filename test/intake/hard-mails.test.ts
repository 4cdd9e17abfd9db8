import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createMetrics } from '../../src/runtime/metrics.ts'
import { openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'

const databases = testDatabases()
const TOKEN = 'a-token-for-the-mailbox'
const fixture = (name: string) => readFileSync(join(import.meta.dirname, `../../fixtures/mail/${name}.eml`))
let test_: TestBot
beforeAll(async () => {
  test_ = await openTestBot(databases)
  const from = { name: 'CallMissed', address: 'privacy@callmissed.example' }
  test_.bot.config.mail = { smtpUrl: undefined, from, folder: join(test_.dataDir, 'mail') }
  test_.bot.config.intake = { token: TOKEN, authservId: 'mx.callmissed.example' }
})
beforeEach(() => {
  test_.bot.metrics = createMetrics(false)
})
afterAll(() => test_.close())

const post = (body: string) =>
  fetch(`${test_.url}/intake/email`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'message/rfc822' },
    body,
  })

async function outcomes(): Promise<number[]> {
  const text = await test_.bot.metrics.text()
  return [...text.matchAll(/^mails_received_total\{outcome=".+"\} (\d+)/gm)].map(([, times]) => Number(times))
}

describe('a mail that is built to be hard to read', () => {
  const head = fixture('plain-english').toString().split('Content-Type:')[0] ?? ''
  const nested = (depth: number): string =>
    depth === 0
      ? '\nDelete my data\n'
      : `Content-Type: multipart/mixed; boundary="b${depth}"\n\n--b${depth}\n${nested(depth - 1)}\n--b${depth}--\n`
  test.each<[string, string]>([
    ['a thousand parts deep', `${head}${nested(1_000)}`],
    ['thirty parts deep', `${head}${nested(30)}`],
    ['of ten thousand boundaries', `${head}${'Content-Type: multipart/mixed; boundary="x"\n\n--x\n'.repeat(10_000)}`],
    ['of a header without end', `${head}X-Long: ${'x'.repeat(5_000_000)}\n\nDelete my data`],
    ['of a hundred thousand headers', `${head}${'X: y\n'.repeat(100_000)}\nDelete my data`],
    ['of dashes', `${head}Content-Type: multipart/mixed; boundary="x"\n\n${'--x\n'.repeat(500_000)}`],
    ['of brackets', `${head}Content-Type: text/html\n\n${'<'.repeat(2_000_000)}`],
    ['of open comments', `${head}Content-Type: text/html\n\n${'<!--'.repeat(500_000)}`],
    ['of open styles', `${head}Content-Type: text/html\n\n${'<style>'.repeat(300_000)}`],
    [
      'of one sender’s address that never ends',
      head.replace('<meera@mail.example>', `${'(('.repeat(20_000)}<meera@mail.example>`),
    ],
  ])('%s keeps nobody waiting', async (_what, mail) => {
    expect((await post(mail)).status).toBe(202)
    // Others are answered meanwhile and afterwards.
    expect((await fetch(`${test_.url}/healthz`)).status).toBe(200)
    expect(await outcomes()).toEqual([1])
  })
})

import { join } from 'node:path'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPeopleListing } from '../../src/platform/demo-people.ts'
import { addressOf, mailRoutes } from '../../src/simulator/mail-routes.ts'
import { openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'
import { demoNow } from '../support/demo-now.ts'

const databases = testDatabases()
const people = demoPeopleListing(demoNow)
let bot: TestBot
let app: FastifyInstance

beforeAll(async () => {
  bot = await openTestBot(databases)
  const [token, authservId] = ['a-token-for-the-demo', 'mail.demo.example']
  bot.bot.config.intake = { token, authservId }
  app = Fastify()
  const intake = { url: `${bot.url}/intake/email`, token, authservId }
  await app.register(mailRoutes(people, { folder: join(bot.dataDir, 'mail'), intake, clock: bot.bot.clock }), {
    prefix: '/simulator/secret',
  })
})
afterAll(async () => {
  await app.close()
  await bot.close()
})

const write = (form: Record<string, string>) =>
  app.inject({
    method: 'POST',
    url: '/simulator/secret/mail',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  })
const page = async () => (await app.inject('/simulator/secret/mail')).body

test('each person of the demo has a mail address of their own', () => {
  const addresses = people.map(addressOf)
  expect(new Set(addresses).size).toBe(people.length)
  for (const address of addresses) expect(address).toMatch(/^[a-z0-9.]+@demo\.example$/)
})

test('a person writes, and the answer stands on the page', async () => {
  expect(await page()).toContain('Nothing yet.')
  const sent = await write({ person: '0', subject: 'मेरा डेटा', text: 'मेरा डेटा डिलीट करो।', vouched: 'on' })
  expect([sent.statusCode, sent.headers.location]).toEqual([303, 'mail?written=0'])
  await bot.settle()
  const shown = await page()
  expect(shown).toContain('अभी कुछ भी डिलीट नहीं हुआ है')
  expect(shown).toContain(people[0] ? addressOf(people[0]) : '')
})

test('a person for whom nobody vouches is not answered', async () => {
  await write({ person: '1', subject: 'hello', text: 'delete my data' })
  await bot.settle()
  expect(await page()).not.toContain(people[1] ? addressOf(people[1]) : '')
})

test('what was written is shown as text, and the page runs no script', async () => {
  const shown = await app.inject('/simulator/secret/mail')
  expect(shown.headers['content-security-policy']).toMatch(/default-src 'none'.*form-action 'self'/)
  expect(shown.body).not.toContain('<script')
  expect((await write({ person: '99', subject: '', text: '' })).statusCode).toBe(400)
  expect((await write({ person: '0', subject: 'x'.repeat(201), text: '' })).statusCode).toBe(400)
})

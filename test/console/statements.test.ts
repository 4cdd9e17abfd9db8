import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { may } from '../../src/console/authorisation.ts'
import { routeTable } from '../../src/console/route-table.ts'
import { takeMail } from '../../src/jobs/take-mail.ts'
import { scenario } from '../support/scenario.ts'
import { countingStatements } from './support/statements.ts'
import { signedIn, type Visitor } from './support/visitor.ts'

const QUERIES_MAX = 12
const MAIL = readFileSync(join(import.meta.dirname, '../../fixtures/mail/complaint.eml'), 'utf8')
/** It stays open for as long as somebody looks. */
const pages = routeTable.filter(({ method, url }) => method === 'GET' && !url.endsWith('/live'))

const counted = countingStatements()

describe('no page sends more than 12 statements', () => {
  const world = scenario({ config: { intake: { token: undefined, authservId: 'mx.callmissed.example' } } })
  world.alsoSecret('meera@mail.example')
  let priya: Visitor
  let anand: Visitor
  const filled = new Map<string, string>()

  beforeAll(async () => {
    await takeMail(world.test.bot, Buffer.from(MAIL))
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await rohan.taps('Delete my data')
    await rohan.taps('Yes, delete it')
    await rohan.says('COMPLAIN')
    const rows = await world.bot<{ request: string; matter: string; chat: string; mail: string }>(
      `select r.reference as request, f.reference as matter, c.id as chat, (select id from mail_case) as mail
       from erasure_request r, case_file f, conversation c`,
    )
    const [row] = rows
    filled.set('/requests/:reference', row?.request ?? '')
    filled.set('/cases/:reference', row?.matter ?? '')
    filled.set('/chats/:id', row?.chat ?? '')
    filled.set('/mails/:id', row?.mail ?? '')
    // Of a business without a chat, with an objection, and another one's proposed start: what costs a look more.
    await world.bot(`insert into objection (id, request_id, tenant_id, ground, state, decide_by, created_at)
      select gen_random_uuid(), id, 'shop-without-a-chat', 'open-order', 'open', now() + interval '60 days', now() from erasure_request`)
    priya = await signedIn(world.test, 'priya')
    anand = await signedIn(world.test, 'anand')
    await priya.get('/console/start')
    world.alsoSecret('70000 66554', '7000066554')
    const wish = {
      scope: 'number',
      business: '',
      phone: '70000 66554',
      source: 'letter',
      proof: 'called-back',
      language: 'en',
      email: '',
    }
    await priya.post('/console/start', { ...wish, file: 'letter-on-file' })
  })

  /** Each further minute somebody's being here is noted. */
  const aMinuteLater = () => world.bot(`update staff_session set seen_at = seen_at - interval '61 seconds'`)
  const place = (url: string) => {
    const [name, id] = [...filled].find(([pattern]) => url.startsWith(pattern)) ?? ['', '']
    return `/console${name === '' ? url : url.replace(name, name.replace(/:\w+/, id))}`
  }

  it.each(pages.map(({ url, action }) => [url, may(['privacy'], action)] as const))('GET %s', async (url, isForPrivacy) => {
    const { status, count } = await counted(() => (isForPrivacy ? priya : anand).get(place(url)), aMinuteLater)
    // The address of a form leads back to its page.
    expect(status).toBe(/\/(reveal|answer|reply|note)$/.test(url) ? 303 : 200)
    expect(count).toBeGreaterThan(0)
    expect(count, `${count} statements`).toBeLessThanOrEqual(QUERIES_MAX)
  })

  it.each([
    ['a search for a number', '/find', { what: '+91 70000 26350', reason: 'complaint' }],
    ['a reply that was not taken', '/requests/:reference/reply', { text: '', reason: 'apology' }],
    ['a revealed chat', '/chats/:id/reveal', { reason: 'complaint' }],
    ['a revealed mail', '/mails/:id/reveal', { reason: 'complaint' }],
    ['a business looked for', '/businesses', { what: 'no such business' }],
  ])('%s', async (_name, url, fields) => {
    await priya.get('/console/find')
    const { status, count } = await counted(() => priya.post(place(url), fields), aMinuteLater)
    expect(status).toBe(url.endsWith('/reply') ? 409 : 200)
    expect(count, `${count} statements`).toBeLessThanOrEqual(QUERIES_MAX)
  })
})

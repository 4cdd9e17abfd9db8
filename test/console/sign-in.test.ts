import { generateKeyPairSync, sign } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'
import { type StartedProvider, startProvider } from './support/provider.ts'
import { signInAt } from './support/sign-in-at.ts'
import { type Visitor, visitor } from './support/visitor.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

describe('staff sign in at their work account', () => {
  const databases = testDatabases()
  let provider: StartedProvider
  let test: TestBot
  let now: Date

  beforeAll(async () => {
    provider = await startProvider()
    test = await openTestBot(databases, { config: { oidc: provider.oidc, trustProxy: true } })
    test.bot.config.publicUrl = test.url
    provider.comeBackTo(`${test.url}/console/sign-in/callback`)
    now = test.bot.clock.now()
    test.bot.clock.now = () => now
    provider.people.set('u-asha', { name: 'Asha Kulkarni', roles: ['support', 'something-else'] })
    provider.people.set('u-anand', { name: 'Anand Rao', roles: 'admin' })
    provider.people.set('u-nobody', { name: 'Nobody Here', roles: ['sales'] })
    provider.people.set('u-bare', {})
    provider.people.set('u-strange', { roles: { support: true } })
  })
  afterAll(async () => {
    await test.close()
    await provider.close()
  })

  const throughTheService = (browser: Visitor, id: string, to?: string) => signInAt({ test, provider }, browser, id, to)
  const enter = async (id: string, to?: string) => {
    const browser = visitor(test.url)
    const back = await throughTheService(browser, id, to)
    return { browser, back }
  }

  it('and come to where they were going, with their name and role', async () => {
    const browser = visitor(test.url)
    const sent = await browser.get('/console?x=1')
    expect(sent.location).toBe(`${test.url}/console/sign-in?to=%2Fconsole%3Fx%3D1`)
    const back = await throughTheService(browser, 'u-asha', '/console?x=1')
    expect(back.location).toBe(`${test.url}/console?x=1`)
    const home = await browser.follow(back)
    expect(home.status).toBe(200)
    expect(home.text).toContain('Asha Kulkarni')
    expect(home.text).toMatch(/<small>support<\/small>/)
  })

  it.each([
    'https://evil.example/console',
    '//evil.example',
    '/console/../webhook',
    '/consoles',
    '/console\\@evil',
    '/console/sign-in/start',
  ])('never to another place, such as %s', async (to) => {
    const { back } = await enter('u-asha', to)
    expect(back.location).toBe(`${test.url}/console`)
  })

  it.each([
    ['u-nobody', 'whose roles are others'],
    ['u-bare', 'without any role or name'],
    ['u-strange', 'whose claim has another shape'],
  ])('%s, %s, stays outside and is told what to ask for', async (id) => {
    const { browser, back } = await enter(id)
    expect(back.status).toBe(403)
    expect(back.text).toContain('has no role in this console')
    expect(browser.cookies.has('console-session')).toBe(false)
    expect((await browser.get('/console')).status).toBe(303)
  })

  it('an answer of the service counts only in the browser that asked, only once, and only for a while', async () => {
    const browser = visitor(test.url)
    const started = await browser.get('/console/sign-in/start')
    const state = new URL(started.location ?? '').searchParams.get('state')
    const stranger = visitor(test.url)
    expect((await stranger.get(`/console/sign-in/callback?code=abc&state=${state}`)).status).toBe(400)
    expect((await browser.get('/console/sign-in/callback?code=abc&state=wrong')).status).toBe(400)
    // The attempt is used up by the first answer, whatever it was.
    expect(browser.cookies.has('console-sign-in')).toBe(false)
    await browser.get('/console/sign-in/start')
    now = new Date(now.getTime() + 11 * MINUTE)
    const late = await browser.get('/console/sign-in/callback?code=abc&state=x')
    expect(late.status).toBe(400)
    expect(late.text).toContain('took too long')
  })

  it('asks for a code with PKCE, state and nonce, and for no token in the address', async () => {
    const { location } = await visitor(test.url).get('/console/sign-in/start')
    const asked = Object.fromEntries(new URL(location ?? '').searchParams)
    expect(asked).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', scope: 'openid profile offline_access' })
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked[name]?.length).toBeGreaterThan(20)
  })

  it('a session that was planted in the browser is not the one that is opened', async () => {
    const browser = visitor(test.url)
    const planted = 'p'.repeat(44)
    browser.cookies.set('console-session', planted)
    await throughTheService(browser, 'u-asha')
    const token = browser.cookies.get('console-session')
    expect(token).not.toBe(planted)
    const other = visitor(test.url)
    other.cookies.set('console-session', planted)
    expect((await other.get('/console')).status).toBe(303)
  })

  it('keeps no token, and nobody’s name, readable in its database or its logs', async () => {
    const { browser } = await enter('u-asha')
    const token = browser.cookies.get('console-session') ?? ''
    const { rows } = await test.bot.lockPool.query<{ row: string }>(
      'select s::text || m::text as row from staff_session s join staff_member m on m.id = s.staff_id',
    )
    for (const secret of [token, 'Asha', 'u-asha', provider.oidc.clientSecret]) {
      expect(rows.some(({ row }) => row.includes(secret))).toBe(false)
      expect(test.lines.some((line) => line.includes(secret))).toBe(false)
    }
  })

  it('ends a session after 30 minutes without a page, and after 8 hours in any case', async () => {
    const { browser } = await enter('u-asha')
    now = new Date(now.getTime() + 29 * MINUTE)
    expect((await browser.get('/console')).status).toBe(200)
    now = new Date(now.getTime() + 31 * MINUTE)
    expect((await browser.get('/console')).status).toBe(303)
    const busy = await enter('u-asha')
    for (let passed = 0; passed < 8 * HOUR - 20 * MINUTE; passed += 20 * MINUTE) {
      now = new Date(now.getTime() + 20 * MINUTE)
      expect((await busy.browser.get('/console')).status).toBe(200)
    }
    now = new Date(now.getTime() + 20 * MINUTE)
    expect((await busy.browser.get('/console')).status).toBe(303)
  })

  it('ends at once by signing out: the cookie that somebody copied opens nothing', async () => {
    const { browser } = await enter('u-asha')
    const token = browser.cookies.get('console-session') ?? ''
    await browser.get('/console')
    expect((await browser.post('/console/sign-out')).location).toBe(`${test.url}/console/sign-in/ended`)
    const thief = visitor(test.url)
    thief.cookies.set('console-session', token)
    expect((await thief.get('/console')).status).toBe(303)
  })

  it('with another role at the service, the next sign-in ends what the old role had open', async () => {
    provider.people.set('u-mover', { name: 'Mo Ver', roles: ['admin'] })
    const before = await enter('u-mover')
    expect((await before.browser.get('/console/staff')).status).toBe(200)
    provider.people.set('u-mover', { name: 'Mo Ver', roles: ['support'] })
    const after = await enter('u-mover')
    expect((await before.browser.get('/console/staff')).status).toBe(303)
    expect((await after.browser.get('/console/staff')).status).toBe(403)
  })

  it('an admin ends somebody’s sessions at once, keeps them out, and lets them in again', async () => {
    const asha = await enter('u-asha')
    const admin = (await enter('u-anand')).browser
    const page = await admin.get('/console/staff')
    const rows = page.text.split('<tr>')
    const staff = /name="staff" value="(staff:[0-9a-f]{32})"/.exec(rows.find((row) => row.includes('Asha')) ?? '')?.[1] ?? ''
    expect((await admin.post('/console/staff', { staff, what: 'end' })).status).toBe(303)
    expect((await asha.browser.get('/console')).status).toBe(303)
    const again = await enter('u-asha')
    expect((await again.browser.get('/console')).status).toBe(200)
    await admin.post('/console/staff', { staff, what: 'block' })
    expect((await again.browser.get('/console')).status).toBe(303)
    const refused = await enter('u-asha')
    expect(refused.back.status).toBe(403)
    expect(refused.back.text).toContain('shut you out')
    await admin.post('/console/staff', { staff, what: 'let-in' })
    expect((await enter('u-asha')).back.status).toBe(303)
  })

  it('an admin cannot shut themselves out: nobody may be left to let them in again', async () => {
    const admin = (await enter('u-anand')).browser
    const row = (await admin.get('/console/staff')).text.split('<tr>').find((each) => each.includes('End my sessions')) ?? ''
    const own = /name="staff" value="(staff:[0-9a-f]{32})"/.exec(row)?.[1] ?? ''
    expect(row).not.toContain('Shut out')
    const refused = await admin.post('/console/staff', { staff: own, what: 'block' })
    expect(refused.location).toContain('done=own')
    expect((await admin.get('/console/staff?done=own')).text).toContain('You cannot shut yourself out')
  })

  it('the service’s own word by the back channel ends every session of that person at once, and nobody else’s', async () => {
    now = new Date()
    const [asha, again, admin] = [await enter('u-asha'), await enter('u-asha'), await enter('u-anand')]
    await provider.signOut('u-asha')
    expect((await asha.browser.get('/console')).status).toBe(303)
    expect((await again.browser.get('/console')).status).toBe(303)
    expect((await admin.browser.get('/console')).status).toBe(200)
  })

  it('and its word counts again as soon as its keys can be read: trouble of its own is not taken for them', async () => {
    // What was read for the one before counts no more.
    now = new Date(Date.now() + MINUTE / 2)
    const { browser } = await enter('u-asha')
    provider.failForKeysOnce()
    await expect(provider.signOut('u-asha')).rejects.toThrow()
    expect((await browser.get('/console')).status).toBe(200)
    await provider.signOut('u-asha')
    expect((await browser.get('/console')).status).toBe(303)
  })

  it('of forty people whom the service signs out at once, all are out', async () => {
    now = new Date()
    const people = Array.from({ length: 40 }, (_, n) => `u-leaving-${n}`)
    for (const id of people) provider.people.set(id, { name: id, roles: ['support'] })
    const browsers = []
    for (const id of people) browsers.push((await enter(id)).browser)
    now = new Date()
    await Promise.all(people.map((id) => provider.signOut(id)))
    const seen = await Promise.all(browsers.map((browser) => browser.get('/console')))
    expect(seen.map(({ status }) => status)).toEqual(people.map(() => 303))
  })

  it('a log-out that the service did not sign, or that is old, ends nothing', async () => {
    now = new Date()
    const { browser } = await enter('u-asha')
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const claims = {
      iss: provider.oidc.issuer,
      aud: provider.oidc.clientId,
      iat: Math.floor(now.getTime() / 1_000),
      sub: 'u-asha',
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    }
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const forged = (head: object, body: object) => {
      const signed = `${part(head)}.${part(body)}`
      return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`
    }
    const tokens = [
      forged({ alg: 'RS256' }, claims),
      `${part({ alg: 'none' })}.${part(claims)}.`,
      forged({ alg: 'HS256' }, claims),
      forged({ alg: 'constructor' }, claims),
      forged({ alg: 'RS256' }, { ...claims, iat: claims.iat - 600 }),
      forged({ alg: 'RS256' }, { ...claims, events: {} }),
      'nonsense',
    ]
    for (const token of tokens)
      expect((await browser.post('/console/sign-in/back-channel', { logout_token: token })).status, token).toBe(400)
    expect((await browser.get('/console')).status).toBe(200)
  })

  it('a form counts only with the token of its own session, and only from the console’s own origin', async () => {
    const { browser } = await enter('u-asha')
    const stranger = (await enter('u-anand')).browser
    await stranger.get('/console')
    const foreign = /name="csrf" value="([0-9a-f]+)"/.exec((await stranger.get('/console')).text)?.[1] ?? ''
    await browser.get('/console')
    for (const how of [
      { csrf: null },
      { csrf: foreign },
      { csrf: '0'.repeat(64) },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: null },
    ])
      expect((await browser.post('/console/sign-out', {}, how)).status, JSON.stringify(how)).toBe(403)
    expect((await browser.get('/console')).status).toBe(200)
  })

  it('is guarded by strict headers on every page, the refusals included', async () => {
    const { browser } = await enter('u-asha')
    for (const path of ['/console', '/console/sign-in', '/console/nothing', '/console/staff']) {
      const { headers, text } = await browser.get(path)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("script-src 'self'")
      expect(policy).not.toMatch(/unsafe|\*/)
      expect(policy).toContain("frame-ancestors 'none'")
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(text).not.toMatch(/<script(?! type="module" src="\/console)| on[a-z]+=|style="/)
    }
    expect((await fetch(`${test.url}/healthz`)).headers.get('referrer-policy')).toBe('no-referrer')
  })

  it('slows down whoever signs in over and over', async () => {
    const statuses: number[] = []
    for (let tries = 0; tries < 25; tries++) statuses.push((await fetch(`${test.url}/console/sign-in/callback`)).status)
    expect(statuses.at(-1)).toBe(429)
  })
})

describe('a sign-in service that does not answer', () => {
  const databases = testDatabases()
  it('is named on the page, and tried anew by the next person', async () => {
    const provider = await startProvider()
    await provider.close()
    const test = await openTestBot(databases, { config: { oidc: provider.oidc } })
    try {
      const seen = await visitor(test.url).get('/console/sign-in/start')
      expect(seen.status).toBe(503)
      expect(seen.text).toContain('does not answer')
    } finally {
      await test.close()
    }
  })
})

import Fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authorisation, may, roles } from '../../src/console/authorisation.ts'
import { cookieName, cookieOptions } from '../../src/console/cookie.ts'
import { demoStaff } from '../../src/console/demo-staff.ts'
import { routeTable } from '../../src/console/route-table.ts'
import { consoleRoutes } from '../../src/console/routes.tsx'
import { openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'
import { signedIn, type Visitor, visitor } from './support/visitor.ts'

/** Open to everybody: the ways in, and what the pages look like. */
const OPEN = /^\/console\/(sign-in(\/(start|callback|ended|back-channel|link\/:token))?|assets\/[\w.-]+)$/
const FILLED: Record<string, string> = { ':reference': 'CM-2222-2222', ':id': '00000000-0000-4000-8000-000000000000' }
const fill = (url: string) => url.replace(/:\w+/g, (name) => FILLED[name] ?? '1')

describe('who may do what', () => {
  const databases = testDatabases()
  let test: TestBot
  beforeAll(async () => {
    test = await openTestBot(databases, { config: { trustProxy: true } })
    test.bot.config.publicUrl = test.url
  })
  afterAll(() => test.close())

  it('stands in one table: every route names an action of it, and every action has a route', () => {
    const named = new Set(routeTable.map(({ action }) => action))
    expect([...named].sort()).toEqual(Object.keys(authorisation).sort())
  })

  it('holds for every route that is served, but the few that let people in', async () => {
    const served: string[] = []
    const app = Fastify()
    app.addHook('onRoute', ({ method, url }) => {
      if (method !== 'HEAD' && method !== 'OPTIONS') served.push(`${method} ${url.replace(/\/$/, '')}`)
    })
    await app.register(consoleRoutes, { prefix: '/console', bot: test.bot })
    await app.ready()
    await app.close()
    const guarded = new Set(routeTable.map(({ method, url }) => `${method} /console${url.replace(/\/$/, '')}`))
    const open = served.filter((route) => !guarded.has(route))
    for (const route of open) expect(route.split(' ')[1]).toMatch(OPEN)
    expect(open.length).toBeLessThan(12)
  })

  it.each(routeTable.map((route) => [`${route.method} ${route.url}`, route] as const))(
    'nobody gets at %s',
    async (_name, { method, url }) => {
      const stranger = visitor(test.url)
      const path = `/console${fill(url)}`
      const seen = method === 'GET' ? await stranger.get(path) : await stranger.post(path)
      expect(seen.status).toBe(method === 'GET' ? 303 : 401)
      if (method === 'GET') expect(seen.location).toContain('/console/sign-in')
    },
  )

  describe.each(roles)('as %s', (role) => {
    let browser: Visitor
    const enter = async () => {
      const who = demoStaff.find((each) => each.roles.join() === role)
      browser = await signedIn(test, who?.id.replace('staff:demo-', '') ?? '')
    }
    beforeAll(enter)

    it.each(routeTable.map((route) => [`${route.method} ${route.url}`, route] as const))(
      '%s does what the table says',
      async (_name, { method, url, action }) => {
        const path = `/console${fill(url)}`
        const seen = method === 'GET' ? await browser.get(path) : await browser.post(path)
        if (may([role], action)) expect([200, 303, 400, 404]).toContain(seen.status)
        else expect(seen.status).toBe(403)
        if (action === 'leave-console') await enter()
      },
    )
  })
})

describe('the session’s cookie', () => {
  it('belongs to this host alone, over TLS, out of reach of scripts', () => {
    expect(cookieName('https://bot.example', 'session')).toBe('__Host-console-session')
    expect(cookieOptions('https://bot.example')).toEqual({ path: '/', httpOnly: true, sameSite: 'lax', secure: true })
  })
  it('has a plain name where there is no TLS, on a loopback address', () => {
    expect(cookieName('http://127.0.0.1:3000', 'session')).toBe('console-session')
    expect(cookieOptions('http://127.0.0.1:3000')).toMatchObject({ secure: false, httpOnly: true })
  })
})

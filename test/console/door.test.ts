import { describe, expect, it } from 'vitest'
import { doorOf } from '../../src/console/door.ts'
import { addStaffLink } from '../../src/db/staff-links.ts'
import type { Config } from '../../src/runtime/config.ts'
import { openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'
import { signedIn, visitor } from './support/visitor.ts'

const oidc = { issuer: 'https://id.example', clientId: 'a', clientSecret: 'a-secret-of-it', roleClaim: 'roles' }
const doors: [mode: Config['mode'], oidc: Config['oidc'], publicUrl: string, is: string][] = [
  ['demo', undefined, 'http://127.0.0.1:3000', 'link'],
  ['trial', undefined, 'http://127.0.0.1:3000', 'link'],
  ['demo', oidc, 'http://127.0.0.1:3000', 'oidc'],
  ['production', undefined, 'https://bot.example', 'off'],
  ['production', oidc, 'https://bot.example', 'oidc'],
  ['production', oidc, 'http://bot.example', 'off'],
  ['production', oidc, 'http://localhost:3000', 'oidc'],
]

describe('the door of the console', () => {
  it.each(doors)('in %s, signed in by %o, at %s, is %s', (mode, given, publicUrl, is) => {
    expect(doorOf({ mode, oidc: given, publicUrl }).is).toBe(is)
  })
})

describe('in production without a sign-in service', () => {
  const databases = testDatabases()
  it('there is no console, and no link opens one', async () => {
    const test = await openTestBot(databases, { config: { mode: 'production' } })
    try {
      const link = new URL(await addStaffLink(test.bot.db, test.url, test.bot.clock.now()))
      for (const path of ['/console', '/console/', '/console/staff', '/console/sign-in', link.pathname]) {
        const seen = await visitor(test.url).get(path)
        expect(seen.status, path).toBe(404)
        expect(seen.text).toContain('The console is off')
      }
    } finally {
      await test.close()
    }
  })
})

describe('outside production', () => {
  const databases = testDatabases()
  let test: TestBot
  it('a printed link signs in as a person of choice, once, within half an hour', async () => {
    test = await openTestBot(databases)
    try {
      const browser = await signedIn(test, 'priya')
      const home = await browser.get('/console')
      expect(home.text).toContain('Priya Nair')
      const now = test.bot.clock.now()
      const link = new URL(await addStaffLink(test.bot.db, test.url, now)).pathname
      const first = visitor(test.url)
      const second = visitor(test.url)
      expect((await first.get(link)).text).toContain('Asha Kulkarni')
      expect((await second.get(link)).status).toBe(200)
      const entered = await Promise.all([first, second].map((each) => each.post(link, { staff: 'staff:demo-asha' })))
      expect(entered.map(({ status }) => status).sort()).toEqual([303, 400])
      expect((await first.get(link)).status).toBe(400)
      const other = new URL(await addStaffLink(test.bot.db, test.url, now)).pathname
      expect((await first.post(other, { staff: 'staff:somebody' })).status).toBe(404)
      expect((await first.post(other, { staff: 'staff:demo-asha' }, { origin: 'https://evil.example' })).status).toBe(403)
      const later = new Date(now.getTime() + 30 * 60_000)
      test.bot.clock.now = () => later
      expect((await first.get(other)).text).toContain('older than half an hour')
    } finally {
      await test.close()
    }
  })
})

import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { may } from '../../src/console/authorisation.ts'
import { routeTable } from '../../src/console/route-table.ts'
import { addStaffLink } from '../../src/db/staff-links.ts'
import { launchBrowser, noBrowser } from '../simulator/browser.ts'
import { scenario } from '../support/scenario.ts'

const LONG = 'श्री वेंकटेश्वर सिल्क साड़ी एवं ड्रेस मटीरियल एम्पोरियम प्राइवेट लिमिटेड, मुख्य बाज़ार'
const RIGHT_TO_LEFT = 'متجر النور \u202Etxt.exe <script>alert(1)</script>'
/** It stays open for as long as somebody looks, and has nothing to look at. */
const pages = routeTable.filter(({ method, url }) => method === 'GET' && !url.endsWith('/live'))

/** Every page of the route table, one that is added tomorrow as well, with people, long names and hostile ones on it. */
describe.skipIf(noBrowser !== null)(`every page${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  const world = scenario()
  let browser: Browser
  let privacy: BrowserContext
  let admin: BrowserContext
  let plain: BrowserContext
  let plainAdmin: BrowserContext
  const complaints: string[] = []
  const filled = new Map<string, string>()

  beforeAll(async () => {
    browser = await launchBrowser()
    world.test.bot.config.publicUrl = world.test.url
    const imran = world.actor('imran')
    await imran.says('delete my data')
    await imran.taps('Delete my data')
    await imran.taps('Yes, delete it')
    await imran.says('COMPLAIN')
    filled.set(
      '/requests/:reference',
      /CM-\w{4}-\w{4}/.exec(imran.heard().find((text) => text.includes('case')) ?? '')?.[0] ?? '',
    )
    const [matter] = await world.bot<{ reference: string }>('select reference from case_file')
    filled.set('/cases/:reference', matter?.reference ?? '')
    const [chat] = await world.bot<{ id: string }>('select id from conversation limit 1')
    filled.set('/chats/:id', chat?.id ?? '')
    filled.set('/mails/:id', await hostileMail())
    ;[privacy, plain] = await Promise.all([enter('Priya Nair', true), enter('Priya Nair', false)])
    ;[admin, plainAdmin] = await Promise.all([enter('Anand Rao', true), enter('Anand Rao', false)])
    await hostileNames()
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    expect(complaints).toEqual([])
  })

  /** What other systems call people and businesses, on every list at once. */
  async function hostileNames() {
    const { bot } = world.test
    const { seal } = await import('../../src/runtime/keys.ts')
    await bot.lockPool.query('update staff_member set name_sealed = $1 where id = $2', [
      seal(bot.keys, 'staff', RIGHT_TO_LEFT),
      'staff:demo-anand',
    ])
    await bot.lockPool.query(`update channel set business = $1 where mode = 'shared'`, [LONG])
    await bot.lockPool.query(`insert into proposed_action (id, request_id, what, reason, until, seen_state, proposed_by, proposed_at, lapses_at)
      select gen_random_uuid(), id, 'hold', 'law-asks', now() + interval '90 days', state, 'staff:demo-anand', now(), now() + interval '80 days' from erasure_request`)
    await bot.lockPool.query(`insert into objection (id, request_id, tenant_id, ground, state, decide_by, created_at)
      select gen_random_uuid(), id, (select tenant_id from channel where tenant_id is not null limit 1), 'open-order', 'open', now() + interval '90 days', now()
      from erasure_request`)
    await bot.lockPool.query(
      `insert into mail_message (id, what, language, request_id, sealed, state, created_at, updated_at)
      select gen_random_uuid(), 'request.written', 'en', id, $1, 'letter', now(), now() from erasure_request`,
      [seal(bot.keys, 'mail', JSON.stringify({ to: '', subject: RIGHT_TO_LEFT, text: `${LONG} ${RIGHT_TO_LEFT}` }))],
    )
    await bot.lockPool.query(`insert into dead_letter (reason, dedup_key, received_at) values ('not-json', 'of a test', now())`)
    await bot.lockPool.query(`insert into outbox_message (id, person_id, channel_id, conversation_id, what, state, error_code, created_at, updated_at)
      select gen_random_uuid(), person_id, channel_id, conversation_id, what, 'failed', 131026, created_at, updated_at from outbox_message limit 1`)
  }

  /** A complaint by mail of somebody who tries the same. */
  async function hostileMail(): Promise<string> {
    const { openMailCase } = await import('../../src/mail/intake-store.ts')
    const { newId } = await import('../../src/runtime/ids.ts')
    const { db, keys, clock } = world.test.bot
    const body = { from: 'a@mail.example', subject: RIGHT_TO_LEFT, text: `${RIGHT_TO_LEFT} ${LONG}` }
    const answerBy = new Date(clock.now().getTime() + 30 * 86_400_000)
    const added = {
      id: newId(),
      about: 'complain',
      language: 'en',
      body,
      answerBy,
      vouched: false,
      byMachine: false,
      aDay: 200,
    } as const
    await db.transaction((tx) => openMailCase(tx, keys, added, clock.now()))
    return added.id
  }

  async function enter(name: string, javaScriptEnabled: boolean): Promise<BrowserContext> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, javaScriptEnabled })
    const page = await context.newPage()
    await page.goto(await addStaffLink(world.test.bot.db, world.test.url, world.test.bot.clock.now()))
    await page.getByRole('button', { name }).click()
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
    await page.close()
    return context
  }

  const place = (url: string) => {
    const [name, id] = [...filled].find(([pattern]) => url.startsWith(pattern)) ?? ['', '']
    return `${world.test.url}/console${name === '' ? url : url.replace(name, name.replace(/:\w+/, id))}`
  }
  async function open(context: BrowserContext, url: string): Promise<Page> {
    const page = await context.newPage()
    page.on('pageerror', ({ message }) => complaints.push(`${url}: ${message}`))
    page.on('console', (line) => line.type() === 'error' && complaints.push(`${url}: ${line.text()}`))
    const answer = await page.goto(place(url))
    expect(answer?.status(), url).toBe(200)
    return page
  }
  const axe = async (page: Page) =>
    (await new AxeBuilder({ page }).analyze()).violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
    )
  const overflows = (page: Page) => page.evaluate('document.documentElement.scrollWidth > innerWidth')

  describe.each(pages.map(({ url, action }) => [url, may(['privacy'], action)] as const))('%s', (url, isForPrivacy) => {
    it('has nothing that axe finds, in light and dark, and fits 360 px and text at 200 %', { timeout: 60_000 }, async () => {
      const page = await open(isForPrivacy ? privacy : admin, url)
      expect(await axe(page)).toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await axe(page)).toEqual([])
      await page.setViewportSize({ width: 360, height: 740 })
      expect(await overflows(page), 'at 360 px').toBe(false)
      expect(await axe(page)).toEqual([])
      await page.setViewportSize({ width: 1280, height: 800 })
      await page.evaluate('document.documentElement.style.setProperty("font-size", "200%")')
      expect(await overflows(page), 'at 200 %').toBe(false)
      await page.close()
    })

    it('is all there without JavaScript, and nothing hostile runs or turns the text round', async () => {
      const page = await open(isForPrivacy ? plain : plainAdmin, url)
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
      const content = await page.content()
      expect(content).not.toContain('<script>alert')
      expect(content).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
      await page.close()
    })

    it('is reached whole by keyboard alone: each link, button and field once', { timeout: 60_000 }, async () => {
      const page = await open(isForPrivacy ? privacy : admin, url)
      // Runs in the page, whose types are not ours.
      const wanted =
        await page.evaluate(`[...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
        .filter((each) => each.type !== 'hidden' && each.checkVisibility()).map((each, n) => (each.dataset.n = n)).length`)
      const seen = new Set<unknown>()
      for (let presses = 0; presses < Number(wanted) * 4 + 10 && seen.size < Number(wanted); presses++) {
        await page.keyboard.press('Tab')
        const n = await page.evaluate('document.activeElement.dataset.n')
        if (n !== undefined) seen.add(n)
      }
      expect(seen.size).toBe(Number(wanted))
      await page.close()
    })
  })
})

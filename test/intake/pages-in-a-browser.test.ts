import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { translator } from '../../src/flows/copy/translate.ts'
import { languages } from '../../src/flows/language.ts'
import { deletionCode } from '../../src/intake/deletion-code.ts'
import { askPage, gonePage, noticePage } from '../../src/intake/notice-page.ts'
import { objectedPage } from '../../src/intake/objection-form.ts'
import { undoPage } from '../../src/intake/undo-page.ts'
import { pageLanguages, wordsIn } from '../../src/intake/words/words.ts'
import { addLink } from '../../src/requests/link-store.ts'
import { launchBrowser, noBrowser } from '../simulator/browser.ts'
import { scenario } from '../support/scenario.ts'

if (noBrowser) console.warn(`The public pages are not looked at: ${noBrowser}.`)

/** Run in the page, whose types are not ours. */
const sticksOut = 'document.documentElement.scrollWidth > document.documentElement.clientWidth'
const focused = '[document.activeElement.tagName, document.activeElement.textContent].join(" ")'
const smallTargets = `[...document.querySelectorAll('nav a, .go, button, input')]
  .map((each) => each.getBoundingClientRect()).filter(({ width, height }) => width < 24 || height < 24).length`

describe.skipIf(noBrowser !== null)(`the public pages in a browser${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  const world = scenario()
  let browser: Browser
  const paths: Record<string, string> = {
    'the public page': '/',
    'the answer to a typed case number': '/case',
    'a poster': '/links/K7Q2M9',
    'Meta’s confirmation': '/meta/data-deletion/none',
    'an address that shows nothing': '/receipts/nobody',
  }

  beforeAll(async () => {
    browser = await launchBrowser()
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await rohan.taps('Delete my data')
    const [said = ''] = await rohan.taps('Yes, delete it')
    paths['Meta’s confirmation'] = `/meta/data-deletion/${deletionCode(world.test.bot.keys, '218471000000017')}`
    paths['the page of a request'] = new URL(/https:\S+\/r\/\S+/.exec(said)?.[0] ?? '').pathname
    const link = {
      code: 'K7Q2M9',
      business: 'Sri Venkateswara Electricals & Home Appliances Private Limited',
      createdAt: new Date(),
    }
    await addLink(world.test.bot.db, { ...link, tenantId: '5a4ee500-0000-4000-a000-000000000001', language: 'mr' })
  })
  afterAll(() => browser.close())

  async function see(path: string, how: { width?: number; scheme?: 'dark' | 'light'; script?: boolean } = {}) {
    const { width = 360, scheme = 'light', script = true } = how
    const context = await browser.newContext({ viewport: { width, height: 740 }, colorScheme: scheme, javaScriptEnabled: script })
    const page = await context.newPage()
    const asked: string[] = []
    const complaints: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    page.on('console', (line) => complaints.push(line.text()))
    page.on('pageerror', ({ message }) => complaints.push(message))
    await page.goto(world.test.url + path)
    return { page, asked, complaints, close: () => context.close() }
  }
  /** What a link from a mail shows, rendered as its route does; the links themselves are used up by opening them. */
  async function looksWell(html: string, colorScheme: 'dark' | 'light'): Promise<void> {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, colorScheme })
    const page = await context.newPage()
    await page.setContent(html)
    expect(await axe(page)).toEqual([])
    expect(await page.evaluate(sticksOut)).toBe(false)
    expect(await page.evaluate(smallTargets)).toBe(0)
    await context.close()
  }
  const axe = async (page: Page) =>
    (
      await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()
    ).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)

  it.each(
    [
      'the public page',
      'the page of a request',
      'the answer to a typed case number',
      'a poster',
      'Meta’s confirmation',
      'an address that shows nothing',
    ].flatMap((name) => pageLanguages.map((language, i) => [name, language, i % 2 ? 'dark' : 'light'] as const)),
  )('axe finds nothing on %s in %s, %s, and nothing sticks out at 360 px', async (name, language, scheme) => {
    const { page, asked, complaints, close } = await see(`${paths[name]}?lang=${language}`, { scheme })
    expect(await axe(page)).toEqual([])
    expect(await page.evaluate(sticksOut)).toBe(false)
    expect(await page.evaluate(smallTargets)).toBe(0)
    // The page itself, and the empty icon that stands in it.
    expect(asked.filter((url) => !url.startsWith('data:'))).toHaveLength(1)
    // Chromium notes the status of an address that shows nothing.
    expect(complaints.filter((line) => !line.includes('status of 404'))).toEqual([])
    await close()
  })

  it.each(
    languages.flatMap((language, i) =>
      (['ask', 'done', 'over'] as const).map((is) => [is, language, i % 2 ? 'dark' : 'light'] as const),
    ),
  )('axe finds nothing on an account’s way back (%s) in %s, %s', async (is, language, scheme) => {
    const t = translator(language)
    const text = t(`undo.${is}`, { kind: 'account', day: '20 Dec 2026' })
    const shown = is === 'ask' ? { is, text, button: t('undo.button') } : { is, text }
    await looksWell(undoPage(t('undo.title'), shown, language), scheme)
  })

  it.each(['light', 'dark'] as const)('axe finds nothing on the pages of a business’s notice, %s', async (scheme) => {
    const data = {
      request_id: '5a4ee500-0000-4000-a000-000000000009',
      reference: 'CM-7K3F-9QXD',
      customer: {
        phone_numbers: ['+917000014821'],
        whatsapp_user_ids: ['IN.7Kq2vZ8mWc4Tn9XbR5yLd3'],
        emails: ['m@mail.example'],
      },
      confirmed_at: '2026-11-23T10:00:00.000Z',
      erase_at: '2026-11-26T10:00:00.000Z',
      deadline_at: '2026-12-23T10:00:00.000Z',
    }
    const kept = [{ category: 'billing', rows: 2, statute: 'CGST Act, section 36', until: '2032-12-31' }]
    const until = new Date('2026-11-26T10:00:00Z')
    const objection = { token: 'A'.repeat(22), reference: 'CM-7K3F-9QXD', until }
    const decided = {
      id: 'x',
      requestId: 'y',
      tenantId: 'z',
      state: 'open',
      enteredBy: null,
      decidedBy: null,
      reason: null,
      decidedAt: null,
      createdAt: until,
    } as const
    for (const page of [
      askPage(),
      gonePage(),
      gonePage(objection),
      noticePage(JSON.stringify({ event: 'data_deletion.confirmed', data }), objection),
      noticePage(JSON.stringify({ event: 'data_deletion.completed', data: { ...data, kept } })),
      objectedPage({ is: 'taken', objection: { ...decided, ground: 'unpaid-dues', decideBy: until } }),
      objectedPage({ is: 'window-closed' }),
    ])
      await looksWell(page, scheme)
  })

  it.each(Object.keys(paths))('at twice the text size nothing of %s is lost or sticks out', async (name) => {
    const { page, close } = await see(`${paths[name]}?lang=hi`)
    const before = await page.locator('main').innerText()
    // Text alone grows, which is harder on a page than zooming.
    const policy = await page.context().newCDPSession(page)
    await policy.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
    await page.reload()
    expect(await page.evaluate('parseFloat(getComputedStyle(document.documentElement).fontSize)')).toBe(32)
    expect(await page.locator('main').innerText()).toBe(before)
    expect(await page.evaluate(sticksOut)).toBe(false)
    await close()
  })

  it('by keyboard alone one gets to the text, the languages, WhatsApp and the look-up', async () => {
    const { page, close } = await see('/?lang=en', { width: 1100 })
    const visited: string[] = []
    for (let i = 0; i < 12 + pageLanguages.length; i += 1) {
      await page.keyboard.press('Tab')
      visited.push(String(await page.evaluate(focused)))
    }
    expect(visited.slice(0, 2 + pageLanguages.length)).toEqual([
      'A Skip to the text',
      ...pageLanguages.map((language) => `A ${wordsIn(language)('name')}`),
      'A Write “delete my data” on WhatsApp',
    ])
    expect(visited).toContain('BUTTON Look up')
    await close()
  })

  it('without JavaScript the languages and the look-up work', async () => {
    const { page, close } = await see('/', { script: false })
    await page.getByRole('link', { name: 'हिंदी' }).click()
    expect(await page.locator('html').getAttribute('lang')).toBe('hi')
    await page.getByRole('textbox').fill('CM-7K3F-9QXD')
    await page.getByRole('button').click()
    await page.getByRole('heading', { name: 'कृपया चैट में पूछें' }).waitFor()
    expect(page.url()).toBe(`${world.test.url}/case?lang=hi`)
    await page.getByRole('link', { name: 'डिलीट के बारे में सब कुछ' }).click()
    expect(new URL(page.url()).pathname).toBe('/')
    await close()
  })

  it('a poster prints on one sheet, without what only a screen needs', async () => {
    const { page, close } = await see('/links/K7Q2M9', { width: 900 })
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1)
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByText('PNG').isVisible()).toBe(false)
    expect(await page.getByRole('navigation').count()).toBe(0)
    expect(await page.getByRole('img', { name: 'QR' }).isVisible()).toBe(true)
    await close()
  })
})

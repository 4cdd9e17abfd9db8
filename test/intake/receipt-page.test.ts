import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { receiptCopy } from '../../src/intake/receipt-copy.ts'
import { launchBrowser, noBrowser } from '../simulator/browser.ts'
import { MINUTE, openTestBot, type TestBot, testKeys } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'

const MEERA = '+917000014821'
const KNOWN_SCROLL_MARGIN = 1

if (noBrowser) console.warn(`The receipt’s page is not tested: ${noBrowser}.`)

describe.skipIf(noBrowser !== null)(`a receipt’s page in a browser${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  const databases = testDatabases({ demo: true })
  let bot: TestBot
  let browser: Browser
  let context: BrowserContext
  let folder: string
  /** Path and salt of the link that the person got. */
  let link: { path: string; salt: string }

  beforeAll(async () => {
    browser = await launchBrowser()
    folder = mkdtempSync(join(tmpdir(), 'receipt-'))
    bot = await openTestBot(databases)
    const phone = bot.phone('meera')
    await phone.say('delete my data')
    await bot.settle()
    await phone.say('english')
    await bot.settle()
    await bot.tapTitle(phone, 'Delete my data')
    await bot.tapTitle(phone, 'Yes, delete it')
    await bot.pass(15 * MINUTE)
    const [, path = '', salt = ''] =
      /https:\/\/bot\.example(\/receipts\/[0-9a-f-]+)#(\S+)/.exec(bot.heard(phone).at(-1) ?? '') ?? []
    link = { path, salt }
  })
  afterEach(() => context?.close())
  afterAll(async () => {
    await browser.close()
    await bot.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function open(address: string, options: BrowserContextOptions & { before?: string } = {}) {
    const { before, ...how } = options
    context = await browser.newContext({ viewport: { width: 1000, height: 900 }, reducedMotion: 'reduce', ...how })
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    const asked: string[] = []
    const complaints: string[] = []
    page.on('request', (request) => void asked.push(request.url()))
    page.on('pageerror', ({ message }) => void complaints.push(message))
    page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()))
    if (before) await page.addInitScript(before)
    await page.goto(address)
    return { page, asked, complaints }
  }
  const live = (query = '', hash = '') => `${bot.url}${link.path}${query}${hash}`
  const html = async () => (await fetch(live(), { headers: { accept: 'text/html' } })).text()
  const saved = async (change: (page: string) => string = (page) => page) => {
    const file = join(folder, `${Math.random()}.html`)
    const before = await html()
    const after = change(before)
    writeFileSync(file, after)
    return { address: pathToFileURL(file).href, changed: after !== before }
  }
  const says = async (page: Page, state: string) => {
    await page.locator('#verdict:not([data-is="unchecked"])').waitFor()
    const said = await page.locator('#verdict').innerText()
    expect({ is: await page.locator('#verdict').getAttribute('data-is'), said }).toMatchObject({ is: state })
    return said
  }
  const asks = async (page: Page, number: string) => {
    await page.locator('#number').fill(number)
    await page.locator('#ask button').click()
    return page.locator('[data-answer]:visible').innerText()
  }
  const axe = async (page: Page) =>
    (await new AxeBuilder({ page }).analyze()).violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`,
    )

  test('verifies itself, asks nobody for anything, and shows what went and what the law keeps', async () => {
    const { page, asked, complaints } = await open(live())
    expect(await says(page, 'verified')).toContain('Verified')
    expect(await page.locator('h1').innerText()).toBe('Data erased')
    expect(await page.getByRole('heading', { name: 'What the law keeps' }).isVisible()).toBe(true)
    expect(await page.getByText('You are looking at a saved copy').isVisible()).toBe(false)
    expect(asked.filter((url) => !url.endsWith('/favicon.ico'))).toEqual([live()])
    expect(complaints.filter((line) => !line.includes('favicon'))).toEqual([])
  })

  test.each(['+91 70000 14821', '70000-14821', '07000014821', '917000014821', '७००००१४८२१'])(
    'says that it is about the number typed as %s, and sends it nowhere',
    async (typed) => {
      const { page, asked } = await open(live('', `#${link.salt}`))
      await says(page, 'verified')
      const before = asked.length
      expect(await asks(page, typed)).toMatch(/^Yes\./)
      expect(asked).toHaveLength(before)
      expect(asked.join(' ')).not.toContain(link.salt)
    },
  )

  test('in another language still knows the code of the link', async () => {
    const { page, asked } = await open(live('', `#${link.salt}`))
    await says(page, 'verified')
    await page.getByRole('link', { name: 'हिंदी' }).click()
    await says(page, 'verified')
    expect(await page.locator('html').getAttribute('lang')).toBe('hi')
    expect(await page.locator('#code-row').isVisible()).toBe(false)
    expect(await asks(page, MEERA)).toMatch(/^हाँ।/)
    expect(asked.join(' ')).not.toContain(link.salt)
  })

  test('says no to another number, and to the right one with another code', async () => {
    const { page } = await open(live('', `#${link.salt}`))
    await says(page, 'verified')
    expect(await asks(page, '+917000014822')).toMatch(/^No\./)
    await context.close()
    const other = await open(live())
    await says(other.page, 'verified')
    await other.page.locator('#code').fill('another-code')
    expect(await asks(other.page, MEERA)).toMatch(/^No\./)
    await other.page.locator('#code').fill(`https://bot.example${link.path}#${link.salt}`)
    expect(await asks(other.page, MEERA)).toMatch(/^Yes\./)
  })

  test('verifies itself when it was saved and there is no network, and says that it is a copy', async () => {
    const { address } = await saved()
    const { page, asked, complaints } = await open(`${address}#${link.salt}`, { offline: true })
    expect(await says(page, 'verified')).toContain('Verified')
    expect(await page.getByText('You are looking at a saved copy').isVisible()).toBe(true)
    expect(await asks(page, MEERA)).toMatch(/^Yes\./)
    expect(asked.every((url) => url.startsWith('file:'))).toBe(true)
    expect(complaints).toEqual([])
    const again = join(folder, 'as-shown.html')
    writeFileSync(again, await page.content())
    await context.close()
    const copy = await open(pathToFileURL(again).href, { offline: true })
    expect(await says(copy.page, 'verified')).toContain('Verified')
  })

  const forgeries: [string, (page: string) => string, string][] = [
    ['the text', (page) => page.replace(/\\"deleted\\":(\d+)/, '\\"deleted\\":9$1'), 'The text is not the one'],
    [
      'the signature',
      (page) => page.replace(/"signature":"(.)/, (_all, first) => `"signature":"${first === 'A' ? 'B' : 'A'}`),
      'The signature',
    ],
    ['the entry', (page) => page.replace(/"seq":1,/, '"seq":2,'), 'The entry of the ledger was changed'],
    ['a figure', (page) => page.replace(/(deleted[^>]*>)(\d+)</, '$19$2<'), 'other figures than were signed'],
    [
      'the heading',
      (page) => page.replace(/<h1 data-at="result">[^<]*/, '<h1 data-at="result">Nothing erased'),
      'other figures than were signed',
    ],
    [
      'a kept row, which was taken out',
      (page) => page.replace(/<tr role="row"><th scope="row" role="rowheader">invoice.*?<\/tr>/, ''),
      'other figures than were signed',
    ],
    ['a date', (page) => page.replace(/(data-kind="day" datetime=")(\d{4})/, '$11999'), 'other figures than were signed'],
    [
      'the result within the text',
      (page) => page.replace(/\\"result\\":\\"completed/, '\\"result\\":\\"partial'),
      'The text is not the one',
    ],
  ]
  test.each(forgeries)('a copy in which somebody changed %s is not verified', async (_what, change, why) => {
    const { address, changed } = await saved(change)
    expect(changed).toBe(true)
    const { page } = await open(address, { offline: true })
    const said = await says(page, 'not-verified')
    expect(said).toContain('Not verified')
    expect(said).toContain(why)
    expect(await page.locator('#mine').isVisible()).toBe(false)
  })

  test('a browser that knows no Ed25519, or no cryptography at all, is told apart from a wrong receipt', async () => {
    const unknown = `crypto.subtle.importKey = () => Promise.reject(new DOMException('', 'NotSupportedError'))`
    const { page } = await open(live(), { before: unknown })
    expect(await says(page, 'cannot')).toContain('This browser cannot check')
    await context.close()
    const none = await open(live(), { before: `Object.defineProperty(crypto, 'subtle', { value: undefined })` })
    expect(await says(none.page, 'cannot')).toContain('This browser cannot check')
  })

  test('without JavaScript it says how to verify, and shows all the same', async () => {
    const { page } = await open(live(), { javaScriptEnabled: false })
    expect(await page.locator('#verdict').innerText()).toContain('JavaScript is off')
    expect(await page.getByText('receipt verify receipt.json').isVisible()).toBe(true)
    expect(await page.locator('#mine').isVisible()).toBe(false)
  })

  test.each(Object.values(receiptCopy).filter(({ lang }) => lang !== 'en'))(
    'speaks $lang when asked to',
    async ({ lang, direction, completed, verified }) => {
      const { page } = await open(live(`?lang=${lang}`), { viewport: { width: 360, height: 800 } })
      expect(await says(page, 'verified')).toContain(verified)
      expect(await page.locator('h1').innerText()).toBe(completed)
      expect(await page.locator('html').getAttribute('lang')).toBe(lang)
      expect(await page.locator('html').getAttribute('dir')).toBe(direction)
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360 + KNOWN_SCROLL_MARGIN)
      expect(await axe(page)).toEqual([])
      const shots = process.env.RECEIPT_SHOTS
      if (shots) await page.screenshot({ path: join(shots, `${lang}.png`), fullPage: true })
    },
  )

  test.each([
    [360, 'light'],
    [360, 'dark'],
    [1000, 'light'],
  ] as const)('fits a screen of %i px, %s, and can be used by everybody', async (width, colorScheme) => {
    const { page } = await open(live('', `#${link.salt}`), { viewport: { width, height: 800 }, colorScheme })
    await says(page, 'verified')
    await asks(page, MEERA)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width + KNOWN_SCROLL_MARGIN)
    expect(await axe(page)).toEqual([])
    const shots = process.env.RECEIPT_SHOTS
    if (shots) await page.screenshot({ path: join(shots, `${width}-${colorScheme}.png`), fullPage: true })
  })

  test('its code leads to it, and it may run nothing but its own script', async () => {
    const answer = await fetch(live(), { headers: { accept: 'text/html' } })
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'/)
    expect(policy).not.toContain('unsafe')
    const page = await answer.text()
    expect(page).toContain(`https://bot.example${link.path}`)
    expect(page).toMatch(/<figure class="qr".*<svg/)
    expect(page).not.toContain(link.salt)
  })

  test('stays verified when the signing key was replaced, as long as the former one is named', async () => {
    const { keys } = bot.bot
    const former = keys.signing
    const next = testKeys().signing
    try {
      keys.signing = { ...next, former: [former] }
      const { page } = await open(live())
      expect(await says(page, 'verified')).toContain('Verified')
      const published = (await (await fetch(`${bot.url}/receipts/keys`)).json()) as { keys: { id: string; current: boolean }[] }
      expect(published.keys.map(({ id, current }) => [id, current])).toEqual([
        [former.id, false],
        [next.id, true],
      ])
      await context.close()
      keys.signing = next
      const without = await open(live())
      expect(await says(without.page, 'not-verified')).toContain('Not verified')
    } finally {
      keys.signing = former
    }
  })
})

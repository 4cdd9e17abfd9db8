import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addStaffLink } from '../../src/db/staff-links.ts'
import { launchBrowser, noBrowser } from '../simulator/browser.ts'
import { scenario } from '../support/scenario.ts'

if (noBrowser) console.warn(`The console is not tested in a browser: ${noBrowser}.`)

describe.skipIf(noBrowser !== null)(`the console in a browser${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  const world = scenario()
  let browser: Browser
  let reference: string
  const complaints: string[] = []
  const contexts: BrowserContext[] = []

  beforeAll(async () => {
    browser = await launchBrowser()
    world.test.bot.config.publicUrl = world.test.url
    const imran = world.actor('imran')
    await imran.says('delete my data')
    await imran.taps('Delete my data')
    await imran.taps('Yes, delete it')
    reference = /CM-\w{4}-\w{4}/.exec(imran.last().bubble.text)?.[0] ?? ''
  })
  afterAll(async () => {
    for (const context of contexts) await context.close()
    await browser.close()
    expect(complaints).toEqual([])
  })

  async function open(how: { width?: number; javaScriptEnabled?: boolean; colorScheme?: 'dark' | 'light' } = {}): Promise<Page> {
    const { width = 1280, javaScriptEnabled = true, colorScheme = 'light' } = how
    const context = await browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled, colorScheme })
    contexts.push(context)
    const page = await context.newPage()
    page.on('pageerror', ({ message }) => complaints.push(message))
    page.on('console', (line) => line.type() === 'error' && !/40[0-9]/.test(line.text()) && complaints.push(line.text()))
    return page
  }

  /** Signs in by keyboard alone. */
  async function enter(page: Page, name: string): Promise<void> {
    await page.goto(await addStaffLink(world.test.bot.db, world.test.url, world.test.bot.clock.now()))
    await tabTo(page, name)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
  }

  /** Tab until what has this text is focused. */
  async function tabTo(page: Page, text: string): Promise<void> {
    for (let presses = 0; presses < 80; presses++) {
      await page.keyboard.press('Tab')
      // Runs in the page, whose types are not ours.
      const focused = await page.evaluate(
        'document.activeElement.labels?.[0]?.innerText || document.activeElement.innerText || ""',
      )
      if (String(focused).includes(text)) return
    }
    throw new Error(`The keyboard does not reach "${text}".`)
  }

  const axe = async (page: Page) =>
    (await new AxeBuilder({ page }).analyze()).violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`,
    )
  const overflows = (page: Page) => page.evaluate('document.documentElement.scrollWidth > innerWidth')

  it('somebody of support finds a case, reads it and proposes a hold, by keyboard alone and without JavaScript', async () => {
    const page = await open({ javaScriptEnabled: false })
    const keys = await open()
    await enter(keys, 'Asha Kulkarni')
    await page.context().addCookies(await keys.context().cookies())
    await keys.goto(`${world.test.url}/console/find`)
    await tabTo(keys, 'Reference or phone number')
    await keys.keyboard.type(reference)
    await keys.keyboard.press('Enter')
    await keys.getByRole('heading', { name: reference }).waitFor()
    await tabTo(keys, 'Put on hold')
    await keys.keyboard.press('Enter')
    await tabTo(keys, 'Why')
    await keys.keyboard.type('Law asks')
    await keys.keyboard.press('Tab')
    const day = new Date(world.test.bot.clock.now().getTime() + 3 * 86_400_000)
    await keys.keyboard.type(
      [day.getUTCMonth() + 1, day.getUTCDate()].map((n) => String(n).padStart(2, '0')).join('') + day.getUTCFullYear(),
    )
    await tabTo(keys, 'Propose it to a second person')
    await keys.keyboard.press('Enter')
    await keys.getByText('A second person has to approve it').waitFor()
    expect(await keys.getByRole('button', { name: 'Approve' }).count()).toBe(0)
    expect(await keys.getByRole('button', { name: 'Withdraw' }).count()).toBe(1)
    await page.goto(`${world.test.url}/console/requests/${reference}`)
    expect(await page.getByText('Proposed by staff').count()).toBe(1)
  })

  it('the privacy officer approves it and reveals the chat for one view, by keyboard alone; support cannot', async () => {
    const priya = await open()
    await enter(priya, 'Priya Nair')
    await priya.goto(`${world.test.url}/console/requests/${reference}`)
    await tabTo(priya, 'Approve')
    await priya.keyboard.press('Enter')
    await priya.getByText('Done, and the person is told at once').waitFor()
    await world.test.settle()
    await tabTo(priya, 'The chat with the person')
    await priya.keyboard.press('Enter')
    await priya.getByText('Live: new messages').waitFor()
    expect(await priya.getByText('ending ••••').count()).toBeGreaterThan(0)
    await tabTo(priya, 'Reveal what is masked')
    await priya.keyboard.press('Enter')
    await tabTo(priya, 'Why')
    await priya.keyboard.type('Complaint')
    await tabTo(priya, 'Reveal once')
    await priya.keyboard.press('Enter')
    await priya.getByText('Revealed for this one view').waitFor()
    expect(await priya.getByText('ending 5532').count()).toBeGreaterThan(0)
    const asha = await open()
    await enter(asha, 'Asha Kulkarni')
    await asha.goto(priya.url().replace('/reveal', ''))
    expect(await asha.getByText('Reveal what is masked').count()).toBe(0)
  })

  it('the chat goes on by itself while somebody looks', async () => {
    const page = await open()
    await enter(page, 'Asha Kulkarni')
    await page.goto(`${world.test.url}/console/requests/${reference}`)
    await page.getByRole('link', { name: 'The chat with the person' }).click()
    await page.getByText('Live: new messages').waitFor()
    const before = await page.locator('.chat > li').count()
    await world.actor('imran').says('status please')
    await page.locator('.chat > li').nth(before).waitFor()
  })

  it('who has no role sees a door and nothing else', async () => {
    const page = await open()
    await page.goto(`${world.test.url}/console/requests/${reference}`)
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    expect(await page.getByRole('navigation').count()).toBe(0)
    expect(await axe(page)).toEqual([])
  })

  it('axe finds nothing, in light and dark, and nothing is cut off at 360 px or with text at 200 %', {
    timeout: 180_000,
  }, async () => {
    const page = await open({ width: 360, colorScheme: 'dark' })
    await enter(page, 'Priya Nair')
    const light = await open()
    await light.context().addCookies(await page.context().cookies())
    await page.goto(`${world.test.url}/console/requests/${reference}`)
    const chat = await page.getByRole('link', { name: 'The chat with the person' }).getAttribute('href')
    const places = [
      '',
      '/requests',
      '/find',
      `/requests/${reference}`,
      `/requests/${reference}/evidence`,
      '/access',
      '/letters',
      '/failures',
    ]
    for (const path of [...places.map((place) => `/console${place}`), chat ?? '']) {
      for (const each of [page, light]) {
        await each.goto(world.test.url + path)
        expect(await axe(each), path).toEqual([])
      }
      expect(await overflows(page), `${path} at 360 px`).toBe(false)
      await light.evaluate('document.documentElement.style.setProperty("font-size", "200%")')
      expect(await overflows(light), `${path} at 200 %`).toBe(false)
    }
  })
})

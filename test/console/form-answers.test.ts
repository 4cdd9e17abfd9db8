import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addStaffLink } from '../../src/db/staff-links.ts'
import { proposeStart } from '../../src/jobs/propose-start.ts'
import { launchBrowser, noBrowser } from '../simulator/browser.ts'
import { scenario } from '../support/scenario.ts'

/** Pages that no address leads to: what a form, a refusal or a closed stream shows. */
describe.skipIf(noBrowser !== null)(`what answers a form${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  const world = scenario()
  let browser: Browser
  let privacy: BrowserContext
  let support: BrowserContext
  let chat: string

  beforeAll(async () => {
    browser = await launchBrowser()
    world.test.bot.config.publicUrl = world.test.url
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await rohan.taps('Delete my data')
    await rohan.taps('Yes, delete it')
    await rohan.says('COMPLAIN')
    const [row] = await world.bot<{ id: string }>('select id from conversation')
    chat = `/console/chats/${row?.id}`
    world.alsoSecret('70000 77001', '7000077001')
    const letter = { kind: 'letter', phone: '+917000077001', scope: { kind: 'number' }, source: 'letter' } as const
    const given = { ...letter, proof: 'called-back', file: 'letter-on-file', language: 'en' } as const
    await proposeStart(world.test.bot, given, { id: 'staff:demo-asha', role: 'support', reason: 'letter-on-file' })
    privacy = await enter('Priya Nair')
    support = await enter('Asha Kulkarni')
  }, 120_000)
  afterAll(() => browser.close())

  async function enter(name: string): Promise<BrowserContext> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    const page = await context.newPage()
    await page.goto(await addStaffLink(world.test.bot.db, world.test.url, world.test.bot.clock.now()))
    await looksWell(page)
    await page.getByRole('button', { name }).click()
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
    await page.close()
    return context
  }

  async function looksWell(page: Page): Promise<void> {
    const axe = async () =>
      (await new AxeBuilder({ page }).analyze()).violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
      )
    const overflows = () => page.evaluate('document.documentElement.scrollWidth > innerWidth')
    expect(await axe()).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await axe()).toEqual([])
    await page.setViewportSize({ width: 360, height: 740 })
    expect(await overflows(), 'at 360 px').toBe(false)
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.emulateMedia({ colorScheme: 'light' })
  }

  async function on(context: BrowserContext, path: string, act: (page: Page) => Promise<void>): Promise<void> {
    const page = await context.newPage()
    await page.goto(`${world.test.url}${path}`)
    await act(page)
    await page.close()
  }
  const find = async (page: Page, what: string) => {
    await page.getByLabel('Reference or phone number').fill(what)
    await page.getByLabel('Why, for a number').selectOption('complaint')
    await page.getByRole('button', { name: 'Find', exact: true }).click()
  }

  it.each([
    ['somebody who is found by the number', '+91 70000 26350', 'What they asked of us'],
    ['a number that nobody has', '+91 70000 99887', 'Nobody with this number has written here'],
    ['what is no number', 'the man from Pune', 'That is no phone number'],
    ['a reference that is none', 'CM-2222-3333', 'There is no case with this reference'],
  ])('has nothing that axe finds and fits 360 px: %s', { timeout: 60_000 }, (_what, typed, words) =>
    on(support, '/console/find', async (page) => {
      await find(page, typed)
      await page.getByText(words).first().waitFor()
      await looksWell(page)
    }),
  )

  it('the same for a chat that is revealed, and a business that is found', { timeout: 120_000 }, async () => {
    await on(privacy, chat, async (page) => {
      await page.getByText('Reveal what is masked').click()
      await page.getByLabel('Why').selectOption('complaint')
      await page.getByRole('button', { name: 'Reveal once' }).click()
      await page.getByText('Revealed for this one view').waitFor()
      await looksWell(page)
    })
    await on(support, '/console/businesses', async (page) => {
      await page.getByRole('textbox').first().fill('sa')
      await page
        .getByRole('main')
        .getByRole('button', { name: /Find|Search/ })
        .click()
      await page.getByRole('main').getByRole('link').first().waitFor()
      await looksWell(page)
    })
  })

  it('the same for a start that wants its number again: another number starts nothing, and says so', { timeout: 120_000 }, () =>
    on(privacy, '/console/proposals', async (page) => {
      await looksWell(page)
      const number = page.getByLabel('The number, from the letter')
      await page.getByRole('button', { name: 'Approve' }).click()
      expect(await page.evaluate('document.querySelector("input[name=phone]").matches(":invalid")')).toBe(true)
      await number.fill('+91 70000 77010')
      world.alsoSecret('70000 77010', '7000077010')
      await page.getByRole('button', { name: 'Approve' }).click()
      await page.getByText('is not the one that your colleague entered').waitFor()
      await looksWell(page)
      await page.getByLabel('The number, from the letter').fill('+91 70000 77001')
      await page.getByRole('button', { name: 'Approve' }).click()
      await page.getByText('Started: this is its request').waitFor()
      await page.getByRole('link', { name: 'Letters to post (1)' }).click()
      await looksWell(page)
      await page.getByRole('button', { name: 'It is posted' }).click()
      await page.getByText('Noted as posted').waitFor()
      await looksWell(page)
    }),
  )

  it('the same for what is refused: another role, no such page, a form of another session', { timeout: 60_000 }, async () => {
    await on(support, '/console/access', async (page) => {
      await page.getByRole('heading', { name: 'Not with your role' }).waitFor()
      await looksWell(page)
    })
    await on(support, '/console/requests/CM-2222-2222', async (page) => {
      await page.getByRole('heading', { name: 'Nothing here' }).waitFor()
      await looksWell(page)
    })
    await on(support, '/console/find', async (page) => {
      await page.evaluate(`document.querySelector('main input[name="csrf"]').value = 'of another session'`)
      await find(page, 'CM-2222-3333')
      await page.getByRole('heading', { name: 'The form is too old' }).waitFor()
      await looksWell(page)
    })
  })

  it('a live chat that is refused says that it is not live, and does not promise to try again', { timeout: 60_000 }, async () => {
    const cookie = (await support.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
    const stop = new AbortController()
    // One of the staff has six at most.
    for (let n = 0; n < 6; n += 1)
      expect((await fetch(`${world.test.url}${chat}/live`, { headers: { cookie }, signal: stop.signal })).status).toBe(200)
    await on(support, chat, async (page) => {
      await page.getByText('Not live any more: load this page again.').waitFor()
      await looksWell(page)
    })
    stop.abort()
  })

  it('the same for whoever searches too fast', { timeout: 120_000 }, () =>
    on(support, '/console/find', async (page) => {
      for (let n = 0; n < 13; n += 1) {
        await find(page, `CM-${'ABCDEFGHJKLMN'[n]}222-4444`)
        await page.getByRole('heading', { name: 'Find a person’s case' }).waitFor()
      }
      await page.getByText('You search very fast').waitFor()
      await looksWell(page)
    }),
  )
})

import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, noBrowser } from '../simulator/browser.ts'
import { openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'
import { type StartedProvider, startProvider } from './support/provider.ts'

describe.skipIf(noBrowser !== null)(`somebody whose work account has no role${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  const databases = testDatabases()
  let provider: StartedProvider
  let test: TestBot
  let browser: Browser

  beforeAll(async () => {
    provider = await startProvider()
    test = await openTestBot(databases, { config: { oidc: provider.oidc } })
    test.bot.config.publicUrl = test.url
    provider.comeBackTo(`${test.url}/console/sign-in/callback`)
    provider.people.set('u-nobody', { name: 'Nobody Here', roles: ['sales'] })
    provider.people.set('u-asha', { name: 'Asha Kulkarni', roles: ['support'] })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await test.close()
    await provider.close()
  })

  /** Tab until what has this text is focused, then Enter. */
  async function press(page: Page, text: string): Promise<void> {
    for (let presses = 0; presses < 40; presses++) {
      await page.keyboard.press('Tab')
      // Runs in the page, whose types are not ours.
      if (String(await page.evaluate('document.activeElement.innerText || ""')).includes(text)) break
    }
    await page.keyboard.press('Enter')
  }

  /** Through the form of the sign-in service and back, as a person does it. */
  async function signIn(page: Page, id: string): Promise<void> {
    await press(page, 'Sign in')
    await page.locator('input[name="login"]').fill(id)
    await page.locator('input[name="password"]').fill('x')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.waitForURL(`${test.url}/console/**`)
  }

  it('is told at the door, by keyboard alone, what to ask for, and gets at nothing', async () => {
    const page = await (await browser.newContext()).newPage()
    await page.goto(`${test.url}/console/requests`)
    await signIn(page, 'u-nobody')
    await page.getByRole('heading', { name: 'Not signed in' }).waitFor()
    await page.getByText('Your account has no role in this console').waitFor()
    expect(await page.getByRole('navigation').count()).toBe(0)
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    await page.setViewportSize({ width: 360, height: 740 })
    expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false)
    for (const place of ['', '/requests', '/find', '/access', '/staff']) {
      await page.goto(`${test.url}/console${place}`)
      await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    }
    await page.context().close()
  })

  it('leaves a browser in which somebody with a role still gets in', async () => {
    const page = await (await browser.newContext()).newPage()
    await page.goto(`${test.url}/console/requests`)
    await signIn(page, 'u-asha')
    await page.getByRole('heading', { name: 'Requests' }).waitFor()
    await page.context().close()
  })
})

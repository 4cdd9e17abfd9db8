// The console's five main pages for `npm run screenshots`, taken from the running demo: people ask first, so that there is something to see.
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'

export interface Demo {
  /** The simulator's page and the one-time link of the start. */
  simulator: string
  link: string
  folder: string
}

/** Pictures at 1280 px, and at 360 px beside them when `narrow` is wanted. */
export async function consolePictures(browser: Browser, { simulator, link, folder }: Demo, narrow = false): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  // Before time passes again: the link lasts half an hour.
  await page.goto(link)
  await page.getByRole('button', { name: 'Priya Nair' }).click()
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await askFor(browser, simulator)
  await page.reload()
  const shoot = async (name: string) => {
    await page.screenshot({ path: join(folder, `console-${name}.png`), fullPage: name !== 'overview' })
    if (!narrow) return
    await page.setViewportSize({ width: 360, height: 740 })
    await page.screenshot({ path: join(folder, `console-${name}-360.png`), fullPage: true })
    await page.setViewportSize({ width: 1280, height: 900 })
  }
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await shoot('overview')
  await page.getByRole('link', { name: 'Find', exact: true }).click()
  await shoot('find')
  await page.getByRole('link', { name: 'Requests', exact: true }).click()
  await shoot('requests')
  await page.getByRole('link', { name: /^CM-/ }).first().click()
  await page.getByRole('heading', { name: 'What happened' }).waitFor()
  await shoot('request')
  await page.getByRole('link', { name: 'The chat with the person' }).click()
  await page.getByText('Live: new messages').waitFor()
  await shoot('chat')
  await page.getByRole('link', { name: 'Access log' }).click()
  await shoot('access')
  await page.close()
}

/** One of the demo's people asks for a deletion and lets it run, and then complains. */
async function askFor(browser: Browser, simulator: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await page.goto(simulator)
  await page.getByRole('textbox').first().fill('delete my data')
  await page.keyboard.press('Enter')
  await tap(page, 'Delete my data')
  await tap(page, 'Yes, delete it')
  await page.getByRole('button', { name: 'Keep my data' }).last().waitFor()
  await page.getByRole('button', { name: '15 min' }).click()
  await page.getByText('Your data is erased').waitFor()
  await page.getByRole('textbox').first().fill('COMPLAIN')
  await page.keyboard.press('Enter')
  await page.getByText('answers in this chat by').waitFor()
  await page.close()
}

async function tap(page: Page, title: string): Promise<void> {
  await page.getByRole('log').getByRole('button', { name: title, exact: true }).last().click()
}

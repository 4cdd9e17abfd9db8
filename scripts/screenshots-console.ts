// The console's five main pages for `npm run screenshots`, taken from the running demo: people ask first, so that there is something to see.
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { hi } from '../src/flows/copy/hi.ts'
import { mr } from '../src/flows/copy/mr.ts'

export interface Demo {
  /** The simulator's page. */
  simulator: string
  /** A new one-time link into the console: time passes meanwhile, and each lasts half an hour. */
  newLink(): Promise<string>
  folder: string
}

const WIDTH = 1280
/** Longer pages are cut off: a picture of the README shows how a page looks, not all that stands on it. */
const HEIGHT_MAX = 1500

/** One picture a page, 1280 px wide. */
export async function consolePictures(browser: Browser, { simulator, newLink, folder }: Demo): Promise<void> {
  await someDays(browser, simulator)
  const page = await browser.newPage({ viewport: { width: WIDTH, height: 900 } })
  await page.goto(await newLink())
  await page.getByRole('button', { name: 'Priya Nair' }).click()
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  const shoot = async (name: string) => {
    const { height } = (await page.locator('body').boundingBox()) ?? { height: HEIGHT_MAX }
    const clip = { x: 0, y: 0, width: WIDTH, height: Math.min(Math.ceil(height), HEIGHT_MAX) }
    await page.screenshot({ path: join(folder, `console-${name}.png`), fullPage: true, clip })
  }
  await shoot('overview')
  await page.getByRole('link', { name: 'Find', exact: true }).click()
  await shoot('find')
  await page.getByRole('link', { name: 'Requests', exact: true }).click()
  await shoot('requests')
  await page.getByRole('row', { name: 'Erased' }).first().getByRole('link').click()
  await page.getByRole('heading', { name: 'What happened' }).waitFor()
  await shoot('request')
  await page.getByRole('link', { name: 'The chat with the person' }).click()
  await page.getByText('Live: new messages').waitFor()
  await shoot('chat')
  await page.close()
}

/** Some of the demo's people ask on some days: two are through, one of them complains, one is asked to confirm, and one can still take it back. */
async function someDays(browser: Browser, simulator: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: 900 } })
  await page.goto(simulator)
  await page.getByRole('button', { name: '1 day' }).click()
  for (const name of ['Rohan Das', 'Imran Qureshi']) {
    await choose(page, name)
    await says(page, 'delete my data')
    await tap(page, 'Delete my data')
    await tap(page, 'Yes, delete it')
    await page.getByRole('button', { name: 'Keep my data' }).last().waitFor()
    await page.getByRole('button', { name: '15 min' }).click()
    await page.getByText('Your data is erased').waitFor()
    if (name === 'Rohan Das') await page.getByRole('button', { name: '1 day' }).click()
  }
  await says(page, 'COMPLAIN')
  await page.getByText('answers in this chat by').waitFor()
  await choose(page, 'प्रकाश जाधव')
  await says(page, 'माझा डेटा काढून टाका')
  await tap(page, mr['button.delete'])
  await page.getByRole('button', { name: mr['button.confirm'] }).last().waitFor()
  await choose(page, 'सुनीता यादव')
  await says(page, 'मेरा डेटा डिलीट करो')
  await tap(page, hi['button.delete'])
  await tap(page, hi['button.confirm'])
  await page.getByRole('button', { name: 'डेटा रहने दें' }).last().waitFor()
  await page.close()
}

const choose = (page: Page, name: string) => page.getByText(name, { exact: true }).first().click()

async function says(page: Page, text: string): Promise<void> {
  await page.getByLabel('Message', { exact: true }).fill(text)
  await page.keyboard.press('Enter')
}

async function tap(page: Page, title: string): Promise<void> {
  await page.getByRole('log').getByRole('button', { name: title, exact: true }).last().click()
}

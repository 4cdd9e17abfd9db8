// `npm run screenshots`: the pictures of the README, taken from the running demo in Debian's Chromium.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from 'playwright-core'
import { addStaffLink } from '../src/db/staff-links.ts'
import { readConfig } from '../src/runtime/config.ts'
import { start } from '../src/start.ts'
import { consolePictures } from './screenshots-console.ts'

const FOLDER = fileURLToPath(new URL('../docs/images', import.meta.url))
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

mkdirSync(FOLDER, { recursive: true })
const dataDir = mkdtempSync(join(tmpdir(), 'deletion-bot-pictures-'))
let simulator = ''
const running = await start(readConfig({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error' }), (line) => {
  simulator = /https?:\S+\/simulator\/\S+/.exec(line)?.[0] ?? simulator
})
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: FLAGS })
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await page.goto(simulator)
  await page.getByRole('textbox').first().fill('delete my data')
  await page.keyboard.press('Enter')
  await tap(page, 'Delete my data')
  await tap(page, 'Yes, delete it')
  await page.getByRole('button', { name: 'Keep my data' }).last().waitFor()
  await page.getByRole('button', { name: '15 min' }).click()
  await page.getByText('Your data is erased').waitFor()
  await page.getByRole('link', { name: 'Signed receipt' }).waitFor()
  await page.screenshot({ path: join(FOLDER, 'simulator.png') })
  const receipt = await page.getByRole('link', { name: 'Signed receipt' }).getAttribute('href')
  await page.setViewportSize({ width: 760, height: 900 })
  await page.goto(receipt ?? '')
  await page.screenshot({ path: join(FOLDER, 'receipt.png') })
  const { bot, url } = running
  await consolePictures(browser, { simulator, newLink: () => addStaffLink(bot.db, url, bot.clock.now()), folder: FOLDER })
} finally {
  await browser.close()
  await running.close()
  rmSync(dataDir, { recursive: true, force: true })
}

async function tap(page: Page, title: string): Promise<void> {
  const bubbles = page.getByRole('log').getByRole('button', { name: title, exact: true })
  await bubbles.last().click()
}

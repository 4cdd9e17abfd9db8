import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/runtime/config.ts'
import { type Running, start } from '../../src/start.ts'
import { launchBrowser, noBrowser } from './browser.ts'

describe.skipIf(noBrowser !== null)(
  `every way in is played in the demo from its first click to the receipt${noBrowser ? ` (${noBrowser})` : ''}`,
  () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'deletion-bot-doors-'))
    const printed: string[] = []
    let running: Running
    let browser: Browser
    let page: Page

    beforeAll(async () => {
      running = await start(readConfig({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' }), (line) => void printed.push(line))
      browser = await launchBrowser()
      page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' })).newPage()
      await page.goto(/https?:\S+\/simulator\/\S+/.exec(printed.join('\n'))?.[0] ?? '')
    })
    afterAll(async () => {
      await browser?.close()
      await running?.close()
      rmSync(dataDir, { recursive: true, force: true })
    })

    const door = (name: RegExp) => page.getByRole('navigation', { name: 'Other ways in' }).getByRole('button', { name })
    const click = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click()
    const tap = (name: string) => page.getByRole('log').getByRole('button', { name, exact: true }).last().click()
    const hears = (words: string | RegExp) => page.getByRole('log').getByText(words).last().waitFor()
    const axe = async () => (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)

    async function untilReceipt(): Promise<void> {
      await click('15 min')
      const href = await page.getByRole('link', { name: 'Signed receipt' }).getAttribute('href')
      const receipt = await page.context().newPage()
      await receipt.goto(href ?? '')
      await receipt.getByRole('heading', { name: /^(Data erased|Data erased, .*|Erased.*)$/ }).waitFor()
      await receipt.close()
      expect(await page.locator('#holdings tbody tr').allTextContents()).toSatisfy((rows: string[]) =>
        rows.every((text) => text.includes('0') || text.includes('kept')),
      )
    }

    test('a voice note', async () => {
      await door(/^A voice note/).click()
      expect(await axe()).toEqual([])
      await click('Send the voice note')
      await hears('“delete my data”')
      await tap('Delete my data')
      await hears(/we hold/)
      await click('Record a voice note')
      await page.getByRole('dialog').getByRole('button', { name: 'yes, delete it' }).click()
      await click('Send the voice note')
      await hears(/Please tap/)
      await tap('Yes, delete it')
      await hears(/We have stopped using your data/)
      await untilReceipt()
    })

    test('a person without a number, who shares it when WhatsApp asks', async () => {
      await door(/^No number shown/).click()
      await page.getByText('your number is hidden').waitFor()
      await click('Send')
      await tap('Share contact info')
      await tap('Delete my data')
      await tap('Yes, delete it')
      await hears(/We have stopped using your data/)
      await untilReceipt()
    })

    test('a person whom a shop knows without a number, in the shop’s own chat', async () => {
      await page.getByRole('radio', { name: /Kavya Reddy/ }).check()
      await page.getByRole('button', { name: 'delete my data', exact: true }).first().click()
      await tap('Delete this chat')
      await tap('Yes, delete it')
      await hears(/We have stopped using your data/)
      await untilReceipt()
    })

    test('a business that forwards its customer’s wish', async () => {
      await door(/^A business forwards/).click()
      await page.getByText('The API answered 202').waitFor()
      await tap('आगे बढ़ें')
      await tap('हाँ, डिलीट करें')
      await hears(/हमने आपके डेटा का इस्तेमाल बंद कर दिया है/)
      await untilReceipt()
    })

    test('an e-mail, whose answer leads into the chat', async () => {
      await page.getByRole('link', { name: /^An e-mail/ }).click()
      await click('Send')
      const link = page.getByRole('link', { name: /wa\.me/ })
      await link.waitFor()
      expect(await axe()).toEqual([])
      await link.click()
      await page.getByText('You are Meera Nair').waitFor()
      await click('Send')
      await tap('Delete my data')
      await tap('Yes, delete it')
      await hears(/We have stopped using your data/)
      await untilReceipt()
    })
  },
)

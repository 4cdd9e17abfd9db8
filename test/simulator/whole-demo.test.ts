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
  `the demo that npm start brings up, in a browser${noBrowser ? ` (${noBrowser})` : ''}`,
  () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'deletion-bot-demo-'))
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

    const choose = (name: string) => page.getByText(name, { exact: true }).first().click()
    const say = async (text: string) => {
      await page.getByLabel('Message', { exact: true }).fill(text)
      await page.keyboard.press('Enter')
    }
    const tap = (name: string) => page.getByRole('log').getByRole('button', { name, exact: true }).last().click()
    const row = (table: string) => page.locator('#holdings tbody tr').filter({ has: page.getByText(table, { exact: true }) })

    test('a person follows the buttons, time passes, and the rows go table by table while everybody else’s stay', async () => {
      await choose('Rohan Das')
      await row('message').waitFor()
      await say('delete my data')
      await tap('Delete my data')
      await tap('Yes, delete it')
      await page.getByText('We have stopped using your data').waitFor()
      await page.getByRole('button', { name: '15 min' }).click()
      await page.getByText('Your data is erased').waitFor()
      await page.getByText('completed').waitFor()
      expect(await page.locator('#holdings tbody tr').allTextContents()).toSatisfy((rows: string[]) =>
        rows.every((text) => text.includes('0') || text.includes('kept')),
      )
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id }) => id)).toEqual([])
    })

    test('the receipt opens in the browser and names no number', async () => {
      const href = await page.getByRole('link', { name: 'Signed receipt' }).getAttribute('href')
      const receipt = await page.context().newPage()
      await receipt.goto(href ?? '')
      await receipt.getByRole('heading', { name: 'Data erased', exact: true }).waitFor()
      expect(await receipt.content()).not.toMatch(/7000026350|Rohan/)
      expect((await new AxeBuilder({ page: receipt }).analyze()).violations.map(({ id }) => id)).toEqual([])
      await receipt.close()
    })

    test('a woman writes in Hindi and changes her mind', async () => {
      await choose('सुनीता यादव')
      await say('मेरा डेटा डिलीट करो')
      await tap('डेटा डिलीट करें')
      await tap('हाँ, डिलीट करें')
      await tap('डेटा रहने दें')
      await tap('हाँ, रहने दें')
      await page.getByText('cancelled').waitFor()
      await expect.poll(() => row('message').textContent()).toContain('24')
    })
  },
)

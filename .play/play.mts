import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { readConfig } from '/srv/wt/account/src/runtime/config.ts'
import { start } from '/srv/wt/account/src/start.ts'
const dataDir = mkdtempSync(join(tmpdir(), 'play-'))
let simulator = ''
const running = await start(readConfig({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error' }), (line) => {
  simulator = /https?:\S+\/simulator\/\S+/.exec(line)?.[0] ?? simulator
})
const mails = () => {
  try { return readdirSync(join(dataDir, 'mail')).map((name) => readFileSync(join(dataDir, 'mail', name), 'utf8')) } catch { return [] }
}
const wait = async (what: () => unknown) => { for (let i = 0; i < 300; i++) { const v = what(); if (v) return v; await new Promise((r) => setTimeout(r, 200)) } throw new Error('never') }
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] })
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } })
  page.setDefaultTimeout(60000)
  await page.goto(simulator)
  await page.getByText('Vikram Joshi').first().click()
  const say = async (text: string) => { await page.getByRole('textbox').first().fill(text); await page.keyboard.press('Enter') }
  await say('my CallMissed account')
  await page.getByText('Which e-mail address').waitFor()
  await say('vikram.joshi@akshara-coaching.example')
  await page.getByText('is on its way').waitFor()
  const code = await wait(() => mails().map((mail) => /^(\d{6})\r?$/m.exec(mail)?.[1]).find(Boolean)) as string
  console.log('code', code)
  await page.screenshot({ path: '/tmp/play-1.png' })
  await say(code)
  await page.getByText('You own the account').waitFor()
  await page.screenshot({ path: '/tmp/play-2.png' })
  await page.getByRole('log').getByRole('button', { name: 'Yes, delete it', exact: true }).last().click()
  await page.getByText('is closed. At').waitFor()
  await page.screenshot({ path: '/tmp/play-3.png' })
  await wait(() => mails().length >= 3)
  const link = mails().map((mail) => /\/account\/undo\/[\w-]+/.exec(mail.replace(/=\r?\n/g, ''))?.[0]).find(Boolean)
  console.log(link?.slice(0, 20))
  console.log(mails().find((m) => m.includes('closed'))?.slice(0, 2500))
  await page.getByRole('log').getByRole('button', { name: 'Erase it sooner' }).last().click()
  await page.getByText('That is the soonest').waitFor()
  const second = await browser.newPage({ viewport: { width: 420, height: 700 } })
  await second.goto(`${running.url}${link}`)
  await second.screenshot({ path: '/tmp/play-4.png' })
  await second.getByRole('button').click()
  await second.getByText('It stays').waitFor()
  await second.screenshot({ path: '/tmp/play-5.png' })
  await page.getByText('the request was taken back').waitFor()
  await page.screenshot({ path: '/tmp/play-6.png' })
} finally {
  await browser.close()
  await running.close()
}

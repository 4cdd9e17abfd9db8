import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** Where Debian puts it; CHROMIUM_PATH names another. */
const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Why the browser tests cannot run here, or `null`. */
export const noBrowser = existsSync(executablePath)
  ? null
  : `no browser at ${executablePath}: install chromium (apt-get install chromium) or set CHROMIUM_PATH`

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath, args: flags })
}

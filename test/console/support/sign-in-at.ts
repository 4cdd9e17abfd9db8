import { expect } from 'vitest'
import type { TestBot } from '../../support/bot.ts'
import type { StartedProvider } from './provider.ts'
import type { Seen, Visitor } from './visitor.ts'

interface Place {
  test: TestBot
  provider: StartedProvider
}

/** To the service, through its form, and back to the console's door. */
export async function signInAt({ test, provider }: Place, browser: Visitor, id: string, to = '/console'): Promise<Seen> {
  let at = await browser.get(`/console/sign-in/start?to=${encodeURIComponent(to)}`)
  expect(at.status).toBe(303)
  for (let hops = 0; hops < 20; hops++) {
    if (at.location?.startsWith(`${test.url}/console`)) return browser.get(at.location)
    if (at.location !== null) at = await browser.get(at.location)
    else {
      const action = /action="([^"]+)"/.exec(at.text)?.[1] ?? ''
      const prompt = /name="prompt" value="(\w+)"/.exec(at.text)?.[1] ?? ''
      const url = new URL(action, provider.oidc.issuer).href
      at = await browser.post(url, { prompt, login: id, password: 'x' }, { origin: null, csrf: null })
    }
  }
  throw new Error('The way through the sign-in service does not end.')
}

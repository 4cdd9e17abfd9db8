import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launchBrowser, noBrowser } from './browser.ts'
import { type ScriptedDemo, startScriptedDemo } from './scripted-demo.ts'

/** Runs in the page, whose types are not ours. */
const nameOfFocused = 'document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent'

if (noBrowser) console.warn(`The chat page is not tested: ${noBrowser}.`)

describe.skipIf(noBrowser !== null)(`the chat page in a browser${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  let browser: Browser
  let demo: ScriptedDemo
  let context: BrowserContext
  let page: Page
  let complaints: string[]

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  beforeEach(async () => {
    demo = await startScriptedDemo()
    complaints = []
    await open({})
  })
  afterEach(async () => {
    await context.close()
    await demo.close()
    expect(complaints).toEqual([])
  })

  async function open(how: { width?: number; colorScheme?: 'dark' | 'light' }): Promise<void> {
    await context?.close()
    const { width = 1280, colorScheme = 'light' } = how
    context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, reducedMotion: 'reduce' })
    page = await context.newPage()
    page.on('pageerror', ({ message }) => complaints.push(message))
    page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()))
    await page.goto(demo.url)
    await page.locator('#holdings tbody tr').first().waitFor()
  }

  const say = async (text: string) => {
    await page.getByLabel('Message', { exact: true }).fill(text)
    await page.keyboard.press('Enter')
  }
  const offer = (name: string) => page.locator('.offers').getByRole('button', { name, exact: true }).last()
  const mine = (text: string) => page.locator('.mine', { hasText: text }).last()
  const axe = async () =>
    (await new AxeBuilder({ page }).analyze()).violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`,
    )
  const ownMessages = () => demo.heard.flatMap((raw) => JSON.parse(raw).entry[0].changes[0].value.messages ?? [])

  async function untilReviewed(): Promise<void> {
    await say('delete my data')
    await offer('Delete my data').click()
    await offer('Yes, delete it').waitFor()
  }

  test('a person types, taps two buttons, lets an hour pass, and sees their rows go while all others stay', async () => {
    await untilReviewed()
    await offer('Yes, delete it').click()
    await page.getByText('CM-7K3F-9QXD').last().waitFor()
    const others = await page.locator('#holdings tbody td:nth-child(3)').allTextContents()
    await page.getByRole('button', { name: '1 hour' }).click()
    await page.getByText('Of Meera only 1 row is left, kept by law.').waitFor()
    expect(await page.locator('#holdings tbody tr.empty').count()).toBe(7)
    expect(await page.getByRole('row', { name: /^invoice/ }).textContent()).toContain('1 kept until 31 Dec 2032 (tax law)')
    expect(await page.locator('#holdings tbody td:nth-child(3)').allTextContents()).toEqual(others)
    expect(await page.getByRole('link', { name: 'Signed receipt' }).getAttribute('href')).toBe('/receipts/example')
  })

  test('the tap that travels names its button and the message it stood under', async () => {
    await untilReviewed()
    await offer('Yes, delete it').click()
    await mine('Yes, delete it').waitFor()
    await page.getByText('Your case').waitFor()
    const tap = ownMessages().at(-1)
    expect(tap).toMatchObject({ type: 'interactive', interactive: { button_reply: { id: 'yes', title: 'Yes, delete it' } } })
    const review = await page.locator('.theirs', { hasText: 'Delete? (No button?' }).getAttribute('data-id')
    expect(tap.context.id).toBe(review)
  })

  test('a message that the bot has read carries blue ticks', async () => {
    await say('hello')
    await mine('hello').getByRole('img', { name: 'read' }).waitFor()
  })

  test('a message that the business’s own bot answers says so, and is not marked read', async () => {
    await page.getByRole('radio', { name: /Saffron Sarees/ }).check()
    await say('where is my order?')
    await mine('where is my order?').getByRole('img', { name: 'delivered' }).waitFor()
    await page.getByText('Not for the deletion bot').waitFor()
  })

  test('a list opens as a sheet, and the chosen row is sent', async () => {
    await say('hello')
    await offer('Something else').click()
    await offer('Choose').click()
    await page.getByRole('dialog', { name: 'Choose' }).getByRole('button', { name: 'भाषा / Language' }).click()
    await page.getByRole('link', { name: 'https://example.com/r/abc' }).waitFor()
    expect(ownMessages().at(-1).interactive.list_reply).toEqual({ id: 'row-5', title: 'भाषा / Language' })
  })

  test('the bot is seen typing until its answer comes', async () => {
    await say('think')
    await page.getByText('typing…').waitFor()
    await say('hello')
    await offer('Something else').waitFor()
    expect(await page.locator('.typing').count()).toBe(0)
  })

  test('everything can be done with the keyboard alone', async () => {
    const pressUntil = async (what: string) => {
      for (let presses = 0; presses < 60; presses += 1) {
        await page.keyboard.press('Tab')
        const focused = await page.evaluate<string | null>(nameOfFocused)
        if (focused?.trim() === what) return
      }
      throw new Error(`${what} was not reached`)
    }
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.type('hello')
    await page.keyboard.press('Enter')
    await offer('Something else').waitFor()
    await page.getByRole('log').focus()
    await pressUntil('Something else')
    await page.keyboard.press('Enter')
    await offer('Choose').waitFor()
    await pressUntil('Choose')
    await page.keyboard.press('Enter')
    await pressUntil('Talk to a person')
    await page.keyboard.press('Enter')
    await mine('Talk to a person').waitFor()
    await pressUntil('Record a voice note')
    await page.keyboard.press('Enter')
    await page.keyboard.type('delete my data')
    await pressUntil('Send the voice note')
    await page.keyboard.press('Enter')
    await mine('“delete my data”').waitFor()
    expect(ownMessages().at(-1).audio.voice).toBe(true)
    expect(await page.evaluate<string | null>(nameOfFocused)).toBe('Message')
  })

  test.each([
    ['Photo', 'image'],
    ['Somebody’s contact card', 'contacts'],
    ['React to the last message', 'reaction'],
    ['Edit my last message to what I typed', 'edit'],
    ['Delete my last message', 'revoke'],
  ])('the attach menu sends: %s', async (name, type) => {
    await say('hello')
    await offer('Something else').waitFor()
    await page.getByRole('button', { name: 'Send something else' }).click()
    await page.getByRole('button', { name, exact: true }).click()
    await page
      .locator('.mine')
      .nth(1)
      .getByRole('img', { name: /delivered|read/ })
      .waitFor()
    expect(ownMessages().at(-1).type).toBe(type)
  })

  test('a voice note is put together in a sheet, and shows its length and what is said in it', async () => {
    await page.getByRole('button', { name: 'Record a voice note' }).click()
    const sheet = page.getByRole('dialog', { name: 'Record a voice note' })
    await sheet.getByRole('button', { name: 'what do you hold?' }).click()
    await sheet.getByLabel('For how long?').selectOption('75')
    expect(await axe()).toEqual([])
    await sheet.getByRole('button', { name: 'Send the voice note' }).click()
    await mine('Voice note').waitFor()
    expect(await mine('Voice note').textContent()).toMatch(/1:15.*“what do you hold\?”/)
    const { audio } = ownMessages().at(-1)
    expect(audio).toEqual({
      id: expect.any(String),
      mime_type: 'audio/ogg; codecs=opus',
      sha256: expect.any(String),
      voice: true,
    })
    expect(demo.heard.join()).not.toContain('what do you hold?')
  })

  test('whoever hides the number is seen by an id alone, in a chat apart', async () => {
    await say('hello')
    await offer('Something else').waitFor()
    await page.getByLabel('Hide my number').check()
    await page.getByText('your number is hidden').waitFor()
    await say('hi')
    await mine('hi').waitFor()
    expect(await page.locator('.message.mine').count()).toBe(1)
    await expect.poll(() => ownMessages().at(-1).text.body).toBe('hi')
    expect(ownMessages().at(-1)).not.toHaveProperty('from')
  })

  test('a link from a mail opens the chat of whom it was written to, with the words ready to be sent', async () => {
    await page.goto(`${demo.url}/?person=1&number=%2B917000090001&text=${encodeURIComponent('मेरा डेटा')}`)
    await page.getByText('You are सुनीता यादव').waitFor()
    expect(await page.getByLabel('Message', { exact: true }).inputValue()).toBe('मेरा डेटा')
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await offer('Something else').waitFor()
  })

  test('a forwarded text says that it was forwarded', async () => {
    await page.getByLabel('Message', { exact: true }).fill('Yes, delete it')
    await page.getByRole('button', { name: 'Send something else' }).click()
    await page.getByRole('button', { name: 'Send what I typed as forwarded' }).click()
    await mine('Forwarded').waitFor()
    await offer('Something else').waitFor()
    expect(ownMessages().at(-1)).toMatchObject({ text: { body: 'Yes, delete it' }, context: { forwarded: true } })
  })

  test('each demo person has a chat of their own', async () => {
    await say('hello')
    await offer('Something else').waitFor()
    await page.getByRole('radio', { name: /Kavya/ }).check()
    await page.getByText('Nothing is held about Kavya.').waitFor()
    expect(await page.locator('.message').count()).toBe(0)
    await say('hi')
    await mine('hi').waitFor()
    await page.getByText('Not for the deletion bot').waitFor()
    expect(ownMessages().at(-1)).toMatchObject({ from_user_id: 'IN.7Kq2vZ8mWc4Tn9XbR5yLd3' })
    expect(ownMessages().at(-1)).not.toHaveProperty('from')
  })

  test('a send that was told to fail leaves no bubble', async () => {
    await page.getByRole('heading', { name: 'Make WhatsApp fail' }).click()
    await page.getByRole('button', { name: 'Fail', exact: true }).click()
    await page.getByText('1 more will fail.').waitFor()
    await say('hello')
    await page.getByText('1 more will fail.').waitFor({ state: 'hidden' })
    await say('think')
    await mine('think').getByRole('img', { name: 'read' }).waitFor()
    expect(await page.locator('.theirs:not(.typing)').count()).toBe(0)
  })

  test.each([
    [1280, 'light'],
    [1280, 'dark'],
    [800, 'light'],
    [360, 'light'],
    [360, 'dark'],
  ] as const)('axe finds nothing at %i px in %s, and nothing sticks out at the side', async (width, colorScheme) => {
    await open({ width, colorScheme })
    expect(await axe()).toEqual([])
    await untilReviewed()
    await offer('Yes, delete it').click()
    await page.getByText('Your case').waitFor()
    await page.getByRole('button', { name: '1 hour' }).click()
    await page.getByText('kept by law').waitFor()
    await page.getByRole('heading', { name: 'Make WhatsApp fail' }).click()
    expect(await axe()).toEqual([])
    await offer('Delete my data').waitFor()
    await page.getByRole('button', { name: 'Send something else' }).click()
    expect(await axe()).toEqual([])
    const overhang = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    expect(overhang).toBe(0)
    await page.keyboard.press('Escape')
    await offer('Something else').click()
    await offer('Choose').click()
    await page.getByRole('dialog').waitFor()
    expect(await axe()).toEqual([])
  })

  test('without the secret there is no page, and with it no cache and no inline script', async () => {
    const guessed = await fetch(demo.url.replace('a-secret-of-this-start', 'guessed'))
    expect(guessed.status).toBe(404)
    const { headers } = await fetch(demo.url)
    expect(headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cache-control')).toBe('no-store')
  })
})

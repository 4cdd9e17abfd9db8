import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { translator } from '../../src/flows/copy/translate.ts'
import { pageLanguages, wordsIn } from '../../src/intake/words/words.ts'
import { newToken } from '../../src/runtime/ids.ts'
import { scenario } from '../support/scenario.ts'

/** As Chromium sends it for an address that somebody typed or tapped. */
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8'
const NOTHING_THERE = [
  `/receipts/${randomUUID()}`,
  '/receipts/nobody',
  `/r/${newToken()}`,
  '/r/nobody',
  '/r/',
  `/account/undo/${newToken().slice(1)}`,
  `/account/undo/${'a'.repeat(300)}`,
  `/notices/${newToken().slice(1)}`,
  '/notices/CM-7K3F-9QXD',
  '/links/nothing',
  '/links/K7Q2M8.png',
  '/api/v1/nothing',
  '/nothing/at/all',
]

describe('an address that shows nothing', () => {
  const world = scenario()
  const open = async (path: string, headers: Record<string, string> = { accept: BROWSER }) => {
    const answer = await fetch(world.test.url + path, { headers })
    return { answer, status: answer.status, text: await answer.text() }
  }

  it('is the same page in a browser, whatever it was, and says what to do next', async () => {
    const pages = []
    for (const path of NOTHING_THERE) pages.push({ path, ...(await open(path)) })
    for (const { path, status, answer, text } of pages) {
      expect([path, status, answer.headers.get('content-type')]).toEqual([path, 404, 'text/html; charset=utf-8'])
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(answer.headers.get('x-robots-tag')).toBe('noindex, nofollow')
      expect(text, path).toBe(pages[0]?.text)
    }
    const shown = pages[0]?.text ?? ''
    expect(shown).toContain('We cannot find this page')
    expect(shown).toContain('Open it again from your WhatsApp chat')
    expect(shown).toContain('href="https://wa.me/917000090001?text=status"')
    expect(shown).toContain('mailto:support@callmissed.com')
    expect(shown).toContain('href="/?lang=en"')
    expect(shown).not.toMatch(/not_found|<form|<script|undefined/)
  })

  it('whose letters cannot be read is that page, too', async () => {
    const [page, hindi] = [await open('/r/%E0%A4'), await open('/r/%E0%A4?lang=hi')]
    expect([page.status, page.text]).toEqual([400, (await open('/nothing')).text])
    expect(hindi.text).toContain(wordsIn('hi')('lost.title'))
  })

  it.each(pageLanguages)('speaks %s where the browser or the page’s own list says so', async (language) => {
    const t = wordsIn(language)
    const accepted = await open('/nothing', { accept: BROWSER, 'accept-language': `${language}-IN,en;q=0.5` })
    const chosen = await open(`/receipts/nobody?lang=${language}`)
    for (const { text, answer } of [accepted, chosen]) {
      expect(text).toContain(`<html lang="${language}" dir="${language === 'ur' ? 'rtl' : 'ltr'}">`)
      expect(text).toContain(t('lost.title'))
      expect(text).toContain(t('lost.text'))
      expect(answer.headers.get('content-language')).toBe(language)
    }
  })

  // Below /r/ stand pages alone.
  it.each(NOTHING_THERE.filter((path) => !path.startsWith('/r/')))(
    '%s is an error in CallMissed’s form for a program',
    async (path) => {
      const not_found = { error: { code: 'not_found', message: 'There is nothing here.', type: 'invalid_request_error' } }
      for (const accept of ['*/*', 'application/json', 'application/json, text/html;q=0.5']) {
        const { status, text } = await open(path, { accept })
        expect([status, JSON.parse(text)]).toEqual([404, not_found])
      }
    },
  )

  it('asked for as JSON by its address is JSON in a browser, too', async () => {
    expect(JSON.parse((await open('/receipts/nobody?format=json')).text)).toMatchObject({ error: { code: 'not_found' } })
  })

  it('of a way back that leads nowhere is answered in the browser’s language', async () => {
    const { status, text } = await open(`/account/undo/${newToken()}`, { accept: BROWSER, 'accept-language': 'ta-IN' })
    expect(status).toBe(410)
    expect(text).toContain('<html lang="ta"')
    expect(text).toContain(translator('ta')('undo.over'))
  })
})

describe('a page that cannot be shown now', () => {
  const world = scenario()
  const headers = { accept: BROWSER, 'accept-language': 'hi' }

  it('says so in the person’s language, and asks them to come again', async () => {
    const app = await buildApp(world.test.bot, { verifyToken: 'x' })
    app.get('/breaks', async () => {
      throw new Error('a fault of ours')
    })
    const broken = await app.inject({ url: '/breaks', headers })
    expect([broken.statusCode, broken.headers['content-language']]).toEqual([500, 'hi'])
    expect(broken.body).toContain(wordsIn('hi')('broken.text'))
    // What needs the database cannot be promised to answer at once.
    expect(broken.body).not.toMatch(/a fault of ours|wa\.me/)
    for (let at = 0; at < 120; at += 1) await app.inject({ url: '/case' })
    const busy = await app.inject({ url: '/case', headers })
    expect([busy.statusCode, Number(busy.headers['retry-after']) > 0]).toEqual([429, true])
    expect(busy.body).toContain(wordsIn('hi')('busy.text'))
    await app.close()
  })
})

import { describe, expect, it } from 'vitest'
import { pageLanguages, wordsIn } from '../../src/intake/words/words.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { scenario } from '../support/scenario.ts'
import { twoOfStaff } from '../support/two-of-staff.ts'

const KB = 1024

describe('the public page', () => {
  const world = scenario()
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(world.test.url + path, { headers, redirect: 'manual' })
  const text = async (path: string, headers?: Record<string, string>) => (await get(path, headers)).text()

  it.each(pageLanguages)('in %s is light, asks nobody else for anything, and is wholly in that language', async (language) => {
    const answer = await get(`/?lang=${language}`)
    const html = await answer.text()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-language')).toBe(language)
    expect(Buffer.byteLength(html)).toBeLessThan(30 * KB)
    expect(html).toMatch(new RegExp(`^<!doctype html>\\n<html lang="${language}" dir="${language === 'ur' ? 'rtl' : 'ltr'}">`))
    expect(html).not.toMatch(/<script|<img|<iframe|@import|url\(|undefined|\[object|NaN/)
    const addresses = [...html.matchAll(/(?:href|src|action)="([^"]*)"/g)].map(([, address = '']) => address)
    for (const address of addresses)
      expect(address).toMatch(/^(\?lang=|#|\/case\?|mailto:|data:,|https:\/\/wa\.me\/917000090001\?text=)/)
    expect(answer.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; img-src data:; form-action 'self'/,
    )
    expect(html).toContain('mailto:support@callmissed.com?subject=Data%20Deletion%20Request')
    expect(html).toContain('karan@callmissed.com')
    expect(html).toContain('Data Protection Board of India')
  })

  it('speaks the browser’s language where none was chosen', async () => {
    expect(await text('/', { 'accept-language': 'mr-IN,hi;q=0.8' })).toContain('<html lang="mr"')
    expect(await text('/', { 'accept-language': 'de' })).toContain('<html lang="en"')
    expect(await text('/?lang=hi', { 'accept-language': 'mr' })).toContain('<html lang="hi"')
    expect(await text('/?lang="><script>')).toContain('<html lang="en"')
    expect((await get('/')).headers.get('vary')).toContain('accept-language')
  })

  it('tells the settings’ own times and the laws’ own days', async () => {
    const html = await text('/?lang=en')
    expect(html).toContain('15 minutes later')
    expect(html).toContain('35 days after the erasure')
    expect(html).toContain('27 days, in which its owner can have it back')
    expect(html).toContain('A record of today: until 31 Dec 2033.')
    expect(html).toContain('From 13 May 2027 on: 1 year from the day of the record')
  })

  it('claims no right before the law gives it', async () => {
    const before = await text('/?lang=en')
    expect(before).toContain('gives you rights from 13 May 2027 on')
    expect(before).toContain('You get an answer within one month.')
    expect(before).toContain('It takes such complaints from 13 May 2027 on.')
  })

  it('a typed case number always gets the same page, whether the case exists or not', async () => {
    const sunita = world.actor('sunita')
    await sunita.says('delete my data')
    await sunita.says('english')
    await sunita.taps('Delete my data')
    await sunita.taps('Yes, delete it')
    await sunita.says('complain')
    const [request] = await world.bot<{ reference: string }>('select reference from erasure_request')
    const [matter] = await world.bot<{ reference: string }>('select reference from case_file')
    const typed = [request?.reference, matter?.reference, 'CM-2222-2222', '', '<b>', 'x'.repeat(2_000)]
    const answers = []
    for (const reference of typed) {
      const body = new URLSearchParams({ reference: reference ?? '' })
      const sent = await fetch(`${world.test.url}/case?lang=en`, { method: 'POST', body, redirect: 'manual' })
      const shown = await get(sent.headers.get('location') ?? '')
      answers.push([sent.status, sent.headers.get('location'), shown.status, await shown.text()])
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]?.[1]).toBe('/case?lang=en')
    expect(answers[0]?.[3]).toContain('Please ask in the chat')
  })
})

describe('the page of a request', () => {
  const world = scenario()
  const open = async (token: string, query = '') => {
    const answer = await fetch(`${world.test.url}/r/${token}${query}`)
    return { answer, html: await answer.text() }
  }
  let token = ''

  it('is linked in the chat once the deletion is confirmed, and says what the chat says', async () => {
    const meera = world.actor('meera')
    await meera.says('delete my data')
    await meera.taps('Delete my data')
    const [said = ''] = await meera.taps('Yes, delete it')
    token = /https:\/\/bot\.example\/r\/([A-Za-z0-9_-]{22})\n/.exec(said)?.[1] ?? ''
    world.alsoSecret(token)
    const { answer, html } = await open(token)
    expect(answer.status).toBe(200)
    expect(html).toContain('We have stopped using your data. It is erased at 3:45 pm today.')
    expect(html).toContain(/CM-\w{4}-\w{4}/.exec(said)?.[0])
    expect(html).toContain('23 Dec 2026')
    expect(html).toContain('You confirmed')
    expect(html).toContain('You can take it back until 3:45 pm today, and only in the chat.')
    expect(html).toContain('href="https://wa.me/917000090001?text=Keep%20my%20data"')
    // Nothing can be done on it.
    expect(html).not.toMatch(/<form|<button|<script|4821|7000014821|Meera|Asha/)
    expect(Buffer.byteLength(html)).toBeLessThan(30 * KB)
  })

  it('stays out of caches, search engines and referrers', async () => {
    const { answer } = await open(token)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
    })
  })

  it('a link that shows nothing looks like every other that shows nothing, and answers with the same code', async () => {
    const other = token.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))
    const pages = await Promise.all(
      [other, 'nobody', `${token}x`, token.slice(1), '%00', "'; drop"].map((each) => open(each, '?lang=en')),
    )
    expect(new Set(pages.map(({ html }) => html)).size).toBe(1)
    expect(new Set(pages.map(({ answer }) => answer.status))).toEqual(new Set([404]))
    const nowhere = await fetch(`${world.test.url}/nothing?lang=en`, { headers: { accept: 'text/html' } })
    expect(await nowhere.text()).toBe(pages[0]?.html)
    const [known, unknown] = [await open(token), pages[0]]
    const names = (headers: Headers | undefined) => [...(headers?.keys() ?? [])].filter((name) => !name.startsWith('x-ratelimit'))
    expect(names(known.answer.headers)).toEqual(names(unknown?.answer.headers))
  })

  it('looking at it, also by a program that follows links, changes nothing', async () => {
    const rows = () => world.bot('select state, updated_at from erasure_request')
    const before = await rows()
    for (const method of ['GET', 'HEAD']) await fetch(`${world.test.url}/r/${token}`, { method })
    expect((await fetch(`${world.test.url}/r/${token}`, { method: 'POST' })).status).toBe(404)
    expect(await rows()).toEqual(before)
  })

  it('says in the language of the request or the one chosen what was erased, what stays, and links the receipt', async () => {
    await world.test.pass(15 * MINUTE)
    const { html } = await open(token)
    expect(html).toContain('Your data is erased. We checked: none left.')
    expect(html).toContain('Erased: 212 messages and 3 recordings.')
    expect(html).toContain('1 bill stays until 31 Dec 2032 (tax law).')
    expect(html).toContain('Encrypted backups go by 28 Dec 2026.')
    const receipt = /href="(\/receipts\/[0-9a-f-]{36})"/.exec(html)?.[1]
    expect((await fetch(`${world.test.url}${receipt}`)).status).toBe(200)
    const { html: hindi } = await open(token, '?lang=hi')
    expect(hindi).toContain('आपका डेटा डिलीट हो गया।')
    expect(hindi).toContain('1 बिल')
  })

  it('still answers after the address is forgotten, and the chat gives the link no more', async () => {
    await world.test.pass(9 * DAY)
    const { html } = await open(token)
    expect(html).toContain('Checked once more')
    const heard = await world.actor('meera').says('status')
    expect(heard.join()).toContain('was erased')
    expect(heard.join()).not.toContain('/r/')
  })
})

describe('the page of a request that two of the staff ended', () => {
  const world = scenario()

  it.each([
    ['cancel', 'suspected-fraud', 'there are signs that it does not come from the person whose data it is.'],
    ['refuse', 'claim-not-covered', 'a law makes us keep this data'],
  ] as const)('(%s) says so and why, and where to complain and go after that: nobody took it back', async (what, reason, why) => {
    const sunita = world.actor('sunita')
    await sunita.says('delete my data')
    await sunita.says('english')
    await sunita.taps('Delete my data')
    const [said = ''] = await sunita.taps('Yes, delete it')
    const token = /https:\/\/bot\.example\/r\/([A-Za-z0-9_-]{22})/.exec(said)?.[1] ?? ''
    world.alsoSecret(token)
    const [request] = await world.bot<{ id: string }>(`select id from erasure_request where state = 'scheduled'`)
    await twoOfStaff(world.test, request?.id ?? '', what, reason, 2)
    const html = await (await fetch(`${world.test.url}/r/${token}?lang=en`)).text()
    expect(html).toContain('We could not carry out your request. Nothing was deleted.')
    expect(html).toContain(`Why: ${why}`)
    expect(html).toContain('We refused it')
    expect(html).toContain('Data Protection Board of India. It takes such complaints from 13 May 2027 on.')
    expect(html).toContain('?text=Complain"')
    expect(html).not.toMatch(/taken back|took it back|ask again any time/)
    for (const lang of pageLanguages) {
      const own = await (await fetch(`${world.test.url}/r/${token}?lang=${lang}`)).text()
      expect(own, lang).toContain(wordsIn(lang)('state.refused'))
      expect(own, lang).not.toContain(wordsIn(lang)('state.cancelled'))
      expect(own, lang).toMatch(/2027/)
    }
  })

  it('is told apart from one that the person took back', async () => {
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await rohan.taps('Delete my data')
    const [said = ''] = await rohan.taps('Yes, delete it')
    const token = /https:\/\/bot\.example\/r\/([A-Za-z0-9_-]{22})/.exec(said)?.[1] ?? ''
    world.alsoSecret(token)
    await rohan.taps('Keep my data')
    await rohan.taps('Yes, keep it')
    const html = await (await fetch(`${world.test.url}/r/${token}?lang=en`)).text()
    expect(html).toContain('Your request was taken back. Nothing was deleted.')
    expect(html).not.toContain('Data Protection Board')
  })
})

describe('once the DPDP Act’s rights are there', () => {
  const world = scenario()
  it('the page says so, with the published time for a complaint', async () => {
    await world.test.pass(171 * DAY)
    const html = await (await fetch(`${world.test.url}/?lang=en`)).text()
    expect(html).toContain('Under the Digital Personal Data Protection Act, 2023 (DPDP Act) you can ask')
    expect(html).toContain('You get an answer within 30 days.')
    expect(html).not.toContain('13 May 2027')
    expect(html).toContain('1 year from the day of the record')
  })
})

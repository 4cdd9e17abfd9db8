import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { mailsInFolder } from '../../src/mail/mail-folder.ts'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { searchDatabase, spellingsToFind } from '../support/find-person.ts'
import { partnerWorld } from './api/support/partner-world.ts'

describe('a business without a webhook', () => {
  const world = partnerWorld()
  const mails = async () => {
    const kept = await mailsInFolder(world.test.bot.config.mail.folder)
    return kept.map(({ bytes }) => bytes.toString('utf8').replace(/=\r\n/g, '').replace(/=3D/g, '='))
  }
  const linksIn = (mail: string) => /https:\/\/bot\.example(\/notices\/[\w-]{22})/.exec(mail)?.[1] ?? ''
  const visit = (link: string, method: 'GET' | 'POST') =>
    fetch(`${world.test.url}${link}`, {
      method,
      ...(method === 'POST' ? { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: '' } : {}),
    })
  beforeAll(() => world.test.settle())
  beforeEach(() => world.subscribe('sarees', { is_active: false }))

  test('is told by mail to its owner and admins, who read the notice once behind a button, and no mail names the customer', async () => {
    await world.confirm('sunita')
    const sunita = world.numberOf('sunita')
    const sent = await mails()
    const owners = (await world.onPlatform(
      `select email from app_user where tenant_id = $1 and role in ('owner', 'admin') and is_active`,
      [demoBusiness('sarees').tenantId],
    )) as { email: string }[]
    expect(sent).toHaveLength(owners.length)
    for (const mail of sent) for (const word of [...spellingsToFind(sunita), 'सुनीता']) expect(mail).not.toContain(word)
    expect(new Set(sent.map((mail) => /^To: (\S+)/m.exec(mail)?.[1]))).toEqual(new Set(owners.map(({ email }) => email)))
    const link = linksIn(sent[0] ?? '')
    // A program that looks into mails uses nothing up, and learns nothing.
    for (const _ of [1, 2, 3]) {
      const page = await visit(link, 'GET')
      expect([page.status, page.headers.get('cache-control'), page.headers.get('referrer-policy')]).toEqual([
        200,
        'no-store',
        'no-referrer',
      ])
      const html = await page.text()
      expect(html).toContain('<form method="post">')
      expect(html).not.toContain(sunita)
    }
    const shown = await visit(link, 'POST')
    expect(shown.status).toBe(200)
    const html = await shown.text()
    expect(html).toContain(sunita)
    expect(html).toMatch(/CM-[0-9A-Z]{4}-[0-9A-Z]{4}/)
    for (const other of ['Sahyadri', 'Akshara']) expect(html).not.toContain(other)
    expect((await visit(link, 'POST')).status).toBe(404)
    expect(await searchDatabase(world.databases.botUrl, [link.slice(9)])).toEqual([])
    expect(world.test.lines.join('\n')).not.toContain(link.slice(9))
    // Each owner's link is their own.
    const second = linksIn(sent[1] ?? '')
    if (second) expect((await visit(second, 'POST')).status).toBe(200)
  })

  test('finds nothing behind a link of another day or a made-up one', async () => {
    await world.test.pass(MINUTE)
    const before = new Set(await mails())
    const alarms = await world.alarms()
    await world.confirm('meera')
    const sent = (await mails()).filter((mail) => !before.has(mail))
    await world.test.pass(DAY + 1)
    for (const link of [linksIn(sent[0] ?? ''), '/notices/AAAAAAAAAAAAAAAAAAAAAA', '/notices/x'])
      expect((await visit(link, 'POST')).status).toBe(404)
    // And staff hear that nobody opened it.
    expect(await world.alarms()).toBeGreaterThan(alarms)
    const [notice] = (await world.notices()).filter(({ business, what }) => business === 'sarees' && what === 'confirmed')
    expect(notice).toMatchObject({ state: 'no-endpoint', is_sealed: true })
  })

  test('that passes a number on is sent no mail for it: it asks the API', async () => {
    const before = (await mails()).length
    expect((await world.forward('sarees', '+917000099123')).status).toBe(202)
    await world.test.settle()
    expect(await mails()).toHaveLength(before)
  })
})

describe('a business without a webhook that has time to object', () => {
  const world = partnerWorld({ withoutInstructions: true })
  const mails = async () => {
    const kept = await mailsInFolder(world.test.bot.config.mail.folder)
    return kept.map(({ bytes }) => bytes.toString('utf8').replace(/=\r\n/g, '').replace(/=3D/g, '='))
  }
  const linksIn = (mail: string) => /https:\/\/bot\.example(\/notices\/[\w-]{22})/.exec(mail)?.[1] ?? ''
  const post = (link: string, fields: Record<string, string> = {}) =>
    fetch(`${world.test.url}${link}`, { method: 'POST', body: new URLSearchParams(fields) })
  const states = () => world.ours('select state, reason from erasure_request where confirmed_at is not null order by created_at')
  const objections = () => world.ours('select ground, state from objection order by created_at')
  const heard = () => world.test.heard(world.test.phone('sunita'))
  let links: string[] = []
  beforeEach(() => world.subscribe('sarees', { is_active: false }))
  beforeAll(async () => {
    await world.test.settle()
    await world.subscribe('sarees', { is_active: false })
    await world.confirm('sunita')
    links = (await mails()).map(linksIn)
    expect(links.length).toBeGreaterThan(1)
  })

  test('finds the time, the five grounds and one button below the notice, and no field for words', async () => {
    const [link = ''] = links
    expect((await post(`${link}/objection`, { ground: 'unpaid-dues' })).status).toBe(404)
    const html = await (await post(link)).text()
    expect(html).toContain('Ask to keep the data')
    expect(html.match(/<option value="[a-z-]+">/g)).toHaveLength(5)
    expect(html).toMatch(/Until 26 November 2026 at \d+:\d\d [ap]m IST/)
    expect(html).not.toMatch(/<textarea|type="text"/)
    expect(await objections()).toEqual([])
  })

  test('objects by none but a ground of the list, and by no link but its own', async () => {
    const [link = ''] = links
    for (const [path, ground] of [
      [link, 'because we want it'],
      [link, ''],
      ['/notices/AAAAAAAAAAAAAAAAAAAAAA', 'unpaid-dues'],
      ['/notices/x', 'unpaid-dues'],
    ] as const)
      expect((await post(`${path}/objection`, { ground })).status).toBe(404)
    expect(await objections()).toEqual([])
    expect(await states()).toEqual([{ state: 'scheduled', reason: null }])
  })

  test('is heard once, however often it presses and whoever of it does; the customer reads who asks, and why', async () => {
    const [link = '', other = ''] = links
    const all = await Promise.all([1, 2, 3].map(() => post(`${link}/objection`, { ground: 'unpaid-dues' })))
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(await all[0]?.text()).toMatch(/a bill is not paid yet.*privacy officer decides by/i)
    await world.test.settle()
    expect(await objections()).toEqual([{ ground: 'unpaid-dues', state: 'open' }])
    expect(await states()).toEqual([{ state: 'on_hold', reason: 'objection' }])
    expect(heard().at(-1)).toMatch(/Rangoli Sarees asks to keep your data. Its reason: a bill is not paid yet\./)
    expect((await post(`${link}/objection`, { ground: 'open-order' })).status).toBe(409)
    const shown = await post(other)
    expect([shown.status, (await shown.text()).includes('Ask to keep')]).toEqual([200, false])
    expect(await objections()).toHaveLength(1)
    expect(await searchDatabase(world.databases.botUrl, [link.slice(9)])).toEqual([])
    expect(world.test.lines.join('\n')).not.toContain(link.slice(9))
  })

  test('cannot object when its time is over, also by a page that is still open', async () => {
    await world.test.pass(4 * DAY)
    const before = new Set(await mails())
    await world.confirm('meera')
    const [link = ''] = (await mails()).filter((mail) => !before.has(mail)).map(linksIn)
    expect(await (await post(link)).text()).toContain('Ask to keep the data')
    // A day later it reads the page again: the notice is gone, the way to object is not.
    await world.test.pass(DAY)
    const again = await post(link)
    expect([again.status, (await again.text()).includes('Ask to keep the data')]).toEqual([404, true])
    await world.test.pass(2 * DAY)
    expect((await post(`${link}/objection`, { ground: 'unpaid-dues' })).status).toBe(409)
    expect(await (await post(link)).text()).not.toContain('Ask to keep the data')
    expect(await objections()).toHaveLength(1)
  })
})

describe('a business that opens its mail only after the weekend', () => {
  const world = partnerWorld({ withoutInstructions: true })
  const linksIn = async () => {
    const kept = await mailsInFolder(world.test.bot.config.mail.folder)
    const mails = kept.map(({ bytes }) => bytes.toString('utf8').replace(/=\r\n/g, '').replace(/=3D/g, '='))
    return mails.map((mail) => /https:\/\/bot\.example(\/notices\/[\w-]{22})/.exec(mail)?.[1] ?? '')
  }
  const post = (link: string, fields: Record<string, string> = {}) =>
    fetch(`${world.test.url}${link}`, { method: 'POST', body: new URLSearchParams(fields) })
  const objections = () => world.ours('select ground, state from objection')

  beforeAll(() => world.test.settle())
  beforeEach(() => world.subscribe('sarees', { is_active: false }))

  test('finds the case and the way to object, as long as its window lasts, and nothing of the customer', async () => {
    await world.confirm('sunita')
    const [link = '', other = ''] = await linksIn()
    const [{ reference } = { reference: '' }] = (await world.ours('select reference from erasure_request')) as {
      reference: string
    }[]
    // In its day the notice has to be read first.
    expect((await post(`${link}/objection`, { ground: 'open-order' })).status).toBe(404)
    await world.test.pass(2 * DAY)
    const page = await post(link)
    const html = await page.text()
    expect(page.status).toBe(404)
    expect(html).toContain('Ask to keep the data')
    expect(html).toContain(reference)
    for (const word of [...spellingsToFind(world.numberOf('sunita')), 'सुनीता', 'Customer</th>']) expect(html).not.toContain(word)
    expect((await post(`${link}/objection`, { ground: 'open-order' })).status).toBe(200)
    expect(await objections()).toEqual([{ ground: 'open-order', state: 'open' }])
    expect(await (await post(other)).text()).not.toContain('Ask to keep')
  })

  test('finds nothing any more once its time is over', async () => {
    await world.test.pass(4 * DAY)
    const before = new Set(await linksIn())
    await world.confirm('meera')
    const [link = ''] = (await linksIn()).filter((each) => !before.has(each))
    await world.test.pass(3 * DAY + MINUTE)
    const html = await (await post(link)).text()
    expect(html).not.toMatch(/Ask to keep|CM-/)
    expect((await post(`${link}/objection`, { ground: 'open-order' })).status).toBe(409)
    expect(await objections()).toHaveLength(1)
  })
})

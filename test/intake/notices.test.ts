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

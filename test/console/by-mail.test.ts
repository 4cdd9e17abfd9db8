import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { takeMail } from '../../src/jobs/take-mail.ts'
import { openMailbox } from '../support/mailbox.ts'
import { scenario } from '../support/scenario.ts'
import { DAY } from './support/times.ts'
import { type Seen, saidIn as said, signedIn, type Visitor } from './support/visitor.ts'

const MAIL = readFileSync(join(import.meta.dirname, '../../fixtures/mail/complaint.eml'), 'utf8')
const mailbox = await openMailbox()
afterAll(() => mailbox.close())
const seenIn = ({ text }: Seen) => /name="seen" value="([0-9a-f]{16})"/.exec(text)?.[1] ?? ''

describe('a complaint that came by mail', () => {
  const world = scenario({ config: { ...mailbox.config, intake: { token: undefined, authservId: 'mx.callmissed.example' } } })
  world.alsoSecret('meera@mail.example', 'my data is still there', 'the second mail of hers')
  let asha: Visitor
  let dev: Visitor
  let priya: Visitor
  let at: string
  const enter = async () => {
    asha = await signedIn(world.test, 'asha')
    dev = await signedIn(world.test, 'dev')
    priya = await signedIn(world.test, 'priya')
  }
  const takes = async (id: string, words: string) => {
    const text = MAIL.replace('<complaint@', `<${id}@`).replace('my data is still there', words)
    expect(await takeMail(world.test.bot, Buffer.from(text))).toMatch(/case|answered/)
    await world.test.settle()
  }
  beforeAll(async () => {
    await takes('first', `my data is still there <script>alert(1)</script>`)
    await enter()
    const [row] = await world.bot<{ id: string }>('select id from mail_case')
    at = `/console/mails/${row?.id}`
  })
  const tile = (home: string, words: string) => new RegExp(`>(\\d+)</a></strong> ${words}`).exec(home)?.[1]

  it('is counted among those who wait, and stands in their list beside the cases of chats', async () => {
    await world.actor('imran').says('COMPLAIN')
    expect(tile((await asha.get('/console')).text, 'people wait for an answer')).toBe('2')
    const list = (await asha.get('/console/cases')).text
    expect(list).toContain(`href="${at}"`)
    expect(list.match(/Complaint, for the Grievance Officer/g)).toHaveLength(2)
    expect(list).not.toMatch(/meera|still there/)
  })

  it('is masked for support; the privacy officer reads it once, with a reason, and both looks are written down', async () => {
    const masked = (await asha.get(at)).text
    expect(masked).not.toMatch(/meera|alert\(/)
    expect(masked).not.toContain('Reveal what is masked')
    expect((await asha.post(`${at}/reveal`, { reason: 'complaint' })).status).toBe(403)
    await priya.get(at)
    expect((await priya.post(`${at}/reveal`)).status).toBe(400)
    const { text } = await priya.post(`${at}/reveal`, { reason: 'complaint' })
    expect(text).toContain('meera@mail.example')
    expect(text).toContain('my data is still there &lt;script>')
    expect((await priya.get(at)).text).not.toContain('meera@')
    const looks = await world.bot<{ action: string; role: string; target: string }>(
      'select action, role, target from access_log where pseudonym is not null order by at, id',
    )
    const target = at.replace('/console/mails/', '')
    expect(looks).toContainEqual({ action: 'see-mail', role: 'support', target })
    expect(looks).toContainEqual({ action: 'mail-case-show', role: 'privacy', target })
  })

  it('is not answered unread: what came in meanwhile stops the answer', async () => {
    const seen = seenIn(await asha.get(at))
    await takes('second', 'the second mail of hers')
    const fields = { text: 'We looked, and your data is gone.', reason: 'complaint', seen }
    expect(said(await asha.post(`${at}/answer`, fields))).toBe('more-came')
    expect(await world.bot('select closed_at from mail_case')).toEqual([{ closed_at: null }])
  })

  it('is answered once, by mail, with the Board; of two colleagues the second is told', async () => {
    await mailbox.read()
    const seen = seenIn(await asha.get(at))
    await dev.get(at)
    world.alsoSecret('We looked, and your data is gone.')
    const fields = { text: 'We looked, and your data is gone.', reason: 'complaint', seen }
    expect(said(await asha.post(`${at}/answer`, { ...fields, text: ' ' }))).toBe('no-words')
    const both = await Promise.all([asha, dev].map((who) => who.post(`${at}/answer`, fields)))
    expect(both.map(said).toSorted()).toEqual(['answered', 'closed-before'])
    await world.test.settle()
    const mails = (await mailbox.read()).filter(({ text }) => text.includes('We looked'))
    expect(mails.map(({ to }) => to)).toEqual(['meera@mail.example'])
    expect(mails[0]?.text).toContain('Data Protection Board of India')
    expect(
      await world.bot(`select reason, pseudonym is not null as whose from access_log where action = 'mail-case-answer'`),
    ).toEqual([{ reason: 'complaint', whose: true }])
    expect((await asha.get('/console/cases')).text).not.toContain(`href="${at}"`)
    expect(tile((await asha.get('/console')).text, 'person waits for an answer')).toBe('1')
  })

  it('that nobody answers in time is a late one, with a list of its own', async () => {
    await takes('third', 'it is all still there')
    await world.test.pass(40 * DAY)
    await enter()
    const home = (await asha.get('/console')).text
    expect(tile(home, 'should have had their answer')).toBe('2')
    const late = (await asha.get('/console/cases?late=yes')).text
    expect(late.match(/href="\/console\/(mails|cases)\//g)).toHaveLength(2)
    expect(late).toContain('days late')
  })
})

describe('somebody who asks by mail for a person who has died', () => {
  const world = scenario({ config: { ...mailbox.config, intake: { token: undefined, authservId: 'mx.callmissed.example' } } })
  const fixture = readFileSync(join(import.meta.dirname, '../../fixtures/mail/father-died.eml'), 'utf8')
  world.alsoSecret('meera@mail.example', 'father')
  let asha: Visitor
  const comes = async (edit: (mail: string) => string) => {
    expect(await takeMail(world.test.bot, Buffer.from(edit(fixture)))).toMatch(/^case/)
    await world.test.settle()
    const [row] = await world.bot<{ id: string }>('select id from mail_case where closed_at is null')
    return row?.id ?? expect.unreachable()
  }
  const log = (action: string) => world.bot('select reason, outcome, target from access_log where action = $1', [action])
  beforeAll(async () => {
    asha = await signedIn(world.test, 'asha')
  })

  it('is not answered where nobody vouches for the sender: the page says so, offers no answer, and closes the case', async () => {
    const id = await comes((mail) => mail.replace('dmarc=pass', 'dmarc=none'))
    const at = `/console/mails/${id}`
    const { text } = await asha.get(at)
    expect(text).toContain('Not vouched for')
    expect(text).not.toMatch(/Send the answer|Refuse it/)
    expect((await asha.get('/console/cases')).text).toContain('by mail, sender not vouched for')
    const seen = seenIn(await asha.get(at))
    expect(said(await asha.post(`${at}/answer`, { text: 'Hello.', reason: 'complaint', seen }))).toBe('not-vouched')
    expect(said(await asha.post(`${at}/refuse`, { because: 'no_match', seen }))).toBe('not-vouched')
    expect((await asha.post(`${at}/close`, { reason: 'because', seen })).status).toBe(400)
    expect(said(await asha.post(`${at}/close`, { reason: 'answered-another-way', seen }))).toBe('case-closed')
    expect(await log('mail-case-close')).toEqual([{ reason: 'answered-another-way', outcome: null, target: id }])
    expect(said(await asha.post(`${at}/close`, { reason: 'answered-another-way', seen }))).toBe('closed-before')
    expect(await mailbox.read()).toEqual([])
  })

  it('is helped on the papers of the mail, which two of the staff have seen, or refused with a reason, by mail', async () => {
    const id = await comes((mail) => mail)
    const at = `/console/mails/${id}`
    await mailbox.read()
    const seen = seenIn(await asha.get(at))
    expect((await asha.get(at)).text).toContain(`href="/console/start?case=${id}"`)
    expect((await asha.get(`/console/start?case=${id}`)).text).toContain(`value="${id}"`)
    expect((await asha.get('/console/start?case=<script>')).text).not.toContain('<script>')
    const wish = { scope: 'number', business: '', phone: '+917000014821', source: 'email', language: 'en', file: 'mail-on-file' }
    const entered = await asha.post('/console/start', { ...wish, proof: 'papers-seen', case: id, email: '' })
    expect(said(entered)).toBe('proposed')
    const priya = await signedIn(world.test, 'priya')
    expect((await priya.get('/console/proposals')).text).toContain(`<a href="${at}">by mail, ${id.slice(0, 8)}</a>`)
    expect(said(await asha.post(`${at}/refuse`, { because: 'insuf_verification', seen }))).toBe('answered')
    await world.test.settle()
    const [mail] = await mailbox.read()
    expect([mail?.to, mail?.text.replaceAll('\r', '').replaceAll('\n', ' ')]).toEqual([
      'meera@mail.example',
      expect.stringContaining('the papers do not show that you may ask for this data. Nothing was deleted.'),
    ])
    expect(await log('mail-case-refuse')).toEqual([
      { reason: 'refuses-with-a-reason', outcome: 'insuf-verification', target: id },
    ])
  })
})

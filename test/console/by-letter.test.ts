import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openMailbox } from '../support/mailbox.ts'
import { scenario } from '../support/scenario.ts'
import { DAY } from './support/times.ts'
import { type Seen, saidIn as said, signedIn, type Visitor } from './support/visitor.ts'

const MAIL = 'aai@mail.example'
const mailbox = await openMailbox()
afterAll(() => mailbox.close())

describe('whoever asked by letter', () => {
  const world = scenario({ config: mailbox.config })
  world.alsoSecret(MAIL)
  let asha: Visitor
  let dev: Visitor
  const enter = async () => {
    asha = await signedIn(world.test, 'asha')
    dev = await signedIn(world.test, 'dev')
  }
  beforeAll(enter)

  /** Entered by one, approved by another: the request's place. */
  async function entered(phone: string, email: string): Promise<string> {
    world.alsoSecret(phone, phone.replaceAll(' ', ''))
    const wish = { scope: 'number', business: '', phone, email, source: 'letter', proof: 'called-back', language: 'en' }
    await asha.get('/console/start')
    expect(said(await asha.post('/console/start', { ...wish, file: 'letter-on-file' }))).toBe('proposed')
    const proposal = /name="proposal" value="([0-9a-f-]+)"/.exec((await dev.get('/console/proposals')).text)?.[1] ?? ''
    const { location } = await dev.post('/console/proposals', { proposal, verdict: 'approve', phone })
    await world.test.settle()
    return new URL(location ?? 'http://x').pathname
  }
  const seenIn = ({ text }: Seen) => /name="seen" value="(\d+)"/.exec(text)?.[1] ?? ''

  it('with a mail address is written to from the console, by mail, once, and it is written down', async () => {
    const at = await entered('70000 31313', MAIL)
    await mailbox.read()
    const page = await asha.get(at)
    expect(page.text).toContain('it goes to the mail address that they gave')
    const fields = { text: 'We rang you again, in vain.', reason: 'answers-the-person', seen: seenIn(page) }
    world.alsoSecret(fields.text)
    const sent = await Promise.all([asha, asha].map((who) => who.post(`${at}/reply`, fields)))
    expect(sent.map(said).toSorted()).toEqual(['replied', 'sent-before'])
    await world.test.settle()
    const mails = await mailbox.read()
    expect(mails.map(({ to }) => to)).toEqual([MAIL])
    expect(mails[0]?.text).toContain('We rang you again, in vain.')
    expect(mails[0]?.text).toContain('karan@callmissed.com')
    const looks = await world.bot<{ reason: string }>(
      `select reason from access_log where action = 'request-reply' and pseudonym is not null`,
    )
    expect(looks).toEqual([{ reason: 'answers-the-person' }])
    expect((await asha.get(at)).text).toContain('Staff wrote to the person')
  })

  it('has no 24 hours and no template: nine hundred signs on several lines get through, and more are refused', async () => {
    const at = new URL(
      (await asha.get('/console/requests')).text.match(/\/console\/requests\/CM-\w{4}-\w{4}/)?.[0] ?? '',
      world.test.url,
    ).pathname
    const text = `First line\n${'x'.repeat(880)}`
    world.alsoSecret(text)
    expect(said(await asha.post(`${at}/reply`, { text, reason: 'apology' }))).toBe('replied')
    expect(said(await asha.post(`${at}/reply`, { text: 'y'.repeat(901), reason: 'apology' }))).toBe('no-words')
    await world.test.settle()
    const mails = await mailbox.read()
    expect(mails).toHaveLength(1)
    expect(mails[0]?.text.replaceAll('\r', '')).toContain(text)
  })

  it('without an address has a letter that staff read, print and post; the look is written down', async () => {
    const at = await entered('70000 41414', '')
    const page = await asha.get(at)
    expect(page.text).toContain('Letters to post (1)')
    expect(page.text).toContain('print and post')
    world.alsoSecret('Please ring us on Monday.')
    const fields = { text: 'Please ring us on Monday.', reason: 'asks-the-person', seen: seenIn(page) }
    expect(said(await asha.post(`${at}/reply`, fields))).toBe('letter-ready')
    await world.test.settle()
    expect(await mailbox.read()).toEqual([])
    const post = await asha.get(`${at}/letters`)
    expect(post.text).toContain('Please ring us on Monday.')
    expect(post.text).toContain('We are stopping the use of your data')
    expect(await world.bot(`select role, pseudonym is not null as whose from access_log where action = 'see-post'`)).toEqual([
      { role: 'support', whose: true },
    ])
    const anand = await signedIn(world.test, 'anand')
    expect((await anand.get(`${at}/letters`)).status).toBe(403)
    await world.test.pass(45 * DAY)
    const { expireRows } = await import('../support/expire-rows.ts')
    await expireRows(world.test.bot.db, world.test.bot.clock.now())
    await enter()
    const later = (await asha.get(`${at}/letters`)).text
    expect(later).not.toContain('Please ring us')
    expect(later).toContain('kept for 30 days and are gone')
  })

  it('is not called told while the letter that refuses it lies unposted', async () => {
    const at = await entered('70000 51515', '')
    const until = new Date(world.test.bot.clock.now().getTime() + DAY).toISOString().slice(0, 10)
    await asha.get(at)
    expect(said(await asha.post(`${at}/propose`, { what: 'refuse', reason: 'no-match', until }))).toBe('proposed')
    const page = (await dev.get(at)).text
    expect(page).toContain('Approved, it is done at once, and a letter for the person lies ready to be posted.')
    const proposal = /name="proposal" value="([0-9a-f-]+)"/.exec(page)?.[1] ?? ''
    expect(said(await dev.post(`${at}/decide`, { proposal, verdict: 'approve' }))).toBe('approved-letter')
    await world.test.settle()
    const short = /In short[\s\S]*?<\/section>/.exec((await asha.get(at)).text)?.[0].replace(/<[^>]+>/g, '')
    expect(short).toContain('and a letter that is not posted yet tells the person why and whom to complain to.')
    const letters = [...(await asha.get(`${at}/letters`)).text.matchAll(/name="letter" value="([0-9a-f-]+)"/g)]
    for (const [, letter = ''] of letters) await asha.post(`${at}/letters`, { letter })
    expect((await asha.get(at)).text).toContain('and the person was told why and whom to complain to.')
  })
})

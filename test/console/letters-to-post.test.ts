import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { measure } from '../../src/jobs/measure.ts'
import { expireRows } from '../support/expire-rows.ts'
import { openMailbox } from '../support/mailbox.ts'
import { scenario } from '../support/scenario.ts'
import { DAY } from './support/times.ts'
import { type Seen, signedIn, type Visitor } from './support/visitor.ts'

const MAIL = 'aai@mail.example'
const mailbox = await openMailbox()
afterAll(() => mailbox.close())
const said = (seen: Seen) => new URL(seen.location ?? 'http://x').searchParams.get('said')
const lettersIn = ({ text }: Seen) => [...text.matchAll(/name="letter" value="([0-9a-f-]+)"/g)].map(([, id]) => id ?? '')

describe('what staff have to post', () => {
  const world = scenario({ config: mailbox.config })
  world.alsoSecret(MAIL)
  let asha: Visitor
  let dev: Visitor
  let at: string
  const enter = async () => {
    asha = await signedIn(world.test, 'asha')
    dev = await signedIn(world.test, 'dev')
  }
  const inTile = async () =>
    /href="\/console\/post">(\d+)<\/a><\/strong> letters? to post/.exec((await asha.get('/console')).text)?.[1]
  const gauge = async () => {
    await measure(world.test.bot)
    const text = await world.test.bot.metrics.text()
    return [...text.matchAll(/^letters_to_post\{standing="(\w+)"\} (\d+)/gm)].map(([, standing, n]) => `${standing} ${n}`)
  }
  const alarms = async () => {
    const text = await world.test.bot.metrics.text()
    return [...text.matchAll(/^alarms_total\{reason="(letter-.+)"\} ([1-9]\d*)/gm)].map(([, reason, n]) => `${reason} ${n}`)
  }

  /** Entered by one, approved by another: the page of its letters. */
  async function entered(phone: string, email: string): Promise<string> {
    world.alsoSecret(phone, phone.replaceAll(' ', ''))
    const wish = { scope: 'number', business: '', phone, email, source: 'letter', proof: 'called-back', language: 'en' }
    await asha.get('/console/start')
    expect(said(await asha.post('/console/start', { ...wish, file: 'letter-on-file' }))).toBe('proposed')
    const proposal = /name="proposal" value="([0-9a-f-]+)"/.exec((await dev.get('/console/proposals')).text)?.[1] ?? ''
    const { location } = await dev.post('/console/proposals', { proposal, verdict: 'approve', phone })
    await world.test.settle()
    return `${new URL(location ?? 'http://x').pathname}/letters`
  }

  beforeAll(enter)

  it('is counted on the first page and stands in its list, with nothing of the person', async () => {
    expect(await inTile()).toBe('0')
    at = await entered('70000 41414', '')
    const list = await asha.get('/console/post')
    expect(list.text).toContain(`href="${at}"`)
    expect(list.text).toContain('Entered')
    expect(list.text).not.toContain('overdue')
    expect(await inTile()).toBe('1')
    expect(await gauge()).toEqual(['waiting 1', 'overdue 0'])
    const anand = await signedIn(world.test, 'anand')
    expect((await anand.get('/console/post')).status).toBe(403)
    expect((await anand.get('/console')).text).toMatch(/<strong>1<\/strong> letter to post/)
  })

  it('is taken as a file by the privacy officer, with a reason', async () => {
    const priya = await signedIn(world.test, 'priya')
    await priya.get('/console/post')
    const file = await priya.post('/console/post/export', { reason: 'audit' })
    expect(file.headers.get('content-disposition')).toContain('letters-to-post-')
    expect(file.text.trimEnd().split('\r\n')).toHaveLength(2)
    expect(file.text).toContain(`"${at.split('/')[3]}","Entered","English"`)
    expect((await asha.post('/console/post/export', { reason: 'audit' })).status).toBe(403)
  })

  it('is brought to staff when nobody has posted it for two days, once', async () => {
    await world.test.pass(2 * DAY - 60_000)
    expect(await alarms()).toEqual([])
    await world.test.pass(60_000)
    await world.test.pass(60_000)
    expect(await alarms()).toEqual(['letter-unposted 1'])
    expect(await gauge()).toEqual(['waiting 0', 'overdue 1'])
    await enter()
    expect((await asha.get('/console/post')).text).toContain('overdue')
    expect((await asha.get('/console')).text).toMatch(/class="tile bad"><strong><a href="\/console\/post">/)
  })

  it('of two who note at once that it is posted one does, and it leaves list and count, with its lines; its words stay for a while', async () => {
    const [letter = ''] = lettersIn(await asha.get(at))
    await dev.get(at)
    const both = await Promise.all([asha, dev].map((who) => who.post(at, { letter })))
    expect(both.map(said).toSorted()).toEqual(['posted', 'posted-before'])
    expect(await inTile()).toBe('0')
    expect((await asha.get('/console/post')).text).toContain('Nothing is to be posted')
    const page = await asha.get(`${at}?said=posted`)
    expect(page.text).toMatch(/Posted <time/)
    expect(page.text).toContain('We are stopping the use of your data')
    expect(lettersIn(page)).toEqual([])
    expect((await asha.get(at.replace('/letters', ''))).text).toContain('Staff posted a letter to the person')
    expect(await world.bot(`select detail from request_event where what = 'letter-posted'`)).toEqual([{ detail: 'entered' }])
    expect(
      await world.bot(
        `select role, target = $1 as of_it, pseudonym is not null as whose from access_log where action = 'post-letter'`,
        [letter],
      ),
    ).toEqual([{ role: 'support', of_it: true, whose: true }])
    expect(said(await asha.post(at, { letter: '00000000-0000-4000-8000-000000000000' }))).toBe('posted-before')
  })

  it('is also what no mail server takes: the address was refused, and the words are there to post', async () => {
    mailbox.smtp.fates.push({ at: 'rcpt-to', code: 550 })
    const failed = await entered('70000 52525', MAIL)
    expect(await inTile()).toBe('1')
    const page = await asha.get(failed)
    expect(page.text).toContain('By mail it could not be delivered (550)')
    expect(page.text).toContain('We are stopping the use of your data')
    expect(page.text).not.toContain(MAIL)
    const [letter = ''] = lettersIn(page)
    expect(said(await asha.post(at, { letter }))).toBe('posted-before')
    expect(said(await asha.post(failed, { letter }))).toBe('posted')
    expect(await inTile()).toBe('0')
  })

  it('is brought to staff once more a week before its words go unposted, and then shows that they are gone', async () => {
    const late = await entered('70000 63636', '')
    const before = await alarms()
    await world.test.pass(22 * DAY)
    expect(await alarms()).not.toEqual(before)
    const counted = (await alarms()).join()
    expect(counted).not.toContain('letter-words-expire')
    await world.test.pass(DAY)
    expect((await alarms()).join()).toContain('letter-words-expire 1')
    await world.test.pass(8 * DAY)
    await expireRows(world.test.bot.db, world.test.bot.clock.now())
    await enter()
    expect((await asha.get(late)).text).toContain('nobody noted that it was posted')
  })

  it('of letters that were posted while nobody noted it the privacy officer says so at once: older ones alone, and no mail', async () => {
    await enter()
    const old = [await entered('70000 71717', ''), await entered('70000 72727', '')]
    mailbox.smtp.fates.push({ at: 'rcpt-to', code: 550 })
    const refused = await entered('70000 73737', MAIL)
    await world.test.pass(3 * DAY)
    await enter()
    const fresh = await entered('70000 74747', '')
    const priya = await signedIn(world.test, 'priya')
    const list = (await priya.get('/console/post')).text
    const [, max = ''] = /name="before" required max="([^"]+)"/.exec(list) ?? []
    const known = { before: max, reason: 'posted-and-not-noted', known: 'yes' }
    await asha.get('/console/post')
    expect((await asha.get('/console/post')).text).not.toContain('name="before"')
    expect((await asha.post('/console/post', known)).status).toBe(403)
    expect((await priya.post('/console/post', { ...known, known: '' })).status).toBe(400)
    const tomorrow = new Date(world.test.bot.clock.now().getTime() + DAY).toISOString().slice(0, 10)
    expect((await priya.post('/console/post', { ...known, before: tomorrow })).location).toContain('noted=too-new')
    // Those of the people above may be through by now, and told of it.
    const [before] = await world.bot<{ n: number }>(
      `select count(*)::int as n from mail_message where state = 'letter' and sealed is not null and created_at < $1::timestamptz`,
      [`${max}T00:00:00+05:30`],
    )
    const n = before?.n ?? 0
    expect(n).toBeGreaterThanOrEqual(2)
    const waiting = Number(await inTile())

    expect((await priya.post('/console/post', known)).location).toContain(`noted=${n}`)
    expect(Number(await inTile())).toBe(waiting - n)
    const left = (await priya.get(`/console/post?noted=${n}`)).text
    expect(left).toContain(`${n} letters are noted as posted`)
    for (const each of old) expect(left).not.toContain(`href="${each}"`)
    for (const each of [refused, fresh]) expect(left).toContain(`href="${each}"`)
    for (const each of old) expect((await priya.get(each)).text).toMatch(/Posted <time/)
    const lines = `select role, reason, count(*)::int as n from access_log
      where action = 'post-letter' and reason <> 'case-work' and pseudonym is not null and target is not null group by 1, 2`
    expect(await world.bot(lines)).toEqual([{ role: 'privacy', reason: 'posted-and-not-noted', n }])
    expect((await priya.post('/console/post', known)).location).toContain('noted=0')
    expect((await priya.get('/console/post?noted=0')).text).toContain('nothing was changed')
  })
})

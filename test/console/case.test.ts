import { beforeAll, describe, expect, it } from 'vitest'
import { scenario } from '../support/scenario.ts'
import { DAY, HOUR_, MINUTE } from './support/times.ts'
import { saidIn as said, signedIn, type Visitor } from './support/visitor.ts'

describe('a request in the hands of staff', () => {
  const world = scenario()
  let asha: Visitor
  let dev: Visitor
  let priya: Visitor
  let reference: string

  const enter = async () => {
    asha = await signedIn(world.test, 'asha')
    dev = await signedIn(world.test, 'dev')
    priya = await signedIn(world.test, 'priya')
  }
  beforeAll(enter)
  const at = (path = '') => `/console/requests/${reference}${path}`
  const stateOf = async () =>
    (await world.bot<{ state: string }>('select state from erasure_request where reference = $1', [reference]))[0]?.state
  const proposalIn = (text: string) => /name="proposal" value="([0-9a-f-]+)"/.exec(text)?.[1] ?? ''

  /** One of support proposes, another decides. */
  async function propose(fields: Record<string, string>) {
    await asha.get(at())
    return asha.post(at('/propose'), fields)
  }
  const inDays = (days: number) => new Date(world.test.bot.clock.now().getTime() + days * DAY).toISOString().slice(0, 10)

  it('is found by its reference, however it is typed, and by the number in any spelling', async () => {
    const imran = world.actor('imran')
    await imran.says('mera data delete karo')
    await imran.taps('डेटा डिलीट करें')
    await imran.taps('हाँ, डिलीट करें')
    reference = /CM-\w{4}-\w{4}/.exec(imran.last().bubble.text)?.[0] ?? ''
    await asha.get('/console/find')
    const typed = reference.toLowerCase().replaceAll('-', ' ')
    expect((await asha.post('/console/find', { what: typed })).location).toContain(at())
    const pasted = ['\u202a+91\u00a070000\u201175532\u202c', '+९१ ७००००७५५३२']
    for (const what of ['+91 70000 75532', '07000075532', '7000075532', '0091-70000-75532', '(+91) 7000075532', ...pasted]) {
      const found = await asha.post('/console/find', { what, reason: 'asked-by-the-person' })
      expect(found.status, what).toBe(200)
      expect(found.text).toContain(reference)
      expect(found.text).toContain('Number ending 5532')
      expect(found.text).not.toContain('75532<')
    }
  })

  it('each search is written down by pseudonym, actor and reason, also one that finds nobody', async () => {
    const nobody = await asha.post('/console/find', { what: '+91 98765 00000', reason: 'complaint' })
    expect(nobody.text).toContain('Nobody with this number')
    expect((await asha.post('/console/find', { what: 'not a number', reason: 'complaint' })).status).toBe(400)
    expect((await asha.post('/console/find', { what: '+91 98765 00000' })).status).toBe(400)
    const looks = await world.bot<{ outcome: string; reason: string; role: string; hidden: boolean }>(
      `select outcome, reason, role, pseudonym is null as hidden from access_log where action = 'search' order by at, outcome`,
    )
    expect(looks.map(({ outcome }) => outcome)).toEqual([...Array(7).fill('found'), 'no-number', 'nothing'])
    expect(new Set(looks.map(({ role }) => role))).toEqual(new Set(['support']))
    const [bound] = await world.bot<{ count: number }>(
      `select count(*)::int as count from access_log l join person_binding b on b.pseudonym = l.pseudonym where l.action = 'search'`,
    )
    expect(bound?.count).toBe(7)
  })

  it('shows state, deadline and the way so far in plain words, and the look is written down', async () => {
    const { text, status } = await asha.get(at())
    expect(status).toBe(200)
    for (const words of [
      'Scheduled',
      'days left',
      'Confirmed by the person',
      'Data frozen',
      'Everything under the number',
      'Hindi',
    ])
      expect(text).toContain(words)
    const looks = await world.bot(
      `select 1 from access_log where action = 'see-request' and reason = 'case-work' and pseudonym is not null`,
    )
    expect(looks).toHaveLength(1)
  })

  it('a hold wants a second person, an end date within 30 days, and one of the reasons', async () => {
    expect(said(await propose({ what: 'hold', reason: 'identity-in-doubt', until: inDays(40) }))).toBe('bad-date')
    expect((await propose({ what: 'hold', reason: 'because-i-say', until: inDays(3) })).status).toBe(400)
    expect((await propose({ what: 'hold', reason: 'identity-in-doubt' })).status).toBe(400)
    expect(said(await propose({ what: 'hold', reason: 'identity-in-doubt', until: inDays(3) }))).toBe('proposed')
    expect(said(await propose({ what: 'hold', reason: 'technical-fault', until: inDays(3) }))).toBe('proposed-before')
    expect(await stateOf()).toBe('scheduled')
    const page = await asha.get(at())
    expect(said(await asha.post(at('/decide'), { proposal: proposalIn(page.text), verdict: 'approve' }))).toBe('own')
    expect(said(await dev.post(at('/decide'), { proposal: proposalIn(page.text), verdict: 'withdraw' }))).toBe('not-own')
    await expect(
      world.bot(`update proposed_action set decision = 'approved', decided_by = proposed_by, decided_at = now()`),
    ).rejects.toThrow(/proposed_action_second_person/)
    expect(await stateOf()).toBe('scheduled')
  })

  it('of two who approve at once one does it, the other is told, and the person hears of it once', async () => {
    const imran = world.actor('imran')
    const [one, two] = await Promise.all([dev.get(at()), priya.get(at())])
    const proposal = proposalIn(one.text)
    expect(proposalIn(two.text)).toBe(proposal)
    const both = await Promise.all([dev, priya].map((who) => who.post(at('/decide'), { proposal, verdict: 'approve' })))
    expect(both.map(said).sort()).toEqual(['approved', 'settled'])
    await world.test.settle()
    expect(await stateOf()).toBe('on_hold')
    const told = imran.heard().filter((text) => text.includes('रुका है'))
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('शिकायत')
    expect(told[0]).toContain('Data Protection Board of India), जो ऐसी शिकायतें 13 मई 2027 से लेगा')
    expect(told[0]).toContain('karan@callmissed.com')
    expect(told[0]).toContain(reference)
  })

  it('while it is held nothing is erased, and what staff write arrives in the chat', async () => {
    const imran = world.actor('imran')
    await world.test.pass(20 * MINUTE)
    expect(await stateOf()).toBe('on_hold')
    await asha.get(at())
    world.alsoSecret('We look into it <b>today</b>')
    expect(said(await asha.post(at('/reply'), { text: 'We look into it <b>today</b>', reason: 'answers-the-person' }))).toBe(
      'replied',
    )
    await world.test.settle()
    expect(imran.heard().at(-1)).toContain('We look into it <b>today</b>')
    const page = await asha.get(at())
    const fields = {
      seen: /name="seen" value="(\d+)"/.exec(page.text)?.[1] ?? '',
      text: 'Once more',
      reason: 'answers-the-person',
    }
    const heard = world.actor('imran').heard().length
    await dev.get(at())
    const sent = await Promise.all([asha, asha, dev].map((who) => who.post(at('/reply'), fields)))
    expect(sent.map(said).toSorted()).toEqual(['replied', 'sent-before', 'sent-before'])
    await world.test.settle()
    const replies = world.actor('imran').heard().slice(heard)
    expect(replies).toEqual([expect.stringMatching(/Once more\n(?:.|\n)*(Data Protection Board|डेटा प्रोटेक्शन बोर्ड)/)])
    expect(said(await asha.post(at('/reply'), { text: '  ', reason: 'answers-the-person' }))).toBe('no-words')
  })

  it('outside the 24 hours what staff write goes as the template, on one line', async () => {
    const imran = world.actor('imran')
    await world.test.pass(25 * HOUR_)
    await enter()
    await asha.get(at())
    world.alsoSecret('Two lines of an answer')
    await asha.post(at('/reply'), { text: 'Two lines\nof an answer', reason: 'answers-the-person' })
    await world.test.settle()
    const sent = await world.bot(
      `select 1 from outbox_message where what = 'staff-reply' and state in ('sent', 'delivered', 'read')`,
    )
    expect(sent).toHaveLength(3)
    expect(imran.heard().at(-1)).toContain('Two lines of an answer')
  })

  it('a note is for colleagues, sealed, and gone after 30 days', async () => {
    world.alsoSecret('spoke to the owner of the shop')
    await asha.get(at())
    expect(said(await asha.post(at('/note'), { text: 'spoke to the owner of the shop' }))).toBe('noted')
    expect((await dev.get(at())).text).toContain('spoke to the owner of the shop')
    expect(said(await asha.post(at('/assign'), { staff: 'staff:demo-dev', reason: 'work-is-shared' }))).toBe('assigned')
    expect(said(await asha.post(at('/assign'), { staff: 'staff:nobody', reason: 'work-is-shared' }))).toBe('no-colleague')
    // Two who hand over at once: the second is told, and nothing of the first's is lost.
    expect(said(await priya.post(at('/assign'), { staff: 'staff:demo-asha', reason: 'work-is-shared' }))).toBe('assigned-before')
    const onward = { staff: 'staff:demo-asha', from: 'staff:demo-dev', reason: 'work-is-shared' }
    expect(said(await asha.post(at('/assign'), onward))).toBe('assigned')
    expect(said(await priya.post(at('/assign'), { ...onward, staff: 'staff:demo-dev' }))).toBe('assigned-before')
    expect(said(await asha.post(at('/assign'), { ...onward, staff: 'staff:demo-dev', from: 'staff:demo-asha' }))).toBe('assigned')
    expect((await dev.get('/console/requests?mine=yes')).text).toContain(reference)
    expect((await asha.get('/console/requests?mine=yes')).text).not.toContain(`>${reference}<`)
  })

  it('a hold ends by itself on its day, and the erasure goes on', async () => {
    await world.test.pass(3 * DAY)
    expect(await stateOf()).toBe('completed')
    await enter()
    const { text } = await asha.get(at())
    expect(text).toContain('verified, entry')
    expect(text).toContain('Erased, and checked')
    expect(text).toContain('The plan, and how far it is')
    expect(said(await propose({ what: 'cancel', reason: 'other', until: inDays(2) }))).toBe('too-late')
    expect(said(await asha.post(at('/retry'), { reason: 'person-waits' }))).toBe('nothing-to-retry')
    expect(said(await asha.post(at('/release'), { reason: 'hold-is-over' }))).toBe('not-waiting')
  })

  it('the person asks who looked, and hears how often and as whom', async () => {
    const imran = world.actor('imran')
    const heard = (await imran.says('mera case kisne dekha?')).join()
    expect(heard).toMatch(/हमारी टीम ने आपका केस \d+ बार देखा/)
    expect(heard).toContain('सपोर्ट')
    expect(heard).toContain('प्राइवेसी')
    expect((await world.actor('rohan').says('who looked at my case?')).join()).toContain('nobody of our staff looked')
  })

  it('whoever is erased is found all the same, once the address is gone, too', async () => {
    await world.test.pass(9 * DAY)
    await enter()
    await asha.get('/console/find')
    const found = await asha.post('/console/find', { what: '7000075532', reason: 'asked-by-the-person' })
    expect(found.text).toContain(reference)
    await asha.get(at())
    expect((await asha.get(at())).text).toContain('Second sweep done')
  })
})

describe('a request that two of the staff cancel', () => {
  const world = scenario()
  it('is over, the freeze is lifted, and the person is told why and where to complain', async () => {
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await rohan.taps('Delete my data')
    await rohan.taps('Yes, delete it')
    const reference = /CM-\w{4}-\w{4}/.exec(rohan.last().bubble.text)?.[0] ?? ''
    const asha = await signedIn(world.test, 'asha')
    const priya = await signedIn(world.test, 'priya')
    const at = `/console/requests/${reference}`
    await asha.get(at)
    const until = new Date(world.test.bot.clock.now().getTime() + 2 * DAY).toISOString().slice(0, 10)
    expect((await asha.post(`${at}/propose`, { what: 'cancel', reason: 'suspected-fraud' })).status).toBe(400)
    await asha.post(`${at}/propose`, { what: 'cancel', reason: 'suspected-fraud', until })
    const proposal = /name="proposal" value="([0-9a-f-]+)"/.exec((await priya.get(at)).text)?.[1] ?? ''
    await priya.post(`${at}/decide`, { proposal, verdict: 'approve' })
    await world.test.settle()
    const told = rohan.heard().at(-1) ?? ''
    expect(told).toContain('We do not delete your data: we doubt that the owner of this number asked for it')
    expect(told).toContain('Grievance Officer')
    expect(told).toContain('Data Protection Board of India')
    const [row] = await world.bot('select state, reason, thaw_wanted from erasure_request')
    expect(row).toEqual({ state: 'cancelled', reason: 'suspected-fraud', thaw_wanted: false })
    await world.test.pass(20 * MINUTE)
    expect(await world.bot('select state from erasure_request')).toEqual([{ state: 'cancelled' }])
    const status = (await rohan.says('status')).join()
    expect(status).toContain('there are signs that it does not come from the person whose data it is')
    expect(status).toContain('Data Protection Board of India')
    expect(status).not.toContain('taken back')
  })
})

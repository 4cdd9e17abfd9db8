import { beforeAll, describe, expect, it } from 'vitest'
import { decideProposal } from '../../src/jobs/decide-proposal.ts'
import { proposeAction } from '../../src/jobs/propose-action.ts'
import { proposeStart } from '../../src/jobs/propose-start.ts'
import { loadRequest } from '../../src/requests/request-store.ts'
import { scenario } from '../support/scenario.ts'
import { DAY, HOUR_, MINUTE } from './support/times.ts'
import { type Seen, saidIn as said, signedIn, type Visitor } from './support/visitor.ts'

const proposalIn = ({ text }: Seen) => /name="proposal" value="([0-9a-f-]+)"/.exec(text)?.[1] ?? ''

describe('what weighs on a person', () => {
  const world = scenario()
  let asha: Visitor
  let dev: Visitor
  let priya: Visitor
  const enter = async () => {
    asha = await signedIn(world.test, 'asha')
    dev = await signedIn(world.test, 'dev')
    priya = await signedIn(world.test, 'priya')
  }
  beforeAll(enter)
  const inDays = (days: number) => new Date(world.test.bot.clock.now().getTime() + days * DAY).toISOString().slice(0, 10)
  const requestOf = async (reference: string) =>
    (
      await world.bot<{ state: string; reason: string }>('select state, reason from erasure_request where reference = $1', [
        reference,
      ])
    )[0]

  /** Proposed by one of support, approved by another person. */
  async function agreed(reference: string, fields: Record<string, string>): Promise<Seen> {
    const at = `/console/requests/${reference}`
    await asha.get(at)
    expect(said(await asha.post(`${at}/propose`, fields))).toBe('proposed')
    const proposal = proposalIn(await dev.get(at))
    const done = await dev.post(`${at}/decide`, { proposal, verdict: 'approve' })
    await world.test.settle()
    return done
  }

  it('a refusal wants a second person, a reason of the list and an end; in Hindi she hears why, of the Grievance Officer and from when the Board', async () => {
    const sunita = world.actor('sunita')
    await sunita.says('मेरा डेटा डिलीट करो')
    await sunita.taps('डेटा डिलीट करें')
    await sunita.taps('हाँ, डिलीट करें')
    const reference = /CM-\w{4}-\w{4}/.exec(sunita.last().bubble.text)?.[0] ?? ''
    const at = `/console/requests/${reference}`
    await asha.get(at)
    expect((await asha.post(`${at}/propose`, { what: 'refuse', reason: 'no-match' })).status).toBe(400)
    expect((await asha.post(`${at}/propose`, { what: 'refuse', reason: 'law-asks', until: inDays(2) })).status).toBe(400)
    expect(said(await asha.post(`${at}/propose`, { what: 'refuse', reason: 'no-match', until: inDays(9) }))).toBe('bad-date')
    expect(await requestOf(reference)).toMatchObject({ state: 'scheduled' })
    expect(said(await agreed(reference, { what: 'refuse', reason: 'insuf-verification', until: inDays(2) }))).toBe('approved')
    expect(await requestOf(reference)).toEqual({ state: 'refused', reason: 'insuf-verification' })
    const told = sunita.heard().at(-1) ?? ''
    expect(told).toContain('हम पक्का नहीं कर सके कि यह डेटा आपका है')
    expect(told).toContain('शिकायत')
    expect(told).toContain('Grievance Officer: karan@callmissed.com')
    expect(told).toContain('13 मई 2027')
    const frozen = await world.platform('select 1 from deletion_bot.freeze_undo')
    expect(frozen).toEqual([])
    expect((await asha.get(at)).text).toContain('Refused by two of the staff')
  })

  it('a proposal that nobody decides lapses on its day, and the request goes on', async () => {
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await rohan.taps('Delete my data')
    await rohan.taps('Yes, delete it')
    const reference = /CM-\w{4}-\w{4}/.exec(rohan.last().bubble.text)?.[0] ?? ''
    const at = `/console/requests/${reference}`
    await asha.get(at)
    expect(said(await asha.post(`${at}/propose`, { what: 'cancel', reason: 'other', until: inDays(0) }))).toBe('proposed')
    const proposal = proposalIn(await dev.get(at))
    await world.test.pass(15 * MINUTE)
    await world.test.pass(DAY)
    expect(await requestOf(reference)).toMatchObject({ state: 'completed' })
    expect(rohan.heard().join()).toContain('Your data is erased')
    await enter()
    await dev.get(at)
    expect(said(await dev.post(`${at}/decide`, { proposal, verdict: 'approve' }))).toBe('settled')
    expect((await dev.get(at)).text).toContain('lapsed')
  })

  it('a longer window tells until when it can be taken back, whom to complain to, and from when the Board listens', async () => {
    const meera = world.actor('meera')
    await meera.says('delete my data')
    await meera.taps('Delete my data')
    await meera.taps('Yes, delete it')
    const reference = /CM-\w{4}-\w{4}/.exec(meera.last().bubble.text)?.[0] ?? ''
    expect(said(await agreed(reference, { what: 'extend', reason: 'asked-by-the-person', until: inDays(3) }))).toBe('approved')
    const told = meera.heard().join('\n')
    expect(told).toContain('You can take your deletion back for longer')
    expect(told).toContain('Type COMPLAIN and our Grievance Officer answers')
    expect(told).toContain('(it takes such complaints from 13 May 2027)')
  })

  describe('a request that staff start for a letter', () => {
    const PHONE = '+91 70000 55667'
    const wish = {
      scope: 'number',
      business: '',
      phone: PHONE,
      source: 'letter',
      proof: 'called-back',
      language: 'hi',
      email: 'aai@example.com',
      file: 'letter-on-file',
    }

    const day = (days: number) =>
      new Date(world.test.bot.clock.now().getTime() + days * DAY + 330 * 60_000).toISOString().slice(0, 10)

    it('is not even proposed without a number, a proof or the right business', async () => {
      world.alsoSecret('70000 55667', '7000055667', 'aai@example.com')
      await asha.get('/console/start')
      expect(said(await asha.post('/console/start', { ...wish, phone: 'aai' }))).toBe('no-number')
      expect(said(await asha.post('/console/start', { ...wish, proof: '' }))).toBe('no-proof')
      expect(said(await asha.post('/console/start', { ...wish, email: 'nobody' }))).toBe('no-mail')
      expect(said(await asha.post('/console/start', { ...wish, scope: 'business' }))).toBe('no-business')
      expect((await asha.post('/console/start', { ...wish, file: 'because' })).status).toBe(400)
      for (const days of [-1, 3, 9])
        expect(said(await asha.post('/console/start', { ...wish, until: day(days) }))).toBe('start-bad-date')
      expect(await world.bot('select 1 from proposed_action where what = $1', ['start'])).toEqual([])
    })

    it('waits for a second person, who sees the end of the number alone; nobody approves their own', async () => {
      await asha.get('/console/start')
      const form = await asha.get('/console/start')
      expect(form.text).toMatch(new RegExp(`name="until" required min="${day(0)}" max="${day(2)}" value="${day(2)}"`))
      expect(said(await asha.post('/console/start', { ...wish, until: day(1) }))).toBe('proposed')
      expect(said(await asha.post('/console/start', wish))).toBe('proposed-before')
      // Its maker named tomorrow.
      const [{ ends } = expect.unreachable()] = await world.bot<{ ends: Date }>(
        `select lapses_at as ends from proposed_action where what = 'start' and decision is null`,
      )
      expect(ends.toISOString()).toBe(new Date(`${day(1)}T23:59:59+05:30`).toISOString())
      expect(await world.bot('select 1 from erasure_request where source is not null')).toEqual([])
      const list = await dev.get('/console/proposals')
      expect(list.text).toContain('number ending 5667')
      expect(list.text).not.toMatch(/70000|aai@/)
      const proposal = proposalIn(list)
      expect(said(await asha.post('/console/proposals', { proposal, verdict: 'approve' }))).toBe('own')
      expect(said(await dev.post('/console/proposals', { proposal, verdict: 'withdraw' }))).toBe('not-own')
      expect((await world.bot(`select reason from proposed_action where what = 'start' and lapses_at > proposed_at`))[0]).toEqual(
        {
          reason: 'called-back',
        },
      )
    })

    it('the second person types its number again, and one with two digits exchanged starts nothing', async () => {
      const list = await dev.get('/console/proposals')
      expect(list.text).toContain('with one wrong digit a stranger’s data would be erased')
      const proposal = proposalIn(list)
      const approve = (phone: string) => dev.post('/console/proposals', { proposal, verdict: 'approve', phone })
      for (const [phone, answer] of [
        ['', 'wants-number'],
        ['aai', 'wants-number'],
        ['5667', 'wants-number'],
        ['+91 70002 55667', 'other-number'],
        ['+91 70000 56567', 'other-number'],
      ] as const)
        expect(said(await approve(phone))).toBe(answer)
      world.alsoSecret('70002 55667', '7000255667', '70000 56567', '7000056567')
      expect((await dev.get('/console/proposals?said=other-number')).text).toContain('is not the one that your colleague entered')
      expect(said(await dev.post(`/console/requests/CM-2222-2222/decide`, { proposal, verdict: 'approve' }))).toBeNull()
      expect(await world.bot('select 1 from erasure_request where source is not null')).toEqual([])
      expect(await world.bot(`select decision from proposed_action where what = 'start'`)).toEqual([{ decision: null }])
      expect(
        await world.bot(`select action, outcome, pseudonym is not null as whose from access_log where action = 'approve-start'`),
      ).toEqual([1, 2].map(() => ({ action: 'approve-start', outcome: 'other-number', whose: true })))
    })

    it('of two who approve at once one starts it, and the other is told; the number leaves the proposal', async () => {
      const proposal = proposalIn(await dev.get('/console/proposals'))
      await priya.get('/console/proposals')
      const both = await Promise.all(
        [dev, priya].map((who) => who.post('/console/proposals', { proposal, verdict: 'approve', phone: '+91 70000 55667' })),
      )
      expect(both.map(said).sort()).toEqual(['started', 'started-before'])
      const place = both.find((seen) => said(seen) === 'started')?.location ?? ''
      const { text } = await dev.get(new URL(place).pathname)
      for (const words of ['Entered by staff', 'Scheduled', 'Hindi', 'it can be taken back']) expect(text).toContain(words)
      expect(await world.bot(`select decision, wish_sealed from proposed_action where what = 'start'`)).toEqual([
        { decision: 'approved', wish_sealed: null },
      ])
      const looks = await world.bot<{ action: string }>(
        `select action from access_log where action like '%-start' and pseudonym is not null order by at, action`,
      )
      expect(new Set(looks.map(({ action }) => action))).toEqual(new Set(['propose-start', 'see-start', 'approve-start']))
    })

    it('a start that nobody decides takes its number with it on its day', async () => {
      await asha.get('/console/start')
      world.alsoSecret('70000 77889', '7000077889')
      await asha.post('/console/start', { ...wish, phone: '70000 77889' })
      const { expireRows } = await import('../support/expire-rows.ts')
      await expireRows(world.test.bot.db, new Date(world.test.bot.clock.now().getTime() + 3 * DAY))
      expect(
        await world.bot(`select decision, wish_sealed from proposed_action where what = 'start' and decision <> 'approved'`),
      ).toEqual([{ decision: 'lapsed', wish_sealed: null }])
    })

    it('one that came in at the command line is listed without buttons, as is a refusal, and says where they are decided', async () => {
      await enter()
      const { bot } = world.test
      const priyas = { id: 'cli:priya', role: null, reason: 'other' } as const
      const letter = { kind: 'letter', phone: '+917000066778', scope: { kind: 'number' }, source: 'letter' } as const
      world.alsoSecret('70000 66778', '7000066778')
      const given = { ...letter, proof: 'called-back', file: 'letter-on-file', language: 'en' } as const
      const start = await proposeStart(bot, given, priyas)
      const [row] = await world.bot<{ id: string }>(`select id from erasure_request where state = 'scheduled' limit 1`)
      const request = (await loadRequest(bot.db, row?.id ?? '')) ?? expect.unreachable()
      const until = new Date(bot.clock.now().getTime() + DAY)
      const refusal = await proposeAction(bot, request, { what: 'refuse', until }, priyas)
      if (start.is !== 'proposed' || refusal.is !== 'proposed') throw new Error(`${start.is}, ${refusal.is}`)
      const list = (await dev.get('/console/proposals')).text
      expect(list).toContain('number ending 6778')
      const { text } = await dev.get(`/console/requests/${request.reference}`)
      for (const [page, { proposal }] of [
        [list, start],
        [list, refusal],
        [text, refusal],
      ] as const) {
        expect(page).toContain(`npm run cli -- request approve ${proposal.id}`)
        expect(page).not.toContain(`value="${proposal.id}"`)
      }
      const waiting = /href="\/console\/proposals">(\d+)<\/a><\/strong> waits? for a second/.exec(
        (await dev.get('/console')).text,
      )?.[1]
      expect(waiting).toBe(String(list.match(/<th scope="row">/g)?.length))
      expect(await decideProposal(bot, start.proposal.id, 'approve', { id: 'staff:demo-dev', role: 'support' })).toEqual({
        is: 'other-door',
      })
    })
  })
})

describe('a grievance', () => {
  const world = scenario()
  let asha: Visitor
  let dev: Visitor
  let reference: string
  const at = (path = '') => `/console/cases/${reference}${path}`
  beforeAll(async () => {
    asha = await signedIn(world.test, 'asha')
    dev = await signedIn(world.test, 'dev')
    const imran = world.actor('imran')
    await imran.says('शिकायत')
    await imran.says('shikayat')
    const [row] = await world.bot<{ reference: string }>('select reference from case_file')
    reference = row?.reference ?? ''
  })

  it('stands in the list of those who wait, and is found by its reference', async () => {
    expect((await asha.get('/console')).text).toContain('href="/console/cases"')
    expect((await asha.get('/console/cases')).text).toContain(reference)
    await asha.get('/console/find')
    expect((await asha.post('/console/find', { what: reference.toLowerCase() })).location).toContain(at())
    expect((await asha.get(at())).text).toContain('Complaint, for the Grievance Officer')
  })

  it('is answered from the console: the words arrive in his chat, with the Board, and the look and the answer are written down', async () => {
    const words = 'We looked again <b>and</b> nothing of yours is left'
    world.alsoSecret(words)
    await asha.get(at())
    expect(said(await asha.post(at('/answer'), { text: ' ', reason: 'complaint' }))).toBe('no-words')
    const seen = /name="seen" value="([\d.]+)"/.exec((await asha.get(at())).text)?.[1] ?? ''
    expect(said(await asha.post(at('/answer'), { text: words, reason: 'complaint', seen }))).toBe('answered')
    expect(said(await asha.post(at('/answer'), { text: words, reason: 'complaint', seen }))).toBe('sent-before')
    await world.test.settle()
    const told = world.actor('imran').heard().at(-1) ?? ''
    expect(told).toContain(words)
    expect(told).toContain('13 मई 2027')
    const looks = await world.bot<{ action: string }>(`select action from access_log where pseudonym is not null order by at`)
    expect(looks.map(({ action }) => action)).toEqual(expect.arrayContaining(['see-case', 'case-answer']))
  })

  it('of two who close it at once one does it, and the other is told', async () => {
    await Promise.all([asha.get(at()), dev.get(at())])
    const fields = { text: 'With this it is closed', outcome: 'explained', reason: 'complaint' }
    world.alsoSecret(fields.text)
    const both = await Promise.all([asha, dev].map((who) => who.post(at('/answer'), fields)))
    expect(both.map(said).sort()).toEqual(['answered', 'closed-before'])
    await world.test.settle()
    expect((await asha.get(at())).text).toContain('explained')
    expect((await asha.get('/console/cases')).text).not.toContain(reference)
  })

  it('outside the 24 hours an answer that the template would cut is refused, not shortened', async () => {
    await world.actor('rohan').says('COMPLAIN')
    const [row] = await world.bot<{ reference: string }>('select reference from case_file where closed_at is null')
    reference = row?.reference ?? ''
    await world.test.pass(25 * HOUR_)
    asha = await signedIn(world.test, 'asha')
    await asha.get(at())
    expect(said(await asha.post(at('/answer'), { text: 'word '.repeat(200), reason: 'complaint' }))).toBe('too-long')
    expect(said(await asha.post(at('/close'), { outcome: 'withdrawn', reason: 'person-withdrew' }))).toBe('case-closed')
  })
})

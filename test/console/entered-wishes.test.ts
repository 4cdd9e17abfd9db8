import { beforeAll, describe, expect, it } from 'vitest'
import { scenario } from '../support/scenario.ts'
import { DAY, HOUR_, MINUTE } from './support/times.ts'
import { type Seen, saidIn as said, signedIn, type Visitor } from './support/visitor.ts'

const words = ({ text }: Seen) => text.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')
const proposalIn = ({ text }: Seen) => /name="proposal" value="([0-9a-f-]+)"/.exec(text)?.[1] ?? ''

describe('what staff entered from a letter', () => {
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
  const alarms = async (reason: string) =>
    Number(new RegExp(`alarms_total\\{reason="${reason}"\\} (\\d+)`).exec(await world.test.bot.metrics.text())?.[1] ?? 0)

  const wish = {
    ...{ scope: 'number', business: '', email: '', source: 'letter', proof: 'called-back' },
    ...{ language: 'en', file: 'letter-on-file' },
  }
  async function proposed(phone: string): Promise<string> {
    world.alsoSecret(phone, phone.replaceAll(' ', ''))
    await asha.get('/console/start')
    expect(said(await asha.post('/console/start', { ...wish, phone }))).toBe('proposed')
    return proposalIn(await dev.get('/console/proposals'))
  }
  async function found(phone: string): Promise<string> {
    await asha.get('/console/find')
    return words(await asha.post('/console/find', { what: phone, reason: 'asked-by-the-person' }))
  }

  it('is found by its number while it waits, and after it was declined; who decided second reads by whom', async () => {
    const phone = '70000 61616'
    const proposal = await proposed(phone)
    expect(await found(phone)).toMatch(/Entered by staff, and not started.*it waits for a second person until/)
    expect(await found('70000 61617')).toContain('Nobody with this number has written here')
    await priya.get('/console/proposals')
    expect(said(await dev.post('/console/proposals', { proposal, verdict: 'decline' }))).toBe('declined')
    expect(await found(phone)).toMatch(/it was declined by the second person .*, and nothing was done/)
    const late = await priya.post('/console/proposals', { proposal, verdict: 'approve', phone })
    expect(said(late)).toBe('settled')
    expect(words(await priya.follow(late))).toMatch(/It was declined by Dev \w+ .*, before this came: nothing more was done/)
  })

  it('leads whoever clicks twice to the request that the first click started', async () => {
    const phone = '70000 71717'
    const proposal = await proposed(phone)
    await dev.get('/console/proposals')
    const both = [0, 1].map(() => dev.post('/console/proposals', { proposal, verdict: 'approve', phone }))
    const seen = await Promise.all(both)
    expect(seen.map(said).sort()).toEqual(['started', 'started-before'])
    expect(new Set(seen.map(({ location }) => new URL(location ?? '').pathname)).size).toBe(1)
    await world.test.settle()
  })

  it('is not called a request that moved on where the same is open already', async () => {
    const phone = '70000 71717'
    const proposal = await proposed(phone)
    await dev.get('/console/proposals')
    const over = await dev.post('/console/proposals', { proposal, verdict: 'approve', phone })
    expect(said(over)).toBe('start-overtaken')
    const text = words(await dev.follow(over))
    expect(text).toContain('the same is open already')
    expect(text).not.toContain('timeline')
  })

  it('rings when nobody decides it in time, and is found as lapsed with the way to enter it anew', async () => {
    const phone = '70000 81818'
    await proposed(phone)
    await world.test.pass(DAY + 2 * HOUR_)
    await enter()
    expect((await asha.get('/console')).text).toMatch(/<p class="tile bad">[^/]*\/console\/proposals/)
    expect(await alarms('start-lapsed')).toBe(0)
    await world.test.pass(2 * DAY)
    await enter()
    expect(await alarms('start-lapsed')).toBe(1)
    expect(await found(phone)).toMatch(/it lapsed .* undecided, and nothing was done: enter it anew from the letter/)
    expect(await world.bot('select 1 from proposed_action where wish_sealed is not null')).toEqual([])
  })

  it('rings as well when whoever entered it was shut out', async () => {
    const phone = '70000 91919'
    await proposed(phone)
    await world.test.pass(1_000)
    const anand = await signedIn(world.test, 'anand')
    await anand.get('/console/staff')
    expect((await anand.post('/console/staff', { staff: 'staff:demo-asha', what: 'block' })).status).toBe(303)
    const list = await dev.get('/console/proposals')
    expect(list.text).not.toContain('1919')
    await world.test.pass(MINUTE)
    expect(await alarms('start-lapsed')).toBe(2)
    expect(await world.bot('select 1 from proposed_action where wish_sealed is not null')).toEqual([])
    await world.bot('update staff_member set blocked_at = null')
    await enter()
    expect(await found(phone)).toContain('enter it anew')
  })
})

describe('whoever rings days before the erasure of their letter that the data stays', () => {
  const world = scenario()
  let asha: Visitor
  let dev: Visitor
  let at: string
  const enter = async () => {
    asha = await signedIn(world.test, 'asha')
    dev = await signedIn(world.test, 'dev')
  }
  const day = (from: Date) =>
    from.toLocaleString('en-IN', { timeZone: 'Asia/Kolkata', day: 'numeric', month: 'short', year: 'numeric' })
  const state = async () => (await world.bot('select state from erasure_request'))[0]
  const alarms = async (reason: string) =>
    Number(new RegExp(`alarms_total\\{reason="${reason}"\\} (\\d+)`).exec(await world.test.bot.metrics.text())?.[1] ?? 0)
  let waitsUntil: Date

  beforeAll(async () => {
    await enter()
    const phone = '70000 31415'
    world.alsoSecret(phone, phone.replaceAll(' ', ''))
    await asha.get('/console/start')
    const wish = { scope: 'number', business: '', phone, email: '', source: 'letter', proof: 'called-back', language: 'en' }
    await asha.post('/console/start', { ...wish, file: 'letter-on-file' })
    const proposal = proposalIn(await dev.get('/console/proposals'))
    const { location } = await dev.post('/console/proposals', { proposal, verdict: 'approve', phone })
    at = new URL(location ?? '').pathname
    await world.test.settle()
    await world.test.pass(5 * DAY)
    const [row] = await world.bot<{ erase_at: Date }>('select erase_at from erasure_request')
    waitsUntil = new Date((row?.erase_at.getTime() ?? 0) + 2 * DAY)
    await enter()
  })

  it('is waited for until the day that the page names, and no other', async () => {
    expect(words(await asha.get(at))).toContain(`Its erasure waits for that word, until your day or ${day(waitsUntil)}`)
    const until = new Date(world.test.bot.clock.now().getTime() + 7 * DAY).toISOString().slice(0, 10)
    expect(said(await asha.post(`${at}/propose`, { what: 'take-back', reason: 'asked-by-the-person', until }))).toBe('proposed')
    const text = words(await dev.get(at))
    expect(text).toContain(`Lapses ${day(waitsUntil)}`)
    expect(text).toContain('its erasure does not begin before')
    expect(await world.bot('select lapses_at from proposed_action where request_id is not null and decision is null')).toEqual([
      { lapses_at: waitsUntil },
    ])
  })

  it('has staff reminded once while nobody decides', async () => {
    await world.test.pass(HOUR_)
    expect(await alarms('take-back-undecided')).toBe(0)
    await world.test.pass(DAY)
    await world.test.pass(HOUR_)
    expect(await alarms('take-back-undecided')).toBe(1)
  })

  it('is erased only after that, and staff hear that nobody decided', async () => {
    const now = () => world.test.bot.clock.now().getTime()
    await world.test.pass(waitsUntil.getTime() - now() - HOUR_)
    expect([await state(), await alarms('take-back-lapsed')]).toEqual([{ state: 'scheduled' }, 0])
    await world.test.pass(2 * HOUR_)
    expect([await state(), await alarms('take-back-lapsed')]).toEqual([{ state: 'completed' }, 1])
    await enter()
    expect(words(await asha.get(at))).toContain('Nobody decided on taking it back in time')
  })
})

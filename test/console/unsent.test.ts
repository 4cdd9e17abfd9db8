import { beforeAll, describe, expect, it } from 'vitest'
import { scenario } from '../support/scenario.ts'
import { MINUTE } from './support/times.ts'
import { type Seen, saidIn, signedIn, type Visitor } from './support/visitor.ts'

const seenIn = ({ text }: Seen) => /name="seen" value="([\d.]+)"/.exec(text)?.[1] ?? ''
const field = ({ text }: Seen, id: string) => new RegExp(`<textarea[^>]* id="${id}"[^>]*>([^<]*)</textarea>`).exec(text)?.[1]

describe('what staff typed into a form that did nothing', () => {
  const world = scenario()
  let asha: Visitor
  let dev: Visitor
  let request: string
  let matter: string
  const heard = () => world.actor('meera').heard().length
  const settled = async <T>(work: Promise<T>) => {
    const done = await work
    await world.test.settle()
    return done
  }

  beforeAll(async () => {
    asha = await signedIn(world.test, 'asha')
    dev = await signedIn(world.test, 'dev')
    const meera = world.actor('meera')
    await meera.says('delete my data')
    await meera.taps('Delete my data')
    await meera.taps('Yes, delete it')
    await meera.says('COMPLAIN')
    const [row] = await world.bot<{ request: string; matter: string }>(
      'select r.reference as request, f.reference as matter from erasure_request r, case_file f',
    )
    request = `/console/requests/${row?.request}`
    matter = `/console/cases/${row?.matter}`
  })

  it('stands in the field again when a colleague wrote before, in a page that is kept nowhere and begins with why', async () => {
    const seen = seenIn(await asha.get(request))
    const theirs = { text: 'A colleague has this to say.', reason: 'apology', seen: seenIn(await dev.get(request)) }
    const mine = { text: 'Half an hour\r\nof careful <words>', reason: 'answers-the-person', seen }
    world.alsoSecret('A colleague has this to say', 'of careful')
    expect(saidIn(await settled(dev.post(`${request}/reply`, theirs)))).toBe('replied')
    const before = heard()
    const back = await settled(asha.post(`${request}/reply`, mine))
    expect(back.status).toBe(409)
    expect(back.headers.get('cache-control')).toBe('no-store')
    expect(saidIn(back)).toBe('written-before')
    expect(back.text).toMatch(/role="alert" tabindex="-1" autofocus/i)
    expect(back.text).toContain('<a href="#reply-text">What you wrote</a>')
    expect(field(back, 'reply-text')).toBe('Half an hour\nof careful &lt;words>')
    expect(back.text).toContain('<option value="answers-the-person" selected>')
    expect(heard()).toBe(before)
    // The note's form is another one, and stays empty.
    expect(field(back, 'note-text')).toBe('')
  })

  it('goes once when it is sent again from there, however often: also from the page of before', async () => {
    const stale = seenIn(await asha.get(request))
    const other = { text: 'And one line more.', reason: 'apology', seen: stale }
    world.alsoSecret('And one line more')
    await settled(dev.post(`${request}/reply`, { ...other, seen: seenIn(await dev.get(request)) }))
    const mine = { text: 'Words that wait', reason: 'apology' }
    world.alsoSecret('Words that wait')
    const back = await asha.post(`${request}/reply`, { ...mine, seen: stale })
    const again = { ...mine, seen: seenIn(back) }
    expect(again.seen).not.toBe(stale)
    const before = heard()
    expect(saidIn(await settled(asha.post(`${request}/reply`, again)))).toBe('replied')
    expect(saidIn(await settled(asha.post(`${request}/reply`, again)))).toBe('sent-before')
    expect(saidIn(await settled(asha.post(`${request}/reply`, { ...mine, seen: stale })))).toBe('sent-before')
    expect(heard()).toBe(before + 1)
    // The same words, meant once more from the page as it stands, are said once more.
    const meant = { ...mine, seen: seenIn(await asha.get(request)) }
    expect(saidIn(await settled(asha.post(`${request}/reply`, meant)))).toBe('replied')
    expect(heard()).toBe(before + 2)
  })

  it('is found in the case, too, when the person wrote meanwhile; and goes once from there', async () => {
    const seen = seenIn(await asha.get(matter))
    world.alsoSecret('my landlord knows of it')
    await world.actor('meera').says('my landlord knows of it')
    const mine = { text: 'An answer that took long', reason: 'complaint', outcome: 'explained', seen }
    world.alsoSecret('An answer that took long')
    const back = await asha.post(`${matter}/answer`, mine)
    expect([back.status, saidIn(back)]).toEqual([409, 'more-came'])
    expect(field(back, 'answer-text')).toBe(mine.text)
    expect(back.text).toContain('<option value="explained" selected>')
    expect(back.text).toContain('<option value="complaint" selected>')
    const before = heard()
    const again = { ...mine, outcome: '', seen: seenIn(back) }
    expect(saidIn(await settled(asha.post(`${matter}/answer`, again)))).toBe('answered')
    expect(saidIn(await settled(asha.post(`${matter}/answer`, again)))).toBe('sent-before')
    expect(heard()).toBe(before + 1)
  })

  it('stands there to be copied when a colleague closed the case before', async () => {
    const seen = seenIn(await asha.get(matter))
    await dev.get(matter)
    const closing = { outcome: 'withdrawn', reason: 'person-withdrew', seen }
    expect(saidIn(await dev.post(`${matter}/close`, closing))).toBe('case-closed')
    const back = await asha.post(`${matter}/answer`, { text: 'Too late by a minute', reason: 'complaint', seen })
    expect([back.status, saidIn(back)]).toEqual([409, 'closed-before'])
    expect(field(back, 'answer-text')).toBe('Too late by a minute')
    expect(back.text).toMatch(/<textarea[^>]* readonly/i)
    expect(back.text).not.toContain('Send the answer')
  })

  it('is a note that comes twice: there is one', async () => {
    await asha.get(request)
    const note = { text: 'the owner was rung' }
    world.alsoSecret(note.text)
    expect(saidIn(await asha.post(`${request}/note`, note))).toBe('noted')
    expect(saidIn(await asha.post(`${request}/note`, note))).toBe('noted')
    expect(await world.bot('select 1 from request_note')).toHaveLength(1)
    // The same words a while later are another try's.
    await world.test.pass(11 * MINUTE)
    expect(saidIn(await asha.post(`${request}/note`, note))).toBe('noted')
    expect(await world.bot('select 1 from request_note')).toHaveLength(2)
    const long = await asha.post(`${request}/note`, { text: 'z'.repeat(2_001) })
    expect([long.status, saidIn(long), field(long, 'note-text')?.length]).toEqual([409, 'no-words', 2_001])
  })

  it('is not lost with a session that is over, nor with a form of another one', async () => {
    await asha.get(request)
    const note = { text: 'typed for half an hour' }
    const old = await asha.post(`${request}/note`, note, { csrf: 'of another session' })
    expect([old.status, field(old, 'typed')]).toEqual([403, note.text])
    asha.cookies.clear()
    const over = await asha.post(`${request}/note`, note)
    expect([over.status, field(over, 'typed')]).toEqual([401, note.text])
    // From elsewhere nothing is said back.
    const foreign = await asha.post(`${request}/note`, note, { origin: 'https://evil.example' })
    expect([foreign.status, foreign.text.includes(note.text)]).toEqual([403, false])
  })

  it('has an address that leads to its page, for whoever opens it again', async () => {
    const browser = await signedIn(world.test, 'asha')
    for (const at of [`${request}/reply`, `${request}/note`, `${matter}/answer`])
      expect((await browser.get(at)).location).toBe(`${world.test.url}${at.replace(/\/\w+$/, '')}`)
  })
})

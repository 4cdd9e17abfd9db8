import { beforeAll, describe, expect, it } from 'vitest'
import { answerCase } from '../../src/jobs/answer-case.ts'
import { caseByReference } from '../../src/requests/case-store.ts'
import { scenario } from '../support/scenario.ts'
import { DAY, HOUR_ } from './support/times.ts'
import { type Seen, saidIn as said, signedIn, type Visitor } from './support/visitor.ts'

const SHOP = 'Akshara Coaching Centre'
const referenceIn = (heard: readonly string[]) => /CM-\w{4}-\w{4}/.exec(heard.at(-1) ?? '')?.[0] ?? ''

describe('somebody who complained and never asked for a deletion', () => {
  const world = scenario()
  let asha: Visitor
  let reference: string
  const find = async (what: string) => {
    await asha.get('/console/find')
    return asha.post('/console/find', { what, reason: 'asked-by-the-person' })
  }
  beforeAll(async () => {
    asha = await signedIn(world.test, 'asha')
    reference = referenceIn(await world.actor('rohan').says('COMPLAIN'))
  })

  it('is found by the number, with the case, its page and its chat', async () => {
    const found = await find('+91 70000 26350')
    expect(found.text).toContain('What they asked of us')
    expect(found.text).toContain(`href="/console/cases/${reference}"`)
    const chat = /\/console\/chats\/[0-9a-f-]{36}/.exec(found.text)?.[0] ?? ''
    expect((await asha.get(chat)).text).toContain(`href="/console/cases/${reference}"`)
    const [line] = await world.bot<{ outcome: string }>(`select outcome from access_log where action = 'search'`)
    expect(line).toEqual({ outcome: 'found' })
  })

  it('is found so a month after it was closed, too; another person’s case stands on neither page', async () => {
    const imran = world.actor('imran')
    await imran.says('english')
    const other = referenceIn(await imran.says('COMPLAIN'))
    expect(other).not.toBe('')
    const { bot } = world.test
    const row = (await caseByReference(bot.db, reference)) ?? expect.unreachable()
    world.alsoSecret('We have looked into it.')
    const answer = { text: 'We have looked into it.', outcome: 'explained' as const }
    expect((await answerCase(bot, row, answer, bot.clock.now())).is).toBe('answered')
    await world.test.pass(29 * DAY)
    asha = await signedIn(world.test, 'asha')
    const found = await find('07000026350')
    expect(found.text).toMatch(new RegExp(`href="/console/cases/${reference}">${reference}</a>: closed`))
    const chat = /\/console\/chats\/[0-9a-f-]{36}/.exec(found.text)?.[0] ?? ''
    const page = await asha.get(chat)
    expect(page.text).toContain(`href="/console/cases/${reference}"`)
    for (const { text } of [found, page]) expect(text).not.toContain(other)
  })
})

describe('in a business’s chat, "who looked at my case?"', () => {
  const world = scenario()
  let asha: Visitor
  const asks = async () => {
    const rohan = world.actor('rohan', SHOP)
    await rohan.says('delete my data')
    return (await rohan.says('who looked at my case?')).join('\n')
  }
  const chatOf = async (mode: string) => {
    const [row] = await world.bot<{ id: string }>(
      'select v.id from conversation v join channel c on c.id = v.channel_id where c.mode = $1',
      [mode],
    )
    return `/console/chats/${row?.id}`
  }

  it('is answered with nobody while nobody did, whatever of the other chat was read', async () => {
    asha = await signedIn(world.test, 'asha')
    await world.actor('rohan').says('COMPLAIN')
    await asha.get(await chatOf('dedicated'))
    expect(await asks()).toContain('nobody of our staff looked')
  })

  it('counts who read this chat, once an hour for each of the staff, and who looked at its cases', async () => {
    const rohan = world.actor('rohan', SHOP)
    const reference = referenceIn(await rohan.says('complain'))
    expect(
      await world.bot('select 1 from erasure_request where channel_id in (select id from channel where mode = $1)', ['shared']),
    ).toEqual([])
    const chat = await chatOf('shared')
    await asha.get(chat)
    await asha.get(chat)
    expect(await asks()).toContain('looked at your case 1 time: 1 by support')
    const priya = await signedIn(world.test, 'priya')
    await priya.get(`/console/cases/${reference}`)
    expect(await asks()).toContain('1 by the privacy officers')
    await world.test.pass(HOUR_)
    asha = await signedIn(world.test, 'asha')
    await asha.get(`/console/cases/${reference}`)
    expect(await asks()).toContain('2 by support')
    // The own number's chat hears of all of it.
    expect((await world.actor('rohan').says('who looked at my case?')).join()).toContain('by support')
  })
})

describe('a case that went on while somebody of staff wrote', () => {
  const world = scenario()
  let asha: Visitor
  let dev: Visitor
  let at: string
  const seenIn = ({ text }: Seen) => [
    ...new Set([...text.matchAll(/name="seen" value="([\d.]+)"/g)].map(([, seen]) => seen ?? '')),
  ]
  const read = async (who: Visitor) => seenIn(await who.get(at))[0] ?? ''
  const answer = (who: Visitor, seen: string, text: string) => {
    world.alsoSecret(text)
    return who.post(`${at}/answer`, { text, reason: 'complaint', seen })
  }
  const heard = () => world.actor('meera').heard().length

  beforeAll(async () => {
    asha = await signedIn(world.test, 'asha')
    dev = await signedIn(world.test, 'dev')
    const meera = world.actor('meera')
    await meera.says('delete my data')
    await meera.taps('Delete my data')
    await meera.taps('Yes, delete it')
    at = `/console/cases/${referenceIn(await meera.says('COMPLAIN'))}`
  })

  it('is neither answered nor closed when the person wrote meanwhile; read again, it is', async () => {
    const seen = await read(asha)
    await world.actor('meera').says('my old landlord knows it, too')
    const before = heard()
    expect(said(await answer(asha, seen, 'An answer to half of it.'))).toBe('more-came')
    expect(said(await asha.post(`${at}/close`, { outcome: 'unreachable', reason: 'person-cannot-be-reached', seen }))).toBe(
      'more-came',
    )
    await world.test.settle()
    expect(heard()).toBe(before)
    expect(await world.bot('select 1 from case_file where answered_at is not null or closed_at is not null')).toEqual([])
    expect(await world.bot(`select 1 from access_log where action in ('case-answer', 'case-close')`)).toEqual([])
    expect(said(await answer(asha, await read(asha), 'An answer to all of it.'))).toBe('answered')
    await world.test.settle()
    expect(heard()).toBe(before + 1)
  })

  it('is not closed as unreachable a minute after a colleague answered, nor answered twice', async () => {
    const seen = await read(asha)
    expect(said(await answer(dev, await read(dev), 'One more thing from us.'))).toBe('answered')
    expect(said(await asha.post(`${at}/close`, { outcome: 'unreachable', reason: 'person-cannot-be-reached', seen }))).toBe(
      'written-before',
    )
    expect(said(await answer(asha, seen, 'The same in other words.'))).toBe('written-before')
  })

  it('counts what a colleague wrote on the request’s own page, and that page what was answered in the case', async () => {
    const [row] = await world.bot<{ reference: string }>('select reference from erasure_request')
    const request = `/console/requests/${row?.reference}`
    const seen = await read(asha)
    const page = await dev.get(request)
    const reply = { text: 'We wrote this on the request.', reason: 'answers-the-person', seen: seenIn(page)[0] ?? '' }
    world.alsoSecret(reply.text)
    expect(said(await dev.post(`${request}/reply`, reply))).toBe('replied')
    await world.test.settle()
    expect(said(await answer(asha, seen, 'We do not know of it.'))).toBe('written-before')
    const before = seenIn(await dev.get(request))[0] ?? ''
    expect(said(await answer(asha, await read(asha), 'We know of it.'))).toBe('answered')
    expect(said(await dev.post(`${request}/reply`, { ...reply, seen: before }))).toBe('written-before')
  })

  it('is not refused either, when more came in', async () => {
    const imran = world.actor('imran')
    await imran.says('english')
    await imran.says('my father has died, delete his data')
    await imran.taps('Open a case')
    const [row] = await world.bot<{ reference: string }>(
      `select reference from case_file where about in ('care', 'somebody-else')`,
    )
    if (!row) return expect.unreachable('no such case was opened')
    at = `/console/cases/${row.reference}`
    const seen = await read(asha)
    await imran.says('he had another number before')
    expect(said(await asha.post(`${at}/refuse`, { because: 'insuf_verification', seen }))).toBe('more-came')
    expect(said(await asha.post(`${at}/refuse`, { because: 'insuf_verification', seen: await read(asha) }))).toBe('answered')
  })
})

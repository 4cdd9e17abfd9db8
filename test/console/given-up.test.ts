import { beforeAll, describe, expect, it } from 'vitest'
import { proposeAction } from '../../src/jobs/propose-action.ts'
import { loadRequest, type RequestRow } from '../../src/requests/request-store.ts'
import { scenario } from '../support/scenario.ts'
import { DAY, MINUTE } from './support/times.ts'
import { signedIn, type Visitor } from './support/visitor.ts'

describe('an erasure that cannot be proved for thirty days', () => {
  const world = scenario()
  let priya: Visitor
  let partial: RequestRow
  const enter = async () => {
    priya = await signedIn(world.test, 'priya')
  }
  const home = async () => (await priya.get('/console')).text
  const request = async () => {
    const [row] = await world.bot<{ id: string }>('select id from erasure_request')
    return (await loadRequest(world.test.bot.db, row?.id ?? '')) ?? expect.unreachable()
  }
  const late = (text: string) => /(\d+)<\/a><\/strong> past (?:their|its) 30 days/.exec(text)?.[1]
  const unproven = (text: string) => /href="\/console\/requests\?unproven=yes">(\d+)</.exec(text)?.[1]

  beforeAll(async () => {
    // A table that the map does not know: nothing is proved complete.
    await world.platform('create table stray_note (id uuid primary key, words text)')
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await rohan.taps('Delete my data')
    await rohan.taps('Yes, delete it')
    await world.test.pass(15 * MINUTE)
    partial = await request()
  })

  it('is open and late until then: what is left is tried again, and its page says so', async () => {
    expect(partial).toMatchObject({ state: 'partial', secondSweptAt: null })
    for (let day = 0; day < 30; day += 1) await world.test.pass(DAY - MINUTE)
    await enter()
    const text = await home()
    expect(late(text)).toBe('0')
    expect(unproven(text)).toBe('0')
    await world.test.pass(20 * MINUTE)
    expect((await request()).secondSweptAt).toBeNull()
    expect(late(await home())).toBe('1')
    expect((await priya.get(`/console/requests/${partial.reference}`)).text.replace(/<[^>]+>/g, '')).toMatch(
      /It is tried again .*: its thirty days ended/,
    )
  })

  it('is given up then: the late ones are none again, and it is a number of its own with a list', async () => {
    await world.test.pass(DAY)
    // The person hears it first, and has a day for that.
    expect((await request()).secondSweptAt).toBeNull()
    await world.test.pass(DAY)
    expect((await request()).secondSweptAt).not.toBeNull()
    await enter()
    const text = await home()
    expect(late(text)).toBe('0')
    expect(unproven(text)).toBe('1')
    expect(text).not.toContain('because=residue')
    const list = (await priya.get('/console/requests?unproven=yes')).text
    expect(list).toContain(partial.reference)
    expect(list).not.toContain('days late')
    expect((await priya.get('/console/requests?left=..')).text).not.toContain(partial.reference)
    const metrics = await (await fetch(`${world.test.url}/metrics`)).text()
    expect(metrics).toContain('requests_open{state="partial"} 0')
  })

  it('is told as what it is, and nothing is offered that would not work', async () => {
    const { text } = await priya.get(`/console/requests/${partial.reference}`)
    expect(text).toContain('since then nobody is known to this request, and nothing more is tried')
    expect(text).not.toContain('days late')
    expect(text).not.toContain('Put on hold')
  })

  it('cannot be held any more, however early that was proposed: it would never come out of it', async () => {
    const { bot } = world.test
    const wish = { what: 'hold', until: new Date(bot.clock.now().getTime() + 3 * DAY) } as const
    const maker = { id: 'staff:a', role: 'support', reason: 'law-asks' } as const
    expect((await proposeAction(bot, await request(), wish, maker)).is).toBe('too-late')
    expect((await proposeAction(bot, partial, wish, maker)).is).toBe('too-late')
    expect(await request()).toMatchObject({ state: 'partial' })
  })
})

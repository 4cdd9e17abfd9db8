import { beforeAll, describe, expect, it } from 'vitest'
import { scenario } from '../support/scenario.ts'
import { DAY, HOUR_, MINUTE } from './support/times.ts'
import { type Seen, signedIn, type Visitor } from './support/visitor.ts'

const said = (seen: Seen) => new URL(seen.location ?? 'http://x').searchParams.get('said')
const proposalIn = ({ text }: Seen) => /name="proposal" value="([0-9a-f-]+)"/.exec(text)?.[1] ?? ''

describe('what one of the staff does with a request', () => {
  const world = scenario({ config: { maxRowsPerSubject: 5 } })
  let asha: Visitor
  let dev: Visitor
  let at: string
  const enter = async () => {
    asha = await signedIn(world.test, 'asha')
    dev = await signedIn(world.test, 'dev')
  }
  const state = async () => (await world.bot<{ state: string }>('select state from erasure_request'))[0]?.state
  const lines = async () =>
    (await world.bot<{ what: string }>('select what from request_event order by id')).map(({ what }) => what)
  const until = (days: number) => new Date(world.test.bot.clock.now().getTime() + days * DAY).toISOString().slice(0, 10)
  /** The newest line of the log of this act. */
  const noted = async (action: string) =>
    (
      await world.bot(
        `select actor, action, reason, role, outcome, pseudonym is not null as whose, request_id is not null as request
         from access_log where action = $1 order by at desc limit 1`,
        [action],
      )
    )[0]
  const line = (actor: string, action: string, reason: string, outcome: string | null) => ({
    ...{ actor: `staff:demo-${actor}`, action, reason, role: 'support', outcome },
    ...{ whose: true, request: true },
  })
  async function proposes(fields: Record<string, string>): Promise<string> {
    await asha.get(at)
    expect(said(await asha.post(`${at}/propose`, fields))).toBe('proposed')
    return proposalIn(await dev.get(at))
  }

  beforeAll(async () => {
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await rohan.taps('Delete my data')
    await rohan.taps('Yes, delete it')
    at = `/console/requests/${/CM-\w{4}-\w{4}/.exec(rohan.last().bubble.text)?.[0]}`
    await enter()
  })

  it('who proposed it withdraws it: nothing changes, and the log says who did', async () => {
    const proposal = await proposes({ what: 'hold', reason: 'technical-fault', until: until(3) })
    await asha.get(at)
    expect(said(await asha.post(`${at}/decide`, { proposal, verdict: 'withdraw' }))).toBe('withdrawn')
    expect(await state()).toBe('scheduled')
    expect(await noted('withdraw-hold')).toEqual(line('asha', 'withdraw-hold', 'technical-fault', 'withdrawn'))
    expect((await asha.get(`${at}?said=withdrawn`)).text).toContain('Withdrawn. Nothing was changed.')
    expect(said(await dev.post(`${at}/decide`, { proposal, verdict: 'approve' }))).toBe('settled')
  })

  it('a second person declines it: nothing changes, the person hears nothing, and the log says who did', async () => {
    const heard = world.actor('rohan').heard().length
    const proposal = await proposes({ what: 'cancel', reason: 'other', until: until(2) })
    expect(said(await dev.post(`${at}/decide`, { proposal, verdict: 'decline' }))).toBe('declined')
    await world.test.settle()
    expect(await state()).toBe('scheduled')
    expect(world.actor('rohan').heard()).toHaveLength(heard)
    expect(await noted('decline-cancel')).toEqual(line('dev', 'decline-cancel', 'other', 'declined'))
    expect((await asha.get(at)).text).toMatch(/Cancel[\s\S]*declined/)
  })

  it('a hold that two decided ends a day later when one lets it go, and is made longer by two', async () => {
    const held = await proposes({ what: 'hold', reason: 'technical-fault', until: until(6) })
    expect(said(await dev.post(`${at}/decide`, { proposal: held, verdict: 'approve' }))).toBe('approved')
    await world.test.pass(HOUR_)
    await enter()
    const page = (await asha.get(at)).text
    expect(page).toContain('Let the hold end sooner')
    expect(page).toContain('Hold it for longer')
    expect(said(await asha.post(`${at}/release`, { reason: 'fault-repaired' }))).toBe('hold-shortened')
    expect(await noted('request-release')).toEqual(line('asha', 'request-release', 'fault-repaired', 'hold-shortened'))
    await world.test.settle()
    expect(await state()).toBe('on_hold')
    expect(said(await asha.post(`${at}/release`, { reason: 'fault-repaired' }))).toBe('ends-anyway')
    const after = (await asha.get(at)).text
    expect(after).not.toContain('Let the hold end sooner')
    expect(after).toContain('One of the staff let the hold end sooner')
    expect(said(await asha.post(`${at}/propose`, { what: 'hold', reason: 'law-asks', until: until(0) }))).toBe('bad-date')
    const longer = await proposes({ what: 'hold', reason: 'law-asks', until: until(3) })
    expect(said(await dev.post(`${at}/decide`, { proposal: longer, verdict: 'approve' }))).toBe('approved')
    await world.test.pass(2 * DAY)
    expect(await state()).toBe('on_hold')
    await enter()
    expect((await asha.get(at)).text).toContain('Held for longer by two of the staff')
  })

  it('what the brake stopped is released by one: it goes on, and the log says why', async () => {
    await world.test.pass(3 * DAY)
    expect(await state()).toBe('parked')
    await enter()
    expect((await asha.get(at)).text).toContain('Let it go on')
    await world.platform('create table stray_note (id uuid primary key, words text)')
    expect(said(await asha.post(`${at}/release`, { reason: 'looked-at-and-right' }))).toBe('released')
    expect(await noted('request-release')).toEqual(line('asha', 'request-release', 'looked-at-and-right', 'released'))
    await world.test.pass(MINUTE)
    expect(await state()).toBe('partial')
    expect(await lines()).toContain('released')
  })

  it('what is left is tried again at once, completes, and the log says who asked for it', async () => {
    await world.platform('drop table stray_note')
    await asha.get(at)
    expect(said(await asha.post(`${at}/retry`, { reason: 'fault-repaired' }))).toBe('retried')
    expect(await noted('request-retry')).toEqual(line('asha', 'request-retry', 'fault-repaired', null))
    await world.test.pass(MINUTE)
    expect(await state()).toBe('completed')
    expect((await asha.get(at)).text).toContain('Tried again by staff')
  })
})

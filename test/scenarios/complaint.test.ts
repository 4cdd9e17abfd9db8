import { describe, expect, it } from 'vitest'
import { answerCase, closeCase } from '../../src/jobs/answer-case.ts'
import { refuseRequest } from '../../src/jobs/refuse-request.ts'
import { caseByReference } from '../../src/requests/case-store.ts'
import { type RefusalReason, refusalReasons } from '../../src/requests/request.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { expireRows } from '../support/expire-rows.ts'
import { HOUR, scenario } from '../support/scenario.ts'

const BOARD = 'the next step is the Data Protection Board of India (it takes such complaints from 13 May 2027).'
const OFFICER = 'Grievance Officer: karan@callmissed.com'

describe('a complaint', () => {
  const world = scenario()
  const found = async (reference: string) => {
    const row = await caseByReference(world.test.bot.db, reference)
    if (!row) throw new Error('There is no such case.')
    return row
  }
  const alarms = async () => {
    const metrics = await (await fetch(`${world.test.url}/metrics`)).text()
    return Object.fromEntries(
      [...metrics.matchAll(/alarms_total\{reason="(case-[^"]+)"\} ([1-9]\d*)/g)].map(([, reason, n]) => [reason, Number(n)]),
    )
  }
  let reference = ''

  it('has its month, and stands in the status beside the deletion until it is closed', async () => {
    const meera = world.actor('meera')
    expect(await meera.says('complain')).toEqual([expect.stringMatching(/answers in this chat by 23 Dec 2026\.\nYour case: CM-/)])
    reference = /CM-\w{4}-\w{4}/.exec(meera.heard().at(-1) ?? '')?.[0] ?? ''
    expect(await meera.says('status')).toEqual([
      expect.stringContaining(`Your complaint ${reference} is open: a person answers in this chat by 23 Dec 2026.`),
    ])
    const metrics = await (await fetch(`${world.test.url}/metrics`)).text()
    expect(metrics).toContain('cases_open{about="complaint"} 1')
  })

  it('is answered in the chat, and what the person answers is taken, not misunderstood', async () => {
    const meera = world.actor('meera')
    const { bot } = world.test
    const text = 'We are sorry, {name}. Which shop\r\ndo you mean? <b>'
    world.alsoSecret('do you mean? <b>')
    const done = await answerCase(bot, await found(reference), { text }, bot.clock.now())
    expect(done).toMatchObject({ is: 'answered', case: { closedAt: null } })
    await world.test.settle()
    const said = meera.heard().at(-1) ?? ''
    expect(said).toContain(
      `About your case ${reference}:\nWe are sorry, {name}. Which shop\ndo you mean? <b>\nYou can answer here.`,
    )
    expect(said).toContain(BOARD)
    expect(said.endsWith(OFFICER)).toBe(true)
    expect(await meera.says('the one by the station with the green roof')).toEqual([
      expect.stringContaining('A person reads this'),
    ])
    const [row] = await world.bot('select replied_at is not null as replied from case_file')
    expect(row).toEqual({ replied: true })
    expect(await meera.says('yes')).toEqual([expect.stringContaining('A person reads this')])
    expect(await meera.says('it is my mother’s number, 98765 43210')).toEqual([expect.stringContaining('A person reads this')])
    // A wish is still a wish.
    await meera.says('delete my data')
    expect(meera.last().bubble.buttons[0]?.title).toBe('Delete my data')
    await meera.says('no')
  })

  it('staff hear of it seven and two days before the end, and when it is over', async () => {
    await world.test.pass(22 * DAY)
    expect(await alarms()).toEqual({})
    await world.test.pass(2 * DAY)
    await world.test.pass(MINUTE)
    expect(await alarms()).toEqual({ 'case-answer-near': 1 })
    await world.test.pass(5 * DAY)
    expect(await alarms()).toEqual({ 'case-answer-near': 2 })
    await world.test.pass(2 * DAY)
    expect(await alarms()).toEqual({ 'case-answer-near': 2, 'case-answer-overdue': 1 })
    await world.test.pass(DAY)
    expect(await alarms()).toEqual({ 'case-answer-near': 2, 'case-answer-overdue': 1 })
  })

  it('keeps the address while an answer is owed, beyond the thirty days of everything else', async () => {
    await expireRows(world.test.bot.db, world.test.bot.clock.now())
    expect(await world.bot('select 1 from person_binding where address_sealed is not null')).not.toEqual([])
  })

  it('outside the 24 hours only what fits the template goes out, as the template', async () => {
    const meera = world.actor('meera')
    const { bot } = world.test
    const long = await answerCase(bot, await found(reference), { text: 'x'.repeat(701) }, bot.clock.now())
    expect(long).toEqual({ is: 'too-long', atMost: 700, windowClosed: true })
    const text = 'We looked into it again:\n\nthe shop has deleted its copy as well.'
    world.alsoSecret('the shop has deleted its copy as well.')
    const done = await answerCase(bot, await found(reference), { text, outcome: 'upheld' }, bot.clock.now())
    expect(done.is).toBe('answered')
    await world.test.settle()
    const { bubble } = meera.last()
    expect(bubble.text).toContain('data_deletion_case_answer')
    expect(bubble.text).toContain('We looked into it again: the shop has deleted its copy as well.')
    expect(await answerCase(bot, await found(reference), { text, outcome: 'upheld' }, bot.clock.now())).toEqual({
      is: 'closed-before',
    })
    expect(await closeCase(bot, await found(reference), { outcome: 'withdrawn' }, bot.clock.now())).toEqual({
      is: 'closed-before',
    })
  })

  it('closed, it is gone from the status, what fits nothing is misunderstood again, and the next complaint is a new one', async () => {
    const meera = world.actor('meera')
    expect((await meera.says('status')).join()).not.toContain(reference)
    expect((await meera.says('the one by the station with the green roof')).join()).toContain('I did not understand')
    expect((await meera.says('complain')).join()).not.toContain(reference)
  })

  it('whose address is forgotten gets no answer that nobody would see', async () => {
    const { bot } = world.test
    const [open] = await world.bot<{ reference: string }>('select reference from case_file where closed_at is null')
    await world.bot('update person_binding set address_sealed = null')
    const row = await found(open?.reference ?? '')
    expect(await answerCase(bot, row, { text: 'Hello.' }, bot.clock.now())).toEqual({ is: 'no-address' })
    const closed = await closeCase(bot, row, { outcome: 'unreachable' }, bot.clock.now())
    expect(closed).toMatchObject({ is: 'closed', case: { outcome: 'unreachable' } })
    await expect(world.bot('update case_file set closed_at = null')).rejects.toThrow('case_file_outcome')
  })
})

describe('a complaint in a business’s own chat', () => {
  const world = scenario()
  it('is not told on another business’s number, and answered where it was made', async () => {
    const rohan = world.actor('rohan', 'Akshara Coaching Centre')
    await rohan.says('delete my data')
    await rohan.says('complain')
    const reference = /CM-\w{4}-\w{4}/.exec(rohan.heard().at(-1) ?? '')?.[0] ?? ''
    const own = world.actor('rohan')
    expect((await own.says('status')).join()).toContain(reference)
    expect((await own.says('complain')).join()).not.toContain(reference)
    // The business reads its chat: what was said on the dedicated number stays there.
    expect((await rohan.says('status')).join()).not.toContain(/CM-\w{4}-\w{4}/.exec(own.heard().at(-1) ?? '')?.[0])
    const row = await caseByReference(world.test.bot.db, reference)
    if (!row) throw new Error('There is no such case.')
    const { bot } = world.test
    const text = 'We have spoken with the coaching centre.'
    world.alsoSecret(text)
    await answerCase(bot, row, { text, outcome: 'explained' }, bot.clock.now())
    await world.test.settle()
    expect(rohan.heard().at(-1)).toContain(text)
    expect(own.heard().join()).not.toContain(text)
    // The chat stays the business's: what fits nothing is not ours.
    expect(await rohan.says('at what time does the maths batch begin')).toEqual([])
  })

  it('is told how to answer there: by a complaint, for all else goes to the business', async () => {
    const rohan = world.actor('rohan', 'Akshara Coaching Centre')
    await rohan.says('complain')
    const reference = /CM-\w{4}-\w{4}/.exec(rohan.heard().at(-1) ?? '')?.[0] ?? ''
    const row = await caseByReference(world.test.bot.db, reference)
    if (!row) throw new Error('There is no such case.')
    const text = 'Which batch do you mean, please?'
    world.alsoSecret(text)
    await answerCase(world.test.bot, row, { text }, world.test.bot.clock.now())
    await world.test.settle()
    const heard = rohan.heard().at(-1) ?? ''
    expect(heard).toContain(text)
    expect(heard).not.toContain('You can answer here')
    expect(heard).toContain('Not right? Type COMPLAIN')
    expect(await rohan.says('the maths batch')).toEqual([])
    expect((await rohan.says('complain')).join()).toContain('CM-')
  })
})

describe('a refusal', () => {
  const world = scenario()
  const refused = (id: string, reason: RefusalReason) =>
    world.test.bot.db.transaction((tx) => refuseRequest(world.test.bot, tx, id, reason))
  const state = () =>
    world.bot('select state, reason, thaw_wanted as thaws, subject_sealed is null as forgotten from erasure_request')

  it('reaches the person at once with reason, officer and the Board, and the data is in use again', async () => {
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await rohan.taps('Delete my data')
    const [said = ''] = await rohan.taps('Yes, delete it')
    const frozen = await world.platform(
      "select 1 from conversation where external_id like '%7000026350' and ai_autoreply_enabled",
    )
    expect(frozen).toEqual([])
    const [request] = await world.bot<{ id: string; reference: string }>('select id, reference from erasure_request')
    expect(await refused(request?.id ?? '', 'claim_not_covered')).toMatchObject({ state: 'refused', reason: 'claim-not-covered' })
    await world.test.settle()
    const told = rohan.heard().at(-1) ?? ''
    expect(told).toContain(
      'We cannot carry out your request: a law makes us keep this data, or the right to deletion does not cover it.',
    )
    expect(told).toContain(`Your case: ${request?.reference}\nNot right? Type COMPLAIN`)
    expect(told).toContain(BOARD)
    expect(told.endsWith(OFFICER)).toBe(true)
    expect(await state()).toEqual([{ state: 'refused', reason: 'claim-not-covered', thaws: false, forgotten: true }])
    const thawed = await world.platform(
      "select 1 from conversation where external_id like '%7000026350' and ai_autoreply_enabled",
    )
    expect(thawed).not.toEqual([])
    const page = await (await fetch(world.test.url + new URL(/https:\S+\/r\/\S+/.exec(said)?.[0] ?? '').pathname)).text()
    expect(page).toContain('We could not carry out your request.')
    expect(page).toContain('Why: a law makes us keep this data')
  })

  it('is said once; the old button keeps nothing, nothing is erased later, and a new request is heard', async () => {
    const rohan = world.actor('rohan')
    const [request] = await world.bot<{ id: string }>('select id from erasure_request')
    expect(await refused(request?.id ?? '', 'other')).toBeUndefined()
    await world.test.pass(HOUR)
    expect(rohan.heard().filter((text) => text.includes('We cannot carry out'))).toHaveLength(1)
    expect((await rohan.taps('Keep my data')).join()).toContain('We cannot carry out your request')
    await world.test.pass(40 * DAY)
    expect(await world.platform("select 1 from conversation where external_id like '%7000026350'")).not.toEqual([])
    await rohan.says('delete my data')
    await rohan.taps('Delete my data')
    await rohan.taps('Yes, delete it')
    expect((await world.bot("select 1 from erasure_request where state = 'scheduled'")).length).toBe(1)
  })

  it('comes too late once the erasure has begun, and too early before a confirmation', async () => {
    await world.test.pass(15 * MINUTE)
    const [done] = await world.bot<{ id: string }>("select id from erasure_request where state in ('completed', 'partial')")
    expect(await refused(done?.id ?? '', 'no_match')).toBeUndefined()
    const imran = world.actor('imran')
    await imran.says('delete my data')
    await imran.taps('Delete my data')
    const [waiting] = await world.bot<{ id: string }>("select id from erasure_request where state = 'awaiting_confirmation'")
    for (const reason of refusalReasons) expect(await refused(waiting?.id ?? '', reason)).toBeUndefined()
    expect(imran.heard().join()).not.toContain('We cannot')
  })
})

import { describe, expect, it } from 'vitest'
import { answerCase } from '../../src/jobs/answer-case.ts'
import { caseByReference } from '../../src/requests/case-store.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { scenario } from '../support/scenario.ts'

const referenceIn = (texts: readonly string[]) => /CM-\w{4}-\w{4}/.exec(texts.join())?.[0] ?? ''
const LATE = 'We are late. Our team has been reminded'
const PROMISE = /answers? in this chat by/

describe('a case whose answer is overdue', () => {
  const world = scenario()
  const row = async (reference: string) => {
    const found = await caseByReference(world.test.bot.db, reference)
    if (!found) throw new Error('There is no such case.')
    return found
  }
  const rung = async () => {
    const metrics = await (await fetch(`${world.test.url}/metrics`)).text()
    return Number(/alarms_total\{reason="case-answer-overdue"\} (\d+)/.exec(metrics)?.[1] ?? 0)
  }
  const answers = async (reference: string, outcome?: 'explained') => {
    const text = 'Which shop do you mean, please?'
    world.alsoSecret(text)
    const { bot } = world.test
    const done = await answerCase(bot, await row(reference), outcome ? { text, outcome } : { text }, bot.clock.now())
    expect(done.is).toBe('answered')
    await world.test.settle()
  }
  let reference = ''

  it('is told as late by the status, with the right that the person has, and no day is promised that has passed', async () => {
    const rohan = world.actor('rohan')
    reference = referenceIn(await rohan.says('talk to a person'))
    await world.test.pass(4 * DAY)
    const told = (await rohan.says('status')).join()
    expect(told).toContain(`Your case ${reference} should have been answered by 26 Nov 2026.`)
    expect(told).toContain(LATE)
    expect(told).toContain('Type COMPLAIN')
    expect(told).not.toMatch(PROMISE)
  })

  it('is told as late to whoever asks for a person again, and staff hear of it once more, once a day', async () => {
    const rohan = world.actor('rohan')
    const before = await rung()
    const [told = ''] = await rohan.says('talk to a person')
    expect(told).toContain(`Your case ${reference} should have been answered by 26 Nov 2026.`)
    expect(told).toContain(LATE)
    expect(told).toContain('the next step is the Data Protection Board of India')
    expect(told).not.toMatch(/will answer/)
    expect(await rung()).toBe(before)
    await world.test.pass(2 * DAY)
    await rohan.says('talk to a person')
    await rohan.says('person please')
    expect(await rung()).toBe(before + 1)
  })

  it('stands beside a deletion that waits, where a complaint is late too', async () => {
    const meera = world.actor('meera')
    await meera.says('complain')
    await world.test.pass(31 * DAY)
    await meera.says('delete my data')
    await meera.taps('Delete my data')
    await meera.taps('Yes, delete it')
    const told = (await meera.says('status')).join()
    expect(told).toMatch(/Your complaint CM-\S+ should have been answered by 29 Dec 2026\./)
    expect(told).toContain(LATE)
    expect(told).not.toMatch(/a person answers in this chat by/)
    expect((await meera.says('complain')).join()).toContain(LATE)
  })

  it('closed and opened anew it has a new day', async () => {
    const rohan = world.actor('rohan')
    await answers(reference, 'explained')
    const [told = ''] = await rohan.says('talk to a person')
    expect(referenceIn([told])).not.toBe(reference)
    expect(told).toMatch(/A person will answer in this chat by 2 Jan 2027/)
    reference = referenceIn([told])
  })

  it('once staff have written, the turn is the person’s: nobody is late, and what they ask anew has a new day', async () => {
    const rohan = world.actor('rohan')
    await answers(reference)
    await world.test.pass(5 * DAY)
    const stands = (await rohan.says('status')).join()
    expect(stands).toContain(`Your case ${reference} is open: our team has written to you about it.`)
    expect(stands).not.toContain(LATE)
    const before = await rung()
    const [told = ''] = await rohan.says('talk to a person')
    expect(referenceIn([told])).toBe(reference)
    expect(told).toMatch(/A person will answer in this chat by 7 Jan 2027/)
    await world.test.pass(4 * DAY)
    await world.test.pass(MINUTE)
    expect(await rung()).toBeGreaterThan(before)
    expect((await rohan.says('status')).join()).toContain(LATE)
  })

  it('an answer written back after the day has a new day as well', async () => {
    const rohan = world.actor('rohan')
    await answers(reference)
    await world.test.pass(DAY)
    expect((await rohan.says('the one by the station with the green roof')).join()).toContain('A person reads this')
    expect((await rohan.says('status')).join()).toMatch(/is open: a person answers in this chat by 1[0-9] Jan 2027/)
  })
})

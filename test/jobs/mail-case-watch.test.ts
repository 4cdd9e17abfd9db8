import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expire } from '../../src/jobs/expire.ts'
import { measure } from '../../src/jobs/measure.ts'
import { sweep } from '../../src/jobs/sweep.ts'
import { takeMail } from '../../src/jobs/take-mail.ts'
import { openMailCases } from '../../src/mail/intake-store.ts'
import { DAY, openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'

const complaint = readFileSync(join(import.meta.dirname, '../../fixtures/mail/complaint.eml'))

describe('a complaint that came by mail and that nobody answers', { timeout: 120_000 }, () => {
  const databases = testDatabases()
  let test: TestBot
  beforeAll(async () => {
    test = await openTestBot(databases)
    test.bot.config.intake = { token: undefined, authservId: 'mx.callmissed.example' }
    expect(await takeMail(test.bot, complaint)).toBe('case')
  })
  afterAll(() => test.close())

  let heard: Record<string, number> = {}
  /** What staff have been alarmed of since this was asked last; another sweep has nothing to add. */
  async function alarmed(): Promise<string[]> {
    await sweep(test.bot)
    const now = await alarms()
    const news = Object.keys(now).flatMap((reason) => Array<string>((now[reason] ?? 0) - (heard[reason] ?? 0)).fill(reason))
    heard = now
    return news
  }

  async function alarms(): Promise<Record<string, number>> {
    const text = await test.bot.metrics.text()
    return Object.fromEntries([...text.matchAll(/^alarms_total\{reason="(.+)"\} (\d+)/gm)].map(([, is, n]) => [is, Number(n)]))
  }

  const opened = async () => (await openMailCases(test.bot.db))[0]?.openedAt.getTime() ?? 0
  const until = async (at: number) => test.pass(at - test.bot.clock.now().getTime())

  it('is counted among the cases that wait', async () => {
    await measure(test.bot)
    expect(await test.bot.metrics.text()).toMatch(/^cases_open\{about="complaint"\} 1$/m)
  })

  it('is brought to staff a week and two days before its answer is due, and when it is overdue, once each', async () => {
    expect(await alarmed()).toEqual([])
    const [row] = await openMailCases(test.bot.db)
    const due = row?.answerBy.getTime() ?? 0
    await until(due - 7 * DAY + 1_000)
    expect(await alarmed()).toEqual(['case-answer-near'])
    await until(due - 2 * DAY + 1_000)
    expect(await alarmed()).toEqual(['case-answer-near'])
    await until(due + 1_000)
    expect(await alarmed()).toEqual(['case-answer-overdue'])
  })

  it('is brought to them once more a week before its words go, and only then goes', async () => {
    const from = await opened()
    await until(from + 83 * DAY - 60_000)
    expect(await alarmed()).toEqual([])
    await until(from + 83 * DAY + 1_000)
    expect(await alarmed()).toEqual(['case-words-expire'])
    await expire(test.bot)
    expect(await openMailCases(test.bot.db)).toMatchObject([{ sealed: expect.any(String) }])
    await until(from + 91 * DAY)
    await expire(test.bot)
    expect(await openMailCases(test.bot.db)).toEqual([])
    expect(await alarmed()).toEqual([])
  })

  it('leaves no word of it in what staff are told', () => {
    const told = test.lines.filter((line) => line.includes('a mail waits for its answer'))
    expect(told).toHaveLength(4)
    for (const line of told) expect(line).not.toMatch(/meera|mail\.example|complain:/)
  })
})

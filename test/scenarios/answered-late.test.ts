import { beforeAll, describe, expect, it } from 'vitest'
import { answerCase } from '../../src/jobs/answer-case.ts'
import { syncTemplates } from '../../src/jobs/sync-templates.ts'
import { caseByReference } from '../../src/requests/case-store.ts'
import { MINUTE } from '../support/bot.ts'
import { HOUR, scenario } from '../support/scenario.ts'

const LONG = Array.from({ length: 60 }, (_, nth) => `Sentence ${nth + 1} of what we found about it.`).join(' ')

describe('an answer that was written within WhatsApp’s day and leaves after it', () => {
  const world = scenario()
  beforeAll(async () => {
    const { bot, graph } = world.test
    const sync = () => syncTemplates(bot, bot.channels.all(), { dryRun: false, now: bot.clock.now() })
    await sync()
    for (const { wabaId } of bot.channels.all()) for (const template of graph.book.of(wabaId)) template.status = 'APPROVED'
    await sync()
  })

  it('arrives whole, in as many templates as it takes, in order, and once', async () => {
    const { bot } = world.test
    const meera = world.actor('meera')
    await meera.says('complain')
    const reference = /CM-\w{4}-\w{4}/.exec(meera.heard().join(' '))?.[0] ?? ''
    await world.bot("update channel set stopped_at = $1, stopped_code = 131042 where mode = 'dedicated'", [bot.clock.now()])
    const found = (await caseByReference(bot.db, reference)) ?? expect.unreachable()
    expect((await answerCase(bot, found, { text: LONG, outcome: 'explained' }, bot.clock.now())).is).toBe('answered')
    await world.test.settle()
    const before = meera.heard().length
    await world.test.pass(25 * HOUR)
    await world.bot('update channel set stopped_at = null, stopped_code = null')
    await world.test.pass(MINUTE)
    const heard = meera.heard().slice(before)
    expect(heard).toHaveLength(4)
    const pieces = heard.map((text) => /We answer: \((\d)\/4\) ([\s\S]*?)\nWrite back/.exec(text) ?? expect.unreachable())
    expect(pieces.map(([, nth]) => nth)).toEqual(['1', '2', '3', '4'])
    expect(pieces.map(([, , words]) => words).join(' ')).toBe(LONG)
    for (const text of heard) expect(text).toContain(reference)
    await world.test.pass(HOUR)
    expect(meera.heard()).toHaveLength(before + 4)
  })
})

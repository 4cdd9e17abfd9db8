import { afterAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { openBot } from '../../src/jobs/open-bot.ts'
import { createLog } from '../../src/runtime/log.ts'
import { envelope } from '../../src/simulator/envelope.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { scenario } from '../support/scenario.ts'
import { post, textMessage } from '../support/signed-body.ts'

describe('what Meta delivers again', () => {
  const world = scenario()
  const closing: (() => Promise<void>)[] = []
  afterAll(async () => {
    for (const close of closing) await close()
  })

  it('a message redelivered to another process is stored and answered once', async () => {
    const rohan = world.actor('rohan')
    const { bot } = world.test
    const lines: string[] = []
    const other = await openBot({
      config: bot.config,
      keys: bot.keys,
      clock: bot.clock,
      log: createLog('trace', { write: (line: string) => void lines.push(line) }),
      urls: { bot: world.databases.botUrl, platform: world.databases.platformUrl },
      graphBaseUrl: world.test.graph.url,
    })
    const app = await buildApp(other.bot, { verifyToken: 'a-verify-token' })
    closing.push(() => app.close(), other.close)
    const second = await app.listen({ host: '127.0.0.1', port: 0 })
    const message = textMessage(rohan.phone, 'delete my data', bot.clock.now())
    const answers = await Promise.all([
      post(world.test.url, rohan.phone.channel, envelope(rohan.phone.channel, { messages: [message] })),
      post(second, rohan.phone.channel, envelope(rohan.phone.channel, { messages: [message] })),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    await world.test.settle()
    expect(rohan.heard()).toHaveLength(1)
    expect(await world.bot('select 1 from inbox_event')).toHaveLength(1)
    expect(await world.bot('select 1 from person')).toHaveLength(1)
    expect(lines.join()).not.toContain('7000026350')
  })

  it('a yes of six days ago that only now arrives confirms nothing', async () => {
    const rohan = world.actor('rohan')
    await rohan.taps('Delete my data')
    const sentAt = new Date(world.test.bot.clock.now().getTime() - 6 * DAY)
    const heard = await rohan.taps('Yes, delete it', { sentAt })
    expect(heard).toEqual([expect.stringContaining('That button is too old')])
    expect(await world.bot('select state from erasure_request')).toEqual([{ state: 'awaiting_confirmation' }])
  })

  it('a body older than eight days is answered 200 and dropped, with a counter and no row', async () => {
    const imran = world.actor('imran')
    const rows = await world.bot('select 1 from inbox_event')
    const sentAt = new Date(world.test.bot.clock.now().getTime() - 8 * DAY - MINUTE)
    const { outcome } = await imran.phone.say('delete my data', { sentAt })
    expect(outcome).toEqual({ status: 200, body: JSON.stringify({ taken: [] }) })
    await world.test.settle()
    expect(imran.heard()).toEqual([])
    expect(await world.bot('select 1 from inbox_event')).toHaveLength(rows.length)
    expect(await (await fetch(`${world.test.url}/metrics`)).text()).toMatch(/webhook_refused_total\{reason="too-old"\} 1/)
  })
})

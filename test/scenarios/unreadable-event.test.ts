import { describe, expect, it } from 'vitest'
import { MINUTE } from '../support/bot.ts'
import { scenario } from '../support/scenario.ts'

describe('a stored message that cannot be opened any more', () => {
  const world = scenario()

  it('is set aside after five tries with an alarm, and the person’s next message is heard; nobody else waits for it', async () => {
    const rohan = world.actor('rohan')
    const imran = world.actor('imran')
    await rohan.says('hello')
    const { wamid } = await rohan.phone.say('delete my data')
    world.alsoSecret(wamid)
    await world.bot("update inbox_event set sealed = 'e1.AAAA' where handled_at is null")
    await world.test.settle()
    const heard = rohan.heard().length
    expect(await imran.says('help')).toHaveLength(1)
    await rohan.says('help')
    for (let minute = 0; minute < 6; minute += 1) await world.test.pass(MINUTE)
    expect(await world.bot('select reason from dead_letter')).toEqual([{ reason: 'handler-failed' }])
    expect(await world.bot('select 1 from inbox_event where handled_at is null')).toEqual([])
    expect(rohan.heard().slice(heard)).toEqual([expect.stringContaining('Write one of these')])
    expect(await (await fetch(`${world.test.url}/metrics`)).text()).toMatch(/alarms_total\{reason="dead-letter"\} 1/)
  })
})

import { describe, expect, it } from 'vitest'
import { MINUTE } from '../support/bot.ts'
import { searchDatabase } from '../support/find-person.ts'
import { scenario } from '../support/scenario.ts'

describe('a freeze that fails each time', () => {
  let failing = true
  const world = scenario({
    checkpoint: async (name) => {
      if (failing && name === 'before the freeze') throw new Error('The freeze fails.')
    },
  })

  const told = async () => {
    const newest = 'select id from erasure_request order by created_at desc limit 1'
    const rows = await world.bot<{ what: string }>(`select what from business_notice where request_id = (${newest}) order by seq`)
    return rows.map(({ what }) => what)
  }
  const failures = () =>
    world.bot<{ count: number }>(`select count::int from request_event where what = 'freeze-failed'
      and request_id = (select id from erasure_request order by created_at desc limit 1)`)
  const blocks = () => world.platform('select distinct request_id, blocks from deletion_bot.suppression')

  it('is tried again, raises an alarm at the third time, and does not keep the erasure from its time', async () => {
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await rohan.taps('Delete my data')
    // The words behind the yes wait for the freeze, and not for long.
    expect(await rohan.taps('Yes, delete it')).toEqual([])
    await world.test.pass(2000)
    expect(rohan.heard().at(-1)).toContain('We are stopping the use of your data. It is erased at')
    expect(rohan.heard().at(-1)).toContain('Your case: CM-')
    for (let minute = 0; minute < 4; minute += 1) await world.test.pass(MINUTE)
    // One line, however often: it counts.
    const [{ count = 0 } = {}, ...more] = await failures()
    expect([count >= 3, more]).toEqual([true, []])
    expect(await (await fetch(`${world.test.url}/metrics`)).text()).toMatch(/alarms_total\{reason="freeze-fails"\} [1-9]/)
    expect(await searchDatabase(world.databases.platformUrl, ['7000026350'])).not.toEqual([])
    const [status = ''] = await rohan.says('status')
    expect(status).toContain('We are stopping the use of your data. It is erased at')
    expect(status).not.toMatch(/not using|have stopped/)
    await rohan.taps('Keep my data')
    const [still = ''] = await rohan.taps('No, still delete')
    expect(still).toContain('We are stopping the use of your data. It is erased at')
    const link = /https:\/\/bot\.example(\/r\/([A-Za-z0-9_-]{22}))/.exec(status)
    world.alsoSecret(link?.[2] ?? '')
    const page = async () => (await fetch(`${world.test.url}${link?.[1]}?lang=en`)).text()
    expect(await page()).toContain('We are stopping the use of your data. It is erased at')
    await world.bot(`update erasure_request set state = 'parked', reason = 'too-large-share'`)
    expect(await page()).toContain('A person is looking at your request. We are stopping the use of your data.')
    expect(await page()).not.toContain('not used')
    await world.bot(`update erasure_request set state = 'scheduled', reason = null`)
    expect(await told()).toEqual(['confirmed'])
    expect(await blocks()).toEqual([expect.objectContaining({ blocks: 'everything' })])
    await world.test.pass(15 * MINUTE)
    expect(rohan.heard().at(-1)).toContain('Your data is erased')
    expect(await world.bot('select state, frozen_at from erasure_request')).toEqual([{ state: 'completed', frozen_at: null }])
    expect(await searchDatabase(world.databases.platformUrl, ['7000026350'])).toEqual([])
    // Their business hears of both ends, and an old list of it reaches them no more.
    expect(await told()).toEqual(['confirmed', 'completed'])
    expect(await blocks()).toEqual([expect.objectContaining({ blocks: 'everything' })])
    expect(await world.platform('select 1 from deletion_bot.freeze_undo')).toEqual([])
  })

  it('does not keep an undo from coming true either', async () => {
    const imran = world.actor('imran')
    await imran.says('delete my data')
    await imran.taps('Delete my data')
    await imran.taps('Yes, delete it')
    for (let minute = 0; minute < 4; minute += 1) await world.test.pass(MINUTE)
    expect(await failures()).toHaveLength(1)
    await imran.taps('Keep my data')
    expect(await imran.taps('Yes, keep it')).toEqual([expect.stringContaining('Your data stays')])
    failing = false
    await world.test.pass(20 * MINUTE)
    expect(await searchDatabase(world.databases.platformUrl, ['7000075532'])).not.toEqual([])
    expect(await world.platform('select 1 from deletion_bot.freeze_undo')).toEqual([])
    expect(await told()).toEqual(['confirmed', 'cancelled'])
    expect(await blocks()).toHaveLength(1)
  })

  it('that comes right in the end says so in one line, and one that fails again later begins another', async () => {
    failing = true
    const meera = world.actor('meera')
    await meera.says('delete my data')
    await meera.taps('Delete my data')
    await meera.taps('Yes, delete it')
    for (let minute = 0; minute < 3; minute += 1) await world.test.pass(MINUTE)
    failing = false
    await world.test.pass(MINUTE)
    const [{ id = '' } = {}] = await world.bot<{ id: string }>('select id from erasure_request order by created_at desc limit 1')
    const lines = async () =>
      (await world.bot<{ what: string }>('select what from request_event where request_id = $1 order by id', [id]))
        .map(({ what }) => what)
        .filter((what) => ['freeze-failed', 'frozen'].includes(what))
    expect(await lines()).toEqual(['freeze-failed', 'frozen'])
    // As a letter does whose number confirms the same in a chat.
    await world.bot('update erasure_request set frozen_at = null where id = $1', [id])
    failing = true
    for (let minute = 0; minute < 2; minute += 1) await world.test.pass(MINUTE)
    failing = false
    await world.test.pass(MINUTE)
    expect(await lines()).toEqual(['freeze-failed', 'frozen', 'freeze-failed', 'frozen'])
  })
})

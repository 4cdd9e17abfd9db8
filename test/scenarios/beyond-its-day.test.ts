import { describe, expect, it } from 'vitest'
import { DAY, MINUTE } from '../support/bot.ts'
import { type Actor, type Scenario, scenario } from '../support/scenario.ts'

const HOLD = `insert into deletion_bot.legal_hold (id, scope, table_name, reason, held_from)
  values ('33333333-3333-4333-8333-333333333333', 'table', 'message', 'court_order', '2026-01-01')`

async function confirms(actor: Actor, world: Scenario): Promise<void> {
  await actor.says('delete my data')
  await actor.taps('Delete my data')
  await actor.taps('Yes, delete it')
  await world.test.pass(15 * MINUTE)
}

describe.each([
  ['an erasure that waits for staff', { config: { maxRowsPerSubject: 5 } }, undefined],
  ['an erasure that a hold without an end keeps', {}, HOLD],
])('%s beyond the day that was named', (_, options, hold) => {
  const world = scenario(options)

  it('promised word by that day and no end', async () => {
    if (hold !== undefined) await world.platform(hold)
    const rohan = world.actor('rohan')
    await confirms(rohan, world)
    expect(rohan.heard().at(-1)).toMatch(/takes longer than planned.* You hear from us by 23 Dec 2026\./s)
    expect((await rohan.says('status')).join()).toContain('You hear from us by 23 Dec 2026')
  })

  it('is told once that it has passed, and staff are alarmed', async () => {
    const rohan = world.actor('rohan')
    const before = rohan.heard().length
    for (let day = 0; day < 33; day += 1) await world.test.pass(DAY)
    const told = rohan.heard().slice(before)
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(/^\[data_deletion_case_answer\] CM-.* the day we named, 23 Dec 2026, has passed\. We write to you/s)
    expect(await (await fetch(`${world.test.url}/metrics`)).text()).toMatch(/alarms_total\{reason="deadline-passed"\} 1/)
  })

  it('no answer names that day as one to come, and it can still be kept', async () => {
    const rohan = world.actor('rohan')
    const [status = ''] = await rohan.says('status')
    expect(status).toContain('the day we named, 23 Dec 2026, has passed')
    expect(status).toContain('Type COMPLAIN')
    expect(status).not.toMatch(/by 23 Dec 2026/)
    const page = await (await fetch(`${world.test.url}${/\/r\/[\w-]+/.exec(status)?.[0]}`)).text()
    expect(page).not.toContain('23 Dec 2026')
    expect(page).toContain('we write to you in the chat when it is erased')
    await rohan.taps('Keep my data')
    expect((await rohan.taps('Yes, keep it')).join()).toContain('Your data stays')
  })
})

import { describe, expect, it } from 'vitest'
import { DAY, MINUTE } from '../support/bot.ts'
import { searchDatabase } from '../support/find-person.ts'
import { scenario } from '../support/scenario.ts'

describe('an erasure that can never be proven complete', () => {
  const world = scenario()

  it('still forgets the person after thirty days, with an alarm', async () => {
    await world.platform('create table stray_note (id uuid primary key, words text)')
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await rohan.taps('Delete my data')
    await rohan.taps('Yes, delete it')
    await world.test.pass(15 * MINUTE)
    const request = () =>
      world.bot('select state, subject_sealed is null as forgotten, second_swept_at is null as unswept from erasure_request')
    expect(await request()).toEqual([{ state: 'partial', forgotten: false, unswept: true }])
    expect(await searchDatabase(world.databases.platformUrl, ['7000026350'])).toEqual([])
    for (let day = 0; day < 29; day += 1) await world.test.pass(DAY)
    expect(await request()).toEqual([{ state: 'partial', forgotten: false, unswept: true }])
    const before = rohan.heard().length
    for (let day = 0; day < 2; day += 1) await world.test.pass(DAY)
    // Whoever heard that we keep trying hears that we no longer can, once, before the number is forgotten.
    expect(rohan.heard().slice(before)).toEqual([
      expect.stringMatching(/^\[data_deletion_case_answer\] CM-.* could not be confirmed as erased, and we can no longer try\./),
    ])
    expect(await request()).toEqual([{ state: 'partial', forgotten: true, unswept: false }])
    expect(await world.bot('select 1 from person_binding where address_sealed is not null')).toEqual([])
    expect(await (await fetch(`${world.test.url}/metrics`)).text()).toMatch(/alarms_total\{reason="forgotten-unproven"\} 1/)
  })
})

import { describe, expect, it } from 'vitest'
import { MINUTE } from '../support/bot.ts'
import { searchDatabase } from '../support/find-person.ts'
import { type Actor, HOUR, scenario } from '../support/scenario.ts'

async function confirmed(actor: Actor): Promise<void> {
  await actor.says('delete my data')
  await actor.says('english')
  await actor.taps('Delete my data')
  await actor.taps('Yes, delete it')
}

describe('a subject with more rows than anybody has', () => {
  const world = scenario({ config: { maxRowsPerSubject: 40 } })

  it('is parked for staff, told that it takes longer, and loses no row', async () => {
    const meera = world.actor('meera')
    const before = await searchDatabase(world.databases.platformUrl, ['7000014821'])
    await confirmed(meera)
    await world.test.pass(15 * MINUTE)
    expect(meera.heard().at(-1)).toMatch(/takes longer than planned.* You hear from us by 23 Dec 2026\.\nYour case: CM-/s)
    expect(await world.bot('select state, reason, started_at from erasure_request')).toEqual([
      { state: 'parked', reason: 'too-many-rows', started_at: null },
    ])
    expect(await searchDatabase(world.databases.platformUrl, ['7000014821'])).toHaveLength(before.length)
    expect(await meera.says('status')).toEqual([expect.stringContaining('a person is looking at it')])
    await world.test.pass(HOUR)
    expect(meera.heard().filter((text) => text.includes('takes longer than planned'))).toHaveLength(1)
  })

  it('may still take it back, also after asking for the status', async () => {
    const meera = world.actor('meera')
    await meera.says('keep my data')
    await meera.says('keep my data')
    expect(meera.heard().at(-1)).toContain('Your data stays')
    expect(await world.bot('select state from erasure_request')).toEqual([{ state: 'cancelled' }])
  })
})

describe('more erasures than usual in an hour', () => {
  const world = scenario({ config: { maxErasuresPerHour: 1 } })

  it('wait for their turn, with an alarm, and all end', async () => {
    const people = [world.actor('rohan'), world.actor('imran'), world.actor('prakash')]
    for (const person of people) await confirmed(person)
    await world.test.pass(15 * MINUTE)
    const states = () => world.bot<{ state: string }>('select state from erasure_request order by state')
    // Workers that look at the same moment may each let one through; the third waits in any case.
    expect(await states()).toContainEqual({ state: 'completed' })
    expect(await states()).toContainEqual({ state: 'scheduled' })
    expect(await (await fetch(`${world.test.url}/metrics`)).text()).toMatch(/alarms_total\{reason="erasures-per-hour"\} [1-9]/)
    const waiting = people.find((person) => !person.heard().at(-1)?.includes('Your data is erased'))
    expect((await waiting?.says('status'))?.join()).toContain('We are not using your data')
    for (let quarter = 0; quarter < 10; quarter += 1) await world.test.pass(HOUR / 4)
    expect(await states()).toEqual([{ state: 'completed' }, { state: 'completed' }, { state: 'completed' }])
    for (const person of people) expect(person.heard().filter((text) => text.includes('Your data is erased'))).toHaveLength(1)
  })
})

describe('a person who writes all day', () => {
  const world = scenario()

  it('hears thirty answers, then silence', async () => {
    const rohan = world.actor('rohan')
    for (let message = 0; message < 34; message += 1) await rohan.says('help')
    expect(rohan.heard()).toHaveLength(30)
    await rohan.says('delete my data')
    expect(rohan.heard()).toHaveLength(30)
  })

  it('but everything about an open request, its end and its undo', async () => {
    const imran = world.actor('imran')
    await confirmed(imran)
    for (let message = imran.heard().length; message < 32; message += 1) await imran.says('help')
    expect(imran.heard()).toHaveLength(32)
    await imran.taps('Keep my data')
    expect(await imran.taps('Yes, keep it')).toEqual([expect.stringContaining('Your data stays')])
  })

  it('and is heard again the next day', async () => {
    const rohan = world.actor('rohan')
    await world.test.pass(25 * HOUR)
    expect(await rohan.says('help')).toHaveLength(1)
  })
})

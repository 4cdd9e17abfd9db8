import { afterAll, describe, expect, it } from 'vitest'
import { decideProposal } from '../../src/jobs/decide-proposal.ts'
import { proposeStart } from '../../src/jobs/propose-start.ts'
import { DAY } from '../support/bot.ts'
import { openMailbox } from '../support/mailbox.ts'
import { type Actor, type Scenario, scenario } from '../support/scenario.ts'
import { twoOfStaff } from '../support/two-of-staff.ts'

const MEERA = '+917000014821'
const DONE = 'The data of this number is erased. We checked: none left.'
const PARTIAL = 'A part of the data of this number is erased.'
const KEPT = 'The data of this number will not be deleted after all. Nothing was deleted'
const mailbox = await openMailbox()
afterAll(() => mailbox.close())

/** Somebody else shows papers, and two of the staff start what they ask for. The request's id. */
async function starts(world: Scenario): Promise<string> {
  const imran = world.actor('imran')
  await imran.says('english')
  await imran.says('my father has died, delete his data')
  const [opened = ''] = await imran.taps('Open a case')
  const letter = { kind: 'letter', phone: MEERA, scope: { kind: 'number' }, source: 'email', language: 'en' } as const
  const ofCase = /CM-\w{4}-\w{4}/.exec(opened)?.[0] ?? expect.unreachable()
  const given = { ...letter, proof: 'papers-seen', file: 'mail-on-file', ofCase } as const
  const proposed = await proposeStart(world.test.bot, given, { id: 'staff:one', role: 'support', reason: 'letter-on-file' })
  if (proposed.is !== 'proposed') throw new Error(proposed.is)
  const done = await decideProposal(world.test.bot, proposed.proposal.id, 'approve', { id: 'staff:two', role: 'privacy' }, MEERA)
  if (done.is !== 'done') throw new Error(done.is)
  await world.test.settle()
  return done.request.id
}

async function saidTo(actor: Actor, while_: () => Promise<unknown>): Promise<string[]> {
  const before = actor.heard().length
  await while_()
  return actor.heard().slice(before)
}

const ends = (said: readonly string[]) => said.filter((text) => [DONE, PARTIAL, KEPT].some((words) => text.includes(words)))

describe('the number that was told that somebody asked for its data with papers', () => {
  const world = scenario({ config: mailbox.config })

  it('hears that it is not deleted after all, where two of the staff end it, and no reason that is not its own', async () => {
    const meera = world.actor('meera')
    await meera.says('english')
    const id = await starts(world)
    const said = await saidTo(meera, () => twoOfStaff(world.test, id, 'refuse', 'suspected-fraud', 1))
    expect(said).toEqual([expect.stringContaining(KEPT)])
    expect(said.join()).not.toMatch(/fraud|papers|Imran|signs/)
    expect((await meera.says('delete my data')).join()).toContain('What do you want?')
    await meera.says('no')
  })

  it('hears nothing of an end that it brought about itself', async () => {
    const meera = world.actor('meera')
    await starts(world)
    const said = await saidTo(meera, async () => {
      await meera.taps('Keep my data')
      await meera.taps('Yes, keep it')
    })
    expect(ends(said)).toEqual([])
    expect(said.at(-1)).toContain('Your data stays')
  })

  it('hears of a part first, and that all is erased once, without the receipt, which counts; and nothing after the last sweep', async () => {
    const meera = world.actor('meera')
    await meera.says('english')
    await starts(world)
    await world.test.pass(6.5 * DAY)
    await meera.says('thanks')
    await world.platform('create table if not exists stray_note (id uuid primary key, words text)')
    expect(ends(await saidTo(meera, () => world.test.pass(DAY / 2)))).toEqual([expect.stringContaining(PARTIAL)])
    await meera.says('thanks')
    await world.platform('drop table stray_note')
    const said = ends(await saidTo(meera, () => world.test.pass(DAY)))
    expect(said).toEqual([expect.stringContaining(DONE)])
    expect(said[0]).not.toContain('/receipts/')
    expect(said[0]).not.toMatch(/Imran|messages|died|dead/)
    expect(ends(await saidTo(meera, () => world.test.pass(12 * DAY)))).toEqual([])
    expect(await world.bot("select 1 from erasure_request where state = 'completed' and second_swept_at is null")).toEqual([])
  })
})

describe('the number that was told of such a wish, once WhatsApp’s day is over', () => {
  const world = scenario({ config: mailbox.config })

  it('hears of the end by a template, in its language', async () => {
    const meera = world.actor('meera')
    await meera.says('हिंदी')
    await starts(world)
    const said = await saidTo(meera, () => world.test.pass(8 * DAY))
    expect(said).toEqual([expect.stringMatching(/\[data_deletion_case_answer\] CM-.* इस नंबर का डेटा डिलीट हो गया।/)])
    expect(said.join()).not.toContain('/receipts/')
    expect(await (await fetch(`${world.test.url}/metrics`)).text()).toMatch(/alarms_total\{reason="answered-too-late"\} 0/)
  })
})

describe('a number that another person may have since it was told', () => {
  const world = scenario({ config: mailbox.config })

  it('hears nothing of the end', async () => {
    const meera = world.actor('meera')
    await meera.says('english')
    await starts(world)
    await world.test.pass(6.5 * DAY)
    await meera.says('thanks')
    await world.bot("update person_binding set identity_changed_at = $1 where kind = 'phone'", [world.test.bot.clock.now()])
    expect(ends(await saidTo(meera, () => world.test.pass(DAY)))).toEqual([])
    expect(await world.bot('select state from erasure_request')).toEqual([{ state: 'completed' }])
  })
})

describe('a number that had no chat when papers came', () => {
  const world = scenario({ config: mailbox.config })

  it('is told with the first words from it, and hears the end', async () => {
    await starts(world)
    const meera = world.actor('meera')
    await world.test.pass(6.5 * DAY)
    await meera.says('english')
    expect(ends(await saidTo(meera, () => world.test.pass(DAY)))).toEqual([expect.stringContaining('is erased')])
  })
})
